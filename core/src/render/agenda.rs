//! The agenda as a page of text.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::page::Page;
use crate::{
    Register,
    answers::{Agenda, AgendaItem, AgendaKind, Phase, TargetProgress, Urgency},
    model::{Citation, Document, Id, Language},
    time::{Day, Deadline, Window},
    words,
};

/// The columns of the page.
const HEAD: usize = 14;
const ITEM: usize = 20;

/// Lays out an agenda; with `why`, the steps that led to each item stand below it.
pub(crate) fn agenda(
    register: &Register,
    agenda: &Agenda,
    language: Language,
    why: bool,
) -> String {
    let say = |vi: &'static str, en: &'static str| match language {
        Language::Vi => vi,
        Language::En => en,
    };
    let mut page = Page::new();
    page.line(&alloc::format!(
        "{} · {} · {}",
        capitalised(agenda.province.get(language)),
        say("hợp tác quốc tế", "international cooperation"),
        day(agenda.on, language)
    ));
    page.gap();
    page.entry(
        0,
        say("Thỏa thuận", "Agreements"),
        HEAD,
        &counts(agenda, language),
    );
    for (position, target) in agenda.targets.iter().enumerate() {
        let label = if position == 0 {
            say("Chỉ tiêu", "Targets")
        } else {
            ""
        };
        page.entry(0, label, HEAD, &progress(register, target, language));
    }
    for (urgency, heading) in sections(agenda, language) {
        let items: Vec<_> = agenda
            .items
            .iter()
            .filter(|item| item.urgency == urgency)
            .collect();
        if items.is_empty() {
            continue;
        }
        page.gap();
        page.line(&alloc::format!("{heading} ({})", items.len()));
        for group in group(register, &items, agenda.on, language) {
            page.entry(2, &group.when, ITEM, &group.titles.join("; "));
            page.entry(0, "", ITEM, &group.who_and_where);
            if why {
                let steps = group.items.iter().map(|item| item.why.text(language));
                for step in steps.collect::<String>().lines() {
                    page.entry(0, "", ITEM + 2, step);
                }
            }
        }
    }
    page.text()
}

/// Items that share their time, their units and their section, as one entry.
struct Group<'a> {
    when: String,
    who_and_where: String,
    titles: Vec<&'a str>,
    items: Vec<&'a AgendaItem>,
}

fn group<'a>(
    register: &Register,
    items: &[&'a AgendaItem],
    on: Day,
    language: Language,
) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for item in items {
        let when = when(register, item, on, language);
        let who_and_where = who_and_where(register, item, language);
        let title = item.title.get(language);
        let same =
            |group: &&mut Group<'_>| group.when == when && group.who_and_where == who_and_where;
        if let Some(group) = groups.iter_mut().find(same) {
            group.titles.push(title);
            group.items.push(item);
        } else {
            groups.push(Group {
                when,
                who_and_where,
                titles: alloc::vec![title],
                items: alloc::vec![item],
            });
        }
    }
    groups
}

fn sections(agenda: &Agenda, language: Language) -> [(Urgency, String); 4] {
    let until = day(agenda.until, language);
    let text = |vi: String, en: String| match language {
        Language::Vi => vi,
        Language::En => en,
    };
    [
        (
            Urgency::Overdue,
            text(
                "Đã quá hạn, sổ chưa ghi kết quả".into(),
                "Overdue, no outcome recorded".into(),
            ),
        ),
        (
            Urgency::Soon,
            text("Trong 30 ngày tới".into(), "Within 30 days".into()),
        ),
        (
            Urgency::Later,
            text(
                alloc::format!("Sau đó, xét đến {until}"),
                alloc::format!("Later, looking up to {until}"),
            ),
        ),
        (
            Urgency::Undated,
            text(
                "Không có ngày, cần làm rõ".into(),
                "Without a day, to be cleared up".into(),
            ),
        ),
    ]
}

fn counts(agenda: &Agenda, language: Language) -> String {
    let mut parts: Vec<_> = agenda
        .counts
        .iter()
        .filter(|count| count.count.most > 0 || count.phase == Phase::InForce)
        .map(|count| {
            alloc::format!(
                "{} {}",
                words::phase(count.phase).get(language),
                count.count
            )
        })
        .collect();
    if agenda.term_not_stated > 0 {
        parts.push(match language {
            Language::Vi => alloc::format!("không ghi thời hạn {}", agenda.term_not_stated),
            Language::En => alloc::format!("no term stated {}", agenda.term_not_stated),
        });
    }
    parts.join(" · ")
}

fn progress(register: &Register, target: &TargetProgress, language: Language) -> String {
    let title = target.title.get(language);
    let figures = alloc::format!("{}/{}", target.reached, target.number);
    let elapsed = target.elapsed_percent;
    let elapsed = match language {
        Language::Vi => alloc::format!("đã qua {elapsed} % thời gian"),
        Language::En => alloc::format!("{elapsed} % of the time has passed"),
    };
    alloc::format!(
        "{title}: {figures} ({elapsed}) [{}]",
        places(register, &target.cites, language)
    )
}

/// When an item is due, in few words.
fn when(register: &Register, item: &AgendaItem, on: Day, language: Language) -> String {
    let say = |vi: &str, en: &str| match language {
        Language::Vi => String::from(vi),
        Language::En => String::from(en),
    };
    match item.kind {
        AgendaKind::Report => {
            let by = register.occurrences(item.window, on, false);
            let by = by
                .iter()
                .find(|report| item.id.ends_with(&report.id))
                .and_then(|report| report.by);
            match by {
                Some(Deadline::Before(_)) => {
                    let written = item.window.latest.next();
                    alloc::format!("{} {}", say("trước", "before"), short(written, language))
                }
                Some(Deadline::AtLatest(_) | Deadline::ByEndOf(_)) => alloc::format!(
                    "{} {}",
                    say("chậm nhất", "by"),
                    short(item.window.latest, language)
                ),
                None => span(item.window, language),
            }
        }
        _ if item.urgency == Urgency::Undated => match item.kind {
            AgendaKind::Action => say("không ghi", "no time given"),
            AgendaKind::MissingFact => say("thiếu", "missing"),
            _ => say("chưa rõ", "not known"),
        },
        _ => span(item.window, language),
    }
}

/// A window in few words: a day, a year, or from … to ….
fn span(window: Window, language: Language) -> String {
    let (first, last) = (window.earliest, window.latest);
    if window.is_exact() {
        short(first, language)
    } else if first == first.start_of_year() && last == last.end_of_year() {
        let year = match language {
            Language::Vi => "năm ",
            Language::En => "",
        };
        if first.year() == last.year() {
            alloc::format!("{year}{}", first.year())
        } else {
            alloc::format!("{}–{}", first.year(), last.year())
        }
    } else if last == Day::MAX {
        alloc::format!("{} …", short(first, language))
    } else {
        let until = match language {
            Language::Vi => "đến",
            Language::En => "until",
        };
        alloc::format!("{until} {}", short(last, language))
    }
}

fn who_and_where(register: &Register, item: &AgendaItem, language: Language) -> String {
    let mut text = String::new();
    if item.kind == AgendaKind::Report && !item.window.is_exact() {
        text = match language {
            Language::Vi => String::from("không ghi ngày · "),
            Language::En => String::from("no day stated · "),
        };
    } else if item.kind == AgendaKind::Report {
        let last = weekday(item.window.latest, language);
        let last_day = short(item.window.latest, language);
        text = match language {
            Language::Vi => alloc::format!("hạn cuối {last} {last_day} · "),
            Language::En => alloc::format!("last day {last} {last_day} · "),
        };
    }
    if !item.answers.is_empty() && item.answers.len() <= 5 {
        let names = item.answers.iter().map(|answering| &answering.name);
        text.push_str(&words::list(names, language));
        text.push_str(" · ");
    }
    text.push_str(&places(register, &item.cites, language));
    text
}

/// The places that say so: each document once, by its number, with its sections.
fn places(register: &Register, cites: &[Citation], language: Language) -> String {
    let mut places: Vec<(&Id<Document>, String)> = Vec::new();
    for citation in cites {
        let section = citation
            .section
            .iter()
            .map(|section| alloc::format!(", {section}"));
        let section: String = section.collect();
        match places.iter_mut().find(|(id, _)| **id == citation.document) {
            Some((_, text)) => text.push_str(&section),
            None => {
                let name = match register.get(&citation.document) {
                    Some(document) => words::document(document, language),
                    None => citation.document.to_string(),
                };
                places.push((&citation.document, alloc::format!("{name}{section}")));
            }
        }
    }
    let places: Vec<_> = places.into_iter().map(|(_, text)| text).collect();
    places.join("; ")
}

fn day(day: Day, language: Language) -> String {
    match language {
        Language::Vi => alloc::format!("ngày {}", day.in_vietnamese()),
        Language::En => day.in_english(),
    }
}

fn short(day: Day, language: Language) -> String {
    match language {
        Language::Vi => day.in_vietnamese(),
        Language::En => day.in_english(),
    }
}

fn weekday(day: Day, language: Language) -> &'static str {
    let names = [
        ("thứ Hai", "Monday"),
        ("thứ Ba", "Tuesday"),
        ("thứ Tư", "Wednesday"),
        ("thứ Năm", "Thursday"),
        ("thứ Sáu", "Friday"),
        ("thứ Bảy", "Saturday"),
        ("Chủ Nhật", "Sunday"),
    ];
    let (vi, en) = names
        .get(day.days_from_monday())
        .copied()
        .unwrap_or_default();
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}
