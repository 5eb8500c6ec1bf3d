// From what a caller passes to the JSON text that the library reads.

import { refusal } from "./error.js";

/** JSON text of a value; refuses what JSON has no words for (functions, cycles, big integers). */
export function toJson(value) {
  let text;
  try {
    text = JSON.stringify(value);
  } catch (cause) {
    throw refusal("not_json", cause);
  }
  if (text === undefined) throw refusal("not_json");
  return text;
}

/** The text as it may cross into the module. */
export function checkedText(text) {
  if (typeof text !== "string") throw refusal("not_text");
  // A lone surrogate has no UTF-8 form and would silently become "\uFFFD" on the way. Its JSON
  // escape says the same, and the library refuses it with the place where it stands.
  if (text.isWellFormed?.()) return text;
  return text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

/** The text of a file's bytes. */
export function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw refusal("not_utf8", cause);
  }
}
