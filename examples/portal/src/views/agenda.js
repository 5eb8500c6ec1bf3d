// What wants attention on the day: the counts at a glance, then every item, the most urgent first.

import { replace } from "../context.js";
import { numberOf, weekday } from "../days.js";
import { groupBy } from "../group.js";
import { html, nothing } from "../library.js";
import { tableButton } from "../office/buttons.js";
import { downloads } from "../parts/downloads.js";
import { fold } from "../parts/fold.js";
import { sources } from "../parts/sources.js";
import { targetBar, verdictOf } from "../parts/target_bar.js";
import { why } from "../parts/why.js";
import { rangeOf, windowText } from "../parts/windows.js";

const URGENCIES = ["overdue", "soon", "later", "undated"];
const AHEAD = [3, 6, 12];
const GROUPINGS = ["unit", "partner"];
/** So many names of units are shown before the others are folded away. */
const NAMES = 3;

export function agenda(at) {
  const { words } = at;
  const question = questionOf(at);
  const answer = at.ask("agenda", question);
  const chosen = answer.items.filter(filterOf(at));
  return html`
    <div class="heading">
      <h1>${words.views.agenda}</h1>
      ${takeAway(at, question)}
    </div>
    ${glance(at, answer)} ${controls(at, question, answer.items)}
    ${chosen.length === 0 ? html`<p class="calm">${words.agenda.calm}</p>` : nothing}
    ${answer.groups ? grouped(at, question, answer.groups, chosen) : byUrgency(at, chosen)}
  `;
}

function questionOf({ on, until, route: { fields } }) {
  return {
    on,
    until,
    ...(fields.statutory === "yes" && { statutory: true }),
    ...(GROUPINGS.includes(fields.by) && { group_by: fields.by }),
  };
}

function byUrgency(at, items) {
  const groups = groupBy(items, ({ urgency }) => urgency);
  return URGENCIES.filter((urgency) => groups.has(urgency)).map((urgency) =>
    urgency === "undated" ? undated(at, groups.get(urgency)) : dated(at, urgency, groups.get(urgency)),
  );
}

/** The library's groups, by unit or by partner, folded away: one looks for one's own. */
function grouped(at, { group_by }, groups, chosen) {
  const items = new Map(chosen.map((item) => [item.id, item]));
  const heading = html`<h2 class="unseen">${at.words.agenda.by}: ${at.words.agenda[`by_${group_by}`]}</h2>`;
  const folds = groups
    .map(({ id, name, items: ids }) => ({ id, name, inside: ids.map((id) => items.get(id)).filter(Boolean) }))
    .filter(({ inside }) => inside.length)
    .map(({ id, name, inside }) =>
      fold(
        at,
        `group:${id ?? name.vi}`,
        html`${at.say(name)} <span class="count">${inside.length}</span>`,
        () =>
          html`<ul class="items">
            ${inside.map((item) => itemOf(at, item, whenOf(at, item)))}
          </ul>`,
      ),
    );
  return html`${heading}${folds}`;
}

/** An item's urgency and day, where neither stands above it. */
function whenOf(at, { urgency, window, day }) {
  const name = at.words.urgency[urgency];
  return html` · ${day && urgency !== "undated" ? html`${name}: ${windowText(at, window)}` : name}`;
}

function glance(at, { counts, term_not_stated, targets, items }) {
  const { words } = at;
  const count = (wanted) => counts.find(({ phase }) => phase === wanted).count;
  const of = (urgency) => items.filter((item) => item.urgency === urgency).length;
  const expired = count("expired");
  const gone =
    expired.least === expired.most
      ? words.agenda.expired_exactly(expired.least)
      : words.agenda.expired(expired.least, expired.most);
  return html`
    <ul class="glance">
      <li>
        <a href=${at.to({ view: "agreements" })}>
          <b data-count="in_force">${rangeOf(at, count("in_force"))}</b> ${words.agenda.in_force}
          <small>${gone} · ${words.agenda.term_not_stated(term_not_stated)}</small>
        </a>
      </li>
      <li class=${of("overdue") ? "late" : ""}>
        <a href="#overdue" @click=${jump}>
          <b data-count="overdue">${of("overdue")}</b> ${words.agenda.overdue}
          <small>${words.agenda.soon(of("soon"))}</small>
        </a>
      </li>
      ${targets.map(
        (target) =>
          html`<li>
            <a href=${at.to({ view: "targets" })}>
              <b>${rangeOf(at, target.reached)}<span class="goal">/${target.number}</span></b> ${at.say(target.title)}
              <small>${words.targets[verdictOf(target)]}</small>
              ${targetBar(at, target)}
            </a>
          </li>`,
      )}
    </ul>
  `;
}

/** To a part of this page: the address stays the view's. */
function jump(event) {
  event.preventDefault();
  const part = document.querySelector("#overdue");
  part?.focus();
  part?.scrollIntoView();
}

/** Which items the reader chose to see. */
function filterOf({ route: { fields } }) {
  return ({ kind, answers }) =>
    (!fields.kind || kind === fields.kind) && (!fields.unit || answers.some(({ unit }) => unit === fields.unit));
}

function takeAway(at, question) {
  const { words, on } = at;
  const forms = { ics: words.agenda.calendar, csv: words.agenda.table, md: words.agenda.page };
  return html`
    <span class="take">
      ${downloads(at, { agenda: question }, `hoptac-${on}`, forms)} ${tableButton(at, { agenda: question }, `hoptac-${on}`)}
      <button type="button" class="quiet" @click=${() => print()}>${words.agenda.print}</button>
    </span>
  `;
}

function controls(at, question, items) {
  const { words, route } = at;
  const set = (field) => (event) => replace(at.to({ [field]: event.target.value }));
  const kinds = new Set(items.map(({ kind }) => kind));
  const units = new Map(items.flatMap(({ answers }) => answers.map(({ unit, name }) => [unit, at.plain(name)])));
  units.delete(undefined);
  const sorted = [...units].sort(([, a], [, b]) => a.localeCompare(b, at.language));
  return html`
    <div class="controls">
      <label>
        ${words.agenda.kind}
        <select @change=${set("kind")}>
          <option value="" ?selected=${!route.fields.kind}>${words.agenda.all}</option>
          ${Object.entries(words.kind)
            .filter(([kind]) => kinds.has(kind))
            .map(
              ([kind, name]) => html`<option value=${kind} ?selected=${route.fields.kind === kind}>${name}</option>`,
            )}
        </select>
      </label>
      <label>
        ${words.agenda.unit}
        <select @change=${set("unit")}>
          <option value="" ?selected=${!route.fields.unit}>${words.agenda.all_units}</option>
          ${sorted.map(
            ([unit, name]) => html`<option value=${unit} ?selected=${route.fields.unit === unit}>${name}</option>`,
          )}
        </select>
      </label>
      <label>
        ${words.agenda.ahead}
        <select @change=${set("ahead")}>
          ${AHEAD.map(
            (months) =>
              html`<option value=${months} ?selected=${at.ahead === months}>${words.agenda.months(months)}</option>`,
          )}
        </select>
      </label>
      <label>
        ${words.agenda.by}
        <select @change=${set("by")}>
          <option value="" ?selected=${!question.group_by}>${words.agenda.by_urgency}</option>
          ${GROUPINGS.map(
            (by) =>
              html`<option value=${by} ?selected=${question.group_by === by}>${words.agenda[`by_${by}`]}</option>`,
          )}
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          .checked=${question.statutory === true}
          @change=${({ target }) => replace(at.to({ statutory: target.checked ? "yes" : "" }))}
        />
        ${words.reports.statutory}
      </label>
    </div>
  `;
}

/** Items with a day, those of one day together. */
function dated(at, urgency, items) {
  const days = groupBy(items, ({ window }) => `${window.earliest}/${window.latest}`);
  const { words } = at;
  return html`
    <section class="urgency ${urgency}" aria-labelledby=${urgency}>
      <h2 id=${urgency} tabindex="-1">
        ${words.urgency[urgency]} <span class="count">${items.length}</span>
        ${urgency === "later" ? html`<small>${words.until(at.day(at.until))}</small>` : nothing}
        ${urgency === "overdue" ? html`<small>${words.agenda.overdue_note}</small>` : nothing}
      </h2>
      ${[...days.values()].map(
        (group) => html`
          <div class="day-group">
            ${dayHead(at, group[0])}
            <ul class="items">
              ${group.map((item) => itemOf(at, item))}
            </ul>
          </div>
        `,
      )}
    </section>
  `;
}

function dayHead(at, { window, day }) {
  const { words, on } = at;
  const exact = window.earliest === window.latest;
  const distance = day ? numberOf(day) - numberOf(on) : undefined;
  return html`
    <p class="day-head">
      ${exact ? html`<span class="weekday">${weekday(day, at.language)}</span>` : nothing}
      <strong>${windowText(at, window)}</strong>
      ${
        distance === undefined
          ? nothing
          : html`<span class="distance"
              >${distance < 0 ? words.agenda.past(-distance) : words.agenda.left(distance)}</span
            >`
      }
    </p>
  `;
}

/** @param when what its line of kind says of its day */
function itemOf(at, item, when = nothing) {
  return html`
    <li class="item">
      <p class="kind">${at.words.kind[item.kind]}${when}</p>
      <h3><a href=${at.record(item.subject)}>${at.say(item.title)}</a></h3>
      ${answering(at, item)}
      <div class="written">${sources(at, item.cites)}${why(at, item.id, at.plain(item.title), () => item.why)}</div>
    </li>
  `;
}

function answering(at, { id, answers }) {
  const { words } = at;
  if (answers.length === 0) return html`<p class="who muted">${words.agenda.nobody}</p>`;
  const all = answers.map(({ unit, name }) =>
    unit ? html`<a href=${at.record(unit)}>${at.say(name)}</a>` : at.say(name),
  );
  const list = (names) => names.map((name, index) => html`${index ? " · " : ""}${name}`);
  if (all.length <= NAMES) return html`<p class="who">${list(all)}</p>`;
  const rest = words.more(all.length - NAMES + 1);
  return html`
    <div class="who">
      ${list(all.slice(0, NAMES - 1))}
      ${fold(at, `who:${id}`, rest, () => list(all.slice(NAMES - 1)), { kind: "others" })}
    </div>
  `;
}

/** Items without a day of their own, by kind, folded away: they are many and nothing presses. */
function undated(at, items) {
  const kinds = groupBy(items, ({ kind }) => kind);
  const { words } = at;
  return html`
    <section class="urgency undated" aria-labelledby="undated">
      <h2 id="undated">${words.urgency.undated} <span class="count">${items.length}</span></h2>
      ${[...kinds].map(([kind, group]) =>
        fold(
          at,
          `undated:${kind}`,
          html`${words.kind[kind]} <span class="count">${group.length}</span>`,
          () =>
            html`<ul class="items">
              ${group.map((item) => itemOf(at, item))}
            </ul>`,
        ),
      )}
    </section>
  `;
}
