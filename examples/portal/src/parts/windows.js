// Days that are known only to lie in a window, and numbers known only to lie in a range, in words.

import { html } from "../library.js";

/** 15/09/2025; năm 2023; 01/03/2025–30/06/2025; muộn nhất 25/04/2023 … */
export function windowText({ words, day, language }, { earliest, latest }) {
  if (earliest && earliest === latest) return day(earliest);
  if (earliest && latest) {
    const [year, month, date] = earliest.split("-");
    if (date === "01" && month === "01" && latest === `${year}-12-31`) return words.year(year);
    if (date === "01" && latest === lastOfMonth(year, month)) return words.month(month, year);
    return `${day(earliest)}${language === "en" ? " – " : "–"}${day(latest)}`;
  }
  if (earliest) return words.from(day(earliest));
  if (latest) return words.by(day(latest));
  return words.no_day;
}

/** 2023–2028; 01/2025–06/2025; 2020: a period or date of the register, as far as it is known. */
export function periodText(period) {
  const ends = period.split("/").map((date) => (date === ".." ? "…" : date.split("-").reverse().join("/")));
  return ends.join("–");
}

/** 1–19, or 4 when it is certain; heard as "from 1 to 19". */
export function rangeOf({ words }, { least, most }) {
  if (least === most) return html`${least}`;
  return html`<span aria-hidden="true">${least}–${most}</span><span class="unseen">${words.range(least, most)}</span>`;
}

function lastOfMonth(year, month) {
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}
