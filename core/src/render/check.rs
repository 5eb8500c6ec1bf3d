//! What is odd about the register, what matters most first.

use alloc::vec::Vec;

use super::{page::Page, reader::Reader};
use crate::answers::{Check, Severity};

pub(super) fn page(reader: &Reader<'_>, check: &Check) -> Page {
    let title = reader.say("Kiểm tra sổ hợp tác", "Check of the register");
    let mut page = Page::titled(title.into());
    if check.findings.is_empty() {
        page.sentence(reader.say("Không thấy gì bất thường.", "Nothing odd was found."));
    }
    for (severity, heading) in [
        (
            Severity::Contradiction,
            reader.say("Mâu thuẫn", "Contradictions"),
        ),
        (
            Severity::Irregular,
            reader.say("Bất thường", "Irregularities"),
        ),
        (Severity::Gap, reader.say("Còn thiếu", "Gaps")),
    ] {
        let findings = check.findings.iter();
        let entries: Vec<_> = findings
            .filter(|finding| finding.severity == severity)
            .zip(1_usize..)
            .map(|(finding, number)| {
                let (message, help) = (reader.text(&finding.message), reader.text(&finding.help));
                let text = alloc::format!("{message} {help}");
                reader.entry(alloc::format!("{number}."), text, &finding.cites)
            })
            .collect();
        page.section(alloc::format!("{heading} ({})", entries.len()), entries);
    }
    page
}

#[cfg(test)]
mod tests {
    use crate::render::sample::{expect, rendered};

    #[test]
    fn in_vietnamese() {
        expect(&rendered(r#"{"question": {"check": {}}}"#), "
             |Kiểm tra sổ hợp tác
             |
             |Còn thiếu (2)
             |  1.  Sở Lao động: kết thúc ngày 31/12/2024, sổ không ghi đơn vị kế thừa. Ghi đơn vị kế thừa và văn
             |      bản quy định.                                                                        1/KH-UBND
             |  2.  Bản ghi nhớ với Tỉnh Gamma: không ghi thời hạn. Tra bản ký và ghi thời hạn; không ghi không có
             |      nghĩa là vô thời hạn.                                                          1/KH-UBND, II.1
            ");
    }

    #[test]
    fn in_english() {
        expect(
            &rendered(r#"{"language": "en", "question": {"check": {}}}"#),
            "
             |Check of the register
             |
             |Gaps (2)
             |  1.  Labour: it ended on 31 December 2024, and no successor is recorded. Record the successor, and
             |      the document that says so.                                                           1/KH-UBND
             |  2.  Memorandum with Gamma: no term is stated. Look it up in the signed text; not stated does not
             |      mean open-ended.                                                               1/KH-UBND, II.1
            ",
        );
    }
}
