//! A page before it is written in a form: headings, entries and tables, and what goes into a calendar.

use alloc::{string::String, vec::Vec};

use super::reader::{Dotted, Reader};
use crate::{
    answers::Why,
    model::Citation,
    words::{Filled, Say, words},
};

/// A page that grows block by block.
pub(super) struct Page<'r> {
    /// For whom it is laid out.
    pub(super) reader: &'r Reader<'r>,
    pub(super) blocks: Vec<Block>,
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
    pub(super) fn of(reader: &'r Reader<'r>) -> Self {
        let blocks = Vec::new();
        Self { reader, blocks }
    }

    pub(super) fn into_blocks(mut self) -> Vec<Block> {
        self.drop_empty_heading();
        self.blocks
    }

    /// The title, of several parts.
    pub(super) fn title(&mut self, parts: &[&dyn Say]) {
        let title = self.reader.told(&Dotted(parts));
        self.blocks.push(Block::Title(title));
    }

    /// What follows stands under this heading, which is left out where nothing does.
    pub(super) fn heading(&mut self, text: &dyn Say) {
        self.drop_empty_heading();
        let heading = self.reader.told(text);
        self.blocks.push(Block::Heading(heading));
    }

    /// A heading that says how many things stand under it.
    pub(super) fn counted(&mut self, heading: &dyn Say, count: usize) {
        self.heading(&Filled(words!("{} ({})"), &[heading, &count]));
    }

    fn drop_empty_heading(&mut self) {
        self.blocks.pop_if(|last| matches!(last, Block::Heading(_)));
    }

    pub(super) fn sentence(&mut self, text: &dyn Say) {
        let sentence = self.reader.told(text);
        self.blocks.push(Block::Sentence(sentence));
    }

    /// A table, whose rows follow.
    ///
    /// * `columns`: their names.
    pub(super) fn table(&mut self, columns: &[&dyn Say]) {
        let columns = columns.iter().map(|name| self.reader.told(*name));
        self.blocks.push(Block::Table(Table {
            columns: columns.collect(),
            rows: Vec::new(),
        }));
    }

    /// A row of the table that was begun last.
    pub(super) fn row(&mut self, cells: &[&dyn Say]) {
        let mut told = Vec::new();
        for cell in cells {
            told.push(self.reader.told(*cell));
        }
        self.cells(told);
    }

    /// A row whose cells are words already.
    pub(super) fn cells(&mut self, cells: Vec<String>) {
        if let Some(Block::Table(table)) = self.blocks.last_mut() {
            table.rows.push(cells);
        }
    }

    /// An entry that rests on no place of its own.
    pub(super) fn line(&mut self, label: &dyn Say, text: &dyn Say) {
        self.entry(label, text, &[]);
    }

    /// An entry with its places.
    pub(super) fn entry(&mut self, label: &dyn Say, text: &dyn Say, cites: &[Citation]) {
        self.together(label, text, &[cites], &[]);
    }

    /// An entry with its places and, if asked why, its steps.
    pub(super) fn explained(
        &mut self,
        label: &dyn Say,
        text: &dyn Say,
        cites: &[Citation],
        why: &Why,
    ) {
        self.together(label, text, &[cites], &[why]);
    }

    /// An entry that stands for several things, with the places and steps of all.
    pub(super) fn together(
        &mut self,
        label: &dyn Say,
        text: &dyn Say,
        cites: &[&[Citation]],
        whys: &[&Why],
    ) {
        let steps = self.reader.steps(whys);
        self.located(label, text, self.reader.places(cites), steps);
    }

    /// An entry with its places and steps in words.
    pub(super) fn located(
        &mut self,
        label: &dyn Say,
        text: &dyn Say,
        places: String,
        steps: String,
    ) {
        self.blocks.push(Block::Entry(Entry {
            label: self.reader.told(label),
            text: self.reader.told(text),
            places,
            steps,
        }));
    }
}
