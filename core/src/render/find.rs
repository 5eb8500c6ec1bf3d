//! What bears a name, by the list it stands in.

use alloc::vec::Vec;

use super::{page::Page, reader::grouped};
use crate::{
    answers::Find,
    words::{Filled, words},
};

pub(super) fn page(page: &mut Page<'_>, find: &Find) {
    let reader = page.reader;
    page.title(&[&Filled(words!("Tìm “{}”", "Find “{}”"), &[&find.text])]);
    if find.matches.is_empty() {
        page.sentence(&words!("Không tìm thấy.", "Nothing bears this name."));
    }
    // In the order in which the lists are first met, so that the closest match stays on top.
    let matches = find.matches.iter().collect::<Vec<_>>();
    for group in &grouped(&matches, &|found| reader.told(&found.list)) {
        page.heading(&group.first().map(|found| found.list));
        for found in group {
            let own = [
                found.name.in_vietnamese(),
                found.name.in_english(),
                &found.id,
            ];
            let other = !own.contains(&found.matched.as_str());
            let other = other.then(|| words!(" ({})").with(&[&found.matched]));
            let text = Filled(words!("{}{}"), &[&found.name, &other]);
            page.located(&"", &text, found.id.clone(), "".into());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::render::sample::{expect, rendered};

    #[test]
    fn in_vietnamese() {
        expect(
            &rendered(r#"{"question": {"find": {"text": "gamma"}}}"#),
            "
             |Tìm “gamma”
             |
             |Đối tác
             |  Tỉnh Gamma                                                                                   gamma
             |
             |Thỏa thuận
             |  Bản ghi nhớ với Tỉnh Gamma                                                               gamma-mou
             |
             |Phân công
             |  Tỉnh Gamma                                                                              lead-gamma
             |
             |Việc dự kiến
             |  Tái ký với Tỉnh Gamma                                                                re-sign-gamma
             |  Thăm Tỉnh Gamma                                                                        visit-gamma
            ",
        );
    }

    #[test]
    fn in_english() {
        expect(
            &rendered(r#"{"language": "en", "question": {"find": {"text": "nhat"}}}"#),
            "
             |Find “nhat”
             |
             |Partners
             |  Delta|Japan (Nhật Bản)                                                                       delta
            ",
        );
        expect(
            &rendered(r#"{"language": "en", "question": {"find": {"text": "xyz"}}}"#),
            "
             |Find “xyz”
             |
             |Nothing bears this name.
            ",
        );
    }
}
