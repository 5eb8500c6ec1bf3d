// Any other record of the register: a partner, a document, a planned action … with what it says and,
// where somebody answers for it, who.

import { groupBy } from "../group.js";
import { html, nothing } from "../library.js";
import { assignments } from "../parts/assignments.js";
import { fold } from "../parts/fold.js";
import { missing } from "../parts/missing.js";
import { phaseMarks } from "../parts/phases.js";
import { source } from "../parts/sources.js";
import { periodText } from "../parts/windows.js";

/** The lists of whose records the library tells who answers. */
const ANSWERED = ["responsibilities", "partners", "actions"];

export function record(at) {
  const { words, route, book } = at;
  const found = book.record(route.id);
  if (!found) return missing(at, route.id);
  const { list, record } = found;
  const facts = [...factsOf(at, list, record), [words.record.id, html`<code>${record.id}</code>`]];
  return html`
    <p class="kind">${words.list[list]}</p>
    <h1>${at.say(record.title ?? record.name ?? { vi: record.id })}</h1>
    <section class="card">
      <dl class="facts">
        ${facts.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      <p class="cites">
        <strong>${words.record.cites}</strong> ${record.cites.map((cite) => html`${source(at, cite)} `)}
      </p>
    </section>
    ${list === "documents" ? writtenIn(at, record.id) : nothing}
    ${list === "partners" ? agreementsWith(at, record.id) : nothing}
    ${ANSWERED.includes(list) ? assignments(at, record.id) : nothing}
  `;
}

/** What the record says, as far as people ask for it. */
function factsOf(at, list, record) {
  const { words } = at;
  const country = record.country && new Intl.DisplayNames(at.language, { type: "region" }).of(record.country);
  const all = [
    [words.record.number, record.number],
    [words.record.issuer, record.issuer && at.say(record.issuer)],
    [words.record.date, record.date && periodText(record.date)],
    [words.record.period, record.period && periodText(record.period)],
    [words.record.country, country],
    [words.record.aliases, record.aliases?.join(" · ")],
    [words.record.when, list === "actions" && record.when && periodText(record.when)],
    [words.record.done, record.outcome && periodText(record.outcome.done)],
    [words.record.objective, record.objective && at.say(record.objective)],
    [words.record.activities, record.activities?.length && activities(at, record.activities)],
    [words.list.partners, record.prospect && words.record.prospect],
  ];
  return all.filter(([, value]) => value);
}

const activities = (at, list) =>
  html`<ul class="plain">
    ${list.map((each) => html`<li>${at.say(each)}</li>`)}
  </ul>`;

/** What the register holds because this document says so, list by list. */
function writtenIn(at, document) {
  const { words } = at;
  const lists = groupBy(at.book.citing(document), ({ list }) => list);
  if (lists.size === 0) return nothing;
  return html`
    <section class="card">
      <h2>${words.record.written}</h2>
      ${[...lists].map(([list, group]) => {
        const heading = html`${words.list[list]} <span class="count">${group.length}</span>`;
        return fold(at, `cites:${list}`, heading, () => citing(at, document, group));
      })}
    </section>
  `;
}

function citing(at, document, group) {
  return html`
    <ul class="plain">
      ${group.map(({ record }) => {
        const sections = record.cites.filter((cite) => cite.document === document).map(({ section }) => section);
        return html`<li>
          <a href=${at.record(record.id)}>${at.say(record.title ?? record.name ?? { vi: record.id })}</a>
          <small class="muted">${[...new Set(sections)].filter(Boolean).join(", ")}</small>
        </li>`;
      })}
    </ul>
  `;
}

function agreementsWith(at, partner) {
  const { words, book, on } = at;
  const standings = groupBy(at.ask("standings", { on }).standings, ({ agreement }) =>
    book.record(agreement).record.theirs.some((party) => party.partner === partner),
  ).get(true);
  if (!standings) return nothing;
  return html`
    <section class="card">
      <h2>${words.record.agreements}</h2>
      <ul class="plain">
        ${standings.map(
          ({ agreement, title, phases }) =>
            html`<li><a href=${at.record(agreement)}>${at.say(title)}</a> ${phaseMarks(at, phases)}</li>`,
        )}
      </ul>
    </section>
  `;
}
