// A server that keeps registers and their changes, where the page came from one (`examples/server`).
// Without it the page works as ever: then `connect` gives nothing.

/** How often and after which pause, in milliseconds, a change is sent again whose answer was lost. */
const RETRIES = { times: 8, pause: 250 };

/** The register has moved on since the change was made, or the change was refused. */
export class Refused extends Error {
  /** @param answer `{ errors, revision?, changes?, rebased?, refused? }` of the server */
  constructor(status, answer) {
    super(answer.errors[0].message.en);
    this.status = status;
    /** The problems, as the library gives them. */
    this.problems = answer.errors;
    /** Where the register has moved on: its `revision`, the `changes` since, and the change `rebased`. */
    this.moved = answer.errors[0].code === "moved" ? answer : undefined;
  }
}

/**
 * The server that this page came from, if it keeps registers.
 *
 * @param address of its `api`
 * @returns a promise of `Server`, or of nothing
 */
export async function connect(address = new URL("../api", import.meta.url)) {
  try {
    const response = await fetch(address, { headers: { accept: "application/json" } });
    if (!response.ok || !response.headers.get("content-type")?.includes("json")) return undefined;
    return new Server(String(address), await response.json());
  } catch {
    // No server, or none that answers: the page goes on with what it has.
    return undefined;
  }
}

class Server {
  #address;

  constructor(address, { name, role, registers }) {
    this.#address = address;
    /** Who is signed in, and as what: `reader` or `officer`. */
    this.name = name;
    this.role = role;
    /** The ids of the registers that it keeps. */
    this.registers = registers;
  }

  /** A register's text, with all its changes. */
  async open(id) {
    const response = await fetch(`${this.#address}/registers/${id}`, { cache: "no-cache" });
    return response.ok ? response.text() : refuse(response);
  }

  /** The changes from a revision on: `{ revision, changes }`. */
  async changes(id, since) {
    const response = await fetch(`${this.#address}/registers/${id}/changes?since=${since}`);
    return response.ok ? response.json() : refuse(response);
  }

  /**
   * Sends a change until the server says that it is stored. Sent again with its key, it is stored once.
   *
   * @param options `key`: a UUID, the same whenever this change is sent; `rebase`: whether the server may
   *   make it anew on a register that has moved on
   * @returns a promise of the register's revision with the change
   * @throws {Refused} where it was not stored
   */
  async send(id, change, { key = crypto.randomUUID(), rebase = false, retries = RETRIES } = {}) {
    const address = `${this.#address}/registers/${id}/changes/${key}${rebase ? "?rebase=yes" : ""}`;
    const headers = { "content-type": "application/json" };
    for (let left = retries.times; ; left -= 1) {
      try {
        const response = await fetch(address, { method: "PUT", headers, body: JSON.stringify(change) });
        if (response.ok) return (await response.json()).revision;
        if (response.status < 500 || left === 0) return await refuse(response);
      } catch (error) {
        // Refused is an answer; anything else is none, and whether the change was stored is not known.
        if (error instanceof Refused || left === 0) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, retries.pause));
    }
  }
}

async function refuse(response) {
  throw new Refused(response.status, await response.json());
}
