// A table of the library as a workbook: days that are exact as dates, counts as numbers, everything
// else as text, so that no program takes an id or a period for something else.

/** Which columns of which question hold days, and which numbers; of what the library prints as CSV. */
const TYPES = {
  agenda: { days: [4, 5], numbers: [] },
  reports: { days: [6, 7], numbers: [3] },
  standings: { days: [], numbers: [] },
  targets: { days: [8, 9], numbers: [2, 3, 4, 5, 6] },
  workload: { days: [4, 5], numbers: [] },
};

/** Excel cuts a sheet's name here. */
const NAME_LENGTH = 31;
/** Widths of columns, in characters. */
const WIDTH = { least: 10, most: 60 };

/**
 * The file of a table.
 *
 * @param register a `Register` of the package
 * @param question one of those that the library prints as CSV: `{ agenda: { on, until } }` …
 * @param options `language`: `vi` or `en`; `name`: the sheet's
 * @returns a promise of the file's Blob
 */
export async function workbook(register, question, { language, name }) {
  const { papaparse, writeExcelFile } = await import("./excel.js");
  const text = register.render(question, { language, form: "csv", all: true });
  const { data } = papaparse.parse(text.replace(/^\u{feff}/u, ""), { skipEmptyLines: true });
  const [head, ...rows] = data;
  const types = TYPES[Object.keys(question)[0]];
  const cells = [
    head.map((value) => ({ value, type: String, fontWeight: "bold" })),
    ...rows.map((row) => row.map((text, column) => cellOf(text, column, types))),
  ];
  return writeExcelFile(cells, {
    sheet: name.replace(/[\\/?*[\]:]/g, " ").slice(0, NAME_LENGTH),
    columns: head.map((_, column) => ({ width: widthOf(data.map((row) => row[column])) })),
    stickyRowsCount: 1,
    orientation: "landscape",
  }).toBlob();
}

/** A cell: an imprecise day, such as `2023` or `2023-05`, stays the text that it is. */
export function cellOf(text, column, { days, numbers }) {
  if (text === "") return null;
  if (days.includes(column) && /^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return { value: new Date(`${text}T00:00:00Z`), type: Date, format: "dd/mm/yyyy" };
  }
  if (numbers.includes(column) && /^\d+$/.test(text)) return { value: Number(text), type: Number };
  // In CSV an apostrophe keeps a text from becoming a formula; a cell of text is none.
  return { value: text.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, ""), type: String, wrap: true, alignVertical: "top" };
}

function widthOf(texts) {
  const longest = Math.max(...texts.map((text) => text?.length ?? 0));
  return Math.min(Math.max(longest + 2, WIDTH.least), WIDTH.most);
}
