//! What a unit leads, coordinates and owes.

use alloc::vec::Vec;

use super::{
    page::Page,
    reader::{End, OnDay},
    report_entries::report_entries,
};
use crate::{
    answers::{Workload, WorkloadEntry},
    words::{Filled, Words, words},
};

pub(super) fn page(page: &mut Page<'_>, workload: &Workload) {
    page.title(&[&workload.unit.name, &OnDay(workload.on)]);
    let nothing =
        workload.leads.is_empty() && workload.coordinates.is_empty() && workload.owes.is_empty();
    if !workload.exists {
        page.sentence(&words!(
            "Đơn vị này không tồn tại vào ngày này.",
            "This unit does not exist on this day."
        ));
    } else if nothing {
        page.sentence(&words!(
            "Không có việc nào được giao và không nợ báo cáo nào.",
            "Nothing is assigned to it, and it owes no report."
        ));
    }
    let (leads, coordinates) = (&workload.leads, &workload.coordinates);
    assigned(page, &words!("Chủ trì", "Leads"), leads);
    assigned(page, &words!("Phối hợp", "Coordinates"), coordinates);
    let owes: Vec<_> = workload.owes.iter().collect::<Vec<_>>();
    page.counted(&words!("Báo cáo phải gửi", "Reports owed"), owes.len());
    report_entries(page, &owes);
}

fn assigned(page: &mut Page<'_>, heading: &Words, entries: &[WorkloadEntry]) {
    page.counted(heading, entries.len());
    for entry in entries {
        let named = entry.written_to.as_ref();
        let named = named
            .map(|unit| words!(" (văn bản giao {})", " (the document names {})").with(&[unit]));
        let text = Filled(words!("{}{}"), &[&entry.title, &named]);
        page.entry(&"", &text, &entry.cites);
    }
}

pub(super) fn table(page: &mut Page<'_>, workload: &Workload) {
    let reader = page.reader;
    page.table(&[
        &words!("Vai trò", "Role"),
        &words!("Mã", "Id"),
        &words!("Nội dung", "Subject"),
        &words!("Văn bản giao cho", "Document names"),
        &words!("Hạn sớm nhất", "Due from"),
        &words!("Hạn cuối", "Last day"),
        &words!("Nơi ghi", "Source"),
    ]);
    let (leads, coordinates) = (&workload.leads, &workload.coordinates);
    rows(page, &words!("chủ trì", "leads"), leads);
    rows(page, &words!("phối hợp", "coordinates"), coordinates);
    for report in &workload.owes {
        page.row(&[
            &words!("báo cáo", "owes a report"),
            &report.id,
            report,
            &"",
            &End(report.due.earliest),
            &End(report.due.latest),
            &reader.places(&[&report.cites]),
        ]);
    }
}

fn rows(page: &mut Page<'_>, role: &Words, entries: &[WorkloadEntry]) {
    let reader = page.reader;
    for entry in entries {
        page.row(&[
            role,
            &entry.responsibility.as_str(),
            &entry.title,
            &entry.written_to,
            &"",
            &"",
            &reader.places(&[&entry.cites]),
        ]);
    }
}

#[cfg(test)]
mod tests {
    use crate::render::sample::{expect, rendered};

    #[test]
    fn in_vietnamese() {
        let ask = r#"{"question": {"workload": {"unit": "so-a", "on": "2025-09-15"}}}"#;
        expect(&rendered(ask), "
             |Sở Ngoại vụ · ngày 15/09/2025
             |
             |Chủ trì (1)
             |             Tỉnh Gamma                                                              1/KH-UBND, II.1
             |
             |Báo cáo phải gửi (2)
             |  2024–2025  Báo cáo hằng năm (các năm 2024, 2025): Sở Ngoại vụ → UBND tỉnh (không ghi ngày, còn chờ
             |             báo cáo của 1 đơn vị)                                                    1/KH-UBND, V.2
            ");
    }

    #[test]
    fn in_english() {
        let ask =
            r#"{"language": "en", "question": {"workload": {"unit": "so-b", "on": "2025-09-15"}}}"#;
        expect(&rendered(ask), "
             |Culture, Tourism · 15 September 2025
             |
             |Coordinates (1)
             |                 Gamma Province                                                      1/KH-UBND, II.1
             |
             |Reports owed (2)
             |  before 30 Oct  Yearly report (2024, 2025): Culture, Tourism → Foreign Affairs (last day Tuesday 29
             |                 October 2024, Wednesday 29 October 2025)                             1/KH-UBND, V.2
            ");
        let ask =
            r#"{"language": "en", "question": {"workload": {"unit": "so-c", "on": "2025-09-15"}}}"#;
        expect(
            &rendered(ask),
            "
             |Labour · 15 September 2025
             |
             |This unit does not exist on this day.
            ",
        );
    }
}
