//! What is odd about the register, what matters most first.

use super::{page::Page, reader::those};
use crate::{
    answers::{Check, Severity},
    words::{Filled, words},
};

pub(super) fn page(page: &mut Page<'_>, check: &Check) {
    page.title(&[&words!("Kiểm tra sổ hợp tác", "Check of the register")]);
    if check.findings.is_empty() {
        page.sentence(&words!(
            "Không thấy gì bất thường.",
            "Nothing odd was found."
        ));
    }
    for (severity, heading) in &[
        (
            Severity::Contradiction,
            words!("Mâu thuẫn", "Contradictions"),
        ),
        (Severity::Irregular, words!("Bất thường", "Irregularities")),
        (Severity::Gap, words!("Còn thiếu", "Gaps")),
    ] {
        let findings = those(&check.findings, &|finding| finding.severity == *severity);
        page.counted(heading, findings.len());
        for (number, finding) in (1_usize..).zip(findings) {
            let text = Filled(words!("{} {}"), &[&finding.message, &finding.help]);
            page.entry(&Filled(words!("{}."), &[&number]), &text, &finding.cites);
        }
    }
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
