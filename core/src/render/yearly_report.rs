//! What a year came to, as a report: agreements, results, plans, targets, reports and the next year.

use alloc::{string::String, vec::Vec};

use super::{
    page::{Entry, Page},
    reader::{Reader, capitalised},
    report_entries::report_entries,
    standings, targets, timeline,
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
    let mut assumed = report
        .agreements
        .iter()
        .flat_map(|standing| &standing.assumes);
    if let Some(assumption) = assumed.next() {
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
    let perhaps = if result.certain {
        ""
    } else {
        reader.say("có thể, ", "perhaps, ")
    };
    let (what, when) = (timeline::told(reader, event), reader.span(event.window));
    alloc::format!("{what} ({perhaps}{when})")
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
            let mut parts = alloc::vec![
                String::from(reader.text(&action.title)),
                words::list(leads.iter(), reader.language),
            ];
            if with_state {
                parts.push(reader.text(&action_state(action.state)).into());
            }
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
        let text = words::actions_counted(counted.len(), reader.language);
        let cites = counted.into_iter().flat_map(|action| &action.cites);
        entries.push(reader.entry(
            reader.say("không ghi thời gian", "no time given").into(),
            text,
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

#[cfg(test)]
mod tests {
    use crate::render::sample::{expect, rendered};

    #[test]
    fn in_vietnamese() {
        let ask = r#"{"question": {"yearly_report": {"year": 2024, "on": "2024-12-31"}}}"#;
        expect(&rendered(ask), "
             |Tỉnh Sông Hồ · báo cáo hợp tác quốc tế năm 2024 · ngày 31/12/2024
             |
             |Thỏa thuận             còn hiệu lực 1–2 · hết hạn 0–1
             |Kết quả                ký 1 · hết hiệu lực 0–1
             |Giả định của sổ        có hiệu lực khi ký, trừ khi văn bản ghi khác
             |
             |Còn hiệu lực hoặc hết hạn (1)
             |                       Bản ghi nhớ với Tỉnh Gamma (cần biết thêm: thời hạn)          1/KH-UBND, II.1
             |
             |Chắc chắn còn hiệu lực (1)
             |                       Bản ghi nhớ với Delta                                         1/KH-UBND, II.2
             |
             |Kết quả theo đối tác
             |  Công ty =Delta|Nhật  Bản ghi nhớ với Delta: ký (01/03/2024)                        1/KH-UBND, II.2
             |  Chưa rõ năm          hết hiệu lực 0–1                                              1/KH-UBND, II.1
             |
             |Kết quả theo lĩnh vực
             |  Không ghi lĩnh vực   ký 1 · hết hiệu lực 0–1                                 1/KH-UBND, II.1, II.2
             |
             |Việc dự kiến cho năm 2024
             |  năm 2024             Tái ký với Tỉnh Gamma · Sở Ngoại vụ · sổ chưa ghi nhận kết quả
             |                                                                                     1/KH-UBND, II.1
             |  không ghi thời gian  1 việc                                                        1/KH-UBND, II.1
             |
             |Chỉ tiêu: Ký mới 2 đối tác
             |  Đã đạt               1/2; đã qua 66 % thời gian, theo nhịp đều cần 1: kịp            1/KH-UBND, II
             |  Tính                 Bản ghi nhớ với Delta
             |
             |Báo cáo của năm 2024
             |  trước 30/10/2024     Báo cáo hằng năm (năm 2024): Sở Văn hóa, Du lịch → Sở Ngoại vụ (hạn cuối thứ
             |                       Ba 29/10/2024) → UBND tỉnh (không ghi ngày, còn chờ báo cáo của 1 đơn vị)
             |                                                                                      1/KH-UBND, V.2
             |  Sổ chưa ghi nhận bản báo cáo nào.
             |
             |Báo cáo gửi muộn hoặc chưa có
             |  sổ chưa ghi nhận     Báo cáo hằng năm (năm 2024) → Sở Ngoại vụ: Sở Văn hóa, Du lịch
             |                                                                                      1/KH-UBND, V.2
             |
             |Việc dự kiến cho năm 2025
             |  không ghi thời gian  1 việc                                                        1/KH-UBND, II.1
            ");
    }

    #[test]
    fn in_english() {
        let ask = r#"{"language": "en", "question": {"yearly_report": {"year": 2023, "on": "2023-12-31"}}}"#;
        expect(&rendered(ask), "
             |Song Ho Province · report on international cooperation in 2023 · 31 December 2023
             |
             |Agreements            not yet in force 1 · in force 0–1 · expired 0–1
             |Results               the register records none that is certainly of the year; perhaps: ended 0–1
             |Assumed               in force on signing, unless the text says otherwise
             |
             |In force or expired (1)
             |                      Memorandum with Gamma (to be settled by the term)              1/KH-UBND, II.1
             |
             |Certainly not yet in force (1)
             |                      Memorandum with Delta                                          1/KH-UBND, II.2
             |
             |Results by partner
             |  Year not known      ended 0–1                                                      1/KH-UBND, II.1
             |
             |Planned for 2023
             |  no time given       1 action                                                       1/KH-UBND, II.1
             |
             |Target: Sign with 2 new partners
             |  Reached             0/2; 33 % of the time has passed, an even pace asks for 0: on pace
             |                                                                                       1/KH-UBND, II
             |
             |Reports about 2023
             |  before 30 Oct 2023  Yearly report (2023): Culture, Tourism → Foreign Affairs (last day Sunday 29
             |                      October 2023) → People's Committee (no day stated)              1/KH-UBND, V.2
             |
             |Planned for 2024
             |  2024                Re-sign with Gamma · Foreign Affairs                           1/KH-UBND, II.1
             |  no time given       1 action                                                       1/KH-UBND, II.1
            ");
    }
}
