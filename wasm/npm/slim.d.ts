import type { InitSource } from "./index.js";

export * from "./index.js";

/**
 * Loads the WebAssembly module. Await it once before any other use; in Node, too.
 *
 * @param source where the module is: an address, a response, its bytes or the compiled module.
 * @throws {HoptacError} `load_failed`; a later call tries again.
 */
export function init(source: InitSource | PromiseLike<InitSource>): Promise<void>;
