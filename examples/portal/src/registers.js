// The registers that come with the page, and the one that a reader opens.

import { Book } from "./book.js";
import { HoptacError } from "./library.js";
import { present, update } from "./store.js";

/** Files of the folder `registers`. The first is opened unless the address names another. */
export const BUILT_IN = [
  { id: "dong-nai", name: { vi: "Đồng Nai", en: "Dong Nai" } },
  { id: "ba-ria-vung-tau", name: { vi: "Bà Rịa – Vũng Tàu", en: "Ba Ria–Vung Tau" } },
];

export const isBuiltIn = (id) => BUILT_IN.some((register) => register.id === id);

/** Opens a register that comes with the page. */
export async function openBuiltIn(wanted) {
  const id = isBuiltIn(wanted) ? wanted : BUILT_IN[0].id;
  const response = await fetch(new URL(`../registers/${id}.json`, import.meta.url));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  take(new Book(await response.text()), id);
}

/** Opens a reader's file. One that is refused leaves the present register as it is. */
export async function openFile(file) {
  try {
    take(new Book(await file.arrayBuffer()), file.name);
  } catch (error) {
    if (!(error instanceof HoptacError)) throw error;
    update({ refused: { name: file.name, problems: error.problems } });
  }
}

function take(book, name) {
  present().book?.free();
  update({ book, name, refused: undefined, opened: new Set() });
}
