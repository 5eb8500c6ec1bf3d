// The example page as its readers use it: with a mouse, with the keyboard alone, by ear, on a phone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { browser } from "./support/browser.mjs";
import { hoptac, portal, registerText, root } from "./support/project.mjs";

const { serve } = await import(pathToFileURL(join(root, "examples/portal/serve.mjs")));
const { WORDS } = await import(pathToFileURL(join(root, "examples/portal/src/words.js")));
const { addressOf, routeOf } = await import(pathToFileURL(join(root, "examples/portal/src/route.js")));
const { monthsAfter, readDay } = await import(pathToFileURL(join(root, "examples/portal/src/days.js")));

const ON = "2025-09-15";
const UNTIL = "2026-03-15";
const VIEWS = ["agenda", "agreements", "reports", "year", "units", "targets", "findings", "changes", "register"];
const PHONE = { viewport: { width: 390, height: 844 } };
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const register = hoptac.Register.parse(registerText("seeds/dong-nai.json"));
const chromium = await browser(() => serve(portal));

/** The page at an address, once it is drawn. */
async function open(address, options) {
  const opened = await chromium.open(`/${address}`, options);
  await opened.page.waitForSelector("main h1");
  return opened;
}

/** What an element says, once it says so. */
async function says(page, selector, pattern) {
  await page.waitForFunction(
    ([selector, source]) => new RegExp(source).test(document.querySelector(selector)?.textContent),
    [selector, pattern.source],
    { timeout: 5000 },
  );
}

describe("the portal", () => {
  test("shows what the library answers, and all of it changes with the day", async () => {
    const { page, complaints } = await open(`#/agenda?on=${ON}`);
    const shown = async () => ({
      in_force: await page.textContent("[data-count=in_force] > [aria-hidden]"),
      overdue: Number(await page.textContent("[data-count=overdue]")),
      items: await page.locator(".urgency:not(.undated) .item").count(),
    });
    const answered = (on, until) => {
      const { counts, items } = register.agenda({ on, until });
      const { least, most } = counts.find(({ phase }) => phase === "in_force").count;
      return {
        in_force: `${least}–${most}`,
        overdue: items.filter(({ urgency }) => urgency === "overdue").length,
        items: items.filter(({ urgency }) => urgency !== "undated").length,
      };
    };
    const before = answered(ON, UNTIL);
    assert.deepEqual(await shown(), before);

    await page.fill("#day", "1/2/2027");
    await page.press("#day", "Enter");
    await says(page, ".spelt", /01\/02\/2027/);
    const after = answered("2027-02-01", "2027-08-01");
    assert.deepEqual(await shown(), after);
    for (const count of Object.keys(before)) assert.notEqual(before[count], after[count], count);
    assert.match(page.url(), /on=2027-02-01/);
    assert.match(await page.textContent(".daybar [role=status]"), /01\/02\/2027/);
    assert.deepEqual(complaints, []);
  });

  test("a day that is none is refused where it was typed", async () => {
    const { page } = await open(`#/agenda?on=${ON}`);
    await page.fill("#day", "31/02/2025");
    await page.press("#day", "Enter");
    assert.equal(await page.$eval("#day", (field) => field.validationMessage), WORDS.vi.day.unreadable);
    assert.match(await page.textContent(".spelt"), /15\/09\/2025/);
  });

  test("opens the reasons of an item, each with its document and section", async () => {
    const { page, complaints } = await open(`#/agenda?on=${ON}`);
    const [item] = register.agenda({ on: ON, until: UNTIL }).items;
    const first = page.locator(".urgency .item").first();
    await first.locator("details.why > summary").click();
    const steps = first.locator(".steps > li");
    await steps.first().waitFor();
    const texts = await steps.allTextContents();
    assert.equal(texts.length, item.why.length);
    item.why.forEach((step, index) => assert.ok(texts[index].includes(step.says.vi), texts[index]));
    assert.match(texts[0], /107\/KH-UBND.*mục V\.2/s);
    assert.deepEqual(complaints, []);
  });

  test("speaks English when asked, and keeps the day", async () => {
    const { page, complaints } = await open(`#/targets?on=${ON}`);
    await page.click("a[hreflang=en]");
    await says(page, "h1", /^Targets$/);
    assert.equal(await page.getAttribute("html", "lang"), "en");
    assert.match(page.url(), new RegExp(`on=${ON}`));
    const [target] = register.targets({ on: ON }).targets;
    assert.ok((await page.textContent("main")).includes(target.title.en));
    assert.deepEqual(complaints, []);
  });

  test("finds without Vietnamese marks while one types, and leads to what was found", async () => {
    const { page, complaints } = await open(`#/agenda?on=${ON}`);
    await page.locator("#search").pressSequentially("giang to");
    const { matches } = register.find({ text: "giang to" });
    await says(page, ".lead", new RegExp(`^\\s*${matches.length} `));
    assert.equal(await page.inputValue("#search"), "giang to");
    assert.match(page.url(), /text=giang\+to/);
    await page.click(".found li:nth-child(2) a");
    await says(page, "h1", new RegExp(matches[1].name.vi));
    assert.deepEqual(complaints, []);
  });

  test("lists the problems of a file that is no register, each with its path, and goes on with the old one", async () => {
    const { page, complaints } = await open("#/register");
    const broken = { hoptac: 1, units: [{ id: "Sở Y tế" }, 7], surprise: true };
    await page.setInputFiles("input[type=file]", {
      name: "broken.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(broken)),
    });
    await page.waitForSelector(".problems tbody tr");
    const rows = await page.$$eval(".problems tbody tr", (rows) => rows.map((row) => row.textContent));
    let problems;
    try {
      hoptac.Register.parse(broken);
    } catch (error) {
      problems = error.problems;
    }
    assert.ok(problems.length >= 4);
    assert.equal(rows.length, problems.length);
    problems.forEach(({ path, message, help, code }, index) => {
      for (const text of [path, message.vi, help.vi, code]) assert.ok(rows[index].includes(text), rows[index]);
    });
    await page.click("nav a[href^='#/agreements']");
    await page.waitForSelector(".timeline");
    assert.deepEqual(complaints, []);
  });

  test("opens another register, built in or a reader's own", async () => {
    const { page, complaints } = await open("#/register?on=2024-03-11");
    await page.setInputFiles("input[type=file]", join(root, "seeds/ba-ria-vung-tau.json"));
    await says(page, ".province", /Bà Rịa – Vũng Tàu/);
    await page.click("main a[href*='register=dong-nai']");
    await says(page, ".province", /Đồng Nai/);
    await page.click("main a[href*='register=ba-ria']");
    await says(page, ".province", /Bà Rịa – Vũng Tàu/);
    await page.setInputFiles("input[type=file]", join(root, "seeds/dong-nai.json"));
    await says(page, ".province", /Đồng Nai/);
    await page.click("main a[href*='register=ba-ria']");
    await says(page, ".province", /Bà Rịa – Vũng Tàu/);
    assert.deepEqual(complaints, []);
  });

  test("hands the agenda over as a calendar, as the library writes it", async () => {
    const { page, complaints } = await open(`#/agenda?on=${ON}`);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=.ics")]);
    assert.equal(download.suggestedFilename(), `hoptac-${ON}.ics`);
    const text = readFileSync(await download.path(), "utf8");
    const stamp = text.match(/DTSTAMP:(\S+)/)[1];
    const question = { agenda: { on: ON, until: UNTIL } };
    const { render } = register.ask({ render: { question, language: "vi", form: "icalendar", all: true, stamp } });
    assert.equal(text, render.text);
    assert.match(text, /^BEGIN:VCALENDAR\r\n/);
    assert.deepEqual(complaints, []);
  });

  test("shows a unit's successions, and who answers after them", async () => {
    const { page } = await open("#/agreements/champasak-mou-2021?on=2025-03-15");
    assert.match(
      await page.textContent(".assignment .holders"),
      /Văn phòng UBND tỉnh.*Kế thừa: Sở Ngoại vụ.*01\/03\/2025/s,
    );
    await page.click(".assignment .holders a");
    await says(page, "h1", /^Văn phòng UBND tỉnh$/);
    assert.equal(await page.locator(".chain-list li").count(), 2);
  });

  test("draws where an agreement is certainly, and where it is perhaps in force", async () => {
    const { page } = await open(`#/agreements?on=${ON}`);
    const drawn = (id) => page.locator(`li.row:has(a[href*="/${id}?"]) svg`);
    assert.equal(await drawn("champasak-mou-2021").locator("rect.sure").count(), 1);
    assert.match(
      await drawn("champasak-mou-2021").getAttribute("aria-label"),
      /01\/01\/2022–31\/12\/2026: còn hiệu lực/,
    );
    assert.equal(await drawn("kampong-thom-mou").locator("rect.sure").count(), 0);
    assert.ok((await drawn("kampong-thom-mou").locator("rect.maybe").count()) > 0);
    // The hatching is there, once, on every view that uses it.
    for (const place of ["agreements/kampong-thom-mou", "targets", "agenda"]) {
      await page.goto(`${page.url().split("#")[0]}#/${place}?on=${ON}`);
      await page.waitForSelector(".maybe");
      const fill = await page.$eval(".maybe", (drawn) => getComputedStyle(drawn).fill.match(/#(\w+)/)[1]);
      assert.equal(await page.locator(`pattern#${fill}`).count(), 1, place);
    }
  });

  test("writes a report into the register, shows what it moves, and takes it back", async () => {
    const { page, complaints } = await open(`#/reports?on=${ON}`);
    await page.click(".reports > li:first-child .act");
    await says(page, "h1", new RegExp(WORDS.vi.views.changes));
    const units = () => page.locator("[name=unit] option").count();
    const before = await units();
    await page.fill("[name=by]", "Trần Thị Bình");
    await page.keyboard.press("Enter");
    await says(page, "#outcome", new RegExp(`${before} đơn vị.*còn ${before - 1} trong ít nhất ${before} đơn vị`, "s"));
    assert.equal(await units(), before - 1);
    assert.equal(await page.evaluate(() => document.activeElement.id), "outcome");
    assert.match(await page.textContent(".chain-list"), /Nhận báo cáo.*Trần Thị Bình/s);

    await page.click("#outcome button");
    await page.waitForSelector("#outcome", { state: "detached" });
    assert.equal(await units(), before);
    assert.equal(await page.locator(".chain-list").count(), 0);
    assert.deepEqual(complaints, []);
  });

  test("writes a re-signing, on which counts and targets move; and lists why a change is refused", async () => {
    const { page, complaints } = await open(`#/changes?form=signing&re_signs=meti-kansai-agreement&on=${ON}`);
    await page.fill("[name=by]", "Trần Thị Bình");
    await page.fill("[name=recorded]", "14/09/2025");
    await page.fill("[name=title]", "Bản thỏa thuận mới");
    await page.selectOption("[name=term]", "years");
    await page.waitForSelector("[name=years]");
    assert.equal(await page.inputValue("[name=title]"), "Bản thỏa thuận mới", "typed before the form changed");
    await page.click(".go");
    await page.waitForSelector("#outcome .problems");
    assert.match(await page.textContent("#outcome"), /\/what\/re_sign\/signed.*not_yet_happened/s);

    await page.fill("[name=recorded]", "15/09/2025");
    await page.click(".go");
    await says(page, "#outcome", /1–19.*→.*2–19/s);
    await page.click("nav a[href^='#/targets']");
    await page.waitForSelector(".target");
    const reached = await page.locator(".target .reached b").allTextContents();
    assert.equal(reached[1].trim(), "1");
    assert.deepEqual(complaints, []);
  });

  test("says so when there is no such record, view or answer, and goes on", async () => {
    const { page, complaints } = await open("#/record/no-such-record");
    assert.match(await page.textContent("main"), /no-such-record/);
    await page.goto(`${page.url().split("#")[0]}#/no-such-view`);
    await says(page, "h1", new RegExp(WORDS.vi.views.agenda));
    assert.deepEqual(complaints, []);
  });
});

describe("with the keyboard alone", () => {
  const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.id);

  test("one skips to the content, opens reasons, moves the day, changes the view", async () => {
    const { page, complaints } = await open(`#/agenda?on=${ON}`);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), WORDS.vi.skip);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");

    const until = async (wanted) => {
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press("Tab");
        if ((await page.evaluate((selector) => document.activeElement.matches(selector), wanted)) === true) return;
      }
      assert.fail(`no Tab reaches ${wanted}`);
    };
    await until("details.why > summary");
    await page.keyboard.press("Enter");
    await page.waitForSelector("details.why[open] .steps");

    await page.goto(`${page.url().split("#")[0]}#/reports?on=${ON}`);
    await says(page, "h1", /Báo cáo/);
    await page.evaluate(() => document.body.focus());
    await page.focus(".slide input");
    await page.keyboard.press("ArrowRight");
    await says(page, ".spelt", /16\/09\/2025/);
    assert.equal(await page.evaluate(() => document.activeElement.type), "range");

    await page.focus("nav li:nth-child(2) a");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.matches("main h1"));
    assert.equal(await focused(page), WORDS.vi.views.agreements);
    assert.deepEqual(complaints, []);
  });
});

describe("under its policy", () => {
  test("no script runs but its own, and nothing is fetched from elsewhere", async () => {
    const { page, complaints } = await open("");
    const broken = await page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "globalThis.intruder = true";
      document.head.append(script);
      const elsewhere = await fetch("https://example.org/").then(
        () => true,
        () => false,
      );
      return { intruder: globalThis.intruder === true, elsewhere };
    });
    assert.deepEqual(broken, { intruder: false, elsewhere: false });
    assert.ok(
      complaints.length >= 2 && complaints.every((text) => /Content Security Policy|violates/.test(text)),
      String(complaints),
    );
  });
});

describe("for everybody", () => {
  const places = VIEWS.map((view) => `#/${view}?on=${ON}`);
  places.push(`#/units/so-tai-chinh?on=${ON}`, `#/agreements/aeonmall-mou-2022?on=${ON}`, `#/record/jiangsu?on=${ON}`);
  places.push(
    `#/find?text=giang&on=${ON}`,
    `#/changes?on=${ON}&form=signing`,
    `#/targets?on=${ON}&lang=en`,
    `#/reports?on=${ON}&lang=en&statutory=yes`,
  );

  /** A place with its first reasons and folds open. */
  async function unfolded(place, options) {
    const opened = await open(place, options);
    await opened.page.$$eval("details", (all) => all.slice(0, 3).forEach((one) => (one.open = true)));
    await opened.page.waitForFunction(() =>
      [...document.querySelectorAll("details[open]")].every((one) => one.children.length > 1),
    );
    return opened;
  }

  for (const place of places) {
    test(`axe has nothing serious to say of ${place}`, async () => {
      const { page, complaints } = await unfolded(place);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
      const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
      assert.deepEqual(
        serious.map(({ id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary}`),
        [],
      );
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  test("nothing is wider than a phone", async () => {
    const { page } = await open("", PHONE);
    for (const place of places) {
      await page.goto(`${page.url().split("#")[0]}${place}`);
      await page.waitForFunction((hash) => location.hash === hash, place);
      await page.$$eval("details", (all) => all.forEach((one) => (one.open = true)));
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(wider, 0, place);
    }
  });
});

describe("its words", () => {
  const shape = (value) =>
    typeof value === "object"
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shape(inner)]))
      : `${typeof value}/${value.length && typeof value === "function" ? value.length : ""}`;

  test("are the same in both languages", () => assert.deepEqual(shape(WORDS.en), shape(WORDS.vi)));

  test("name every choice that an answer may hold", () => {
    const { definitions } = JSON.parse(registerText("seeds/register.schema.json"));
    const choices = (name) => {
      const { oneOf = [], enum: plain = [] } = definitions[name];
      return [...plain, ...oneOf.flatMap((one) => one.enum ?? one.const ?? one.required)].sort();
    };
    for (const [type, words] of Object.entries({
      Phase: "phase",
      Urgency: "urgency",
      AgendaKind: "kind",
      ReportState: "report_state",
      UnresolvedReason: "unresolved",
      Severity: "severity",
      FindingKind: "finding",
      AgreementKind: "agreement_kind",
      Regime: "regime",
      Verb: "verb",
      EventKind: "event",
      ActionState: "action_state",
      List: "list",
      Assumption: "assumption",
    })) {
      const named = choices(type);
      assert.notEqual(named.length, 0, type);
      assert.deepEqual(Object.keys(WORDS.vi[words]).sort(), named, type);
    }
  });
});

describe("its days and addresses", () => {
  test("a day is read as people type it, and what is none is not", () => {
    for (const text of ["15/9/2025", "15-09-2025", "15.9.2025", " 15/09/2025 ", "2025-09-15"])
      assert.equal(readDay(text), ON, text);
    for (const text of ["", "15/9", "31/02/2025", "15/09/25", "0/1/2025", "a/b/c", "1/1/1/2025"]) {
      assert.equal(readDay(text), undefined, text);
    }
  });
  test("months are counted from the day itself", () => {
    assert.equal(monthsAfter("2024-01-31", 1), "2024-02-29");
    assert.equal(monthsAfter("2024-03-31", -1), "2024-02-29");
    assert.equal(monthsAfter("2025-09-15", 6), "2026-03-15");
  });
  test("an address says what it was made from", () => {
    const route = routeOf("#/units/so-y-te?on=2025-09-15&lang=en&unit=x");
    assert.equal(routeOf(addressOf(route, {})).fields.unit, "x");
    const other = routeOf(addressOf(route, { view: "record", id: "a/b" }));
    assert.deepEqual([other.view, other.id, other.language, other.fields.unit], ["record", "a/b", "en", undefined]);
  });
});
