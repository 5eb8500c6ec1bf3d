// Writing into the register: a report that came, an agreement that was signed; what that moves; undo.

import { agreementSigned, reportReceived } from "../changes.js";
import { replace } from "../context.js";
import { readDay, shortDay, yearOf } from "../days.js";
import { html, nothing } from "../library.js";
import { moved } from "../parts/moved.js";
import { problemList } from "../parts/problems.js";
import { periodText } from "../parts/windows.js";
import { record, undo } from "../registers.js";

const FORMS = { report: reportForm, signing: signingForm };
const TERMS = ["not_stated", "years", "until", "open_ended"];

export function changes(at) {
  const { words, route } = at;
  const form = FORMS[route.fields.form] ? route.fields.form : "report";
  return html`
    <h1>${words.views.changes}</h1>
    <p class="lead">${at.server ? words.changes.lead_server(at.server.name) : words.changes.lead}</p>
    ${outcome(at)}
    <nav class="tabs" aria-label=${words.views.changes}>
      ${Object.keys(FORMS).map(
        (name) =>
          html`<a
            href=${at.to({ view: "changes", id: "", form: name })}
            aria-current=${name === form ? "true" : nothing}
            >${words.changes[name]}</a
          >`,
      )}
    </nav>
    ${FORMS[form](at)} ${history(at)}
  `;
}

/** What came of the last change: what it moved, or why it was refused. */
function outcome(at) {
  const { words, past, unmade, language } = at;
  if (unmade) {
    return html`
      <section class="notice" id="outcome" role="alert" tabindex="-1">
        <h2>${words.changes.refused}</h2>
        ${problemList(words, language, unmade)}
      </section>
    `;
  }
  if (past.length === 0) return nothing;
  return html`
    <section class="card done" id="outcome" role="status" tabindex="-1">
      <h2>${words.changes.recorded}</h2>
      ${moved(at, past.at(-1))}
      ${
        // What a server keeps is corrected by another change, never taken back.
        at.server ? nothing : html`<button type="button" @click=${() => shown(undo)}>${words.changes.undo}</button>`
      }
    </section>
  `;
}

/** Does something and leads to what came of it, which stands above the form. */
async function shown(action) {
  await action();
  requestAnimationFrame(() => {
    const place = document.querySelector("#outcome") ?? document.querySelector("#main");
    place.focus();
  });
}

function reportForm(at) {
  const { words, route, on } = at;
  const year = yearOf(on);
  const { occurrences } = at.ask("reports", { from: `${year - 1}-01-01`, until: `${year + 1}-12-31`, on });
  const owed = occurrences.filter(({ obliged }) => obliged.some(open));
  const chosen = owed.find(({ id }) => id === route.fields.report) ?? owed[0];
  if (!chosen) return html`<p class="calm">${words.changes.nothing_owed}</p>`;
  const submit = (typed) =>
    record((book) => reportReceived(book, { ...typed, duty: chosen.duty, covers: chosen.covers }));
  return form(
    at,
    submit,
    html`
      <label class="wide">
        ${words.reports.report}
        <select @change=${({ target }) => replace(at.to({ report: target.value }))}>
          ${owed.map(
            (each) =>
              html`<option value=${each.id} ?selected=${each === chosen}>
                ${periodText(each.covers)} · ${at.plain(each.title)} · ${words.changes.level(each.level)}
              </option>`,
          )}
        </select>
      </label>
      <label class="wide">
        ${words.reports.unit}
        <select name="unit">
          ${chosen.obliged
            .filter(open)
            .map(
              ({ unit }) =>
                html`<option value=${unit.id} ?selected=${unit.id === route.fields.unit}>
                  ${at.plain(unit.name)}
                </option>`,
            )}
        </select>
      </label>
      ${dayField(at, "received", words.changes.received)} ${textField("number", words.record.number)}
    `,
  );
}

/** Whether a unit's report is still to come. */
const open = ({ state }) => !["submitted", "submitted_late", "waived"].includes(state);

function signingForm(at) {
  const { words, route, book } = at;
  const old = book.record(route.fields.re_signs)?.record;
  const kinds = Object.entries(words.agreement_kind);
  return form(
    at,
    (typed) => record((book) => agreementSigned(book, { ...typed, reSigns: old?.id })),
    html`
      <label class="wide">
        ${words.changes.reSigns}
        <select @change=${({ target }) => replace(at.to({ re_signs: target.value }))}>
          <option value="" ?selected=${!old}>${words.changes.first}</option>
          ${(book.data.agreements ?? []).map(
            ({ id, title }) => html`<option value=${id} ?selected=${id === old?.id}>${at.plain(title)}</option>`,
          )}
        </select>
      </label>
      ${old ? nothing : parties(at)}
      <label class="wide">
        ${words.changes.title}
        <input name="title" required .value=${old?.title.vi ?? ""} />
      </label>
      <label>
        ${words.changes.kind}
        <select name="kind">
          ${kinds.map(([kind, name]) => html`<option value=${kind} ?selected=${kind === old?.kind}>${name}</option>`)}
        </select>
      </label>
      <label>
        ${words.changes.regime}
        <select name="regime">
          ${Object.entries(words.regime).map(
            ([regime, name]) =>
              html`<option value=${regime} ?selected=${regime === (old?.regime ?? "law_70_2020")}>${name}</option>`,
          )}
        </select>
      </label>
      ${dayField(at, "signed", words.changes.signed)}
      <label>
        ${words.changes.entry}
        <select name="entry">
          ${Object.entries(words.entry).map(([entry, name]) => html`<option value=${entry}>${name}</option>`)}
        </select>
      </label>
      ${term(at)} ${textField("number", words.record.number)}
    `,
  );
}

function parties({ words, book, ...at }) {
  const options = (records) => records.map(({ id, name }) => html`<option value=${id}>${at.plain(name)}</option>`);
  return html`
    <label
      >${words.changes.partner}<select name="partner">
        ${options((book.data.partners ?? []).filter(({ prospect }) => !prospect))}
      </select></label
    >
    <label
      >${words.changes.unit}<select name="unit">
        ${options(book.data.units ?? [])}
      </select></label
    >
  `;
}

function term(at) {
  const { words, route } = at;
  const chosen = TERMS.includes(route.fields.term) ? route.fields.term : "not_stated";
  return html`
    <label>
      ${words.changes.term}
      <select name="term" @change=${({ target }) => replace(at.to({ term: target.value }))}>
        ${TERMS.map((name) => html`<option value=${name} ?selected=${name === chosen}>${words.term[name]}</option>`)}
      </select>
    </label>
    ${
      chosen === "years"
        ? html`<label
            >${words.changes.years}<input name="years" type="number" min="1" max="99" value="5" required
          /></label>`
        : nothing
    }
    ${chosen === "until" ? dayField(at, "until", words.changes.until) : nothing}
  `;
}

/** A form whose days are read as people write them; what is typed goes to `submit` as plain text. */
function form(at, submit, fields) {
  const { words } = at;
  const send = (event) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.target));
    for (const field of event.target.querySelectorAll("[data-day]")) {
      const day = readDay(field.value);
      field.setCustomValidity(day ? "" : words.day.unreadable);
      typed[field.name] = day;
    }
    if (event.target.reportValidity()) shown(() => submit(typed));
  };
  return html`
    <form class="card controls entry" novalidate @submit=${send} @input=${({ target }) => target.setCustomValidity("")}>
      ${fields}
      <label>${words.changes.by}<input name="by" required autocomplete="name" /></label>
      ${dayField(at, "recorded", words.changes.recorded_on)}
      <button class="go">${words.changes.go}</button>
    </form>
  `;
}

const dayField = (at, name, label) => html`
  <label
    >${label}<input
      name=${name}
      data-day
      required
      inputmode="numeric"
      placeholder="dd/mm/yyyy"
      .value=${shortDay(at.on)}
  /></label>
`;

const textField = (name, label) => html`<label>${label}<input name=${name} /></label>`;

/** The register's own memory of its changes, the last one first. */
function history(at) {
  const { words, book } = at;
  const changes = book.data.history ?? [];
  if (changes.length === 0) return nothing;
  return html`
    <section class="card">
      <h2>${words.changes.history} <span class="count">${changes.length}</span></h2>
      <ol class="chain-list" reversed>
        ${changes.toReversed().map(({ recorded, by, what }) => {
          const [[verb, about]] = Object.entries(what);
          const subject = about.title ?? book.record(about.unit ?? about.agreement ?? about.id)?.record.name;
          return html`<li>
            <strong class="day">${at.day(recorded)}</strong>
            <span
              >${words.verb[verb]}${subject ? html`: ${at.say(subject)}` : nothing}<small class="note"
                >${by}</small
              ></span
            >
          </li>`;
        })}
      </ol>
    </section>
  `;
}
