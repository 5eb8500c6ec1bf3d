// Prints what a page loads of the package, and fails when it is more than the budget.
//
//     node sizes.mjs <package folder> <version>

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sizesOf } from "./support/sizes.mjs";

/** What a page may load of module and script together, by brotli; the smallest of its peers is 200,000 bytes. */
const MOST = 170_000;

/** What it loads today. Three percent more is a matter to tell in the changelog, not to let pass. */
const TODAY = 156_728;

const [folder, version] = process.argv.slice(2);
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
if (manifest.version !== version) {
  console.error(`wasm/npm/package.json says version ${manifest.version}, the crates say ${version}.`);
  process.exit(1);
}

const rows = sizesOf(folder);
const together = rows.at(-1)[3];

console.log("KiB              raw    gzip  brotli");
for (const [name, ...sizes] of rows) {
  console.log(name.padEnd(12) + sizes.map((size) => (size / 1024).toFixed(1).padStart(8)).join(""));
}
const budget = Math.min(MOST, TODAY * 1.03);
if (together > budget) {
  console.error(`${together} bytes, more than the budget of ${Math.floor(budget)} (brotli).`);
  process.exit(1);
}
console.log(`${together} bytes, within the budget of ${Math.floor(budget)} (brotli).`);
