// Where an answer is written: the document's number, the section, and the few words relied on.

import { groupBy } from "../group.js";
import { html, nothing } from "../library.js";

/** One citation, as a link to the document's record. */
export function source(at, { document, section, words, inferred }) {
  const record = at.book.record(document)?.record;
  const name = record?.number ?? (record ? at.say(record.title) : document);
  return html`<span class="source"
    ><a href=${at.record(document)}>${name}</a>${section && html`, ${sectionOf(at, section)}`}${
      words ? html` <q>${words}</q>` : nothing
    }${inferred ? html` <em class="inferred">${at.words.inferred}</em>` : nothing}</span
  >`;
}

/** All citations, each document named once with its sections. */
export function sources(at, cites) {
  const each = [...groupBy(cites, ({ document }) => document).values()].map((cites) => {
    const sections = [...new Set(cites.map(({ section }) => section).filter(Boolean))].join(", ");
    const inferred = cites.every(({ inferred }) => inferred);
    return source(at, { document: cites[0].document, section: sections, inferred });
  });
  return html`<span class="sources">${each}</span>`;
}

/** Numbered sections are called so; others, such as "Căn cứ", speak for themselves. */
function sectionOf({ words }, section) {
  return /^[IVXLCA-E0-9]+(\.|$|,)/.test(section) ? words.section(section) : section;
}
