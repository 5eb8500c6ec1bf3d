// Many registers under a low ceiling of memory: freed, disposed of, and merely forgotten ones.
//
//     node --expose-gc --wasm-max-mem-pages=N ceiling.mjs <register file> <count> [small]
//
// `small` keeps the province and ten documents of the register, so that very many take little time.

import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { Register } from "hoptac";

const [file, count, small] = process.argv.slice(2);
const text = small ? cut(readFileSync(file, "utf8")) : readFileSync(file, "utf8");

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

function cut(text) {
  const { hoptac, province, documents } = JSON.parse(text);
  const kept = documents.slice(0, 10).map((document) => ({ ...document, cites: [{ document: document.id }] }));
  return JSON.stringify({ hoptac, province: { name: province.name }, documents: kept });
}
