// Measures the package on this machine: what a page loads, how soon it shows the agenda, how long
// reading and answering take, and the same simple job in plain JavaScript with date-fns.
//
//     cargo xtask portal build && node tests/js/figures.mjs target/npm/hoptac target/portal

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { addMonths, isAfter, isBefore, parseISO } from "date-fns";
import { chromium } from "playwright-core";
import { serve } from "../../examples/portal/serve.mjs";
import { sizesOf } from "./support/sizes.mjs";

const [folder, portal] = process.argv.slice(2).map((path) => resolve(path));
const { Register, PHASE_BITS } = createRequire(import.meta.url)(join(folder, "node.cjs"));
const ON = "2025-09-15";
const UNTIL = "2026-03-15";

/** The best of several runs, in milliseconds: the least disturbed by what else the machine does. */
function best(run, times = 9) {
  const measured = Array.from({ length: times }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...measured);
}

/** A register of so many agreements with exact days, which plain JavaScript can handle too. */
function manyAgreements(count) {
  const cites = [{ document: "plan" }];
  const agreements = Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2010, 0, 1 + ((index * 37) % 6000))).toISOString().slice(0, 10);
    return {
      id: `agreement-${index}`,
      kind: "memorandum",
      title: { vi: `Bản ghi nhớ số ${index}`, en: `Memorandum ${index}` },
      ours: [{ unit: "so-ngoai-vu" }],
      theirs: [{ partner: `partner-${index % 500}` }],
      regime: "not_stated",
      signed: day,
      entry: "on_signing",
      term: { months: 12 + (index % 108) },
      cites,
    };
  });
  const partners = Array.from({ length: Math.min(count, 500) }, (_, index) => ({
    id: `partner-${index}`,
    kind: "locality",
    country: ["JP", "KR", "LA", "KH", "FR"][index % 5],
    name: { vi: `Tỉnh số ${index}` },
    cites,
  }));
  return JSON.stringify({
    hoptac: 1,
    province: { name: { vi: "tỉnh Mẫu" } },
    documents: [
      { id: "plan", kind: "plan", number: "1/KH-UBND", date: "2010-01-01", title: { vi: "Kế hoạch" }, cites },
    ],
    units: [{ id: "so-ngoai-vu", kind: "department", name: { vi: "Sở Ngoại vụ" }, cites }],
    partners,
    agreements,
  });
}

/** How many are in force, as a page would count them that knows exact days only. */
function plainCount({ agreements }) {
  const on = parseISO(ON);
  return agreements.filter(({ signed, term }) => {
    const start = parseISO(signed);
    return !isBefore(on, start) && !isAfter(on, addMonths(start, term.months));
  }).length;
}

function answers(name, text) {
  const register = Register.parse(text);
  const times = [
    ["read, check", best(() => Register.parse(text).free())],
    ["phases, as bytes", best(() => register.phaseBits({ on: ON }))],
    ["phases, as objects", best(() => register.standings({ on: ON }))],
    ["agenda with reasons", best(() => register.agenda({ on: ON, until: UNTIL }), 5)],
  ];
  console.log(`\n${name}`);
  for (const [what, time] of times) row(what, `${time.toFixed(2)} ms`);
  return register;
}

const row = (what, value) => console.log(`  ${what.padEnd(40)}${String(value).padStart(12)}`);

console.log(`Node ${process.version}, ${cpus()[0]?.model ?? "?"}; the best of several runs\n`);
console.log("What a page loads, KiB                  raw      gzip    brotli");
for (const [name, ...sizes] of sizesOf(folder)) {
  console.log(`  ${name.padEnd(30)}${sizes.map((size) => (size / 1024).toFixed(1).padStart(10)).join("")}`);
}

answers(
  "Đồng Nai (19 agreements, 107 planned actions)",
  readFileSync(new URL("../../seeds/dong-nai.json", import.meta.url), "utf8"),
);
answers(
  "Bà Rịa – Vũng Tàu (21 agreements)",
  readFileSync(new URL("../../seeds/ba-ria-vung-tau.json", import.meta.url), "utf8"),
);
const text = manyAgreements(10_000);
const many = answers("10,000 agreements", text);

console.log("\n10,000 agreements with exact days: how many are in force?");
const count = () => many.phaseBits({ on: ON }).filter((set) => set === PHASE_BITS.in_force).length;
const plain = JSON.parse(text);
if (count() !== plainCount(plain)) throw new Error(`${count()} here, ${plainCount(plain)} with date-fns`);
row("date-fns: JSON.parse, nothing checked", `${best(() => JSON.parse(text)).toFixed(2)} ms`);
row("date-fns: count, for each day asked", `${best(() => plainCount(plain)).toFixed(2)} ms`);
row("hoptac: read, check", `${best(() => Register.parse(text).free(), 5).toFixed(2)} ms`);
row("hoptac: count, for each day asked", `${best(count).toFixed(2)} ms`);

const server = await serve(portal);
const browser = await chromium.launch({
  executablePath: process.env.HOPTAC_CHROMIUM || "/usr/bin/chromium",
  args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const loads = [];
for (let turn = 0; turn < 7; turn += 1) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.address}/#/agenda?on=${ON}`);
  await page.waitForSelector(".item");
  loads.push(
    await page.evaluate(async () => {
      const { startTime } = performance.getEntriesByType("mark").find(({ name }) => name === "drawn");
      return startTime;
    }),
  );
  await context.close();
}
await browser.close();
await server.close();
console.log("\nThe example page in Chromium, nothing cached, from this machine's disk");
row("from the start of loading to the agenda", `${Math.min(...loads).toFixed(0)} ms`);
