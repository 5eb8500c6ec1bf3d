// The page as this server gives it: what is recorded in one browser is there for everybody.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { addPartner, emptyFolder, start } from "./support.mjs";

const server = await start(emptyFolder());
const { chromium } = createRequire(new URL("../../../tests/js/package.json", import.meta.url))("playwright-core");
const executablePath = process.env.HOPTAC_CHROMIUM;
const running = await chromium.launch({ executablePath, args: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
after(async () => {
  await running.close();
  await server.stop("SIGTERM");
});

test("a report is recorded on the server, and one that was overtaken says by whom", async () => {
  const client = await server.client();
  const page = await running.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(`${server.address}#/changes?on=2025-12-01&form=report`);
  await page.waitForSelector("main form");
  const lead = await page.textContent("main .lead");
  assert.match(lead, /trên máy chủ, với tài khoản officer/);

  assert.equal(await client.send("dong-nai", addPartner(0, "elsewhere", "Trần B")), 1);
  const fill = async () => {
    await page.fill("main form [name=received]", "10/11/2025");
    await page.fill("main form [name=by]", "Nguyễn Văn A");
    await page.click("main form button[type=submit], main form button:not([type=button])");
    await page.waitForSelector("#outcome");
  };
  await fill();
  await page.waitForFunction(() => document.querySelector("#outcome[role=alert]")?.textContent.includes("Trần B"));
  assert.equal((await client.changes("dong-nai", 0)).revision, 1);

  await fill();
  await page.waitForSelector("#outcome[role=status]");
  assert.equal(await page.locator("#outcome button", { hasText: "Hoàn tác" }).count(), 0);
  const { changes } = await client.changes("dong-nai", 1);
  assert.deepEqual(changes.map(({ by, what }) => [by, Object.keys(what)]), [["Nguyễn Văn A", ["submit_report"]]]);

  await page.reload();
  await page.waitForSelector("main h1");
  assert.ok((await page.textContent("main")).includes("Nguyễn Văn A"));
  // The browser itself complains of the one answer that was 409.
  assert.deepEqual(complaints.filter((text) => !text.includes("409")), []);
});
