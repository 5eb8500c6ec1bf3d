// What workbooks are written with, loaded only for one; for the page it is put into one file.

export { default as papaparse } from "papaparse";
export { default as writeExcelFile } from "write-excel-file/universal";
