// In which phases an agreement may be: one mark each, told apart by words and shape, not colour.

import { html } from "../library.js";

/** The possible phases as marks. */
export function phaseMarks(at, phases) {
  const certain = phases.length === 1;
  const marks = phases.map(
    (phase) => html`<span class="phase ${phase} ${certain ? "certain" : "possible"}">${at.words.phase[phase]}</span>`,
  );
  const joint = html`<span class="or">${at.words.or}</span>`;
  return html`<span class="phases">${marks.flatMap((mark, index) => (index ? [joint, mark] : [mark]))}</span>`;
}

/** The same in words. */
export const phaseText = ({ words }, phases) => phases.map((phase) => words.phase[phase]).join(words.or);
