// A server of its own process for a test, and changes to send to it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { connect } from "../../portal/src/server.js";

const main = fileURLToPath(new URL("../src/main.js", import.meta.url));
const running = new Set();

after(() => {
  for (const server of running) server.kill("SIGKILL");
});

/** An empty folder. */
export const emptyFolder = () => mkdtempSync(join(tmpdir(), "hoptac-server-"));

/**
 * Starts a server.
 *
 * @param folder where it starts, and keeps its files
 * @param environment its settings, beside the page
 * @returns its address, process and page's client, and how to stop it; or what it said where it did not start
 */
export async function start(folder, environment = {}) {
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOPTAC_PORT: "0", HOPTAC_PAGE: process.env.HOPTAC_PAGE, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let said = "";
  child.stderr.on("data", (text) => (said += text));
  const ended = once(child, "exit").then(() => running.delete(child));
  const address = await Promise.race([
    once(child.stdout, "data").then(([line]) => String(line).trim()),
    ended.then(() => undefined),
  ]);
  const stop = async (signal) => {
    child.kill(signal);
    await ended;
  };
  return { address, said: () => said, stop, client: () => connect(`${address}api`) };
}

/** A partner that nobody else adds. */
export function addPartner(revision, id, by = "Nguyễn Văn A") {
  const cites = [{ document: "plan-107-2023", section: "III" }];
  const partner = { id, kind: "locality", country: "LA", name: { vi: `Tỉnh ${id}` }, cites };
  return { revision, recorded: "2025-11-01", by, what: { add_partner: partner } };
}
