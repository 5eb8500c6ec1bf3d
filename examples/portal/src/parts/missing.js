// An id that the register does not hold, such as of another register's record.

import { html } from "../library.js";

export const missing = ({ words }, id) => html`
  <h1>${words.views.record}</h1>
  <p class="calm">${words.record.missing} <code>${id}</code>.</p>
`;
