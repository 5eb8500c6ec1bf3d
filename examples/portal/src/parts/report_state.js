// The state of a report as a mark: told apart by its sign and its words, not by colour alone.

import { html } from "../library.js";

const SIGNS = {
  submitted: "✓",
  submitted_late: "✓",
  waived: "–",
  not_due: "○",
  due: "●",
  blocked: "…",
  overdue: "!",
};

/** @param options.short shows the sign alone, and says the word to those who hear the page */
export function stateMark({ words }, state, { short = false } = {}) {
  const word = words.report_state[state];
  return html`<span class="state ${state}" title=${word}
    ><span class="sign" aria-hidden="true">${SIGNS[state]}</span
    ><span class=${short ? "unseen" : "word"}>${word}</span></span
  >`;
}
