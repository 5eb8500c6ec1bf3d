//! Why a change is refused, in words.

use alloc::format;

use super::Act;
use crate::{
    life::Phases,
    model::{Agreement, Bilingual, Partner, Unit},
    problem::{Code, Found, Problem},
    time::{Day, Period, Window},
    words,
};

/// The refusals of one verb, as they are found.
pub(super) struct Refusals<'a> {
    verb: &'static str,
    found: &'a mut Found,
}

impl<'a> Refusals<'a> {
    pub(super) fn of(verb: &'static str, found: &'a mut Found) -> Self {
        Self { verb, found }
    }

    /// Adds a refusal at a place inside the verb.
    fn add(&mut self, code: Code, step: &str, message: Bilingual, help: Bilingual) {
        self.found.push(Problem {
            code,
            path: format!("/what/{}{step}", self.verb),
            message,
            help,
        });
    }

    pub(super) fn not_yet_happened(&mut self, step: &str, recorded: Day) {
        self.add(
            Code::NotYetHappened,
            step,
            words::say(
                "Việc này xảy ra sau ngày ghi sổ {}.",
                "This happens after {}, the day it is recorded.",
                &[&recorded],
            ),
            Bilingual::new(
                "Ghi sổ khi việc đã xảy ra, hoặc sửa ngày ghi nhầm.",
                "Record it once it has happened, or correct the day that is wrong.",
            ),
        );
    }

    pub(super) fn wrong_phase(
        &mut self,
        step: &str,
        act: Act,
        agreement: &Agreement,
        window: Window,
        possible: Phases,
    ) {
        let (title, now, name) = (&agreement.title, words::phases(possible), words::act(act));
        let needed = words::one_of(act.phases());
        let law = act.law().map_or(Bilingual::new("", ""), |article| {
            words::say(
                " (Luật 70/2020/QH14, điều {})",
                " (Law 70/2020/QH14, art. {})",
                &[&article],
            )
        });
        self.add(
            Code::WrongPhase,
            step,
            words::say("{}, {}: {}.", "{}, {}: {}.", &[title, &window, &now]),
            words::say(
                "Chỉ {} một thỏa thuận khi {}{}.",
                "It can only be {} while {}{}.",
                &[&name, &needed, &law],
            ),
        );
    }

    pub(super) fn contradictory(&mut self, agreement: &Agreement) {
        let title = &agreement.title;
        self.add(
            Code::Contradictory,
            "",
            words::say(
                "{}: điều này trái với những gì sổ đã ghi.",
                "{}: this contradicts what is recorded of it.",
                &[title],
            ),
            Bilingual::new(
                "Đối chiếu bản ký; nếu sổ ghi sai, đính chính trước bằng “correct”.",
                "Compare with the signed texts; where the register is wrong, “correct” it first.",
            ),
        );
    }

    pub(super) fn nothing_to_denounce(&mut self) {
        self.add(
            Code::DoesNotMatch,
            "/agreement",
            Bilingual::new(
                "Thỏa thuận này không mặc nhiên gia hạn.",
                "This agreement does not renew itself.",
            ),
            Bilingual::new(
                "Nếu bản ký có điều khoản đó, ghi vào trước bằng “correct”.",
                "Where the signed text says that it does, “correct” the record first.",
            ),
        );
    }

    pub(super) fn treaty_name(&mut self, word: &str) {
        self.add(
            Code::TreatyName,
            "/title",
            words::say(
                "Từ “{}” dành cho điều ước quốc tế (Luật 70/2020/QH14, điều 6).",
                "The word “{}” is kept for treaties (Law 70/2020/QH14, art. 6).",
                &[&word],
            ),
            Bilingual::new(
                "Đặt tên khác, như thỏa thuận, bản ghi nhớ, tuyên bố chung.",
                "Use another name, such as agreement, memorandum, joint statement.",
            ),
        );
    }

    pub(super) fn wrong_regime(&mut self) {
        self.add(
            Code::WrongRegime,
            "/regime",
            Bilingual::new(
                "Luật 70/2020/QH14 có hiệu lực từ 01/07/2021, sau ngày ký.",
                "Law 70/2020/QH14 is in force since 1 July 2021, after the signing.",
            ),
            Bilingual::new(
                "Ghi “ordinance_2007”, hoặc sửa ngày ký.",
                "Give “ordinance_2007”, or correct the day of signing.",
            ),
        );
    }

    pub(super) fn province_merged(&mut self, into: &Bilingual) {
        self.add(
            Code::ProvinceMerged,
            "/signed",
            words::say(
                "Tỉnh đã nhập vào {}; tỉnh tiếp nhận ký (Nghị định 177/2025/NĐ-CP).",
                "The province has become part of {}, which signs (Decree 177/2025/NĐ-CP).",
                &[into],
            ),
            Bilingual::new(
                "Ghi vào sổ của tỉnh tiếp nhận.",
                "Record it in the register of the province that took this one in.",
            ),
        );
    }

    pub(super) fn is_a_re_signing(&mut self) {
        self.add(
            Code::DoesNotMatch,
            "/renews",
            Bilingual::new(
                "Ký sau một thỏa thuận trước là tái ký, không phải ký mới.",
                "What is signed after an earlier agreement re-signs it.",
            ),
            Bilingual::new("Dùng “renew”.", "Use “renew”."),
        );
    }

    pub(super) fn re_signs_nothing(&mut self) {
        self.add(
            Code::MissingField,
            "/renews",
            Bilingual::new(
                "Không ghi thỏa thuận được tái ký.",
                "The agreement that is re-signed is not named.",
            ),
            Bilingual::new(
                "Thêm “renews”, hoặc dùng “sign” nếu là ký mới.",
                "Add “renews”, or use “sign” for a first agreement.",
            ),
        );
    }

    pub(super) fn unit_not_existing(&mut self, step: &str, unit: &Unit, window: Window) {
        self.add(
            Code::UnitNotExisting,
            step,
            words::say(
                "{} không tồn tại {}.",
                "{} does not exist {}.",
                &[&unit.name, &window],
            ),
            Bilingual::new(
                "Ghi đơn vị của ngày đó, như đơn vị kế thừa, hoặc sửa ngày.",
                "Give the unit of that day, such as the successor, or correct the day.",
            ),
        );
    }

    pub(super) fn unit_exists(&mut self, unit: &Unit) {
        self.add(
            Code::AlreadyDone,
            "/from",
            words::say(
                "Sổ đã ghi {} tồn tại từ ngày đó hoặc sau đó.",
                "{} is recorded to exist then, or later.",
                &[&unit.name],
            ),
            Bilingual::new(
                "Chỉ thành lập lại đơn vị đã kết thúc.",
                "Only a unit that has ended is founded again.",
            ),
        );
    }

    pub(super) fn unit_has_ended(&mut self, unit: &Unit) {
        self.add(
            Code::AlreadyDone,
            "/until",
            words::say(
                "Sổ đã ghi ngày kết thúc của {}.",
                "The end of {} is recorded already.",
                &[&unit.name],
            ),
            Bilingual::new(
                "Nếu ghi sai, dùng “correct”.",
                "Where that is wrong, use “correct”.",
            ),
        );
    }

    pub(super) fn nobody_asks(&mut self, covers: Period) {
        let period = words::reporting_periods(&[covers]);
        self.add(
            Code::DoesNotMatch,
            "/covers",
            words::say(
                "Chế độ này không đòi báo cáo nào cho {}.",
                "This duty asks for no report about {}.",
                &[&period],
            ),
            Bilingual::new(
                "Ghi đúng kỳ báo cáo, như 2025 hoặc 2025-01/2025-06.",
                "Give a period that it asks for, such as 2025 or 2025-01/2025-06.",
            ),
        );
    }

    pub(super) fn replaces_another(&mut self) {
        self.add(
            Code::DoesNotMatch,
            "/replaces",
            Bilingual::new(
                "Bản báo cáo được thay thế thuộc một chế độ báo cáo khác.",
                "The report that it replaces fulfils another duty.",
            ),
            Bilingual::new(
                "Ghi bản báo cáo trước của cùng chế độ báo cáo.",
                "Give the earlier report of the same duty.",
            ),
        );
    }

    pub(super) fn no_prospect(&mut self, partner: &Partner) {
        self.add(
            Code::DoesNotMatch,
            "/prospect",
            words::say(
                "{} không phải đối tác dự kiến.",
                "{} is no prospect.",
                &[&partner.name],
            ),
            Bilingual::new(
                "Ghi mã của một đối tác dự kiến.",
                "Give the id of a prospect.",
            ),
        );
    }

    pub(super) fn all_found(&mut self, prospect: &Partner) {
        self.add(
            Code::AlreadyDone,
            "/prospect",
            words::say(
                "{}: đã xác định đủ số đối tác.",
                "{}: as many partners as were sought are found.",
                &[&prospect.name],
            ),
            Bilingual::new(
                "Thêm đối tác bằng “add_partner”.",
                "Add the partner by “add_partner”.",
            ),
        );
    }

    pub(super) fn not_the_one_sought(&mut self, step: &str, prospect: &Partner) {
        self.add(
            Code::DoesNotMatch,
            step,
            words::say(
                "Đối tác này không phải là {}.",
                "This partner is not {}.",
                &[&prospect.name],
            ),
            Bilingual::new(
                "Ghi một đối tác đã xác định, của cùng quốc gia.",
                "Give a partner that was found, of the same country.",
            ),
        );
    }

    pub(super) fn action_is_done(&mut self) {
        self.add(
            Code::AlreadyDone,
            "/action",
            Bilingual::new(
                "Sổ đã ghi kết quả của việc này.",
                "The outcome of this action is recorded already.",
            ),
            Bilingual::new(
                "Nếu ghi sai, dùng “correct”.",
                "Where that is wrong, use “correct”.",
            ),
        );
    }

    pub(super) fn another_record(&mut self) {
        self.add(
            Code::DoesNotMatch,
            "/is",
            Bilingual::new(
                "Bản ghi sau khi sửa mang mã hoặc thuộc loại khác.",
                "The corrected record is of another id or kind.",
            ),
            Bilingual::new(
                "Giữ nguyên loại và mã; mã không bao giờ đổi.",
                "Keep the kind and the id; an id never changes.",
            ),
        );
    }

    pub(super) fn record_differs(&mut self) {
        self.add(
            Code::RecordDiffers,
            "/was",
            Bilingual::new(
                "Bản ghi trong sổ không giống như ở đây.",
                "The record in the register is not as it is given here.",
            ),
            Bilingual::new(
                "Đọc lại bản ghi trong sổ, rồi lập lại đính chính.",
                "Read the record in the register, and make the correction again.",
            ),
        );
    }

    pub(super) fn has_its_own_verb(&mut self, step: &str) {
        self.add(
            Code::DoesNotMatch,
            step,
            Bilingual::new(
                "Loại bản ghi này được ghi bằng động từ riêng.",
                "A record of this kind is written by a verb of its own.",
            ),
            Bilingual::new(
                "Văn bản: “documents” của thay đổi; thỏa thuận: “sign”, “renew”; đơn vị: “found_unit”, “succeed”; đối tác: “add_partner”; báo cáo: “submit_report”.",
                "Documents: the change's “documents”; agreements: “sign”, “renew”; units: “found_unit”, “succeed”; partners: “add_partner”; reports: “submit_report”.",
            ),
        );
    }

    pub(super) fn nothing_changes(&mut self, step: &str) {
        self.add(
            Code::AlreadyDone,
            step,
            Bilingual::new("Không có gì thay đổi.", "Nothing changes."),
            Bilingual::new(
                "Ghi bản ghi như phải có.",
                "Give the record as it should stand.",
            ),
        );
    }
}
