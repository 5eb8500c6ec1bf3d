// What is possible but not certain is drawn hatched; the page holds this pattern once for all drawings.

import { html } from "../library.js";

export const hatching = html`
  <svg class="unseen" aria-hidden="true" focusable="false">
    <pattern id="hatching" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="pale" width="6" height="6" />
      <rect class="dark" width="2" height="6" />
    </pattern>
  </svg>
`;
