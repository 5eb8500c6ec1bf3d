// What a year came to, for whoever has to report on it: results, what was planned, targets, late
// reports, and the plans for the next year.

import { yearOf } from "../days.js";
import { groupBy } from "../group.js";
import { html, nothing } from "../library.js";
import { reportButton } from "../office/buttons.js";
import { downloads } from "../parts/downloads.js";
import { fold } from "../parts/fold.js";
import { holderList, named } from "../parts/holders.js";
import { sources } from "../parts/sources.js";
import { targetBar, verdictOf } from "../parts/target_bar.js";
import { why } from "../parts/why.js";
import { rangeOf, windowText } from "../parts/windows.js";
import { yearStepper } from "../parts/year_stepper.js";

export function year(at) {
  const { words, on, route } = at;
  const year = Number(route.fields.year) || yearOf(on);
  const question = { year, on };
  const report = at.ask("yearlyReport", question);
  return html`
    <div class="heading">
      <h1>${words.views.year}: ${year}</h1>
      <span class="take">
        ${downloads(at, { yearly_report: question }, `hoptac-${year}`, { md: words.agenda.page })} ${reportButton(at, question)}
        <button type="button" class="quiet" @click=${() => print()}>${words.agenda.print}</button>
      </span>
    </div>
    <p class="lead">${words.year_report.lead(at.day(on))}</p>
    <div class="controls">${yearStepper(at, year)}</div>
    ${counts(at, report)} ${results(at, report)} ${actions(at, "planned", words.year_report.planned, report.planned)}
    ${targets(at, report.targets)} ${late(at, report)}
    ${actions(at, "next", words.year_report.next(year + 1), report.next_year)}
  `;
}

function counts(at, { counts }) {
  const { words } = at;
  return html`
    <ul class="phase-counts">
      ${counts
        .filter(({ count }) => count.most > 0)
        .map(({ phase, count }) => html`<li><b>${rangeOf(at, count)}</b> ${words.phase[phase]}</li>`)}
    </ul>
  `;
}

/** What certainly happened stands open; what perhaps did is folded away. */
function results(at, { results, by_partner, by_field }) {
  const { words } = at;
  const [sure, perhaps] = [true, false].map((wanted) => results.filter(({ certain }) => certain === wanted));
  const list = (some) =>
    html`<ul class="items">
      ${some.map(({ event }) => resultOf(at, event))}
    </ul>`;
  const heading = html`${words.year_report.perhaps} <span class="count">${perhaps.length}</span>`;
  return html`
    <section class="card">
      <h2>${words.year_report.results} <span class="count">${sure.length}</span></h2>
      ${sure.length ? list(sure) : html`<p class="muted">${words.none}</p>`}
      ${perhaps.length ? fold(at, "year:perhaps", heading, () => list(perhaps)) : nothing}
      ${groups(at, "partner", words.year_report.by_partner, by_partner)}
      ${groups(at, "field", words.year_report.by_field, by_field)}
    </section>
  `;
}

function resultOf(at, { kind, window, subject, title, cites }) {
  return html`
    <li class="item">
      <p class="kind">${at.words.event[kind]} · ${windowText(at, window)}</p>
      <h3><a href=${at.record(subject)}>${at.say(title)}</a></h3>
      <div class="written">${sources(at, cites)}</div>
    </li>
  `;
}

function groups(at, key, heading, groups) {
  if (groups.length === 0) return nothing;
  const lines = () => html`
    <ul class="plain">
      ${groups.map(({ id, name, count }) => html`<li>${id ? named(at, { id, name }) : at.say(name)}: ${rangeOf(at, count)}</li>`)}
    </ul>
  `;
  return fold(at, `year:${key}`, heading, lines);
}

/** Planned actions are many: folded away by how they stand. */
function actions(at, key, heading, actions) {
  const { words } = at;
  const states = groupBy(actions, ({ state }) => state);
  return html`
    <section class="card">
      <h2>${heading} <span class="count">${actions.length}</span></h2>
      ${actions.length === 0 ? html`<p class="muted">${words.none}</p>` : nothing}
      ${[...states].map(([state, group]) =>
        fold(
          at,
          `year:${key}:${state}`,
          html`${words.action_state[state]} <span class="count">${group.length}</span>`,
          () =>
            html`<ul class="items">
              ${group.map((action) => actionOf(at, key, action))}
            </ul>`,
        ),
      )}
    </section>
  `;
}

function actionOf(at, key, { action, title, window, no_time_given, leads, cites, why: steps }) {
  return html`
    <li class="item">
      <p class="kind">${no_time_given ? at.words.year_report.no_time : windowText(at, window)}</p>
      <h3><a href=${at.record(action)}>${at.say(title)}</a></h3>
      ${leads.length ? holderList(at, leads) : nothing}
      <div class="written">${sources(at, cites)}${why(at, `year:${key}:${action}`, at.plain(title), () => steps)}</div>
    </li>
  `;
}

function targets(at, targets) {
  if (targets.length === 0) return nothing;
  const { words } = at;
  return html`
    <section class="card">
      <h2>${words.views.targets}</h2>
      ${targets.map(
        (target) => html`
          <p>
            <a href=${at.to({ view: "targets" })}>${at.say(target.title)}</a>: <b>${rangeOf(at, target.reached)}</b>
            ${words.of(target.number)} · ${words.targets[verdictOf(target)]}
          </p>
          ${targetBar(at, target)}
        `,
      )}
    </section>
  `;
}

function late(at, { late, reports }) {
  if (late.length === 0) return nothing;
  const { words } = at;
  const names = (heading, units) =>
    units.length
      ? html`<p class="who">
          ${heading}: ${units.map((unit, index) => html`${index ? " · " : ""}${named(at, unit)}`)}
        </p>`
      : nothing;
  return html`
    <section class="card">
      <h2>${words.year_report.late}</h2>
      <ul class="items">
        ${late.map(({ report, late, missing }) => {
          const { title, due } = reports.find(({ id }) => id === report);
          return html`<li class="item">
            <h3>${at.say(title)}</h3>
            <p class="kind">${words.reports.due} ${windowText(at, due)}</p>
            ${names(words.report_state.submitted_late, late)} ${names(words.year_report.missing, missing)}
          </li>`;
        })}
      </ul>
    </section>
  `;
}
