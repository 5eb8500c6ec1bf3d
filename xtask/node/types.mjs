// Writes TypeScript types for a JSON Schema to standard output: node types.mjs <schema file>
//
// The schema is what schemars 1 writes as draft 07. `json-schema-to-typescript` does the work;
// before it, `readable` moves what it would drop to where it keeps it.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { compile } from "json-schema-to-typescript";

/** A type that refers to all definitions, so that all are written; it is then taken out. */
const ROOT = "EveryDefinition";

/** The types of all definitions of `schema`, in its order. */
export async function types(schema) {
  const { definitions } = readable(schema);
  const references = Object.keys(definitions).map((name) => ({ $ref: `#/definitions/${name}` }));
  const text = await compile({ title: ROOT, oneOf: references, definitions }, ROOT, {
    // A record has the fields it is declared with; some structs leave that unsaid.
    additionalProperties: false,
    bannerComment: "",
    style: { printWidth: 100 },
  });
  const root = new RegExp(`^export type ${ROOT} =[^;]*;\n`, "m");
  if (!root.test(text)) throw new Error(`json-schema-to-typescript wrote no ${ROOT}`);
  return text.replace(root, "").trimStart();
}

/** The same schema, each part said where it reaches the reader of the types. */
function readable(node) {
  if (Array.isArray(node)) return node.map(readable);
  if (node === null || typeof node !== "object") return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, part]) => [key, readable(part)]));
  return describedChoices(withoutUnwrittenNulls(copy));
}

/** An optional field is left out when empty, never written as null. */
function withoutUnwrittenNulls(node) {
  const required = node.required ?? [];
  for (const [name, field] of Object.entries(node.properties ?? {})) {
    if (!required.includes(name)) node.properties[name] = withoutNull(field);
  }
  return node;
}

function withoutNull(field) {
  if (Array.isArray(field.type)) {
    const type = field.type.filter((name) => name !== "null");
    return { ...field, type: type.length === 1 ? type[0] : type };
  }
  if (Array.isArray(field.anyOf)) {
    const { anyOf, ...rest } = field;
    const choices = anyOf.filter((choice) => choice.type !== "null");
    if (choices.length > 1) return { ...rest, anyOf: choices };
    return Object.keys(rest).length === 0 ? choices[0] : { ...rest, allOf: choices };
  }
  return field;
}

/** A choice's own comment goes to its field, or for a plain word to the comment of the whole. */
function describedChoices(node) {
  if (!Array.isArray(node.oneOf)) return node;
  const words = [];
  for (const choice of node.oneOf) {
    const names = Object.keys(choice.properties ?? {});
    if (choice.description === undefined) continue;
    if (choice.const !== undefined) words.push(`- \`${choice.const}\`: ${choice.description.replaceAll("\n", " ")}`);
    if (names.length === 1) {
      const field = choice.properties[names[0]];
      choice.properties[names[0]] = described(field, choice.description);
    }
    delete choice.description;
  }
  if (words.length === 0) return node;
  const description = [node.description, words.join("\n")].filter(Boolean).join("\n\n");
  return { ...node, description };
}

function described(field, description) {
  if (field.description !== undefined) return field;
  // Beside a bare $ref a comment would make a copy of the type; allOf keeps its name.
  return field.$ref === undefined ? { description, ...field } : { description, allOf: [field] };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const schema = JSON.parse(await readFile(process.argv[2], "utf8"));
  process.stdout.write(await types(schema));
}
