// Letters and workbooks as an office gets them: unpacked and looked into, read by another library, and
// opened by LibreOffice. What it makes of them stands as pictures in `target/office`, to be looked at.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";

const root = new URL("../../", import.meta.url);
const { Register } = await import(pathToFileURL(join(given("HOPTAC_PACKAGE"), "node.mjs")));
const { reminder, reminders, workbook, yearlyReport } = await import(new URL("examples/portal/src/office/index.js", root));
const { cellOf } = await import(new URL("examples/portal/src/office/table.js", root));
const { official } = await import(new URL("examples/portal/src/office/form.js", root));
const { docx } = await import(new URL("examples/portal/src/office/word.js", root));
const { placeOf } = await import(new URL("examples/portal/src/office/names.js", root));

const ON = "2025-12-01";
const YEAR = { from: "2025-01-01", until: "2025-12-31", on: ON };
const register = Register.parse(readFileSync(new URL("seeds/dong-nai.json", root)));
const folder = given("HOPTAC_OFFICE");
mkdirSync(folder, { recursive: true });

const bytesOf = async (blob) => new Uint8Array(await (await blob).arrayBuffer());
const report = await bytesOf(yearlyReport(register, { year: 2025, on: ON }));
const letters = reminders(register.reports(YEAR).occurrences, ON);
const letter = letters.find(({ sender }) => sender.id === "so-ngoai-vu");
const reminded = await bytesOf(reminder(register, letter));

/** The parts of a document. */
function unpacked(bytes) {
  const parts = unzipSync(bytes);
  const text = (name) => strFromU8(parts[name]);
  const body = text("word/document.xml");
  const paragraphs = [...body.matchAll(/<w:p[ >].*?<\/w:p>|<w:p\/>/gs)].map(([xml]) => ({
    xml,
    text: [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""),
  }));
  return { body, paragraphs, styles: text("word/styles.xml"), header: text("word/header1.xml") };
}

const found = (document, text) => {
  const paragraph = document.paragraphs.find((paragraph) => paragraph.text === text);
  assert.ok(paragraph, `no paragraph says “${text}”`);
  return paragraph.xml;
};

/** The text of a document as LibreOffice lays it out, page by page; its pictures are kept. */
function laidOut(name, bytes) {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const home = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
  const convert = ["--headless", home, "--convert-to", "pdf", "--outdir", folder, file];
  execFileSync(given("HOPTAC_OFFICE_PROGRAM"), convert, { stdio: "pipe" });
  const pdf = file.replace(/\.\w+$/, ".pdf");
  execFileSync("pdftoppm", ["-r", "70", "-png", pdf, pdf.slice(0, -4)]);
  const pages = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
  return { pages, size: execFileSync("pdfinfo", [pdf], { encoding: "utf8" }).match(/Page size:\s+(.*)/)[1] };
}

function given(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests by \`cargo xtask office\`.`);
  return value;
}

describe("the yearly report", () => {
  const document = unpacked(report);

  test("has the paper, margins and type of Decree 30/2020", () => {
    const [, width, height] = document.body.match(/<w:pgSz w:w="(\d+)" w:h="(\d+)"/).map(Number);
    const millimetres = (twips) => Math.round((twips / 1440) * 25.4);
    assert.deepEqual([millimetres(width), millimetres(height)], [210, 297]);
    const margin = (side) => millimetres(Number(document.body.match(new RegExp(`<w:pgMar[^>]* w:${side}="(\\d+)"`))[1]));
    for (const [side, least, most] of [["top", 20, 25], ["bottom", 20, 25], ["left", 30, 35], ["right", 15, 20]]) {
      assert.ok(margin(side) >= least && margin(side) <= most, `${side}: ${margin(side)} mm`);
    }
    assert.match(document.styles, /<w:rFonts[^>]*w:ascii="Times New Roman"/);
    assert.match(document.styles, /<w:lang w:val="vi-VN"/);
    const sizes = new Set([...document.body.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, half]) => Number(half) / 2));
    assert.deepEqual([...sizes].sort((a, b) => a - b), [11, 12, 13, 14]);
    assert.match(document.body, /<w:titlePg\/>/);
    assert.match(document.header, /PAGE/);
  });

  test("has the head, title, recipients and signature of a report", () => {
    assert.match(found(document, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), /<w:b\/>/);
    assert.match(found(document, "Độc lập - Tự do - Hạnh phúc"), /<w:b\/>/);
    assert.doesNotMatch(found(document, "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI"), /<w:b\/>/);
    assert.match(found(document, "SỞ NGOẠI VỤ"), /<w:b\/>/);
    assert.match(found(document, "Đồng Nai, ngày …… tháng …… năm ……"), /<w:i\/>/);
    found(document, "BÁO CÁO");
    found(document, "Nơi nhận:");
    found(document, "- Ủy ban nhân dân tỉnh Đồng Nai;");
    assert.match(document.paragraphs.find(({ text }) => text.startsWith("Căn cứ")).text, /Kế hoạch/);
  });

  test("leaves open what nobody said, and takes over what somebody did", async () => {
    for (const blank of ["Số: ……/BC-……", "…… (chức vụ người ký)", "…… (họ và tên)"]) found(document, blank);
    const known = { number: "12", symbol: "BC-SNgV", day: "2025-02-05", signer: { capacity: "for_head", for: "Giám đốc", office: "Phó Giám đốc", name: "Lê Thị B" } };
    const filled = unpacked(await bytesOf(yearlyReport(register, { year: 2025, on: ON }, known)));
    for (const said of ["Số: 12/BC-SNgV", "Đồng Nai, ngày 05 tháng 02 năm 2025", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị B"]) found(filled, said);
  });

  test("says what the library says, each line with its place, and names the sources", () => {
    const { agreements, reports } = register.yearlyReport({ year: 2025, on: ON });
    const all = document.paragraphs.map(({ text }) => text).join("\n");
    for (const { title } of [...agreements, ...reports]) assert.ok(all.includes(title.vi), title.vi);
    found(document, "Nơi ghi");
    found(document, "107/KH-UBND, III.1.3.1");
    const headings = document.paragraphs.filter(({ xml }) => /Heading1/.test(xml)).map(({ text }) => text);
    assert.match(headings[0], /^I\. /);
    assert.match(headings.at(-1), /^[IVX]+\. Nguồn$/);
    assert.equal(new Set(headings.map((text) => text.split(".")[0])).size, headings.length);
    found(document, "70/2020/QH14");
  });

  test("reads the library's own Markdown, whatever stands in a title", async () => {
    const awkward = 'Bản <b> *ghi* nhớ & "A|B" 1. [x](y) _z_ \\ (cuối)';
    const data = register.toJSON();
    data.agreements[0].title = { vi: awkward };
    const other = Register.parse(data);
    const { paragraphs } = unpacked(await bytesOf(yearlyReport(other, { year: 2025, on: ON })));
    const escaped = awkward.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
    assert.ok(paragraphs.some(({ text }) => text === escaped), "the title is not as it was written");
    other.free();
  });

  test("is laid out by LibreOffice on A4, numbered from the second page on", () => {
    const { pages, size } = laidOut("yearly-report.docx", report);
    assert.match(size, /A4/);
    assert.ok(pages.length > 1);
    assert.match(pages[0], /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n/, "the state's title stands on one line");
    assert.doesNotMatch(pages[0], /^\s*1\s*$/m);
    assert.match(pages[1], /^\s*2\s*\n/);
    assert.match(pages.at(-1), /Nơi nhận:/);
  });
});

describe("the reminder", () => {
  const document = unpacked(reminded);

  test("goes to exactly the units whose reports are overdue, from the one that waits", () => {
    const { occurrences } = register.reports(YEAR);
    const missing = occurrences
      .filter(({ to }) => to.unit?.unit.id === letter.sender.id)
      .flatMap(({ obliged }) => obliged.filter(({ state }) => state === "overdue").map(({ unit }) => unit.name.vi));
    const addressed = document.paragraphs.filter(({ text }) => /^- Sở|^- .*(tỉnh|quân sự).*[;.]$/.test(text)).map(({ text }) => text.slice(2, -1));
    assert.deepEqual(addressed.toSorted(), [...new Set(missing)].toSorted());
    found(document, "Kính gửi:");
    found(document, "V/v đôn đốc gửi báo cáo hợp tác quốc tế");
    found(document, "- Như trên;");
    found(document, "29/10/2025");
    assert.ok(document.paragraphs.some(({ text }) => text.includes("trước ngày ……")));
  });

  test("is not written where every report came, and leaves out a unit that sent its own", () => {
    assert.deepEqual(reminders(register.reports({ ...YEAR, on: "2025-01-15" }).occurrences, "2025-01-15"), []);
    const data = register.toJSON();
    data.submissions = [{ id: "came", duty: "report-107", unit: "so-tai-chinh", covers: "2025", received: "2025-10-20", cites: [{ document: "plan-107-2023" }] }];
    const other = Register.parse(data);
    const letters = reminders(other.reports(YEAR).occurrences, ON);
    const { missing } = letters.flatMap(({ reports }) => reports).find(({ report }) => report.duty === "report-107");
    assert.ok(missing.length > 0 && missing.every(({ id }) => id !== "so-tai-chinh"));
    other.free();
  });

  test("is laid out by LibreOffice", () => {
    const { pages } = laidOut("reminder.docx", reminded);
    assert.match(pages[0], /Kính gửi:/);
    assert.match(pages.at(-1), /Như trên/);
  });

  test("one body is addressed on the line", async () => {
    const form = official(docx);
    const bytes = await bytesOf(docx.Packer.toBlob(form.document("x", form.addressees(["Sở Tài chính"]))));
    found(unpacked(bytes), "Kính gửi: Sở Tài chính.");
  });
});

test("places are called as before the day of a letter", () => {
  assert.equal(placeOf({ vi: "tỉnh Đồng Nai" }), "Đồng Nai");
  assert.equal(placeOf({ vi: "thành phố Đồng Nai" }), "Đồng Nai");
  assert.equal(placeOf({ vi: "Thành phố Hồ Chí Minh" }), "Thành phố Hồ Chí Minh");
});

describe("workbooks", () => {
  const questions = {
    agenda: { on: ON, until: "2026-06-01" },
    reports: YEAR,
    standings: { on: ON },
    targets: { on: ON },
    workload: { unit: "so-ngoai-vu", on: ON },
  };
  for (const [name, question] of Object.entries(questions)) {
    test(`${name}: another library reads every cell as it is, days as dates, ids as text`, async () => {
      const asked = { [name]: question };
      const bytes = await bytesOf(workbook(register, asked, { language: "vi", name: `Bảng: ${name}` }));
      laidOut(`${name}.xlsx`, bytes);
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(bytes);
      const [sheet] = book.worksheets;
      const rows = linesOf(register.render(asked, { form: "csv", all: true }));
      assert.equal(sheet.rowCount, rows.length);
      for (const [index, cells] of rows.entries()) {
        for (const [column, text] of cells.entries()) {
          const { value } = sheet.getCell(index + 1, column + 1);
          const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
          if (isDay) assert.ok(value instanceof Date, `${text} is no date`);
          const read = value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? "");
          assert.equal(read, text);
        }
        if (index > 0 && name !== "workload") assert.equal(typeof sheet.getCell(index + 1, 1).value, "string");
      }
    });
  }

  test("a day known in part stays the text that it is, and no text becomes a formula", () => {
    const types = { days: [0], numbers: [1] };
    for (const text of ["2023", "2023-05", "năm 2023", "2023/2028"]) assert.equal(cellOf(text, 0, types).value, text);
    assert.deepEqual(cellOf("2023-05-09", 0, types).value, new Date("2023-05-09T00:00:00Z"));
    assert.equal(cellOf("7", 1, types).value, 7);
    assert.equal(cellOf("007", 2, types).value, "007");
    assert.deepEqual([cellOf("'=1+1", 2, types).value, cellOf("'=1+1", 2, types).type], ["=1+1", String]);
    assert.equal(cellOf("", 0, types), null);
  });
});

/** The cells of a CSV text, by the rules of RFC 4180. */
function linesOf(text) {
  const lines = [[]];
  for (const [, quoted, bare, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n|$)/g)) {
    if (end === "" && quoted === undefined && bare === "") break;
    lines.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === "\r\n") lines.push([]);
  }
  return lines.filter((cells) => cells.length > 0);
}
