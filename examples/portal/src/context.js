// What every view is given: the day, the language, the register's answers, and the ways to link.

import { monthsAfter, spelt, today } from "./days.js";
import { html } from "./library.js";
import { addressOf } from "./route.js";
import { WORDS } from "./words.js";

/** Which view shows a record of a list; all others have the view `record`. */
const VIEWS = { agreements: "agreements", units: "units" };

/** @param state the store's */
export function context({ route, book, name, refused, past, unmade, opened, server }) {
  const { language, fields } = route;
  const on = fields.on || today();
  const ahead = Number(fields.ahead) || 6;
  return {
    route,
    book,
    name,
    refused,
    past,
    unmade,
    server,
    opened,
    language,
    words: WORDS[language],
    on,
    /** The last day that the agenda looks at. */
    ahead,
    until: monthsAfter(on, ahead),

    /** An answer of the library for the present register. */
    ask: (question, options) => book.ask(question, options),

    /** A text of an answer in the reader's language; what has no English says that it is Vietnamese. */
    say(text) {
      if (language === "vi" || !text.en) return language === "vi" ? text.vi : html`<span lang="vi">${text.vi}</span>`;
      return text.en;
    },
    /** The same as bare text, for attributes and sorting. */
    plain: (text) => (language === "en" && text.en) || text.vi,

    day: (day) => spelt(day, language),

    /** The address of another view, or of this one with other fields. */
    to: (changes) => addressOf(route, changes),
    /** The address of a record. */
    record(id) {
      const list = book.record(id)?.list;
      return addressOf(route, { view: VIEWS[list] ?? "record", id });
    },
  };
}

/** Goes to an address without leaving the present one behind in the history. */
export function replace(address) {
  history.replaceState(history.state, "", address);
  dispatchEvent(new HashChangeEvent("hashchange"));
}

/** Goes to an address. */
export function go(address) {
  location.hash = address;
}
