// What the library refuses, shown: each problem with its place and what would be right.

import { html, nothing } from "../library.js";

/** @param problems the contract's list */
export function problemList(words, language, problems) {
  const say = (text) => text[language] ?? text.vi;
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label=${words.register.wrong}>
      <table class="problems">
        <thead>
          <tr>
            <th scope="col">${words.register.where}</th>
            <th scope="col">${words.register.wrong}</th>
            <th scope="col">${words.register.right}</th>
          </tr>
        </thead>
        <tbody>
          ${problems.map(
            ({ path, code, message, help }) => html`
              <tr>
                <td>${path ? html`<code>${path}</code>` : words.register.whole}</td>
                <td>${say(message)} <code class="code">${code}</code></td>
                <td>${say(help)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}

/** The page when it cannot be opened at all. */
export function failure(words, language, problems, error) {
  return html`
    <main class="wait" role="alert">
      <h1>${words.failed}</h1>
      ${problems ? problemList(words, language, problems) : html`<p>${String(error)}</p>`}
    </main>
  `;
}

/** A view whose question the library refused, such as one for a year that no calendar covers. */
export function refusal({ words, language }, problems) {
  return html`
    <section class="notice" role="alert">
      <h2>${words.refused}</h2>
      ${problems.map(({ message, help }) => html`<p>${message[language]} ${help ? help[language] : nothing}</p>`)}
    </section>
  `;
}
