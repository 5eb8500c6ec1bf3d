//! The steps of a signing: who acts, by which day, and how far a dossier has come.

use super::{page::Page, reader::OnDay};
use crate::{
    answers::{Procedure, StepState},
    words::{Filled, called, words},
};

pub(super) fn page(page: &mut Page<'_>, procedure: &Procedure) {
    let reader = page.reader;
    page.title(&[
        &words!("Thủ tục ký kết", "Procedure of signing"),
        &OnDay(procedure.on),
    ]);
    for step in &procedure.steps {
        let done = step.done.as_ref();
        let done = done.map(|done| words!("; xong ngày {}", "; done on {}").with(&[done]));
        let text = Filled(
            words!("{} · {}: {}{}"),
            &[&step.title, &step.actor, &step.time(), &done],
        );
        let places = reader.told(&step.article);
        page.located(&step.state, &text, places, reader.steps(&[&step.why]));
    }
}

called! { StepState:
    Waiting "chưa bắt đầu", "not begun"
    Running "đang thực hiện", "under way"
    Overdue "quá hạn", "overdue"
    Done "đã xong", "done"
    DoneLate "xong muộn", "done late"
}

#[cfg(test)]
mod tests {
    use crate::render::sample::{expect, rendered};

    #[test]
    fn in_vietnamese() {
        let ask = r#"{"question": {"procedure": {"signer": "province", "dossier": "2026-04-23", "opinions": "2026-05-06", "on": "2026-05-08"}}}"#;
        expect(&rendered(ask), "
             |Thủ tục ký kết · ngày 08/05/2026
             |
             |đã xong           Cho ý kiến · Bộ Ngoại giao và các cơ quan liên quan: 7 ngày làm việc kể từ ngày
             |                  23/04/2026, hạn cuối 07/05/2026; xong ngày 06/05/2026
             |                                                                Luật Thỏa thuận quốc tế 70/2020/QH14
             |đang thực hiện    Ký · Tỉnh: không ấn định thời hạn             Luật Thỏa thuận quốc tế 70/2020/QH14
             |chưa bắt đầu      Báo cáo sau khi ký · Tỉnh: 15 ngày kể từ khi xong bước trước
             |                                               Luật Thỏa thuận quốc tế 70/2020/QH14, điều 19 khoản 5
            ");
    }
}
