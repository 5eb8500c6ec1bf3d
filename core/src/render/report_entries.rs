//! Reports as entries of a page: one entry follows a report up all its levels, and the same report
//! of several years stands together.

use alloc::{format, string::String, vec::Vec};

use super::{
    page::Page,
    reader::{DayInYear, LastDay, Reader, ShortDay, Span, grouped},
};
use crate::{
    answers::{ReportOccurrence, ReportState, Rule, UNITS, WhoOwes},
    model::{Covers, Id},
    time::{Day, Deadline, Window},
    words::{Filled, Quantity, Say, words},
};

pub(super) fn report_entries(page: &mut Page<'_>, reports: &[&ReportOccurrence]) {
    let reader = page.reader;
    let mut chains = grouped(reports, &|report| way_up(report).into());
    for chain in &mut chains {
        chain.sort_by_key(|report| report.level);
    }
    let chains = chains.iter().collect::<Vec<_>>();
    for years in &grouped(&chains, &|chain| shared_by_years(reader, chain)) {
        entry(page, years);
    }
}

/// What the reports of several years share that stand together: the duty, the agreement whose event
/// it follows, and the levels.
fn shared_by_years(reader: &Reader<'_>, chain: &[&ReportOccurrence]) -> String {
    let mut shared = levels(reader, chain);
    if let Some(first) = chain.first() {
        let agreement = first.agreement.as_ref().map_or("", Id::as_str);
        shared.push(format!("{} {agreement}", first.duty));
    }
    shared.join("\n")
}

/// The id without the level: what the levels of one duty and period share.
fn way_up(report: &ReportOccurrence) -> &str {
    let level = format!(":{}", report.level);
    report.id.strip_suffix(&level).unwrap_or_default()
}

/// Of each level two texts, apart from its day: what goes before the day, and what after it.
fn levels(reader: &Reader<'_>, chain: &[&ReportOccurrence]) -> Vec<String> {
    let mut below: Option<&ReportOccurrence> = None;
    let mut levels = Vec::new();
    for report in chain {
        let (from, to) = (WhoOwes(report), &report.to);
        // Who received the parts passes the whole on.
        let passes_on = below.is_some_and(|below| {
            report.obliged.len() == 1
                && below.to.units().first() == report.obliged.first().map(|obliged| &obliged.unit)
        });
        let passage = match (below, passes_on) {
            (None, _) => words!("{} → {} (").with(&[&from, to]),
            (Some(_), true) => words!(" → {} (").with(&[to]),
            (Some(_), false) => words!("; {} → {} (").with(&[&from, to]),
        };
        let waits = match report.state {
            ReportState::Blocked => words!(
                ", còn chờ báo cáo của {})",
                ", waits for the reports of {})"
            )
            .with(&[&Quantity(report.blocked_by.len(), UNITS)]),
            _ => words!(")").into(),
        };
        levels.push(reader.told(&passage));
        levels.push(reader.told(&waits));
        below = Some(report);
    }
    levels
}

/// * `chains`: of each year the reports, the lowest first.
fn entry(page: &mut Page<'_>, chains: &[&Vec<&ReportOccurrence>]) {
    let reader = page.reader;
    let lowest = at_level(chains, 0);
    let (Some(chain), Some(first)) = (chains.first(), lowest.first()) else {
        return;
    };
    let mut periods = Vec::new();
    for report in &lowest {
        periods.push(report.covers);
    }
    let title = Filled(words!("{} ({}): "), &[&first.title, &Covers(&periods)]);
    let mut text = reader.told(&title);
    for (position, level) in levels(reader, chain).chunks(2).enumerate() {
        let day = last_days(reader, &at_level(chains, position));
        text.push_str(&level.join(&day));
    }
    let mut whys = Vec::new();
    for report in chains.iter().copied().flatten() {
        whys.push(&report.why);
    }
    page.together(&label(reader, &lowest), &text, &[&first.cites], &whys);
}

/// Of each year the report at a level.
fn at_level<'a>(chains: &[&Vec<&'a ReportOccurrence>], level: usize) -> Vec<&'a ReportOccurrence> {
    let mut reports = Vec::new();
    for chain in chains {
        reports.extend(chain.get(level).copied());
    }
    reports
}

fn last_days(reader: &Reader<'_>, reports: &[&ReportOccurrence]) -> String {
    let unstated = |report: &&ReportOccurrence| {
        let mut steps = report.why.steps();
        steps.any(|step| step.rule == Rule::NoDayStated)
    };
    if reports.iter().any(unstated) {
        return reader.told(&words!("không ghi ngày", "no day stated"));
    }
    let mut days = Vec::new();
    for report in reports {
        days.push(LastDay(report.due));
    }
    reader.told(&Filled(words!("hạn cuối {}", "last day {}"), &[&days]))
}

/// By when: the day as the document words it, with its year where there is only one; where no day
/// is stated, the window.
fn label(reader: &Reader<'_>, reports: &[&ReportOccurrence]) -> String {
    let dues = reports.iter().map(|report| report.due);
    let (Some(first), Some(all)) = (reports.first(), dues.reduce(Window::hull)) else {
        return String::new();
    };
    match (first.by, reports) {
        (Some(by), [_]) => worded(reader, by, &ShortDay(written(first))),
        (Some(by), _) => worded(reader, by, &DayInYear(written(first))),
        (None, [_]) => reader.told(&Span(first.due)),
        (None, _) => reader.told(&Span(Window {
            earliest: all.earliest.start_of_year(),
            latest: all.latest.end_of_year(),
        })),
    }
}

/// The day that the document writes.
fn written(report: &ReportOccurrence) -> Day {
    let year = report.covers.widest().latest.year();
    let named = report.by.and_then(|by| by.named_day().in_year(year));
    named.unwrap_or(report.due.latest)
}

fn worded(reader: &Reader<'_>, by: Deadline, day: &dyn Say) -> String {
    let sentence = match by {
        Deadline::Before(_) => words!("trước {}", "before {}"),
        Deadline::AtLatest(_) => words!("chậm nhất {}", "by {}"),
        Deadline::ByEndOf(_) => words!("đến hết {}", "by end of {}"),
    };
    reader.told(&Filled(sentence, &[day]))
}
