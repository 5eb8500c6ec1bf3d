// All agreements on the day, drawn by country; or one of them, with everything known of it.

import { groupBy } from "../group.js";
import { html } from "../library.js";
import { tableButton } from "../office/buttons.js";
import { fold } from "../parts/fold.js";
import { frameOf, lifeLine, yearLine } from "../parts/life_line.js";
import { phaseMarks } from "../parts/phases.js";
import { rangeOf } from "../parts/windows.js";
import { agreement } from "./agreement.js";

/** Beyond so many agreements, the countries are folded and nothing is drawn before it is asked for. */
const FEW = 200;

export function agreements(at) {
  return at.route.id ? agreement(at, at.route.id) : all(at);
}

function all(at) {
  const { words, on, book } = at;
  const { standings, counts } = at.ask("standings", { on });
  const few = standings.length <= FEW;
  const frame = frameOf(at, few ? standings.map(({ agreement }) => at.ask("standing", { agreement, on })) : []);
  const countries = groupBy(standings, ({ agreement }) => countryOf(book, agreement));
  const name = new Intl.DisplayNames(at.language, { type: "region" });
  const sorted = [...countries]
    .map(([country, lines]) => ({ name: country ? name.of(country) : "—", lines }))
    .sort((a, b) => a.name.localeCompare(b.name, at.language));
  if (standings.length === 0)
    return html`<h1>${words.views.agreements}</h1>
      <p class="calm">${words.agreements.none}</p>`;
  return html`
    <div class="heading">
      <h1>${words.views.agreements}</h1>
      <span class="take">${tableButton(at, { standings: { on } }, `hoptac-${on}`)}</span>
    </div>
    <ul class="phase-counts">
      ${counts
        .filter(({ count }) => count.most > 0)
        .map(({ phase, count }) => html`<li><b>${rangeOf(at, count)}</b> ${words.phase[phase]}</li>`)}
    </ul>
    ${legend(at)}
    <div class="timeline" role="group" aria-label=${words.agreements.drawn}>
      <div class="row years-row" aria-hidden="true"><span></span>${yearLine(frame)}</div>
      ${sorted.map((country) => (few ? countryOpen(at, country, frame) : countryFolded(at, country, frame)))}
    </div>
  `;
}

const headOf = ({ name, lines }) => html`${name} <span class="count">${lines.length}</span>`;

const rows = (at, lines, frame) =>
  html`<ul>
    ${lines.map((line) => row(at, line, frame))}
  </ul>`;

function countryOpen(at, country, frame) {
  return html`<section class="country">
    <h2>${headOf(country)}</h2>
    ${rows(at, country.lines, frame)}
  </section>`;
}

function countryFolded(at, country, frame) {
  return fold(at, `country:${country.name}`, headOf(country), () => rows(at, country.lines, frame));
}

function row(at, { agreement, title, phases }, frame) {
  return html`
    <li class="row">
      <div>
        <a href=${at.record(agreement)}>${at.say(title)}</a>
        ${phaseMarks(at, phases)}
      </div>
      ${lifeLine(at, agreement, frame)}
    </li>
  `;
}

function legend({ words }) {
  const sample = (kind) =>
    html`<svg width="28" height="14" aria-hidden="true">
      <rect class=${kind} y="1" width="28" height="12" rx="2" />
    </svg>`;
  return html`
    <p class="legend">
      <span>${sample("sure")} ${words.agreements.certainly}</span>
      <span>${sample("maybe")} ${words.agreements.possibly}</span>
      <span>${sample("held")} ${words.agreements.suspended}</span>
      <span
        ><svg width="6" height="16" aria-hidden="true"><line class="today" x1="3" x2="3" y1="0" y2="16" /></svg>
        ${words.agreements.today}</span
      >
    </p>
  `;
}

/** The country of the first foreign party that the register holds. */
function countryOf(book, agreement) {
  const parties = book.record(agreement).record.theirs.map(({ partner }) => partner && book.record(partner)?.record);
  return parties.find((partner) => partner?.country)?.country;
}
