/// <reference lib="esnext.disposable" />

import type {
  Change,
  Language,
  Phase,
  Problem,
  Question,
  Register as RegisterData,
  Reply,
} from "./contract.js";

export type * from "./contract.js";
/** A register as plain data; `Register` itself is the class below. */
export type { RegisterData };

/** The options of the question of this name. */
export type Asked<Name extends string> = Extract<Question, Record<Name, unknown>>[Name];

/** The answer to the question of this name. */
export type Answered<Name extends string> = Extract<Reply, Record<Name, unknown>>[Name];

/**
 * Loads the WebAssembly module. Await it once before any other use in a browser, a worker or a
 * bundled page; in Node the module is there at once and this does nothing.
 *
 * @param source where the module is: an address, a response, its bytes or the compiled module.
 *   Default: the file `hoptac.wasm` beside the script.
 * @throws {HoptacError} `load_failed`; a later call tries again.
 */
export function init(
  source?: InitSource | PromiseLike<InitSource>,
): Promise<void>;

/** What `init` can load from. A `Response` is compiled while it arrives. */
export type InitSource = string | URL | ArrayBuffer | ArrayBufferView | ResponseLike | ModuleLike;

/** A `Response`, by its shape: the package needs no DOM types. */
export interface ResponseLike {
  readonly ok: boolean;
  readonly headers: object;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A `WebAssembly.Module`, by its shape. */
export interface ModuleLike {
  readonly [Symbol.toStringTag]?: "WebAssembly.Module";
}

/**
 * A province's register of international cooperation, ready to be asked.
 *
 * Days are text, `2025-09-15`; a date known in part is `2025-09` or `2025`. No clock is read:
 * every question names its day.
 */
export class Register {
  private constructor();

  /**
   * Reads a register.
   *
   * @param source the register's JSON text, the bytes of its file, or the object itself
   * @throws {HoptacError} with all problems of the register, each with its path
   */
  static parse(source: string | ArrayBuffer | ArrayBufferView | RegisterData | Register): Register;

  /** In which phases may an agreement be on a day, since when, until when, and why? */
  standing(options: Asked<"standing">): Answered<"standing">;
  /** In which phases are all agreements on a day, and how many in each? */
  standings(options: Asked<"standings">): Answered<"standings">;
  /** Which units lead and coordinate a subject on a day, by which successions? */
  responsible(options: Asked<"responsible">): Answered<"responsible">;
  /** What does a unit lead, coordinate and owe on a day? */
  workload(options: Asked<"workload">): Answered<"workload">;
  /** Which reports fall into a window, by when, and in what state are they on a day? */
  reports(options: Asked<"reports">): Answered<"reports">;
  /** How far are the targets reached on a day? */
  targets(options: Asked<"targets">): Answered<"targets">;
  /** What wants attention on a day, most urgent first? */
  agenda(options: Asked<"agenda">): Answered<"agenda">;
  /** Which dated events fall into a window? */
  timeline(options: Asked<"timeline">): Answered<"timeline">;
  /** What did a year come to, and what does the next one plan? */
  yearlyReport(options: Asked<"yearly_report">): Answered<"yearly_report">;
  /** What is contradictory, irregular or missing in the register itself? */
  check(options?: Asked<"check">): Answered<"check">;
  /** Which partners, units and agreements go by this name, with or without Vietnamese marks? */
  find(options: Asked<"find">): Answered<"find">;
  /** When a length of time ends, by the Civil Code and the working-day calendar. */
  period(options: Asked<"period">): Answered<"period">;
  /** Which day a deadline names in a year, and which is the last day in time. */
  deadline(options: Asked<"deadline">): Answered<"deadline">;
  /** The steps of a signing, each with its last day, and how a dossier stands. */
  procedure(options: Asked<"procedure">): Answered<"procedure">;

  /** What may be done to an agreement on a day, and what is in doubt? */
  acts(options: Asked<"acts">): Answered<"acts">;
  /** What was recorded, by whom and when? Its `revision` is what the next change gives. */
  history(options?: Partial<Asked<"history">>): Answered<"history">;
  /** A change that was made on an earlier revision, as it is made on this one. */
  rebase(change: Change): Answered<"rebase">;
  /** What differs between two days, or between this register and another, and which changes lead to it? */
  diff(options: Asked<"diff">): Answered<"diff">;
  /** Another question, answered by what the documents had told by a day. */
  knownOn(options: Asked<"known_on">): Answered<"known_on">;

  /**
   * The answer to a question as text for people: a page, Markdown, a table, a calendar.
   *
   * @param question as for `ask`, any other than `render`, such as `{ agenda: { on, until } }`
   * @param options the language, or an object: `language` (default: Vietnamese), `form` (default:
   *   plain text), `why` (with the steps that led to each line), `all` (nothing left out), and for
   *   the form `icalendar` the moment `stamp`
   */
  render(
    question: Asked<"render">["question"],
    options?: Language | Omit<Asked<"render">, "question">,
  ): string;

  /**
   * The possible phases of all agreements on a day as numbers: one byte for each, in the order of
   * `standings`, its bits by `PHASE_BITS`. For charts and tables of very many agreements, where
   * objects would be too slow.
   */
  phaseBits(options: Asked<"standings">): Uint8Array;

  /**
   * Makes a change and gives the next register; this one stays as it is, and both are to be freed.
   *
   * @param change what happened, who records it and when, on which revision; or its JSON text
   * @throws {HoptacError} with all problems of the change, each with its path
   */
  apply(change: Change | string): Register;

  /**
   * The contract itself: a question object of one key in, an answer object of the same key out,
   * or `{ errors }`. Unlike the methods above, it does not throw for a question that is refused.
   */
  ask(question: Question): Reply;

  /** The contract as JSON text, byte for byte the same through every door of the library. */
  askText(question: string): string;

  /** The register as a plain object, in canonical order; `JSON.stringify` calls this. */
  toJSON(): RegisterData;

  /** The register's canonical JSON text: the same register always gives the same bytes. */
  toText(): string;

  /**
   * Gives the register's memory back; using it afterwards throws `register_freed`. A register
   * that is merely forgotten is freed in time, as other objects are. Freeing twice does nothing.
   */
  free(): void;

  /** The same as `free`, for `using register = Register.parse(…)`. */
  [Symbol.dispose](): void;
}

/**
 * Which bit of `phaseBits` stands for which phase. One bit set: the phase is certain.
 *
 * ```js
 * const certain = bits.filter((set) => set === PHASE_BITS.in_force).length;
 * const perhaps = bits.filter((set) => set & PHASE_BITS.in_force).length;
 * ```
 */
export const PHASE_BITS: Readonly<Record<Phase, number>>;

/**
 * What this package refuses before the library sees it: a use before `init`, a module that does
 * not load, a use after `free`, `new Register`, a value that JSON cannot hold, a question that is
 * no text, bytes that are no text; and `internal`, a fault of its own, most often memory running
 * out, after which all registers must be read again.
 */
export type DoorCode =
  | "not_initialised"
  | "load_failed"
  | "register_freed"
  | "not_read"
  | "not_json"
  | "not_text"
  | "not_utf8"
  | "internal";

/** A problem with one of the package's own codes. */
export type DoorProblem = Omit<Problem, "code"> & { code: DoorCode };

/** The only error that this package throws. */
export class HoptacError extends Error {
  constructor(problems: readonly (Problem | DoorProblem)[], options?: { cause?: unknown });
  override readonly name: "HoptacError";
  /** The first problem's stable code. */
  readonly code: Problem["code"] | DoorCode;
  /** Where the first problem is in what was passed: a JSON Pointer, empty for the whole. */
  readonly path: Problem["path"];
  /** What would be right, in Vietnamese and English. */
  readonly help: Problem["help"];
  /** All problems; of a register that is refused: of every record. */
  readonly problems: readonly (Problem | DoorProblem)[];
}
