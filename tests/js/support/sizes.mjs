// What a page loads of the package: each file's size raw, by gzip and by brotli.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** Rows of name and three sizes in bytes; the last is named `together`. */
export function sizesOf(folder) {
  const rows = ["hoptac.wasm", "browser.js"].map((name) => {
    const bytes = readFileSync(join(folder, name));
    return [name, bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, BROTLI).length];
  });
  const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
  return [...rows, ["together", sum(1), sum(2), sum(3)]];
}
