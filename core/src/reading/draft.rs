//! A reading as it grows: what the readers propose, what the register holds already, and what they
//! leave, each with the words it rests on.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    format,
    string::String,
    vec::Vec,
};
use core::ops::Range;

use super::{
    Alternative, Certainty, Coverage, FactKind, Head, Mend, NotRead, NotReadReason, Proposal,
    Reading, ReadingQuestion, ReadingRule, Section, TextKind, agreements,
    mentions::Mentions,
    names::{Named, Names},
    records::{Held, HeldDocument, documents},
    signals,
    text::Text,
};
use crate::{
    Register,
    fold::{fold, lower},
    model::{
        ActionKind, Bilingual, Change, Citation, Country, Document, Frequency, Id, Partner,
        PartnerKind, Record, Responsibility, Subject, Verb,
    },
    time::{Day, Deadline},
    words::told,
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
    /// For each section the block that begins it.
    pub(super) block_of: Vec<usize>,
    /// The document that is read: what its facts cite.
    pub(super) document: Option<Id<Document>>,
    /// The proposal that brings it.
    pub(super) document_place: Option<usize>,
    /// Names that are known; those that are proposed join them.
    pub(super) names: Names,
    /// Units, groups and documents that were proposed.
    pub(super) held: Vec<Held>,
    pub(super) documents: BTreeMap<String, Vec<HeldDocument>>,
    /// Partners and countries, where they are named.
    pub(super) subjects: Mentions,
    /// Partners by their names without marks, and their countries.
    pub(super) partner_names: Vec<(String, Country, Id<Partner>)>,
    /// The names of the province, without marks and without `tỉnh`.
    pub(super) own_province: Vec<String>,
    /// Agreements that the register holds or that were proposed.
    pub(super) agreements: Vec<agreements::Held>,
    /// Who answers for a section, and the proposal that says so.
    pub(super) responsibilities: BTreeMap<Option<u32>, (Id<Responsibility>, Option<usize>)>,
    /// The sections that say what part a unit has.
    pub(super) roles: BTreeSet<Option<u32>>,
    /// What was planned in a section.
    pub(super) planned: BTreeMap<(ActionKind, Option<u32>), Vec<String>>,
    /// Report duties that were proposed: how often, by when.
    duties: Vec<(Frequency, Option<Deadline>)>,
    /// The sections for which somebody answers, each with the place that says so.
    pub(super) labelled_sections: BTreeMap<Option<u32>, usize>,
    facts: Vec<Fact>,
    left: Vec<(Range<usize>, NotReadReason)>,
    /// For each word whether a reader has spoken of it, and whether all it says is held already.
    told: Vec<Told>,
    ids: BTreeSet<String>,
    /// For each id the last number that was put behind it.
    numbers: BTreeMap<String, u32>,
    /// Partners that were proposed.
    partners: BTreeMap<Id<Partner>, Partner>,
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
            block_of: Vec::new(),
            document: None,
            document_place: None,
            names: Names::of(register),
            held: Vec::new(),
            documents: documents(register),
            subjects: Mentions::default(),
            partner_names: partner_names(register),
            own_province: own_province(register),
            agreements: Vec::new(),
            responsibilities: BTreeMap::new(),
            roles: BTreeSet::new(),
            planned: BTreeMap::new(),
            duties: Vec::new(),
            labelled_sections: BTreeMap::new(),
            facts: Vec::new(),
            left: Vec::new(),
            told: alloc::vec![Told::Not; text.len()],
            ids: BTreeSet::new(),
            numbers: BTreeMap::new(),
            partners: BTreeMap::new(),
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
        if let Verb::AddPartner(partner) = &fact.verb {
            self.partners
                .insert(partner.id.clone(), (**partner).clone());
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
        let mut number = self.numbers.get(&base).copied().unwrap_or(0);
        loop {
            number = number.saturating_add(1);
            let id = match number {
                1 => base.clone(),
                number => format!("{base}-{number}"),
            };
            if self.register.list_of(&id).is_none() && !self.ids.contains(&id) {
                let made = Id::new(&id);
                self.ids.insert(id);
                self.numbers.insert(base, number);
                return made;
            }
        }
    }

    /// Whether a unit is named between two positions, the first being where its name begins.
    pub(super) fn names_unit(&self, at: usize, until: usize) -> bool {
        let wanted = |named: &Named| matches!(named, Named::Unit(_) | Named::Body(_));
        self.text.is_capital(at) && self.names.at(self.text, at, until, &wanted).is_some()
    }

    /// The words of a section's title.
    pub(super) fn title_of(&self, section: u32) -> Option<Range<usize>> {
        let block = self.block_of.get(usize::try_from(section).ok()?)?;
        let block = self.text.blocks.get(*block)?;
        Some(super::sections::title(self.text, &block.words))
    }

    /// The partners and countries that the title of a section, or some words, are about.
    pub(super) fn subjects_of(
        &self,
        section: Option<u32>,
        words: &Range<usize>,
    ) -> Vec<(Subject, Option<usize>)> {
        let title = section.and_then(|section| self.title_of(section));
        let title = title.unwrap_or_default();
        let mut subjects: Vec<(Subject, Option<usize>)> = Vec::new();
        for mention in self
            .subjects
            .within(&title)
            .chain(self.subjects.within(words))
        {
            if !subjects
                .iter()
                .any(|(subject, _)| *subject == mention.subject)
            {
                subjects.push((mention.subject.clone(), mention.place));
            }
        }
        subjects
    }

    /// Whether the name of a known unit begins at a position, marks and all.
    pub(super) fn names_unit_exactly(&self, at: usize, until: usize) -> bool {
        let wanted = |named: &Named| matches!(named, Named::Unit(_) | Named::Body(_));
        let found = self.names.at(self.text, at, until, &wanted);
        found.is_some_and(|found| found.exact || self.text.scanned)
    }

    /// Whether a word stands in the title of a section.
    pub(super) fn in_title(&self, at: usize) -> bool {
        let blocks = &self.text.blocks;
        let block = blocks.get(blocks.partition_point(|block| block.all.end <= at));
        block.is_some_and(|block| {
            let numbered = !matches!(block.marker, None | Some(super::blocks::Marker::Bullet(_)));
            numbered && super::sections::title(self.text, &block.words).contains(&at)
        })
    }

    /// The day of recording.
    pub(super) fn recorded(&self) -> Day {
        self.ask.recorded
    }

    fn partner(&self, id: &Id<Partner>) -> Option<&Partner> {
        self.partners.get(id).or_else(|| self.register.get(id))
    }

    /// A partner's name as it stands within a sentence.
    pub(super) fn partner_name(&self, id: &Id<Partner>) -> Option<String> {
        let name = self.partner(id)?.name.in_vietnamese();
        let proper = [
            "Tỉnh ",
            "Thành phố ",
            "Bang ",
            "Khu ",
            "Đại học ",
            "Công ty ",
            "Tập đoàn ",
        ];
        let mut letters = name.chars();
        Some(if proper.iter().any(|noun| name.starts_with(noun)) {
            let first = letters.next().map(lower);
            first.into_iter().chain(letters).collect()
        } else {
            String::from(name)
        })
    }

    pub(super) fn partner_kind(&self, id: &Id<Partner>) -> Option<PartnerKind> {
        Some(self.partner(id)?.kind)
    }

    pub(super) fn is_prospect(&self, id: &Id<Partner>) -> bool {
        self.partner(id)
            .is_some_and(|partner| partner.prospect.is_some())
    }

    /// Whether a duty of this wording was proposed: said again, it is the same duty.
    pub(super) fn same_duty(&self, every: Frequency, by: Option<Deadline>) -> bool {
        self.duties.contains(&(every, by))
    }

    pub(super) fn hold_duty(&mut self, every: Frequency, by: Option<Deadline>) {
        self.duties.push((every, by));
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
        left.sort_by_key(|it| it.0.start);
        let not_read: Vec<_> = left
            .into_iter()
            .map(|(words, reason)| NotRead {
                section: self.section_number(words.start),
                span: self.text.span(words),
                reason,
                sentence: told(&reason),
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

fn partner_names(register: &Register) -> Vec<(String, Country, Id<Partner>)> {
    let partners = register.records().partners.iter();
    let found = partners.filter(|partner| partner.prospect.is_none());
    found
        .map(|it| (fold(it.name.in_vietnamese()), it.country, it.id.clone()))
        .collect()
}

fn own_province(register: &Register) -> Vec<String> {
    let province = &register.records().province;
    let folded = fold(province.name.in_vietnamese());
    let bare = folded
        .strip_prefix("tinh ")
        .or(folded.strip_prefix("thanh pho "));
    let bare = String::from(bare.unwrap_or(&folded));
    Vec::from([bare])
}
