//! The words for people that more than one answer uses, in Vietnamese and English.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    answers::{
        AgendaKind, EventKind, Fact, Phase, Phases, ReportOccurrence, ReportState, Rule,
        TargetProgress, Urgency,
    },
    change::Act,
    contract::PeriodQuestion,
    model::{
        Assumption, Bilingual, ChangeKind, Document, DocumentKind, Language, List, ProvinceChange,
        Term, Verb,
    },
    time::{Day, Deadline, ImpreciseDate, Period, Reading, Reliance, Window},
};

/// `ngày 29/04/2022`, `tháng 4/2022`, `năm 2022`.
pub(crate) fn date_vi(date: ImpreciseDate) -> String {
    if date.window().is_exact() {
        alloc::format!("ngày {}", date.in_vietnamese())
    } else {
        date.in_vietnamese()
    }
}

/// `on 29 April 2022`, `in April 2022`, `in 2022`.
pub(crate) fn date_en(date: ImpreciseDate) -> String {
    if date.window().is_exact() {
        alloc::format!("on {}", date.in_english())
    } else {
        alloc::format!("in {}", date.in_english())
    }
}

/// `ngày 29/04/2022`, `từ … đến …`, `muộn nhất …`, `không sớm hơn …`.
pub(crate) fn window_vi(window: Window) -> String {
    let (earliest, latest) = (
        window.earliest.in_vietnamese(),
        window.latest.in_vietnamese(),
    );
    match (window.earliest > Day::MIN, window.latest < Day::MAX) {
        (true, true) if window.is_exact() => alloc::format!("ngày {earliest}"),
        (true, true) => alloc::format!("trong khoảng {earliest}–{latest}"),
        (true, false) => alloc::format!("không sớm hơn {earliest}"),
        (false, true) => alloc::format!("muộn nhất {latest}"),
        (false, false) => String::from("không rõ ngày nào"),
    }
}

/// `on 29 April 2022`, `between … and …`, `by …`, `not before …`.
pub(crate) fn window_en(window: Window) -> String {
    let (earliest, latest) = (window.earliest.in_english(), window.latest.in_english());
    match (window.earliest > Day::MIN, window.latest < Day::MAX) {
        (true, true) if window.is_exact() => alloc::format!("on {earliest}"),
        (true, true) => alloc::format!("between {earliest} and {latest}"),
        (true, false) => alloc::format!("not before {earliest}"),
        (false, true) => alloc::format!("by {latest}"),
        (false, false) => String::from("on an unknown day"),
    }
}

/// `5 năm kể từ ngày 29/02/2024`, `2 times 1 month from 31 January 2024`.
pub(crate) fn length_from(ask: &PeriodQuestion) -> Bilingual {
    let (vi, en) = match ask.times.get() {
        1 => (ask.length.in_vietnamese(), ask.length.in_english()),
        times => (
            alloc::format!("{times} lần {}", ask.length.in_vietnamese()),
            alloc::format!("{times} times {}", ask.length.in_english()),
        ),
    };
    let from = if ask.from.window().is_exact() {
        ask.from.in_english()
    } else {
        alloc::format!("a day {}", date_en(ask.from))
    };
    Bilingual::new(
        alloc::format!("{vi} kể từ {}", date_vi(ask.from)),
        alloc::format!("{en} from {from}"),
    )
}

/// What days off rest on, where an answer depends on them.
pub(crate) fn reliance(reliance: Reliance) -> Option<Bilingual> {
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
    Some(Bilingual::new(vi, en))
}

/// A term.
pub(crate) fn term(term: &Term) -> Bilingual {
    match term {
        Term::Until(date) => Bilingual::new(
            alloc::format!("hết hạn {}", date_vi(*date)),
            alloc::format!("ending {}", date_en(*date)),
        ),
        Term::Period(period) => Bilingual::new(period.in_vietnamese(), period.in_english()),
        Term::OpenEnded => Bilingual::new("không thời hạn", "open-ended"),
        Term::Days(_) | Term::Weeks(_) | Term::Months(_) | Term::Years(_) | Term::NotStated => {
            match term.length() {
                Some(length) => Bilingual::new(length.in_vietnamese(), length.in_english()),
                None => Bilingual::new(
                    "không ghi, không có nghĩa là vô thời hạn",
                    "not stated, which does not mean open-ended",
                ),
            }
        }
    }
}

/// What happened to an agreement, in few words.
pub(crate) fn change(change: &ChangeKind) -> Bilingual {
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
    Bilingual::new(vi, en)
}

/// What a change says has happened, in few words.
pub(crate) fn verb(verb: &Verb) -> Bilingual {
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
    Bilingual::new(vi, en)
}

/// What may be done to an agreement, after "chỉ" and "it can only be".
pub(crate) fn act(act: Act) -> Bilingual {
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
    Bilingual::new(vi, en)
}

/// A phase.
pub(crate) fn phase(phase: Phase) -> Bilingual {
    let (vi, en) = match phase {
        Phase::Pending => ("chưa có hiệu lực", "not yet in force"),
        Phase::InForce => ("còn hiệu lực", "in force"),
        Phase::Suspended => ("tạm đình chỉ", "suspended"),
        Phase::Expired => ("hết hạn", "expired"),
        Phase::Terminated => ("chấm dứt", "terminated"),
        Phase::Superseded => ("được thay thế", "superseded"),
    };
    Bilingual::new(vi, en)
}

/// `chắc chắn còn hiệu lực`, `còn hiệu lực hoặc hết hạn`.
pub(crate) fn phases(phases: Phases) -> Bilingual {
    let names = one_of(phases.iter());
    if phases.is_certain() {
        Bilingual::new(
            alloc::format!("chắc chắn {}", names.in_vietnamese()),
            alloc::format!("certainly {}", names.in_english()),
        )
    } else {
        names
    }
}

/// `còn hiệu lực`, `chưa có hiệu lực, còn hiệu lực hoặc hết hạn`.
pub(crate) fn one_of(phases: impl Iterator<Item = Phase>) -> Bilingual {
    let names: Vec<_> = phases.map(phase).collect();
    let join = |language, or: &str| {
        let names: Vec<_> = names.iter().map(|name| name.get(language)).collect();
        match names.split_last() {
            Some((last, [])) => String::from(*last),
            Some((last, others)) => alloc::format!("{}{or}{last}", others.join(", ")),
            None => String::new(),
        }
    };
    Bilingual::new(join(Language::Vi, " hoặc "), join(Language::En, " or "))
}

/// A missing fact.
pub(crate) fn fact(fact: Fact) -> Bilingual {
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
    Bilingual::new(vi, en)
}

/// A working assumption.
pub(crate) fn assumption(assumption: Assumption) -> Bilingual {
    match assumption {
        Assumption::InForceOnSigning => Bilingual::new(
            "có hiệu lực khi ký, trừ khi văn bản ghi khác",
            "in force on signing, unless the text says otherwise",
        ),
    }
}

/// The state of a report.
pub(crate) fn report_state(state: ReportState) -> Bilingual {
    let (vi, en) = match state {
        ReportState::Submitted => ("đã gửi", "submitted"),
        ReportState::SubmittedLate => ("đã gửi muộn", "submitted late"),
        ReportState::Waived => ("được miễn", "waived"),
        ReportState::NotDue => ("chưa đến kỳ", "not yet due"),
        ReportState::Due => ("đến kỳ", "due"),
        ReportState::Blocked => ("còn chờ", "waiting"),
        ReportState::Overdue => ("quá hạn", "overdue"),
    };
    Bilingual::new(vi, en)
}

/// How urgent a thing is.
pub(crate) fn urgency(urgency: Urgency) -> Bilingual {
    let (vi, en) = match urgency {
        Urgency::Overdue => ("quá hạn", "overdue"),
        Urgency::Soon => ("trong 30 ngày", "within 30 days"),
        Urgency::Later => ("sau đó", "later"),
        Urgency::Undated => ("không có ngày", "undated"),
    };
    Bilingual::new(vi, en)
}

/// What kind of thing wants attention.
pub(crate) fn agenda_kind(kind: AgendaKind) -> Bilingual {
    let (vi, en) = match kind {
        AgendaKind::Report => ("báo cáo", "report"),
        AgendaKind::Expiry => ("hết hiệu lực", "end of force"),
        AgendaKind::Notice => ("hạn thông báo", "notice day"),
        AgendaKind::Action => ("việc dự kiến", "planned action"),
        AgendaKind::Target => ("chỉ tiêu", "target"),
        AgendaKind::Unresolved => ("chưa rõ đơn vị", "unit not known"),
        AgendaKind::MissingFact => ("thiếu thông tin", "missing fact"),
    };
    Bilingual::new(vi, en)
}

/// What an event is, where its title does not say.
pub(crate) fn event_kind(kind: EventKind) -> Bilingual {
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
    Bilingual::new(vi, en)
}

/// A list of the register.
pub(crate) fn list_name(list: List) -> Bilingual {
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
    Bilingual::new(vi, en)
}

/// A list in one language: `a, b, c`; where a name has a comma of its own, `a, b; c`.
pub(crate) fn list<'a>(names: impl Iterator<Item = &'a Bilingual>, language: Language) -> String {
    let names: Vec<_> = names.map(|name| name.get(language)).collect();
    let commas = names.iter().any(|name| name.contains(','));
    names.join(if commas { "; " } else { ", " })
}

/// A document by its number, or as one without: `107/KH-UBND`, `kế hoạch không số, tháng 3/2025`.
pub(crate) fn document(document: &Document, language: Language) -> String {
    if let Some(number) = &document.number {
        return number.clone();
    }
    let kind = document_kind(document.kind);
    let kind = kind.get(language);
    match (language, document.date) {
        _ if !document.kind.is_numbered() => String::from(document.title.get(language)),
        (Language::Vi, Some(date)) => alloc::format!("{kind} không số ({})", date.in_vietnamese()),
        (Language::Vi, None) => alloc::format!("{kind} không số"),
        (Language::En, Some(date)) => alloc::format!("unnumbered {kind} ({})", date.in_english()),
        (Language::En, None) => alloc::format!("unnumbered {kind}"),
    }
}

fn document_kind(kind: DocumentKind) -> Bilingual {
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
    Bilingual::new(vi, en)
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
    let (vi, en, name) = match change {
        ProvinceChange::Renamed(name) => ("Đổi tên thành", "Renamed", name),
        ProvinceChange::TookIn(name) => ("Nhập thêm", "Took in", name),
        ProvinceChange::MergedInto(name) => ("Nhập vào", "Became part of", name),
    };
    Bilingual::new(
        alloc::format!("{vi} {}", name.in_vietnamese()),
        alloc::format!("{en} {}", name.in_english()),
    )
}

/// A report: what, for which period, who to whom.
pub(crate) fn report(report: &ReportOccurrence) -> Bilingual {
    let to = report.to.words();
    let words = |language| {
        alloc::format!(
            "{} ({}): {} → {}",
            report.title.get(language),
            reporting_periods(&[report.covers], language),
            obliged(report, language),
            to.get(language)
        )
    };
    Bilingual::new(words(Language::Vi), words(Language::En))
}

/// Who owes a report: the only unit by its name, several by their number, and how many of them are
/// still to send their part once some have.
pub(crate) fn obliged(report: &ReportOccurrence, language: Language) -> String {
    let (units, owing) = match (report.obliged.as_slice(), report.open) {
        ([only], false) => return String::from(only.unit.name.get(language)),
        ([], _) => {
            return String::from(match language {
                Language::Vi => "các đơn vị không có tên trong sổ",
                Language::En => "units that the register does not name",
            });
        }
        (units, _) => (units.len(), report.owing().len()),
    };
    let count = units_counted(units, language);
    let count = match language {
        _ if !report.open => count,
        Language::Vi => alloc::format!("ít nhất {count}"),
        Language::En => alloc::format!("at least {count}"),
    };
    match language {
        _ if owing == 0 || owing == units => count,
        Language::Vi => alloc::format!("còn {owing} trong {count}"),
        Language::En => alloc::format!("{owing} of {count}"),
    }
}

/// `1 đơn vị`, `15 units`.
pub(crate) fn units_counted(count: usize, language: Language) -> String {
    match (count, language) {
        (_, Language::Vi) => alloc::format!("{count} đơn vị"),
        (1, Language::En) => String::from("1 unit"),
        (_, Language::En) => alloc::format!("{count} units"),
    }
}

/// `1 việc`, `15 actions`.
pub(crate) fn actions_counted(count: usize, language: Language) -> String {
    match (count, language) {
        (_, Language::Vi) => alloc::format!("{count} việc"),
        (1, Language::En) => String::from("1 action"),
        (_, Language::En) => alloc::format!("{count} actions"),
    }
}

/// What reports are about: `năm 2025`, `các năm 2023, 2024`, `6 tháng đầu năm 2025`.
pub(crate) fn reporting_periods(periods: &[Period], language: Language) -> String {
    let windows: Vec<_> = periods.iter().map(|period| period.widest()).collect();
    let is_year = |window: &Window| {
        let (first, last) = (window.earliest, window.latest);
        first == first.start_of_year() && last == first.end_of_year()
    };
    if windows.len() > 1 && windows.iter().all(is_year) {
        let years: Vec<_> = windows.iter().map(|window| window.latest.year()).collect();
        let years: Vec<_> = years.iter().map(ToString::to_string).collect();
        let years = years.join(", ");
        return match language {
            Language::Vi => alloc::format!("các năm {years}"),
            Language::En => years,
        };
    }
    let names: Vec<_> = periods
        .iter()
        .map(|period| reporting_period(*period, language))
        .collect();
    names.join(", ")
}

fn reporting_period(period: Period, language: Language) -> String {
    let window = period.widest();
    let (first, last) = (window.earliest, window.latest);
    let year = last.year();
    let months = (first.month(), last.month());
    let whole_months = first.day_of_month() == 1 && last == last.end_of_month();
    let half = match months {
        _ if first.year() != year || !whole_months => None,
        (1, 6) => Some(("đầu", "first")),
        (7, 12) => Some(("cuối", "second")),
        _ => None,
    };
    match (half, language) {
        (Some((half, _)), Language::Vi) => alloc::format!("6 tháng {half} năm {year}"),
        (Some((_, half)), Language::En) => alloc::format!("{half} half of {year}"),
        (None, Language::Vi) => period.in_vietnamese(),
        (None, Language::En) => period.in_english(),
    }
}

/// A day as people of a language write it: `29/04/2022`, `29 April 2022`.
pub(crate) fn day(day: Day, language: Language) -> String {
    match language {
        Language::Vi => day.in_vietnamese(),
        Language::En => day.in_english(),
    }
}

/// An agreement that will lose its force, or has lost it already.
pub(crate) fn runs_out(title: &Bilingual, into: Phase, already: bool) -> Bilingual {
    let name = phase(into);
    let (vi, en) = match (into, already) {
        (Phase::Expired, false) => ("sẽ", "will run out"),
        (Phase::Expired, true) => ("đã", "has run out"),
        (Phase::Terminated, false) => ("sẽ", "will end"),
        (Phase::Terminated, true) => ("đã", "has ended"),
        (_, false) => ("sẽ", "will be superseded"),
        (_, true) => ("đã", "has been superseded"),
    };
    Bilingual::new(
        alloc::format!("{} {vi} {}", title.in_vietnamese(), name.in_vietnamese()),
        alloc::format!("{} {en}", title.in_english()),
    )
}

/// An agreement that goes on by itself.
pub(crate) fn notice(title: &Bilingual) -> Bilingual {
    Bilingual::new(
        alloc::format!("{} tự gia hạn nếu không thông báo", title.in_vietnamese()),
        alloc::format!(
            "{} renews itself unless notice is given",
            title.in_english()
        ),
    )
}

/// Of what no unit is named for.
pub(crate) fn nobody_named() -> Bilingual {
    Bilingual::new("chưa giao đơn vị nào", "no unit named")
}

/// Of what no field is recorded for.
pub(crate) fn no_field() -> Bilingual {
    Bilingual::new("không ghi lĩnh vực", "no field recorded")
}

/// Of what concerns no partner.
pub(crate) fn no_partner() -> Bilingual {
    Bilingual::new("không gắn với đối tác nào", "no partner")
}

/// A target that is or may be behind.
pub(crate) fn target(target: &TargetProgress) -> Bilingual {
    let words = |language| {
        alloc::format!(
            "{}: {}",
            target.title.get(language),
            progress(target, language)
        )
    };
    Bilingual::new(words(Language::Vi), words(Language::En))
}

/// How much is reached, and how much time has passed.
pub(crate) fn progress(target: &TargetProgress, language: Language) -> String {
    let pace = pace(target, language);
    alloc::format!("{}/{}; {pace}", target.reached, target.number)
}

/// How far the time has gone, what an even pace asks for, and whether it is kept.
fn pace(target: &TargetProgress, language: Language) -> String {
    let (elapsed, expected) = (target.elapsed_percent, target.expected_by_now);
    match language {
        Language::Vi => {
            let verdict = match target.behind {
                Some(true) => "chậm",
                Some(false) => "kịp",
                None => "chưa rõ có kịp không",
            };
            alloc::format!("đã qua {elapsed} % thời gian, theo nhịp đều cần {expected}: {verdict}")
        }
        Language::En => {
            let verdict = match target.behind {
                Some(true) => "behind",
                Some(false) => "on pace",
                None => "it cannot be told whether the pace is kept",
            };
            alloc::format!(
                "{elapsed} % of the time has passed, an even pace asks for {expected}: {verdict}"
            )
        }
    }
}

/// A responsibility of which it cannot be told who answers.
pub(crate) fn unresolved(title: &Bilingual) -> Bilingual {
    Bilingual::new(
        alloc::format!("Chưa rõ đơn vị chủ trì: {}", title.in_vietnamese()),
        alloc::format!("Not known who leads: {}", title.in_english()),
    )
}

/// A fact that nobody recorded.
pub(crate) fn missing(fact: &Bilingual, title: &Bilingual) -> Bilingual {
    Bilingual::new(
        alloc::format!(
            "Thiếu {} của {}, nên chưa rõ còn hiệu lực hay không",
            fact.in_vietnamese(),
            title.in_vietnamese()
        ),
        alloc::format!(
            "Not recorded: {} of {}; without it it cannot be told whether it is in force",
            fact.in_english(),
            title.in_english()
        ),
    )
}
