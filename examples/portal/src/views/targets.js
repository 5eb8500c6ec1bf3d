// How far each target is: what counts, what may count, what does not and why.

import { html, nothing } from "../library.js";
import { tableButton } from "../office/buttons.js";
import { fold } from "../parts/fold.js";
import { sources } from "../parts/sources.js";
import { targetBar, verdictOf } from "../parts/target_bar.js";
import { why } from "../parts/why.js";
import { rangeOf, windowText } from "../parts/windows.js";

export function targets(at) {
  const { targets } = at.ask("targets", { on: at.on });
  return html`
    <div class="heading">
      <h1>${at.words.views.targets}</h1>
      <span class="take">${tableButton(at, { targets: { on: at.on } }, `hoptac-${at.on}`)}</span>
    </div>
    ${targets.length ? targets.map((target) => targetOf(at, target)) : html`<p class="calm">${at.words.targets.none}</p>`}
  `;
}

function targetOf(at, target) {
  const { words } = at;
  const verdict = verdictOf(target);
  return html`
    <article class="card target">
      <h2>${at.say(target.title)}</h2>
      <p class="reached">
        <b>${rangeOf(at, target.reached)}</b> <span>${words.of(target.number)}</span>
        <span class="verdict ${verdict}">${words.targets[verdict]}</span>
      </p>
      ${targetBar(at, target)}
      <p class="muted">
        ${words.targets.elapsed(target.elapsed_percent)} · ${words.targets.pace(target.expected_by_now)} ·
        ${words.targets.goal}: ${target.number} · ${words.targets.period}: ${windowText(at, target.period)}
      </p>
      <div class="written">
        ${sources(at, target.cites)}${why(at, `target:${target.target}`, at.plain(target.title), () => target.why)}
      </div>
      ${counted(at, `counted:${target.target}`, words.targets.counted, target.counted)}
      ${counted(at, `near:${target.target}`, words.targets.near, target.near_misses)} ${planned(at, target)}
    </article>
  `;
}

function counted(at, key, heading, entries) {
  if (entries.length === 0) return nothing;
  const lines = () => html`
    <ul class="plain">
      ${entries.map(
        ({ agreement, says, certain }) =>
          html`<li class=${certain ? "sure" : "unsure"}>
            <a href=${at.record(agreement)}>${at.say(says)}</a>
          </li>`,
      )}
    </ul>
  `;
  return fold(at, key, html`${heading} <span class="count">${entries.length}</span>`, lines);
}

function planned(at, { target, planned }) {
  if (planned.length === 0) return nothing;
  const lines = () => html`
    <ul class="plain">
      ${planned.map((id) => html`<li><a href=${at.record(id)}>${at.say(at.book.record(id).record.title)}</a></li>`)}
    </ul>
  `;
  const heading = html`${at.words.targets.planned} <span class="count">${planned.length}</span>`;
  return fold(at, `planned:${target}`, heading, lines);
}
