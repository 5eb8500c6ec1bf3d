//! Where one agreement stands: its phase, what would settle it, and its turning days.

use alloc::string::String;

use super::{
    page::Page,
    reader::{OnDay, Reader},
};
use crate::{
    answers::{RunningTerm, Standing},
    time::Day,
    words::{self, words},
};

pub(super) fn page(page: &mut Page<'_>, standing: &Standing) {
    let reader = page.reader;
    page.title(&[&standing.title, &OnDay(standing.on)]);
    page.explained(
        &words!("Tình trạng", "Standing"),
        &words::phases(standing.phases),
        &standing.cites,
        &standing.why,
    );
    for term in &standing.running_terms {
        let label = &words!("Kỳ đang chạy", "Running term");
        page.line(label, &running(reader, term));
    }
    if standing.contradictory {
        page.line(
            &words!("Mâu thuẫn", "Contradiction"),
            &words!(
                "các thay đổi ghi trong sổ mâu thuẫn nhau nên không được tính đến",
                "the changes recorded contradict each other and are left out"
            ),
        );
    }
    if !standing.settled_by.is_empty() {
        let label = &words!("Cần biết thêm", "To be settled by");
        page.line(label, &standing.settled_by);
    }
    for assumption in &standing.assumes {
        let label = &words!("Giả định của sổ", "Assumed");
        page.line(label, &words::assumption(*assumption));
    }
    page.heading(&words!(
        "Ngày đầu của từng tình trạng",
        "First day of each phase"
    ));
    for turn in &standing.turns {
        // A turn without a last candidate day may never come.
        let perhaps = turn.window.latest == Day::MAX && turn.window.earliest > Day::MIN;
        let mut phase = reader.told(&words::phase(turn.into));
        if perhaps {
            phase = reader.fill(words!("có thể {}", "perhaps {}"), &[&phase]);
        }
        page.line(&reader.span(turn.window), &phase);
    }
}

fn running(reader: Reader<'_>, term: &RunningTerm) -> String {
    let renewal = match term.renewal {
        0 => reader.told(&words!("kỳ đầu", "first term")),
        number => reader.fill(words!("tự động gia hạn lần {}", "renewal {}"), &[&number]),
    };
    let last_day = reader.span(term.last_day);
    let notice_by = term.notice_by.map(|notice| {
        let by = reader.span(notice);
        let sentence = words!(
            "thông báo không gia hạn chậm nhất: {}",
            "notice against renewal by: {}"
        );
        reader.fill(sentence, &[&by])
    });
    reader.capitalised(&reader.dotted(&[
        &renewal,
        &reader.fill(words!("ngày cuối: {}", "last day: {}"), &[&last_day]),
        &notice_by.unwrap_or_default(),
    ]))
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
