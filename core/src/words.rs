//! The words for people that more than one answer uses, in Vietnamese and English. `sentence` fills
//! them into sentences.

mod sentence;

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

pub(crate) use self::sentence::{Say, Words, filled, say};

use crate::{
    answers::{
        AgendaKind, EventKind, Fact, Named, Phase, Phases, ReportOccurrence, ReportState, Rule,
        TargetProgress, Urgency,
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
        1 => say("{}", "{}", &[&ask.length]),
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
    let (vi, en) = match reliance {
        Reliance::Nothing => return None,
        Reliance::Decided => (
            "Dựa vào lịch nghỉ đã được quyết định.",
            "It rests on days off that have been decided.",
        ),
        Reliance::Computed => (
            "Dựa vào năm mà ngày nghỉ mới chỉ được tính theo luật; quyết định sau này có thể làm thay đổi.",
            "It rests on a year whose days off are only computed by law; a decision may still change it.",
        ),
    };
    Some(Words { vi, en })
}

/// A term.
pub(crate) fn term(term: &Term) -> Bilingual {
    match term {
        Term::Until(date) => say("hết hạn {}", "ending {}", &[date]),
        Term::Period(period) => say("{}", "{}", &[period]),
        Term::OpenEnded => Bilingual::new("không thời hạn", "open-ended"),
        Term::Days(_) | Term::Weeks(_) | Term::Months(_) | Term::Years(_) | Term::NotStated => {
            match term.length() {
                Some(length) => say("{}", "{}", &[&length]),
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
    let (vi, en) = match change {
        ChangeKind::Extend(_) => ("gia hạn", "extended"),
        ChangeKind::Amend => ("sửa đổi", "amended"),
        ChangeKind::Suspend => ("tạm đình chỉ", "suspended"),
        ChangeKind::Resume => ("tiếp tục thực hiện", "resumed"),
        ChangeKind::NoticeSent => ("gửi thông báo không gia hạn", "notice against renewal sent"),
        ChangeKind::NoticeReceived => (
            "nhận thông báo không gia hạn",
            "notice against renewal received",
        ),
        ChangeKind::Terminate => ("các bên chấm dứt", "ended by the parties"),
        ChangeKind::Withdraw => ("một bên rút khỏi", "left by one party"),
    };
    Words { vi, en }
}

/// What a change says has happened, in few words.
pub(crate) fn verb(verb: &Verb) -> Words {
    let (vi, en) = match verb {
        Verb::Sign(_) => ("ký mới", "signed"),
        Verb::Renew(_) => ("tái ký", "re-signed"),
        Verb::SubmitReport(_) => ("nộp báo cáo", "report received"),
        Verb::FoundUnit(_) => ("thành lập đơn vị", "unit founded"),
        Verb::RefoundUnit(_) => ("thành lập lại đơn vị", "unit founded again"),
        Verb::CloseUnit(_) => ("kết thúc hoạt động của đơn vị", "unit ended"),
        Verb::Succeed(_) => ("kế thừa nhiệm vụ", "tasks passed"),
        Verb::AddPartner(_) => ("thêm đối tác", "partner added"),
        Verb::IdentifyProspect(_) => ("xác định đối tác dự kiến", "prospect identified"),
        Verb::RecordAction(_) => ("ghi kết quả việc dự kiến", "planned action done"),
        Verb::Adopt(_) => ("ban hành", "adopted"),
        Verb::Correct(_) => ("đính chính", "corrected"),
        _ => match verb.event() {
            Some((done, ..)) => return act(done),
            None => ("", ""),
        },
    };
    Words { vi, en }
}

/// What may be done to an agreement, after "chỉ" and "it can only be".
pub(crate) fn act(act: Act) -> Words {
    let (vi, en) = match act {
        Act::Implement => ("ký văn bản thực hiện", "implemented by another agreement"),
        Act::Renew => ("tái ký", "re-signed"),
        Act::Amend => ("sửa đổi", "amended"),
        Act::Extend => ("gia hạn", "extended"),
        Act::Suspend => ("tạm đình chỉ", "suspended"),
        Act::Resume => ("tiếp tục thực hiện", "resumed"),
        Act::SendNotice => ("gửi thông báo không gia hạn", "denounced by a notice sent"),
        Act::ReceiveNotice => (
            "nhận thông báo không gia hạn",
            "denounced by a notice received",
        ),
        Act::Terminate => ("chấm dứt", "terminated"),
        Act::Withdraw => ("rút khỏi", "withdrawn from"),
    };
    Words { vi, en }
}

/// A phase.
pub(crate) fn phase(phase: Phase) -> Words {
    let (vi, en) = match phase {
        Phase::Pending => ("chưa có hiệu lực", "not yet in force"),
        Phase::InForce => ("còn hiệu lực", "in force"),
        Phase::Suspended => ("tạm đình chỉ", "suspended"),
        Phase::Expired => ("hết hạn", "expired"),
        Phase::Terminated => ("chấm dứt", "terminated"),
        Phase::Superseded => ("được thay thế", "superseded"),
    };
    Words { vi, en }
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
            say("{} hoặc {}", "{} or {}", &[&in_list(others), last])
        }
        _ => in_list(&names),
    }
}

/// A missing fact.
pub(crate) fn fact(fact: Fact) -> Words {
    let (vi, en) = match fact {
        Fact::SigningDay => ("ngày ký", "the day of signing"),
        Fact::EntryRule => ("điều khoản có hiệu lực", "the rule of entry into force"),
        Fact::Term => ("thời hạn", "the term"),
        Fact::LastDay => ("ngày hết hạn", "the last day"),
        Fact::ExtensionDay => ("ngày gia hạn", "the day of the extension"),
        Fact::SuspensionDay => ("ngày tạm đình chỉ", "the day of the suspension"),
        Fact::NoticeDay => ("ngày thông báo không gia hạn", "the day of the notice"),
        Fact::ExtensionTerm => ("thời hạn gia hạn", "the term of the extension"),
        Fact::EndDay => ("ngày chấm dứt", "the day of its end"),
        Fact::ReSigningDay => (
            "ngày có hiệu lực của thỏa thuận tái ký",
            "the entry into force of the agreement that re-signs it",
        ),
    };
    Words { vi, en }
}

/// A working assumption.
pub(crate) fn assumption(assumption: Assumption) -> Words {
    match assumption {
        Assumption::InForceOnSigning => Words {
            vi: "có hiệu lực khi ký, trừ khi văn bản ghi khác",
            en: "in force on signing, unless the text says otherwise",
        },
    }
}

/// The state of a report.
pub(crate) fn report_state(state: ReportState) -> Words {
    let (vi, en) = match state {
        ReportState::Submitted => ("đã gửi", "submitted"),
        ReportState::SubmittedLate => ("đã gửi muộn", "submitted late"),
        ReportState::Waived => ("được miễn", "waived"),
        ReportState::NotDue => ("chưa đến kỳ", "not yet due"),
        ReportState::Due => ("đến kỳ", "due"),
        ReportState::Blocked => ("còn chờ", "waiting"),
        ReportState::Overdue => ("quá hạn", "overdue"),
    };
    Words { vi, en }
}

/// How urgent a thing is.
pub(crate) fn urgency(urgency: Urgency) -> Words {
    let (vi, en) = match urgency {
        Urgency::Overdue => ("quá hạn", "overdue"),
        Urgency::Soon => ("trong 30 ngày", "within 30 days"),
        Urgency::Later => ("sau đó", "later"),
        Urgency::Undated => ("không có ngày", "undated"),
    };
    Words { vi, en }
}

/// What kind of thing wants attention.
pub(crate) fn agenda_kind(kind: AgendaKind) -> Words {
    let (vi, en) = match kind {
        AgendaKind::Report => ("báo cáo", "report"),
        AgendaKind::Expiry => ("hết hiệu lực", "end of force"),
        AgendaKind::Notice => ("hạn thông báo", "notice day"),
        AgendaKind::Action => ("việc dự kiến", "planned action"),
        AgendaKind::Target => ("chỉ tiêu", "target"),
        AgendaKind::Unresolved => ("chưa rõ đơn vị", "unit not known"),
        AgendaKind::MissingFact => ("thiếu thông tin", "missing fact"),
    };
    Words { vi, en }
}

/// What an event is, where its title does not say.
pub(crate) fn event_kind(kind: EventKind) -> Words {
    let (vi, en) = match kind {
        EventKind::Issued => ("Ban hành", "Issued"),
        EventKind::Succession => ("Kế thừa nhiệm vụ", "Tasks pass"),
        EventKind::Planned => ("Dự kiến", "Planned"),
        EventKind::Done => ("Đã thực hiện", "Done"),
        EventKind::ReportDue => ("Hạn báo cáo", "Report due"),
        EventKind::ReportReceived => ("Nhận báo cáo", "Report received"),
        EventKind::Signed
        | EventKind::ReSigned
        | EventKind::EntersIntoForce
        | EventKind::Extended
        | EventKind::Changed
        | EventKind::Ends
        | EventKind::Province => ("", ""),
    };
    Words { vi, en }
}

/// A list of the register.
pub(crate) fn list_name(list: List) -> Words {
    let (vi, en) = match list {
        List::Documents => ("Văn bản", "Documents"),
        List::Fields => ("Lĩnh vực", "Fields"),
        List::Units => ("Đơn vị", "Units"),
        List::Groups => ("Nhóm đơn vị", "Groups of units"),
        List::Successions => ("Kế thừa", "Successions"),
        List::Partners => ("Đối tác", "Partners"),
        List::Agreements => ("Thỏa thuận", "Agreements"),
        List::Responsibilities => ("Phân công", "Responsibilities"),
        List::Actions => ("Việc dự kiến", "Planned actions"),
        List::Duties => ("Chế độ báo cáo", "Report duties"),
        List::Submissions => ("Bản báo cáo", "Submissions"),
        List::Targets => ("Chỉ tiêu", "Targets"),
    };
    Words { vi, en }
}

/// A list in one language: `a, b, c`; where a name has a comma of its own, `a, b; c`.
pub(crate) fn list<'a>(names: impl Iterator<Item = &'a Bilingual>, language: Language) -> String {
    let mut told = Vec::new();
    for name in names {
        told.push(name.get(language));
    }
    listed(&told)
}

/// The names of units and the like as a list.
pub(crate) fn names(named: &[Named]) -> Bilingual {
    in_list(&named.iter().map(|named| named.name.clone()).list())
}

fn in_list(names: &[Bilingual]) -> Bilingual {
    let told = |language| list(names.iter(), language);
    Bilingual::new(told(Language::Vi), told(Language::En))
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
        return say("{}", "{}", &[&document.title]);
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
    let (vi, en) = match kind {
        DocumentKind::Plan => ("kế hoạch", "plan"),
        DocumentKind::Decision => ("quyết định", "decision"),
        DocumentKind::Directive => ("chỉ thị", "directive"),
        DocumentKind::Resolution => ("nghị quyết", "resolution"),
        DocumentKind::Conclusion => ("kết luận", "conclusion"),
        DocumentKind::Decree => ("nghị định", "decree"),
        DocumentKind::Law => ("luật", "law"),
        DocumentKind::Regulation => ("quy chế", "regulation"),
        DocumentKind::Programme => ("chương trình", "programme"),
        DocumentKind::Report => ("báo cáo", "report"),
        DocumentKind::Notice => ("thông báo", "notice"),
        DocumentKind::OfficialLetter => ("công văn", "official letter"),
        DocumentKind::Press => ("bài báo", "press article"),
        DocumentKind::Note => ("ghi chú", "note"),
    };
    Words { vi, en }
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
            say("{}", "{}", &[&period.widest().latest.year()])
        } else {
            reporting_period(*period)
        });
    }
    let names = in_list(&names);
    if whole_years {
        say("các năm {}", "{}", &[&names])
    } else {
        names
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
        _ if first.year() != year || !whole_months => say("{}", "{}", &[&period]),
        (1, 6) => say("6 tháng đầu năm {}", "first half of {}", &[&year]),
        (7, 12) => say("6 tháng cuối năm {}", "second half of {}", &[&year]),
        _ => say("{}", "{}", &[&period]),
    }
}

/// An agreement that will lose its force, or has lost it already.
pub(crate) fn runs_out(title: &Bilingual, into: Phase, already: bool) -> Bilingual {
    let (vi, en) = match (into, already) {
        (Phase::Expired, false) => ("{} sẽ {}", "{} will run out"),
        (Phase::Expired, true) => ("{} đã {}", "{} has run out"),
        (Phase::Terminated, false) => ("{} sẽ {}", "{} will end"),
        (Phase::Terminated, true) => ("{} đã {}", "{} has ended"),
        (_, false) => ("{} sẽ {}", "{} will be superseded"),
        (_, true) => ("{} đã {}", "{} has been superseded"),
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
pub(crate) const NOBODY_NAMED: Words = Words {
    vi: "chưa giao đơn vị nào",
    en: "no unit named",
};

/// Of what no field is recorded for.
pub(crate) const NO_FIELD: Words = Words {
    vi: "không ghi lĩnh vực",
    en: "no field recorded",
};

/// Of what concerns no partner.
pub(crate) const NO_PARTNER: Words = Words {
    vi: "không gắn với đối tác nào",
    en: "no partner",
};

/// A target, with how far it is.
pub(crate) fn target(target: &TargetProgress) -> Bilingual {
    say("{}: {}", "{}: {}", &[&target.title, &progress(target)])
}

/// How much is reached, how far the time has gone, what an even pace asks for, and whether it is
/// kept.
pub(crate) fn progress(target: &TargetProgress) -> Bilingual {
    let (vi, en) = match target.behind {
        Some(true) => ("chậm", "behind"),
        Some(false) => ("kịp", "on pace"),
        None => (
            "chưa rõ có kịp không",
            "it cannot be told whether the pace is kept",
        ),
    };
    say(
        "{}/{}; đã qua {} % thời gian, theo nhịp đều cần {}: {}",
        "{}/{}; {} % of the time has passed, an even pace asks for {}: {}",
        &[
            &target.reached.to_string(),
            &target.number,
            &target.elapsed_percent,
            &target.expected_by_now,
            &Words { vi, en },
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
