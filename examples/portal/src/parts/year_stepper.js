// The year looked at: the day's, unless another is chosen, which the address then says.

import { replace } from "../context.js";
import { yearOf } from "../days.js";
import { html } from "../library.js";

export function yearStepper(at, year) {
  const { words } = at;
  const show = (chosen) => replace(at.to({ year: chosen === yearOf(at.on) ? "" : String(chosen) }));
  return html`
    <span class="stepper" role="group" aria-label=${words.reports.year_label}>
      <button type="button" aria-label=${words.reports.earlier} @click=${() => show(year - 1)}>‹</button>
      <output>${words.reports.year(year)}</output>
      <button type="button" aria-label=${words.reports.later} @click=${() => show(year + 1)}>›</button>
    </span>
  `;
}
