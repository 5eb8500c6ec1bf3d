// CommonJS sees the same types.

import hoptac = require("hoptac");

const register: hoptac.Register = hoptac.Register.parse(new Uint8Array());
const phases: readonly string[] = register.standing({ agreement: "a", on: "2024-03-11" }).phases;
export = phases;
