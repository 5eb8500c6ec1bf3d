// Many registers under a low ceiling of memory: freed, disposed of, and merely forgotten ones.
//
//     node --expose-gc --wasm-max-mem-pages=N ceiling.mjs <register file> <count>

import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { Register } from "hoptac";

const [file, count] = process.argv.slice(2);
const text = readFileSync(file, "utf8");

for (let turn = 0; turn < count; turn += 1) Register.parse(text).free();
for (let turn = 0; turn < count; turn += 1) Register.parse(text)[Symbol.dispose]();
for (let turn = 0; turn < count; turn += 1) {
  Register.parse(text);
  if (turn % 8 === 0) {
    globalThis.gc();
    await setImmediate();
  }
}
process.stdout.write("done");
