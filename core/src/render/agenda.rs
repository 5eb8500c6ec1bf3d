//! The agenda: what stands, what is overdue, what comes, and what is not known, on about one page.

use alloc::{string::String, vec::Vec};

use super::{
    page::{Entry, Page, Table},
    reader::{Reader, capitalised},
    report_entries::report_entries,
    standings,
};
use crate::{
    answers::{
        Agenda, AgendaGroup, AgendaItem, AgendaKind, ReportOccurrence, TargetProgress, Urgency,
    },
    model::{Agreement, Responsibility},
    order,
    time::Day,
    words,
};

/// * `reports`: those that the agenda's items are about.
pub(super) fn page(reader: &Reader<'_>, agenda: &Agenda, reports: Vec<ReportOccurrence>) -> Page {
    let mut page = Page::titled(alloc::format!(
        "{} · {} · {}",
        capitalised(reader.text(&agenda.province)),
        reader.say("hợp tác quốc tế", "international cooperation"),
        reader.on_day(agenda.on)
    ));
    page.entry(Entry {
        label: reader.say("Thỏa thuận", "Agreements").into(),
        text: counts(reader, agenda),
        ..Entry::default()
    });
    for (position, target) in agenda.targets.iter().enumerate() {
        let label = reader.say("Chỉ tiêu", "Targets");
        let label = if position == 0 { label } else { "" };
        page.entry(progress(reader, label, target));
    }
    let look = Look { reader, reports };
    if !agenda.groups.is_empty() {
        let mut by_id: Vec<_> = agenda.items.iter().collect();
        order::sort(&mut by_id, |a, b| a.id.cmp(&b.id));
        for group in &agenda.groups {
            let (heading, entries, count) = look.group(&by_id, group);
            page.section(alloc::format!("{heading} ({count})"), entries);
        }
        return page;
    }
    let until = reader.day(agenda.until);
    for (heading, entries, count) in [
        look.dated(
            agenda,
            Urgency::Overdue,
            reader
                .say(
                    "Quá hạn, sổ chưa ghi kết quả",
                    "Overdue, no outcome recorded",
                )
                .into(),
        ),
        look.dated(
            agenda,
            Urgency::Soon,
            reader.say("Trong 30 ngày tới", "Within 30 days").into(),
        ),
        look.dated(
            agenda,
            Urgency::Later,
            alloc::format!(
                "{} {until}",
                reader.say("Tiếp theo, xét đến", "Next, up to")
            ),
        ),
        look.unresolved(agenda),
        look.missing_facts(agenda),
        look.without_time(agenda),
    ] {
        page.section(alloc::format!("{heading} ({count})"), entries);
    }
    page
}

fn counts(reader: &Reader<'_>, agenda: &Agenda) -> String {
    let mut text = standings::counts(reader, &agenda.counts);
    if agenda.term_not_stated > 0 {
        let unstated = reader.say("không ghi thời hạn", "no term stated");
        text = alloc::format!("{text} · {unstated} {}", agenda.term_not_stated);
    }
    text
}

pub(super) fn progress(reader: &Reader<'_>, label: &str, target: &TargetProgress) -> Entry {
    let text = alloc::format!(
        "{}: {}/{}; {}",
        reader.text(&target.title),
        target.reached,
        target.number,
        words::pace(target, reader.language)
    );
    let mut entry = reader.entry(label.into(), text, &target.cites);
    entry.steps = reader.steps(&target.why);
    entry
}

/// A heading, the entries below it, and how many items they stand for.
type Section = (String, Vec<Entry>, usize);

struct Look<'a, 'r> {
    reader: &'a Reader<'r>,
    reports: Vec<ReportOccurrence>,
}

impl<'r> Look<'_, 'r> {
    /// What has a day, reports first where they share an urgency; targets stand at the top of the
    /// page already.
    fn dated(&self, agenda: &Agenda, urgency: Urgency, heading: String) -> Section {
        let items: Vec<_> = agenda
            .items
            .iter()
            .filter(|item| item.urgency == urgency && item.kind != AgendaKind::Target)
            .collect();
        (heading, self.listed(&items), items.len())
    }

    /// The items of a group, whatever their urgency.
    fn group(&self, by_id: &[&AgendaItem], group: &AgendaGroup) -> Section {
        let heading = capitalised(self.reader.text(&group.name));
        let mut items = Vec::new();
        for id in &group.items {
            let first = by_id.partition_point(|item| item.id < *id);
            let known = by_id.iter().skip(first);
            items.extend(known.take_while(|item| item.id == *id));
        }
        (heading, self.listed(&items), items.len())
    }

    /// Reports on their way up, then everything else by its title.
    fn listed(&self, items: &[&AgendaItem]) -> Vec<Entry> {
        let (reports, others): (Vec<_>, Vec<_>) = items
            .iter()
            .copied()
            .partition(|item| item.kind == AgendaKind::Report);
        let reports: Vec<_> = reports
            .into_iter()
            .filter_map(|item| {
                let id = item.id.strip_prefix("report:")?;
                self.reports.iter().find(|report| report.id == id)
            })
            .collect();
        let mut entries = report_entries(self.reader, &reports);
        entries.extend(self.titled(&others));
        entries
    }

    /// Items by their titles; those that share their time, their units and their places stand
    /// together. In a first look, what is not pressing names one of those of a document, and counts
    /// the others.
    fn titled(&self, items: &[&AgendaItem]) -> Vec<Entry> {
        let reader = self.reader;
        let first_look = !reader.all
            && items
                .iter()
                .all(|item| matches!(item.urgency, Urgency::Later | Urgency::Undated));
        let keyed = items.iter().map(|item| {
            let label = match item.urgency {
                Urgency::Undated => String::new(),
                _ => reader.span(item.window),
            };
            let place = if first_look && item.kind == AgendaKind::Action {
                item.cites
                    .iter()
                    .map(|cite| cite.document.as_str())
                    .collect()
            } else {
                reader.places(&item.cites)
            };
            ((label, reader.who(&item.answers), place), *item)
        });
        let entries = grouped(keyed).into_iter().map(|((label, who, _), items)| {
            let named = if first_look { 1 } else { items.len() };
            let titles = items.iter().take(named);
            let titles: Vec<_> = titles.map(|item| reader.text(&item.title)).collect();
            let mut text = titles.join("; ");
            let others = items.len().saturating_sub(named);
            if others > 0 {
                text.push_str(&reader.say(
                    alloc::format!("; và {others} việc khác"),
                    alloc::format!("; and {others} more"),
                ));
            }
            if let Some(who) = who {
                text = alloc::format!("{text} · {who}");
            }
            self.entry(label, text, &items)
        });
        entries.collect()
    }

    /// An entry that stands for some items, with the places of all.
    fn entry(&self, label: String, text: String, items: &[&AgendaItem]) -> Entry {
        let cites: Vec<_> = items.iter().flat_map(|item| item.cites.clone()).collect();
        let mut entry = self.reader.entry(label, text, &cites);
        let steps = items.iter().map(|item| self.reader.steps(&item.why));
        entry.steps = steps.collect();
        entry
    }

    /// Responsibilities of which it cannot be told who leads.
    fn unresolved(&self, agenda: &Agenda) -> Section {
        let items = undated(agenda, |kind| kind == AgendaKind::Unresolved);
        let heading = self.reader.say(
            "Chưa rõ đơn vị chủ trì sau khi sắp xếp bộ máy",
            "Not known who leads since units were reorganised",
        );
        let entries = items.iter().map(|item| {
            let register = self.reader.register;
            let subject = register.by_id::<Responsibility>(&item.subject);
            let title = subject.map_or(&item.title, |subject| &subject.title);
            let mut text = String::from(self.reader.text(title));
            if let Some(who) = self.reader.who(&item.answers) {
                text = alloc::format!("{text} · {who}");
            }
            self.entry(String::new(), text, &[item])
        });
        (heading.into(), entries.collect(), items.len())
    }

    /// Facts that nobody recorded, by kind of fact and by whom to ask: in a first look only the
    /// partners' names.
    fn missing_facts(&self, agenda: &Agenda) -> Section {
        let reader = self.reader;
        let items = undated(agenda, |kind| kind == AgendaKind::MissingFact);
        let heading = reader.say(
            "Thiếu thông tin, nên chưa kết luận được còn hiệu lực hay không",
            "Facts missing, without which it cannot be told what is in force",
        );
        let keyed = items.iter().map(|item| {
            let apart = if reader.all { item.id.as_str() } else { "" };
            let fact = self.fact(item, agenda.on);
            ((fact, self.first_unit(item), apart), *item)
        });
        let mut groups = grouped(keyed);
        // A stable order that keeps the entries of one fact together.
        order::sort(&mut groups, |a, b| a.0.0.cmp(&b.0.0));
        let mut entries = Vec::new();
        let mut fact_above = String::new();
        for ((fact, unit, _), items) in groups {
            let mut names: Vec<&str> = Vec::new();
            for name in items.iter().flat_map(|item| self.parties(item)) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            let mut text = names.join(", ");
            if let (true, [item]) = (reader.all, items.as_slice())
                && let Some(agreement) = self.agreement(item)
            {
                text = reader.text(&agreement.title).into();
            }
            if let Some(unit) = unit {
                text = alloc::format!("{text} · {} {unit}", reader.say("hỏi", "ask"));
            }
            let label = if fact == fact_above { "" } else { &fact };
            entries.push(self.entry(label.into(), text, &items));
            fact_above = fact;
        }
        (heading.into(), entries, items.len())
    }

    /// Actions for which the plan sets no time: in a first look only how many each unit leads.
    fn without_time(&self, agenda: &Agenda) -> Section {
        let reader = self.reader;
        let items = undated(agenda, |kind| {
            !matches!(kind, AgendaKind::Unresolved | AgendaKind::MissingFact)
        });
        let heading = reader.say(
            "Việc mà kế hoạch không ghi thời gian",
            "Actions for which the plan gives no time",
        );
        if reader.all {
            return (heading.into(), self.titled(&items), items.len());
        }
        let keyed = items.iter().map(|item| (self.first_unit(item), *item));
        let mut groups = grouped(keyed);
        order::sort(&mut groups, |a, b| b.1.len().cmp(&a.1.len()));
        let entries = groups.into_iter().map(|(unit, items)| {
            let count = items.len();
            let label = words::actions_counted(count, reader.language);
            let nobody = || reader.text(&words::nobody_named()).into();
            let mut text: String = unit.map_or_else(nobody, String::from);
            let shared = items.iter().filter(|item| item.answers.len() > 1).count();
            if shared > 0 {
                text.push_str(&reader.say(
                    alloc::format!(" ({shared} việc cùng đơn vị khác)"),
                    alloc::format!(" ({shared} together with other units)"),
                ));
            }
            self.entry(label, text, &items)
        });
        (heading.into(), entries.collect(), items.len())
    }

    /// The unit that is named first, and so the one to turn to.
    fn first_unit<'i>(&self, item: &'i AgendaItem) -> Option<&'i str> {
        let first = item.answers.first()?;
        Some(self.reader.text(&first.name))
    }

    fn agreement(&self, item: &AgendaItem) -> Option<&'r Agreement> {
        self.reader.register.by_id(&item.subject)
    }

    /// The other side of the agreement that an item is about.
    fn parties(&self, item: &AgendaItem) -> Vec<&str> {
        let agreement = self.agreement(item);
        let parties = agreement.map(|agreement| self.reader.parties(&agreement.theirs));
        let names = parties.unwrap_or_default().into_iter();
        names.map(|name| self.reader.text(name)).collect()
    }

    /// The fact that an item misses, in words.
    fn fact(&self, item: &AgendaItem, on: Day) -> String {
        let standing = self.reader.register.standing(&item.subject, on);
        let facts = standing.map(|standing| standing.settled_by);
        let missing = facts.unwrap_or_default().into_iter().find(|missing| {
            let code = missing.fact.as_str();
            item.id.rsplit(':').next() == Some(code)
        });
        missing.map_or_else(String::new, |missing| {
            self.reader.text(&missing.says).into()
        })
    }
}

fn undated(agenda: &Agenda, wanted: impl Fn(AgendaKind) -> bool) -> Vec<&AgendaItem> {
    let undated = |item: &&AgendaItem| item.urgency == Urgency::Undated && wanted(item.kind);
    agenda.items.iter().filter(undated).collect()
}

/// Items that share a key, in the order of their first.
fn grouped<'a, K: PartialEq>(
    items: impl Iterator<Item = (K, &'a AgendaItem)>,
) -> Vec<(K, Vec<&'a AgendaItem>)> {
    let mut groups: Vec<(K, Vec<&AgendaItem>)> = Vec::new();
    for (key, item) in items {
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, items)) => items.push(item),
            None => groups.push((key, alloc::vec![item])),
        }
    }
    groups
}

/// Every item, whatever its urgency.
pub(super) fn table(reader: &Reader<'_>, agenda: &Agenda) -> Table {
    let mut table = Table::new(reader.say(
        [
            "Mã",
            "Mức khẩn",
            "Loại",
            "Nội dung",
            "Từ ngày",
            "Ngày cuối",
            "Đơn vị",
            "Nơi ghi",
        ],
        [
            "Id", "Urgency", "Kind", "Subject", "From", "Last day", "Units", "Source",
        ],
    ));
    for item in &agenda.items {
        let (earliest, latest) = reader.ends(item.window);
        let units = item.answers.iter().map(|answering| &answering.name);
        table.rows.push(alloc::vec![
            item.id.clone(),
            reader.text(&words::urgency(item.urgency)).into(),
            reader.text(&words::agenda_kind(item.kind)).into(),
            reader.text(&item.title).into(),
            earliest,
            latest,
            words::list(units, reader.language),
            reader.places(&item.cites),
        ]);
    }
    table
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
