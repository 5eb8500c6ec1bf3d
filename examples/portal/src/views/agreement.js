// One agreement on the day: its possible phases, its turning days, what would settle it, who answers.

import { html, nothing } from "../library.js";
import { assignments } from "../parts/assignments.js";
import { frameOf, lifeLine, yearLine } from "../parts/life_line.js";
import { missing } from "../parts/missing.js";
import { phaseMarks } from "../parts/phases.js";
import { sources } from "../parts/sources.js";
import { why } from "../parts/why.js";
import { windowText } from "../parts/windows.js";

export function agreement(at, id) {
  const { words, on, book } = at;
  if (book.record(id)?.list !== "agreements") return missing(at, id);
  const standing = at.ask("standing", { agreement: id, on });
  const frame = frameOf(at, [standing]);
  return html`
    <p class="back"><a href=${at.to({ view: "agreements" })}>‹ ${words.agreements.all}</a></p>
    <h1>${at.say(standing.title)}</h1>
    <section class="card">
      <h2>${words.agreements.standing}: ${at.day(on)}</h2>
      <p class="standing">${phaseMarks(at, standing.phases)}</p>
      <div class="alone">${yearLine(frame)}${lifeLine(at, id, frame)}</div>
      ${standing.contradictory ? html`<p class="notice">${words.agreements.contradictory}</p>` : nothing}
      ${settledBy(at, standing.settled_by)}
      <dl class="facts">
        <dt>${words.agreements.turns}</dt>
        <dd>
          <ul class="plain">
            ${standing.turns.map(
              ({ into, window }) => html`<li>${words.phase[into]}: ${windowText(at, window)}${never(at, window)}</li>`,
            )}
          </ul>
        </dd>
        ${runningTerms(at, standing.running_terms ?? [])}
        ${
          standing.assumes.length
            ? html`<dt>${words.agreements.assumed}</dt>
                <dd>${standing.assumes.map((assumption) => words.assumption[assumption])}</dd>`
            : nothing
        }
        <dt>${words.agreements.parties}</dt>
        <dd>${parties(at, book.record(id).record)}</dd>
      </dl>
      <div class="written">
        ${sources(at, standing.cites)}
        <a class="act" href=${at.to({ view: "changes", id: "", form: "signing", re_signs: id })}
          >${words.changes.reSign}</a
        >
        ${why(at, `standing:${id}`, at.plain(standing.title), () => standing.why)}
      </div>
    </section>
    ${assignments(at, id)}
  `;
}

/** An end that has no last candidate day may never come. */
const never = ({ words }, { latest }) => (latest ? "" : ` (${words.agreements.perhaps_never})`);

function settledBy({ words, ...at }, facts) {
  if (facts.length === 0) return nothing;
  const certain = facts.every(({ settles }) => settles);
  return html`
    <div class="settled">
      <p><strong>${certain ? words.agreements.settled : words.agreements.may_settle}</strong></p>
      <ul class="plain">
        ${facts.map(({ says }) => html`<li>${at.say(says)}</li>`)}
      </ul>
    </div>
  `;
}

function runningTerms(at, terms) {
  if (terms.length === 0) return nothing;
  const { words } = at;
  return html`
    <dt>${words.agreements.running}</dt>
    <dd>
      <ul class="plain">
        ${terms.map(
          ({ renewal, last_day, notice_by }) =>
            html`<li>
              ${words.agreements.renewal(renewal)} · ${words.agreements.last_day}: ${windowText(at, last_day)}
              ${notice_by ? html` · ${words.agreements.notice_by}: ${windowText(at, notice_by)}` : nothing}
            </li>`,
        )}
      </ul>
    </dd>
  `;
}

function parties(at, { ours, theirs }) {
  const each = [...ours, ...theirs].map(({ unit, partner, other }) => {
    const id = unit ?? partner;
    return id ? html`<a href=${at.record(id)}>${at.say(at.book.record(id).record.name)}</a>` : at.say(other);
  });
  return html`<ul class="plain">
    ${each.map((party) => html`<li>${party}</li>`)}
  </ul>`;
}
