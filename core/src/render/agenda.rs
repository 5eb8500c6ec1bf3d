//! The agenda: what stands, what is overdue, what comes, and what is not known, on about one page.

use alloc::{string::String, vec::Vec};

use super::{
    page::Page,
    reader::{Capitalised, Dotted, End, OnDay, Reader, Span, grouped, those},
    report_entries::report_entries,
    standings,
};
use crate::{
    answers::{
        ACTIONS, Agenda, AgendaItem, AgendaKind, Fact, NOBODY_NAMED, ReportOccurrence, Urgency,
    },
    model::{Agreement, Responsibility},
    words::{Filled, Quantity, Say, words},
};

/// * `reports`: those that the agenda's items are about.
pub(super) fn page(page: &mut Page<'_>, agenda: &Agenda, reports: &[ReportOccurrence]) {
    let reader = page.reader;
    page.title(&[
        &Capitalised(&agenda.province),
        &words!("hợp tác quốc tế", "international cooperation"),
        &OnDay(agenda.on),
    ]);
    let counts = counts(reader, agenda);
    page.line(&words!("Thỏa thuận", "Agreements"), &counts);
    let mut label = words!("Chỉ tiêu", "Targets");
    for target in &agenda.targets {
        page.explained(&label, target, &target.cites, &target.why);
        label = words!("");
    }
    let mut reports = reports.iter().collect::<Vec<_>>();
    reports.sort_by(|a, b| a.id.cmp(&b.id));
    if !agenda.groups.is_empty() {
        let mut by_id = agenda.items.iter().collect::<Vec<_>>();
        by_id.sort_by(|a, b| a.id.cmp(&b.id));
        for group in &agenda.groups {
            let mut items = Vec::new();
            for id in &group.items {
                let first = by_id.partition_point(|item| item.id < *id);
                let known = by_id.iter().copied().skip(first);
                items.extend(known.take_while(|item| item.id == *id));
            }
            listed(page, &Capitalised(&group.name), &items, &reports);
        }
        return;
    }
    for (urgency, heading) in &[
        (
            Urgency::Overdue,
            words!(
                "Quá hạn, sổ chưa ghi kết quả",
                "Overdue, no outcome recorded"
            )
            .into(),
        ),
        (
            Urgency::Soon,
            words!("Trong 30 ngày tới", "Within 30 days").into(),
        ),
        (
            Urgency::Later,
            words!("Tiếp theo, xét đến {}", "Next, up to {}").with(&[&agenda.until]),
        ),
    ] {
        // Targets stand at the top of the page already.
        let items = those(&agenda.items, &|item| {
            item.urgency == *urgency && item.kind != AgendaKind::Target
        });
        listed(page, heading, &items, &reports);
    }
    unresolved(page, agenda);
    missing_facts(page, agenda);
    without_time(page, agenda);
}

fn counts(reader: &Reader<'_>, agenda: &Agenda) -> String {
    let phases = standings::counts(reader, &agenda.counts);
    if agenda.term_not_stated == 0 {
        return phases;
    }
    reader.told(&Filled(
        words!("{} · không ghi thời hạn {}", "{} · no term stated {}"),
        &[&phases, &agenda.term_not_stated],
    ))
}

/// Reports on their way up, then everything else by its title.
///
/// * `reports`: by their ids.
fn listed(
    page: &mut Page<'_>,
    heading: &dyn Say,
    items: &[&AgendaItem],
    reports: &[&ReportOccurrence],
) {
    page.counted(heading, items.len());
    let (mut occurrences, mut others) = (Vec::new(), Vec::new());
    for item in items {
        if let Some(id) = item.id.strip_prefix("report:") {
            let place = reports.binary_search_by(|report| report.id.as_str().cmp(id));
            occurrences.extend(place.ok().and_then(|place| reports.get(place)).copied());
        } else {
            others.push(*item);
        }
    }
    report_entries(page, &occurrences);
    titled(page, &others);
}

/// Items by their titles; those that share their time, their units and their places stand
/// together. In a first look, what is not pressing names one of those of a document, and counts
/// the others.
fn titled(page: &mut Page<'_>, items: &[&AgendaItem]) {
    let reader = page.reader;
    let pressing = |item: &&AgendaItem| matches!(item.urgency, Urgency::Overdue | Urgency::Soon);
    let first_look = !reader.all && !items.iter().any(pressing);
    let label = |item: &AgendaItem| match item.urgency {
        Urgency::Undated => String::new(),
        _ => reader.told(&Span(item.window)),
    };
    let key = |item: &AgendaItem| {
        let place = if first_look && item.kind == AgendaKind::Action {
            let documents = item.cites.iter().map(|cite| cite.document.as_str());
            documents.collect()
        } else {
            reader.places(&[&item.cites])
        };
        [label(item), reader.who(&item.answers), place].join("\n")
    };
    for items in &grouped(items, &key) {
        let Some(first) = items.first() else {
            continue;
        };
        let named = if first_look { 1 } else { items.len() };
        let mut titles = Vec::new();
        for item in items.iter().take(named) {
            titles.push(reader.text(&item.title));
        }
        let others = items.len().saturating_sub(named);
        let more = words!("; và {} việc khác", "; and {} more").with(&[&others]);
        let more = (others > 0).then_some(more);
        let titles = Filled(words!("{}{}"), &[&titles.join("; "), &more]);
        let who = reader.who(&first.answers);
        together(page, &label(first), &Dotted(&[&titles, &who]), items);
    }
}

/// An entry that stands for some items, with the places and steps of all.
fn together(page: &mut Page<'_>, label: &dyn Say, text: &dyn Say, items: &[&AgendaItem]) {
    let (mut cites, mut whys) = (Vec::new(), Vec::new());
    for item in items {
        cites.push(item.cites.as_slice());
        whys.push(&item.why);
    }
    page.together(label, text, &cites, &whys);
}

/// Responsibilities of which it cannot be told who leads.
fn unresolved(page: &mut Page<'_>, agenda: &Agenda) {
    let reader = page.reader;
    let items = undated(agenda, &|item| item.kind == AgendaKind::Unresolved);
    let heading = &words!(
        "Chưa rõ đơn vị chủ trì sau khi sắp xếp bộ máy",
        "Not known who leads since units were reorganised"
    );
    page.counted(heading, items.len());
    for item in items {
        let subject = reader.register.by_id::<Responsibility>(&item.subject);
        let title = subject.map_or(&item.title, |subject| &subject.title);
        let who = reader.who(&item.answers);
        together(page, &"", &Dotted(&[title, &who]), &[item]);
    }
}

/// Facts that nobody recorded, by kind of fact and by whom to ask: in a first look only the
/// partners' names.
fn missing_facts(page: &mut Page<'_>, agenda: &Agenda) {
    let reader = page.reader;
    let is_missing = |item: &AgendaItem| item.kind == AgendaKind::MissingFact;
    let heading = &words!(
        "Thiếu thông tin, nên chưa kết luận được còn hiệu lực hay không",
        "Facts missing, without which it cannot be told what is in force"
    );
    page.counted(heading, undated(agenda, &is_missing).len());
    let mut facts = Fact::ALL.map(|fact| (reader.told(&fact), fact.as_str()));
    facts.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (label, fact) in &mut facts {
        let named = |item: &AgendaItem| {
            item.id
                .strip_suffix(*fact)
                .is_some_and(|id| id.ends_with(':'))
        };
        let items = undated(agenda, &|item| is_missing(item) && named(item));
        let key = |item: &AgendaItem| {
            let apart = if reader.all { &item.id } else { "" };
            [apart, first_unit(reader, item)].join("\n")
        };
        for items in &grouped(&items, &key) {
            let text = match items.as_slice() {
                [item]
                    if reader.all
                        && let Some(agreement) = agreement(reader, item) =>
                {
                    reader.told(&agreement.title)
                }
                items => partners(reader, items),
            };
            let ask = match items.first().map_or("", |item| first_unit(reader, item)) {
                "" => String::new(),
                unit => reader.told(&Filled(words!("hỏi {}", "ask {}"), &[&unit])),
            };
            together(page, label, &Dotted(&[&text, &ask]), items);
            label.clear();
        }
    }
}

/// Actions for which the plan sets no time: in a first look only how many each unit leads.
fn without_time(page: &mut Page<'_>, agenda: &Agenda) {
    let reader = page.reader;
    let items = undated(agenda, &|item| {
        !matches!(item.kind, AgendaKind::Unresolved | AgendaKind::MissingFact)
    });
    let heading = &words!(
        "Việc mà kế hoạch không ghi thời gian",
        "Actions for which the plan gives no time"
    );
    page.counted(heading, items.len());
    if reader.all {
        titled(page, &items);
        return;
    }
    let mut groups = grouped(&items, &|item| first_unit(reader, item).into());
    groups.sort_by_key(|group| core::cmp::Reverse(group.len()));
    for items in &groups {
        let unit = items.first().map_or("", |item| first_unit(reader, item));
        let unit: &dyn Say = if unit.is_empty() {
            &NOBODY_NAMED
        } else {
            &unit
        };
        let shared = items.iter().filter(|item| item.answers.len() > 1).count();
        let with_others = words!(
            " ({} việc cùng đơn vị khác)",
            " ({} together with other units)"
        );
        let with_others = (shared > 0).then(|| with_others.with(&[&shared]));
        let text = Filled(words!("{}{}"), &[unit, &with_others]);
        together(page, &Quantity(items.len(), ACTIONS), &text, items);
    }
}

/// The unit that is named first, and so the one to turn to.
fn first_unit<'i>(reader: &Reader<'_>, item: &'i AgendaItem) -> &'i str {
    let first = item.answers.first();
    first.map_or("", |first| reader.text(&first.name))
}

fn agreement<'r>(reader: &Reader<'r>, item: &AgendaItem) -> Option<&'r Agreement> {
    reader.register.by_id(&item.subject)
}

/// The other side of the agreements that some items are about, each once.
fn partners(reader: &Reader<'_>, items: &[&AgendaItem]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for agreement in items.iter().filter_map(|item| agreement(reader, item)) {
        for name in reader.parties(&agreement.theirs) {
            let name = reader.text(name);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.join(", ")
}

fn undated<'a>(agenda: &'a Agenda, wanted: &dyn Fn(&AgendaItem) -> bool) -> Vec<&'a AgendaItem> {
    those(&agenda.items, &|item| {
        item.urgency == Urgency::Undated && wanted(item)
    })
}

/// Every item, whatever its urgency.
pub(super) fn table(page: &mut Page<'_>, agenda: &Agenda) {
    let reader = page.reader;
    page.table(&[
        &words!("Mã", "Id"),
        &words!("Mức khẩn", "Urgency"),
        &words!("Loại", "Kind"),
        &words!("Nội dung", "Subject"),
        &words!("Từ ngày", "From"),
        &words!("Ngày cuối", "Last day"),
        &words!("Đơn vị", "Units"),
        &words!("Nơi ghi", "Source"),
    ]);
    for item in &agenda.items {
        page.row(&[
            &item.id,
            &item.urgency,
            &item.kind,
            &item.title,
            &End(item.window.earliest),
            &End(item.window.latest),
            &item.answers,
            &reader.places(&[&item.cites]),
        ]);
    }
}

#[cfg(test)]
mod tests {
    use crate::render::sample::{expect, rendered};

    #[test]
    fn a_first_look_in_vietnamese() {
        let ask = r#"{"question": {"agenda": {"on": "2025-09-15", "until": "2025-12-31"}}}"#;
        expect(&rendered(ask), "
             |Tỉnh Sông Hồ · hợp tác quốc tế · ngày 15/09/2025
             |
             |Thỏa thuận          còn hiệu lực 1–2 · hết hạn 0–1 · không ghi thời hạn 1
             |Chỉ tiêu            Ký mới 2 đối tác: 1/2; đã qua 90 % thời gian, theo nhịp đều cần 1: kịp
             |                                                                                       1/KH-UBND, II
             |
             |Quá hạn, sổ chưa ghi kết quả (4)
             |  29/10–31/12/2023  Báo cáo hằng năm (năm 2023): Sở Ngoại vụ → UBND tỉnh (không ghi ngày)
             |                                                                                      1/KH-UBND, V.2
             |  trước 30/10/2024  Báo cáo hằng năm (năm 2024): Sở Văn hóa, Du lịch → Sở Ngoại vụ (hạn cuối thứ Ba
             |                    29/10/2024) → UBND tỉnh (không ghi ngày, còn chờ báo cáo của 1 đơn vị)
             |                                                                                      1/KH-UBND, V.2
             |  năm 2024          Tái ký với Tỉnh Gamma · Sở Ngoại vụ                              1/KH-UBND, II.1
             |
             |Tiếp theo, xét đến 31/12/2025 (3)
             |  trước 30/10/2025  Báo cáo hằng năm (năm 2025): Sở Văn hóa, Du lịch → Sở Ngoại vụ (hạn cuối thứ Tư
             |                    29/10/2025) → UBND tỉnh (không ghi ngày, còn chờ báo cáo của 1 đơn vị)
             |                                                                                      1/KH-UBND, V.2
             |  tháng 10/2025     Bản ghi nhớ với Delta sẽ hết hạn · chưa rõ (thay Sở Lao động)    1/KH-UBND, II.2
             |
             |Chưa rõ đơn vị chủ trì sau khi sắp xếp bộ máy (1)
             |                    Công ty Delta · chưa rõ (thay Sở Lao động)                       1/KH-UBND, II.2
             |
             |Thiếu thông tin, nên chưa kết luận được còn hiệu lực hay không (1)
             |  thời hạn          Tỉnh Gamma · hỏi Sở Ngoại vụ                                     1/KH-UBND, II.1
             |
             |Việc mà kế hoạch không ghi thời gian (1)
             |  1 việc            Sở Văn hóa, Du lịch (1 việc cùng đơn vị khác)                    1/KH-UBND, II.1
            ");
    }

    #[test]
    fn a_first_look_in_english() {
        let ask = r#"{"language": "en", "question": {"agenda": {"on": "2025-09-15", "until": "2025-12-31"}}}"#;
        expect(&rendered(ask), "
             |Song Ho Province · international cooperation · 15 September 2025
             |
             |Agreements            in force 1–2 · expired 0–1 · no term stated 1
             |Targets               Sign with 2 new partners: 1/2; 90 % of the time has passed, an even pace asks
             |                      for 1: on pace                                                   1/KH-UBND, II
             |
             |Overdue, no outcome recorded (4)
             |  29 Oct–31 Dec 2023  Yearly report (2023): Foreign Affairs → People's Committee (no day stated)
             |                                                                                      1/KH-UBND, V.2
             |  before 30 Oct 2024  Yearly report (2024): Culture, Tourism → Foreign Affairs (last day Tuesday 29
             |                      October 2024) → People's Committee (no day stated, waits for the reports of 1
             |                      unit)                                                           1/KH-UBND, V.2
             |  2024                Re-sign with Gamma · Foreign Affairs                           1/KH-UBND, II.1
             |
             |Next, up to 31 December 2025 (3)
             |  before 30 Oct 2025  Yearly report (2025): Culture, Tourism → Foreign Affairs (last day Wednesday
             |                      29 October 2025) → People's Committee (no day stated, waits for the reports of
             |                      1 unit)                                                         1/KH-UBND, V.2
             |  Oct 2025            Memorandum with Delta will run out · not known (after Labour)  1/KH-UBND, II.2
             |
             |Not known who leads since units were reorganised (1)
             |                      Delta Company · not known (after Labour)                       1/KH-UBND, II.2
             |
             |Facts missing, without which it cannot be told what is in force (1)
             |  the term            Gamma Province · ask Foreign Affairs                           1/KH-UBND, II.1
             |
             |Actions for which the plan gives no time (1)
             |  1 action            Culture, Tourism (1 together with other units)                 1/KH-UBND, II.1
            ");
    }

    #[test]
    fn in_full_with_the_steps() {
        let ask = r#"{"all": true, "why": true, "question": {"agenda": {"on": "2025-12-15", "until": "2025-12-31"}}}"#;
        expect(&rendered(ask), "
             |Tỉnh Sông Hồ · hợp tác quốc tế · ngày 15/12/2025
             |
             |Thỏa thuận          còn hiệu lực 0–1 · hết hạn 1–2 · không ghi thời hạn 1
             |Chỉ tiêu            Ký mới 2 đối tác: 1/2; đã qua 98 % thời gian, theo nhịp đều cần 1: kịp
             |                                                                                       1/KH-UBND, II
             |                      1. Tính: Bản ghi nhớ với Delta, ký trong kỳ. [1/KH-UBND, II.2]
             |                      2. Đã qua 98 % thời gian; theo nhịp đều thì cần 1 trên 2. [1/KH-UBND, II]
             |
             |Quá hạn, sổ chưa ghi kết quả (5)
             |  29/10–31/12/2023  Báo cáo hằng năm (năm 2023): Sở Ngoại vụ → UBND tỉnh (không ghi ngày)
             |                                                                                      1/KH-UBND, V.2
             |                      1. Văn bản không ghi ngày; báo cáo rơi vào kỳ của nó: trong khoảng
             |                      29/10/2023–31/12/2023. [1/KH-UBND, V.2]
             |                      2. Văn bản ghi UBND tỉnh. [1/KH-UBND, V.2]
             |                      3. Hạn đã qua và sổ chưa ghi nhận báo cáo. [1/KH-UBND, V.2]
             |  trước 30/10/2024  Báo cáo hằng năm (năm 2024): Sở Văn hóa, Du lịch → Sở Ngoại vụ (hạn cuối thứ Ba
             |                    29/10/2024) → UBND tỉnh (không ghi ngày, còn chờ báo cáo của 1 đơn vị)
             |                                                                                      1/KH-UBND, V.2
             |                      1. Văn bản ghi “trước ngày 30/10”: hạn cuối 29/10/2024. [1/KH-UBND, V.2]
             |                      2. Văn bản ghi Sở Ngoại vụ. [1/KH-UBND, V.2]
             |                      3. Hạn đã qua và sổ chưa ghi nhận báo cáo. [1/KH-UBND, V.2]
             |                      1. Văn bản không ghi ngày; báo cáo rơi vào kỳ của nó: trong khoảng
             |                      29/10/2024–31/12/2024. [1/KH-UBND, V.2]
             |                      2. Văn bản ghi UBND tỉnh. [1/KH-UBND, V.2]
             |                      3. Còn chờ báo cáo của 1 đơn vị. [1/KH-UBND, V.2]
             |  trước 30/10/2025  Báo cáo hằng năm (năm 2025): Sở Văn hóa, Du lịch → Sở Ngoại vụ (hạn cuối thứ Tư
             |                    29/10/2025)                                                       1/KH-UBND, V.2
             |                      1. Văn bản ghi “trước ngày 30/10”: hạn cuối 29/10/2025. [1/KH-UBND, V.2]
             |                      2. Văn bản ghi Sở Ngoại vụ. [1/KH-UBND, V.2]
             |                      3. Hạn đã qua và sổ chưa ghi nhận báo cáo. [1/KH-UBND, V.2]
             |  năm 2024          Tái ký với Tỉnh Gamma · Sở Ngoại vụ                              1/KH-UBND, II.1
             |                      1. Dự kiến trong khoảng 01/01/2024–31/12/2024. [1/KH-UBND, II.1]
             |                      2. Thời gian dự kiến đã qua và sổ không ghi kết quả. [1/KH-UBND, II.1]
             |                      3. Văn bản ghi Sở Ngoại vụ. [1/KH-UBND, II.1]
             |
             |Trong 30 ngày tới (1)
             |  29/10–31/12/2025  Báo cáo hằng năm (năm 2025): Sở Ngoại vụ → UBND tỉnh (không ghi ngày, còn chờ
             |                    báo cáo của 1 đơn vị)                                             1/KH-UBND, V.2
             |                      1. Văn bản không ghi ngày; báo cáo rơi vào kỳ của nó: trong khoảng
             |                      29/10/2025–31/12/2025. [1/KH-UBND, V.2]
             |                      2. Văn bản ghi UBND tỉnh. [1/KH-UBND, V.2]
             |                      3. Còn chờ báo cáo của 1 đơn vị. [1/KH-UBND, V.2]
             |
             |Chưa rõ đơn vị chủ trì sau khi sắp xếp bộ máy (1)
             |                    Công ty Delta · chưa rõ (thay Sở Lao động)                       1/KH-UBND, II.2
             |                      1. Văn bản ghi Sở Lao động. [1/KH-UBND, II.2]
             |                      2. Sở Lao động không còn, và sổ không ghi đơn vị kế thừa. [1/KH-UBND, II.2]
             |
             |Thiếu thông tin, nên chưa kết luận được còn hiệu lực hay không (1)
             |  thời hạn          Bản ghi nhớ với Tỉnh Gamma · hỏi Sở Ngoại vụ                     1/KH-UBND, II.1
             |                      1. Ký năm 2020. [1/KH-UBND, II.1]
             |                      2. Không văn bản nào nói khi nào có hiệu lực; sổ giả định có hiệu lực khi ký:
             |                      trong khoảng 01/01/2020–31/12/2020. [1/KH-UBND, II.1; Luật Thỏa thuận quốc tế
             |                      70/2020/QH14, điều 32]
             |                      3. Thời hạn: không ghi, không có nghĩa là vô thời hạn. [1/KH-UBND, II.1]
             |                      4. Ngày 15/12/2025: còn hiệu lực hoặc hết hạn.
             |
             |Việc mà kế hoạch không ghi thời gian (1)
             |                    Thăm Tỉnh Gamma · Sở Văn hóa, Du lịch; Sở Ngoại vụ               1/KH-UBND, II.1
             |                      1. Kế hoạch không ghi thời gian; kế hoạch kéo dài trong khoảng
             |                      01/01/2023–31/12/2025. [1/KH-UBND, II.1]
             |                      2. Văn bản ghi Sở Văn hóa, Du lịch. [1/KH-UBND, II.1]
             |                      3. Văn bản ghi Sở Ngoại vụ. [1/KH-UBND, II.1]
            ");
    }
}
