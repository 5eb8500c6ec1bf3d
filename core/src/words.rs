//! The words for people that more than one answer uses, in Vietnamese and English. `sentence` fills
//! them into sentences.

mod sentence;

use alloc::{string::String, vec::Vec};

pub(crate) use self::sentence::{Say, Words, filled, say, told, words};

use crate::{
    answers::{
        AgendaKind, Answering, EventKind, Fact, MissingFact, Named, Phase, Phases,
        ReportOccurrence, ReportState, Rule, TargetProgress, Urgency,
    },
    change::Act,
    contract::PeriodQuestion,
    list::Listed,
    model::{
        Assumption, Bilingual, ChangeKind, Document, DocumentKind, Language, List, ProvinceChange,
        Term, Verb,
    },
    time::{Deadline, Period, Reading, Reliance, Window},
};

/// `5 năm kể từ ngày 29/02/2024`, `2 times 1 month from 31 January 2024`.
pub(crate) fn length_from(ask: &PeriodQuestion) -> Bilingual {
    let length = match ask.times.get() {
        1 => told(&ask.length),
        times => say("{} lần {}", "{} times {}", &[&times, &ask.length]),
    };
    if ask.from.window().is_exact() {
        let day = ask.from.window().latest;
        say("{} kể từ ngày {}", "{} from {}", &[&length, &day])
    } else {
        say("{} kể từ {}", "{} from a day {}", &[&length, &ask.from])
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
pub(crate) fn term(term: &Term) -> Bilingual {
    match term {
        Term::Until(date) => say("hết hạn {}", "ending {}", &[date]),
        Term::Period(period) => told(period),
        Term::OpenEnded => Bilingual::new("không thời hạn", "open-ended"),
        Term::Days(_) | Term::Weeks(_) | Term::Months(_) | Term::Years(_) | Term::NotStated => {
            match term.length() {
                Some(length) => told(&length),
                None => Bilingual::new(
                    "không ghi, không có nghĩa là vô thời hạn",
                    "not stated, which does not mean open-ended",
                ),
            }
        }
    }
}

/// What happened to an agreement, in few words.
pub(crate) fn change(change: &ChangeKind) -> Words {
    match change {
        ChangeKind::Extend(_) => words!("gia hạn", "extended"),
        ChangeKind::Amend => words!("sửa đổi", "amended"),
        ChangeKind::Suspend => words!("tạm đình chỉ", "suspended"),
        ChangeKind::Resume => words!("tiếp tục thực hiện", "resumed"),
        ChangeKind::NoticeSent => {
            words!("gửi thông báo không gia hạn", "notice against renewal sent")
        }
        ChangeKind::NoticeReceived => words!(
            "nhận thông báo không gia hạn",
            "notice against renewal received"
        ),
        ChangeKind::Terminate => words!("các bên chấm dứt", "ended by the parties"),
        ChangeKind::Withdraw => words!("một bên rút khỏi", "left by one party"),
    }
}

/// What a change says has happened, in few words.
pub(crate) fn verb(verb: &Verb) -> Words {
    match verb {
        Verb::Sign(_) => words!("ký mới", "signed"),
        Verb::Renew(_) => words!("tái ký", "re-signed"),
        Verb::SubmitReport(_) => words!("nộp báo cáo", "report received"),
        Verb::FoundUnit(_) => words!("thành lập đơn vị", "unit founded"),
        Verb::RefoundUnit(_) => words!("thành lập lại đơn vị", "unit founded again"),
        Verb::CloseUnit(_) => words!("kết thúc hoạt động của đơn vị", "unit ended"),
        Verb::Succeed(_) => words!("kế thừa nhiệm vụ", "tasks passed"),
        Verb::AddPartner(_) => words!("thêm đối tác", "partner added"),
        Verb::IdentifyProspect(_) => words!("xác định đối tác dự kiến", "prospect identified"),
        Verb::RecordAction(_) => words!("ghi kết quả việc dự kiến", "planned action done"),
        Verb::Adopt(_) => words!("ban hành", "adopted"),
        Verb::Correct(_) => words!("đính chính", "corrected"),
        _ => match verb.event() {
            Some((done, ..)) => act(done),
            None => words!(""),
        },
    }
}

/// What may be done to an agreement, after "chỉ" and "it can only be".
pub(crate) fn act(act: Act) -> Words {
    match act {
        Act::Implement => words!("ký văn bản thực hiện", "implemented by another agreement"),
        Act::Renew => words!("tái ký", "re-signed"),
        Act::Amend => words!("sửa đổi", "amended"),
        Act::Extend => words!("gia hạn", "extended"),
        Act::Suspend => words!("tạm đình chỉ", "suspended"),
        Act::Resume => words!("tiếp tục thực hiện", "resumed"),
        Act::SendNotice => words!("gửi thông báo không gia hạn", "denounced by a notice sent"),
        Act::ReceiveNotice => words!(
            "nhận thông báo không gia hạn",
            "denounced by a notice received"
        ),
        Act::Terminate => words!("chấm dứt", "terminated"),
        Act::Withdraw => words!("rút khỏi", "withdrawn from"),
    }
}

/// A phase.
pub(crate) fn phase(phase: Phase) -> Words {
    match phase {
        Phase::Pending => words!("chưa có hiệu lực", "not yet in force"),
        Phase::InForce => words!("còn hiệu lực", "in force"),
        Phase::Suspended => words!("tạm đình chỉ", "suspended"),
        Phase::Expired => words!("hết hạn", "expired"),
        Phase::Terminated => words!("chấm dứt", "terminated"),
        Phase::Superseded => words!("được thay thế", "superseded"),
    }
}

/// `chắc chắn còn hiệu lực`, `còn hiệu lực hoặc hết hạn`.
pub(crate) fn phases(phases: Phases) -> Bilingual {
    let names = one_of(&phases.iter().list());
    if phases.is_certain() {
        say("chắc chắn {}", "certainly {}", &[&names])
    } else {
        names
    }
}

/// `còn hiệu lực`, `chưa có hiệu lực, còn hiệu lực hoặc hết hạn`.
pub(crate) fn one_of(phases: &[Phase]) -> Bilingual {
    let names: Vec<Bilingual> = phases.iter().map(|name| phase(*name).into()).list();
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => {
            say("{} hoặc {}", "{} or {}", &[&others, last])
        }
        _ => told(&names),
    }
}

/// A missing fact.
pub(crate) fn fact(fact: Fact) -> Words {
    match fact {
        Fact::SigningDay => words!("ngày ký", "the day of signing"),
        Fact::EntryRule => words!("điều khoản có hiệu lực", "the rule of entry into force"),
        Fact::Term => words!("thời hạn", "the term"),
        Fact::LastDay => words!("ngày hết hạn", "the last day"),
        Fact::ExtensionDay => words!("ngày gia hạn", "the day of the extension"),
        Fact::SuspensionDay => words!("ngày tạm đình chỉ", "the day of the suspension"),
        Fact::NoticeDay => words!("ngày thông báo không gia hạn", "the day of the notice"),
        Fact::ExtensionTerm => words!("thời hạn gia hạn", "the term of the extension"),
        Fact::EndDay => words!("ngày chấm dứt", "the day of its end"),
        Fact::ReSigningDay => words!(
            "ngày có hiệu lực của thỏa thuận tái ký",
            "the entry into force of the agreement that re-signs it"
        ),
    }
}

/// A working assumption.
pub(crate) fn assumption(assumption: Assumption) -> Words {
    match assumption {
        Assumption::InForceOnSigning => words!(
            "có hiệu lực khi ký, trừ khi văn bản ghi khác",
            "in force on signing, unless the text says otherwise"
        ),
    }
}

/// The state of a report.
pub(crate) fn report_state(state: ReportState) -> Words {
    match state {
        ReportState::Submitted => words!("đã gửi", "submitted"),
        ReportState::SubmittedLate => words!("đã gửi muộn", "submitted late"),
        ReportState::Waived => words!("được miễn", "waived"),
        ReportState::NotDue => words!("chưa đến kỳ", "not yet due"),
        ReportState::Due => words!("đến kỳ", "due"),
        ReportState::Blocked => words!("còn chờ", "waiting"),
        ReportState::Overdue => words!("quá hạn", "overdue"),
    }
}

/// How urgent a thing is.
pub(crate) fn urgency(urgency: Urgency) -> Words {
    match urgency {
        Urgency::Overdue => words!("quá hạn", "overdue"),
        Urgency::Soon => words!("trong 30 ngày", "within 30 days"),
        Urgency::Later => words!("sau đó", "later"),
        Urgency::Undated => words!("không có ngày", "undated"),
    }
}

/// What kind of thing wants attention.
pub(crate) fn agenda_kind(kind: AgendaKind) -> Words {
    match kind {
        AgendaKind::Report => words!("báo cáo", "report"),
        AgendaKind::Expiry => words!("hết hiệu lực", "end of force"),
        AgendaKind::Notice => words!("hạn thông báo", "notice day"),
        AgendaKind::Action => words!("việc dự kiến", "planned action"),
        AgendaKind::Target => words!("chỉ tiêu", "target"),
        AgendaKind::Unresolved => words!("chưa rõ đơn vị", "unit not known"),
        AgendaKind::MissingFact => words!("thiếu thông tin", "missing fact"),
    }
}

/// What an event is, where its title does not say.
pub(crate) fn event_kind(kind: EventKind) -> Words {
    match kind {
        EventKind::Issued => words!("Ban hành", "Issued"),
        EventKind::Succession => words!("Kế thừa nhiệm vụ", "Tasks pass"),
        EventKind::Planned => words!("Dự kiến", "Planned"),
        EventKind::Done => words!("Đã thực hiện", "Done"),
        EventKind::ReportDue => words!("Hạn báo cáo", "Report due"),
        EventKind::ReportReceived => words!("Nhận báo cáo", "Report received"),
        EventKind::Signed
        | EventKind::ReSigned
        | EventKind::EntersIntoForce
        | EventKind::Extended
        | EventKind::Changed
        | EventKind::Ends
        | EventKind::Province => words!(""),
    }
}

/// A list of the register.
pub(crate) fn list_name(list: List) -> Words {
    match list {
        List::Documents => words!("Văn bản", "Documents"),
        List::Fields => words!("Lĩnh vực", "Fields"),
        List::Units => words!("Đơn vị", "Units"),
        List::Groups => words!("Nhóm đơn vị", "Groups of units"),
        List::Successions => words!("Kế thừa", "Successions"),
        List::Partners => words!("Đối tác", "Partners"),
        List::Agreements => words!("Thỏa thuận", "Agreements"),
        List::Responsibilities => words!("Phân công", "Responsibilities"),
        List::Actions => words!("Việc dự kiến", "Planned actions"),
        List::Duties => words!("Chế độ báo cáo", "Report duties"),
        List::Submissions => words!("Bản báo cáo", "Submissions"),
        List::Targets => words!("Chỉ tiêu", "Targets"),
    }
}

/// What is called by a name where it stands in a list.
pub(crate) trait Called {
    fn name(&self) -> &Bilingual;
}

macro_rules! called {
    ($($kind:ty, $name:ident;)*) => {$(
        impl Called for $kind {
            fn name(&self) -> &Bilingual {
                &self.$name
            }
        }
    )*};
}

called! { Named, name; Answering, name; MissingFact, says; }

impl Called for Bilingual {
    fn name(&self) -> &Bilingual {
        self
    }
}

impl<T: Called> Called for &T {
    fn name(&self) -> &Bilingual {
        (*self).name()
    }
}

/// A list: `a, b, c`; where a name has a comma of its own, `a, b; c`.
impl<T: Called> Say for &[T] {
    fn say(&self, language: Language) -> String {
        let mut names = Vec::new();
        for thing in *self {
            names.push(thing.name().get(language));
        }
        listed(&names)
    }
}

impl<T: Called> Say for Vec<T> {
    fn say(&self, language: Language) -> String {
        self.as_slice().say(language)
    }
}

fn listed(names: &[&str]) -> String {
    let commas = names.iter().any(|name| name.contains(','));
    names.join(if commas { "; " } else { ", " })
}

/// A document by its number, or as one without: `107/KH-UBND`, `kế hoạch không số, tháng 3/2025`.
pub(crate) fn document(document: &Document) -> Bilingual {
    if let Some(number) = &document.number {
        return Bilingual::new(number.as_str(), number.as_str());
    }
    if !document.kind.is_numbered() {
        return told(&document.title);
    }
    let kind = document_kind(document.kind);
    match document.date {
        Some(date) => {
            let date = Bilingual::new(date.in_vietnamese(), date.in_english());
            say("{} không số ({})", "unnumbered {} ({})", &[&kind, &date])
        }
        None => say("{} không số", "unnumbered {}", &[&kind]),
    }
}

fn document_kind(kind: DocumentKind) -> Words {
    match kind {
        DocumentKind::Plan => words!("kế hoạch", "plan"),
        DocumentKind::Decision => words!("quyết định", "decision"),
        DocumentKind::Directive => words!("chỉ thị", "directive"),
        DocumentKind::Resolution => words!("nghị quyết", "resolution"),
        DocumentKind::Conclusion => words!("kết luận", "conclusion"),
        DocumentKind::Decree => words!("nghị định", "decree"),
        DocumentKind::Law => words!("luật", "law"),
        DocumentKind::Regulation => words!("quy chế", "regulation"),
        DocumentKind::Programme => words!("chương trình", "programme"),
        DocumentKind::Report => words!("báo cáo", "report"),
        DocumentKind::Notice => words!("thông báo", "notice"),
        DocumentKind::OfficialLetter => words!("công văn", "official letter"),
        DocumentKind::Press => words!("bài báo", "press article"),
        DocumentKind::Note => words!("ghi chú", "note"),
    }
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
    match change {
        ProvinceChange::Renamed(name) => say("Đổi tên thành {}", "Renamed {}", &[name]),
        ProvinceChange::TookIn(name) => say("Nhập thêm {}", "Took in {}", &[name]),
        ProvinceChange::MergedInto(name) => say("Nhập vào {}", "Became part of {}", &[name]),
    }
}

/// A report: what, for which period, who to whom.
pub(crate) fn report(report: &ReportOccurrence) -> Bilingual {
    let sentence = "{} ({}): {} → {}";
    let periods = reporting_periods(&[report.covers]);
    let (who, to) = (obliged(report), report.to.words());
    say(sentence, sentence, &[&report.title, &periods, &who, &to])
}

/// Who owes a report: the only unit by its name, several by their number, and how many of them are
/// still to send their part once some have.
pub(crate) fn obliged(report: &ReportOccurrence) -> Bilingual {
    let (units, owing) = match (report.obliged.as_slice(), report.open) {
        ([only], false) => return only.unit.name.clone(),
        ([], _) => {
            return Bilingual::new(
                "các đơn vị không có tên trong sổ",
                "units that the register does not name",
            );
        }
        (units, _) => (units.len(), report.owing().len()),
    };
    let mut count = units_counted(units);
    if report.open {
        count = say("ít nhất {}", "at least {}", &[&count]);
    }
    if owing == 0 || owing == units {
        count
    } else {
        say("còn {} trong {}", "{} of {}", &[&owing, &count])
    }
}

/// `1 đơn vị`, `15 units`.
pub(crate) fn units_counted(count: usize) -> Bilingual {
    let en = if count == 1 { "{} unit" } else { "{} units" };
    say("{} đơn vị", en, &[&count])
}

/// `1 việc`, `15 actions`.
pub(crate) fn actions_counted(count: usize) -> Bilingual {
    let en = if count == 1 {
        "{} action"
    } else {
        "{} actions"
    };
    say("{} việc", en, &[&count])
}

/// What reports are about: `năm 2025`, `các năm 2023, 2024`, `6 tháng đầu năm 2025`.
pub(crate) fn reporting_periods(periods: &[Period]) -> Bilingual {
    let whole_years = periods.len() > 1 && periods.iter().all(|period| is_year(period.widest()));
    let mut names = Vec::new();
    for period in periods {
        names.push(if whole_years {
            told(&period.widest().latest.year())
        } else {
            reporting_period(*period)
        });
    }
    if whole_years {
        say("các năm {}", "{}", &[&names])
    } else {
        told(&names)
    }
}

fn is_year(window: Window) -> bool {
    let (first, last) = (window.earliest, window.latest);
    first == first.start_of_year() && last == first.end_of_year()
}

fn reporting_period(period: Period) -> Bilingual {
    let window = period.widest();
    let (first, last) = (window.earliest, window.latest);
    let year = last.year();
    let whole_months = first.day_of_month() == 1 && last == last.end_of_month();
    match (first.month(), last.month()) {
        _ if first.year() != year || !whole_months => told(&period),
        (1, 6) => say("6 tháng đầu năm {}", "first half of {}", &[&year]),
        (7, 12) => say("6 tháng cuối năm {}", "second half of {}", &[&year]),
        _ => told(&period),
    }
}

/// An agreement that will lose its force, or has lost it already.
pub(crate) fn runs_out(title: &Bilingual, into: Phase, already: bool) -> Bilingual {
    let vi = if already { "{} đã {}" } else { "{} sẽ {}" };
    let en = match (into, already) {
        (Phase::Expired, false) => "{} will run out",
        (Phase::Expired, true) => "{} has run out",
        (Phase::Terminated, false) => "{} will end",
        (Phase::Terminated, true) => "{} has ended",
        (_, false) => "{} will be superseded",
        (_, true) => "{} has been superseded",
    };
    say(vi, en, &[title, &phase(into)])
}

/// An agreement that goes on by itself.
pub(crate) fn notice(title: &Bilingual) -> Bilingual {
    say(
        "{} tự gia hạn nếu không thông báo",
        "{} renews itself unless notice is given",
        &[title],
    )
}

/// Of what no unit is named for.
pub(crate) const NOBODY_NAMED: Words = words!("chưa giao đơn vị nào", "no unit named");

/// Of what no field is recorded for.
pub(crate) const NO_FIELD: Words = words!("không ghi lĩnh vực", "no field recorded");

/// Of what concerns no partner.
pub(crate) const NO_PARTNER: Words = words!("không gắn với đối tác nào", "no partner");

/// A target, with how far it is.
pub(crate) fn target(target: &TargetProgress) -> Bilingual {
    say("{}: {}", "{}: {}", &[&target.title, &progress(target)])
}

/// How much is reached, how far the time has gone, what an even pace asks for, and whether it is
/// kept.
pub(crate) fn progress(target: &TargetProgress) -> Bilingual {
    let pace = match target.behind {
        Some(true) => words!("chậm", "behind"),
        Some(false) => words!("kịp", "on pace"),
        None => words!(
            "chưa rõ có kịp không",
            "it cannot be told whether the pace is kept"
        ),
    };
    say(
        "{}/{}; đã qua {} % thời gian, theo nhịp đều cần {}: {}",
        "{}/{}; {} % of the time has passed, an even pace asks for {}: {}",
        &[
            &target.reached,
            &target.number,
            &target.elapsed_percent,
            &target.expected_by_now,
            &pace,
        ],
    )
}

/// A responsibility of which it cannot be told who answers.
pub(crate) fn unresolved(title: &Bilingual) -> Bilingual {
    say(
        "Chưa rõ đơn vị chủ trì: {}",
        "Not known who leads: {}",
        &[title],
    )
}

/// A fact that nobody recorded.
pub(crate) fn missing(fact: Words, title: &Bilingual) -> Bilingual {
    say(
        "Thiếu {} của {}, nên chưa rõ còn hiệu lực hay không",
        "Not recorded: {} of {}; without it it cannot be told whether it is in force",
        &[&fact, title],
    )
}
