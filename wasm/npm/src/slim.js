// The package without a way of its own to the module: whoever loads it says where it is, and nothing
// is fetched, named or bundled until then.

import { load } from "./module.js";

export { HoptacError } from "./error.js";
export { PHASE_BITS, Register } from "./register.js";

export function init(source) {
  return load(source);
}
