// The yearly report on international cooperation, in the official form, ready to be filled in and signed.

import { numbered, sectionsOf } from "./blocks.js";
import { BLANK, fileOf, official } from "./form.js";
import { cited, documentsOf, issuerOf, placeOf, shortDate } from "./names.js";

/**
 * The file of the report.
 *
 * @param register a `Register` of the package
 * @param question of the yearly report: `{ year, on }`
 * @param known `all`: nothing of the library's page left out; and what else somebody said: `number`,
 *   `symbol`, `day`, `signer` as in `form.js`, blanks where nobody did
 * @returns a promise of the file's Blob
 */
export async function yearlyReport(register, question, { all = false, ...known } = {}) {
  const { docx, marked } = await import("./word.js");
  const form = official(docx);
  const report = register.yearlyReport(question);
  const { year, on } = question;
  const last = lastReport(report.reports.filter(({ covers }) => covers === String(year)));
  const subject = `Hợp tác quốc tế năm ${year} và việc dự kiến năm ${year + 1}`;
  const head = { ...issuerOf(register, last?.obliged[0].unit, last?.to), place: placeOf(report.province) };
  const page = register.render({ yearly_report: question }, { language: "vi", form: "markdown", all });
  const { children, sections } = sectionsOf(marked, form, page);
  const bases = documentsOf(register, report.reports);
  return fileOf(
    docx,
    form.document(`Báo cáo: ${subject}`, [
      form.head({ ...head, symbol: `BC-${BLANK}`, ...known }),
      ...form.title("Báo cáo", subject),
      ...bases.map((document, index) =>
        form.paragraph(`Căn cứ ${cited(document)}${index < bases.length - 1 ? ";" : "."}`, { italics: true }),
      ),
      form.paragraph(`Số liệu lấy từ sổ hợp tác quốc tế, tính đến ngày ${shortDate(on)}.`),
      ...children,
      form.heading(numbered(sections + 1, "Nguồn")),
      sources(form, documentsOf(register, answersOf(report))),
      ...form.foot([last ? last.to.unit?.unit.name.vi : undefined].filter(Boolean), known.signer),
    ]),
  );
}

/** The report in which all others come together, where one unit owes it: its sender issues this one. */
function lastReport(reports) {
  const top = Math.max(...reports.map(({ level }) => level));
  const last = reports.filter(({ level, obliged }) => level === top && obliged.length === 1);
  const senders = new Set(last.map(({ obliged }) => obliged[0].unit.id));
  return senders.size === 1 ? last[0] : undefined;
}

function answersOf({ agreements, results, planned, targets, reports, next_year }) {
  return [...agreements, ...results.map(({ event }) => event), ...planned, ...targets, ...reports, ...next_year];
}

function sources(form, documents) {
  const rows = documents.map(({ number, title, issuer, date }, index) => [
    String(index + 1),
    number ?? "",
    [title.vi, issuer?.vi].filter(Boolean).join(" – "),
    date ? shortDate(date) : "",
  ]);
  return form.table([12, 36, 85, 27], ["TT", "Số, ký hiệu", "Văn bản, nơi ban hành", "Ngày"], rows);
}
