//! Who answers for a subject: leads and coordinating units, and the successions behind them.

use alloc::{string::String, vec::Vec};

use super::{
    page::{Entry, Page},
    reader::Reader,
};
use crate::{
    answers::{Holder, Responsible},
    model::{Action, Agreement, Partner, Responsibility, Succession},
};

pub(super) fn page(reader: &Reader<'_>, responsible: &Responsible) -> Page {
    let name = name_of(reader, &responsible.subject);
    let mut page = Page::titled(alloc::format!(
        "{}: {} · {}",
        reader.say("Phân công", "Who answers"),
        name,
        reader.on_day(responsible.on)
    ));
    if responsible.assignments.is_empty() {
        page.sentence(reader.say(
            "Đến ngày này chưa văn bản nào giao đơn vị nào.",
            "By this day no document had assigned anybody.",
        ));
    }
    for assignment in &responsible.assignments {
        let leads = holders(reader, &assignment.leads);
        let mut lead = reader.entry(
            reader.say("Chủ trì", "Lead").into(),
            leads,
            &assignment.cites,
        );
        lead.steps = reader.steps(&assignment.why);
        let mut entries = alloc::vec![lead];
        if !assignment.coordinators.is_empty() {
            entries.push(Entry {
                label: reader.say("Phối hợp", "Coordinating").into(),
                text: holders(reader, &assignment.coordinators),
                ..Entry::default()
            });
        }
        page.section(reader.text(&assignment.title), entries);
    }
    page
}

fn holders(reader: &Reader<'_>, holders: &[Holder]) -> String {
    if holders.is_empty() {
        return reader.say("không ghi", "not stated").into();
    }
    let names: Vec<_> = holders.iter().map(|holder| name(reader, holder)).collect();
    names.join("; ")
}

/// The entry in words, with the unit that the document names and the days on which its tasks
/// passed on.
fn name(reader: &Reader<'_>, holder: &Holder) -> String {
    let words = holder.words();
    let words = reader.text(&words);
    let chain = match holder {
        Holder::Unit(passed) if !passed.chain.is_empty() => {
            let written = reader.text(&passed.written.name);
            let days: Vec<_> = passed
                .chain
                .iter()
                .filter_map(|id| reader.register.by_id::<Succession>(id))
                .map(|succession| reader.day(succession.on))
                .collect();
            let days = days.join(", ");
            reader.say(
                alloc::format!(" (văn bản giao {written}; kế thừa {days})"),
                alloc::format!(" (the document names {written}; succeeded {days})"),
            )
        }
        Holder::Group { members, open, .. } if reader.all && !members.is_empty() => {
            let members: Vec<_> = members.iter().map(|unit| reader.text(&unit.name)).collect();
            let others = if *open {
                reader.say("; và các đơn vị khác", "; and others")
            } else {
                ""
            };
            alloc::format!(" ({}{others})", members.join("; "))
        }
        _ => String::new(),
    };
    alloc::format!("{words}{chain}")
}

/// The name of what people may ask about; its id where it has none.
fn name_of<'s>(reader: &Reader<'s>, id: &'s str) -> &'s str {
    let register = reader.register;
    let responsibility = || Some(&register.by_id::<Responsibility>(id)?.title);
    let partner = || Some(&register.by_id::<Partner>(id)?.name);
    let agreement = || Some(&register.by_id::<Agreement>(id)?.title);
    let action = || Some(&register.by_id::<Action>(id)?.title);
    responsibility()
        .or_else(partner)
        .or_else(agreement)
        .or_else(action)
        .map_or(id, |name| reader.text(name))
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
