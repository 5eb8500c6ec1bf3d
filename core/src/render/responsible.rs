//! Who answers for a subject: leads and coordinating units, and the successions behind them.

use alloc::{string::String, vec::Vec};

use super::{
    page::Page,
    reader::{OnDay, Reader},
};
use crate::{
    answers::{Holder, Responsible},
    model::Succession,
    words::{Filled, words},
};

pub(super) fn page(page: &mut Page<'_>, responsible: &Responsible) {
    let reader = page.reader;
    let subject = &responsible.subject;
    let name = reader.register.name_of(subject);
    let name = name.map_or(subject.as_str(), |name| reader.text(name));
    let title = Filled(words!("Phân công: {}", "Who answers: {}"), &[&name]);
    page.title(&[&title, &OnDay(responsible.on)]);
    if responsible.assignments.is_empty() {
        page.sentence(&words!(
            "Đến ngày này chưa văn bản nào giao đơn vị nào.",
            "By this day no document had assigned anybody."
        ));
    }
    for assignment in &responsible.assignments {
        page.heading(&assignment.title);
        page.explained(
            &words!("Chủ trì", "Lead"),
            &holders(reader, &assignment.leads),
            &assignment.cites,
            &assignment.why,
        );
        if !assignment.coordinators.is_empty() {
            page.line(
                &words!("Phối hợp", "Coordinating"),
                &holders(reader, &assignment.coordinators),
            );
        }
    }
}

fn holders(reader: &Reader<'_>, holders: &[Holder]) -> String {
    if holders.is_empty() {
        return reader.told(&words!("không ghi", "not stated"));
    }
    let mut names = Vec::new();
    for holder in holders {
        names.push(name(reader, holder));
    }
    names.join("; ")
}

/// The entry in words, with the unit that the document names and the days on which its tasks
/// passed on.
fn name(reader: &Reader<'_>, holder: &Holder) -> String {
    match holder {
        Holder::Unit(passed) if !passed.chain.is_empty() => {
            let mut days = Vec::new();
            for id in &passed.chain {
                let succession = reader.register.by_id::<Succession>(id);
                days.extend(succession.map(|succession| succession.on));
            }
            let sentence = words!(
                "{} (văn bản giao {}; kế thừa {})",
                "{} (the document names {}; succeeded {})"
            );
            reader.told(&Filled(sentence, &[holder, &passed.written, &days]))
        }
        Holder::Group { members, open, .. } if reader.all && !members.is_empty() => {
            let mut names = Vec::new();
            for unit in members {
                names.push(reader.text(&unit.name));
            }
            if *open {
                names.push(words!("và các đơn vị khác", "and others").get(reader.language));
            }
            reader.told(&Filled(words!("{} ({})"), &[holder, &names.join("; ")]))
        }
        _ => reader.told(holder),
    }
}

#[cfg(test)]
mod tests {
    use crate::render::sample::{expect, rendered};

    #[test]
    fn in_vietnamese() {
        let ask = r#"{"question": {"responsible": {"subject": "gamma", "on": "2025-09-15"}}}"#;
        expect(&rendered(ask), "
             |Phân công: Tỉnh Gamma · ngày 15/09/2025
             |
             |Tỉnh Gamma
             |  Chủ trì   Sở Ngoại vụ                                                              1/KH-UBND, II.1
             |  Phối hợp  Sở Văn hóa, Du lịch
            ");
    }

    #[test]
    fn in_english_with_nobody() {
        let ask = r#"{"language": "en", "why": true, "question": {"responsible": {"subject": "delta-mou", "on": "2025-09-15"}}}"#;
        expect(&rendered(ask), "
             |Who answers: Memorandum with Delta · 15 September 2025
             |
             |Delta Company
             |  Lead  not known (after Labour)                                                     1/KH-UBND, II.2
             |          1. The document names Labour. [1/KH-UBND, II.2]
             |          2. Labour no longer exists, and no successor is recorded. [1/KH-UBND, II.2]
            ");
        let ask = r#"{"language": "en", "question": {"responsible": {"subject": "delta", "on": "2020-09-15"}}}"#;
        expect(
            &rendered(ask),
            "
             |Who answers: Delta|Japan · 15 September 2020
             |
             |By this day no document had assigned anybody.
            ",
        );
    }
}
