// Starts the server: database, registers that come with the page, then the door.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { application } from "./app.js";
import { openDatabase } from "./database.js";
import { FAULTS } from "./faults.js";
import { Registers } from "./registers.js";
import { settings } from "./settings.js";
import { signIn } from "./sign_in.js";

const set = settings();
const database = await openDatabase(set.database);
const registers = new Registers(database);

// What the folder holds and the database does not is taken over, once, even where two servers start.
for (const file of readdirSync(set.registers).filter((name) => name.endsWith(".json"))) {
  const id = file.slice(0, -".json".length);
  await registers.create(id, readFileSync(join(set.registers, file)), "server").catch((error) => {
    if (error.status !== FAULTS.register_exists.status) throw error;
  });
}

const app = application({ registers, signIn: await signIn(set), page: set.page });
const server = serve({ fetch: app.fetch, hostname: set.host, port: set.port }, ({ port }) => {
  console.log(`http://${set.host}:${port}/`);
});

/** What was begun is answered, then the database is closed. */
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    server.close(() => database.close());
    server.closeIdleConnections();
  });
}
