// What letters are written with. Big, so loaded only for a letter; for the page it is put into one file.

export * as docx from "docx";
export { marked } from "marked";
