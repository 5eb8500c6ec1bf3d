// Reads every calendar of a folder with ical.js and compares it with what it is to hold: beside
// NAME.ics stands NAME.json.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import ICAL from "ical.js";

const folder = process.argv[2];
let calendars = 0;
for (const name of readdirSync(folder).filter((name) => name.endsWith(".ics"))) {
  const bytes = readFileSync(join(folder, name));
  const { stamp, items } = JSON.parse(readFileSync(join(folder, name.replace(/ics$/, "json"))));

  // RFC 5545, 3.1: lines end with CR LF and have at most 75 octets; no character is cut in two.
  const raw = bytes.toString("latin1");
  assert.ok(raw.endsWith("\r\n"), name);
  for (const line of raw.slice(0, -2).split("\r\n")) {
    assert.ok(line.length <= 75 && !/[\r\n]/.test(line), `${name}: ${line}`);
    new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(line, "latin1"));
  }

  const calendar = new ICAL.Component(ICAL.parse(bytes.toString("utf8")));
  assert.equal(calendar.name, "vcalendar");
  assert.equal(calendar.getFirstPropertyValue("version"), "2.0");
  const components = calendar.getAllSubcomponents();
  const read = components.map((component) => {
    const value = (property) => component.getFirstPropertyValue(property);
    const day = value("due") ?? value("dtstart");
    assert.ok(day === null || day.isDate, `${name}: not a whole day`);
    assert.equal(value("dtstamp").toICALString(), stamp);
    assert.equal(component.getAllProperties("dtend").length, 0);
    return {
      component: component.name,
      uid: value("uid"),
      day: day?.toString() ?? null,
      done: value("status") === "COMPLETED",
      texts: { summary: value("summary"), description: value("description") },
    };
  });
  assert.equal(new Set(read.map((item) => item.uid)).size, read.length, `${name}: equal UIDs`);
  assert.equal(read.length, items.length, name);
  for (const [index, { titled, mentions, ...wanted }] of items.entries()) {
    const { texts, ...item } = read[index];
    assert.deepEqual(item, wanted, name);
    assert.ok(texts.summary.includes(titled), `${name}: ${texts.summary}`);
    for (const words of mentions) assert.ok(texts.description.includes(words), `${name}: ${words}`);
  }
  calendars += 1;
}
assert.ok(calendars > 0, `no calendars in ${folder}`);
console.log(`ical.js reads ${calendars} calendars as they are meant`);
