//! Every dated event of a window, one below the other.

use alloc::string::String;

use super::{page::Page, reader::Span};
use crate::{
    answers::{Event, Timeline},
    model::Language,
    words::{Filled, Say, words},
};

pub(super) fn page(page: &mut Page<'_>, timeline: &Timeline) {
    page.title(&[&Filled(
        words!("Diễn biến {} – {}", "Timeline {} – {}"),
        &[&timeline.from, &timeline.until],
    )]);
    if timeline.events.is_empty() {
        page.sentence(&words!(
            "Không có sự kiện nào trong khoảng này.",
            "Nothing happens in this window."
        ));
    }
    for event in &timeline.events {
        page.entry(&Span(event.window), event, &event.cites);
    }
}

/// What happens: the title, after its kind where the title does not say it.
impl Say for Event {
    fn say(&self, language: Language, text: &mut String) {
        self.kind.say(language, text);
        self.title.say(language, text);
    }
}

#[cfg(test)]
mod tests {
    use crate::render::sample::{expect, rendered};

    #[test]
    fn in_vietnamese() {
        let ask = r#"{"question": {"timeline": {"from": "2023-01-01", "until": "2025-12-31"}}}"#;
        expect(&rendered(ask), "
             |Diễn biến 01/01/2023 – 31/12/2025
             |
             |từ 02/01/2020       Bản ghi nhớ với Tỉnh Gamma: hết hạn                              1/KH-UBND, II.1
             |01/02/2023          Ban hành: Kế hoạch hợp tác                                             1/KH-UBND
             |20/10/2023          Nhận báo cáo: Báo cáo hằng năm                                    1/KH-UBND, V.2
             |29/10/2023          Hạn báo cáo: Báo cáo hằng năm                                     1/KH-UBND, V.2
             |29/10–31/12/2023    Hạn báo cáo: Báo cáo hằng năm                                     1/KH-UBND, V.2
             |năm 2024            Dự kiến: Tái ký với Tỉnh Gamma                                   1/KH-UBND, II.1
             |01/03/2024          Bản ghi nhớ với Delta: ký                                        1/KH-UBND, II.2
             |01/03/2024          Bản ghi nhớ với Delta: có hiệu lực                               1/KH-UBND, II.2
             |29/10/2024          Hạn báo cáo: Báo cáo hằng năm                                     1/KH-UBND, V.2
             |29/10–31/12/2024    Hạn báo cáo: Báo cáo hằng năm                                     1/KH-UBND, V.2
             |02/10–01/11/2025    Bản ghi nhớ với Delta: hết hạn                                   1/KH-UBND, II.2
             |29/10/2025          Hạn báo cáo: Báo cáo hằng năm                                     1/KH-UBND, V.2
             |29/10–31/12/2025    Hạn báo cáo: Báo cáo hằng năm                                     1/KH-UBND, V.2
            ");
    }

    #[test]
    fn in_english() {
        let ask = r#"{"language": "en", "question": {"timeline": {"from": "2024-01-01", "until": "2024-12-31"}}}"#;
        expect(&rendered(ask), "
             |Timeline 1 January 2024 – 31 December 2024
             |
             |from 2 Jan 2020       Memorandum with Gamma: expired                                 1/KH-UBND, II.1
             |2024                  Planned: Re-sign with Gamma                                    1/KH-UBND, II.1
             |1 Mar 2024            Memorandum with Delta: signed                                  1/KH-UBND, II.2
             |1 Mar 2024            Memorandum with Delta: enters into force                       1/KH-UBND, II.2
             |29 Oct 2024           Report due: Yearly report                                       1/KH-UBND, V.2
             |29 Oct–31 Dec 2024    Report due: Yearly report                                       1/KH-UBND, V.2
            ");
    }
}
