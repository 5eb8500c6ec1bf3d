// A page built by Vite: the module is found by the package itself, and lands among the assets.

import { Register, init } from "hoptac";

globalThis.ask = async (register, question) => {
  await init();
  return Register.parse(register).askText(question);
};
