// How a letter calls places and documents: from the register, with nothing added.

/** The place before the day: Đồng Nai, of the province; a city named after a person keeps "Thành phố". */
export function placeOf(province) {
  const name = province.vi.replace(/^(tỉnh|thành phố)\s+/i, "");
  return name === "Hồ Chí Minh" ? `Thành phố ${name}` : name;
}

/** 15/09/2025; 04/2023; 2020: a day of the register, as far as it is known. */
export const shortDate = (date) => date.split("-").reverse().join("/");

/** A document as a letter cites it: its title, number, day and issuer, as far as the register has them. */
export function cited({ title, number, date, issuer }) {
  const rest = [number && `số ${number}`, date && dated(date), issuer && `của ${issuer.vi}`].filter(Boolean);
  return rest.length ? `${title.vi} (${rest.join(" ")})` : title.vi;
}

/** The records of the documents that some answers cite, each once, in their order. */
export function documentsOf(register, answers) {
  const ids = new Set(answers.flatMap(({ cites }) => cites.map(({ document }) => document)));
  const records = new Map(register.toJSON().documents.map((document) => [document.id, document]));
  return [...ids].map((id) => records.get(id)).filter(Boolean);
}

/**
 * Who issues a letter, where a unit does: its name on the day; over it the People's Committee to which
 * it reports, if that is so.
 *
 * @param unit as an answer names it: `{ id, name }`
 * @param above the `to` of a report that this unit owes, if there is one
 */
export function issuerOf(register, unit, above) {
  if (!unit) return {};
  const parent = above?.unit?.unit;
  const kind = register.toJSON().units.find(({ id }) => id === parent?.id)?.kind;
  return { issuer: unit.name.vi, ...(kind === "peoples_committee" && { parent: parent.name.vi }) };
}

function dated(date) {
  const words = ["năm", "tháng", "ngày"];
  return `${words[date.split("-").length - 1]} ${shortDate(date)}`;
}
