// Bad input is refused with a code, a place and a sentence in both languages; the host goes on.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { browser } from "./support/browser.mjs";
import { consumers, hoptac, registerText, root } from "./support/project.mjs";

const SEED = "seeds/dong-nai.json";
const { hostile } = await import(pathToFileURL(join(consumers, "hostile.js")));

/** What every refusal must say, whoever refuses. */
function isClear({ name, code, path, problems, message }) {
  assert.notEqual(code, "internal", name);
  assert.ok(problems.length > 0, name);
  assert.equal(code, problems[0].code, name);
  assert.equal(path, problems[0].path, name);
  for (const problem of problems) {
    assert.match(problem.code, /^[a-z]+(_[a-z0-9]+)*$/, name);
    assert.match(problem.path, /^(\/[^/]*)*$/, name);
    for (const text of [problem.message.vi, problem.message.en, problem.help.vi, problem.help.en]) {
      assert.ok(text.trim().length > 0, `${name}: ${JSON.stringify(problem)}`);
    }
  }
  assert.ok(message.includes(problems[0].message.vi) && message.includes(problems[0].message.en), name);
}

function areAsExpected(results) {
  assert.ok(results.length > 40);
  assert.deepEqual(results.filter(({ wrong }) => wrong !== undefined), []);
  results.forEach(isClear);
  const of = (name) => results.find((result) => result.name === name);
  const { code, path } = of("question: an id that does not exist");
  assert.deepEqual({ code, path }, { code: "unknown_id", path: "/standing/agreement" });
  assert.equal(of("question: a day that does not exist").path, "/targets/on");
  assert.equal(of("question: a Date").path, "/targets/on");
  assert.equal(of("register: bytes that are no UTF-8").code, "not_utf8");
  assert.equal(of("use after free").code, "register_freed");
  const records = of("register: a list of wrong records").problems.map((problem) => problem.path);
  for (const index of [0, 1, 2, 3, 4]) {
    assert.ok(records.some((path) => path.startsWith(`/partners/${index}`)), `partner ${index}: ${records}`);
  }
}

describe("hostile input", () => {
  test("Node", () => areAsExpected(hostile(hoptac, registerText(SEED))));

  test("Chromium", async () => {
    const { page, complaints } = await (await browser()).open("/page.html");
    const results = await page.evaluate(async (text) => {
      await globalThis.hoptac.init();
      const { hostile } = await import("/hostile.js");
      return hostile(globalThis.hoptac, text);
    }, registerText(SEED));
    areAsExpected(results);
    assert.deepEqual(complaints, []);
  });
});

describe("memory", () => {
  const node = (flags, script, ...rest) =>
    execFileSync(process.execPath, [...flags, script, join(root, SEED), ...rest], {
      cwd: consumers,
      encoding: "utf8",
    });

  // 256 pages are 16 MiB: room for some registers, not for hundreds.
  test("freed, disposed and forgotten registers give their memory back", () => {
    assert.equal(node(["--expose-gc", "--wasm-max-mem-pages=256"], "ceiling.mjs", "400"), "done");
  });

  // 40 pages are 2.5 MiB, of which the module itself takes most.
  test("ten thousand registers leave nothing behind", () => {
    const flags = ["--expose-gc", "--wasm-max-mem-pages=40"];
    assert.equal(node(flags, "ceiling.mjs", "10000", "small"), "done");
  });

  test("without `free` and without a collector the ceiling is met: the test above can fail", () => {
    const script = `
      import { readFileSync } from "node:fs";
      import { Register } from "hoptac";
      const text = readFileSync(process.argv[1], "utf8");
      const kept = [];
      try {
        for (let turn = 0; turn < 400; turn += 1) kept.push(Register.parse(text));
      } catch (error) {
        process.stdout.write(error.code);
      }`;
    const flags = ["--wasm-max-mem-pages=256", "--input-type=module", "--eval"];
    assert.equal(node(flags, script), "internal");
  });

  test("a fault inside the module ends no host", () => {
    const { codes, same } = JSON.parse(node(["--wasm-max-mem-pages=256"], "fault.mjs"));
    assert.deepEqual(codes, ["internal", "internal", "none", "none"]);
    assert.ok(same);
  });
});
