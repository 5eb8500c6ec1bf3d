// The buttons by which a reader takes letters and workbooks away.

import { saveFile } from "../parts/downloads.js";
import { html } from "../library.js";
import { reminder, reminders, workbook, yearlyReport } from "./index.js";

const LABELS = {
  vi: { report: "Báo cáo (.docx)", reminder: (unit) => `Công văn đôn đốc của ${unit} (.docx)`, table: "Tải bảng (.xlsx)" },
  en: { report: "Report (.docx)", reminder: (unit) => `Reminder by ${unit} (.docx)`, table: "Table (.xlsx)" },
};

/** The yearly report, in the form of official documents. */
export function reportButton(at, question) {
  const file = () => yearlyReport(at.book.register, question);
  return button(LABELS[at.language].report, `bao-cao-${question.year}.docx`, file);
}

/** One letter for each unit that waits for overdue reports. */
export function reminderButtons(at, occurrences) {
  return reminders(occurrences, at.on).map((letter) => {
    const label = LABELS[at.language].reminder(at.plain(letter.sender.name));
    return button(label, `don-doc-${letter.sender.id}-${letter.on}.docx`, () => reminder(at.book.register, letter));
  });
}

/** An answer as a workbook; of those that the library lays out as a table. */
export function tableButton(at, question, name) {
  const options = { language: at.language, name: at.words.views[Object.keys(question)[0]] ?? name };
  return button(LABELS[at.language].table, `${name}.xlsx`, () => workbook(at.book.register, question, options));
}

function button(label, name, file) {
  const take = async () => saveFile(name, await file());
  return html`<button type="button" class="quiet" @click=${take}>${label}</button>`;
}
