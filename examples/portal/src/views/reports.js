// The reports of a year: each with its day and state, then which unit owes which.

import { replace } from "../context.js";
import { yearOf } from "../days.js";
import { html, nothing } from "../library.js";
import { reminderButtons, tableButton } from "../office/buttons.js";
import { holderOf, named } from "../parts/holders.js";
import { stateMark } from "../parts/report_state.js";
import { sources } from "../parts/sources.js";
import { why } from "../parts/why.js";
import { periodText, windowText } from "../parts/windows.js";
import { yearStepper } from "../parts/year_stepper.js";

const STATES = ["overdue", "due", "blocked", "not_due", "submitted", "submitted_late", "waived"];

export function reports(at) {
  const { words, on, route } = at;
  const year = Number(route.fields.year) || yearOf(on);
  const statutory = route.fields.statutory === "yes";
  const question = { from: `${year}-01-01`, until: `${year}-12-31`, on, statutory };
  const { occurrences } = at.ask("reports", question);
  return html`
    <div class="heading">
      <h1>${words.views.reports}</h1>
      <span class="take">${reminderButtons(at, occurrences)} ${tableButton(at, { reports: question }, `hoptac-${year}`)}</span>
    </div>
    ${controls(at, year, statutory)}
    ${
      occurrences.length === 0
        ? html`<p class="calm">${words.reports.none}</p>`
        : html`<h2 class="unseen">${words.reports.year(year)}</h2>
            ${list(at, occurrences)} ${matrix(at, occurrences)}`
    }
  `;
}

function controls(at, year, statutory) {
  const { words } = at;
  return html`
    <div class="controls">
      ${yearStepper(at, year)}
      <label class="check">
        <input
          type="checkbox"
          .checked=${statutory}
          @change=${({ target }) => replace(at.to({ statutory: target.checked ? "yes" : "" }))}
        />
        ${words.reports.statutory}
      </label>
    </div>
  `;
}

function list(at, occurrences) {
  return html`<ol class="reports">
    ${occurrences.map((occurrence) => reportOf(at, occurrence))}
  </ol>`;
}

function reportOf(at, occurrence) {
  const { words } = at;
  const { id, duty, title, covers, to, obliged, open, state, blocked_by, cites, why: steps } = occurrence;
  const who = obliged.length ? words.reports.obliged(obliged.length, open) : words.reports.unnamed;
  return html`
    <li class="item">
      <p class="kind">
        ${stateMark(at, state)} <span class="covers">${words.reports.covers} ${periodText(covers)}</span>
      </p>
      <h3>${at.say(title)}</h3>
      <p class="who">
        ${dueText(at, occurrence)} · ${who} <span aria-hidden="true">→</span> ${holderOf(at, to)}
        ${blocked_by?.length ? html`<small class="note">${words.reports.waits(blocked_by.length)}</small>` : nothing}
      </p>
      <div class="written">
        ${sources(at, cites)}
        ${
          at.book.record(duty)
            ? html`<a class="act" href=${at.to({ view: "changes", form: "report", report: id })}
                >${words.changes.came}</a
              >`
            : nothing
        }
        ${why(at, id, at.plain(title), () => steps)}
      </div>
    </li>
  `;
}

/** trước 30/10: 29/10/2025; a report without a stated day lies in a window. */
function dueText(at, { due, by }) {
  const days = windowText(at, due);
  if (!by) return html`<strong>${days}</strong> (${at.words.reports.no_day})`;
  const [[wording, written]] = Object.entries(by);
  const day = written.split("-").reverse().join("/");
  return html`${at.words.reports.written[wording]} ${day}: <strong>${days}</strong>`;
}

function matrix(at, occurrences) {
  const { words } = at;
  const units = new Map(occurrences.flatMap(({ obliged }) => obliged.map(({ unit }) => [unit.id, unit])));
  const states = new Set(occurrences.flatMap(({ obliged }) => obliged.map(({ state }) => state)));
  return html`
    <h2 id="matrix">${words.reports.matrix}</h2>
    <p class="legend" role="group" aria-label=${words.reports.legend}>
      ${STATES.filter((state) => states.has(state)).map((state) => html`<span>${stateMark(at, state)}</span>`)}
    </p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="matrix">
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">${words.reports.unit}</th>
            ${occurrences.map(
              (each, index) =>
                html`<th scope="col" title=${at.plain(each.title)}>
                  <b>${index + 1}</b><span class="unseen">${at.say(each.title)}</span>
                  <small>${windowText(at, each.due)}</small>
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${[...units.values()].map(
            (unit) => html`
              <tr>
                <th scope="row">${named(at, unit)}</th>
                ${occurrences.map(({ obliged }) =>
                  cell(
                    at,
                    obliged.find((each) => each.unit.id === unit.id),
                  ),
                )}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}

function cell(at, owed) {
  if (!owed) return html`<td><span class="unseen">${at.words.reports.not_asked}</span></td>`;
  return html`<td>${stateMark(at, owed.state, { short: true })}</td>`;
}
