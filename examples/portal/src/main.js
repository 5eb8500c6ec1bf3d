// Starts the page: the library, the register, then the first drawing. From there on the data goes
// one way: address and clicks → store → questions to the library → the page.

import { HoptacError, init, render } from "./library.js";
import { frame } from "./frame.js";
import { failure } from "./parts/problems.js";
import { isBuiltIn, openBuiltIn } from "./registers.js";
import { routeOf } from "./route.js";
import { onChange, present, update } from "./store.js";
import { WORDS } from "./words.js";

const root = document.querySelector("#page");

function draw(state) {
  document.documentElement.lang = state.route.language;
  render(frame(state), root);
}

/** The address changed: by a link, by "back", or by a control of the page. */
async function navigate() {
  const { route: before, name } = present();
  const route = routeOf(location.hash);
  const wanted = route.fields.register;
  if (wanted !== before.fields.register && isBuiltIn(wanted) && wanted !== name) await openBuiltIn(wanted);
  update({ route });
  if (route.view === before.view && route.id === before.id) return;
  requestAnimationFrame(() => {
    // Whoever reads by ear begins at the new heading; whoever is typing a search stays there.
    const heading = document.querySelector("main h1");
    heading.tabIndex = -1;
    if (document.activeElement?.type !== "search") heading.focus({ preventScroll: true });
    scrollTo(0, 0);
    // On a phone the menu is wider than the screen.
    document.querySelector(".menu [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  });
}

try {
  await init();
  const route = routeOf(location.hash);
  await openBuiltIn(route.fields.register);
  onChange(draw);
  root.replaceChildren();
  update({ route });
  requestAnimationFrame(() => performance.mark("drawn"));
  addEventListener("hashchange", navigate);
  // What was recorded lives in this page alone until it is saved.
  addEventListener("beforeunload", (event) => present().past.length && event.preventDefault());
} catch (error) {
  const { language } = routeOf(location.hash);
  root.replaceChildren();
  const problems = error instanceof HoptacError ? error.problems : undefined;
  render(failure(WORDS[language], language, problems, error), root);
  if (!problems) throw error;
}
