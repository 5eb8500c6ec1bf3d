//! What goes into a person's calendar: reports, planned actions and days on which something ends.

use alloc::string::String;

use super::{
    icalendar::{Date, PROPERTIES},
    page::Page,
    reader::Reader,
};
use crate::{
    answers::{
        Agenda, AgendaItem, AgendaKind, Answering, ReportOccurrence, ReportState, Reports, Urgency,
        Why,
    },
    fold::fold,
    model::Citation,
    time::{Day, Window},
    words::{Filled, Say, words},
};

/// Reports and actions as tasks, ends of force as whole days. What has no time of its own comes only
/// when all is asked, as tasks without a day.
pub(super) fn agenda(page: &mut Page<'_>, agenda: &Agenda) {
    page.table(&PROPERTIES);
    for item in &agenda.items {
        agenda_item(page, item);
    }
}

fn agenda_item(page: &mut Page<'_>, item: &AgendaItem) {
    let reader = page.reader;
    let day = item.day.filter(|_| item.urgency != Urgency::Undated);
    let (is_wanted, due) = match item.kind {
        AgendaKind::Expiry | AgendaKind::Notice => (day.is_some(), day),
        AgendaKind::Report | AgendaKind::Action => (day.is_some() || reader.all, day),
        AgendaKind::Target | AgendaKind::Unresolved | AgendaKind::MissingFact => (reader.all, None),
    };
    if !is_wanted {
        return;
    }
    let window = day.map(|_| item.window);
    let description = described(reader, window, &item.answers, &item.cites, &item.why);
    let (id, date) = (&item.id, &due.map(Date));
    if matches!(item.kind, AgendaKind::Expiry | AgendaKind::Notice) {
        let start: [&dyn Say; 4] = [&"", &"", date, &"TRANSPARENT"];
        component(page, "VEVENT", id, start, &item.title, &description);
    } else {
        let due: [&dyn Say; 4] = [date, &NEEDS_ACTION, &"", &""];
        component(page, "VTODO", id, due, &item.title, &description);
    }
}

/// Every report that is to be made as a task, done where it was received.
pub(super) fn reports(page: &mut Page<'_>, reports: &Reports) {
    page.table(&PROPERTIES);
    for report in &reports.occurrences {
        if report.state != ReportState::Waived {
            report_item(page, report);
        }
    }
}

fn report_item(page: &mut Page<'_>, report: &ReportOccurrence) {
    let reader = page.reader;
    let status = match report.state {
        ReportState::Submitted | ReportState::SubmittedLate => "COMPLETED",
        _ => NEEDS_ACTION,
    };
    let due = Some(report.due.latest).filter(|day| *day < Day::MAX);
    let owing = report.owing();
    let rest = described(reader, Some(report.due), &owing, &report.cites, &report.why);
    let sentence = words!("Tình trạng: {}\n{}", "State: {}\n{}");
    let description = Filled(sentence, &[&report.state, &rest]);
    let id = alloc::format!("report:{}", report.id);
    let due: [&dyn Say; 4] = [&due.map(Date), &status, &"", &""];
    component(page, "VTODO", &id, due, report, &description);
}

const NEEDS_ACTION: &str = "NEEDS-ACTION";

/// A component with its properties.
///
/// * `kind`: of which kind it is; where it begins and ends.
/// * `id`: unique within the province, whose first name stays though it be renamed.
/// * `days`: when it is due and its status, or when it starts and what that leaves free.
fn component(
    page: &mut Page<'_>,
    kind: &str,
    id: &str,
    [due, status, start, free]: [&dyn Say; 4],
    summary: &dyn Say,
    description: &dyn Say,
) {
    let province = &page.reader.register.records().province;
    let name = fold(province.name.in_vietnamese()).replace(' ', "-");
    let uid = alloc::format!("{id}@{name}.hoptac");
    let stamp = &"";
    page.row(&[
        &kind,
        &uid,
        stamp,
        due,
        status,
        start,
        free,
        summary,
        description,
        &kind,
    ]);
}

/// The window where there is more than one candidate day, who answers, and why.
fn described(
    reader: &Reader<'_>,
    window: Option<Window>,
    answers: &[Answering],
    cites: &[Citation],
    why: &Why,
) -> String {
    let mut text = String::new();
    if let Some(window) = window.filter(|window| !window.is_exact()) {
        let sentence = words!(
            "Không ghi ngày cụ thể: {}\n",
            "No exact day is stated: {}\n"
        );
        Filled(sentence, &[&window]).say(reader.language, &mut text);
    }
    if !answers.is_empty() {
        answers.say(reader.language, &mut text);
        text.push('\n');
    }
    text.push_str(&reader.places(&[cites]));
    text.push('\n');
    text.push_str(&reader.steps(&[why]));
    text
}

#[cfg(test)]
mod tests {
    use crate::{
        contract::Reply,
        render::sample::{asked, expect, rendered},
    };

    fn unfolded(ask: &str) -> alloc::string::String {
        rendered(ask).replace("\r\n ", "").replace("\r\n", "\n")
    }

    #[test]
    fn an_agenda_in_vietnamese() {
        let ask = r#"{"form": "icalendar", "stamp": "20250915T000000Z", "question": {"agenda": {"on": "2025-09-15", "until": "2025-12-31"}}}"#;
        expect(
            &unfolded(ask),
            r"
             |BEGIN:VCALENDAR
             |VERSION:2.0
             |PRODID:-//hoptac//hoptac 0.1.0//EN
             |BEGIN:VTODO
             |UID:report:yearly:2023:2@tinh-song-ho.hoptac
             |DTSTAMP:20250915T000000Z
             |DUE;VALUE=DATE:20231231
             |STATUS:NEEDS-ACTION
             |SUMMARY;LANGUAGE=vi:Báo cáo hằng năm (năm 2023): Sở Ngoại vụ → UBND tỉnh
             |DESCRIPTION;LANGUAGE=vi:Không ghi ngày cụ thể: trong khoảng 29/10/2023–31/12/2023\nSở Ngoại vụ\n1/KH-UBND\, V.2
             |END:VTODO
             |BEGIN:VTODO
             |UID:report:yearly:2024:1@tinh-song-ho.hoptac
             |DTSTAMP:20250915T000000Z
             |DUE;VALUE=DATE:20241029
             |STATUS:NEEDS-ACTION
             |SUMMARY;LANGUAGE=vi:Báo cáo hằng năm (năm 2024): Sở Văn hóa\, Du lịch → Sở Ngoại vụ
             |DESCRIPTION;LANGUAGE=vi:Sở Văn hóa\, Du lịch\n1/KH-UBND\, V.2
             |END:VTODO
             |BEGIN:VTODO
             |UID:report:yearly:2024:2@tinh-song-ho.hoptac
             |DTSTAMP:20250915T000000Z
             |DUE;VALUE=DATE:20241231
             |STATUS:NEEDS-ACTION
             |SUMMARY;LANGUAGE=vi:Báo cáo hằng năm (năm 2024): Sở Ngoại vụ → UBND tỉnh
             |DESCRIPTION;LANGUAGE=vi:Không ghi ngày cụ thể: trong khoảng 29/10/2024–31/12/2024\nSở Ngoại vụ\n1/KH-UBND\, V.2
             |END:VTODO
             |BEGIN:VTODO
             |UID:action:re-sign-gamma@tinh-song-ho.hoptac
             |DTSTAMP:20250915T000000Z
             |DUE;VALUE=DATE:20241231
             |STATUS:NEEDS-ACTION
             |SUMMARY;LANGUAGE=vi:Tái ký với Tỉnh Gamma
             |DESCRIPTION;LANGUAGE=vi:Không ghi ngày cụ thể: trong khoảng 01/01/2024–31/12/2024\nSở Ngoại vụ\n1/KH-UBND\, II.1
             |END:VTODO
             |BEGIN:VTODO
             |UID:report:yearly:2025:1@tinh-song-ho.hoptac
             |DTSTAMP:20250915T000000Z
             |DUE;VALUE=DATE:20251029
             |STATUS:NEEDS-ACTION
             |SUMMARY;LANGUAGE=vi:Báo cáo hằng năm (năm 2025): Sở Văn hóa\, Du lịch → Sở Ngoại vụ
             |DESCRIPTION;LANGUAGE=vi:Sở Văn hóa\, Du lịch\n1/KH-UBND\, V.2
             |END:VTODO
             |BEGIN:VEVENT
             |UID:expiry:delta-mou:2025-10-31@tinh-song-ho.hoptac
             |DTSTAMP:20250915T000000Z
             |DTSTART;VALUE=DATE:20251031
             |TRANSP:TRANSPARENT
             |SUMMARY;LANGUAGE=vi:Bản ghi nhớ với Delta sẽ hết hạn
             |DESCRIPTION;LANGUAGE=vi:Không ghi ngày cụ thể: trong khoảng 01/10/2025–31/10/2025\nchưa rõ (thay Sở Lao động)\n1/KH-UBND\, II.2
             |END:VEVENT
             |BEGIN:VTODO
             |UID:report:yearly:2025:2@tinh-song-ho.hoptac
             |DTSTAMP:20250915T000000Z
             |DUE;VALUE=DATE:20251231
             |STATUS:NEEDS-ACTION
             |SUMMARY;LANGUAGE=vi:Báo cáo hằng năm (năm 2025): Sở Ngoại vụ → UBND tỉnh
             |DESCRIPTION;LANGUAGE=vi:Không ghi ngày cụ thể: trong khoảng 29/10/2025–31/12/2025\nSở Ngoại vụ\n1/KH-UBND\, V.2
             |END:VTODO
             |END:VCALENDAR
            ",
        );
    }

    #[test]
    fn reports_in_english() {
        let ask = r#"{"form": "icalendar", "stamp": "20250915T000000Z", "language": "en", "why": true, "question": {"reports": {"from": "2023-01-01", "until": "2023-12-31", "on": "2025-09-15"}}}"#;
        expect(
            &unfolded(ask),
            r"
             |BEGIN:VCALENDAR
             |VERSION:2.0
             |PRODID:-//hoptac//hoptac 0.1.0//EN
             |BEGIN:VTODO
             |UID:report:yearly:2023:1@tinh-song-ho.hoptac
             |DTSTAMP:20250915T000000Z
             |DUE;VALUE=DATE:20231029
             |STATUS:COMPLETED
             |SUMMARY;LANGUAGE=en:Yearly report (2023): Culture\, Tourism → Foreign Affairs
             |DESCRIPTION;LANGUAGE=en:State: submitted\n1/KH-UBND\, V.2\n1. The document writes “before 30/10”: the last day is 29 October 2023. [1/KH-UBND\, V.2]\n2. The document names Foreign Affairs. [1/KH-UBND\, V.2]
             |END:VTODO
             |BEGIN:VTODO
             |UID:report:yearly:2023:2@tinh-song-ho.hoptac
             |DTSTAMP:20250915T000000Z
             |DUE;VALUE=DATE:20231231
             |STATUS:NEEDS-ACTION
             |SUMMARY;LANGUAGE=en:Yearly report (2023): Foreign Affairs → People's Committee
             |DESCRIPTION;LANGUAGE=en:State: overdue\nNo exact day is stated: between 29 October 2023 and 31 December 2023\nForeign Affairs\n1/KH-UBND\, V.2\n1. No day is stated\; the report falls within its period: between 29 October 2023 and 31 December 2023. [1/KH-UBND\, V.2]\n2. The document names People's Committee. [1/KH-UBND\, V.2]\n3. The last day has passed\, and the register records no report. [1/KH-UBND\, V.2]
             |END:VTODO
             |END:VCALENDAR
            ",
        );
    }

    #[test]
    fn what_cannot_be_laid_out_is_refused() {
        for (ask, code, path) in [
            (
                r#"{"form": "icalendar", "question": {"targets": {"on": "2025-09-15"}}}"#,
                "unknown_choice",
                "/render/form",
            ),
            (
                r#"{"form": "csv", "question": {"check": {}}}"#,
                "unknown_choice",
                "/render/form",
            ),
            (
                r#"{"form": "icalendar", "question": {"agenda": {"on": "2025-09-15", "until": "2025-12-31"}}}"#,
                "missing_field",
                "/render/stamp",
            ),
            (
                r#"{"form": "icalendar", "stamp": "2025-09-15T00:00:00Z", "question": {"agenda": {"on": "2025-09-15", "until": "2025-12-31"}}}"#,
                "bad_value",
                "/render/stamp",
            ),
            (
                r#"{"form": "csv", "question": {"agenda": {"on": "2025-09-15", "until": "2025-01-31"}}}"#,
                "ends_before_start",
                "/render/question/agenda/until",
            ),
            (
                r#"{"question": {"standing": {"agreement": "nobody", "on": "2025-09-15"}}}"#,
                "unknown_id",
                "/render/question/standing/agreement",
            ),
            (
                r#"{"form": "pdf", "question": {"check": {}}}"#,
                "unknown_choice",
                "/render/form",
            ),
        ] {
            let Reply::Errors(problems) = asked(ask) else {
                panic!("{ask} is answered");
            };
            let problem = problems.iter().next().unwrap();
            assert_eq!(
                (problem.code.as_str(), problem.path.as_str()),
                (code, path),
                "{ask}"
            );
        }
    }
}
