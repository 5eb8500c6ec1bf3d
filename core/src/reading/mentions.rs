//! Partners and countries where a text names them, found by the words around.

use alloc::{collections::BTreeMap, vec::Vec};
use core::ops::Range;

use crate::model::{Id, Partner, Subject};

/// A partner or a country, where it is named.
pub(super) struct Mention {
    pub(super) at: Range<usize>,
    pub(super) subject: Subject,
    /// The proposal that brings it.
    pub(super) place: Option<usize>,
}

/// All that a text names.
#[derive(Default)]
pub(super) struct Mentions {
    /// By the word with which they begin.
    by_word: BTreeMap<usize, Vec<Mention>>,
    /// The proposals that bring partners.
    places: BTreeMap<Id<Partner>, usize>,
}

impl Mentions {
    pub(super) fn push(&mut self, mention: Mention) {
        if let (Subject::Partner(id), Some(place)) = (&mention.subject, mention.place) {
            self.places.insert(id.clone(), place);
        }
        let here = self.by_word.entry(mention.at.start).or_default();
        here.push(mention);
    }

    /// What begins in some words, in their order.
    pub(super) fn within(&self, words: &Range<usize>) -> impl Iterator<Item = &Mention> {
        let words = words.start..words.end.max(words.start);
        self.by_word.range(words).flat_map(|(_, here)| here)
    }

    /// The proposal that brings a partner.
    pub(super) fn place_of(&self, id: &Id<Partner>) -> Option<usize> {
        self.places.get(id).copied()
    }
}
