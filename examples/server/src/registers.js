// The registers and the log of their changes. A change is acknowledged when its row is stored, and the
// row's key is the revision it was made on: of two made on one revision the database takes one.

import { createHash } from "node:crypto";
import { HoptacError, Register } from "hoptac";
import { Fault, FAULTS } from "./faults.js";

export class Registers {
  #database;
  /** Each register that was asked for, as of the last change read: id → `{ register, turn }`. */
  #open = new Map();

  constructor(database) {
    this.#database = database;
  }

  /** Ids of all registers. */
  async list() {
    const rows = await this.#database.query("select id from register order by id");
    return rows.map(({ id }) => id);
  }

  /**
   * Stores a register under a new id.
   *
   * @param text its JSON
   * @param by who does
   * @throws {HoptacError} with all problems of the text
   * @throws {Fault} `register_exists`
   */
  async create(id, text, by) {
    const register = Register.parse(text);
    const { revision } = register.history();
    const canonical = register.toText();
    register.free();
    const stored = await this.#database.query(
      "insert into register (id, text, revision, stored_by) values ($1, $2, $3, $4) on conflict do nothing returning id",
      [id, canonical, revision, by],
    );
    if (stored.length === 0) throw new Fault(FAULTS.register_exists);
    return { id, revision };
  }

  /**
   * Gives a register, with all changes stored so far, to `work`, which must not keep it.
   *
   * @throws {Fault} `unknown_register`
   */
  read(id, work) {
    return this.#inTurn(id, async (open) => {
      await this.#catchUp(id, open);
      return work(open.register);
    });
  }

  /**
   * Stores a change. One with a key that was stored already is not stored again.
   *
   * @param sent `{ key, change, by, rebase }`: `rebase` has a change that was overtaken made anew on the
   *   present revision, where the library allows that
   * @returns `{ revision, again }`: the register's revision with this change, and whether it stood there
   * @throws {HoptacError} with all problems of the change
   * @throws {Fault} `moved`, with the changes that overtook it and the change as it would be made now
   */
  append(id, sent) {
    return this.#inTurn(id, async (open) => {
      for (;;) {
        const again = await this.#stored(id, sent);
        if (again !== undefined) return { revision: again + 1, again: true };
        await this.#catchUp(id, open);
        const change = onPresent(open.register, sent);
        const next = open.register.apply(change);
        // Where the database fails, `next` is forgotten, and its memory given back in time.
        if (await this.#insert(id, sent, change)) {
          open.register.free();
          open.register = next;
          return { revision: change.revision + 1, again: false };
        }
        // Another server on the same database was faster.
        next.free();
      }
    });
  }

  /** The revision at which a key was stored, if it was. */
  async #stored(id, { key, change }) {
    const [row] = await this.#database.query(
      "select revision, sent from change where register = $1 and key = $2",
      [id, key],
    );
    if (row && row.sent !== fingerprint(change)) throw new Fault(FAULTS.key_used);
    return row?.revision;
  }

  async #insert(id, { key, by, change: sent }, change) {
    const rows = await this.#database.query(
      `insert into change (register, revision, key, sent, change, stored_by) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing returning revision`,
      [id, change.revision, key, fingerprint(sent), JSON.stringify(change), by],
    );
    return rows.length === 1;
  }

  async #catchUp(id, open) {
    if (!open.register) {
      const [row] = await this.#database.query("select text from register where id = $1", [id]);
      if (!row) throw new Fault(FAULTS.unknown_register);
      open.register = Register.parse(row.text);
    }
    const rows = await this.#database.query(
      "select change from change where register = $1 and revision >= $2 order by revision",
      [id, open.register.history().revision],
    );
    for (const { change } of rows) {
      const next = open.register.apply(change);
      open.register.free();
      open.register = next;
    }
  }

  /** One at a time for each register; what fails does not keep the next from its turn. */
  #inTurn(id, work) {
    if (!this.#open.has(id)) this.#open.set(id, { register: undefined, turn: Promise.resolve() });
    const open = this.#open.get(id);
    const result = open.turn.then(() => work(open));
    open.turn = result
      .catch(() => {})
      .then(() => {
        // An id that names nothing is not kept in mind.
        if (!open.register && this.#open.get(id) === open) this.#open.delete(id);
      });
    return result;
  }
}

/** The change as it is to be made on the register as it stands. */
function onPresent(register, { change, rebase }) {
  const { revision } = register.history();
  if (!Number.isInteger(change?.revision) || change.revision < 0 || change.revision >= revision) return change;
  const rebased = remade(register, change);
  if (rebase && rebased.change) return rebased.change;
  const since = register.toJSON().history.slice(change.revision);
  throw new Fault(FAULTS.moved, { revision, changes: since, rebased: rebased.change, refused: rebased.refused });
}

/** What `rebase` makes of a change, or why it cannot be made any more. */
function remade(register, change) {
  try {
    return { change: register.rebase(change) };
  } catch (error) {
    if (!(error instanceof HoptacError)) throw error;
    return { refused: error.problems };
  }
}

/** Of a change sent again: equal whatever the order of its keys, and on whatever revision it is made. */
function fingerprint(change) {
  const text = JSON.stringify(sorted({ ...change, revision: undefined }));
  return createHash("sha256").update(text).digest("hex");
}

/** The same value with all keys in order. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
