//! What a year came to, as a report: agreements, results, plans, targets, reports and the next year.

use alloc::{string::String, vec::Vec};

use super::{
    page::Page,
    reader::{Capitalised, Dotted, OnDay, Reader, Span, those},
    report_entries::report_entries,
    standings::{self, Line},
    targets,
};
use crate::{
    answers::{
        ACTIONS, ActionStanding, ActionState, EventKind, Range, ReportOccurrence, ResultGroup,
        Standing, YearResult, YearlyReport,
    },
    model::{Citation, Covers, Language},
    words::{Filled, Quantity, Say, called, words},
};

pub(super) fn page(page: &mut Page<'_>, report: &YearlyReport) {
    let year = report.year;
    page.title(&[
        &Capitalised(&report.province),
        &Filled(
            words!(
                "báo cáo hợp tác quốc tế năm {}",
                "report on international cooperation in {}"
            ),
            &[&year],
        ),
        &OnDay(report.on),
    ]);
    summary(page, report);
    let mut lines = Vec::new();
    for standing in &report.agreements {
        lines.push(Line {
            phases: standing.phases,
            text: standing,
            cites: &standing.cites,
            why: &standing.why,
        });
    }
    standings::by_phases(page, &lines);
    results(page, report);
    let planned = words!("Việc dự kiến cho năm {}", "Planned for {}");
    page.heading(&Filled(planned, &[&year]));
    actions(page, &report.planned, true);
    let target = words!("Chỉ tiêu: ", "Target: ");
    targets::sections(page, &target, &report.targets);
    page.heading(&Filled(
        words!("Báo cáo của năm {}", "Reports about {}"),
        &[&year],
    ));
    reports(page, report);
    let next = year.saturating_add(1);
    page.heading(&Filled(planned, &[&next]));
    actions(page, &report.next_year, false);
}

/// The year in a few numbers, and what they rest on.
fn summary(page: &mut Page<'_>, report: &YearlyReport) {
    let reader = page.reader;
    let counts = standings::counts(reader, &report.counts);
    page.line(&words!("Thỏa thuận", "Agreements"), &counts);
    let results: Vec<_> = report.results.iter().collect::<Vec<_>>();
    let nothing = match results.iter().find(|result| result.certain) {
        Some(_) => words!(""),
        None if results.is_empty() => words!(
            "sổ chưa ghi nhận kết quả nào trong năm",
            "the register records none in the year"
        ),
        None => words!(
            "sổ chưa ghi nhận kết quả nào chắc chắn trong năm; có thể: ",
            "the register records none that is certainly of the year; perhaps: "
        ),
    };
    let counts = counted(reader, &results);
    let counts = Filled(words!("{}{}"), &[&nothing, &counts]);
    page.line(&words!("Kết quả", "Results"), &counts);
    let mut agreements = report.agreements.iter();
    if let Some(assumption) = agreements.find_map(|standing| standing.assumes.first()) {
        page.line(&words!("Giả định của sổ", "Assumed"), assumption);
    }
}

/// An agreement, and what would have to be known to tell where it stands.
impl Say for Standing {
    fn say(&self, language: Language, text: &mut String) {
        self.title.say(language, text);
        if !self.settled_by.is_empty() {
            let sentence = words!(" (cần biết thêm: {})", " (to be settled by {})");
            Filled(sentence, &[&self.settled_by]).say(language, text);
        }
    }
}

/// The results by partner and by field; in a first look, of those that may belong to another year
/// only how many there are.
fn results(page: &mut Page<'_>, report: &YearlyReport) {
    let reader = page.reader;
    page.heading(&words!("Kết quả theo đối tác", "Results by partner"));
    for group in &report.by_partner {
        let (mut results, mut texts) = (Vec::new(), Vec::new());
        for result in of_group(reader, report, group) {
            if reader.all || result.certain {
                results.push(result);
                texts.push(told(reader, result));
            }
        }
        entry(page, group, &texts.join("; "), &results);
    }
    let perhaps = those(&report.results, &|result| !reader.all && !result.certain);
    if !perhaps.is_empty() {
        let label = &words!("Chưa rõ năm", "Year not known");
        let counts = counted(reader, &perhaps);
        page.together(label, &counts, &cites(&perhaps), &[]);
    }
    page.heading(&words!("Kết quả theo lĩnh vực", "Results by field"));
    for group in &report.by_field {
        let results = of_group(reader, report, group);
        entry(page, group, &counted(reader, &results), &results);
    }
}

/// The results of a group; in a first look only where one is certain.
fn of_group<'a>(
    reader: &Reader<'_>,
    report: &'a YearlyReport,
    group: &ResultGroup,
) -> Vec<&'a YearResult> {
    let mut results = Vec::new();
    if reader.all || group.count.least > 0 {
        for position in &group.results {
            let position = usize::try_from(*position).ok();
            results.extend(position.and_then(|position| report.results.get(position)));
        }
    }
    results
}

/// The results of a group, if there are any.
fn entry(page: &mut Page<'_>, group: &ResultGroup, text: &str, results: &[&YearResult]) {
    if !results.is_empty() {
        page.together(&Capitalised(&group.name), &text, &cites(results), &[]);
    }
}

fn cites<'a>(results: &[&'a YearResult]) -> Vec<&'a [Citation]> {
    let mut cites = Vec::new();
    for result in results {
        cites.push(result.event.cites.as_slice());
    }
    cites
}

/// What happened, and when.
fn told(reader: &Reader<'_>, result: &YearResult) -> String {
    let event = &result.event;
    let sentence = if result.certain {
        words!("{} ({})")
    } else {
        words!("{} (có thể, {})", "{} (perhaps, {})")
    };
    reader.told(&Filled(sentence, &[event, &Span(event.window)]))
}

/// How many results there are of each kind, as far as there are any.
fn counted(reader: &Reader<'_>, results: &[&YearResult]) -> String {
    let mut parts = Vec::new();
    for (kind, sentence) in &[
        (EventKind::Signed, words!("ký {}", "signed {}")),
        (EventKind::ReSigned, words!("tái ký {}", "re-signed {}")),
        (EventKind::Extended, words!("gia hạn {}", "extended {}")),
        (
            EventKind::Changed,
            words!("thay đổi khác {}", "otherwise changed {}"),
        ),
        (EventKind::Ends, words!("hết hiệu lực {}", "ended {}")),
        (
            EventKind::Done,
            words!("việc đã làm {}", "planned actions done {}"),
        ),
    ] {
        let mut range = Range::default();
        for result in results.iter().filter(|result| result.event.kind == *kind) {
            range.count(result.certain);
        }
        if range.most > 0 {
            parts.push(reader.told(&Filled(*sentence, &[&range])));
        }
    }
    parts.join(" · ")
}

/// Planned actions, with what has become of them or without; in a first look, those for which no
/// time is given are counted.
fn actions(page: &mut Page<'_>, actions: &[ActionStanding], with_state: bool) {
    let reader = page.reader;
    let no_time = words!("không ghi thời gian", "no time given");
    let mut counted: Vec<&[Citation]> = Vec::new();
    for action in actions {
        let label = match action.no_time_given {
            true if !reader.all => {
                counted.push(&action.cites);
                continue;
            }
            true => reader.told(&no_time),
            false => reader.told(&Span(action.window)),
        };
        let state = with_state.then_some(action.state);
        let text = Dotted(&[&action.title, &action.leads, &state]);
        page.explained(&label, &text, &action.cites, &action.why);
    }
    if !counted.is_empty() {
        let text = Quantity(counted.len(), ACTIONS);
        page.together(&no_time, &text, &counted, &[]);
    }
}

called! { ActionState:
    Done "đã thực hiện", "done"
    NotDue "chưa đến thời gian", "its time has not come"
    Due "sổ chưa ghi nhận kết quả", "no outcome recorded"
    Missed "quá thời gian, sổ chưa ghi nhận kết quả", "its time has passed, no outcome recorded"
    CannotBeTold "chưa rõ đã thực hiện chưa", "not known whether done"
}

/// The reports about the year, and whose are late or missing.
fn reports(page: &mut Page<'_>, report: &YearlyReport) {
    let all: Vec<_> = report.reports.iter().collect::<Vec<_>>();
    report_entries(page, &all);
    let sent = |report: &&ReportOccurrence| {
        let mut obliged = report.obliged.iter();
        obliged.any(|unit| unit.submission.is_some())
    };
    if all.iter().any(|report| !report.obliged.is_empty()) && !all.iter().any(sent) {
        page.sentence(&words!(
            "Sổ chưa ghi nhận bản báo cáo nào.",
            "The register records no report as received."
        ));
    }
    page.heading(&words!(
        "Báo cáo gửi muộn hoặc chưa có",
        "Late and missing reports"
    ));
    for late in &report.late {
        let Some(of) = all.iter().find(|of| of.id == late.report) else {
            continue;
        };
        let covers = Covers(&[of.covers]);
        for (label, units) in &[
            (words!("gửi muộn", "sent late"), &late.late),
            (words!("sổ chưa ghi nhận", "not recorded"), &late.missing),
        ] {
            if !units.is_empty() {
                let text: [&dyn Say; 4] = [&of.title, &covers, &of.to, units];
                let text = Filled(words!("{} ({}) → {}: {}"), &text);
                page.entry(label, &text, &of.cites);
            }
        }
    }
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
