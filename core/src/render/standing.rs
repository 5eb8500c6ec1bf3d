//! Where one agreement stands: its phase, what would settle it, and its turning days.

use alloc::{string::String, vec::Vec};

use super::{
    page::{Entry, Page},
    reader::{Reader, capitalised},
};
use crate::{
    answers::{RunningTerm, Standing},
    time::Day,
    words,
};

pub(super) fn page(reader: &Reader<'_>, standing: &Standing) -> Page {
    let mut page = Page::titled(alloc::format!(
        "{} · {}",
        reader.text(&standing.title),
        reader.on_day(standing.on)
    ));
    let phases = words::phases(standing.phases);
    let mut entry = reader.entry(
        reader.say("Tình trạng", "Standing").into(),
        reader.text(&phases).into(),
        &standing.cites,
    );
    entry.steps = reader.steps(&standing.why);
    page.entry(entry);
    let mut more = |label: &str, text: String| {
        page.entry(Entry {
            label: label.into(),
            text,
            ..Entry::default()
        });
    };
    for term in &standing.running_terms {
        more(
            reader.say("Kỳ đang chạy", "Running term"),
            running(reader, term),
        );
    }
    if standing.contradictory {
        let says = reader.say(
            "các thay đổi ghi trong sổ mâu thuẫn nhau nên không được tính đến",
            "the changes recorded contradict each other and are left out",
        );
        more(reader.say("Mâu thuẫn", "Contradiction"), says.into());
    }
    if !standing.settled_by.is_empty() {
        let facts = standing.settled_by.iter().map(|missing| &missing.says);
        more(
            reader.say("Cần biết thêm", "To be settled by"),
            words::list(facts, reader.language),
        );
    }
    for assumption in &standing.assumes {
        let says = words::assumption(*assumption);
        more(
            reader.say("Giả định của sổ", "Assumed"),
            reader.text(&says).into(),
        );
    }
    let turns = standing.turns.iter().map(|turn| {
        let phase = words::phase(turn.into);
        let phase = reader.text(&phase);
        // A turn without a last candidate day may never come.
        let text = if turn.window.latest == Day::MAX && turn.window.earliest > Day::MIN {
            alloc::format!("{} {phase}", reader.say("có thể", "perhaps"))
        } else {
            phase.into()
        };
        Entry {
            label: reader.span(turn.window),
            text,
            ..Entry::default()
        }
    });
    page.section(
        reader.say("Ngày đầu của từng tình trạng", "First day of each phase"),
        turns.collect(),
    );
    page
}

fn running(reader: &Reader<'_>, term: &RunningTerm) -> String {
    let number = term.renewal;
    let renewal = match number {
        0 => reader.say("kỳ đầu", "first term").into(),
        _ => reader.say(
            alloc::format!("tự động gia hạn lần {number}"),
            alloc::format!("renewal {number}"),
        ),
    };
    let mut parts: Vec<String> = alloc::vec![
        renewal,
        alloc::format!(
            "{} {}",
            reader.say("ngày cuối:", "last day:"),
            reader.span(term.last_day)
        ),
    ];
    parts.extend(term.notice_by.map(|notice| {
        let words = reader.say(
            "thông báo không gia hạn chậm nhất:",
            "notice against renewal by:",
        );
        alloc::format!("{words} {}", reader.span(notice))
    }));
    capitalised(&parts.join(" · "))
}

#[cfg(test)]
mod tests {
    use crate::render::sample::{expect, rendered};

    #[test]
    fn in_vietnamese() {
        let ask = r#"{"question": {"standing": {"agreement": "gamma-mou", "on": "2025-09-15"}}}"#;
        expect(&rendered(ask), "
             |Bản ghi nhớ với Tỉnh Gamma · ngày 15/09/2025
             |
             |Tình trạng         còn hiệu lực hoặc hết hạn                                         1/KH-UBND, II.1
             |Cần biết thêm      thời hạn
             |Giả định của sổ    có hiệu lực khi ký, trừ khi văn bản ghi khác
             |
             |Ngày đầu của từng tình trạng
             |  năm 2020         còn hiệu lực
             |  từ 02/01/2020    có thể hết hạn
            ");
    }

    #[test]
    fn in_english() {
        let ask = r#"{"language": "en", "why": true, "question": {"standing": {"agreement": "delta-mou", "on": "2025-10-15"}}}"#;
        expect(&rendered(ask), "
             |Memorandum with Delta · 15 October 2025
             |
             |Standing            in force or expired                                              1/KH-UBND, II.2
             |                      1. Signed on 1 March 2024. [1/KH-UBND, II.2]
             |                      2. No document says when it enters into force; the register assumes on
             |                      signing: on 1 March 2024. [1/KH-UBND, II.2; Law on International Agreements
             |                      70/2020/QH14, art. 32]
             |                      3. Term: ending in October 2025. [1/KH-UBND, II.2]
             |                      4. On 15 October 2025: in force or expired.
             |To be settled by    the last day
             |Assumed             in force on signing, unless the text says otherwise
             |
             |First day of each phase
             |  1 Mar 2024        in force
             |  2 Oct–1 Nov 2025  expired
            ");
    }
}
