//! The words for people that more than one answer uses, in Vietnamese and English.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    answers::{Fact, Phase, Phases, ReportOccurrence, Rule, TargetProgress},
    model::{Bilingual, Document, DocumentKind, Language, ProvinceChange, Term},
    time::{Day, Deadline, ImpreciseDate, Reading, Window},
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

/// A term.
pub(crate) fn term(term: &Term) -> Bilingual {
    match term {
        Term::Until(date) => Bilingual::new(
            alloc::format!("hết hạn {}", date_vi(*date)),
            alloc::format!("ending {}", date_en(*date)),
        ),
        Term::Period(period) => Bilingual::new(period.in_vietnamese(), period.in_english()),
        Term::OpenEnded => Bilingual::new("không thời hạn", "open-ended"),
        _ => Bilingual::new(
            "không ghi, không có nghĩa là vô thời hạn",
            "not stated, which does not mean open-ended",
        ),
    }
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
    let names: Vec<_> = phases.iter().map(phase).collect();
    let join = |language, between| {
        let names: Vec<_> = names.iter().map(|name| name.get(language)).collect();
        names.join(between)
    };
    let (vi, en) = (join(Language::Vi, " hoặc "), join(Language::En, " or "));
    if phases.is_certain() {
        Bilingual::new(
            alloc::format!("chắc chắn {vi}"),
            alloc::format!("certainly {en}"),
        )
    } else {
        Bilingual::new(vi, en)
    }
}

/// A missing fact.
pub(crate) fn fact(fact: Fact) -> Bilingual {
    let (vi, en) = match fact {
        Fact::SigningDay => ("ngày ký", "the day of signing"),
        Fact::EntryRule => ("điều khoản có hiệu lực", "how it enters into force"),
        Fact::Term => ("thời hạn", "its term"),
        Fact::LastDay => ("ngày hết hạn", "its last day"),
        Fact::ExtensionDay => ("ngày gia hạn", "the day of the extension"),
        Fact::SuspensionDay => ("ngày tạm đình chỉ", "the day of the suspension"),
        Fact::NoticeDay => ("ngày thông báo không gia hạn", "the day of the notice"),
        Fact::ExtensionTerm => ("thời hạn gia hạn", "the term of the extension"),
        Fact::EndDay => ("ngày chấm dứt", "the day it was ended"),
        Fact::ReSigningDay => (
            "ngày có hiệu lực của thỏa thuận tái ký",
            "the day on which the re-signed agreement enters into force",
        ),
    };
    Bilingual::new(vi, en)
}

/// A list in one language: `a, b, c`.
pub(crate) fn list<'a>(names: impl Iterator<Item = &'a Bilingual>, language: Language) -> String {
    let names: Vec<_> = names.map(|name| name.get(language).to_string()).collect();
    names.join(", ")
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
    let count = report.obliged.len();
    let words = |language| {
        let from = match (report.obliged.as_slice(), report.open, language) {
            ([only], false, _) => String::from(only.unit.name.get(language)),
            (_, false, Language::Vi) => alloc::format!("{count} đơn vị"),
            (_, true, Language::Vi) => alloc::format!("{count} đơn vị và các đơn vị khác"),
            (_, false, Language::En) => alloc::format!("{count} units"),
            (_, true, Language::En) => alloc::format!("{count} units and others"),
        };
        let covers = match language {
            Language::Vi => report.covers.in_vietnamese(),
            Language::En => report.covers.in_english(),
        };
        let title = report.title.get(language);
        alloc::format!("{title} ({covers}): {from} → {}", to.get(language))
    };
    Bilingual::new(words(Language::Vi), words(Language::En))
}

/// An agreement that will lose its force.
pub(crate) fn runs_out(title: &Bilingual, into: Phase) -> Bilingual {
    let phase = phase(into);
    Bilingual::new(
        alloc::format!("{} sẽ {}", title.in_vietnamese(), phase.in_vietnamese()),
        alloc::format!("{}: will be {}", title.in_english(), phase.in_english()),
    )
}

/// A target that is or may be behind.
pub(crate) fn target(target: &TargetProgress) -> Bilingual {
    let (vi, en) = if target.behind == Some(true) {
        ("chậm so với nhịp đều", "behind an even pace")
    } else {
        (
            "chưa rõ có kịp nhịp đều không",
            "it cannot be told whether the pace is kept",
        )
    };
    let figures = alloc::format!("{}/{}", target.reached, target.number);
    Bilingual::new(
        alloc::format!("{}: {figures}, {vi}", target.title.in_vietnamese()),
        alloc::format!("{}: {figures}, {en}", target.title.in_english()),
    )
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
            "{} của {} → sẽ biết còn hiệu lực hay không",
            fact.in_vietnamese(),
            title.in_vietnamese()
        ),
        alloc::format!(
            "{} of {} → would tell whether it is in force",
            fact.in_english(),
            title.in_english()
        ),
    )
}
