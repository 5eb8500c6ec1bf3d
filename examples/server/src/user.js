// npm run user -- NAME reader|officer: adds a user or sets a new password, which is read from the
// standard input.

import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { settings } from "./settings.js";
import { ROLES, hashOf } from "./sign_in.js";

const LEAST = 12;
const [name, role] = process.argv.slice(2);
if (!name || name.includes(":") || !ROLES.includes(role)) {
  console.error(`npm run user -- NAME ${ROLES.join("|")}   (a name without colon)`);
  process.exit(2);
}
const terminal = createInterface({ input: process.stdin, output: process.stdout });
const password = await terminal.question("Mật khẩu (password): ");
terminal.close();
if (password.length < LEAST) {
  console.error(`Ít nhất ${LEAST} ký tự (at least ${LEAST} characters).`);
  process.exit(2);
}
const { users: file } = settings();
const users = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
users[name] = { role, hash: await hashOf(password) };
// Written beside and moved: a server that starts now reads the old file or the new one.
writeFileSync(`${file}.new`, `${JSON.stringify(users, undefined, 2)}\n`, { mode: 0o600 });
renameSync(`${file}.new`, file);
