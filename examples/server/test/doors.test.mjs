// Who may do what, and what the addresses answer.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Register } from "hoptac";
import { connect } from "../../portal/src/server.js";
import { addPartner, emptyFolder, start } from "./support.mjs";

const KEY = "11111111-2222-4333-8444-555555555555";
const program = fileURLToPath(new URL("../src/user.js", import.meta.url));

const basic = (name, password) => ({ authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}` });

/** Adds a user as the administrator does. */
function addUser(folder, name, role, password) {
  return spawnSync(process.execPath, [program, name, role], { cwd: folder, input: `${password}\n`, encoding: "utf8" });
}

async function put(server, change, headers = {}) {
  const response = await fetch(`${server.address}api/registers/dong-nai/changes/${KEY}`, {
    method: "PUT",
    headers: { "content-type": "application/json", ...headers },
    body: typeof change === "string" ? change : JSON.stringify(change),
  });
  return { status: response.status, body: await response.json() };
}

describe("the addresses", () => {
  test("give registers, answers and the page", async () => {
    const server = await start(emptyFolder());
    const address = `${server.address}api/registers/dong-nai`;
    const response = await fetch(address);
    const register = Register.parse(await response.text());
    const fresh = await fetch(address, { headers: { "if-none-match": response.headers.get("etag") } });
    assert.equal(fresh.status, 304);

    const question = JSON.stringify({ standings: { on: "2025-09-15" } });
    const asked = await fetch(`${address}/ask`, { method: "POST", body: question });
    assert.equal(await asked.text(), register.askText(question));
    assert.match(await (await fetch(server.address)).text(), /<title>Hợp tác quốc tế<\/title>/);

    const own = JSON.stringify({ hoptac: 1, province: { name: { vi: "tỉnh Sông Hồ" } } });
    const store = (id, text) => fetch(`${server.address}api/registers/${id}`, { method: "PUT", body: text });
    assert.equal((await store("song-ho", own)).status, 201);
    assert.equal((await store("song-ho", own)).status, 409);
    const bad = await store("other", own.replace("province", "provinces"));
    assert.equal(bad.status, 422);
    assert.ok((await bad.json()).errors[0].message.vi);
    assert.deepEqual((await connect(`${server.address}api`)).registers, ["ba-ria-vung-tau", "dong-nai", "song-ho"]);
    await server.stop("SIGTERM");
  });

  test("refuse what is none, in both languages, and go on", async () => {
    const server = await start(emptyFolder());
    for (const [path, status, code, options] of [
      ["api/registers/none", 404, "unknown_register"],
      ["api/registers/..%2f..", 400, "bad_key"],
      ["api/nothing", 404, "unknown_address"],
      ["../../package.json", 404, "unknown_address"],
      ["..%2f..%2fpackage.json", 404, "unknown_address"],
      [`api/registers/dong-nai/changes/${KEY}`, 400, "not_json", { method: "PUT", body: "{}" }],
      ["api/registers/dong-nai/changes/1", 400, "bad_key", { method: "PUT", body: "{}" }],
      ["api/registers/big", 413, "too_large", { method: "PUT", body: " ".repeat(17 * 1024 * 1024) }],
    ]) {
      const response = await fetch(server.address + path, options);
      const { errors } = await response.json();
      assert.deepEqual([response.status, errors[0].code], [status, code], path);
      assert.ok(errors[0].message.vi && errors[0].message.en && errors[0].help.vi && errors[0].help.en);
    }
    for (const change of ["null", "[]", "{", '{"revision":-1}', '{"revision":1e400}', '"x"', '{"revision":0}']) {
      assert.ok([400, 422].includes((await put(server, change)).status), change);
    }
    assert.equal((await put(server, addPartner(0, "good"))).status, 201);
    await server.stop("SIGTERM");
  });
});

describe("roles", () => {
  test("by name and password: a reader reads, an officer records, the file holds no password", async () => {
    const folder = emptyFolder();
    const password = "mật khẩu rất dài";
    assert.equal(addUser(folder, "an", "officer", password).status, 0);
    assert.equal(addUser(folder, "bình", "reader", `${password} 2`).status, 0);
    assert.equal(addUser(folder, "chi", "officer", "ngắn").status, 2);
    assert.equal(addUser(folder, "chi", "chief", password).status, 2);
    const users = readFileSync(join(folder, "users.json"), "utf8");
    assert.ok(!users.includes("mật khẩu"));
    assert.deepEqual(Object.keys(JSON.parse(users)), ["an", "bình"]);

    const server = await start(folder, { HOPTAC_SIGN_IN: "basic" });
    const status = async (headers) => (await fetch(`${server.address}api`, { headers })).status;
    assert.equal(await status({}), 401);
    assert.equal(await status(basic("an", "sai mật khẩu rồi")), 401);
    assert.equal(await status(basic("__proto__", password)), 401);
    assert.equal(await status({ authorization: "Basic !" }), 401);
    assert.equal(await status(basic("bình", `${password} 2`)), 200);
    assert.equal((await fetch(server.address)).status, 401);
    assert.equal((await put(server, addPartner(0, "x"), basic("bình", `${password} 2`))).body.errors[0].code, "not_allowed");
    assert.equal((await put(server, addPartner(0, "x"))).status, 401);
    assert.equal((await put(server, addPartner(0, "x"), basic("an", password))).status, 201);
    await server.stop("SIGTERM");
  });

  test("by a proxy: its headers are believed, nobody else's", async () => {
    const headers = { "x-remote-user": encodeURIComponent("Trần Thị Bình"), "x-remote-role": "officer" };
    const behind = await start(emptyFolder(), { HOPTAC_SIGN_IN: "proxy" });
    const who = await (await fetch(`${behind.address}api`, { headers })).json();
    assert.deepEqual([who.name, who.role], ["Trần Thị Bình", "officer"]);
    assert.equal((await put(behind, addPartner(0, "x"), { ...headers, "x-remote-role": "reader" })).status, 403);
    assert.equal((await put(behind, addPartner(0, "x"), { ...headers, "x-remote-role": "chief" })).status, 401);
    assert.equal((await put(behind, addPartner(0, "x"), headers)).status, 201);
    await behind.stop("SIGTERM");

    const elsewhere = await start(emptyFolder(), { HOPTAC_SIGN_IN: "proxy", HOPTAC_PROXIES: "192.0.2.7" });
    assert.equal((await fetch(`${elsewhere.address}api`, { headers })).status, 401);
    await elsewhere.stop("SIGTERM");
  });

  test("without sign-in only on one's own machine", async () => {
    const server = await start(emptyFolder(), { HOPTAC_HOST: "0.0.0.0" });
    assert.equal(server.address, undefined);
    assert.match(server.said(), /listens on 127\.0\.0\.1 only/);
  });
});
