// All units with what they carry on the day; or one of them: what it leads, coordinates and owes, and
// how its tasks passed on.

import { html, nothing } from "../library.js";
import { go } from "../context.js";
import { holderList, named } from "../parts/holders.js";
import { missing } from "../parts/missing.js";
import { fold } from "../parts/fold.js";
import { stateMark } from "../parts/report_state.js";
import { sources } from "../parts/sources.js";
import { why } from "../parts/why.js";
import { periodText, windowText } from "../parts/windows.js";

export function units(at) {
  const all = (at.book.data.units ?? [])
    .map(({ id }) => at.ask("workload", { unit: id, on: at.on }))
    .sort((a, b) => b.exists - a.exists || at.plain(a.unit.name).localeCompare(at.plain(b.unit.name), at.language));
  return at.route.id ? one(at, at.route.id, all) : overview(at, all);
}

function overview(at, all) {
  const { words } = at;
  return html`
    <h1>${words.views.units}</h1>
    ${picker(at, all)}
    <div class="scroll" tabindex="0" role="region" aria-label=${words.views.units}>
      <table class="loads">
        <thead>
          <tr>
            <th scope="col">${words.units.name}</th>
            <th scope="col">${words.units.leads}</th>
            <th scope="col">${words.units.coordinates}</th>
            <th scope="col">${words.units.owes}</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(
            ({ unit, exists, leads, coordinates, owes }) => html`
              <tr class=${exists ? "" : "gone"}>
                <th scope="row">
                  ${named(at, unit)} ${exists ? nothing : html`<small class="note">${words.units.gone}</small>`}
                </th>
                ${[leads, coordinates, owes].map((list) => html`<td>${list.length || html`<span class="zero">0</span>`}</td>`)}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}

function picker(at, all) {
  const { words, route } = at;
  return html`
    <div class="controls">
      <label class="wide">
        ${words.units.pick}
        <select @change=${({ target }) => go(at.record(target.value))}>
          ${route.id ? nothing : html`<option value="" selected disabled>…</option>`}
          ${all.map(
            ({ unit }) =>
              html`<option value=${unit.id} ?selected=${unit.id === route.id}>${at.plain(unit.name)}</option>`,
          )}
        </select>
      </label>
    </div>
  `;
}

function one(at, id, all) {
  const { words } = at;
  const found = all.find(({ unit }) => unit.id === id);
  if (!found) return missing(at, id);
  const { unit, exists, leads, coordinates, owes } = found;
  return html`
    <p class="back"><a href=${at.to({ view: "units", id: "" })}>‹ ${words.units.back}</a></p>
    <h1>${at.say(unit.name)}</h1>
    <p class="lead">
      ${exists ? words.units.exists : html`<strong class="unknown">${words.units.gone}</strong>`} · ${at.day(at.on)}
    </p>
    ${picker(at, all)} ${successions(at, id)}
    <div class="columns wide">
      ${entries(at, words.units.leads, leads)} ${entries(at, words.units.coordinates, coordinates)}
    </div>
    ${owed(at, owes)}
  `;
}

/** Every succession from or to the unit, before and after the day. */
function successions(at, id) {
  const { words } = at;
  const passing = (at.book.data.successions ?? []).filter(({ from, to }) => from === id || to === id);
  if (passing.length === 0) return nothing;
  const sorted = passing.toSorted((a, b) => a.on.localeCompare(b.on));
  return html`
    <section class="card">
      <h2>${words.units.passing}</h2>
      <ol class="chain-list">
        ${sorted.map(({ on, from, to, fields, cites }) => {
          const other = at.book.record(from === id ? to : from).record;
          return html`
            <li class=${on > at.on ? "ahead" : ""}>
              <strong class="day">${at.day(on)}</strong>
              <span>
                ${from === id ? words.units.gives : words.units.receives} ${named(at, other)}
                ${fields?.length ? html`<small class="note">${words.units.fields}: ${fieldNames(at, fields)}</small>` : nothing}
                ${sources(at, cites)}
              </span>
            </li>
          `;
        })}
      </ol>
    </section>
  `;
}

const fieldNames = (at, fields) => fields.map((id) => at.plain(at.book.record(id).record.name)).join(", ");

function entries(at, heading, list) {
  return html`
    <section class="card">
      <h2>${heading} <span class="count">${list.length}</span></h2>
      ${list.length === 0 ? html`<p class="muted">${at.words.none}</p>` : nothing}
      <ul class="items">
        ${list.map((entry) => entryOf(at, entry))}
      </ul>
    </section>
  `;
}

function entryOf(at, { responsibility, title, written_to, cites }) {
  const { words } = at;
  const key = `entry:${responsibility}`;
  const assigned = () => {
    const { assignments } = at.ask("responsible", { subject: responsibility, on: at.on });
    return assignments.map(
      ({ leads, coordinators, why: steps }) => html`
        <h4>${words.assigned.leads}</h4>
        ${holderList(at, leads)}
        <h4>${words.assigned.coordinators}</h4>
        ${holderList(at, coordinators)} ${why(at, key, at.plain(title), () => steps)}
      `,
    );
  };
  return html`
    <li class="item">
      <h3><a href=${at.record(responsibility)}>${at.say(title)}</a></h3>
      ${written_to ? html`<p class="who">${words.assigned.written(at.plain(written_to.name))}</p>` : nothing}
      <div class="written">
        ${sources(at, cites)}${fold(at, key, words.agreements.responsible, assigned, { kind: "why" })}
      </div>
    </li>
  `;
}

function owed(at, owes) {
  const { words } = at;
  return html`
    <section class="card">
      <h2>${words.units.owed} <span class="count">${owes.length}</span></h2>
      <p class="muted">${words.units.owed_note}</p>
      <ul class="items">
        ${owes.map(
          ({ id, title, covers, due, state, cites, why: steps }) => html`
            <li class="item">
              <p class="kind">
                ${stateMark(at, state)} <span class="covers">${words.reports.covers} ${periodText(covers)}</span>
              </p>
              <h3>${at.say(title)}</h3>
              <p class="who">${words.reports.due} ${windowText(at, due)}</p>
              <div class="written">${sources(at, cites)}${why(at, `owed:${id}`, at.plain(title), () => steps)}</div>
            </li>
          `,
        )}
      </ul>
    </section>
  `;
}
