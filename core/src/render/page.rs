//! A page before it is written as plain text or Markdown: headings, entries and tables.

use alloc::{string::String, vec::Vec};

/// A page that grows block by block.
#[derive(Default)]
pub(super) struct Page(Vec<Block>);

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
#[derive(Default)]
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

impl Page {
    pub(super) fn titled(title: String) -> Self {
        Self(alloc::vec![Block::Title(title)])
    }

    pub(super) fn blocks(&self) -> &[Block] {
        &self.0
    }

    pub(super) fn heading(&mut self, text: impl Into<String>) {
        self.0.push(Block::Heading(text.into()));
    }

    pub(super) fn sentence(&mut self, text: impl Into<String>) {
        self.0.push(Block::Sentence(text.into()));
    }

    pub(super) fn entry(&mut self, entry: Entry) {
        self.0.push(Block::Entry(entry));
    }

    pub(super) fn table(&mut self, table: Table) {
        self.0.push(Block::Table(table));
    }

    /// A heading with its entries, if there are any.
    pub(super) fn section(&mut self, heading: impl Into<String>, entries: Vec<Entry>) {
        if !entries.is_empty() {
            self.heading(heading);
            self.0.extend(entries.into_iter().map(Block::Entry));
        }
    }
}

impl Table {
    pub(super) fn new<const N: usize>(columns: [&str; N]) -> Self {
        Self {
            columns: columns.map(String::from).to_vec(),
            rows: Vec::new(),
        }
    }
}
