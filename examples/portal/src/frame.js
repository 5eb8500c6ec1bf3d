// The page around every view: the province, the day, the menu, the search, the language.

import { context, go, replace } from "./context.js";
import { dayOf, monthsAfter, numberOf, readDay, shortDay, today, weekday, yearOf } from "./days.js";
import { HoptacError, html, live, nothing } from "./library.js";
import { hatching } from "./parts/hatching.js";
import { refusal } from "./parts/problems.js";
import { agenda } from "./views/agenda.js";
import { agreements } from "./views/agreements.js";
import { changes } from "./views/changes.js";
import { find } from "./views/find.js";
import { findings } from "./views/findings.js";
import { record } from "./views/record.js";
import { register } from "./views/register.js";
import { reports } from "./views/reports.js";
import { targets } from "./views/targets.js";
import { units } from "./views/units.js";
import { year } from "./views/year.js";
import { WORDS } from "./words.js";

/** The views of the menu, in its order; `find` and `record` are reached by other ways. */
const MENU = { agenda, agreements, reports, year, units, targets, findings, changes, register };
const VIEWS = { ...MENU, find, record };

/** The whole page for a state of the store. */
export function frame(state) {
  const at = context(state);
  const view = VIEWS[state.route.view] ? state.route.view : "agenda";
  const { words } = at;
  document.title = `${words.views[view]} · ${provinceOf(at)}`;
  return html`
    <a class="skip" href="#main" @click=${skip}>${words.skip}</a>
    <header class="masthead">
      <div class="measure">
        <div class="name">
          <p class="kicker">${words.title}</p>
          <p class="province">${provinceOf(at)}</p>
        </div>
        <div class="tools">${searchBox(at)}${languages(at)}</div>
      </div>
    </header>
    <nav class="menu" aria-label=${words.menu}>
      <ul class="measure">
        ${Object.keys(MENU).map(
          (name) =>
            html`<li>
              <a href=${at.to({ view: name })} aria-current=${name === view ? "page" : nothing}>${words.views[name]}</a>
            </li>`,
        )}
      </ul>
    </nav>
    ${dayBar(at)}
    <main id="main" class="measure" tabindex="-1">${content(at, view)}</main>
    <footer class="measure"><p>${words.foot}</p></footer>
    ${hatching}
  `;
}

/** A question that the library refuses for this day takes down its view, not the page. */
function content(at, view) {
  try {
    return VIEWS[view](at);
  } catch (error) {
    if (!(error instanceof HoptacError)) throw error;
    return refusal(at, error.problems);
  }
}

function skip(event) {
  event.preventDefault();
  document.querySelector("#main").focus();
}

/** The province by its name of the day, as a heading begins. */
function provinceOf(at) {
  const name = answerOr(at, () => at.plain(at.ask("agenda", { on: at.on, until: at.until }).province));
  const text = name ?? at.plain(at.book.data.province.name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function answerOr(at, ask) {
  try {
    return ask();
  } catch (error) {
    if (error instanceof HoptacError) return undefined;
    throw error;
  }
}

function searchBox(at) {
  const { words } = at;
  const search = ({ target }) => {
    const address = at.to({ view: "find", text: target.value });
    if (at.route.view === "find") replace(address);
    else go(address);
  };
  return html`
    <form role="search" class="search" @submit=${(event) => event.preventDefault()}>
      <label class="unseen" for="search">${words.find.label}</label>
      <input
        id="search"
        type="search"
        placeholder=${words.find.label}
        autocomplete="off"
        spellcheck="false"
        .value=${live(searched(at))}
        @input=${search}
      />
    </form>
  `;
}

/** The text searched for; while somebody types, what they have typed, which the address follows. */
function searched({ route: { view, fields } }) {
  const field = document.activeElement;
  if (field?.id === "search") return field.value;
  return view === "find" ? (fields.text ?? "") : "";
}

function languages(at) {
  const other = at.language === "vi" ? "en" : "vi";
  return html`<a class="language" lang=${other} hreflang=${other} href=${at.to({ lang: other === "en" ? "en" : "" })}
    >${WORDS[other].language}</a
  >`;
}

/** The day is chosen by date, by month, or by sliding; what it changes is told in one line. */
function dayBar(at) {
  const { words, on } = at;
  const choose = (day) => replace(at.to({ on: day === today() ? "" : day }));
  const [first, last] = bounds(at);
  return html`
    <section class="daybar" aria-label=${words.day.label}>
      <div class="measure">
        <div class="pick">
          <label for="day">${words.day.label}</label>
          <span class="stepper">
            <button
              type="button"
              aria-label=${words.day.earlier}
              title=${words.day.earlier}
              @click=${() => choose(monthsAfter(on, -1))}
            >
              ‹
            </button>
            ${dayField(at, choose)} ${calendar(at, choose)}
            <button
              type="button"
              aria-label=${words.day.later}
              title=${words.day.later}
              @click=${() => choose(monthsAfter(on, 1))}
            >
              ›
            </button>
          </span>
          <button type="button" class="quiet" ?disabled=${on === today()} @click=${() => choose(today())}>
            ${words.day.today}
          </button>
        </div>
        <div class="slide">
          <input
            type="range"
            aria-label=${words.day.slide}
            aria-valuetext="${weekday(on, at.language)}, ${at.day(on)}"
            min=${first}
            max=${last}
            .value=${live(String(numberOf(on)))}
            @input=${({ target }) => choose(dayOf(Number(target.value)))}
          />
          <div class="years" aria-hidden="true">${yearMarks(first, last)}</div>
        </div>
        <p class="spelt" aria-hidden="true">${weekday(on, at.language)}<br /><strong>${at.day(on)}</strong></p>
      </div>
      <p class="unseen" role="status">${answerOr(at, () => changed(at))}</p>
    </section>
  `;
}

/** The day as people here write it, whatever language the browser itself speaks. */
function dayField(at, choose) {
  const read = ({ target }) => {
    const day = readDay(target.value);
    target.setCustomValidity(day ? "" : at.words.day.unreadable);
    if (day) choose(day);
    else target.reportValidity();
  };
  return html`
    <input
      id="day"
      inputmode="numeric"
      autocomplete="off"
      placeholder="dd/mm/yyyy"
      .value=${live(shortDay(at.on))}
      @change=${read}
    />
  `;
}

/** The browser's own calendar, for those who point; the field beside it serves the keyboard. */
function calendar(at, choose) {
  const open = ({ currentTarget }) => currentTarget.nextElementSibling.showPicker();
  return html`
    <span class="calendar">
      <button
        type="button"
        tabindex="-1"
        title=${at.words.day.calendar}
        aria-label=${at.words.day.calendar}
        @click=${open}
      >
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <path d="M2.5 4.5h13v11h-13zM2.5 8h13M6 2.5v3.5M12 2.5v3.5" />
        </svg>
      </button>
      <input
        type="date"
        tabindex="-1"
        aria-hidden="true"
        .value=${live(at.on)}
        @change=${({ target }) => target.value && choose(target.value)}
      />
    </span>
  `;
}

/** What the day changes, in one sentence for those who hear the page. */
function changed(at) {
  const { counts, items } = at.ask("agenda", { on: at.on, until: at.until });
  const { least, most } = counts.find(({ phase }) => phase === "in_force").count;
  const overdue = items.filter(({ urgency }) => urgency === "overdue").length;
  return at.words.day.changed(at.day(at.on), least, most, overdue);
}

/** The slider's eight years: those around today, or around the day looked at where it lies elsewhere. */
function bounds({ on }) {
  const [now, year] = [yearOf(today()), yearOf(on)];
  const middle = year >= now - 4 && year <= now + 3 ? now : year;
  return [numberOf(`${middle - 4}-01-01`), numberOf(`${middle + 3}-12-31`)];
}

function yearMarks(first, last) {
  const years = [];
  for (let year = yearOf(dayOf(first)); year <= yearOf(dayOf(last)); year += 1) years.push(year);
  return years.map((year) => html`<span>${year}</span>`);
}
