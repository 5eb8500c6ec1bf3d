//! What bears a name, by the list it stands in.

use super::{
    page::{Entry, Page},
    reader::Reader,
};
use crate::{
    answers::{Find, Match},
    model::List,
    words,
};

pub(super) fn page(reader: &Reader<'_>, find: &Find) -> Page {
    let mut page = Page::titled(alloc::format!(
        "{} “{}”",
        reader.say("Tìm", "Find"),
        find.text
    ));
    if find.matches.is_empty() {
        page.sentence(reader.say("Không tìm thấy.", "Nothing bears this name."));
    }
    // In the order in which the lists are first met, so that the closest match stays on top.
    let mut lists: alloc::vec::Vec<List> = alloc::vec::Vec::new();
    for found in &find.matches {
        if !lists.contains(&found.list) {
            lists.push(found.list);
        }
    }
    for list in lists {
        let found = find.matches.iter().filter(|found| found.list == list);
        let heading = words::list_name(list);
        page.section(
            reader.text(&heading),
            found.map(|found| entry(reader, found)).collect(),
        );
    }
    page
}

fn entry(reader: &Reader<'_>, found: &Match) -> Entry {
    let name = reader.text(&found.name);
    let mut text = alloc::string::String::from(name);
    let own = [
        found.name.in_vietnamese(),
        found.name.in_english(),
        &found.id,
    ];
    if !own.contains(&found.matched.as_str()) {
        text = alloc::format!("{name} ({})", found.matched);
    }
    Entry {
        label: alloc::string::String::new(),
        text,
        places: found.id.clone(),
        ..Entry::default()
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
