// Who answers: a unit with the successions by which it came to, a group, or what is known instead.

import { html, nothing } from "../library.js";

/** A list of holders, one line each. */
export function holderList(at, holders) {
  if (holders.length === 0) return html`<p class="muted">${at.words.none}</p>`;
  return html`<ul class="holders">
    ${holders.map((holder) => html`<li>${holderOf(at, holder)}</li>`)}
  </ul>`;
}

export function holderOf(at, holder) {
  const { words } = at;
  if (holder === "and_others") return html`<span class="muted">${words.and_others}</span>`;
  if (holder.unit) return passed(at, holder.unit);
  if (holder.unresolved) return unresolved(at, holder.unresolved);
  if (holder.group) return group(at, holder.group);
  if (holder.assigned_in) return assigned(at, holder.assigned_in);
  return html`${at.say(holder.body ?? holder.missing_table)}`;
}

function passed(at, { unit, written, chain }) {
  return html`${named(at, unit)}${chain.length ? chainOf(at, written, chain) : nothing}`;
}

function unresolved(at, { written, reason, candidates, chain }) {
  return html`
    <strong class="unknown">${at.words.assigned.unresolved}</strong>
    <small class="note">${at.words.assigned.written(at.plain(written.name))}; ${at.words.unresolved[reason]}</small>
    ${chain.length ? chainOf(at, written, chain) : nothing}
    ${
      candidates.length
        ? html`<small class="note">${at.words.assigned.candidates}: ${names(at, candidates)}</small>`
        : nothing
    }
  `;
}

function group(at, { group, members, open }) {
  return html`
    ${at.words.assigned.group(at.plain(group.name), members.length)}
    <small class="note">${names(at, members)}${open ? html`, ${at.words.and_others}` : nothing}</small>
  `;
}

function assigned(at, { document, leads, unresolved = [] }) {
  return html`
    ${at.words.assigned.assigned_in} <a href=${at.record(document.id)}>${at.say(document.name)}</a>
    <small class="note">${names(at, [...leads, ...unresolved])}</small>
  `;
}

/** The successions as a path: the unit written, then each day and the unit that took over. */
function chainOf(at, written, chain) {
  const steps = chain.map((id) => {
    const { on, to } = at.book.record(id).record;
    return html` <span aria-hidden="true">→</span> <span class="day">${at.day(on)}</span> ${at.say(nameOf(at, to))}`;
  });
  return html`<small class="note chain">${at.words.assigned.chain}: ${at.say(written.name)}${steps}</small>`;
}

/** The library names a unit as of a day; the name first recorded serves for steps in between. */
const nameOf = (at, id) => at.book.record(id).record.name;

export const named = (at, { id, name }) => html`<a href=${at.record(id)}>${at.say(name)}</a>`;

function names(at, units) {
  return units.map((unit, index) => html`${index ? ", " : ""}${named(at, unit)}`);
}
