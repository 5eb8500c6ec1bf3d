// What schemars writes for the shapes of the core's types, and how a reader of the types sees it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { types } from "./types.mjs";

/** The types of one definition, without line breaks. */
async function typeOf(definition, others = {}) {
  const text = await types({ definitions: { It: definition, ...others } });
  return text.replace(/\s+/g, " ").trim();
}

const named = { Day: { type: "string", description: "A day." } };

test("an optional field is left out, never null; a required one may be null", async () => {
  const definition = {
    type: "object",
    properties: {
      en: { type: ["string", "null"] },
      day: { description: "The day.", anyOf: [{ $ref: "#/definitions/Day" }, { type: "null" }] },
      number: { type: ["integer", "null"] },
    },
    required: ["number"],
  };
  assert.equal(
    await typeOf(definition, named),
    "/** * A day. */ export type Day = string;" +
      " export interface It { en?: string; /** * The day. */ day?: Day; number: number | null; }",
  );
});

test("words become a union of texts whose comments are listed", async () => {
  const definition = {
    description: "How often.",
    oneOf: [
      { description: "Each year.", type: "string", const: "yearly" },
      { description: "Twice a year.", type: "string", const: "half_yearly" },
    ],
  };
  assert.equal(
    await typeOf(definition),
    "/** * How often. * * - `yearly`: Each year. * - `half_yearly`: Twice a year. */" +
      ' export type It = "yearly" | "half_yearly";',
  );
});

test("a tagged choice keeps its comment and the name of the type inside", async () => {
  const definition = {
    oneOf: [
      {
        description: "To this day.",
        type: "object",
        properties: { until: { $ref: "#/definitions/Day" } },
        required: ["until"],
        additionalProperties: false,
      },
      { type: "string", const: "open_ended" },
    ],
  };
  assert.equal(
    await typeOf(definition, named),
    "export type It = | { /** * To this day. */ until: Day; } | \"open_ended\";" +
      " /** * A day. */ export type Day = string;",
  );
});

test("a pair is a tuple, and no record takes fields that nobody declared", async () => {
  const definition = {
    type: "object",
    properties: {
      pair: {
        type: "array",
        items: [{ type: "integer" }, { type: "string" }],
        minItems: 2,
        maxItems: 2,
      },
    },
    required: ["pair"],
  };
  assert.equal(
    await typeOf(definition),
    "export interface It { /** * @minItems 2 * @maxItems 2 */ pair: [number, string]; }",
  );
});
