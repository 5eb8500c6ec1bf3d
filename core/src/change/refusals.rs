//! Why a change is refused, in words.

use alloc::format;

use super::Act;
use crate::{
    life::{OneOf, Phases},
    model::Agreement,
    problem::{Code, Fault, Found},
    time::Window,
    words::{Say, words},
};

/// The refusals of one verb, as they are found.
pub(super) struct Refusals {
    verb: &'static str,
    pub(super) found: Found,
}

impl Refusals {
    pub(super) fn of(verb: &'static str) -> Self {
        let found = Found::default();
        Self { verb, found }
    }

    /// Adds a refusal at a place inside the verb.
    pub(super) fn add<const IN_MESSAGE: usize, const IN_HELP: usize>(
        &mut self,
        step: &str,
        why: &Fault<IN_MESSAGE, IN_HELP>,
        message: &[&dyn Say; IN_MESSAGE],
        help: &[&dyn Say; IN_HELP],
    ) {
        let path = format!("/what/{}{step}", self.verb);
        self.found.push(why.at(path, message, help));
    }

    pub(super) fn wrong_phase(
        &mut self,
        step: &str,
        act: Act,
        agreement: &Agreement,
        window: Window,
        possible: Phases,
    ) {
        let needed = OneOf(act.phases());
        let law = act.law().map(|article| {
            words!(
                " (Luật 70/2020/QH14, điều {})",
                " (Law 70/2020/QH14, art. {})",
            )
            .with(&[&article])
        });
        let message: [&dyn Say; 3] = [&agreement.title, &window, &possible];
        self.add(step, &WRONG_PHASE, &message, &[&act, &needed, &law]);
    }
}

pub(super) static NOT_YET_HAPPENED: Fault<1> = Fault {
    code: Code::NotYetHappened,
    message: words!(
        "Việc này xảy ra sau ngày ghi sổ {}.",
        "This happens after {}, the day it is recorded.",
    ),
    help: words!(
        "Ghi sổ khi việc đã xảy ra, hoặc sửa ngày ghi nhầm.",
        "Record it once it has happened, or correct the day that is wrong.",
    ),
};

static WRONG_PHASE: Fault<3, 3> = Fault {
    code: Code::WrongPhase,
    message: words!("{}, {}: {}.", "{}, {}: {}."),
    help: words!(
        "Chỉ {} một thỏa thuận khi {}{}.",
        "It can only be {} while {}{}.",
    ),
};

pub(super) static CONTRADICTORY: Fault<1> = Fault {
    code: Code::Contradictory,
    message: words!(
        "{}: điều này trái với những gì sổ đã ghi.",
        "{}: this contradicts what is recorded of it.",
    ),
    help: words!(
        "Đối chiếu bản ký; nếu sổ ghi sai, đính chính trước bằng “correct”.",
        "Compare with the signed texts; where the register is wrong, “correct” it first.",
    ),
};

pub(super) static NOTHING_TO_DENOUNCE: Fault = Fault {
    code: Code::DoesNotMatch,
    message: words!(
        "Thỏa thuận này không mặc nhiên gia hạn.",
        "This agreement does not renew itself.",
    ),
    help: words!(
        "Nếu bản ký có điều khoản đó, ghi vào trước bằng “correct”.",
        "Where the signed text says that it does, “correct” the record first.",
    ),
};

pub(super) static TREATY_NAME: Fault<1> = Fault {
    code: Code::TreatyName,
    message: words!(
        "Từ “{}” dành cho điều ước quốc tế (Luật 70/2020/QH14, điều 6).",
        "The word “{}” is kept for treaties (Law 70/2020/QH14, art. 6).",
    ),
    help: words!(
        "Đặt tên khác, như thỏa thuận, bản ghi nhớ, tuyên bố chung.",
        "Use another name, such as agreement, memorandum, joint statement.",
    ),
};

pub(super) static WRONG_REGIME: Fault = Fault {
    code: Code::WrongRegime,
    message: words!(
        "Luật 70/2020/QH14 có hiệu lực từ 01/07/2021, sau ngày ký.",
        "Law 70/2020/QH14 is in force since 1 July 2021, after the signing.",
    ),
    help: words!(
        "Ghi “ordinance_2007”, hoặc sửa ngày ký.",
        "Give “ordinance_2007”, or correct the day of signing.",
    ),
};

pub(super) static PROVINCE_MERGED: Fault<1> = Fault {
    code: Code::ProvinceMerged,
    message: words!(
        "Tỉnh đã nhập vào {}; tỉnh tiếp nhận ký (Nghị định 177/2025/NĐ-CP).",
        "The province has become part of {}, which signs (Decree 177/2025/NĐ-CP).",
    ),
    help: words!(
        "Ghi vào sổ của tỉnh tiếp nhận.",
        "Record it in the register of the province that took this one in.",
    ),
};

pub(super) static IS_A_RE_SIGNING: Fault = Fault {
    code: Code::DoesNotMatch,
    message: words!(
        "Ký sau một thỏa thuận trước là tái ký, không phải ký mới.",
        "What is signed after an earlier agreement re-signs it.",
    ),
    help: words!("Dùng “re_sign”.", "Use “re_sign”."),
};

pub(super) static RE_SIGNS_NOTHING: Fault = Fault {
    code: Code::MissingField,
    message: words!(
        "Không ghi thỏa thuận được tái ký.",
        "The agreement that is re-signed is not named.",
    ),
    help: words!(
        "Thêm “re_signs”, hoặc dùng “sign” nếu là ký mới.",
        "Add “re_signs”, or use “sign” for a first agreement.",
    ),
};

pub(super) static UNIT_NOT_EXISTING: Fault<2> = Fault {
    code: Code::UnitNotExisting,
    message: words!("{} không tồn tại {}.", "{} does not exist {}."),
    help: words!(
        "Ghi đơn vị của ngày đó, như đơn vị kế thừa, hoặc sửa ngày.",
        "Give the unit of that day, such as the successor, or correct the day.",
    ),
};

pub(super) static UNIT_EXISTS: Fault<1> = Fault {
    code: Code::AlreadyDone,
    message: words!(
        "Sổ đã ghi {} tồn tại từ ngày đó hoặc sau đó.",
        "{} is recorded to exist then, or later.",
    ),
    help: words!(
        "Chỉ thành lập lại đơn vị đã kết thúc.",
        "Only a unit that has ended is founded again.",
    ),
};

pub(super) static UNIT_HAS_ENDED: Fault<1> = Fault {
    code: Code::AlreadyDone,
    message: words!(
        "Sổ đã ghi ngày kết thúc của {}.",
        "The end of {} is recorded already.",
    ),
    help: words!(
        "Nếu ghi sai, dùng “correct”.",
        "Where that is wrong, use “correct”.",
    ),
};

pub(super) static NOBODY_ASKS: Fault<1> = Fault {
    code: Code::DoesNotMatch,
    message: words!(
        "Chế độ này không đòi báo cáo nào cho {}.",
        "This duty asks for no report about {}.",
    ),
    help: words!(
        "Ghi đúng kỳ báo cáo, như 2025 hoặc 2025-01/2025-06.",
        "Give a period that it asks for, such as 2025 or 2025-01/2025-06.",
    ),
};

pub(super) static REPLACES_ANOTHER: Fault = Fault {
    code: Code::DoesNotMatch,
    message: words!(
        "Bản báo cáo được thay thế thuộc một chế độ báo cáo khác.",
        "The report that it replaces fulfils another duty.",
    ),
    help: words!(
        "Ghi bản báo cáo trước của cùng chế độ báo cáo.",
        "Give the earlier report of the same duty.",
    ),
};

pub(super) static NO_PROSPECT: Fault<1> = Fault {
    code: Code::DoesNotMatch,
    message: words!("{} không phải đối tác dự kiến.", "{} is no prospect."),
    help: words!(
        "Ghi mã của một đối tác dự kiến.",
        "Give the id of a prospect.",
    ),
};

pub(super) static ALL_FOUND: Fault<1> = Fault {
    code: Code::AlreadyDone,
    message: words!(
        "{}: đã xác định đủ số đối tác.",
        "{}: as many partners as were sought are found.",
    ),
    help: words!(
        "Thêm đối tác bằng “add_partner”.",
        "Add the partner by “add_partner”.",
    ),
};

pub(super) static NOT_THE_ONE_SOUGHT: Fault<1> = Fault {
    code: Code::DoesNotMatch,
    message: words!("Đối tác này không phải là {}.", "This partner is not {}."),
    help: words!(
        "Ghi một đối tác đã xác định, của cùng quốc gia.",
        "Give a partner that was found, of the same country.",
    ),
};

pub(super) static ACTION_IS_DONE: Fault = Fault {
    code: Code::AlreadyDone,
    message: words!(
        "Sổ đã ghi kết quả của việc này.",
        "The outcome of this action is recorded already.",
    ),
    help: words!(
        "Nếu ghi sai, dùng “correct”.",
        "Where that is wrong, use “correct”.",
    ),
};

pub(super) static ALREADY_RECORDED: Fault = Fault {
    code: Code::AlreadyDone,
    message: words!(
        "Sổ đã ghi việc này, cùng ngày và cùng nguồn.",
        "This is recorded already, of the same day and by the same source.",
    ),
    help: ACTION_IS_DONE.help,
};

pub(super) static ALREADY_RECEIVED: Fault = Fault {
    code: Code::AlreadyDone,
    message: words!(
        "Sổ đã ghi nhận báo cáo kỳ này của đơn vị.",
        "The unit's report for this period was received already.",
    ),
    help: words!(
        "Nếu là bản thay thế, ghi “replaces”; nếu bản trước ghi sai, dùng “correct”.",
        "Where it replaces that one, say so in “replaces”; where that one is wrong, use “correct”.",
    ),
};

pub(super) static ANOTHER_RECORD: Fault = Fault {
    code: Code::DoesNotMatch,
    message: words!(
        "Bản ghi sau khi sửa mang mã hoặc thuộc loại khác.",
        "The corrected record is of another id or kind.",
    ),
    help: words!(
        "Giữ nguyên loại và mã; mã không bao giờ đổi.",
        "Keep the kind and the id; an id never changes.",
    ),
};

pub(super) static RECORD_DIFFERS: Fault = Fault {
    code: Code::RecordDiffers,
    message: words!(
        "Bản ghi trong sổ không giống như ở đây.",
        "The record in the register is not as it is given here.",
    ),
    help: words!(
        "Đọc lại bản ghi trong sổ, rồi lập lại đính chính.",
        "Read the record in the register, and make the correction again.",
    ),
};

pub(super) static HAS_ITS_OWN_VERB: Fault = Fault {
    code: Code::DoesNotMatch,
    message: words!(
        "Loại bản ghi này được ghi bằng động từ riêng.",
        "A record of this kind is written by a verb of its own.",
    ),
    help: words!(
        "Văn bản: “add_document”, hoặc “documents” của thay đổi; thỏa thuận: “sign”, “re_sign”; đơn vị: “found_unit”, “succeed”; đối tác: “add_partner”; báo cáo: “submit_report”.",
        "Documents: “add_document”, or the change's “documents”; agreements: “sign”, “re_sign”; units: “found_unit”, “succeed”; partners: “add_partner”; reports: “submit_report”.",
    ),
};

pub(super) static NOTHING_CHANGES: Fault = Fault {
    code: Code::AlreadyDone,
    message: words!("Không có gì thay đổi.", "Nothing changes."),
    help: words!(
        "Ghi bản ghi như phải có.",
        "Give the record as it should stand.",
    ),
};
