// What the server itself refuses, in the form of the library's problems; with the status of HTTP.

export class Fault extends Error {
  /**
   * @param fault one of `FAULTS`
   * @param more what else the answer holds, beside `errors`
   */
  constructor(fault, more = {}) {
    super(fault.message.en);
    this.status = fault.status;
    const { code, path = "", message, help } = fault;
    this.body = { errors: [{ code, path, message, help }], ...more };
  }
}

const fault = (code, status, message, help) => ({ code, status, message, help });

export const FAULTS = {
  not_signed_in: fault(
    "not_signed_in",
    401,
    { vi: "Chưa đăng nhập, hoặc tên hay mật khẩu không đúng.", en: "Not signed in, or wrong name or password." },
    { vi: "Đăng nhập bằng tài khoản do quản trị cấp.", en: "Sign in by an account of the administrator's." },
  ),
  not_allowed: fault(
    "not_allowed",
    403,
    { vi: "Tài khoản này chỉ được xem.", en: "This account may only read." },
    { vi: "Ghi sổ cần vai trò officer.", en: "Recording needs the role officer." },
  ),
  unknown_register: fault(
    "unknown_register",
    404,
    { vi: "Không có sổ nào mang mã này.", en: "No register has this id." },
    { vi: "Xem danh sách sổ ở /api.", en: "The registers are listed at /api." },
  ),
  unknown_address: fault(
    "unknown_address",
    404,
    { vi: "Địa chỉ này không có gì.", en: "There is nothing at this address." },
    { vi: "Các địa chỉ nằm trong README.", en: "The addresses stand in the README." },
  ),
  register_exists: fault(
    "register_exists",
    409,
    { vi: "Đã có sổ mang mã này.", en: "A register has this id already." },
    { vi: "Chọn mã khác.", en: "Choose another id." },
  ),
  moved: fault(
    "moved",
    409,
    { vi: "Sổ đã có thay đổi mới hơn.", en: "The register has moved on." },
    {
      vi: "Xem “changes”; gửi lại “rebased” nếu có, với cùng khóa.",
      en: "Look at `changes`; send `rebased` again where it is given, with the same key.",
    },
  ),
  key_used: fault(
    "key_used",
    409,
    { vi: "Khóa này đã dùng cho một thay đổi khác.", en: "This key was used for another change." },
    { vi: "Mỗi thay đổi cần một khóa UUID mới.", en: "Each change needs a new UUID." },
  ),
  bad_key: fault(
    "bad_key",
    400,
    { vi: "Mã sổ hoặc khóa không đúng dạng.", en: "The register's id or the key is not well formed." },
    {
      vi: "Mã gồm a–z, 0–9 và dấu gạch; khóa là UUID.",
      en: "An id is of a–z, 0–9 and hyphens; a key is a UUID.",
    },
  ),
  not_json: fault(
    "not_json",
    400,
    { vi: "Nội dung gửi lên không phải JSON.", en: "What was sent is not JSON." },
    { vi: "Gửi JSON với content-type application/json.", en: "Send JSON as application/json." },
  ),
  too_large: fault(
    "too_large",
    413,
    { vi: "Nội dung gửi lên quá lớn.", en: "What was sent is too large." },
    { vi: "Tối đa 16 MB.", en: "At most 16 MB." },
  ),
  internal: fault(
    "internal",
    500,
    { vi: "Máy chủ gặp lỗi; chưa chắc đã ghi.", en: "The server failed; whether it was stored is not known." },
    { vi: "Gửi lại với cùng khóa: không bị ghi hai lần.", en: "Send it again with the same key: it is never stored twice." },
  ),
};
