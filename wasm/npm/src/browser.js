// The package in a browser, a web worker or a bundler: `await init()` once, then use it.

import { load } from "./module.js";

export { HoptacError } from "./error.js";
export { PHASE_BITS, Register } from "./register.js";

export function init(source = new URL("./hoptac.wasm", import.meta.url)) {
  return load(source);
}
