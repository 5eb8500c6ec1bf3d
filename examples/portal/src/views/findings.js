// What is odd about the register itself, the gravest first.

import { groupBy } from "../group.js";
import { html } from "../library.js";
import { fold } from "../parts/fold.js";
import { sources } from "../parts/sources.js";

const SEVERITIES = ["contradiction", "irregular", "gap"];

export function findings(at) {
  const { words } = at;
  const { findings } = at.ask("check");
  const bySeverity = groupBy(findings, ({ severity }) => severity);
  return html`
    <h1>${words.views.findings}</h1>
    <p class="lead">${words.findings.lead}</p>
    ${findings.length === 0 ? html`<p class="calm">${words.findings.none}</p>` : ""}
    ${SEVERITIES.filter((severity) => bySeverity.has(severity)).map(
      (severity) => html`
        <section class="severity ${severity}" aria-labelledby=${severity}>
          <h2 id=${severity}>
            ${words.severity[severity]} <span class="count">${bySeverity.get(severity).length}</span>
          </h2>
          ${[...groupBy(bySeverity.get(severity), ({ code }) => code)].map(([code, group]) => kindOf(at, code, group))}
        </section>
      `,
    )}
  `;
}

function kindOf(at, code, group) {
  const heading = html`${at.words.finding[code]} <span class="count">${group.length}</span>`;
  return fold(
    at,
    `finding:${code}`,
    heading,
    () =>
      html`<ul class="items">
        ${group.map((one) => findingOf(at, one))}
      </ul>`,
  );
}

function findingOf(at, { message, help, path, cites }) {
  return html`
    <li class="item">
      <h3>${at.say(message)}</h3>
      <p class="who">${at.say(help)}</p>
      <div class="written">
        ${sources(at, cites)}<small class="muted">${at.words.findings.path} <code>${path}</code></small>
      </div>
    </li>
  `;
}
