// The packed package in bundlers: built without a word of configuration for it, and run in Chromium.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { build } from "vite";
import webpack from "webpack";
import { browser } from "./support/browser.mjs";
import { consumers, hoptac, registerText } from "./support/project.mjs";

const text = registerText("seeds/dong-nai.json");
const question = JSON.stringify({ agenda: { on: "2025-03-15", until: "2025-12-31" } });
const expected = hoptac.Register.parse(text).askText(question);
const chromium = await browser();

async function answersAt(path) {
  const { page, complaints } = await chromium.open(path);
  await page.waitForFunction(() => globalThis.ask);
  assert.equal(await page.evaluate(([text, question]) => globalThis.ask(text, question), [text, question]), expected);
  assert.deepEqual(complaints, []);
}

/** One module beside the script, not inside it. */
function holdsTheModule(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".wasm"));
  assert.equal(files.length, 1, String(files));
}

describe("a page built by", () => {
  test("Vite", async () => {
    const folder = join(consumers, "vite");
    await build({ root: folder, base: "./", logLevel: "error" });
    holdsTheModule(join(folder, "dist"));
    await answersAt("/vite/dist/index.html");
  });

  test("webpack", async () => {
    const folder = join(consumers, "webpack");
    const compiler = webpack({
      mode: "production",
      // Advice on the size of assets: `sizes.mjs` holds the module to its own budget.
      performance: false,
      context: folder,
      entry: "./main.js",
      output: { path: join(folder, "dist"), filename: "main.js" },
    });
    const stats = await promisify(compiler.run.bind(compiler))();
    await promisify(compiler.close.bind(compiler))();
    const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
    assert.deepEqual([...errors, ...warnings], []);
    holdsTheModule(join(folder, "dist"));
    await answersAt("/webpack/index.html");
  });
});
