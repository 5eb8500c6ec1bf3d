// The register itself: which is open, what it holds, and how to open one's own.

import { replace } from "../context.js";
import { html, nothing } from "../library.js";
import { button } from "../parts/downloads.js";
import { problemList } from "../parts/problems.js";
import { BUILT_IN, isBuiltIn, openFile } from "../registers.js";

export function register(at) {
  const { words, book, name } = at;
  const file = isBuiltIn(name) ? `${name}.json` : name;
  return html`
    <h1>${words.views.register}</h1>
    ${refusedFile(at)}
    <section class="card">
      <h2>${words.register.present}: ${nameOf(at)}</h2>
      <dl class="facts">
        <dt>${words.register.contents}</dt>
        <dd>${contents(at)}</dd>
        ${
          book.data.assume?.length
            ? html`<dt>${words.register.assumes}</dt>
                <dd>${book.data.assume.map((assumption) => words.assumption[assumption])}</dd>`
            : nothing
        }
      </dl>
      ${button(words.register.save, file, () => book.text())}
    </section>
    <section class="card">
      <h2>${words.register.own}</h2>
      <p>${words.register.own_note}</p>
      ${chooser(at)}
    </section>
    <section class="card">
      <h2>${words.register.others}</h2>
      <ul class="plain">
        ${BUILT_IN.map(({ id, name }) => html`<li><a href=${at.to({ register: id })}>${at.say(name)}</a></li>`)}
      </ul>
    </section>
  `;
}

function nameOf(at) {
  const builtIn = BUILT_IN.find(({ id }) => id === at.name);
  return builtIn ? at.say(builtIn.name) : at.name;
}

function contents({ book, words }) {
  const counts = Object.entries(book.data).filter(([, records]) => Array.isArray(records) && records[0]?.id);
  return counts.map(
    ([list, records], index) => `${index ? " · " : ""}${records.length} ${words.list[list].toLowerCase()}`,
  );
}

function chooser(at) {
  const { words } = at;
  const open = async (file) => {
    await openFile(file);
    // The address no longer names a register: a file has none.
    replace(at.to({ register: "" }));
  };
  const choose = ({ target }) => {
    if (target.files[0]) open(target.files[0]);
    // The same file may be chosen again once it was mended.
    target.value = "";
  };
  const drop = (event) => {
    event.preventDefault();
    if (event.dataTransfer.files[0]) open(event.dataTransfer.files[0]);
  };
  return html`
    <div class="drop" @dragover=${(event) => event.preventDefault()} @drop=${drop}>
      <label class="file">
        <span>${words.register.choose}</span>
        <input type="file" accept=".json,application/json" @change=${choose} />
      </label>
      <span class="muted">${words.register.drop}</span>
    </div>
  `;
}

function refusedFile({ refused, words, language }) {
  if (!refused) return nothing;
  return html`
    <section class="notice" role="alert">
      <h2>${refused.name}</h2>
      <p><strong>${words.register.problems(refused.problems.length)}</strong> ${words.register.kept}</p>
      ${problemList(words, language, refused.problems)}
    </section>
  `;
}
