// A server that keeps registers and their changes, where the page came from one (`examples/server`).
// Without it the page works as ever.

/** How often and after which pause, in milliseconds, a change is sent again whose answer was lost. */
const RETRIES = { times: 8, pause: 250 };

/** Whether the change was stored is not known; whoever opens the register again sees it. */
const NO_ANSWER = {
  code: "no_answer",
  path: "",
  message: { vi: "Máy chủ không trả lời; chưa rõ đã ghi hay chưa.", en: "The server gave no answer; whether it was stored is not known." },
  help: { vi: "Mở lại sổ để xem, rồi ghi lại nếu cần.", en: "Open the register again and look, then record again if need be." },
};

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
 * The server from which a file came, if it keeps registers: it says so in the file's header.
 *
 * @param response to the file
 * @returns a promise of `Server`, or of nothing
 */
export async function serverOf(response) {
  const api = response.headers.get("hoptac-api");
  return api ? connect(new URL(api, response.url)) : undefined;
}

/** The server whose `api` has this address. */
export async function connect(address) {
  const response = await fetch(address);
  return response.ok ? new Server(String(address), await response.json()) : refuse(response);
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
        if (error instanceof Refused) throw error;
        if (left === 0) throw new Refused(0, { errors: [NO_ANSWER] });
      }
      await new Promise((resolve) => setTimeout(resolve, retries.pause));
    }
  }
}

async function refuse(response) {
  throw new Refused(response.status, await response.json());
}
