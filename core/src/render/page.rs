//! Laying out plain text: wrapped lines in columns.

use alloc::{string::String, vec::Vec};

/// The width of a page in characters.
const WIDTH: usize = 100;

/// A page that grows line by line.
pub(super) struct Page(String);

impl Page {
    pub(super) fn new() -> Self {
        Self(String::new())
    }

    pub(super) fn text(self) -> String {
        self.0
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.0.push('\n');
    }

    /// A line as it is.
    pub(super) fn line(&mut self, text: &str) {
        self.0.push_str(text.trim_end());
        self.0.push('\n');
    }

    /// A text beside a label; what does not fit goes on below, in the same column.
    pub(super) fn entry(&mut self, indent: usize, label: &str, column: usize, text: &str) {
        let mut line = " ".repeat(indent);
        line.push_str(label);
        for (position, part) in wrap(text, WIDTH.saturating_sub(column)).iter().enumerate() {
            if position > 0 {
                line = String::new();
            }
            pad(&mut line, column);
            line.push_str(part);
            self.line(&line);
        }
    }
}

/// Spaces up to a column, at least one after a label that is too long.
fn pad(line: &mut String, column: usize) {
    let length = line.chars().count();
    let gap = column.saturating_sub(length).max(usize::from(length > 0));
    line.push_str(&" ".repeat(gap));
}

/// A text in lines of at most `width` characters, broken between words.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let needed = line
            .chars()
            .count()
            .saturating_add(word.chars().count())
            .saturating_add(1);
        if !line.is_empty() && needed > width {
            lines.push(core::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_goes_on_in_its_column() {
        let mut page = Page::new();
        page.entry(2, "29/10", 10, &"Sở Ngoại vụ ".repeat(20));
        let text = page.text();
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
        assert!(
            text.lines()
                .skip(1)
                .all(|line| line.starts_with("          S")
                    || line.starts_with("          N")
                    || line.starts_with("          v"))
        );
    }
}
