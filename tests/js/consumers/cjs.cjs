// Node, `require`: node cjs.cjs <register file> <question text>

const { readFileSync } = require("node:fs");
const { Register } = require("hoptac");

const [file, question] = process.argv.slice(2);
process.stdout.write(Register.parse(readFileSync(file, "utf8")).askText(question));
