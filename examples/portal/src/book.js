// The register that the page looks at: its records by id, and its answers, each asked for once.

import { Register } from "./library.js";

export class Book {
  /** What the register holds, as plain data. */
  data;
  #register;
  #records = new Map();
  #answers = new Map();
  #lives = new Map();

  /**
   * @param source a register's text or bytes
   * @throws {HoptacError} with all problems of the text
   */
  static read(source) {
    return new Book(Register.parse(source));
  }

  constructor(register) {
    this.#register = register;
    this.data = this.#register.toJSON();
    for (const [list, records] of Object.entries(this.data)) {
      if (!Array.isArray(records)) continue;
      for (const record of records) if (record.id) this.#records.set(record.id, { list, record });
    }
  }

  /** The list and the record of this id, if there is one. */
  record(id) {
    return this.#records.get(id);
  }

  /** All records, with their lists, that cite a document. */
  citing(document) {
    return [...this.#records.values()].filter(
      ({ record }) => record.id !== document && record.cites?.some((cite) => cite.document === document),
    );
  }

  /** The answer to a question; what was asked once for the present day is not asked again. */
  ask(question, options = {}) {
    const key = JSON.stringify([question, options]);
    if (!this.#answers.has(key)) {
      // One screen asks some dozens of questions; sliding through the days would keep thousands.
      if (this.#answers.size > 200) this.#answers.clear();
      this.#answers.set(key, this.#register[question](options));
    }
    return this.#answers.get(key);
  }

  /** The library's own register, for what writes files from it. */
  get register() {
    return this.#register;
  }

  /** The answer laid out by the library, as the text of a file. */
  print(question, options) {
    return this.#register.render(question, options);
  }

  /**
   * The register after a change; this one stays as it is.
   *
   * @throws {HoptacError} with all problems of the change
   */
  after(change) {
    return new Book(this.#register.apply(change));
  }

  /** The register's canonical text. */
  text() {
    return this.#register.toText();
  }

  /**
   * An agreement's life in a window of days: spans in each of which the library gives the same
   * phases. Phases change only at an end of a turn's window, so these days are asked.
   */
  life(agreement, from, until) {
    const key = JSON.stringify([agreement, from, until]);
    if (!this.#lives.has(key)) this.#lives.set(key, this.#spans(agreement, from, until));
    return this.#lives.get(key);
  }

  #spans(agreement, from, until) {
    const { turns } = this.#register.standing({ agreement, on: from });
    const days = turns.flatMap(({ window }) => [window.earliest, window.latest]);
    const within = days.filter((day) => day && day > from && day <= until);
    const spans = [];
    for (const day of [from, ...new Set(within.sort())]) {
      const { phases } = this.#register.standing({ agreement, on: day });
      const last = spans.at(-1);
      if (last?.phases.join() === phases.join()) continue;
      if (last) last.until = day;
      spans.push({ from: day, until, phases });
    }
    return spans;
  }

  /** Gives the register's memory back. */
  free() {
    this.#register.free();
  }
}
