// Civil days as text, 2025-09-15: no time of day and no zone. Only `today` reads the clock.

const DAY = 86_400_000;

/** Today, where the province is. */
export function today() {
  return new Intl.DateTimeFormat("sv", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());
}

/** The moment a file is made, as iCalendar writes it: 20250915T000000Z. */
export function stamp() {
  return `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** A day's number, for drawing and counting. */
export const numberOf = (day) => Date.parse(day) / DAY;

/** The day of a number. */
export const dayOf = (number) => new Date(number * DAY).toISOString().slice(0, 10);

export const yearOf = (day) => Number(day.slice(0, 4));

/** The same day some months on, or the last of that month when it has no such day. */
export function monthsAfter(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

const SPELT = {
  vi: new Intl.DateTimeFormat("vi", { timeZone: "UTC", day: "2-digit", month: "2-digit", year: "numeric" }),
  en: new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" }),
};
const WEEKDAYS = {
  vi: new Intl.DateTimeFormat("vi", { timeZone: "UTC", weekday: "long" }),
  en: new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "long" }),
};

/** A day for people: 15/09/2025, or 15 September 2025. */
export const spelt = (day, language) => SPELT[language].format(new Date(day));

/** 15/09/2025, in either language: for a field to type in. */
export const shortDay = (day) => day.split("-").reverse().join("/");

/** The day that somebody typed as 15/9/2025, 15-9-2025 or 2025-09-15; nothing where it is none. */
export function readDay(text) {
  const numbers = text.trim().split(/[/.\-\s]+/);
  if (numbers.length !== 3 || !numbers.every((number) => /^\d{1,4}$/.test(number))) return undefined;
  const [date, month, year] = numbers[0].length === 4 ? numbers.toReversed() : numbers;
  if (year.length !== 4) return undefined;
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const parsed = new Date(day);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : undefined;
}

/** thứ Hai, Monday */
export const weekday = (day, language) => WEEKDAYS[language].format(new Date(day));
