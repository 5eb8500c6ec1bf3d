//! How far each target is: what counts, what nearly counts, and what is planned.

use super::{
    page::{Entry, Page, Table},
    reader::Reader,
};
use crate::{
    answers::{TargetProgress, Targets},
    words,
};
use alloc::string::String;

pub(super) fn page(reader: &Reader<'_>, targets: &Targets) -> Page {
    let mut page = Page::titled(alloc::format!(
        "{} · {}",
        reader.say("Chỉ tiêu", "Targets"),
        reader.on_day(targets.on)
    ));
    if targets.targets.is_empty() {
        page.sentence(reader.say(
            "Đến ngày này chưa văn bản nào đặt chỉ tiêu.",
            "By this day no document had set a target.",
        ));
    }
    sections(reader, &mut page, "", &targets.targets);
    page
}

/// A section for each target, under its title after some words.
pub(super) fn sections(
    reader: &Reader<'_>,
    page: &mut Page,
    before: &str,
    targets: &[TargetProgress],
) {
    for target in targets {
        let mut reached = reader.entry(
            reader.say("Đã đạt", "Reached").into(),
            alloc::format!(
                "{}/{}; {}",
                target.reached,
                target.number,
                words::pace(target, reader.language)
            ),
            &target.cites,
        );
        reached.steps = reader.steps(&target.why);
        let mut entries = alloc::vec![reached];
        let plain = |label: &str, text: String| Entry {
            label: label.into(),
            text,
            ..Entry::default()
        };
        for counted in &target.counted {
            let label = if counted.certain {
                reader.say("Tính", "Counts")
            } else {
                reader.say("Có thể tính", "May count")
            };
            entries.push(plain(label, reader.text(&counted.title).into()));
        }
        for miss in &target.near_misses {
            let (title, says) = (reader.text(&miss.title), reader.text(&miss.says));
            entries.push(plain(
                reader.say("Không tính", "Does not count"),
                alloc::format!("{title}: {says}"),
            ));
        }
        for action in &target.planned {
            if let Some(action) = reader.register.get(action) {
                let label = reader.say("Dự kiến", "Planned");
                let text = reader.text(&action.title).into();
                entries.push(reader.entry(label.into(), text, &action.cites));
            }
        }
        let title = reader.text(&target.title);
        page.section(alloc::format!("{before}{title}"), entries);
    }
}

pub(super) fn table(reader: &Reader<'_>, targets: &Targets) -> Table {
    let mut table = Table::new(reader.say(
        [
            "Mã",
            "Chỉ tiêu",
            "Số phải đạt",
            "Đã đạt ít nhất",
            "Đã đạt nhiều nhất",
            "% thời gian đã qua",
            "Theo nhịp đều cần",
            "Chậm",
            "Từ ngày",
            "Đến ngày",
            "Nơi ghi",
        ],
        [
            "Id",
            "Target",
            "To be reached",
            "Reached at least",
            "Reached at most",
            "% of time passed",
            "Even pace asks for",
            "Behind",
            "From",
            "Until",
            "Source",
        ],
    ));
    let rows = targets.targets.iter();
    table.rows.extend(rows.map(|target| row(reader, target)));
    table
}

fn row(reader: &Reader<'_>, target: &TargetProgress) -> alloc::vec::Vec<String> {
    let number = |number: u32| alloc::format!("{number}");
    let (from, until) = reader.ends(target.period);
    let behind = match target.behind {
        Some(behind) => reader.yes_or_no(behind),
        None => reader.say("chưa rõ", "not known"),
    };
    alloc::vec![
        target.target.as_str().into(),
        reader.text(&target.title).into(),
        number(target.number),
        number(target.reached.least),
        number(target.reached.most),
        number(target.elapsed_percent),
        number(target.expected_by_now),
        behind.into(),
        from,
        until,
        reader.places(&target.cites),
    ]
}

#[cfg(test)]
mod tests {
    use crate::render::sample::{expect, rendered};

    #[test]
    fn in_vietnamese() {
        let ask = r#"{"question": {"targets": {"on": "2025-09-15"}}}"#;
        expect(&rendered(ask), "
             |Chỉ tiêu · ngày 15/09/2025
             |
             |Ký mới 2 đối tác
             |  Đã đạt  1/2; đã qua 90 % thời gian, theo nhịp đều cần 1: kịp                         1/KH-UBND, II
             |  Tính    Bản ghi nhớ với Delta
            ");
    }

    #[test]
    fn in_english() {
        let ask = r#"{"language": "en", "question": {"targets": {"on": "2023-09-15"}}}"#;
        expect(&rendered(ask), "
             |Targets · 15 September 2023
             |
             |Sign with 2 new partners
             |  Reached  0/2; 23 % of the time has passed, an even pace asks for 0: on pace          1/KH-UBND, II
            ");
        let ask = r#"{"language": "en", "question": {"targets": {"on": "2022-09-15"}}}"#;
        expect(
            &rendered(ask),
            "
             |Targets · 15 September 2022
             |
             |By this day no document had set a target.
            ",
        );
    }
}
