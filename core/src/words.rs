//! The words for people that more than one answer uses, in Vietnamese and English. `sentence` fills
//! them into sentences.

mod sentence;

use alloc::{string::String, vec::Vec};

pub(crate) use self::sentence::{Filled, Say, Words, gaps, line, said, told, words};

use crate::{
    answers::{
        AgendaKind, Answering, EventKind, Fact, Holder, MissingFact, Named, Phase, Phases,
        ReportOccurrence, ReportState, Rule, TargetProgress, Urgency,
    },
    change::Act,
    contract::PeriodQuestion,
    list::Listed,
    model::{
        Assumption, Bilingual, ChangeKind, Document, DocumentKind, Language, List, ProvinceChange,
        Term, Verb,
    },
    time::{Deadline, Period, Reading, Reliance},
};

/// What each choice of a type is called: all of them as one text, with a line for each.
macro_rules! called {
    ($(#[$doc:meta])* $kind:ident: $($choice:ident $words:literal)*) => {
        $(#[$doc])*
        impl $crate::words::Say for $kind {
            fn say(&self, language: $crate::model::Language, text: &mut alloc::string::String) {
                enum Line { $($choice),* }
                let line = match self { $(Self::$choice { .. } => Line::$choice),* };
                let lines = concat!($($words, "\n"),*);
                $crate::words::line(lines, line as usize).say(language, text);
            }
        }
    };
}
pub(crate) use called;

/// `5 năm kể từ ngày 29/02/2024`, `2 times 1 month from 31 January 2024`.
impl Say for PeriodQuestion {
    fn say(&self, language: Language, text: &mut String) {
        let length = match self.times.get() {
            1 => Filled(words!("{}"), &[&self.length]),
            _ => Filled(
                words!("{} lần {}", "{} times {}"),
                &[&self.times.get(), &self.length],
            ),
        };
        let from = self.from.window();
        let length_from = if from.is_exact() {
            Filled(
                words!("{} kể từ ngày {}", "{} from {}"),
                &[&length, &from.latest],
            )
        } else {
            Filled(
                words!("{} kể từ {}", "{} from a day {}"),
                &[&length, &self.from],
            )
        };
        length_from.say(language, text);
    }
}

/// What days off rest on, where an answer depends on them.
pub(crate) fn reliance(reliance: Reliance) -> Option<Words> {
    Some(match reliance {
        Reliance::Nothing => return None,
        Reliance::Decided => words!(
            "Dựa vào lịch nghỉ đã được quyết định.",
            "It rests on days off that have been decided."
        ),
        Reliance::Computed => words!(
            "Dựa vào năm mà ngày nghỉ mới chỉ được tính theo luật; quyết định sau này có thể làm thay đổi.",
            "It rests on a year whose days off are only computed by law; a decision may still change it."
        ),
    })
}

/// A term.
impl Say for Term {
    fn say(&self, language: Language, text: &mut String) {
        match self {
            Self::Until(date) => {
                Filled(words!("hết hạn {}", "ending {}"), &[date]).say(language, text)
            }
            Self::Period(period) => period.say(language, text),
            Self::OpenEnded => words!("không thời hạn", "open-ended").say(language, text),
            Self::Days(_) | Self::Weeks(_) | Self::Months(_) | Self::Years(_) | Self::NotStated => {
                match self.length() {
                    Some(length) => length.say(language, text),
                    None => words!(
                        "không ghi, không có nghĩa là vô thời hạn",
                        "not stated, which does not mean open-ended"
                    )
                    .say(language, text),
                }
            }
        }
    }
}

called! {
    /// What happened to an agreement, in few words.
    ChangeKind:
    Extend "gia hạn|extended"
    Amend "sửa đổi|amended"
    Suspend "tạm đình chỉ|suspended"
    Resume "tiếp tục thực hiện|resumed"
    NoticeSent "gửi thông báo không gia hạn|notice against renewal sent"
    NoticeReceived "nhận thông báo không gia hạn|notice against renewal received"
    Terminate "các bên chấm dứt|ended by the parties"
    Withdraw "một bên rút khỏi|left by one party"
    Accede "thêm một bên gia nhập|joined by a further party"
}

/// What a change says has happened, in few words.
impl Say for Verb {
    fn say(&self, language: Language, text: &mut String) {
        let words = match self {
            Self::Sign(_) => words!("ký mới", "signed"),
            Self::Renew(_) => words!("tái ký", "re-signed"),
            Self::SubmitReport(_) => words!("nộp báo cáo", "report received"),
            Self::FoundUnit(_) => words!("thành lập đơn vị", "unit founded"),
            Self::RefoundUnit(_) => words!("thành lập lại đơn vị", "unit founded again"),
            Self::CloseUnit(_) => words!("kết thúc hoạt động của đơn vị", "unit ended"),
            Self::Succeed(_) => words!("kế thừa nhiệm vụ", "tasks passed"),
            Self::AddPartner(_) => words!("thêm đối tác", "partner added"),
            Self::IdentifyProspect(_) => words!("xác định đối tác dự kiến", "prospect identified"),
            Self::RecordAction(_) => words!("ghi kết quả việc dự kiến", "planned action done"),
            Self::Adopt(_) => words!("ban hành", "adopted"),
            Self::Correct(_) => words!("đính chính", "corrected"),
            _ => return self.event().map(|(done, ..)| done).say(language, text),
        };
        words.say(language, text);
    }
}

called! {
    /// What may be done to an agreement, after "chỉ" and "it can only be".
    Act:
    Implement "ký văn bản thực hiện|implemented by another agreement"
    Renew "tái ký|re-signed"
    Amend "sửa đổi|amended"
    Extend "gia hạn|extended"
    Suspend "tạm đình chỉ|suspended"
    Resume "tiếp tục thực hiện|resumed"
    SendNotice "gửi thông báo không gia hạn|denounced by a notice sent"
    ReceiveNotice "nhận thông báo không gia hạn|denounced by a notice received"
    Terminate "chấm dứt|terminated"
    Withdraw "rút khỏi|withdrawn from"
    Accede "gia nhập|acceded to"
}

called! {
    /// A phase.
    Phase:
    Pending "chưa có hiệu lực|not yet in force"
    InForce "còn hiệu lực|in force"
    Suspended "tạm đình chỉ|suspended"
    Expired "hết hạn|expired"
    Terminated "chấm dứt|terminated"
    Superseded "được thay thế|superseded"
}

/// `chắc chắn còn hiệu lực`, `còn hiệu lực hoặc hết hạn`.
impl Say for Phases {
    fn say(&self, language: Language, text: &mut String) {
        if self.is_certain() {
            words!("chắc chắn ", "certainly ").say(language, text);
        }
        OneOf(&self.iter().list()).say(language, text);
    }
}

/// `còn hiệu lực`, `chưa có hiệu lực, còn hiệu lực hoặc hết hạn`.
pub(crate) struct OneOf<'a>(pub(crate) &'a [Phase]);

impl Say for OneOf<'_> {
    fn say(&self, language: Language, text: &mut String) {
        match self.0.split_last() {
            Some((last, others)) if !others.is_empty() => {
                Filled(words!("{} hoặc {}", "{} or {}"), &[&others, last]).say(language, text);
            }
            _ => self.0.say(language, text),
        }
    }
}

called! {
    /// A missing fact.
    Fact:
    SigningDay "ngày ký|the day of signing"
    EntryRule "điều khoản có hiệu lực|the rule of entry into force"
    EntryDay "ngày có hiệu lực|the day of entry into force"
    Term "thời hạn|the term"
    LastDay "ngày hết hạn|the last day"
    ExtensionDay "ngày gia hạn|the day of the extension"
    ExtensionTerm "thời hạn gia hạn|the term of the extension"
    SuspensionDay "ngày tạm đình chỉ|the day of the suspension"
    NoticeDay "ngày thông báo không gia hạn|the day of the notice"
    EndDay "ngày chấm dứt|the day of its end"
    ReSigningDay "ngày có hiệu lực của thỏa thuận tái ký|the entry into force of the agreement that re-signs it"
    WithdrawnParty "bên nào rút khỏi|which party left"
    RightSource "nguồn nào đúng trong các nguồn mâu thuẫn|which of the sources that conflict is right"
}

called! {
    /// A working assumption.
    Assumption:
    InForceOnSigning "có hiệu lực khi ký, trừ khi văn bản ghi khác|in force on signing, unless the text says otherwise"
}

called! {
    /// The state of a report.
    ReportState:
    Submitted "đã gửi|submitted"
    SubmittedLate "đã gửi muộn|submitted late"
    Waived "được miễn|waived"
    NotDue "chưa đến kỳ|not yet due"
    Due "đến kỳ|due"
    Blocked "còn chờ|waiting"
    Overdue "quá hạn|overdue"
}

called! {
    /// How urgent a thing is.
    Urgency:
    Overdue "quá hạn|overdue"
    Soon "trong 30 ngày|within 30 days"
    Later "sau đó|later"
    Undated "không có ngày|undated"
}

called! {
    /// What kind of thing wants attention.
    AgendaKind:
    Report "báo cáo|report"
    Expiry "hết hiệu lực|end of force"
    Notice "hạn thông báo|notice day"
    Action "việc dự kiến|planned action"
    Target "chỉ tiêu|target"
    Unresolved "chưa rõ đơn vị|unit not known"
    MissingFact "thiếu thông tin|missing fact"
}

called! {
    /// What an event is, before its title, where that does not say it.
    EventKind:
    Issued "Ban hành: |Issued: "
    Signed ""
    ReSigned ""
    EntersIntoForce ""
    Extended ""
    Changed ""
    Ends ""
    Succession "Kế thừa nhiệm vụ: |Tasks pass: "
    Planned "Dự kiến: |Planned: "
    Done "Đã thực hiện: |Done: "
    ReportDue "Hạn báo cáo: |Report due: "
    ReportReceived "Nhận báo cáo: |Report received: "
    Province ""
}

called! {
    /// A list of the register.
    List:
    Documents "Văn bản|Documents"
    Fields "Lĩnh vực|Fields"
    Units "Đơn vị|Units"
    Groups "Nhóm đơn vị|Groups of units"
    Successions "Kế thừa|Successions"
    Partners "Đối tác|Partners"
    Agreements "Thỏa thuận|Agreements"
    Responsibilities "Phân công|Responsibilities"
    Actions "Việc dự kiến|Planned actions"
    Duties "Chế độ báo cáo|Report duties"
    Submissions "Bản báo cáo|Submissions"
    Targets "Chỉ tiêu|Targets"
}

/// What goes by its name.
macro_rules! named {
    ($($kind:ty, $name:ident;)*) => {$(
        impl Say for $kind {
            fn say(&self, language: Language, text: &mut String) {
                self.$name.say(language, text);
            }
        }
    )*};
}

named! { Named, name; Answering, name; MissingFact, says; }

impl Say for Holder {
    fn say(&self, language: Language, text: &mut String) {
        self.words().say(language, text);
    }
}

/// A document by its number, or as one without: `107/KH-UBND`, `kế hoạch không số, tháng 3/2025`.
impl Say for Document {
    fn say(&self, language: Language, text: &mut String) {
        match (&self.number, self.date) {
            (Some(number), _) => number.say(language, text),
            _ if !self.kind.is_numbered() => self.title.say(language, text),
            (None, Some(date)) => {
                let date = Bilingual::new(date.in_vietnamese(), date.in_english());
                let sentence = words!("{} không số ({})", "unnumbered {} ({})");
                Filled(sentence, &[&self.kind, &date]).say(language, text);
            }
            (None, None) => {
                let sentence = words!("{} không số", "unnumbered {}");
                Filled(sentence, &[&self.kind]).say(language, text);
            }
        }
    }
}

called! {
    /// A kind of document.
    DocumentKind:
    Plan "kế hoạch|plan"
    Decision "quyết định|decision"
    Directive "chỉ thị|directive"
    Resolution "nghị quyết|resolution"
    Conclusion "kết luận|conclusion"
    Decree "nghị định|decree"
    Law "luật|law"
    Regulation "quy chế|regulation"
    Programme "chương trình|programme"
    Report "báo cáo|report"
    Notice "thông báo|notice"
    OfficialLetter "công văn|official letter"
    Press "bài báo|press article"
    Note "ghi chú|note"
}

/// The rule by which a deadline is read.
pub(crate) fn deadline_rule(by: Deadline, reading: Reading) -> Rule {
    match (by, reading) {
        (Deadline::Before(_), Reading::Strict) => Rule::BeforeExcludesDay,
        _ => Rule::AtLatestIncludesDay,
    }
}

/// Something that happened to the province.
pub(crate) fn province_change(change: &ProvinceChange) -> Bilingual {
    let (sentence, name) = match change {
        ProvinceChange::Renamed(name) => (words!("Đổi tên thành {}", "Renamed {}"), name),
        ProvinceChange::TookIn(name) => (words!("Nhập thêm {}", "Took in {}"), name),
        ProvinceChange::MergedInto(name) => (words!("Nhập vào {}", "Became part of {}"), name),
    };
    sentence.with(&[name])
}

/// A report: what, for which period, who to whom.
impl Say for ReportOccurrence {
    fn say(&self, language: Language, text: &mut String) {
        let covers = Covers(&[self.covers]);
        let with: [&dyn Say; 4] = [&self.title, &covers, &Obliged(self), &self.to];
        Filled(words!("{} ({}): {} → {}"), &with).say(language, text);
    }
}

/// Who owes a report: the only unit by its name, several by their number, and how many of them are
/// still to send their part once some have.
pub(crate) struct Obliged<'a>(pub(crate) &'a ReportOccurrence);

impl Say for Obliged<'_> {
    fn say(&self, language: Language, text: &mut String) {
        let Self(report) = self;
        let (units, owing) = match (report.obliged.as_slice(), report.open) {
            ([only], false) => return only.unit.say(language, text),
            ([], _) => {
                let nobody = words!(
                    "các đơn vị không có tên trong sổ",
                    "units that the register does not name"
                );
                return nobody.say(language, text);
            }
            (units, _) => (units.len(), report.owing().len()),
        };
        if owing != 0 && owing != units {
            Filled(words!("còn {} trong ", "{} of "), &[&owing]).say(language, text);
        }
        if report.open {
            words!("ít nhất ", "at least ").say(language, text);
        }
        Counted(units, UNITS).say(language, text);
    }
}

/// So many of a kind, which is called otherwise where it is one: `1 đơn vị`, `15 actions`.
pub(crate) struct Counted(pub(crate) usize, pub(crate) [Words; 2]);

pub(crate) const UNITS: [Words; 2] = [
    words!("{} đơn vị", "{} unit"),
    words!("{} đơn vị", "{} units"),
];

pub(crate) const ACTIONS: [Words; 2] = [
    words!("{} việc", "{} action"),
    words!("{} việc", "{} actions"),
];

impl Say for Counted {
    fn say(&self, language: Language, text: &mut String) {
        let Self(number, [one, several]) = self;
        let words = if *number == 1 { one } else { several };
        Filled(*words, &[number]).say(language, text);
    }
}

/// What reports are about: `năm 2025`, `các năm 2023, 2024`, `6 tháng đầu năm 2025`.
pub(crate) struct Covers<'a>(pub(crate) &'a [Period]);

impl Say for Covers<'_> {
    fn say(&self, language: Language, text: &mut String) {
        let is_year = |period: &Period| {
            let window = period.widest();
            let (first, last) = (window.earliest, window.latest);
            first == first.start_of_year() && last == first.end_of_year()
        };
        let years = self.0.len() > 1 && self.0.iter().all(is_year);
        if years {
            words!("các năm ", "").say(language, text);
        }
        let mut covered = Vec::new();
        for period in self.0 {
            covered.push(Covered(*period, years));
        }
        covered.say(language, text);
    }
}

/// One of them, and whether it stands as a year among years.
struct Covered(Period, bool);

impl Say for Covered {
    fn say(&self, language: Language, text: &mut String) {
        let window = self.0.widest();
        let (first, last) = (window.earliest, window.latest);
        let year = last.year();
        let is_whole = first.day_of_month() == 1 && last == last.end_of_month();
        let sentence = match (first.month(), last.month()) {
            _ if self.1 => words!("{}"),
            (1, 6) if is_whole && first.year() == year => {
                words!("6 tháng đầu năm {}", "first half of {}")
            }
            (7, 12) if is_whole && first.year() == year => {
                words!("6 tháng cuối năm {}", "second half of {}")
            }
            _ => return self.0.say(language, text),
        };
        Filled(sentence, &[&year]).say(language, text);
    }
}

/// An agreement that will lose its force, or has lost it already.
pub(crate) fn runs_out(title: &Bilingual, into: Phase, already: bool) -> Bilingual {
    let sentence = match (into, already) {
        (Phase::Expired, false) => words!("{} sẽ {}", "{} will run out"),
        (Phase::Expired, true) => words!("{} đã {}", "{} has run out"),
        (Phase::Terminated, false) => words!("{} sẽ {}", "{} will end"),
        (Phase::Terminated, true) => words!("{} đã {}", "{} has ended"),
        (_, false) => words!("{} sẽ {}", "{} will be superseded"),
        (_, true) => words!("{} đã {}", "{} has been superseded"),
    };
    sentence.with(&[title, &into])
}

/// An agreement that goes on by itself.
pub(crate) fn notice(title: &Bilingual) -> Bilingual {
    let sentence = words!(
        "{} tự gia hạn nếu không thông báo",
        "{} renews itself unless notice is given"
    );
    sentence.with(&[title])
}

/// Of what no unit is named for.
pub(crate) const NOBODY_NAMED: Words = words!("chưa giao đơn vị nào", "no unit named");

/// Of what no field is recorded for.
pub(crate) const NO_FIELD: Words = words!("không ghi lĩnh vực", "no field recorded");

/// Of what concerns no partner.
pub(crate) const NO_PARTNER: Words = words!("không gắn với đối tác nào", "no partner");

/// A target, with how far it is.
impl Say for TargetProgress {
    fn say(&self, language: Language, text: &mut String) {
        Filled(words!("{}: {}"), &[&self.title, &Progress(self)]).say(language, text);
    }
}

/// How much is reached, how far the time has gone, what an even pace asks for, and whether it is
/// kept.
pub(crate) struct Progress<'a>(pub(crate) &'a TargetProgress);

impl Say for Progress<'_> {
    fn say(&self, language: Language, text: &mut String) {
        let Self(target) = self;
        let pace = match target.behind {
            Some(true) => words!("chậm", "behind"),
            Some(false) => words!("kịp", "on pace"),
            None => words!(
                "chưa rõ có kịp không",
                "it cannot be told whether the pace is kept"
            ),
        };
        let sentence = words!(
            "{}/{}; đã qua {} % thời gian, theo nhịp đều cần {}: {}",
            "{}/{}; {} % of the time has passed, an even pace asks for {}: {}"
        );
        let with: [&dyn Say; 5] = [
            &target.reached,
            &target.number,
            &target.elapsed_percent,
            &target.expected_by_now,
            &pace,
        ];
        Filled(sentence, &with).say(language, text);
    }
}

/// A responsibility of which it cannot be told who answers.
pub(crate) fn unresolved(title: &Bilingual) -> Bilingual {
    words!("Chưa rõ đơn vị chủ trì: {}", "Not known who leads: {}").with(&[title])
}

/// A fact that nobody recorded.
pub(crate) fn missing(fact: Fact, title: &Bilingual) -> Bilingual {
    let sentence = words!(
        "Thiếu {} của {}, nên chưa rõ còn hiệu lực hay không",
        "Not recorded: {} of {}; without it it cannot be told whether it is in force"
    );
    sentence.with(&[&fact, title])
}
