// Takes the picture of the page that the READMEs show.
//
//     cargo xtask portal build && node tests/js/picture.mjs target/portal examples/portal/picture.png

import { chromium } from "playwright-core";
import { serve } from "../../examples/portal/serve.mjs";

const [folder, file] = process.argv.slice(2);
const server = await serve(folder);
const browser = await chromium.launch({
  executablePath: process.env.HOPTAC_CHROMIUM || "/usr/bin/chromium",
  args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const page = await browser.newPage({ viewport: { width: 1200, height: 960 } });
await page.goto(`${server.address}/#/agenda?on=2025-09-15`);
await page.click(".item details.why > summary");
await page.waitForSelector(".steps");
await page.mouse.move(0, 0);
await page.evaluate(() => document.activeElement.blur());
await page.screenshot({ path: file });
await browser.close();
await server.close();
