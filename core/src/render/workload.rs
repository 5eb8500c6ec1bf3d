//! What a unit leads, coordinates and owes.

use alloc::{string::String, vec::Vec};

use super::{
    page::{Entry, Page, Table},
    reader::Reader,
    report_entries::report_entries,
};
use crate::{
    answers::{Workload, WorkloadEntry},
    words,
};

pub(super) fn page(reader: &Reader<'_>, workload: &Workload) -> Page {
    let mut page = Page::titled(alloc::format!(
        "{} · {}",
        reader.text(&workload.unit.name),
        reader.on_day(workload.on)
    ));
    if !workload.exists {
        page.sentence(reader.say(
            "Đơn vị này không tồn tại vào ngày này.",
            "This unit does not exist on this day.",
        ));
    }
    let nothing =
        workload.leads.is_empty() && workload.coordinates.is_empty() && workload.owes.is_empty();
    if workload.exists && nothing {
        page.sentence(reader.say(
            "Không có việc nào được giao và không nợ báo cáo nào.",
            "Nothing is assigned to it, and it owes no report.",
        ));
    }
    let owes: Vec<_> = workload.owes.iter().collect();
    for (heading, count, entries) in [
        (
            reader.say("Chủ trì", "Leads"),
            workload.leads.len(),
            entries(reader, &workload.leads),
        ),
        (
            reader.say("Phối hợp", "Coordinates"),
            workload.coordinates.len(),
            entries(reader, &workload.coordinates),
        ),
        (
            reader.say("Báo cáo phải gửi", "Reports owed"),
            workload.owes.len(),
            report_entries(reader, &owes),
        ),
    ] {
        page.section(alloc::format!("{heading} ({count})"), entries);
    }
    page
}

fn entries(reader: &Reader<'_>, entries: &[WorkloadEntry]) -> Vec<Entry> {
    let entries = entries.iter().map(|entry| {
        let mut text = String::from(reader.text(&entry.title));
        if let Some(written_to) = written_to(reader, entry) {
            let says = reader.say("văn bản giao", "the document names");
            text = alloc::format!("{text} ({says} {written_to})");
        }
        reader.entry(String::new(), text, &entry.cites)
    });
    entries.collect()
}

fn written_to<'e>(reader: &Reader<'_>, entry: &'e WorkloadEntry) -> Option<&'e str> {
    let written_to = entry.written_to.as_ref()?;
    Some(reader.text(&written_to.name))
}

pub(super) fn table(reader: &Reader<'_>, workload: &Workload) -> Table {
    let mut table = Table::new(reader.say(
        [
            "Vai trò",
            "Mã",
            "Nội dung",
            "Văn bản giao cho",
            "Hạn sớm nhất",
            "Hạn cuối",
            "Nơi ghi",
        ],
        [
            "Role",
            "Id",
            "Subject",
            "Document names",
            "Due from",
            "Last day",
            "Source",
        ],
    ));
    for (role, entries) in [
        (reader.say("chủ trì", "leads"), &workload.leads),
        (reader.say("phối hợp", "coordinates"), &workload.coordinates),
    ] {
        table.rows.extend(entries.iter().map(|entry| {
            alloc::vec![
                role.into(),
                entry.responsibility.as_str().into(),
                reader.text(&entry.title).into(),
                written_to(reader, entry).unwrap_or_default().into(),
                String::new(),
                String::new(),
                reader.places(&entry.cites),
            ]
        }));
    }
    table.rows.extend(workload.owes.iter().map(|report| {
        let (earliest, latest) = reader.ends(report.due);
        alloc::vec![
            reader.say("báo cáo", "owes a report").into(),
            report.id.clone(),
            reader.text(&words::report(report)).into(),
            String::new(),
            earliest,
            latest,
            reader.places(&report.cites),
        ]
    }));
    table
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
