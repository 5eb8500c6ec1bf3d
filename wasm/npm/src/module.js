// The WebAssembly module: whether it is loaded, and the one gate through which it is called.

import * as glue from "hoptac-glue";
import { HoptacError, refusal } from "./error.js";

let loaded = false;

/** Set while a fault has been met and the module could not begin anew yet. */
let faulty = false;

/** Counts the module's lives: a register belongs to the life in which it was read. */
let life = 0;

/** Loads from bytes or a compiled module, at once. */
export function loadNow(module) {
  glue.initSync({ module });
  loaded = true;
}

/** Loads from whatever `fetch` or `WebAssembly.instantiate` take; a second call waits for the first. */
export async function load(source) {
  try {
    await glue.default({ module_or_path: source });
  } catch (cause) {
    throw refusal("load_failed", cause);
  }
  loaded = true;
}

/** The module's present life. */
export function presentLife() {
  return life;
}

/**
 * Calls into the module. What goes wrong there leaves as a `HoptacError`: problems of an input
 * come as their JSON text, and a fault of the module itself as a trap, after which its memory
 * cannot be trusted: the module begins anew.
 */
export function call(action) {
  if (!loaded) throw refusal("not_initialised");
  try {
    if (faulty) beginAnew();
    return action(glue);
  } catch (thrown) {
    if (typeof thrown === "string") throw new HoptacError(JSON.parse(thrown).errors);
    life += 1;
    try {
      beginAnew();
    } catch {
      // Too little memory even for that: the next call tries again.
    }
    throw refusal("internal", thrown);
  }
}

function beginAnew() {
  faulty = true;
  glue.__wbg_reset_state();
  faulty = false;
}
