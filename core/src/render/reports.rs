//! The reports of a window: what is due, and who has sent what.

use alloc::{format, string::String, vec::Vec};

use super::{
    page::Page,
    reader::{Capitalised, End, OnDay, grouped, those},
    report_entries::report_entries,
};
use crate::{
    answers::{Obliged, ReportOccurrence, ReportState, Reports},
    model::{Covers, Id},
    words::{Filled, Say, words},
};

/// Reports by their state, what presses most first; in full, with a table of units and periods.
pub(super) fn page(page: &mut Page<'_>, reports: &Reports) {
    let reader = page.reader;
    let sentence = words!("Báo cáo {} – {}", "Reports {} – {}");
    let window = Filled(sentence, &[&reports.from, &reports.until]);
    page.title(&[&window, &OnDay(reports.on)]);
    if reports.occurrences.is_empty() {
        page.sentence(&words!(
            "Không có báo cáo nào đến hạn trong khoảng này.",
            "No report falls due in this window."
        ));
    }
    for state in &[
        ReportState::Overdue,
        ReportState::Blocked,
        ReportState::Due,
        ReportState::NotDue,
        ReportState::SubmittedLate,
        ReportState::Submitted,
        ReportState::Waived,
    ] {
        let of_state = those(&reports.occurrences, &|report| report.state == *state);
        page.counted(&Capitalised(state), of_state.len());
        report_entries(page, &of_state);
    }
    if reader.all {
        matrices(page, reports);
    }
}

/// For each duty and level a table: a row for each unit, a column for each period.
fn matrices(page: &mut Page<'_>, reports: &Reports) {
    let reader = page.reader;
    let duty_and_level = |report: &ReportOccurrence| {
        let agreement = report.agreement.as_ref().map_or("", Id::as_str);
        format!("{} {agreement} {}", report.duty, report.level)
    };
    for group in &grouped(
        &reports.occurrences.iter().collect::<Vec<_>>(),
        &duty_and_level,
    ) {
        let Some(first) = group.first() else {
            continue;
        };
        page.heading(&Filled(words!("{} → {}"), &[&first.title, &first.to]));
        let mut columns = alloc::vec![reader.told(&words!("Đơn vị", "Unit"))];
        let mut rows: Vec<(&str, Vec<String>)> = Vec::new();
        for (column, report) in (1..).zip(group) {
            columns.push(reader.told(&Covers(&[report.covers])));
            for Obliged { unit, state, .. } in &report.obliged {
                if rows.iter().all(|(id, _)| *id != unit.id) {
                    rows.push((&unit.id, alloc::vec![reader.told(unit)]));
                }
                let row = rows.iter_mut().find(|(id, _)| *id == unit.id);
                if let Some((_, cells)) = row {
                    owes_nothing(cells, column);
                    cells.push(reader.told(state));
                }
            }
        }
        let columns: Vec<&dyn Say> = columns.iter().map(|name| name as &dyn Say).collect();
        page.table(&columns);
        for (_, mut cells) in rows {
            owes_nothing(&mut cells, group.len().saturating_add(1));
            page.cells(cells);
        }
        if group.iter().any(|report| report.open) {
            page.sentence(&words!(
                "Và các đơn vị khác, không có tên trong sổ.",
                "And others that the register does not name."
            ));
        }
        page.entry(&"", &"", &first.cites);
    }
}

/// Fills a row up to a column, for the periods that a unit owes nothing for: it did not exist, or was
/// not asked.
fn owes_nothing(cells: &mut Vec<String>, column: usize) {
    while cells.len() < column {
        cells.push("–".into());
    }
}

pub(super) fn table(page: &mut Page<'_>, reports: &Reports) {
    let reader = page.reader;
    page.table(&[
        &words!("Mã", "Id"),
        &words!("Báo cáo", "Report"),
        &words!("Kỳ", "Period"),
        &words!("Cấp", "Level"),
        &words!("Đơn vị", "Unit"),
        &words!("Nơi nhận", "To"),
        &words!("Hạn sớm nhất", "Due from"),
        &words!("Hạn cuối", "Last day"),
        &words!("Tình trạng", "State"),
        &words!("Nơi ghi", "Source"),
    ]);
    for report in &reports.occurrences {
        let places = reader.places(&[&report.cites]);
        let mut row = |unit: &dyn Say, state: ReportState| {
            page.row(&[
                &report.id,
                &report.title,
                &Covers(&[report.covers]),
                &report.level,
                unit,
                &report.to,
                &End(report.due.earliest),
                &End(report.due.latest),
                &state,
                &places,
            ]);
        };
        for obliged in &report.obliged {
            row(&obliged.unit, obliged.state);
        }
        if report.open || report.obliged.is_empty() {
            row(&words!("(các đơn vị khác)", "(others)"), report.state);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::render::sample::{expect, rendered};

    #[test]
    fn in_vietnamese_in_full() {
        let ask = r#"{"all": true, "question": {"reports": {"from": "2023-01-01", "until": "2025-12-31", "on": "2025-09-15"}}}"#;
        expect(&rendered(ask), "
             |Báo cáo 01/01/2023 – 31/12/2025 · ngày 15/09/2025
             |
             |Quá hạn (2)
             |  29/10–31/12/2023  Báo cáo hằng năm (năm 2023): Sở Ngoại vụ → UBND tỉnh (không ghi ngày)
             |                                                                                      1/KH-UBND, V.2
             |  trước 30/10/2024  Báo cáo hằng năm (năm 2024): Sở Văn hóa, Du lịch → Sở Ngoại vụ (hạn cuối thứ Ba
             |                    29/10/2024)                                                       1/KH-UBND, V.2
             |
             |Còn chờ (2)
             |  2024–2025         Báo cáo hằng năm (các năm 2024, 2025): Sở Ngoại vụ → UBND tỉnh (không ghi ngày,
             |                    còn chờ báo cáo của 1 đơn vị)                                     1/KH-UBND, V.2
             |
             |Đến kỳ (1)
             |  trước 30/10/2025  Báo cáo hằng năm (năm 2025): Sở Văn hóa, Du lịch → Sở Ngoại vụ (hạn cuối thứ Tư
             |                    29/10/2025)                                                       1/KH-UBND, V.2
             |
             |Đã gửi (1)
             |  trước 30/10/2023  Báo cáo hằng năm (năm 2023): Sở Văn hóa, Du lịch → Sở Ngoại vụ (hạn cuối Chủ
             |                    Nhật 29/10/2023)                                                  1/KH-UBND, V.2
             |
             |Báo cáo hằng năm → Sở Ngoại vụ
             |  Đơn vị               năm 2023  năm 2024  năm 2025
             |  Sở Văn hóa, Du lịch  đã gửi    quá hạn   đến kỳ
             |                                                                                      1/KH-UBND, V.2
             |
             |Báo cáo hằng năm → UBND tỉnh
             |  Đơn vị       năm 2023  năm 2024  năm 2025
             |  Sở Ngoại vụ  quá hạn   còn chờ   còn chờ
             |                                                                                      1/KH-UBND, V.2
            ");
    }

    #[test]
    fn in_english() {
        let ask = r#"{"language": "en", "question": {"reports": {"from": "2024-01-01", "until": "2025-12-31", "on": "2025-09-15"}}}"#;
        expect(&rendered(ask), "
             |Reports 1 January 2024 – 31 December 2025 · 15 September 2025
             |
             |Overdue (1)
             |  before 30 Oct 2024  Yearly report (2024): Culture, Tourism → Foreign Affairs (last day Tuesday 29
             |                      October 2024)                                                   1/KH-UBND, V.2
             |
             |Waiting (2)
             |  2024–2025           Yearly report (2024, 2025): Foreign Affairs → People's Committee (no day
             |                      stated, waits for the reports of 1 unit)                        1/KH-UBND, V.2
             |
             |Due (1)
             |  before 30 Oct 2025  Yearly report (2025): Culture, Tourism → Foreign Affairs (last day Wednesday
             |                      29 October 2025)                                                1/KH-UBND, V.2
            ");
        let ask = r#"{"language": "en", "question": {"reports": {"from": "2030-01-01", "until": "2030-12-31", "on": "2025-09-15"}}}"#;
        expect(
            &rendered(ask),
            "
             |Reports 1 January 2030 – 31 December 2030 · 15 September 2025
             |
             |No report falls due in this window.
            ",
        );
    }
}
