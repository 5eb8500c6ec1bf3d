// Records by name, with or without Vietnamese marks.

import { html, nothing } from "../library.js";

export function find(at) {
  const { words, route } = at;
  const text = route.fields.text ?? "";
  const matches = text.trim() ? at.ask("find", { text }).matches : undefined;
  return html`
    <h1>${words.views.find}</h1>
    <p class="lead" role="status">
      ${matches === undefined ? words.find.hint : matches.length ? words.find.found(matches.length) : words.find.nothing}
    </p>
    <ul class="found">
      ${(matches ?? []).map((match) => matchOf(at, match))}
    </ul>
  `;
}

function matchOf(at, { list, id, name, matched }) {
  const differs = matched !== name.vi && matched !== name.en;
  return html`
    <li>
      <span class="kind">${at.words.list[list]}</span>
      <a href=${at.record(id)}>${at.say(name)}</a>
      ${differs ? html`<small class="muted">${at.words.find.matched(matched)}</small>` : nothing}
    </li>
  `;
}
