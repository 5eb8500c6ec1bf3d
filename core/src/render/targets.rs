//! How far each target is: what counts, what nearly counts, and what is planned.

use super::{
    page::Page,
    reader::{End, OnDay, yes_or_no},
};
use crate::{
    answers::{Progress, TargetProgress, Targets},
    words::{Filled, Say, words},
};

pub(super) fn page(page: &mut Page<'_>, targets: &Targets) {
    page.title(&[&words!("Chỉ tiêu", "Targets"), &OnDay(targets.on)]);
    if targets.targets.is_empty() {
        page.sentence(&words!(
            "Đến ngày này chưa văn bản nào đặt chỉ tiêu.",
            "By this day no document had set a target."
        ));
    }
    sections(page, &"", &targets.targets);
}

/// A section for each target, under its title after some words.
pub(super) fn sections(page: &mut Page<'_>, before: &dyn Say, targets: &[TargetProgress]) {
    let reader = page.reader;
    for target in targets {
        page.heading(&Filled(words!("{}{}"), &[before, &target.title]));
        page.explained(
            &words!("Đã đạt", "Reached"),
            &Progress(target),
            &target.cites,
            &target.why,
        );
        for counted in &target.counted {
            let label = if counted.certain {
                words!("Tính", "Counts")
            } else {
                words!("Có thể tính", "May count")
            };
            page.line(&label, &counted.title);
        }
        for miss in &target.near_misses {
            let label = &words!("Không tính", "Does not count");
            let text = Filled(words!("{}: {}"), &[&miss.title, &miss.says]);
            page.line(label, &text);
        }
        for action in &target.planned {
            if let Some(action) = reader.register.get(action) {
                let label = &words!("Dự kiến", "Planned");
                page.entry(label, &action.title, &action.cites);
            }
        }
    }
}

pub(super) fn table(page: &mut Page<'_>, targets: &Targets) {
    let reader = page.reader;
    page.table(&[
        &words!("Mã", "Id"),
        &words!("Chỉ tiêu", "Target"),
        &words!("Số phải đạt", "To be reached"),
        &words!("Đã đạt ít nhất", "Reached at least"),
        &words!("Đã đạt nhiều nhất", "Reached at most"),
        &words!("% thời gian đã qua", "% of time passed"),
        &words!("Theo nhịp đều cần", "Even pace asks for"),
        &words!("Chậm", "Behind"),
        &words!("Từ ngày", "From"),
        &words!("Đến ngày", "Until"),
        &words!("Nơi ghi", "Source"),
    ]);
    for target in &targets.targets {
        let behind = target.behind.map(yes_or_no);
        page.row(&[
            &target.target.as_str(),
            &target.title,
            &target.number,
            &target.reached.least,
            &target.reached.most,
            &target.elapsed_percent,
            &target.expected_by_now,
            &behind.unwrap_or(words!("chưa rõ", "not known")),
            &End(target.period.earliest),
            &End(target.period.latest),
            &reader.places(&[&target.cites]),
        ]);
    }
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
