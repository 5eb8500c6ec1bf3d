//! Where one agreement stands: its phase, what would settle it, and its turning days.

use alloc::string::String;

use super::{
    page::Page,
    reader::{Capitalised, Dotted, OnDay, Span},
};
use crate::{
    answers::{RunningTerm, Standing},
    model::Language,
    time::Day,
    words::{Filled, Say, words},
};

pub(super) fn page(page: &mut Page<'_>, standing: &Standing) {
    page.title(&[&standing.title, &OnDay(standing.on)]);
    page.explained(
        &words!("Tình trạng", "Standing"),
        &standing.phases,
        &standing.cites,
        &standing.why,
    );
    for term in &standing.running_terms {
        let label = &words!("Kỳ đang chạy", "Running term");
        page.line(label, &Capitalised(term));
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
        page.line(label, assumption);
    }
    page.heading(&words!(
        "Ngày đầu của từng tình trạng",
        "First day of each phase"
    ));
    for turn in &standing.turns {
        // A turn without a last candidate day may never come.
        let perhaps = turn.window.latest == Day::MAX && turn.window.earliest > Day::MIN;
        let sentence = if perhaps {
            words!("có thể {}", "perhaps {}")
        } else {
            words!("{}")
        };
        page.line(&Span(turn.window), &Filled(sentence, &[&turn.into]));
    }
}

impl Say for RunningTerm {
    fn say(&self, language: Language, text: &mut String) {
        let renewal = match self.renewal {
            0 => words!("kỳ đầu", "first term").into(),
            _ => words!("tự động gia hạn lần {}", "renewal {}").with(&[&self.renewal]),
        };
        let last_day = &Span(self.last_day);
        let notice = words!(
            "thông báo không gia hạn chậm nhất: {}",
            "notice against renewal by: {}"
        );
        let notice = self.notice_by.map(|day| notice.with(&[&Span(day)]));
        Dotted(&[
            &renewal,
            &Filled(words!("ngày cuối: {}", "last day: {}"), &[last_day]),
            &notice,
        ])
        .say(language, text);
    }
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
