//! A page as plain text: labels on the left, text beside them, places flush right.

use alloc::{string::String, vec::Vec};

use super::page::{Block, Entry, Table};

/// The width of a page in characters.
const WIDTH: usize = 100;

/// A longer label stands on a line of its own.
const LONGEST_LABEL: usize = 20;

pub(super) fn text(blocks: &[Block]) -> String {
    let mut lines = Lines {
        text: String::new(),
        indent: 0,
        column: 2,
    };
    for block in blocks {
        if let Block::Entry(entry) = block {
            let label = length(&entry.label);
            if (1..=LONGEST_LABEL).contains(&label) {
                lines.column = label.saturating_add(4).max(lines.column);
            }
        }
    }
    let mut after_title = false;
    for block in blocks {
        if after_title {
            lines.line("");
        }
        after_title = matches!(block, Block::Title(_));
        match block {
            Block::Title(text) => lines.wrapped(text),
            Block::Heading(text) => {
                if !lines.text.ends_with("\n\n") {
                    lines.line("");
                }
                lines.indent = 0;
                lines.wrapped(text);
                lines.indent = 2;
            }
            Block::Sentence(text) => lines.wrapped(text),
            Block::Entry(entry) => lines.entry(entry),
            Block::Table(table) => lines.table(table),
        }
    }
    lines.text
}

struct Lines {
    text: String,
    /// Under a heading, everything is moved in.
    indent: usize,
    /// Where the text of entries starts.
    column: usize,
}

impl Lines {
    /// One line, whatever line ends a register's texts may hold.
    fn line(&mut self, text: &str) {
        let text = text.trim_ascii_end().chars();
        let text = text.map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        });
        self.text.extend(text);
        self.text.push('\n');
    }

    fn wrapped(&mut self, text: &str) {
        for line in &wrap(text, WIDTH.saturating_sub(self.indent)) {
            self.line(&indented(self.indent, line));
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let mut line = indented(self.indent, &entry.label);
        if !entry.label.is_empty() && length(&line).saturating_add(1) > self.column {
            self.line(&line);
            line = String::new();
        }
        let width = WIDTH.saturating_sub(self.column);
        let mut parts = wrap(&entry.text, width);
        // The places stand flush right, beside the last line of the text where there is room; more
        // than a line of them stands below like text.
        let last = parts.last().map_or(0, |last| length(last));
        let places = length(&entry.places);
        if places == 0 {
        } else if last.saturating_add(places).saturating_add(2) <= width {
            if let Some(last) = parts.last_mut() {
                pad(last, width.saturating_sub(places));
                last.push_str(&entry.places);
            }
        } else {
            let mut below = wrap(&entry.places, width);
            if let [only] = below.as_mut_slice() {
                *only = indented(width.saturating_sub(places), only);
            }
            parts.append(&mut below);
        }
        for part in &parts {
            pad(&mut line, self.column);
            line.push_str(part);
            self.line(&line);
            line = String::new();
        }
        let column = self.column.saturating_add(2);
        for step in entry.steps.split_terminator('\n') {
            for part in &wrap(step, WIDTH.saturating_sub(column)) {
                self.line(&indented(column, part));
            }
        }
    }

    /// Columns as wide as their widest cell; the last one takes what is left and wraps.
    fn table(&mut self, table: &Table) {
        let Some((_, but_last)) = table.columns.split_last() else {
            return;
        };
        let mut widths: Vec<usize> = but_last.iter().map(|name| length(name)).collect::<Vec<_>>();
        for row in &table.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = length(cell).max(*width);
            }
        }
        for row in core::iter::once(&table.columns).chain(&table.rows) {
            let mut line = indented(self.indent, "");
            let mut column = self.indent;
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                column = column.saturating_add(*width).saturating_add(2);
                pad(&mut line, column);
            }
            let last = row.last().map_or("", String::as_str);
            for part in &wrap(last, WIDTH.saturating_sub(column).max(20)) {
                pad(&mut line, column);
                line.push_str(part);
                self.line(&line);
                line = String::new();
            }
        }
    }
}

/// Characters, not bytes; the library's own texts are in composed form.
fn length(text: &str) -> usize {
    text.chars().count()
}

fn indented(indent: usize, text: &str) -> String {
    let mut line = String::new();
    pad(&mut line, indent);
    line.push_str(text);
    line
}

fn pad(line: &mut String, column: usize) {
    for _ in length(line)..column {
        line.push(' ');
    }
}

/// A text in lines of at most `width` characters, broken between words.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let needed = length(&line).saturating_add(length(word)).saturating_add(1);
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

    fn entry(label: &str, text: &str, places: &str) -> Block {
        Block::Entry(Entry {
            label: label.into(),
            text: text.into(),
            places: places.into(),
            steps: String::new(),
        })
    }

    #[test]
    fn entries_stand_in_columns_with_their_places_flush_right() {
        let blocks = [
            Block::Title("Title".into()),
            entry("Label", "text", ""),
            Block::Heading("Heading".into()),
            entry("29/10", "Sở Ngoại vụ", "107/KH-UBND, V.2"),
            entry("a label longer than any column", "text", ""),
        ];
        let room = " ".repeat(100 - 9 - "Sở Ngoại vụ107/KH-UBND, V.2".chars().count());
        assert_eq!(
            text(&blocks),
            alloc::format!(
                "Title\n\nLabel    text\n\nHeading\n  29/10  Sở Ngoại vụ{room}107/KH-UBND, V.2\n  \
                 a label longer than any column\n         text\n"
            )
        );
    }

    #[test]
    fn long_text_goes_on_in_its_column_and_pushes_the_places_below() {
        let long = entry("Label", &"chữ ".repeat(30), "107/KH-UBND, V.2");
        let text = text(&[Block::Title("Title".into()), long]);
        let lines: Vec<_> = text.lines().collect();
        assert!(lines.iter().all(|line| length(line) <= WIDTH), "{text}");
        assert_eq!(lines.len(), 4, "{text}");
        assert!(lines[3].starts_with("         chữ chữ"), "{text}");
        assert!(lines[3].ends_with("  107/KH-UBND, V.2"), "{text}");
        assert_eq!(length(lines[3]), WIDTH, "{text}");
    }

    #[test]
    fn a_table_is_as_wide_as_its_cells() {
        let cells = |cells: &str| cells.split("; ").map(String::from).collect::<Vec<_>>();
        let table = Table {
            columns: cells("a; b"),
            rows: alloc::vec![cells("đơn vị; x")],
        };
        let blocks = [Block::Title("Title".into()), Block::Table(table)];
        assert_eq!(text(&blocks), "Title\n\na       b\nđơn vị  x\n");
    }
}
