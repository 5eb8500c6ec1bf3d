// The package in Node: ready as soon as it is imported or required.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadNow } from "./module.js";

export { HoptacError } from "./error.js";
export { PHASE_BITS, Register } from "./register.js";

loadNow(readFileSync(join(__dirname, "hoptac.wasm")));

/** For code that also runs in a browser; here there is nothing left to load. */
export async function init() {}
