//! Reports as entries of a page: one entry follows a report up all its levels, and the same report
//! of several years stands together.

use alloc::{format, string::String, vec::Vec};

use super::{
    page::Page,
    reader::{Reader, grouped},
};
use crate::{
    answers::{ReportOccurrence, ReportState, Rule},
    list::Listed,
    model::Id,
    order,
    time::{Day, Deadline, Window},
    words::{self, words},
};

/// One report, level by level.
struct Chain<'a> {
    /// The lowest first.
    reports: Vec<&'a ReportOccurrence>,
    levels: Vec<Level>,
}

impl Chain<'_> {
    /// What the reports of several years share that stand together: the duty, the agreement whose
    /// event it follows, and the levels.
    fn shared(&self) -> String {
        let mut shared = String::new();
        if let Some(first) = self.reports.first() {
            let agreement = first.agreement.as_ref().map_or("", Id::as_str);
            shared = format!("{} {agreement}", first.duty);
        }
        for Level { passage, waits } in &self.levels {
            shared.push_str(&format!("\n{passage}\n{waits}"));
        }
        shared
    }
}

/// One level in words, apart from its day.
struct Level {
    passage: String,
    waits: String,
}

pub(super) fn report_entries(page: &mut Page<'_>, reports: &[&ReportOccurrence]) {
    let mut chains = Vec::new();
    let keyed = reports
        .iter()
        .map(|report| (way_up(report).into(), *report));
    for (_, mut reports) in grouped(keyed.list()) {
        order::sort(&mut reports, |a, b| a.level.cmp(&b.level));
        let levels = levels(page.reader, &reports);
        chains.push(Chain { reports, levels });
    }
    let keyed = chains.iter().map(|chain| (chain.shared(), chain));
    for (_, years) in grouped(keyed.list()) {
        entry(page, &years);
    }
}

/// The id without the level: what the levels of one duty and period share.
fn way_up(report: &ReportOccurrence) -> &str {
    report.id.rsplit_once(':').map_or("", |(way_up, _)| way_up)
}

fn levels(reader: Reader<'_>, chain: &[&ReportOccurrence]) -> Vec<Level> {
    let mut below: Option<&ReportOccurrence> = None;
    let mut levels = Vec::new();
    for report in chain {
        let (from, to) = (words::obliged(report), report.to.words());
        // Who received the parts passes the whole on.
        let passes_on = below.is_some_and(|below| {
            report.obliged.len() == 1
                && below.to.units().first() == report.obliged.first().map(|obliged| &obliged.unit)
        });
        let passage = match (below, passes_on) {
            (None, _) => reader.fill(words!("{} → {}"), &[&from, &to]),
            (Some(_), true) => reader.fill(words!(" → {}"), &[&to]),
            (Some(_), false) => reader.fill(words!("; {} → {}"), &[&from, &to]),
        };
        let mut waits = String::new();
        if report.state == ReportState::Blocked {
            let count = words::units_counted(report.blocked_by.len());
            let sentence = words!(", còn chờ báo cáo của {}", ", waits for the reports of {}");
            waits = reader.fill(sentence, &[&count]);
        }
        levels.push(Level { passage, waits });
        below = Some(report);
    }
    levels
}

fn entry(page: &mut Page<'_>, chains: &[&Chain<'_>]) {
    let reader = page.reader;
    let lowest = chains.iter().filter_map(|chain| chain.reports.first());
    let lowest: Vec<&ReportOccurrence> = lowest.copied().list();
    let (Some(chain), Some(first)) = (chains.first(), lowest.first()) else {
        return;
    };
    let periods: Vec<_> = lowest.iter().map(|report| report.covers).list();
    let periods = words::reporting_periods(&periods);
    let mut text = reader.fill(words!("{} ({}): "), &[&first.title, &periods]);
    for (position, Level { passage, waits }) in chain.levels.iter().enumerate() {
        let reports = chains
            .iter()
            .filter_map(|chain| chain.reports.get(position));
        let days = last_days(reader, &reports.copied().list());
        text.push_str(&format!("{passage} ({days}{waits})"));
    }
    let mut steps = String::new();
    for report in chains.iter().flat_map(|chain| &chain.reports) {
        steps.push_str(&reader.steps(&report.why));
    }
    let places = reader.places(&[&first.cites]);
    page.located(&label(reader, &lowest), &text, places, steps);
}

fn last_days(reader: Reader<'_>, reports: &[&ReportOccurrence]) -> String {
    let unstated = |report: &&ReportOccurrence| {
        let mut steps = report.why.steps();
        steps.any(|step| step.rule == Rule::NoDayStated)
    };
    if reports.iter().any(unstated) {
        return reader.told(&words!("không ghi ngày", "no day stated"));
    }
    let days = reports.iter().map(|report| reader.last_day(report.due));
    let days = days.list().join(", ");
    reader.fill(words!("hạn cuối {}", "last day {}"), &[&days])
}

/// By when: the day as the document words it, with its year where there is only one; where no day
/// is stated, the window.
fn label(reader: Reader<'_>, reports: &[&ReportOccurrence]) -> String {
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

fn worded(reader: Reader<'_>, by: Deadline, day: &str) -> String {
    let sentence = match by {
        Deadline::Before(_) => words!("trước {}", "before {}"),
        Deadline::AtLatest(_) => words!("chậm nhất {}", "by {}"),
        Deadline::ByEndOf(_) => words!("đến hết {}", "by end of {}"),
    };
    reader.fill(sentence, &[&day])
}
