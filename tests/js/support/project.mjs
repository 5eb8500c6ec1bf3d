// Where things are: the package as a user installs it, the registers, the golden cases.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The folder in which `cargo xtask npm test` installed the packed package beside its consumers. */
export const consumers = given("HOPTAC_CONSUMERS");

/** The packed package. */
export const archive = given("HOPTAC_ARCHIVE");

/** The example page, put together around the package. */
export const portal = given("HOPTAC_PORTAL");

/** The installed package, as `require` sees it from a consumer. */
export const hoptac = createRequire(join(consumers, "consumer.cjs"))("hoptac");

/** The text of a register of the project, such as `seeds/dong-nai.json`. */
export function registerText(path) {
  return readFileSync(join(root, path), "utf8");
}

/** The golden cases, each with the texts that go in and the text that must come out. */
export function goldenCases() {
  const folder = join(root, "tests/golden");
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
  return names.flatMap((name) => {
    const cases = JSON.parse(readFileSync(join(folder, name), "utf8"));
    return cases.map(({ note, register, register_text, changes = [], question, question_text, answer }) => ({
      title: `${name}: ${note}`,
      register:
        register_text ?? (typeof register === "string" ? registerText(register) : JSON.stringify(register)),
      changes: changes.map((change) => (typeof change === "string" ? change : JSON.stringify(change))),
      question: question_text ?? JSON.stringify(question),
      answer: JSON.stringify(answer),
    }));
  });
}

function given(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests by \`cargo xtask npm test\`.`);
  return value;
}
