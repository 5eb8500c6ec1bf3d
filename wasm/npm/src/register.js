// The class that a caller works with: a register, and a method for each question.

import { HoptacError, refusal } from "./error.js";
import { checkedText, decoded, toJson } from "./json.js";
import { call, presentLife } from "./module.js";

/** The bits of `phaseBits`, as the library numbers them. */
export const PHASE_BITS = Object.freeze({
  pending: 1,
  in_force: 2,
  suspended: 4,
  expired: 8,
  terminated: 16,
  superseded: 32,
});

export class Register {
  // Only this object holds the handle: when it is forgotten without `free()`, so is the handle,
  // and the glue's FinalizationRegistry frees the memory inside the module.
  #handle;
  #life = presentLife();

  static parse(source) {
    return read(source);
  }

  constructor(key, handle) {
    if (key !== READ) throw refusal("not_read");
    this.#handle = handle;
  }

  standing(options) {
    return this.#answer("standing", options);
  }

  standings(options) {
    return this.#answer("standings", options);
  }

  responsible(options) {
    return this.#answer("responsible", options);
  }

  workload(options) {
    return this.#answer("workload", options);
  }

  reports(options) {
    return this.#answer("reports", options);
  }

  targets(options) {
    return this.#answer("targets", options);
  }

  agenda(options) {
    return this.#answer("agenda", options);
  }

  timeline(options) {
    return this.#answer("timeline", options);
  }

  yearlyReport(options) {
    return this.#answer("yearly_report", options);
  }

  check(options = {}) {
    return this.#answer("check", options);
  }

  find(options) {
    return this.#answer("find", options);
  }

  period(options) {
    return this.#answer("period", options);
  }

  deadline(options) {
    return this.#answer("deadline", options);
  }

  procedure(options) {
    return this.#answer("procedure", options);
  }

  phaseBits(options) {
    const bits = this.#call((handle) => handle.phaseBits(String(options?.on)));
    // What is no day is refused in the words of the question of all standings.
    if (bits === undefined) this.standings(options);
    return bits;
  }

  acts(options) {
    return this.#answer("acts", options);
  }

  history(options = {}) {
    return this.#answer("history", options);
  }

  rebase(change) {
    return this.#answer("rebase", change);
  }

  diff(options) {
    return this.#answer("diff", options);
  }

  knownOn(options) {
    return this.#answer("known_on", options);
  }

  render(question, options) {
    const how = typeof options === "string" ? { language: options } : options;
    return this.#answer("render", { question, ...how }).text;
  }

  apply(change) {
    const text = checkedText(typeof change === "string" ? change : toJson(change));
    return new Register(READ, this.#call((handle) => handle.apply(text)));
  }

  ask(question) {
    return JSON.parse(this.askText(toJson(question)));
  }

  askText(question) {
    const text = checkedText(question);
    return this.#call((handle) => handle.ask(text));
  }

  toJSON() {
    return JSON.parse(this.toText());
  }

  toText() {
    return this.#call((handle) => handle.toText());
  }

  free() {
    const handle = this.#handle;
    this.#handle = undefined;
    if (handle && this.#life === presentLife()) call(() => handle.free());
  }

  // Engines before explicit resource management have no such symbol; then the name is unused.
  [Symbol.dispose ?? Symbol("dispose")]() {
    this.free();
  }

  #answer(name, options) {
    const answer = this.ask({ [name]: options ?? {} });
    if (answer.errors) throw new HoptacError(answer.errors);
    return answer[name];
  }

  #call(action) {
    if (!this.#handle) throw refusal("register_freed");
    if (this.#life !== presentLife()) throw refusal("internal");
    return call(() => action(this.#handle));
  }
}

/** Known only here: a register comes from reading one. */
const READ = Symbol("read");

function read(source) {
  const text = checkedText(textOf(source));
  return new Register(READ, call((module) => module.Handle.parse(text)));
}

function textOf(source) {
  if (typeof source === "string") return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return decoded(source);
  return toJson(source);
}
