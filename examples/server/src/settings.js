// The settings: from the environment, or a file `settings.env` in the folder where the server starts.

import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { fileURLToPath } from "node:url";

const LOOPBACK = ["127.0.0.1", "::1", "localhost"];

/** @throws {Error} where a setting is wrong, or would let strangers write */
export function settings(environment = process.env) {
  if (existsSync("settings.env")) loadEnvFile("settings.env");
  const given = (name, otherwise) => environment[`HOPTAC_${name}`] || otherwise;
  const page = given("PAGE", fileURLToPath(new URL("../../../target/portal", import.meta.url)));
  const all = {
    host: given("HOST", "127.0.0.1"),
    port: Number(given("PORT", "8108")),
    database: given("DATABASE", "data"),
    sign_in: given("SIGN_IN", "none"),
    users: given("USERS", "users.json"),
    proxies: given("PROXIES", "127.0.0.1,::1").split(","),
    page,
    registers: given("REGISTERS", `${page}/registers`),
  };
  if (!["none", "basic", "proxy"].includes(all.sign_in)) throw new Error("HOPTAC_SIGN_IN is none, basic or proxy.");
  if (all.sign_in === "none" && !LOOPBACK.includes(all.host)) {
    throw new Error("Without sign-in the server listens on 127.0.0.1 only: set HOPTAC_SIGN_IN to basic or proxy.");
  }
  return all;
}
