// The steps that led to an answer, as the library gives them: what it found, by which rule, from
// which article or document.

import { html, nothing } from "../library.js";
import { fold } from "./fold.js";
import { source } from "./sources.js";

/**
 * @param key names the answer
 * @param title what is explained
 * @param steps gives the steps, once they are wanted
 */
export function why(at, key, title, steps) {
  const inside = () =>
    html`<ol class="steps">
      ${steps().map((step) => stepOf(at, step))}
    </ol>`;
  return fold(at, `why:${key}`, at.words.why, inside, { kind: "why", label: at.words.why_of(title) });
}

function stepOf(at, { says, article, cites = [] }) {
  const written = cites.map((cite) => source(at, cite));
  return html`
    <li>
      ${at.say(says)}
      ${
        article || cites.length
          ? html`<small class="sources"
              >${article ? html`<span class="article">${at.say(article)}</span>` : nothing}${written}</small
            >`
          : nothing
      }
    </li>
  `;
}
