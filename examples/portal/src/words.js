// Every word the page itself says, in both languages. What it says of agreements, units and reports
// are the library's answers; here are only headings, buttons, and the names of the answers' choices.

import { en } from "./words/en.js";
import { vi } from "./words/vi.js";

export const WORDS = { vi, en };
