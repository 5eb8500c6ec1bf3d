// What is folded away until it is asked for: a heading to press, and an inside made only when open.

import { html, nothing } from "../library.js";
import { fold as remember } from "../store.js";

/**
 * @param key by which the store remembers that it is open
 * @param options.label what it is, for those who hear the heading alone
 */
export function fold(at, key, heading, inside, { kind = "fold", label } = {}) {
  const open = at.opened.has(key);
  return html`
    <details class=${kind} ?open=${open} @toggle=${({ target }) => remember(key, target.open)}>
      <summary aria-label=${label ?? nothing}>${heading}</summary>
      ${open ? html`<div class="folded">${inside()}</div>` : nothing}
    </details>
  `;
}
