// A page built by webpack: as with Vite, nothing is configured for the module.

import { Register, init } from "hoptac";

globalThis.ask = async (register, question) => {
  await init();
  return Register.parse(register).askText(question);
};
