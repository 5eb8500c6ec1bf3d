// PostgreSQL in one of two ways: a server at an address, or PGlite, which is PostgreSQL inside this
// process with its files in a folder. Both are asked in the same way.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Two servers that start at once lay the tables one after the other; the number is any. */
const LAYING_TABLES = 18_107;

/**
 * @param address `postgres://…`, or a folder
 * @returns `{ query, close }`: `query(text, values)` promises the rows
 */
export async function openDatabase(address) {
  const database = /^postgres(ql)?:\/\//.test(address) ? await served(address) : await embedded(address);
  await database.layTables(readFileSync(new URL("schema.sql", import.meta.url), "utf8"));
  return database;
}

async function served(address) {
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({ connectionString: address });
  // A connection that breaks while nobody uses it is replaced; without this it would end the process.
  pool.on("error", (error) => console.error(error.message));
  const query = async (text, values) => (await pool.query(text, values)).rows;
  // A text of several statements without values is one transaction.
  const layTables = (schema) => pool.query(`select pg_advisory_xact_lock(${LAYING_TABLES}); ${schema}`);
  return { query, layTables, close: () => pool.end() };
}

async function embedded(folder) {
  const { PGlite } = await import("@electric-sql/pglite");
  const release = takeFolder(folder);
  const database = await PGlite.create(join(folder, "postgresql"));
  const query = async (text, values) => (await database.query(text, values)).rows;
  const close = async () => {
    await database.close();
    release();
  };
  return { query, layTables: (schema) => database.exec(schema), close };
}

/** The files are one process's: a second one would destroy them. A process that was killed left its mark. */
function takeFolder(folder) {
  mkdirSync(folder, { recursive: true });
  const mark = join(folder, "process.id");
  try {
    writeFileSync(mark, String(process.pid), { flag: "wx" });
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const other = Number(readFileSync(mark, "utf8"));
    if (other !== process.pid && isRunning(other)) {
      throw new Error(`${folder} is in use by process ${other}.`, { cause: error });
    }
    writeFileSync(mark, String(process.pid));
  }
  return () => rmSync(mark, { force: true });
}

function isRunning(process_id) {
  try {
    return process_id > 0 && process.kill(process_id, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}
