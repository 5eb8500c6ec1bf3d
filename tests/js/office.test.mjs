// Letters and workbooks as they are taken from the page; what is in them, `tests/office` looks into.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { browser } from "./support/browser.mjs";
import { portal, root } from "./support/project.mjs";

const { serve } = await import(pathToFileURL(join(root, "examples/portal/serve.mjs")));
const chromium = await browser(() => serve(portal));
const ON = "2025-12-01";

describe("the portal hands over", () => {
  for (const [address, label, name] of [
    ["year", "Báo cáo (.docx)", "bao-cao-2025.docx"],
    ["reports", "Công văn đôn đốc của Sở Ngoại vụ (.docx)", `don-doc-so-ngoai-vu-${ON}.docx`],
    ["reports", "Tải bảng (.xlsx)", "hoptac-2025.xlsx"],
    ["agenda", "Tải bảng (.xlsx)", `hoptac-${ON}.xlsx`],
    ["agreements", "Tải bảng (.xlsx)", `hoptac-${ON}.xlsx`],
    ["targets", "Tải bảng (.xlsx)", `hoptac-${ON}.xlsx`],
  ]) {
    test(`${address}: ${label}, whose library comes only then`, async () => {
      const { page, complaints } = await chromium.open(`/#/${address}?on=${ON}`);
      const loaded = [];
      page.on("request", (request) => loaded.push(new URL(request.url()).pathname.split("/").at(-1)));
      await page.waitForSelector("main h1");
      const library = name.endsWith("docx") ? "word.js" : "excel.js";
      const before = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
      assert.ok(!before.some((name) => name.endsWith(library)));
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: label, exact: true }).first().click(),
      ]);
      assert.equal(download.suggestedFilename(), name);
      assert.ok(loaded.includes(library));
      assert.equal(readFileSync(await download.path()).subarray(0, 4).toString("latin1"), "PK\u0003\u0004");
      assert.deepEqual(complaints, []);
    });
  }
});
