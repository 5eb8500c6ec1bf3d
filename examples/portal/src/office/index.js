// What an office takes away: letters for Word, tables for Excel. Works in the page and in Node, on a
// `Register` of the package.

export { reminder, reminders } from "./reminder.js";
export { workbook } from "./table.js";
export { yearlyReport } from "./yearly_report.js";
