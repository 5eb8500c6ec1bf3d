// What a change did to the agenda: the answers before beside those after it.

import { html } from "../library.js";
import { rangeOf } from "./windows.js";

/** @param before the register as it was; the present one is `at.book` */
export function moved(at, before) {
  const { words, on, until } = at;
  const [old, now] = [before, at.book].map((book) => book.ask("agenda", { on, until }));
  const counts = [
    ...pairs(old.counts, now.counts, ({ phase }) => phase).map(([was, is]) => [
      words.phase[is.phase],
      was.count,
      is.count,
    ]),
    ...pairs(old.targets, now.targets, ({ target }) => target).map(([was, is]) => [
      at.say(is.title),
      was.reached,
      is.reached,
    ]),
  ].filter(([, was, is]) => was.least !== is.least || was.most !== is.most);
  const items = pairs(old.items, now.items, ({ id }) => id).filter(([was, is]) => saidOf(was) !== saidOf(is));
  if (counts.length + items.length === 0) return html`<p>${words.changes.nothing_moved}</p>`;
  return html`
    <dl class="moved">
      ${counts.map(
        ([name, was, is]) =>
          html`<div>
            <dt>${name}</dt>
            <dd><s>${rangeOf(at, was)}</s> <span aria-hidden="true">→</span> <b>${rangeOf(at, is)}</b></dd>
          </div>`,
      )}
    </dl>
    <ul class="plain">
      ${items.map(([was, is]) => html`<li>${itemMoved(at, was, is)}</li>`)}
    </ul>
  `;
}

/** What an item says that a change may move: its title, and who is still to act. */
const saidOf = (item) => item && JSON.stringify([item.title, item.answers]);

function itemMoved(at, was, is) {
  const { words } = at;
  if (!is) return html`<s>${at.say(was.title)}</s>`;
  if (!was) return html`<span class="muted">${words.changes.appeared}:</span> ${at.say(is.title)}`;
  const arrow = html` <span aria-hidden="true">→</span> `;
  if (was.title.vi !== is.title.vi) return html`<s>${at.say(was.title)}</s>${arrow}${at.say(is.title)}`;
  const units = ({ answers }) => words.changes.units(answers.length);
  return html`${at.say(is.title)}: <s>${units(was)}</s>${arrow}<b>${units(is)}</b>`;
}

/** The entries of both lists that have one key, and those that only one list has. */
function pairs(old, now, key) {
  const were = new Map(old.map((entry) => [key(entry), entry]));
  const are = new Map(now.map((entry) => [key(entry), entry]));
  const keys = new Set([...were.keys(), ...are.keys()]);
  return [...keys].map((each) => [were.get(each), are.get(each)]);
}
