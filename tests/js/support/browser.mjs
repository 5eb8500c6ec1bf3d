// Headless Chromium with a page of the consumers' folder.

import { after } from "node:test";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

const executablePath = process.env.HOPTAC_CHROMIUM || "/usr/bin/chromium";

/** Opens Chromium for the tests of a file; closed after them. */
export async function browser() {
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
    /** A fresh page at `path`; `complaints` collects what its console reports as wrong. */
    async open(path) {
      const page = await running.newPage();
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
