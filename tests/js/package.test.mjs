// The packed package as users meet it: linted, typed, imported, required, and in a plain page.

import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { browser } from "./support/browser.mjs";
import { archive, consumers, hoptac, registerText, root } from "./support/project.mjs";

const SEED = "seeds/dong-nai.json";
const AGENDA = { on: "2025-03-15", until: "2025-12-31" };

const bin = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));
const run = promisify(execFile);
const options = { cwd: consumers, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } };

describe("linters have nothing to say", () => {
  test("publint", async () => {
    const { stdout } = await run(bin("publint"), [archive, "--strict"], options);
    assert.match(stdout, /All good!/);
  });
  test("are the types wrong?", async () => {
    const { stdout } = await run(bin("attw"), [archive, "--format", "ascii"], options);
    assert.match(stdout, /No problems found/);
  });
});

describe("types", () => {
  for (const [name, ...flags] of [
    ["Node", "--module", "nodenext"],
    ["a bundler", "--module", "preserve", "--moduleResolution", "bundler"],
  ]) {
    test(`hold for ${name} and refuse what is wrong`, async () => {
      const strict = ["--strict", "--noEmit", "--target", "es2022", "--types", "", ...flags];
      const files = name === "Node" ? ["types/use.mts", "types/use.cts"] : ["types/use.mts"];
      await run(bin("tsc"), [...strict, ...files], options).catch(({ stdout }) => assert.fail(stdout));
    });
  }
});

describe("Node", () => {
  const question = JSON.stringify({ agenda: AGENDA });
  const expected = hoptac.Register.parse(registerText(SEED)).askText(question);

  for (const script of ["esm.mjs", "cjs.cjs"]) {
    test(`${script} asks and gets the answer`, () => {
      const output = execFileSync(process.execPath, [script, join(root, SEED), question], options);
      assert.ok(output.startsWith('{"agenda":'), output.slice(0, 200));
      assert.equal(output, expected);
    });
  }

  test("import and require give the same classes", async () => {
    const entry = createRequire(join(consumers, "x.js")).resolve("hoptac").replace(/node\.cjs$/, "node.mjs");
    const imported = await import(pathToFileURL(entry));
    assert.equal(imported.Register, hoptac.Register);
    assert.equal(imported.HoptacError, hoptac.HoptacError);
    assert.deepEqual([hoptac.Register.name, hoptac.HoptacError.name], ["Register", "HoptacError"]);
  });

  test("the module itself can be found, for those who serve it from elsewhere", () => {
    const path = createRequire(join(consumers, "x.js")).resolve("hoptac/hoptac.wasm");
    assert.ok(WebAssembly.validate(readFileSync(path)));
  });

  test("a register is read from text, bytes, an object and a register, and written canonically", () => {
    const { Register } = hoptac;
    const text = registerText(SEED);
    const register = Register.parse(text);
    for (const source of [new TextEncoder().encode(text), JSON.parse(text), register, register.toText()]) {
      assert.equal(Register.parse(source).toText(), register.toText());
    }
    assert.equal(JSON.stringify(register), JSON.stringify(JSON.parse(register.toText())));
    assert.deepEqual(register.toJSON(), JSON.parse(text));
  });

  test("every question has its method, and it gives the answer's inside", () => {
    const register = hoptac.Register.parse(registerText(SEED));
    const { agreements, units } = register.toJSON();
    const on = AGENDA.on;
    const questions = {
      standing: { agreement: agreements[0].id, on },
      standings: { on },
      responsible: { subject: agreements[0].id, on },
      workload: { unit: units[0].id, on },
      reports: { from: "2025-01-01", until: "2025-12-31", on },
      targets: { on },
      agenda: AGENDA,
      timeline: { from: "2025-01-01", until: "2025-12-31" },
      check: {},
      find: { text: "giang to" },
      acts: { agreement: agreements[0].id, on },
      history: {},
      diff: { days: { from: "2025-01-01", until: on } },
    };
    for (const [name, question] of Object.entries(questions)) {
      const answer = register.ask({ [name]: question });
      assert.deepEqual(Object.keys(answer), [name], JSON.stringify(answer).slice(0, 300));
      assert.deepEqual(register[name](question), answer[name]);
    }
    const { yearly_report: report } = register.ask({ yearly_report: { year: 2025, on } });
    assert.deepEqual(register.yearlyReport({ year: 2025, on }), report);
  });

  test("the phases of all agreements as bytes say what the list says", () => {
    const register = hoptac.Register.parse(registerText("seeds/ba-ria-vung-tau.json"));
    for (const on of ["2016-06-01", "2023-07-01", "2025-09-15"]) {
      const bits = register.phaseBits({ on });
      assert.ok(bits instanceof Uint8Array);
      const phases = [...bits].map((set) => Object.keys(hoptac.PHASE_BITS).filter((phase) => set & hoptac.PHASE_BITS[phase]));
      assert.deepEqual(phases, register.standings({ on }).standings.map(({ phases }) => phases));
    }
    assert.throws(() => register.phaseBits({ on: "2025-02-30" }), { code: "bad_value", path: "/standings/on" });
    assert.throws(() => register.phaseBits(), { code: "missing_field" });
  });

  test("slim loads nothing by itself, and all from what it is given", async () => {
    const use = `
      const { readFileSync } = await import("node:fs");
      const { createRequire } = await import("node:module");
      try { slim.Register.parse("{}"); } catch ({ code }) { console.log(code); }
      await slim.init().catch(({ code }) => console.log(code));
      await slim.init(readFileSync(createRequire(${JSON.stringify(join(consumers, "x.js"))}).resolve("hoptac/hoptac.wasm")));
      console.log(slim.Register.parse(readFileSync(${JSON.stringify(join(root, SEED))})).check().findings.length > 0);`;
    for (const load of [
      `import * as slim from "hoptac/slim";`,
      `import { createRequire as r } from "node:module"; const slim = r(import.meta.url)("hoptac/slim");`,
    ]) {
      const flags = ["--input-type=module", "--eval", load + use];
      assert.equal(execFileSync(process.execPath, flags, options), "not_initialised\nload_failed\ntrue\n");
    }
  });

  test("any question is asked by what was known on a day", () => {
    const register = hoptac.Register.parse(registerText(SEED));
    const [on, text] = ["2023-04-24", "giang to"];
    assert.ok(register.find({ text }).matches.length > 0);
    assert.deepEqual(register.knownOn({ on, question: { find: { text } } }), { find: { text, matches: [] } });
  });

  test("a change gives the next register and leaves this one as it is", () => {
    const register = hoptac.Register.parse(registerText(SEED));
    const before = register.toText();
    const { documents, units } = register.toJSON();
    const cites = [{ document: documents[0].id }];
    const found = { id: "new-unit", kind: "department", name: { vi: "Sở Mới" }, cites };
    const change = { revision: 0, recorded: "2025-09-16", by: "Trần Thị Bình", what: { found_unit: found } };
    const next = register.apply(change);
    assert.equal(register.toText(), before);
    assert.deepEqual(next.toJSON().units, [...units, found]);
    assert.deepEqual(next.toJSON().history, [change]);
    assert.equal(register.apply(JSON.stringify(change)).toText(), next.toText());
    assert.equal(next.history().revision, 1);
    assert.equal(register.diff({ register: next.toText() }).records[0].id, "new-unit");
    const copy = next.toJSON();
    delete copy.history;
    const to = JSON.stringify(copy);
    const { changes, left } = register.diff({ changes: { to, recorded: "2025-09-16", by: "Trần Thị Bình" } });
    assert.equal(left, undefined);
    const reached = changes.reduce((now, change) => now.apply(change), register);
    assert.deepEqual({ ...reached.toJSON(), history: undefined }, { ...copy, history: undefined });
    assert.throws(() => next.rebase({ ...change, revision: 7 }), { code: "stale_revision", path: "/rebase/revision" });
    assert.throws(() => next.apply(change), { code: "stale_revision", path: "/revision" });
  });

  test("the agenda is rendered in both languages, Vietnamese unless told, with reasons if asked", () => {
    const register = hoptac.Register.parse(registerText(SEED));
    const question = { agenda: AGENDA };
    for (const language of ["vi", "en"]) {
      const { render } = register.ask({ render: { question, language } });
      assert.equal(register.render(question, language), render.text);
    }
    assert.match(register.render(question), /Đồng Nai/);
    assert.notEqual(register.render(question, "vi"), register.render(question, "en"));
    assert.ok(register.render(question, { why: true }).length > register.render(question, "vi").length);
    assert.equal(register.render(question), register.render(question, "vi"));
  });
});

describe("the README", () => {
  const readme = readFileSync(join(consumers, "node_modules/hoptac/README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
  const [first, change, problems] = blocks.map((code, index) => {
    const folder = join(consumers, `readme-${index}`);
    mkdirSync(folder);
    writeFileSync(join(folder, "dong-nai.json"), registerText(SEED));
    writeFileSync(join(folder, "block.mjs"), code);
    return () => execFileSync(process.execPath, ["block.mjs"], { ...options, cwd: folder });
  });

  test("its first example prints the agenda", () => {
    const agenda = { on: "2025-09-15", until: "2025-12-31" };
    const text = hoptac.Register.parse(registerText(SEED)).render({ agenda }, "vi");
    assert.ok(first().startsWith(text));
  });
  test("its example of a change prints the history", () => {
    assert.match(change(), /revision: 0.*Trần Thị Bình.*amend/s);
  });
  test("its example of a refused register lists problems with their paths", () => {
    assert.match(problems(), /^\/partners\/0.*^\/partners\/1/ms);
  });
});

describe("the example", () => {
  const example = (...rest) => run(process.execPath, ["example/agenda.mjs", ...rest], options);

  test("prints the agenda of the day and the language asked for", async () => {
    const flags = ["--register", join(root, SEED), "--as-of", AGENDA.on, "--until", AGENDA.until, "--lang", "en"];
    const { stdout } = await example(...flags);
    const register = hoptac.Register.parse(registerText(SEED));
    assert.equal(stdout, register.render({ agenda: AGENDA }, "en"));
  });
  test("prints today's agenda in Vietnamese when nothing is asked for", async () => {
    const { stdout } = await example("--register", join(root, SEED));
    assert.match(stdout, /Đồng Nai/);
  });
  test("says what is wrong with an option, a file, a register", async () => {
    for (const flags of [["--as-of", "2025-02-30"], ["--lang", "fr"], ["--no-such"]]) {
      const refused = example("--register", join(root, SEED), ...flags);
      await assert.rejects(refused, ({ stderr }) => stderr !== "" && !/\n\s+at /.test(stderr));
    }
    await assert.rejects(example("--register", "no-such-file"), ({ stderr }) => /no-such-file/.test(stderr));
    await assert.rejects(example("--register", "package.json"), ({ stderr }) => /\/name/.test(stderr));
  });
});

describe("a plain page under a strict policy", async () => {
  const chromium = await browser();
  const text = registerText(SEED);

  test("says what to do when used before init, then shows the agenda", async () => {
    const { page, complaints } = await chromium.open("/page.html");
    const refusal = await page.evaluate(() => globalThis.beforeInit);
    assert.equal(refusal.code, "not_initialised");
    assert.match(refusal.help.vi, /await init\(\)/);
    assert.match(refusal.help.en, /await init\(\)/);
    const names = await page.evaluate(() => [globalThis.hoptac.Register.name, globalThis.hoptac.HoptacError.name]);
    assert.deepEqual(names, ["Register", "HoptacError"]);
    await page.evaluate(([text, agenda]) => globalThis.show(text, agenda), [text, AGENDA]);
    const shown = await page.textContent("#result");
    assert.equal(shown, hoptac.Register.parse(text).render({ agenda: AGENDA }, "vi"));
    assert.deepEqual(complaints, []);
  });

  test("loads from an address, a response, bytes and a compiled module, and only once", async () => {
    for (const source of [
      `"/node_modules/hoptac/hoptac.wasm"`,
      `new URL("/node_modules/hoptac/hoptac.wasm", location)`,
      `fetch("/node_modules/hoptac/hoptac.wasm")`,
      `fetch("/node_modules/hoptac/hoptac.wasm").then((response) => response.arrayBuffer())`,
      `WebAssembly.compileStreaming(fetch("/node_modules/hoptac/hoptac.wasm"))`,
      `fetch("/as-text/node_modules/hoptac/hoptac.wasm")`,
    ]) {
      const { page } = await chromium.open("/page.html");
      const done = await page.evaluate(`(async () => {
        const { init, Register } = globalThis.hoptac;
        const source = ${source};
        await Promise.all([init(source), init(source), init()]);
        return Register.parse(${JSON.stringify(text)}).check() !== undefined;
      })()`);
      assert.equal(done, true, source);
      await page.close();
    }
  });

  test("says so when the module is missing or no module, and can be tried again", async () => {
    const { page } = await chromium.open("/page.html");
    const codes = await page.evaluate(async () => {
      const { init, HoptacError } = globalThis.hoptac;
      const codes = [];
      for (const source of ["/no-such.wasm", "/page.html", new Uint8Array(3), undefined]) {
        await init(source).then(
          () => codes.push("loaded"),
          (error) => codes.push(error instanceof HoptacError && error.code),
        );
      }
      return codes;
    });
    assert.deepEqual(codes, ["load_failed", "load_failed", "load_failed", "loaded"]);
  });

  test("says so when the page's policy forbids WebAssembly", async () => {
    const { page } = await chromium.open("/no-wasm/page.html");
    const error = await page.evaluate(() =>
      globalThis.hoptac.init().catch(({ code, help }) => ({ code, help })),
    );
    assert.equal(error.code, "load_failed");
    assert.match(error.help.en, /wasm-unsafe-eval/);
  });

  test("works in a module worker", async () => {
    const { page, complaints } = await chromium.open("/page.html");
    const question = JSON.stringify({ agenda: AGENDA });
    const answer = await page.evaluate(
      (message) =>
        new Promise((resolve, reject) => {
          const worker = new Worker("/worker.js", { type: "module" });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.postMessage(message);
        }),
      { register: text, question },
    );
    assert.equal(answer, hoptac.Register.parse(text).askText(question));
    assert.deepEqual(complaints, []);
  });
});
