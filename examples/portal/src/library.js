// Where the page gets what it did not write: the one place that knows the folder `vendor`.

export { HoptacError, Register, init } from "../vendor/hoptac/browser.js";
export { html, nothing, render, svg } from "../vendor/lit-html/lit-html.js";
export { live } from "../vendor/lit-html/directives/live.js";
