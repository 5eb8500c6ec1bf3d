// The form of official documents, by the first appendix of Decree 30/2020/NĐ-CP: paper, type, head,
// number, place and day, recipients and signature. Sizes are in points, as the decree gives them.
//
// What nobody said is left as a blank for the pen, never guessed: number, day, signer.
//
// The library `docx` is handed in: a letter loads it when it is written.

/** What a blank looks like on paper. */
export const BLANK = "……";

/** Margins in millimetres, within 20–25, 15–20, 20–25 and 30–35 (I.3 of the appendix). */
const MARGINS = { top: 20, right: 20, bottom: 20, left: 30 };
const FONT = "Times New Roman";
const SIZE = { head: 12, motto: 13, number: 13, subject: 12, body: 14, table: 13, recipients: 12, recipient: 11 };
const LANGUAGE = "vi-VN";

const CAPACITIES = { on_behalf: "TM.", for_head: "KT.", by_order: "TL.", by_delegation: "TUQ." };

/** The building blocks of a document in the official form, of the library `docx`. */
export function official(docx) {
  const { AlignmentType, BorderStyle, Paragraph, TextRun, WidthType } = docx;
  const millimetres = (length) => docx.convertMillimetersToTwip(length);
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  const bare = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

  const run = (text, { size = SIZE.body, ...look } = {}) => new TextRun({ text, size: size * 2, ...look });

  const centred = (text, look = {}, more = {}) =>
    new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, look)], ...more });

  /** A rule below a centred line, of a length in millimetres, in a column of a width. */
  function rule(length, width) {
    const indent = millimetres((width - length) / 2);
    return new Paragraph({
      indent: { left: indent, right: indent },
      spacing: { line: 60, lineRule: docx.LineRuleType.EXACT },
      border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: "000000" } },
      children: [],
    });
  }

  /** Two columns without lines: the widths are in millimetres and fill the page's 160. */
  function columns(widths, cells) {
    return new docx.Table({
      columnWidths: widths.map(millimetres),
      width: { size: millimetres(widths[0] + widths[1]), type: WidthType.DXA },
      layout: docx.TableLayoutType.FIXED,
      borders: bare,
      rows: [
        new docx.TableRow({
          cantSplit: true,
          children: cells.map(
            (children, index) =>
              new docx.TableCell({
                width: { size: millimetres(widths[index]), type: WidthType.DXA },
                margins: { left: 0, right: 0 },
                borders: bare,
                children,
              }),
          ),
        }),
      ],
    });
  }

  return {
    /**
     * The head: who issues, under whom, and the state's title with its motto; then the number, with
     * the subject of an official letter, and the place and day.
     *
     * @param letter `{ parent?, issuer?, symbol, number?, about?, place?, day? }`: `symbol` follows the
     *   number's stroke, `about` is an official letter's subject, `day` is as `2025-12-01`
     */
    head({ parent, issuer, symbol, number, about, place, day }) {
      const size = SIZE.head;
      const below = { spacing: { before: 80 } };
      const widths = [64, 96];
      const left = [
        ...(parent ? [centred(parent.toLocaleUpperCase("vi"), { size })] : []),
        centred((issuer ?? BLANK).toLocaleUpperCase("vi"), { size, bold: true }),
        rule(22, widths[0]),
        centred(`Số: ${number ?? BLANK}/${symbol}`, { size: SIZE.number }, below),
        ...(about ? [centred(`V/v ${about}`, { size: SIZE.subject }, below)] : []),
      ];
      const right = [
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { size, bold: true }),
        centred("Độc lập - Tự do - Hạnh phúc", { size: SIZE.motto, bold: true }),
        rule(57, widths[1]),
        centred(`${place ?? BLANK}, ${dayLine(day)}`, { size: SIZE.motto, italics: true }, below),
      ];
      return columns(widths, [left, right]);
    },

    /** The kind of a document and its subject, with the rule below. */
    title(kind, subject) {
      return [
        centred(kind.toLocaleUpperCase("vi"), { bold: true }, { spacing: { before: 360 } }),
        centred(subject, { bold: true }, { spacing: { after: 60 } }),
        rule(50, 160),
      ];
    },

    /** To whom an official letter goes: one body on the line, several below it. */
    addressees(names) {
      const indent = { left: millimetres(25) };
      const first = new Paragraph({
        indent,
        spacing: { before: 360, after: names.length > 1 ? 0 : 240 },
        children: [run(names.length === 1 ? `Kính gửi: ${names[0]}.` : "Kính gửi:")],
      });
      if (names.length === 1) return [first];
      const last = names.length - 1;
      const others = names.map(
        (name, index) =>
          new Paragraph({
            indent: { left: millimetres(45), hanging: millimetres(4) },
            spacing: { after: index === last ? 240 : 0 },
            children: [run(`- ${name}${index === last ? "." : ";"}`)],
          }),
      );
      return [first, ...others];
    },

    /** A paragraph of the body: both edges straight, the first line indented by 1 cm. */
    paragraph: (text, look) =>
      new Paragraph({
        alignment: AlignmentType.JUSTIFIED,
        indent: { firstLine: millimetres(10) },
        spacing: { before: 120, line: 276, lineRule: docx.LineRuleType.AUTO },
        children: [run(text, look)],
      }),

    /** The heading of a section, which Word lists in its overview. */
    heading: (text) =>
      new Paragraph({ heading: docx.HeadingLevel.HEADING_1, keepNext: true, children: [run(text, { bold: true })] }),

    /**
     * A table with lines, whose first row comes again on every page.
     *
     * @param widths of the columns, in millimetres
     * @param head the names of the columns
     * @param rows the cells, as text
     */
    table(widths, head, rows) {
      const row = (cells, first) =>
        new docx.TableRow({
          tableHeader: first,
          cantSplit: true,
          children: cells.map(
            (text, index) =>
              new docx.TableCell({
                width: { size: millimetres(widths[index]), type: WidthType.DXA },
                verticalAlign: first ? docx.VerticalAlignTable.CENTER : docx.VerticalAlignTable.TOP,
                margins: { top: 40, bottom: 40, left: 80, right: 80 },
                children: [
                  new Paragraph({
                    alignment: first || index === 0 ? AlignmentType.CENTER : AlignmentType.LEFT,
                    children: [run(text, { size: SIZE.table, bold: first })],
                  }),
                ],
              }),
          ),
        });
      return new docx.Table({
        columnWidths: widths.map(millimetres),
        width: { size: millimetres(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
        layout: docx.TableLayoutType.FIXED,
        rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
      });
    },

    /**
     * The foot: who gets it, and who signs.
     *
     * @param recipients lines of "Nơi nhận", without dash and stop; the file copy is added
     * @param signer `{ capacity?, for?, office?, name? }`: `for` is the body or head signed for, by
     *   TM., KT., TL. or TUQ.
     */
    foot(recipients, signer = {}) {
      const line = (text, end) =>
        new Paragraph({ children: [run(`- ${text}${end}`, { size: SIZE.recipient })] });
      const left = [
        new Paragraph({ children: [run("Nơi nhận:", { size: SIZE.recipients, bold: true, italics: true })] }),
        ...recipients.map((text) => line(text, ";")),
        line(`Lưu: VT, ${BLANK}`, "."),
      ];
      const capacity = CAPACITIES[signer.capacity];
      const right = [
        ...(capacity ? [centred(`${capacity} ${signer.for ?? BLANK}`.toLocaleUpperCase("vi"), { bold: true })] : []),
        centred(signer.office?.toLocaleUpperCase("vi") ?? `${BLANK} (chức vụ người ký)`, {
          bold: Boolean(signer.office),
        }),
        ...Array.from({ length: 4 }, () => centred("")),
        centred(signer.name ?? `${BLANK} (họ và tên)`, { bold: Boolean(signer.name) }),
      ];
      return [new Paragraph({ spacing: { before: 120 }, children: [] }), columns([80, 80], [left, right])];
    },

    /** The whole, on A4; pages after the first bear their number in the middle of the upper margin. */
    document(title, children) {
      const number = new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [docx.PageNumber.CURRENT], size: SIZE.body * 2 })],
      });
      return new docx.Document({
        title,
        creator: "",
        styles: {
          default: {
            document: { run: { font: FONT, size: SIZE.body * 2, language: { value: LANGUAGE } } },
            heading1: {
              run: { font: FONT, size: SIZE.body * 2, bold: true, color: "000000" },
              paragraph: { spacing: { before: 240, after: 120 } },
            },
          },
        },
        sections: [
          {
            properties: {
              titlePage: true,
              page: {
                size: { width: millimetres(210), height: millimetres(297) },
                margin: {
                  ...Object.fromEntries(Object.entries(MARGINS).map(([side, width]) => [side, millimetres(width)])),
                  header: millimetres(10),
                },
              },
            },
            headers: { default: new docx.Header({ children: [number] }) },
            children,
          },
        ],
      });
    },
  };
}

/** The file of a document. */
export const fileOf = (docx, document) => docx.Packer.toBlob(document);

/** ngày 01 tháng 02 năm 2026: days below ten and the first two months have a nought (II.4 of the appendix). */
function dayLine(day) {
  if (!day) return `ngày ${BLANK} tháng ${BLANK} năm ${BLANK}`;
  const [year, month, date] = day.split("-");
  return `ngày ${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}
