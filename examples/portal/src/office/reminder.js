// The official letter that reminds units of reports that did not come (công văn đôn đốc).

import { BLANK, fileOf, official } from "./form.js";
import { cited, documentsOf, issuerOf, placeOf, shortDate } from "./names.js";

/**
 * Which letters are to be written: one for each unit that waits for overdue reports.
 *
 * @param occurrences the reports, as the library answers
 * @param on the day for which it was asked
 * @returns a list of `{ sender, above, on, reports }`: who waits, to whom it reports itself, and each
 *   report with the units from which it is missing
 */
export function reminders(occurrences, on) {
  const letters = new Map();
  for (const report of occurrences) {
    const sender = report.to.unit?.unit;
    const missing = report.obliged.filter(({ state }) => state === "overdue").map(({ unit }) => unit);
    if (!sender || missing.length === 0) continue;
    const letter = letters.get(sender.id) ?? { sender, above: aboveOf(occurrences, sender), on, reports: [] };
    letters.set(sender.id, letter);
    letter.reports.push({ report, missing });
  }
  return [...letters.values()];
}

/** To whom a unit itself reports. */
function aboveOf(occurrences, { id }) {
  return occurrences.find(({ obliged }) => obliged.some(({ unit }) => unit.id === id))?.to;
}

/**
 * The file of one letter.
 *
 * @param register a `Register` of the package
 * @param letter one of `reminders`
 * @param known what else somebody said: `number`, `symbol`, `day`, `signer` as in `form.js`, and
 *   `until`, the new last day; blanks where nobody did
 * @returns a promise of the file's Blob
 */
export async function reminder(register, letter, known = {}) {
  const { docx } = await import("./word.js");
  const form = official(docx);
  const { sender, above, on, reports } = letter;
  const [units, gone] = addressed(register, letter);
  const about = "đôn đốc gửi báo cáo hợp tác quốc tế";
  const bases = documentsOf(
    register,
    reports.map(({ report }) => report),
  );
  const { province } = register.agenda({ on, until: on });
  const head = { ...issuerOf(register, sender, above), place: placeOf(province) };
  const open = reports.some(({ report }) => report.open);
  return fileOf(
    docx,
    form.document(`V/v ${about}`, [
      form.head({ ...head, symbol: BLANK, about, ...known }),
      ...form.addressees(units.length ? units.map(({ name }) => name.vi) : [BLANK]),
      form.paragraph(`Căn cứ ${bases.map(cited).join("; ")}, các cơ quan, đơn vị gửi báo cáo về ${sender.name.vi}.`),
      form.paragraph(
        `Đến ngày ${shortDate(on)}, sổ hợp tác quốc tế chưa ghi nhận các báo cáo sau đây, đã quá hạn:`,
      ),
      missingTable(form, reports, gone.length ? undefined : units),
      form.paragraph(
        `${sender.name.vi} đề nghị các cơ quan, đơn vị có tên trên gửi báo cáo trước ngày ${known.until ? shortDate(known.until) : BLANK}. Cơ quan, đơn vị đã gửi báo cáo đề nghị cho biết số và ngày của báo cáo để ghi vào sổ.`,
      ),
      ...(gone.length
        ? [form.paragraph(`Đơn vị không còn vào ngày ${shortDate(on)}, sổ chưa ghi nhận báo cáo: ${names(gone)}.`)]
        : []),
      ...(open ? [form.paragraph("Văn bản giao báo cáo còn nêu các đơn vị khác mà sổ không ghi tên.")] : []),
      ...form.foot(["Như trên"], known.signer),
    ]),
  );
}

/** The units from which reports are missing: those that exist on the day, and those that do not. */
function addressed(register, { on, reports }) {
  const units = new Map(reports.flatMap(({ missing }) => missing.map((unit) => [unit.id, unit])));
  const exists = ({ id }) => register.workload({ unit: id, on }).exists;
  const there = new Set([...units.values()].filter(exists));
  return [[...there], [...units.values()].filter((unit) => !there.has(unit))];
}

/** @param addressees where all of them are missing, they are not named again */
function missingTable(form, reports, addressees) {
  const rows = reports.map(({ report, missing }, index) => [
    String(index + 1),
    report.title.vi,
    shortDate(report.due.latest),
    missing.length === addressees?.length ? "Các cơ quan, đơn vị có tên trên" : names(missing),
  ]);
  return form.table([12, 60, 27, 61], ["TT", "Báo cáo", "Hạn cuối", "Chưa có báo cáo của"], rows);
}

const names = (units) => units.map(({ name }) => name.vi).join("; ");
