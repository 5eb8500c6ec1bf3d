// A target drawn: what is certainly reached, what may be, an even pace and the number to reach.

import { nothing, svg, html } from "../library.js";

/** How the pace is told: the name of its word. */
export const verdictOf = ({ behind }) => ({ true: "behind", false: "on_pace" })[behind] ?? "unclear";

/** The same is said in words beside it, so the drawing is not read out. */
export function targetBar(at, { number, reached, expected_by_now }) {
  const full = Math.max(number, reached.most, 1) * 1.04;
  const share = (count) => `${(100 * count) / full}%`;
  return html`
    <svg class="target-bar" height="22" aria-hidden="true" focusable="false">
      <rect class="ground" y="6" width=${share(number)} height="10" rx="2" />
      <rect class="maybe" y="6" width=${share(reached.most)} height="10" rx="2" />
      ${reached.least ? svg`<rect class="sure" y="6" width=${share(reached.least)} height="10" rx="2" />` : nothing}
      <line class="pace" x1=${share(expected_by_now)} x2=${share(expected_by_now)} y1="2" y2="20" />
      <line class="number" x1=${share(number)} x2=${share(number)} y1="2" y2="20" />
    </svg>
  `;
}
