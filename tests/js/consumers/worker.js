// A module worker: the same package, away from the page's thread.

import { Register, init } from "./node_modules/hoptac/browser.js";

addEventListener("message", async ({ data: { register, question } }) => {
  await init();
  postMessage(Register.parse(register).askText(question));
});
