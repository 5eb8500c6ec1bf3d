//! A page before it is written as plain text or Markdown: headings, entries and tables.

use alloc::{format, string::String, vec::Vec};

use super::reader::{Reader, dotted};
use crate::{answers::Why, list::Listed, model::Citation};

/// A page that grows block by block.
pub(super) struct Page<'r> {
    /// For whom it is laid out.
    pub(super) reader: Reader<'r>,
    blocks: Vec<Block>,
}

pub(super) enum Block {
    /// What the page is about.
    Title(String),
    /// What the entries below are about.
    Heading(String),
    /// A sentence on its own.
    Sentence(String),
    Entry(Entry),
    Table(Table),
}

/// A text beside a label, with the places that say so.
pub(super) struct Entry {
    /// When, which kind, how many: a few words, may be empty.
    pub(super) label: String,
    pub(super) text: String,
    pub(super) places: String,
    /// The steps that led here, one a line; empty when nobody asked why.
    pub(super) steps: String,
}

/// Rows of cells under the names of their columns.
pub(super) struct Table {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl<'r> Page<'r> {
    pub(super) fn of(reader: Reader<'r>) -> Self {
        let blocks = Vec::new();
        Self { reader, blocks }
    }

    pub(super) fn into_blocks(mut self) -> Vec<Block> {
        self.drop_empty_heading();
        self.blocks
    }

    /// The title, of several parts.
    pub(super) fn title(&mut self, parts: &[&str]) {
        self.blocks.push(Block::Title(dotted(parts)));
    }

    /// What follows stands under this heading, which is left out where nothing does.
    pub(super) fn heading(&mut self, text: &str) {
        self.drop_empty_heading();
        self.blocks.push(Block::Heading(text.into()));
    }

    /// A heading that says how many things stand under it.
    pub(super) fn counted(&mut self, heading: &str, count: usize) {
        self.heading(&format!("{heading} ({count})"));
    }

    fn drop_empty_heading(&mut self) {
        self.blocks.pop_if(|last| matches!(last, Block::Heading(_)));
    }

    pub(super) fn sentence(&mut self, text: &str) {
        self.blocks.push(Block::Sentence(text.into()));
    }

    pub(super) fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// An entry that rests on no place of its own.
    pub(super) fn line(&mut self, label: &str, text: &str) {
        self.entry(label, text, &[]);
    }

    /// An entry with its places.
    pub(super) fn entry(&mut self, label: &str, text: &str, cites: &[Citation]) {
        self.explained(label, text, cites, &Why::default());
    }

    /// An entry with its places and, if asked why, its steps.
    pub(super) fn explained(&mut self, label: &str, text: &str, cites: &[Citation], why: &Why) {
        let steps = self.reader.steps(why);
        self.located(label, text, self.reader.places(&[cites]), steps);
    }

    /// An entry with its places and steps in words.
    pub(super) fn located(&mut self, label: &str, text: &str, places: String, steps: String) {
        self.blocks.push(Block::Entry(Entry {
            label: label.into(),
            text: text.into(),
            places,
            steps,
        }));
    }
}

impl Table {
    /// * `columns`: their names, with semicolons between them.
    pub(super) fn new(columns: &str) -> Self {
        Self {
            columns: columns.split("; ").map(String::from).list(),
            rows: Vec::new(),
        }
    }

    pub(super) fn row(&mut self, cells: &[&str]) {
        let cells = cells.iter().copied().map(String::from);
        self.rows.push(cells.list());
    }
}
