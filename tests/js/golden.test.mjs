// The golden cases: the same bytes in Node and in Chromium as through every other door.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { browser } from "./support/browser.mjs";
import { goldenCases, hoptac } from "./support/project.mjs";

// Letters are read by a module of its own, `hoptac/reader`; the first one does not carry that.
const cases = goldenCases().filter(({ question }) => !question.includes('{"reading":'));

/** The contract's answer; of a register or change that is refused, its errors. Also runs inside the page. */
function answerOf({ HoptacError, Register }, { register, changes, question }) {
  let read;
  try {
    read = Register.parse(register);
    for (const change of changes) {
      const before = read;
      read = before.apply(change);
      before.free();
    }
  } catch (error) {
    if (!(error instanceof HoptacError)) throw error;
    return JSON.stringify({ errors: error.problems });
  }
  const answer = read.askText(question);
  read.free();
  return answer;
}

test("there are golden cases", () => assert.notEqual(cases.length, 0, "tests/golden/ holds no case"));

describe("Node", () => {
  for (const golden of cases) {
    test(golden.title, () => assert.equal(answerOf(hoptac, golden), golden.answer));
  }
});

describe("Chromium", async () => {
  const { page } = await (await browser()).open("/page.html");
  await page.evaluate(() => globalThis.hoptac.init());
  for (const golden of cases) {
    test(golden.title, async () => {
      const answer = await page.evaluate(`(${answerOf})(globalThis.hoptac, ${JSON.stringify(golden)})`);
      assert.equal(answer, golden.answer);
    });
  }
});
