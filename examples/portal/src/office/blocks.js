// A page that the library laid out, as sections of an official document: its headings numbered, its
// entries as tables with the places that say so. The words are the library's own.

const NUMERALS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"];

/** The widths of the columns, in millimetres; the text takes what is left of the page's 160. */
const WIDTHS = { number: 12, label: 31, places: 43, all: 160 };

/**
 * The sections of a page.
 *
 * @param marked the library of that name, which reads Markdown
 * @param form the building blocks, of `official`
 * @param markdown what the library printed
 * @returns `{ children, sections }`: what goes into the document, and how many sections it has
 */
export function sectionsOf(marked, form, markdown) {
  let sections = 0;
  const children = marked.lexer(markdown).flatMap((token) => {
    if (token.type === "heading" && token.depth > 1) {
      sections += 1;
      return [form.heading(numbered(sections, textOf(token)))];
    }
    if (token.type === "paragraph") return [form.paragraph(textOf(token))];
    if (token.type === "list") return [entries(form, token.items.map(entryOf))];
    return [];
  });
  return { children, sections };
}

/** III. Chỉ tiêu */
export const numbered = (number, heading) => `${NUMERALS[number - 1] ?? number}. ${heading}`;

function entries(form, entries) {
  const has = (part) => entries.some((entry) => entry[part] !== "");
  const columns = [
    { head: "TT", width: WIDTHS.number, cell: (_, index) => String(index + 1) },
    ...(has("label") ? [{ head: "Mục", width: WIDTHS.label, cell: ({ label }) => label }] : []),
    { head: "Nội dung", cell: ({ text }) => text },
    ...(has("places") ? [{ head: "Nơi ghi", width: WIDTHS.places, cell: ({ places }) => places }] : []),
  ];
  const taken = columns.reduce((sum, { width = 0 }) => sum + width, 0);
  return form.table(
    columns.map(({ width = WIDTHS.all - taken }) => width),
    columns.map(({ head }) => head),
    entries.map((entry, index) => columns.map(({ cell }) => cell(entry, index))),
  );
}

/** An entry: its label is strong and comes first, its places stand in brackets at the end. */
function entryOf(item) {
  const parts = item.tokens.flatMap(({ tokens = [] }) => tokens);
  const [label] = parts.filter(({ type }) => type === "strong");
  const places = parts.findLast(({ type }) => type === "em");
  const text = parts.filter((part) => part !== label && part !== places).map(textOf);
  return {
    label: label ? textOf(label) : "",
    text: text.join("").trim(),
    places: places ? textOf(places).replace(/^\(|\)$/g, "") : "",
  };
}

/** What a reader sees of a token. */
function textOf(token) {
  return token.tokens ? token.tokens.map(textOf).join("") : token.text;
}
