//! Reports as entries of a page: one entry follows a report up all its levels, and the same report
//! of several years stands together.

use alloc::{string::String, vec::Vec};

use super::{page::Entry, reader::Reader};
use crate::{
    answers::{ReportOccurrence, ReportState, Rule},
    model::Citation,
    order,
    time::{Day, Deadline, Window},
    words,
};

/// The levels of one report, the lowest first.
type Chain<'a> = Vec<&'a ReportOccurrence>;

pub(super) fn report_entries(reader: &Reader<'_>, reports: &[&ReportOccurrence]) -> Vec<Entry> {
    let mut chains: Vec<Chain<'_>> = Vec::new();
    for report in reports {
        let same = |chain: &&mut Chain<'_>| {
            chain
                .iter()
                .all(|other| other.duty == report.duty && other.covers == report.covers)
        };
        match chains.iter_mut().find(same) {
            Some(chain) => chain.push(report),
            None => chains.push(alloc::vec![*report]),
        }
    }
    let mut years: Vec<(Vec<Level>, Vec<Chain<'_>>)> = Vec::new();
    for mut chain in chains {
        order::sort(&mut chain, |a, b| a.level.cmp(&b.level));
        let levels = levels(reader, &chain);
        let duty = |chain: &Chain<'_>| chain.first().map(|report| report.duty.clone());
        let same = |(other, chains): &&mut (Vec<Level>, Vec<Chain<'_>>)| {
            *other == levels && chains.iter().all(|other| duty(other) == duty(&chain))
        };
        match years.iter_mut().find(same) {
            Some((_, chains)) => chains.push(chain),
            None => years.push((levels, alloc::vec![chain])),
        }
    }
    let entries = years.iter();
    entries
        .filter_map(|(levels, chains)| entry(reader, levels, chains))
        .collect()
}

/// One level in words, apart from its day.
#[derive(PartialEq)]
struct Level {
    passage: String,
    waits: Option<String>,
}

fn levels(reader: &Reader<'_>, chain: &Chain<'_>) -> Vec<Level> {
    let mut below: Option<&ReportOccurrence> = None;
    let mut levels = Vec::new();
    for report in chain {
        let to = report.to.words();
        let to = reader.text(&to);
        let from = words::obliged(report, reader.language);
        // Who received the parts passes the whole on.
        let passes_on = below.is_some_and(|below| {
            report.obliged.len() == 1
                && below.to.units().first() == report.obliged.first().map(|obliged| &obliged.unit)
        });
        let passage = match (below, passes_on) {
            (None, _) => alloc::format!("{from} → {to}"),
            (Some(_), true) => alloc::format!(" → {to}"),
            (Some(_), false) => alloc::format!("; {from} → {to}"),
        };
        let count = words::units_counted(report.blocked_by.len(), reader.language);
        let waits = reader.say("còn chờ báo cáo của", "waits for the reports of");
        let waits = alloc::format!("{waits} {count}");
        levels.push(Level {
            passage,
            waits: (report.state == ReportState::Blocked).then_some(waits),
        });
        below = Some(report);
    }
    levels
}

fn entry(reader: &Reader<'_>, levels: &[Level], chains: &[Chain<'_>]) -> Option<Entry> {
    let lowest: Vec<_> = chains.iter().filter_map(|chain| chain.first()).collect();
    let first = lowest.first()?;
    let periods: Vec<_> = lowest.iter().map(|report| report.covers).collect();
    let mut text = alloc::format!(
        "{} ({}): ",
        reader.text(&first.title),
        words::reporting_periods(&periods, reader.language)
    );
    for (position, level) in levels.iter().enumerate() {
        let reports: Vec<_> = chains
            .iter()
            .filter_map(|chain| chain.get(position).copied())
            .collect();
        let mut notes = alloc::vec![last_days(reader, &reports)];
        notes.extend(level.waits.clone());
        text.push_str(&level.passage);
        text.push_str(&alloc::format!(" ({})", notes.join(", ")));
    }
    let cites: Vec<Citation> = first.cites.clone();
    let mut entry = reader.entry(label(reader, &lowest), text, &cites);
    let reports = chains.iter().flatten();
    entry.steps = reports.map(|report| reader.steps(&report.why)).collect();
    Some(entry)
}

fn last_days(reader: &Reader<'_>, reports: &[&ReportOccurrence]) -> String {
    let unstated = |report: &&ReportOccurrence| {
        let mut steps = report.why.steps();
        steps.any(|step| step.rule == Rule::NoDayStated)
    };
    if reports.iter().any(unstated) {
        return reader.say("không ghi ngày", "no day stated").into();
    }
    let days = reports.iter().map(|report| reader.last_day(report.due));
    let days = days.collect::<Vec<_>>().join(", ");
    alloc::format!("{} {days}", reader.say("hạn cuối", "last day"))
}

/// By when: the day as the document words it, with its year where there is only one; where no day
/// is stated, the window.
fn label(reader: &Reader<'_>, reports: &[&&ReportOccurrence]) -> String {
    let windows = reports.iter().map(|report| report.due);
    let earliest = windows.clone().map(|window| window.earliest).min();
    let latest = windows.map(|window| window.latest).max();
    let (Some(first), Some(earliest), Some(latest)) = (reports.first(), earliest, latest) else {
        return String::new();
    };
    match (first.by, reports) {
        (Some(by), [_]) => worded(reader, by, &reader.short_day(written(first))),
        (Some(by), _) => worded(reader, by, &reader.day_in_year(written(first))),
        (None, [_]) => reader.span(first.due),
        (None, _) => reader.span(Window {
            earliest: earliest.start_of_year(),
            latest: latest.end_of_year(),
        }),
    }
}

/// The day that the document writes.
fn written(report: &ReportOccurrence) -> Day {
    let year = report.covers.widest().latest.year();
    let named = report.by.and_then(|by| by.named_day().in_year(year));
    named.unwrap_or(report.due.latest)
}

fn worded(reader: &Reader<'_>, by: Deadline, day: &str) -> String {
    let words = match by {
        Deadline::Before(_) => reader.say("trước", "before"),
        Deadline::AtLatest(_) => reader.say("chậm nhất", "by"),
        Deadline::ByEndOf(_) => reader.say("đến hết", "by end of"),
    };
    alloc::format!("{words} {day}")
}
