// Headless Chromium with a page of a folder: the consumers', unless another is served.

import { after } from "node:test";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { serve as serveConsumers } from "./server.mjs";

const executablePath = process.env.HOPTAC_CHROMIUM || "/usr/bin/chromium";

/**
 * Opens Chromium for the tests of a file; closed after them.
 *
 * @param serve starts the server whose pages are opened
 */
export async function browser(serve = serveConsumers) {
  if (!existsSync(executablePath)) {
    throw new Error(`Chromium is missing at ${executablePath}; get it with \`apt-get install chromium\`.`);
  }
  const server = await serve();
  const running = await chromium.launch({
    executablePath,
    args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  after(async () => {
    await running.close();
    await server.close();
  });

  return {
    /**
     * A fresh page at `path`; `complaints` collects what its console reports as wrong.
     *
     * @param options as for playwright's `newPage`: the size of the window …
     */
    async open(path, options) {
      const page = await running.newPage(options);
      const complaints = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      await page.goto(server.address + path);
      return { page, complaints };
    },
  };
}
