// The registers that come with the page, the one that a reader opens, and what is written into it.

import { Book } from "./book.js";
import { HoptacError } from "./library.js";
import { Refused, serverOf } from "./server.js";
import { present, update } from "./store.js";

/** Files of the folder `registers`. The first is opened unless the address names another. */
export const BUILT_IN = [
  { id: "dong-nai", name: { vi: "Đồng Nai", en: "Dong Nai" } },
  { id: "ba-ria-vung-tau", name: { vi: "Bà Rịa – Vũng Tàu", en: "Ba Ria–Vung Tau" } },
];

export const isBuiltIn = (id) => BUILT_IN.some((register) => register.id === id);

/** Opens a register that comes with the page; one that a server keeps, as it stands there now. */
export async function openBuiltIn(wanted) {
  const id = isBuiltIn(wanted) ? wanted : BUILT_IN[0].id;
  const response = await fetch(new URL(`../registers/${id}.json`, import.meta.url));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  take(Book.read(await response.text()), id, await serverOf(response));
}

/** Opens a reader's file. One that is refused leaves the present register as it is. */
export async function openFile(file) {
  try {
    take(Book.read(await file.arrayBuffer()), file.name);
  } catch (error) {
    if (!(error instanceof HoptacError)) throw error;
    update({ refused: { name: file.name, problems: error.problems } });
  }
}

function take(book, name, server) {
  const { book: before, past } = present();
  for (const old of [before, ...past]) old?.free();
  update({ book, name, server, past: [], refused: undefined, unmade: undefined, opened: new Set() });
}

/**
 * Writes a change into the register, and has it stored where a server keeps the register. One that is
 * refused leaves it as it is.
 *
 * @param make gives the change of a register
 */
export async function record(make) {
  const { book, past, name, server, sending } = present();
  if (sending) return;
  let after;
  try {
    const change = make(book);
    after = book.after(change);
    if (server) await store(server, name, change);
    update({ book: after, past: [...past, book], unmade: undefined });
  } catch (error) {
    after?.free();
    if (!(error instanceof HoptacError || error instanceof Refused)) throw error;
    update({ unmade: error.problems });
  }
}

/** Has a change stored; where the register has moved on, opens it as it is now, and says by what. */
async function store(server, name, change) {
  update({ sending: true });
  try {
    await server.send(name, change);
  } catch (error) {
    if (!error.moved) throw error;
    const now = Book.read(await server.open(name));
    take(now, name, server);
    // The library names who recorded what in the meantime.
    now.after(change).free();
  } finally {
    update({ sending: false });
  }
}

/** Takes the last change of this page back. */
export function undo() {
  const { book, past } = present();
  book.free();
  update({ book: past.at(-1), past: past.slice(0, -1), unmade: undefined });
}
