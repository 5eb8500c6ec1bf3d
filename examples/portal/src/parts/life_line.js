// An agreement's life drawn on a line of years: where it is certainly in force, where it may be, and
// the day looked at. SVG, so that it is printed too; the same is said in words for those who hear it.

import { dayOf, numberOf, yearOf } from "../days.js";
import { nothing, svg, html } from "../library.js";
import { phaseText } from "./phases.js";

/** The years drawn: those of the days known, with some room, and the day looked at. */
export function frameOf(at, standings) {
  const days = standings.flatMap(({ turns }) => turns.flatMap(({ window }) => [window.earliest, window.latest]));
  const years = [at.on, ...days.filter(Boolean)].map(yearOf);
  if (days.length === 0) years.push(yearOf(at.on) - 5, yearOf(at.on) + 4);
  // A window may reach centuries back or ahead; what lies beyond is drawn as going on.
  const near = years.filter((year) => Math.abs(year - yearOf(at.on)) <= 30);
  const [first, last] = [Math.min(...near) - 1, Math.max(...near) + 2];
  return { from: `${first}-01-01`, until: `${last}-01-01` };
}

/** The place of a day on the line, in percent. */
function placeIn({ from, until }) {
  const [first, last] = [numberOf(from), numberOf(until)];
  return (day) => (100 * (numberOf(day) - first)) / (last - first);
}

/** The line above all others: the years. */
export function yearLine(frame) {
  const place = placeIn(frame);
  const years = yearsOf(frame);
  const every = Math.ceil(years.length / 12);
  return html`
    <svg class="life-line years" height="20" aria-hidden="true" focusable="false">
      ${years
        // The last label would run over the edge.
        .filter((year, index) => year % every === 0 && index < years.length - every / 2)
        .map((year) => svg`<text x="${place(`${year}-01-01`)}%" dx="4" y="14">${year}</text>`)}
    </svg>
  `;
}

/** One agreement's line. */
export function lifeLine(at, agreement, frame) {
  const place = placeIn(frame);
  const spans = at.book.life(agreement, frame.from, frame.until);
  const says = spans.map((span) => spanText(at, span, frame)).join("; ");
  return html`
    <svg class="life-line" height="26" role="img" aria-label=${says}>
      ${yearsOf(frame).map((year) => {
        const x = `${place(`${year}-01-01`)}%`;
        return svg`<line class="tick" x1=${x} x2=${x} y1="0" y2="26" />`;
      })}
      ${spans.map((span) => spanOf(at, span, frame, place))}
      <line class="today" x1="${place(at.on)}%" x2="${place(at.on)}%" y1="0" y2="26" />
    </svg>
  `;
}

function spanOf(at, span, frame, place) {
  const drawn = drawnAs(span.phases);
  if (!drawn) return nothing;
  const [start, end] = [place(span.from), place(span.until)];
  return svg`
    <rect class=${drawn} x="${start}%" width="${end - start}%" y="7" height="12">
      <title>${spanText(at, span, frame)}</title>
    </rect>
  `;
}

function drawnAs(phases) {
  if (phases.includes("in_force") && phases.length === 1) return "sure";
  // Paler where it may not even have begun.
  if (phases.includes("in_force")) return phases.includes("pending") ? "maybe early" : "maybe";
  if (phases.includes("suspended")) return "held";
  return undefined;
}

/** 01/01/2022–31/12/2026: còn hiệu lực */
function spanText(at, { from, until, phases }, frame) {
  const first = from === frame.from ? "…" : at.day(from);
  const last = until === frame.until ? "…" : at.day(dayOf(numberOf(until) - 1));
  return `${first}–${last}: ${phaseText(at, phases)}`;
}

function yearsOf({ from, until }) {
  const years = [];
  for (let year = yearOf(from); year < yearOf(until); year += 1) years.push(year);
  return years;
}
