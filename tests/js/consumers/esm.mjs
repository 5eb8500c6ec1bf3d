// Node, `import`: node esm.mjs <register file> <question text>

import { readFileSync } from "node:fs";
import { Register } from "hoptac";

const [file, question] = process.argv.slice(2);
process.stdout.write(Register.parse(readFileSync(file, "utf8")).askText(question));
