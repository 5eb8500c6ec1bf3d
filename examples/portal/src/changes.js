// The changes that the page records, as the library takes them, from what was typed into its forms.
// Whether a change may be made is for the library to say.

/** A report came: `{ by, recorded, duty, covers, unit, received, number }`. */
export function reportReceived(book, typed) {
  const { duty, covers, unit, received, number } = typed;
  const { name } = book.record(unit).record;
  const { title } = book.record(duty).record;
  const id = fresh(book, `report-${unit}-${duty}-${covers}`);
  const document = documentOf(
    book,
    `${id}-text`,
    "report",
    { vi: `${title.vi} (${covers}): ${name.vi}` },
    number,
    received,
  );
  const cites = [{ document: document.id }];
  return change(book, typed, document, { submit_report: { id, duty, unit, covers, received, cites } });
}

/**
 * An agreement was signed anew or for the first time: `{ by, recorded, reSigns, partner, unit, kind, title, signed,
 * regime, entry, term, years, until, number }`. With `reSigns` it has that agreement's parties.
 */
export function agreementSigned(book, typed) {
  const old = typed.reSigns && book.record(typed.reSigns).record;
  const id = fresh(book, `${old ? (old.theirs[0]?.partner ?? old.id) : typed.partner}-${typed.kind}-${typed.signed}`);
  const document = documentOf(book, `${id}-text`, "note", { vi: typed.title }, typed.number, typed.signed);
  const agreement = {
    id,
    kind: typed.kind,
    title: { vi: typed.title },
    ours: old ? old.ours : [{ unit: typed.unit }],
    theirs: old ? old.theirs : [{ partner: typed.partner }],
    ...(old?.fields && { fields: old.fields }),
    regime: typed.regime,
    ...(old && { re_signs: old.id }),
    signed: typed.signed,
    entry: typed.entry,
    term: termOf(typed),
    cites: [{ document: document.id }],
  };
  return change(book, typed, document, old ? { re_sign: agreement } : { sign: agreement });
}

function termOf({ term, years, until }) {
  if (term === "years") return { years: Number(years) };
  if (term === "until") return { until };
  return term;
}

function change(book, { by, recorded }, document, what) {
  return { revision: book.data.history?.length ?? 0, recorded, by, documents: [document], what };
}

/** The letter or text that the change rests on; it speaks for itself. */
function documentOf(book, id, kind, title, number, date) {
  const own = fresh(book, id);
  return { id: own, kind, title, ...(number && { number }), date, cites: [{ document: own }] };
}

/** An id that the register does not hold yet. */
function fresh(book, text) {
  const id = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  let free = id;
  for (let number = 2; book.record(free); number += 1) free = `${id}-${number}`;
  return free;
}
