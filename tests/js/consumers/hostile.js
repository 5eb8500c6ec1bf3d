// What nobody should pass in, and what became of it: the same list in Node and in a browser.

/** Each of these is refused as a whole. */
const NO_REGISTERS = {
  "empty text": "",
  "cut-off text": (text) => text.slice(0, text.length / 2),
  "cut off inside a letter's bytes": (text) => new TextEncoder().encode(text).slice(0, -1).fill(0xc3, -1),
  "bytes that are no UTF-8": () => new Uint8Array([0x7b, 0xff, 0x7d]),
  "bytes in UTF-16": (text) => new Uint8Array(Uint16Array.from(text.slice(0, 99), (c) => c.charCodeAt(0)).buffer),
  "10 MB of [": () => "[".repeat(10_000_000),
  "10 MB of {\"a\":": () => "{\"a\":".repeat(2_000_000),
  "a hundred thousand empty records": () => `{"hoptac":1,"partners":[${"{},".repeat(100_000)}{}]}`,
  "text after the end": (text) => `${text} x`,
  "a zero character": "\0",
  "a lone surrogate": "{\"hoptac\":1,\"\ud83d\":1}",
  "a lone surrogate inside an object": () => ({ hoptac: 1, province: { name: "\udc00" } }),
  "a number": () => 7,
  "null": () => null,
  "undefined": () => undefined,
  "a function": () => () => {},
  "an array": () => [],
  "a list of the wrong type": (text) => ({ ...JSON.parse(text), partners: "all" }),
  "a list of wrong records": (text) => ({ ...JSON.parse(text), partners: [null, 1, "x", [], {}] }),
  "a record written as a list": { hoptac: 1, province: [{ vi: "tỉnh Đồng Nai" }] },
  "an unknown list": (text) => ({ ...JSON.parse(text), partnrs: [] }),
  "another version": (text) => ({ ...JSON.parse(text), hoptac: 2 }),
  "a version beyond all numbers": "{\"hoptac\":1e999}",
  "a duplicate key": (text) => text.replace("{", "{\"hoptac\":1,"),
  "a cycle": () => {
    const object = {};
    object.itself = object;
    return object;
  },
  "a big integer": () => ({ hoptac: 1n }),
  "an accessor that throws": () => ({
    get hoptac() {
      throw new Error("no");
    },
  }),
};

/** Each of these is no question, or one that cannot be answered. */
const NO_QUESTIONS = {
  "empty object": {},
  "null": null,
  "a string": "agenda",
  "an array": [],
  "two questions": { check: {}, find: { text: "a" } },
  "an unknown question": { agendas: { on: "2025-01-01" } },
  "an unknown field": { targets: { on: "2025-01-01", of: "x" } },
  "a missing field": { targets: {} },
  "its fields as a list": { find: ["giang to"] },
  "a wrong type": { targets: { on: 20250101 } },
  "an id that does not exist": { standing: { agreement: "no-such-agreement", on: "2025-01-01" } },
  "an id that cannot be": { standing: { agreement: "Not An Id\u0000", on: "2025-01-01" } },
  "a day that does not exist": { targets: { on: "2025-02-30" } },
  "a day known in part": { targets: { on: "2025" } },
  "a Date": { targets: { on: new Date(0) } },
  "a day before all days": { targets: { on: "-0001-01-01" } },
  "a lone surrogate": { find: { text: "\udfff" } },
  "a render of nothing": { render: { question: {}, language: "vi" } },
  "a render of a render": { render: { question: { render: { question: { check: {} } } } } },
  "renders within renders": (() => {
    let question = { check: {} };
    for (let depth = 0; depth < 1000; depth += 1) question = { render: { question } };
    return question;
  })(),
  "a language not spoken": { render: { question: { agenda: { on: "2025-01-01", until: "2025-12-31" } }, language: "fr" } },
};

const AMEND = { agreement: "champasak-mou-2021", on: "2025-09-15", cites: [{ document: "plan-107-2023" }] };

/** Each of these is no change, or one that cannot be made. */
const NO_CHANGES = {
  "empty text": "",
  "cut-off text": "{\"revision\":0",
  "empty object": {},
  "null": null,
  "a function": () => () => {},
  "another revision": { revision: 9, recorded: "2025-09-16", by: "x", what: { amend: AMEND } },
  "a verb that does not exist": { revision: 0, recorded: "2025-09-16", by: "x", what: { erase: AMEND } },
  "two verbs": { revision: 0, recorded: "2025-09-16", by: "x", what: { amend: AMEND, suspend: AMEND } },
  "nobody": { revision: 0, recorded: "2025-09-16", by: " \u200e", what: { amend: { ...AMEND, agreement: "no" } } },
  "a lone surrogate": { revision: 0, recorded: "2025-09-16", by: "\udfff", what: { amend: AMEND } },
  "a Date": { revision: 0, recorded: new Date(0), by: "x", what: { amend: AMEND } },
};

/** Not even text of JSON. */
const NO_TEXTS = {
  "empty text": "",
  "cut-off text": "{\"agenda\":{\"on\":\"2025",
  "10 MB of [": () => "[".repeat(10_000_000),
  "renders within renders": () => "{\"render\":{\"question\":".repeat(100_000),
  "undefined": () => undefined,
  "an object": () => ({ check: {} }),
};

/**
 * Passes all of it in.
 *
 * @returns for each input what it is, and either `error` with the problems that were thrown or
 *   answered, or `wrong` with what happened instead
 */
export function hostile({ HoptacError, Register }, text) {
  const register = Register.parse(text);
  const before = register.askText("{\"check\":{}}");
  const results = [];

  const refuse = (name, action) => {
    try {
      results.push({ name, wrong: `was taken: ${JSON.stringify(action())?.slice(0, 200)}` });
    } catch (error) {
      const { code, path, problems, message } = error;
      const ours = error instanceof HoptacError && error instanceof Error;
      const shown = problems?.slice(0, 100);
      results.push(ours ? { name, code, path, problems: shown, message } : { name, wrong: String(error) });
    }
  };
  const made = (input) => (typeof input === "function" ? input(text) : input);
  const throwing = (answer) => {
    if (answer.errors) throw new HoptacError(answer.errors);
    return answer;
  };

  for (const [name, input] of Object.entries(NO_REGISTERS)) {
    refuse(`register: ${name}`, () => Register.parse(made(input)));
  }
  for (const [name, question] of Object.entries(NO_QUESTIONS)) {
    refuse(`question: ${name}`, () => throwing(register.ask(question)));
  }
  for (const [name, question] of Object.entries(NO_TEXTS)) {
    refuse(`question text: ${name}`, () => throwing(JSON.parse(register.askText(made(question)))));
  }
  for (const [name, change] of Object.entries(NO_CHANGES)) {
    refuse(`change: ${name}`, () => register.apply(made(change)).toText());
  }
  refuse("a register made with new", () => new Register());
  refuse("a method without options", () => register.standing());
  refuse("a method with a wrong option", () => register.agenda({ on: "2025-01-01", upto: "2025-12-31" }));

  const freed = Register.parse(text);
  freed.free();
  freed.free();
  refuse("use after free", () => freed.check());
  refuse("text after free", () => freed.toText());

  if (register.askText("{\"check\":{}}") !== before) results.push({ name: "the host", wrong: "answers otherwise" });
  return results;
}
