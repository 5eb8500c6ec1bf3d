//! The kinds of finding, each once: its name, how much it matters, what is said, what would help, and
//! by which change, if any, it is mended.

use serde::{Deserialize, Serialize};

use crate::{
    json::Write,
    words::{Bilingual, Say, Words, words},
};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Something contradicts something else.
    Contradiction,
    /// Something is irregular.
    Irregular,
    /// Something is not known.
    Gap,
}

macro_rules! kinds {
    ($(
        $(#[$doc:meta])*
        $kind:ident $name:literal $severity:ident:
            $message_vi:literal, $message_en:literal;
            $help_vi:literal, $help_en:literal;
            $mend:literal;
    )*) => {
        /// Kinds of finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum FindingKind {
            $($(#[$doc])* #[serde(rename = $name)] $kind,)*
        }

        impl FindingKind {
            /// All kinds, in the order of the register.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// The kind as it is written in JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }

            /// How much it matters.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$kind => Severity::$severity,)*
                }
            }

            /// The verb of the change that would mend it, and where it is given; or why none is: no fact
            /// is made up to mend a register.
            #[must_use]
            pub const fn mended_by(self) -> &'static str {
                match self {
                    $(Self::$kind => $mend,)*
                }
            }

            /// What is said of it, after the name of what it is about; a gap stands for what is
            /// particular.
            pub(super) fn message(self, particular: &dyn Say) -> Bilingual {
                match self {
                    $(Self::$kind => words!($message_vi, $message_en).about(particular),)*
                }
            }

            /// What would mend it.
            pub(super) const fn help(self) -> Words {
                match self {
                    $(Self::$kind => words!($help_vi, $help_en),)*
                }
            }
        }
    };
}

kinds! {
    /// A document is dated after one that cites it.
    CitedBeforeIssued "cited_before_issued" Contradiction:
        "được {} viện dẫn trước ngày ban hành ghi trên văn bản", "it is cited by {} before the day it bears";
        "Đối chiếu bản gốc; một trong hai ngày có thể bị ghi nhầm.", "Compare with the original; one of the two days may be a slip.";
        "none: which of the two days is wrong is not known";
    /// A plan, decision or other numbered kind of document has no number.
    DocumentWithoutNumber "document_without_number" Irregular:
        "không có số, ký hiệu", "it has no number";
        "Có thể là bản dự thảo; bổ sung số khi có bản ban hành.", "It may be a draft; add the number once it is issued.";
        "none: the number is missing";
    /// A document read at first hand bears no day, or only a month or year.
    DocumentWithoutDay "document_without_day" Irregular:
        "không ghi rõ ngày ban hành", "it does not bear a full date";
        "Bổ sung ngày từ bản ban hành.", "Add the day from the issued text.";
        "none: the day is missing";
    /// A document's number has spaces in it.
    NumberWithSpaces "number_with_spaces" Irregular:
        "số văn bản “{}” có dấu cách", "its number “{}” has spaces in it";
        "Giữ nguyên như bản in; khi tìm, dấu cách được bỏ qua.", "Keep it as printed; look-up does not mind the spaces.";
        "none: a number is kept as printed";
    /// Two documents of one issuer have one number.
    SameNumberTwice "same_number_twice" Irregular:
        "cùng số, cùng nơi ban hành và cùng năm với “{}”", "it has the number, issuer and year of “{}”";
        "Nếu là một văn bản, chỉ giữ một bản ghi; nếu không, đối chiếu số.", "If they are one document, keep one record; else compare the numbers.";
        "none: whether they are one document is not known, and no record is taken out";
    /// Two units, or two partners of one country, have one name.
    SameNameTwice "same_name_twice" Irregular:
        "trùng tên với “{}”", "it has the name of “{}”";
        "Nếu là một, chỉ giữ một bản ghi; nếu không, ghi tên cho phân biệt được.", "If they are one, keep one record; else name them so that they can be told apart.";
        "none: whether they are one is not known, and no record is taken out";
    /// A unit is spelt in more than one way.
    SeveralSpellings "several_spellings" Irregular:
        "cũng được viết là “{}”", "it is also spelt “{}”";
        "Sổ hiểu là cùng một đơn vị; dùng một cách viết trong văn bản mới.", "They are read as one unit; use one spelling in new documents.";
        "`correct`, which leaves out the spellings that look-up takes for the name";
    /// The periods in which a unit exists overlap.
    ExistenceOverlaps "existence_overlaps" Contradiction:
        "các khoảng thời gian tồn tại chồng lên nhau", "the periods in which it exists overlap";
        "Đối chiếu ngày thành lập và ngày kết thúc.", "Compare the days of its founding and of its end.";
        "none: which of the days is wrong is not known";
    /// A unit ended and no successor is recorded.
    UnitWithoutSuccessor "unit_without_successor" Gap:
        "kết thúc ngày {}, sổ không ghi đơn vị kế thừa", "it ended on {}, and no successor is recorded";
        "Ghi đơn vị kế thừa và văn bản quy định.", "Record the successor, and the document that says so.";
        "none: the successor is missing";
    /// Tasks pass to a unit that does not exist on the day.
    SuccessorNotExisting "successor_not_existing" Contradiction:
        "{} không tồn tại vào ngày nhận nhiệm vụ", "{} does not exist on the day on which tasks pass to it";
        "Ghi rằng đơn vị được thành lập lại, hoặc sửa ngày.", "Record that it was founded again, or correct the day.";
        "`refound_unit`, unless the unit exists later: then a day may be wrong";
    /// A prospect is still to be found though the plan that seeks it has ended.
    ProspectStillOpen "prospect_still_open" Gap:
        "chưa xác định đủ, trong khi “{}” đã hết thời gian", "not all are found that are sought, though the time of “{}” is over";
        "Xác định đối tác, hoặc đưa vào kế hoạch sau.", "Identify the partner, or take it into a later plan.";
        "none: the partner is missing";
    /// An action programme goes, or may go, beyond the agreement it implements.
    ProgrammeOutlivesAgreement "programme_outlives_agreement" Contradiction:
        "kéo dài quá “{}”", "it goes beyond “{}”";
        "Gia hạn thỏa thuận gốc hoặc điều chỉnh chương trình.", "Extend the agreement, or adjust the programme.";
        "none: whether the agreement was extended is not known";
    /// An agreement is in force before it was signed.
    EffectBeforeSigning "effect_before_signing" Contradiction:
        "có hiệu lực trước khi ký", "it is in force before it was signed";
        "Đối chiếu ngày ký và ngày có hiệu lực với bản ký.", "Compare both days with the signed text.";
        "none: which of the two days is wrong is not known";
    /// What is recorded of an agreement contradicts itself.
    ContradictoryChanges "contradictory_changes" Contradiction:
        "những điều đã ghi mâu thuẫn với nhau", "what is recorded of it contradicts itself";
        "Đối chiếu bản ký; sửa ngày hoặc thời hạn ghi nhầm.", "Compare with the signed texts; correct the day or the term that is wrong.";
        "none: which of the entries is wrong is not known";
    /// An agreement is suspended, resumed or changed out of turn, or changed after it was superseded.
    ChangesOutOfTurn "changes_out_of_turn" Contradiction:
        "có thay đổi không theo thứ tự, hoặc sau khi đã được thay thế", "something happened to it out of turn, or after it was superseded";
        "Đối chiếu ngày của từng thay đổi.", "Compare the day of each change.";
        "`correct`, where their days alone put them in turn";
    /// One and the same thing is recorded twice of an agreement.
    RecordedTwice "recorded_twice" Contradiction:
        "việc “{}” được ghi hai lần", "“{}” is recorded twice";
        "Bỏ lần ghi thừa; nếu là hai việc khác nhau, ghi rõ nguồn của mỗi việc.", "Leave one out; where they are two things, name the source of each.";
        "`correct`, without what stands twice";
    /// A report was received twice, and the second does not say that it replaces the first.
    ReceivedTwice "received_twice" Irregular:
        "báo cáo kỳ {} của đơn vị này đã được ghi nhận", "the report of this unit for {} was received already";
        "Nếu là bản thay thế, ghi “replaces”; nếu ghi trùng, bỏ một lần.", "Where it replaces the first, say so in “replaces”; else leave one out.";
        "none: whether it replaces the first is not known";
    /// Several agreements re-sign one.
    ReSignedTwice "re_signed_twice" Irregular:
        "“{}” cũng tái ký cùng một thỏa thuận", "“{}” re-signs the same agreement";
        "Ghi thỏa thuận sau là tái ký thỏa thuận ngay trước nó.", "Let the later one re-sign the one just before it.";
        "none: which agreement the later one re-signs is not known";
    /// An agreement was re-signed after it had ended.
    GapInChain "gap_in_chain" Irregular:
        "ký khi “{}” đã hết hiệu lực", "it was signed when “{}” had ended";
        "Xem có lần gia hạn nào chưa ghi không.", "See whether an extension is not recorded.";
        "none: whether an extension is missing is not known";
    /// An agreement was signed before its legal regime was in force.
    WrongRegime "wrong_regime" Contradiction:
        "ký trước khi Luật 70/2020/QH14 có hiệu lực (01/07/2021)", "it was signed before Law 70/2020/QH14 was in force (1 July 2021)";
        "Ghi là theo Pháp lệnh 2007, hoặc sửa ngày ký.", "Put it under the Ordinance of 2007, or correct the day of signing.";
        "none: whether the regime or the day is wrong is not known";
    /// An agreement bears a name that the Law keeps for treaties.
    TreatyName "treaty_name" Irregular:
        "tên dùng từ “{}”, dành cho điều ước quốc tế (Luật 70/2020/QH14, điều 6)", "its name uses “{}”, which is kept for treaties (Law 70/2020/QH14, art. 6)";
        "Đặt tên khác, như thỏa thuận, bản ghi nhớ, tuyên bố chung.", "Use another name, such as agreement, memorandum, joint statement.";
        "none: the name is that of the signed text";
    /// An agreement states no term.
    TermNotStated "term_not_stated" Gap:
        "không ghi thời hạn", "no term is stated";
        "Tra bản ký và ghi thời hạn; không ghi không có nghĩa là vô thời hạn.", "Look it up in the signed text; not stated does not mean open-ended.";
        "none: the term is missing";
    /// An agreement's signing is not dated.
    SigningNotDated "signing_not_dated" Gap:
        "không ghi ngày ký", "the day of signing is not stated";
        "Tra bản ký và ghi ngày.", "Look it up in the signed text.";
        "`correct`, where the outcomes of planned signings tell one day";
    /// An agreement names nobody on the province's side.
    NoOwnParty "no_own_party" Gap:
        "không ghi bên ký phía tỉnh", "nobody is named on the province's side";
        "Tra bản ký và ghi bên ký.", "Look it up in the signed text.";
        "none: the party is missing";
    /// An agreement names nobody on the other side.
    NoForeignParty "no_foreign_party" Gap:
        "không ghi bên nước ngoài", "nobody is named on the other side";
        "Tra bản ký và ghi đối tác.", "Look the partner up in the signed text.";
        "none: the party is missing";
    /// A unit acts on a day on which it does not exist.
    UnitOutsideItsTime "unit_outside_its_time" Contradiction:
        "{} không tồn tại lúc đó", "{} did not exist then";
        "Ghi đơn vị của ngày đó, hoặc sửa thời gian đơn vị tồn tại.", "Give the unit of that day, or correct when this one exists.";
        "`correct`, where the unit had ended and sources say outright to which one its tasks had passed";
    /// The units stand in a table that is missing.
    TableMissing "table_missing" Gap:
        "đơn vị chủ trì nằm trong {}, không kèm theo", "the lead units stand in {}, which is not attached";
        "Bổ sung bảng kèm theo.", "Add the table.";
        "none: the table is missing";
    /// Nobody leads a responsibility.
    ResponsibilityWithoutLead "responsibility_without_lead" Gap:
        "không ghi đơn vị chủ trì", "no lead unit is named";
        "Ghi đơn vị chủ trì.", "Record the lead unit.";
        "none: the unit is missing";
    /// Nobody leads a planned action.
    ActionWithoutLead "action_without_lead" Gap:
        "chưa giao đơn vị nào", "no unit is assigned";
        "Ghi đơn vị chủ trì.", "Record the lead unit.";
        "none: the unit is missing";
    /// An agreement does what an action plans, and no outcome is recorded.
    ActionSeemsDone "action_seems_done" Gap:
        "có lẽ đã thực hiện bằng “{}”, nhưng sổ không ghi kết quả", "“{}” seems to have done it, but no outcome is recorded";
        "Ghi kết quả.", "Record the outcome.";
        "`record_action`, where the agreement's signing is dated";
    /// The day of an outcome is not that on which its agreement was signed.
    OutcomeDiffers "outcome_differs" Contradiction:
        "ngày thực hiện không phải ngày ký “{}”", "the day it was done is not that on which “{}” was signed";
        "Đối chiếu hai ngày.", "Compare the two days.";
        "none: which of the two days is wrong is not known";
    /// A report goes to a unit that is no more, and it is not known who took over.
    ReportToNobody "report_to_nobody" Gap:
        "gửi đến {}, đơn vị không còn và không rõ đơn vị kế thừa", "it goes to {}, which is no more, and it is not known who took over";
        "Ghi đơn vị kế thừa.", "Record the successor.";
        "none: the successor is missing, or there are several";
    /// A report that was received is about a period for which none is due.
    SubmissionForNoReport "submission_for_no_report" Irregular:
        "không có báo cáo nào cho {}", "no report is due for {}";
        "Đối chiếu kỳ báo cáo.", "Compare the period that it is about.";
        "none: which period is meant is not known";
    /// A report was received before the period that it is about.
    SubmissionBeforeItsPeriod "submission_before_its_period" Contradiction:
        "nhận trước khi bắt đầu {}", "it was received before {} began";
        "Đối chiếu ngày nhận và kỳ báo cáo.", "Compare the day it came and the period it is about.";
        "none: whether the day or the period is wrong is not known";
    /// A target names a country with which the register has no partner.
    TargetCountryWithoutPartner "target_country_without_partner" Gap:
        "tính {}, nhưng sổ không có đối tác nào ở đó", "it counts {}, but the register has no partner there";
        "Ghi đối tác hoặc đối tác dự kiến.", "Record a partner or a prospect.";
        "none: the partner is missing";
    /// No document says a thing outright: it is inferred.
    OnlyInferred "only_inferred" Gap:
        "chỉ dựa trên suy luận", "it rests on inference alone";
        "Tìm văn bản nói rõ điều này.", "Find a document that says so.";
        "none: the document is missing";
}
