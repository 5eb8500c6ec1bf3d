// A fault inside the module (here: no memory left) is an error like others, and the host goes on.
//
//     node --wasm-max-mem-pages=N fault.mjs <register file>

import { readFileSync } from "node:fs";
import { HoptacError, Register } from "hoptac";

const text = readFileSync(process.argv[2], "utf8");
const codes = [];
const attempt = (action) => {
  try {
    action();
    codes.push("none");
  } catch (error) {
    codes.push(error instanceof HoptacError ? error.code : String(error));
  }
};

const early = Register.parse(text);
const expected = early.toText();
attempt(() => Register.parse(" ".repeat(300_000_000)));
attempt(() => early.check());
attempt(() => early.free());
const late = Register.parse(text);
attempt(() => late.check());
process.stdout.write(JSON.stringify({ codes, same: late.toText() === expected }));
