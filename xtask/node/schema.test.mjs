// The checked-in schema is one that an independent validator accepts, and accepts the registers.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import Ajv from "ajv";

const seeds = new URL("../../seeds/", import.meta.url);
const read = async (name) => JSON.parse(await readFile(new URL(name, seeds), "utf8"));
const schema = await read("register.schema.json");
// Names for the width of numbers, such as uint32, are a comment to a validator.
const valid = new Ajv({ strict: true, allErrors: true, validateFormats: false }).compile(schema);

test("the registers are valid", async () => {
  const names = (await readdir(seeds)).filter((name) => /^[a-z-]+\.json$/.test(name));
  const registers = [];
  for (const name of names) {
    const register = await read(name);
    if ("hoptac" in register) registers.push([name, register]);
  }
  assert.notEqual(registers.length, 0, "there is a register in seeds/");
  for (const [name, register] of registers) {
    assert.ok(valid(register), `${name}: ${JSON.stringify(valid.errors, null, 2)}`);
  }
});

test("what is no register is refused", () => {
  assert.equal(valid({}), false);
  assert.equal(valid({ hoptac: 1, surprise: true }), false);
  assert.ok(valid.errors.some((error) => error.keyword === "additionalProperties"));
});
