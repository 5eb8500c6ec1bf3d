// A plain page without a bundler: it loads the package's file as it is and shows the agenda.

import * as hoptac from "./node_modules/hoptac/browser.js";

const { HoptacError, Register, init } = hoptac;

/** For the tests, which look at the page from outside. */
globalThis.hoptac = hoptac;

globalThis.beforeInit = (() => {
  try {
    Register.parse("{}");
    return undefined;
  } catch (error) {
    return error instanceof HoptacError && { code: error.code, message: error.message, help: error.help };
  }
})();

/** Shows a register's agenda in the page. */
globalThis.show = async (text, agenda) => {
  await init();
  document.querySelector("#result").textContent = Register.parse(text).render({ agenda }, "vi");
};
