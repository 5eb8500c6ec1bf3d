// The log of changes, on PGlite and on a PostgreSQL of its own: nothing acknowledged is lost, nothing is
// stored twice, whoever writes at once and however the server ends.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { Register } from "hoptac";
import { Refused } from "../../portal/src/server.js";
import { openDatabase } from "../src/database.js";
import { addPartner, emptyFolder, start } from "./support.mjs";

const ID = "dong-nai";
const given = process.env.HOPTAC_POSTGRES;
if (!given) throw new Error("HOPTAC_POSTGRES is not set: run these tests by `cargo xtask server`.");

/** An empty database on the PostgreSQL that the tests were given. */
async function freshPostgres() {
  const { default: pg } = await import("pg");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: given });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return Object.assign(new URL(given), { pathname: `/${name}` }).href;
}

/** What the register tells of itself: the ids that its changes added, in order. */
async function recorded(server) {
  const { revision, changes } = await (await server.client()).changes(ID, 0);
  assert.deepEqual(changes.map((change) => change.revision), changes.map((_, index) => index));
  assert.equal(changes.length, revision);
  return changes.map(({ what }) => what.add_partner.id);
}

for (const kind of ["PGlite", "PostgreSQL"]) {
  const place = async () => {
    const folder = emptyFolder();
    const database = kind === "PGlite" ? "data" : await freshPostgres();
    return { folder, environment: { HOPTAC_DATABASE: database } };
  };

  describe(`the log on ${kind}`, () => {
    test("a change that was overtaken is told what moved, and how it is made now", async () => {
      const { folder, environment } = await place();
      const server = await start(folder, environment);
      const client = await server.client();
      assert.deepEqual(client.registers, ["ba-ria-vung-tau", "dong-nai"]);

      assert.equal(await client.send(ID, addPartner(0, "first")), 1);
      const key = randomUUID();
      const overtaken = await client.send(ID, addPartner(0, "second", "Trần B"), { key }).catch((error) => error);
      assert.ok(overtaken instanceof Refused);
      assert.equal(overtaken.status, 409);
      const { revision, changes, rebased } = overtaken.moved;
      assert.equal(revision, 1);
      assert.deepEqual(changes.map(({ by, what }) => [by, what.add_partner.id]), [["Nguyễn Văn A", "first"]]);
      assert.deepEqual([rebased.revision, rebased.what.add_partner.id], [1, "second"]);
      assert.equal(await client.send(ID, rebased, { key }), 2);

      // The same partner again: nobody can make that of it.
      const refused = await client.send(ID, addPartner(0, "first", "Lê C")).catch((error) => error);
      assert.equal(refused.status, 409);
      assert.equal(refused.moved.rebased, undefined);
      assert.ok(refused.moved.refused.length > 0);

      const wrong = addPartner(2, "third");
      wrong.what.add_partner.country = "Lào";
      const { status, problems } = await client.send(ID, wrong).catch((error) => error);
      assert.equal(status, 422);
      assert.match(problems[0].path, /country/);
      assert.deepEqual(await recorded(server), ["first", "second"]);
      await server.stop("SIGTERM");
    });

    test("a change that is sent again is not stored again, and a key serves one change", async () => {
      const { folder, environment } = await place();
      const server = await start(folder, environment);
      const client = await server.client();
      const key = randomUUID();
      const sent = await Promise.all([1, 2, 3].map(() => client.send(ID, addPartner(0, "once"), { key })));
      assert.deepEqual(sent, [1, 1, 1]);
      const other = await client.send(ID, addPartner(1, "other"), { key }).catch((error) => error);
      assert.equal(other.problems[0].code, "key_used");
      assert.deepEqual(await recorded(server), ["once"]);
      await server.stop("SIGTERM");
    });

    test("eight officers write at once: each change is stored once, one after the other", async () => {
      const { folder, environment } = await place();
      const servers = [await start(folder, environment)];
      // On a PostgreSQL of its own several servers may run beside each other.
      if (kind === "PostgreSQL") servers.push(await start(emptyFolder(), environment));
      const officers = await Promise.all(Array.from({ length: 8 }, (_, number) => servers[number % servers.length].client()));
      const wanted = await Promise.all(
        officers.map(async (client, officer) => {
          const ids = Array.from({ length: 5 }, (_, number) => `officer-${officer}-${number}`);
          for (const id of ids) await client.send(ID, addPartner(0, id), { rebase: true });
          return ids;
        }),
      );
      const found = await recorded(servers.at(-1));
      assert.deepEqual(found.toSorted(), wanted.flat().toSorted());
      for (const ids of wanted) assert.deepEqual(found.filter((id) => ids.includes(id)), ids);
      for (const server of servers) await server.stop("SIGTERM");
    });

    test("killed in the middle, again and again: what was acknowledged is there, once", async () => {
      const { folder, environment } = await place();
      const officers = [0, 1, 2, 3].map((number) => ({ number, acknowledged: [], sending: undefined }));
      const retries = { times: 0 };

      async function sendOne(client, officer) {
        const { number, acknowledged } = officer;
        officer.sending ??= { id: `officer-${number}-${acknowledged.length}`, key: randomUUID() };
        const { id, key } = officer.sending;
        await client.send(ID, addPartner(0, id), { key, rebase: true, retries });
        acknowledged.push(id);
        officer.sending = undefined;
      }
      /** Writes until the server is gone. */
      async function write(client, officer) {
        try {
          for (;;) await sendOne(client, officer);
        } catch (error) {
          assert.equal(error.problems?.[0].code, "no_answer", `${error}`);
        }
      }
      const count = () => officers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);

      for (let round = 1; round <= 3; round += 1) {
        const server = await start(folder, environment);
        const client = await server.client();
        const writing = officers.map((officer) => write(client, officer));
        while (count() < round * 8) await new Promise((resolve) => setTimeout(resolve, 1));
        await server.stop("SIGKILL");
        await Promise.all(writing);
      }
      const server = await start(folder, environment);
      const found = await recorded(server);
      for (const { number, acknowledged, sending } of officers) {
        const own = found.filter((id) => id.startsWith(`officer-${number}-`));
        // One may be stored whose answer was lost; it is the one still being sent.
        assert.deepEqual(own.slice(0, acknowledged.length), acknowledged);
        assert.deepEqual(own.slice(acknowledged.length), own.length > acknowledged.length ? [sending.id] : []);
      }
      const client = await server.client();
      for (const officer of officers) await sendOne(client, officer);
      const all = officers.flatMap(({ acknowledged }) => acknowledged);
      assert.deepEqual((await recorded(server)).toSorted(), all.toSorted());
      await server.stop("SIGTERM");
    });

    test("a client whose answer was lost sends again after the restart, and nothing is doubled", async () => {
      const { folder, environment } = await place();
      const first = await start(folder, environment);
      const [client, key] = [await first.client(), randomUUID()];
      await client.send(ID, addPartner(0, "kept"), { key });
      await first.stop("SIGKILL");
      const retries = { times: 0 };
      await assert.rejects(client.send(ID, addPartner(0, "kept"), { key, retries }), /gave no answer/);
      const second = await start(folder, environment);
      assert.equal(await (await second.client()).send(ID, addPartner(0, "kept"), { key }), 1);
      assert.deepEqual(await recorded(second), ["kept"]);
      const register = Register.parse(await (await second.client()).open(ID));
      assert.equal(register.history().revision, 1);
      register.free();
      await second.stop("SIGTERM");
    });

    test("what is recorded cannot be rewritten, not even by the database's own words", async () => {
      const { folder, environment } = await place();
      const server = await start(folder, environment);
      await (await server.client()).send(ID, addPartner(0, "kept"));
      await server.stop("SIGTERM");
      const address = environment.HOPTAC_DATABASE;
      const database = await openDatabase(kind === "PGlite" ? `${folder}/${address}` : address);
      for (const rewriting of ["update change set revision = 7", "delete from change", "truncate change", "delete from register"]) {
        await assert.rejects(database.query(rewriting), /only grows/);
      }
      assert.equal((await database.query("select * from change")).length, 1);
      await database.close();
    });
  });
}

test("two servers never share one folder", async () => {
  const folder = emptyFolder();
  const first = await start(folder);
  const second = await start(folder);
  assert.equal(second.address, undefined);
  assert.match(second.said(), /is in use by process/);
  assert.deepEqual(await recorded(first), []);
  await first.stop("SIGTERM");
});
