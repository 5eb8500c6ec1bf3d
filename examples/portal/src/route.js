// What the address says: which view of what, for which day, in which language. So every view can
// be bookmarked, sent to a colleague, and left by the browser's "back".
//
//     #/units/so-y-te?on=2025-09-15&lang=en

/** Kept from view to view. The day is not written while it is today's. */
const COMMON = ["on", "lang", "register"];

/** The address's parts; what is not there is empty. */
export function routeOf(hash) {
  const [path, query] = hash.replace(/^#?\/?/, "").split("?");
  const [view, id] = path.split("/").map(decodeURIComponent);
  const fields = Object.fromEntries(new URLSearchParams(query));
  return { view: view || "agenda", id: id ?? "", fields, language: fields.lang === "en" ? "en" : "vi" };
}

/** The address of another view, or of the present one with other fields. */
export function addressOf(route, { view = route.view, id, ...fields }) {
  const same = view === route.view && id === undefined;
  const kept = Object.entries(route.fields).filter(([name]) => same || COMMON.includes(name));
  const all = Object.entries({ ...Object.fromEntries(kept), ...fields }).filter(([, value]) => value);
  const query = new URLSearchParams(all).toString();
  const place = id ?? (same ? route.id : "");
  return `#/${view}${place && `/${encodeURIComponent(place)}`}${query && `?${query}`}`;
}
