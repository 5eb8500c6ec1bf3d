// The one error this package throws, and the sentences that the JavaScript door itself adds to
// those of the library.

/** What the door refuses before the library sees it, by code. */
const SENTENCES = {
  not_initialised: {
    message: {
      vi: "hoptac chưa được nạp.",
      en: "hoptac is not loaded yet.",
    },
    help: {
      vi: "Hãy gọi `await init()` một lần trước khi dùng; trong Node thì không cần.",
      en: "Call `await init()` once before any other use; in Node there is no need.",
    },
  },
  load_failed: {
    message: {
      vi: "Không nạp được tệp hoptac.wasm.",
      en: "The file hoptac.wasm could not be loaded.",
    },
    help: {
      vi: "Hãy đặt tệp này cạnh tệp browser.js hoặc gọi `init(địa_chỉ)`; chính sách CSP phải cho phép 'wasm-unsafe-eval'.",
      en: "Serve the file beside browser.js or call `init(address)`; a content security policy must allow 'wasm-unsafe-eval'.",
    },
  },
  not_read: {
    message: {
      vi: "Không thể tạo sổ hợp tác bằng `new Register`.",
      en: "A register cannot be made with `new Register`.",
    },
    help: {
      vi: "Hãy dùng `Register.parse(văn_bản)`.",
      en: "Use `Register.parse(text)`.",
    },
  },
  register_freed: {
    message: {
      vi: "Sổ hợp tác này đã được giải phóng.",
      en: "This register has been freed.",
    },
    help: {
      vi: "Hãy đọc lại sổ bằng `Register.parse`, hoặc gọi `free()` sau lần dùng cuối.",
      en: "Read it again with `Register.parse`, or call `free()` after the last use.",
    },
  },
  not_json: {
    message: {
      vi: "Giá trị này không viết được thành JSON.",
      en: "This value cannot be written as JSON.",
    },
    help: {
      vi: "Hãy đưa vào một đối tượng thường gồm chuỗi, số, mảng và đối tượng.",
      en: "Pass a plain object made of strings, numbers, arrays and objects.",
    },
  },
  not_text: {
    message: {
      vi: "Giá trị này không phải là văn bản.",
      en: "This value is not text.",
    },
    help: {
      vi: "Hãy đưa vào một chuỗi JSON.",
      en: "Pass a string of JSON.",
    },
  },
  not_utf8: {
    message: {
      vi: "Các byte này không phải là văn bản UTF-8.",
      en: "These bytes are not UTF-8 text.",
    },
    help: {
      vi: "Hãy lưu tệp dưới dạng UTF-8.",
      en: "Save the file as UTF-8.",
    },
  },
  internal: {
    message: {
      vi: "hoptac gặp lỗi bên trong (thường là hết bộ nhớ) và đã khởi động lại; các sổ đã đọc trước đó không còn.",
      en: "hoptac met a fault of its own (most often: out of memory) and began anew; registers read before are gone.",
    },
    help: {
      vi: "Hãy đọc lại sổ; nếu lỗi lặp lại, xin báo cho nhóm phát triển kèm dữ liệu đã dùng.",
      en: "Read the register again; if this repeats, please report it with the input.",
    },
  },
};

/** Errors print at most so many problems; `problems` holds them all. */
const SHOWN = 20;

export class HoptacError extends Error {
  /**
   * @param problems the list of the contract's `{"errors": […]}`, at least one
   * @param options as for `Error`: the `cause`
   */
  constructor(problems, options) {
    super(sentence(problems), options);
    const [{ code, path, help }] = problems;
    this.code = code;
    this.path = path;
    this.help = help;
    this.problems = problems;
  }
}
// On the prototype, as for the built-in errors, so that a printed error does not list it.
Object.defineProperty(HoptacError.prototype, "name", {
  value: "HoptacError",
  configurable: true,
  writable: true,
});

/** The door's own error of this code. */
export function refusal(code, cause) {
  const options = cause === undefined ? undefined : { cause };
  return new HoptacError([{ code, path: "", ...structuredClone(SENTENCES[code]) }], options);
}

function sentence(problems) {
  const lines = problems.slice(0, SHOWN).map(line);
  if (problems.length > SHOWN) lines.push(`… +${problems.length - SHOWN}`);
  return lines.join("\n");
}

/** `/units/0/id: Thiếu trường … / The field … is missing (missing_field)` */
function line({ code, path, message }) {
  return `${path && `${path}: `}${message.vi} / ${message.en} (${code})`;
}
