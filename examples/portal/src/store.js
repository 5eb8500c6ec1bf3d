// What the page shows: the address, the register, and what is folded open. Views only read it;
// every change goes through `update`, which has the page drawn afresh.

import { routeOf } from "./route.js";

let state = {
  route: routeOf(""),
  /** The register looked at. */
  book: undefined,
  /** The name under which it was opened: a built-in register's, or a file's. */
  name: "",
  /** The server that keeps it, and whether a change is on its way there. */
  server: undefined,
  sending: false,
  /** A file that was refused: its name and its problems. */
  refused: undefined,
  /** The registers before the changes made on this page, the oldest first: for undoing. */
  past: [],
  /** The problems of the last change, where it was refused. */
  unmade: undefined,
  /** What is folded open, by the keys that the views give. */
  opened: new Set(),
};
let draw = () => {};
let waiting = false;

export const present = () => state;

/** Whoever draws the page says so here, once. */
export function onChange(callback) {
  draw = callback;
}

/** Changes something and has the page drawn, once for all changes of a moment. */
export function update(changes) {
  state = { ...state, ...changes };
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    draw(state);
  });
}

/** Folds something open or shut. */
export function fold(key, open) {
  if (state.opened.has(key) === open) return;
  const opened = new Set(state.opened);
  if (open) opened.add(key);
  else opened.delete(key);
  update({ opened });
}
