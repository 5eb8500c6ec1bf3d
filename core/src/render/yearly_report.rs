//! What a year came to, as a report: agreements, results, plans, targets, reports and the next year.

use alloc::{string::String, vec::Vec};

use super::{
    page::{Entry, Page},
    reader::{Reader, capitalised},
    report_entries::report_entries,
    standings, targets,
};
use crate::{
    answers::{
        ActionStanding, ActionState, EventKind, Holder, LateUnits, Named, Range, ResultGroup,
        Standing, YearResult, YearlyReport,
    },
    model::{Bilingual, Citation},
    words,
};

pub(super) fn page(reader: &Reader<'_>, report: &YearlyReport) -> Page {
    let (year, province) = (report.year, capitalised(reader.text(&report.province)));
    let mut page = Page::titled(alloc::format!(
        "{province} · {} {year} · {}",
        reader.say(
            "báo cáo hợp tác quốc tế năm",
            "report on international cooperation in",
        ),
        reader.on_day(report.on)
    ));
    summary(reader, report, &mut page);
    let standings = report.agreements.iter();
    let standings = standings.map(|standing| (standing.phases, agreement(reader, standing)));
    standings::by_phases(reader, &mut page, standings.collect());
    results(reader, report, &mut page);
    page.section(
        reader.say(
            alloc::format!("Việc dự kiến cho năm {year}"),
            alloc::format!("Planned for {year}"),
        ),
        actions(reader, &report.planned, true),
    );
    let target = reader.say("Chỉ tiêu: ", "Target: ");
    targets::sections(reader, &mut page, target, &report.targets);
    reports(reader, report, &mut page);
    let next = year.saturating_add(1);
    page.section(
        reader.say(
            alloc::format!("Việc dự kiến cho năm {next}"),
            alloc::format!("Planned for {next}"),
        ),
        actions(reader, &report.next_year, false),
    );
    page
}

/// The year in a few numbers, and what they rest on.
fn summary(reader: &Reader<'_>, report: &YearlyReport, page: &mut Page) {
    let mut line = |label: &str, text: String| {
        page.entry(Entry {
            label: label.into(),
            text,
            ..Entry::default()
        });
    };
    let counts = standings::counts(reader, &report.counts);
    line(reader.say("Thỏa thuận", "Agreements"), counts);
    let results: Vec<_> = report.results.iter().collect();
    let counts = counted(reader, &results);
    let nothing = match results.iter().find(|result| result.certain) {
        Some(_) => "",
        None if results.is_empty() => reader.say(
            "sổ chưa ghi nhận kết quả nào trong năm",
            "the register records none in the year",
        ),
        None => reader.say(
            "sổ chưa ghi nhận kết quả nào chắc chắn trong năm; có thể: ",
            "the register records none that is certainly of the year; perhaps: ",
        ),
    };
    let counts = alloc::format!("{nothing}{counts}");
    line(reader.say("Kết quả", "Results"), counts);
    let assumed = report.agreements.iter();
    for assumption in assumed.flat_map(|standing| &standing.assumes).take(1) {
        let says = words::assumption(*assumption);
        let says = reader.text(&says).into();
        line(reader.say("Giả định của sổ", "Assumed"), says);
    }
}

/// An agreement, and what would have to be known to tell where it stands.
fn agreement(reader: &Reader<'_>, standing: &Standing) -> Entry {
    let mut text = String::from(reader.text(&standing.title));
    if !standing.settled_by.is_empty() {
        let facts = standing.settled_by.iter().map(|missing| &missing.says);
        let facts = words::list(facts, reader.language);
        let to_know = reader.say("cần biết thêm:", "to be settled by");
        text = alloc::format!("{text} ({to_know} {facts})");
    }
    let mut entry = reader.entry(String::new(), text, &standing.cites);
    entry.steps = reader.steps(&standing.why);
    entry
}

/// The results by partner and by field; in a first look, of those that may belong to another year
/// only how many there are.
fn results(reader: &Reader<'_>, report: &YearlyReport, page: &mut Page) {
    let mut partners = groups(reader, report, &report.by_partner, &|results| {
        results.retain(|result| reader.all || result.certain);
        let texts: Vec<_> = results.iter().map(|result| told(reader, result)).collect();
        texts.join("; ")
    });
    let mut perhaps: Vec<_> = report.results.iter().collect();
    perhaps.retain(|result| !reader.all && !result.certain);
    if !perhaps.is_empty() {
        let label = reader.say("Chưa rõ năm", "Year not known");
        partners.push(entry(reader, label, counted(reader, &perhaps), &perhaps));
    }
    page.section(
        reader.say("Kết quả theo đối tác", "Results by partner"),
        partners,
    );
    let fields = groups(reader, report, &report.by_field, &|results| {
        counted(reader, results)
    });
    page.section(
        reader.say("Kết quả theo lĩnh vực", "Results by field"),
        fields,
    );
}

/// The groups with a certain result, in full all; `text` may leave results out.
fn groups(
    reader: &Reader<'_>,
    report: &YearlyReport,
    groups: &[ResultGroup],
    text: &dyn Fn(&mut Vec<&YearResult>) -> String,
) -> Vec<Entry> {
    let mut entries = Vec::new();
    for group in groups {
        if reader.all || group.count.least > 0 {
            let mut results = of_group(report, group);
            let text = text(&mut results);
            let name = capitalised(reader.text(&group.name));
            entries.push(entry(reader, &name, text, &results));
        }
    }
    entries
}

/// An entry with the places of some results.
fn entry(reader: &Reader<'_>, label: &str, text: String, results: &[&YearResult]) -> Entry {
    let cites = results.iter().flat_map(|result| &result.event.cites);
    let cites: Vec<Citation> = cites.cloned().collect();
    reader.entry(label.into(), text, &cites)
}

fn of_group<'a>(report: &'a YearlyReport, group: &ResultGroup) -> Vec<&'a YearResult> {
    let positions = group.results.iter();
    let results =
        positions.filter_map(|position| report.results.get(usize::try_from(*position).ok()?));
    results.collect()
}

/// What happened, and when.
fn told(reader: &Reader<'_>, result: &YearResult) -> String {
    let event = &result.event;
    let kind = words::event_kind(event.kind);
    let title = match reader.text(&kind) {
        "" => reader.text(&event.title).into(),
        kind => alloc::format!("{kind}: {}", reader.text(&event.title)),
    };
    let perhaps = if result.certain {
        ""
    } else {
        reader.say("có thể, ", "perhaps, ")
    };
    alloc::format!("{title} ({perhaps}{})", reader.span(event.window))
}

/// How many results there are of each kind, as far as there are any.
fn counted(reader: &Reader<'_>, results: &[&YearResult]) -> String {
    let kinds = [
        (EventKind::Signed, "ký", "signed"),
        (EventKind::ReSigned, "tái ký", "re-signed"),
        (EventKind::Extended, "gia hạn", "extended"),
        (EventKind::Changed, "thay đổi khác", "otherwise changed"),
        (EventKind::Ends, "hết hiệu lực", "ended"),
        (EventKind::Done, "việc đã làm", "planned actions done"),
    ];
    let mut parts = Vec::new();
    for (kind, vi, en) in kinds {
        let mut range = Range::default();
        for result in results.iter().filter(|result| result.event.kind == kind) {
            range.count(result.certain);
        }
        if range.most > 0 {
            parts.push(alloc::format!("{} {range}", reader.say(vi, en)));
        }
    }
    parts.join(" · ")
}

/// Planned actions, with what has become of them or without; in a first look, those for which no
/// time is given are counted.
fn actions(reader: &Reader<'_>, actions: &[ActionStanding], with_state: bool) -> Vec<Entry> {
    let counted = |action: &&ActionStanding| action.no_time_given && !reader.all;
    let listed = actions
        .iter()
        .filter(|action| !counted(action))
        .map(|action| {
            let leads: Vec<_> = action.leads.iter().map(Holder::words).collect();
            let state = action_state(action.state);
            let mut parts = alloc::vec![String::from(reader.text(&action.title))];
            parts.push(words::list(leads.iter(), reader.language));
            parts.push(reader.text(&state).into());
            parts.truncate(if with_state { 3 } else { 2 });
            parts.retain(|part| !part.is_empty());
            let label = if action.no_time_given {
                reader.say("không ghi thời gian", "no time given").into()
            } else {
                reader.span(action.window)
            };
            let mut entry = reader.entry(label, parts.join(" · "), &action.cites);
            entry.steps = reader.steps(&action.why);
            entry
        });
    let mut entries: Vec<_> = listed.collect();
    let counted: Vec<_> = actions.iter().filter(counted).collect();
    if !counted.is_empty() {
        let number = counted.len();
        let cites = counted.into_iter().flat_map(|action| &action.cites);
        entries.push(reader.entry(
            reader.say("không ghi thời gian", "no time given").into(),
            reader.say(
                alloc::format!("{number} việc"),
                alloc::format!(
                    "{number} {}",
                    if number == 1 { "action" } else { "actions" }
                ),
            ),
            &cites.cloned().collect::<Vec<_>>(),
        ));
    }
    entries
}

fn action_state(state: ActionState) -> Bilingual {
    let (vi, en) = match state {
        ActionState::Done => ("đã thực hiện", "done"),
        ActionState::NotDue => ("chưa đến thời gian", "its time has not come"),
        ActionState::Due => ("sổ chưa ghi nhận kết quả", "no outcome recorded"),
        ActionState::Missed => (
            "quá thời gian, sổ chưa ghi nhận kết quả",
            "its time has passed, no outcome recorded",
        ),
        ActionState::CannotBeTold => ("chưa rõ đã thực hiện chưa", "not known whether done"),
    };
    Bilingual::new(vi, en)
}

/// The reports about the year, and whose are late or missing.
fn reports(reader: &Reader<'_>, report: &YearlyReport, page: &mut Page) {
    let all: Vec<_> = report.reports.iter().collect();
    page.section(
        reader.say(
            alloc::format!("Báo cáo của năm {}", report.year),
            alloc::format!("Reports about {}", report.year),
        ),
        report_entries(reader, &all),
    );
    let obliged = || all.iter().flat_map(|report| &report.obliged);
    if obliged().next().is_some() && obliged().all(|unit| unit.submission.is_none()) {
        page.sentence(reader.say(
            "Sổ chưa ghi nhận bản báo cáo nào.",
            "The register records no report as received.",
        ));
    }
    let late = report
        .late
        .iter()
        .flat_map(|late| late_entries(reader, report, late));
    page.section(
        reader.say("Báo cáo gửi muộn hoặc chưa có", "Late and missing reports"),
        late.collect(),
    );
}

fn late_entries(reader: &Reader<'_>, report: &YearlyReport, late: &LateUnits) -> Vec<Entry> {
    let of = report.reports.iter().find(|of| of.id == late.report);
    let entry = |label: &str, units: &[Named]| {
        let of = of.filter(|_| !units.is_empty())?;
        let units = words::list(units.iter().map(|unit| &unit.name), reader.language);
        let (title, to) = (reader.text(&of.title), of.to.words());
        let covers = words::reporting_periods(&[of.covers], reader.language);
        let to = reader.text(&to);
        let text = alloc::format!("{title} ({covers}) → {to}: {units}");
        Some(reader.entry(label.into(), text, &of.cites))
    };
    [
        entry(reader.say("gửi muộn", "sent late"), &late.late),
        entry(
            reader.say("sổ chưa ghi nhận", "not recorded"),
            &late.missing,
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}
