//! A page as Markdown (CommonMark, with the tables of GitHub): entries are a list.

use alloc::string::String;

use super::page::{Block, Entry, Table};

pub(super) fn markdown(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut in_list = false;
    for block in blocks {
        let is_entry = matches!(block, Block::Entry(_));
        let goes_on = in_list && is_entry;
        if !text.is_empty() && !goes_on {
            text.push('\n');
        }
        in_list = is_entry;
        match block {
            Block::Title(title) => line(&mut text, "# ", title),
            Block::Heading(heading) => line(&mut text, "## ", heading),
            Block::Sentence(sentence) => line(&mut text, "", sentence),
            Block::Entry(entry) => item(&mut text, entry),
            Block::Table(rows) => table(&mut text, rows),
        }
    }
    text
}

fn line(text: &mut String, mark: &str, words: &str) {
    text.push_str(mark);
    text.push_str(&escaped(words));
    text.push('\n');
}

fn item(text: &mut String, entry: &Entry) {
    text.push('-');
    for (before, words, after) in &[
        (" **", &entry.label, "**"),
        (" ", &entry.text, ""),
        (" *(", &entry.places, ")*"),
    ] {
        let words = escaped(words);
        if !words.is_empty() {
            text.push_str(before);
            text.push_str(&words);
            text.push_str(after);
        }
    }
    text.push('\n');
    for step in entry.steps.split_terminator('\n') {
        line(text, "  - ", step);
    }
}

fn table(text: &mut String, table: &Table) {
    row(text, &table.columns);
    text.push('|');
    for _ in &table.columns {
        text.push_str(" --- |");
    }
    text.push('\n');
    for cells in &table.rows {
        row(text, cells);
    }
}

fn row(text: &mut String, cells: &[String]) {
    text.push('|');
    for cell in cells {
        text.push(' ');
        text.push_str(&escaped(cell));
        text.push_str(" |");
    }
    text.push('\n');
}

/// A text on one line that Markdown shows as it is: what would start markup, a list, a heading or a
/// quotation is escaped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let words = text.split(|character: char| character == ' ' || character.is_control());
    for word in words.filter(|word| !word.is_empty()) {
        let first = escaped.is_empty();
        if !first {
            escaped.push(' ');
        }
        // `1.` and `1)` start a numbered list.
        let digits = word.chars().take_while(char::is_ascii_digit).count();
        for (position, character) in word.chars().enumerate() {
            let marks = matches!(
                character,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '|' | '~'
            );
            let starts = first
                && match character {
                    '#' | '>' | '+' | '-' | '=' => position == 0,
                    '.' | ')' => digits > 0 && position == digits,
                    _ => false,
                };
            if marks || starts {
                escaped.push('\\');
            }
            escaped.push(character);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::{expect, rendered};

    #[test]
    fn nothing_in_a_text_becomes_markup() {
        for (text, expected) in [
            ("a|b *c* _d_ `e`", r"a\|b \*c\* \_d\_ \`e\`"),
            ("<script>&amp;[x](y)", r"\<script>\&amp;\[x\](y)"),
            ("1. first", r"1\. first"),
            ("30/10. không", "30/10. không"),
            ("# head", r"\# head"),
            ("- item - x", r"\- item - x"),
            ("=1+1\n\n## head\u{0}", r"\=1+1 ## head"),
            ("~~no~~ \\", r"\~\~no\~\~ \\"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn an_agenda() {
        let ask = r#"{"form": "markdown", "why": true, "question": {"agenda": {"on": "2023-12-15", "until": "2023-12-31"}}}"#;
        expect(
            &rendered(ask),
            r"
             |# Tỉnh Sông Hồ · hợp tác quốc tế · ngày 15/12/2023
             |
             |- **Thỏa thuận** chưa có hiệu lực 1 · còn hiệu lực 0–1 · hết hạn 0–1 · không ghi thời hạn 1
             |- **Chỉ tiêu** Ký mới 2 đối tác: 0/2; đã qua 31 % thời gian, theo nhịp đều cần 0: kịp *(1/KH-UBND, II)*
             |  - 1\. Đã qua 31 % thời gian; theo nhịp đều thì cần 0 trên 2. \[1/KH-UBND, II\]
             |
             |## Trong 30 ngày tới (1)
             |
             |- **29/10–31/12/2023** Báo cáo hằng năm (năm 2023): Sở Ngoại vụ → UBND tỉnh (không ghi ngày) *(1/KH-UBND, V.2)*
             |  - 1\. Văn bản không ghi ngày; báo cáo rơi vào kỳ của nó: trong khoảng 29/10/2023–31/12/2023. \[1/KH-UBND, V.2\]
             |  - 2\. Văn bản ghi UBND tỉnh. \[1/KH-UBND, V.2\]
             |
             |## Thiếu thông tin, nên chưa kết luận được còn hiệu lực hay không (1)
             |
             |- **thời hạn** Tỉnh Gamma · hỏi Sở Ngoại vụ *(1/KH-UBND, II.1)*
             |  - 1\. Ký năm 2020. \[1/KH-UBND, II.1\]
             |  - 2\. Không văn bản nào nói khi nào có hiệu lực; sổ giả định có hiệu lực khi ký: trong khoảng 01/01/2020–31/12/2020. \[1/KH-UBND, II.1; Luật Thỏa thuận quốc tế 70/2020/QH14, điều 32\]
             |  - 3\. Thời hạn: không ghi, không có nghĩa là vô thời hạn. \[1/KH-UBND, II.1\]
             |  - 4\. Ngày 15/12/2023: còn hiệu lực hoặc hết hạn.
             |
             |## Việc mà kế hoạch không ghi thời gian (1)
             |
             |- **1 việc** Sở Văn hóa, Du lịch (1 việc cùng đơn vị khác) *(1/KH-UBND, II.1)*
             |  - 1\. Kế hoạch không ghi thời gian; kế hoạch kéo dài trong khoảng 01/01/2023–31/12/2025. \[1/KH-UBND, II.1\]
             |  - 2\. Văn bản ghi Sở Văn hóa, Du lịch. \[1/KH-UBND, II.1\]
             |  - 3\. Văn bản ghi Sở Ngoại vụ. \[1/KH-UBND, II.1\]
            ",
        );
    }

    #[test]
    fn a_table_of_reports() {
        let ask = r#"{"form": "markdown", "language": "en", "all": true, "question": {"reports": {"from": "2024-01-01", "until": "2024-12-31", "on": "2025-09-15"}}}"#;
        expect(&rendered(ask), "
             |# Reports 1 January 2024 – 31 December 2024 · 15 September 2025
             |
             |## Overdue (1)
             |
             |- **before 30 Oct 2024** Yearly report (2024): Culture, Tourism → Foreign Affairs (last day Tuesday 29 October 2024) *(1/KH-UBND, V.2)*
             |
             |## Waiting (1)
             |
             |- **29 Oct–31 Dec 2024** Yearly report (2024): Foreign Affairs → People's Committee (no day stated, waits for the reports of 1 unit) *(1/KH-UBND, V.2)*
             |
             |## Yearly report → Foreign Affairs
             |
             || Unit | 2024 |
             || --- | --- |
             || Culture, Tourism | overdue |
             |
             |- *(1/KH-UBND, V.2)*
             |
             |## Yearly report → People's Committee
             |
             || Unit | 2024 |
             || --- | --- |
             || Foreign Affairs | waiting |
             |
             |- *(1/KH-UBND, V.2)*
            ");
    }
}
