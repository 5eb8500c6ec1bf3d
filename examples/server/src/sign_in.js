// Who asks, and what he may do: `reader` or `officer`. Told by a reverse proxy in front, by name and
// password (HTTP Basic), or, on one's own machine only, not asked.

import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

export const ROLES = ["reader", "officer"];

const derive = promisify(scrypt);
/** OWASP's first choice for scrypt: 128 MB for a moment. */
const COST = { N: 2 ** 17, r: 8, p: 1 };
const LENGTH = 32;
/** For how long a right password is not worked out again: Basic sends it with every request. */
const REMEMBERED = 10 * 60 * 1000;

/** What the file of users keeps of a password. */
export async function hashOf(password, salt = randomBytes(16)) {
  const key = await derive(password.normalize("NFC"), salt, LENGTH, { ...COST, maxmem: 256 * COST.N * COST.r });
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64"), key.toString("base64")].join("$");
}

async function matches(password, hash) {
  const [, N, r, p, salt, expected] = hash.split("$");
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const wanted = Buffer.from(expected, "base64");
  const key = await derive(password.normalize("NFC"), Buffer.from(salt, "base64"), wanted.length, {
    ...cost,
    maxmem: 256 * cost.N * cost.r,
  });
  return timingSafeEqual(key, wanted);
}

/**
 * @param settings of `settings.js`
 * @returns a function from `{ header, address }` to a promise of `{ name, role }`, or of nothing:
 *   `header(name)` gives a header of the request, `address` is the other end's
 */
export async function signIn({ sign_in, users, proxies }) {
  if (sign_in === "none") return async () => ({ name: "officer", role: "officer" });
  if (sign_in === "proxy") return async (request) => byProxy(request, proxies);
  return basic(JSON.parse(readFileSync(users, "utf8")));
}

/** Headers are believed from the proxy alone: anybody can write them. */
function byProxy({ header, address }, proxies) {
  const name = header("x-remote-user");
  const role = header("x-remote-role");
  const trusted = proxies.includes(address.replace(/^::ffff:/, ""));
  return trusted && name && ROLES.includes(role) ? { name: decode(name), role } : undefined;
}

async function basic(users) {
  // Whoever guesses names waits as long for one that is none.
  const nobody = await hashOf(randomBytes(16).toString("hex"));
  const remembered = new Map();
  return async ({ header }) => {
    const [scheme, credentials] = (header("authorization") ?? "").split(" ");
    if (scheme.toLowerCase() !== "basic" || !credentials) return undefined;
    const mark = createHash("sha256").update(credentials).digest("hex");
    const known = remembered.get(mark);
    if (known && known.until > Date.now()) return known.user;
    const [, name, password] = Buffer.from(credentials, "base64").toString().match(/^([^:]*):(.*)$/s) ?? [];
    const user = name !== undefined && Object.hasOwn(users, name) ? users[name] : undefined;
    const right = await matches(password ?? "", user?.hash ?? nobody);
    if (!user || !right || !ROLES.includes(user.role)) return undefined;
    if (remembered.size >= 1000) remembered.clear();
    remembered.set(mark, { user: { name, role: user.role }, until: Date.now() + REMEMBERED });
    return { name, role: user.role };
  };
}

/** Headers hold no Vietnamese; proxies write it percent-encoded. */
function decode(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
