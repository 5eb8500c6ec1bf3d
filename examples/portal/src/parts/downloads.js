// Files that the reader takes away, as the library writes them.

import { stamp } from "../days.js";
import { html } from "../library.js";

const TYPES = { ics: "text/calendar", csv: "text/csv", md: "text/markdown", json: "application/json" };
const FORMS = { ics: "icalendar", csv: "csv", md: "markdown" };

/** Buttons to take an answer away in these forms: `ics`, `csv`, `md`. */
export function downloads(at, question, name, labels) {
  return Object.entries(labels).map(([ending, label]) => {
    const text = () => {
      const moment = ending === "ics" ? { stamp: stamp() } : {};
      return at.book.print(question, { language: at.language, form: FORMS[ending], all: true, ...moment });
    };
    return button(label, `${name}.${ending}`, text);
  });
}

/** A button that hands a text over as a file. */
export function button(label, name, text) {
  return html`<button type="button" class="quiet" @click=${() => save(name, text())}>${label}</button>`;
}

function save(name, text) {
  saveFile(name, new Blob([text], { type: `${TYPES[name.split(".").at(-1)]};charset=utf-8` }));
}

/** Hands a file over. */
export function saveFile(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
