//! A reading as it grows: what the readers propose, what the register holds already, and what they
//! leave, each with the words it rests on.

use alloc::{collections::BTreeSet, format, string::String, vec::Vec};
use core::ops::Range;

use super::{
    Alternative, Certainty, Coverage, FactKind, Head, Mend, NotRead, NotReadReason, Proposal,
    Reading, ReadingQuestion, ReadingRule, Section, TextKind, signals, text::Text,
};
use crate::{
    Register,
    fold::fold,
    model::{Bilingual, Change, Citation, Document, Id, Record, Verb},
    words::words,
};

/// A fact as a reader proposes it.
pub(super) struct Fact {
    pub(super) kind: FactKind,
    pub(super) rule: ReadingRule,
    pub(super) certainty: Certainty,
    /// The words it rests on, the most telling first; the places of a text, as positions of words.
    pub(super) at: Vec<Range<usize>>,
    pub(super) mended: Vec<Mend>,
    pub(super) verb: Verb,
    /// Other readings of the same words, each with what it says.
    pub(super) alternatives: Vec<(Verb, Bilingual)>,
    /// The facts that must be accepted before, by what [`Draft::propose`] gave for them.
    pub(super) needs: Vec<usize>,
    pub(super) sentence: Bilingual,
}

/// A reading as it grows.
pub(super) struct Draft<'r> {
    pub(super) register: &'r Register,
    pub(super) text: &'r Text<'r>,
    ask: &'r ReadingQuestion,
    pub(super) head: Option<Head>,
    pub(super) sections: Vec<Section>,
    /// For each block of the text the section it stands in, by its position.
    pub(super) section_of: Vec<Option<u32>>,
    /// The document that is read: what its facts cite.
    pub(super) document: Option<Id<Document>>,
    facts: Vec<Fact>,
    left: Vec<(Range<usize>, NotReadReason)>,
    /// For each word whether a reader has spoken of it, and whether all it says is held already.
    told: Vec<Told>,
    ids: BTreeSet<String>,
    coverage: Coverage,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Not,
    Known,
    Proposed,
}

impl<'r> Draft<'r> {
    pub(super) fn new(
        register: &'r Register,
        ask: &'r ReadingQuestion,
        text: &'r Text<'r>,
    ) -> Self {
        Self {
            register,
            text,
            ask,
            head: None,
            sections: Vec::new(),
            section_of: alloc::vec![None; text.blocks.len()],
            document: None,
            facts: Vec::new(),
            left: Vec::new(),
            told: alloc::vec![Told::Not; text.len()],
            ids: BTreeSet::new(),
            coverage: Coverage::default(),
        }
    }

    /// Proposes a fact; gives its place among the facts, for those that need it.
    pub(super) fn propose(&mut self, mut fact: Fact) -> usize {
        if self.text.scanned {
            fact.certainty = fact.certainty.max(Certainty::Read);
        }
        for words in fact.at.clone() {
            self.tell(words, Told::Proposed);
        }
        self.facts.push(fact);
        self.facts.len().saturating_sub(1)
    }

    /// Says that the register holds what some words say.
    pub(super) fn known(&mut self, words: Range<usize>) {
        self.tell(words, Told::Known);
    }

    /// Says that some words of a proposal's sentence have been read with it.
    pub(super) fn read(&mut self, words: Range<usize>) {
        self.tell(words, Told::Proposed);
    }

    /// Lists words that are not read, and why.
    pub(super) fn leave(&mut self, words: Range<usize>, reason: NotReadReason) {
        let again = |(other, _): &(Range<usize>, _)| *other == words;
        if !self.left.iter().rev().take(4).any(again) {
            self.tell(words.clone(), Told::Known);
            self.left.push((words, reason));
        }
    }

    fn tell(&mut self, words: Range<usize>, how: Told) {
        for at in words {
            if let Some(told) = self.told.get_mut(at) {
                *told = how.max(*told);
            }
        }
    }

    /// Whether a reader has spoken of all of some words.
    pub(super) fn is_told(&self, words: &Range<usize>) -> bool {
        let told = self.told.get(words.clone());
        told.is_some_and(|told| told.iter().all(|told| *told > Told::Not))
    }

    /// Whether a reader has spoken of some of some words.
    pub(super) fn is_told_in_part(&self, words: &Range<usize>) -> bool {
        let told = self.told.get(words.clone());
        told.is_some_and(|told| told.iter().any(|told| *told > Told::Not))
    }

    /// The words of this domain that begin at a position: where they end.
    pub(super) fn signal(&self, at: usize) -> Option<usize> {
        signals::phrase(self.text, at)
    }

    /// Counts a sentence of which everything was told.
    pub(super) fn count(&mut self, sentence: &Range<usize>) {
        let told = self.told.get(sentence.clone()).unwrap_or_default();
        let coverage = &mut self.coverage;
        coverage.sentences = coverage.sentences.saturating_add(1);
        if told.contains(&Told::Proposed) {
            coverage.read = coverage.read.saturating_add(1);
        } else {
            coverage.known = coverage.known.saturating_add(1);
        }
    }

    /// An id for a new record: words in lower case without marks, a number behind them where it is
    /// taken.
    pub(super) fn id<R: Record>(&mut self, words: &str) -> Option<Id<R>> {
        let mut base: String = fold(words)
            .chars()
            .map(|letter| if letter == ' ' { '-' } else { letter })
            .filter(|letter| {
                letter.is_ascii_lowercase() || letter.is_ascii_digit() || *letter == '-'
            })
            .take(60)
            .collect();
        while base.ends_with('-') {
            base.pop();
        }
        for number in 1_u32..1_000 {
            let id = match number {
                1 => base.clone(),
                number => format!("{base}-{number}"),
            };
            if self.register.list_of(&id).is_none() && !self.ids.contains(&id) {
                let made = Id::new(&id);
                self.ids.insert(id);
                return made;
            }
        }
        None
    }

    /// The section in which a word stands, by its position in the list of sections.
    pub(super) fn section_at(&self, at: usize) -> Option<u32> {
        let blocks = &self.text.blocks;
        let block = blocks.partition_point(|block| block.all.end <= at);
        self.section_of.get(block).copied().flatten()
    }

    /// The number of the section in which a word stands.
    pub(super) fn section_number(&self, at: usize) -> Option<String> {
        let section = usize::try_from(self.section_at(at)?).ok()?;
        self.sections
            .get(section)
            .map(|section| section.number.clone())
    }

    /// The citation of some words of the document that is read.
    ///
    /// * `relied_on`: with the words themselves, where the wording matters.
    pub(super) fn cite(&self, words: Range<usize>, relied_on: bool) -> Vec<Citation> {
        let section = self.section_number(words.start);
        let cited = self.document.clone().map(|document| Citation {
            document,
            section,
            words: relied_on.then(|| self.text.written(words)),
            inferred: false,
        });
        cited.into_iter().collect()
    }

    /// The change that a verb makes, on the revision that comes so many changes after the register's.
    fn change(&self, verb: Verb, after: usize) -> Change {
        let after = u32::try_from(after).unwrap_or(u32::MAX);
        Change {
            revision: self.register.revision().saturating_add(after),
            recorded: self.ask.recorded,
            by: self.ask.by.clone(),
            documents: Vec::new(),
            what: verb,
        }
    }

    /// The reading.
    pub(super) fn finish(mut self, kind: TextKind) -> Reading {
        let mut proposals = Vec::new();
        for (number, fact) in core::mem::take(&mut self.facts).into_iter().enumerate() {
            let first = fact.at.first().map_or(0, |words| words.start);
            let alternatives = fact.alternatives.into_iter();
            proposals.push(Proposal {
                kind: fact.kind,
                section: self.section_number(first),
                spans: fact
                    .at
                    .iter()
                    .map(|at| self.text.span(at.clone()))
                    .collect(),
                rule: fact.rule,
                certainty: fact.certainty,
                mended: fact.mended,
                change: self.change(fact.verb, number),
                alternatives: alternatives
                    .map(|(verb, sentence)| Alternative {
                        change: self.change(verb, number),
                        sentence,
                    })
                    .collect(),
                needs: fact
                    .needs
                    .iter()
                    .filter_map(|need| u32::try_from(*need).ok())
                    .collect(),
                sentence: fact.sentence,
            });
        }
        let mut left = core::mem::take(&mut self.left);
        crate::order::sort(&mut left, |a, b| a.0.start.cmp(&b.0.start));
        let not_read: Vec<_> = left
            .into_iter()
            .map(|(words, reason)| NotRead {
                section: self.section_number(words.start),
                span: self.text.span(words),
                reason,
                sentence: why(reason),
            })
            .collect();
        let mut coverage = self.coverage;
        coverage.not_read = u32::try_from(not_read.len()).unwrap_or(u32::MAX);
        coverage.sentences = coverage.sentences.saturating_add(coverage.not_read);
        Reading {
            kind,
            scanned: self.text.scanned,
            head: self.head,
            sections: self.sections,
            proposals,
            not_read,
            coverage,
        }
    }
}

/// Why something was not read, in words.
fn why(reason: NotReadReason) -> Bilingual {
    match reason {
        NotReadReason::NoRule => words!(
            "Câu có nội dung thuộc lĩnh vực này, nhưng không quy tắc nào đọc được.",
            "The sentence speaks of this domain, and no rule reads it.",
        ),
        NotReadReason::InPart => words!(
            "Mới đọc được một phần của câu.",
            "Only a part of the sentence was read.",
        ),
        NotReadReason::ExecutingOnly => words!(
            "Cơ quan thực hiện không phải là cơ quan chủ trì hay phối hợp.",
            "Who carries a task out neither leads nor coordinates it.",
        ),
        NotReadReason::TaskDeadline => words!(
            "Hạn hoàn thành nhiệm vụ không phải là thời hạn báo cáo.",
            "The deadline of a task is no report duty.",
        ),
        NotReadReason::CountryUnknown => words!(
            "Không rõ quốc gia của đối tác.",
            "The partner's country is not named.",
        ),
        NotReadReason::NotNamed => words!(
            "Không nêu rõ đối tác, thỏa thuận hoặc đơn vị nào.",
            "The partner, the agreement or the unit that is meant is not named.",
        ),
        NotReadReason::NoPlace => words!(
            "Sổ không có chỗ ghi điều này.",
            "The register has no place for this.",
        ),
        NotReadReason::NotASigning => words!(
            "Quyết định hoặc cho phép ký chưa phải là đã ký.",
            "A decision or a permission to sign is no signing.",
        ),
        NotReadReason::Refused => words!(
            "Sổ không nhận điều này như văn bản nêu.",
            "The register does not take this as the text says it.",
        ),
    }
    .into()
}
