// A web server for the consumers' folder, as strict as a careful portal's.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { consumers } from "./project.mjs";

const KINDS = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Allows WebAssembly and nothing else beyond the page's own files. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";
const POLICY_WITHOUT_WASM = POLICY.replace(" 'wasm-unsafe-eval'", "");

/**
 * Serves on a free port of this machine. Two addresses differ on purpose: below `/no-wasm/` the
 * policy forbids WebAssembly, and `/as-text/` serves everything as plain text.
 */
export async function serve() {
  const server = createServer(async (request, response) => {
    const [, mode, path] = new URL(request.url, "http://localhost").pathname.match(
      /^(\/no-wasm|\/as-text)?(\/.*)$/,
    );
    response.setHeader("Content-Security-Policy", mode === "/no-wasm" ? POLICY_WITHOUT_WASM : POLICY);
    try {
      const body = await readFile(join(consumers, normalize(path)));
      const kind = mode === "/as-text" ? "text/plain" : KINDS[extname(path)];
      response.setHeader("Content-Type", kind ?? "application/octet-stream");
      response.end(body);
    } catch {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("There is no such file.");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
