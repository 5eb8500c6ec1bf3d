// Who leads and who coordinates a subject on the day, as each document assigned it.

import { html } from "../library.js";
import { holderList } from "./holders.js";
import { sources } from "./sources.js";
import { why } from "./why.js";

export function assignments(at, subject) {
  const { words } = at;
  const { assignments } = at.ask("responsible", { subject, on: at.on });
  return html`
    <section class="card">
      <h2>${words.agreements.responsible}</h2>
      ${assignments.length ? assignments.map((each) => assignment(at, each)) : html`<p class="calm">${words.assigned.nothing}</p>`}
    </section>
  `;
}

function assignment(at, { responsibility, title, leads, coordinators, cites, why: steps }) {
  const { words } = at;
  return html`
    <article class="assignment">
      <h3>${at.say(title)}</h3>
      <div class="columns">
        <div>
          <h4>${words.assigned.leads}</h4>
          ${holderList(at, leads)}
        </div>
        <div>
          <h4>${words.assigned.coordinators}</h4>
          ${holderList(at, coordinators)}
        </div>
      </div>
      <div class="written">
        ${sources(at, cites)}${why(at, `responsible:${responsibility}`, at.plain(title), () => steps)}
      </div>
    </article>
  `;
}
