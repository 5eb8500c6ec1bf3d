// What wants attention in the province's international cooperation, on one page?
//
//     cargo xtask npm build && cd examples/node && npm install
//     node agenda.mjs [--as-of 2025-03-15] [--until 2025-12-31] [--lang en] [--register FILE] [--why]

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { HoptacError, Register } from "hoptac";

/** The library reads no clock: the day is the caller's, here today's in Vietnam. */
function today() {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone: "Asia/Ho_Chi_Minh",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(new Date());
  const { year, month, day } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${year}-${month}-${day}`;
}

/** The same day six months on, or the last of that month when it has no such day. */
function sixMonthsAfter(day) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + 6, 0)).getUTCDate();
  const until = new Date(Date.UTC(year, month + 5, Math.min(date, last)));
  // What is no day is left for the library to refuse.
  return Number.isNaN(until.getTime()) ? day : until.toISOString().slice(0, 10);
}

try {
  const { values } = parseArgs({
    options: {
      "as-of": { type: "string", default: today() },
      until: { type: "string" },
      lang: { type: "string", default: "vi" },
      register: { type: "string" },
      why: { type: "boolean" },
    },
  });
  const file = values.register ?? new URL("../../seeds/dong-nai.json", import.meta.url);
  const register = Register.parse(readFileSync(file));
  const on = values["as-of"];
  const until = values.until ?? sixMonthsAfter(on);
  process.stdout.write(register.render({ agenda: { on, until } }, { language: values.lang, why: values.why }));
} catch (error) {
  if (!(error instanceof HoptacError) && !error.code) throw error;
  // A refused register or option, or a file that cannot be read: the sentence says it all.
  console.error(error.message);
  if (error.help) console.error(`${error.help.vi} / ${error.help.en}`);
  process.exitCode = 1;
}
