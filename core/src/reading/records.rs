//! The records that a letter's facts name, held by the register, proposed already, or proposed now.

use alloc::{
    boxed::Box,
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};
use core::ops::Range;

use super::{
    Certainty, FactKind, Head, Mend, NotReadReason, ReadingRule, cited,
    draft::{Draft, Fact},
    names::Named,
    units::{Item, Who},
    vocabulary_table::BODIES,
};
use crate::{
    Register,
    fold::{fold, upper},
    model::{
        AnyRecord, Assignee, Bilingual, Document, DocumentKind, Id, Unit, UnitGroup, UnitKind, Verb,
    },
    time::{ImpreciseDate, Order},
    words::words,
};

/// A unit or a group that was proposed, by the name that stands for it.
pub(super) struct Held {
    key: String,
    who: Assignee,
    place: usize,
}

/// A document that was proposed, by its number.
#[derive(Clone)]
pub(super) struct HeldDocument {
    date: Option<ImpreciseDate>,
    id: Id<Document>,
    place: Option<usize>,
}

/// Who an entry of a list is, and what must be accepted before.
#[derive(Default)]
pub(super) struct Assigned {
    pub(super) who: Vec<Assignee>,
    pub(super) needs: Vec<usize>,
    pub(super) mended: Vec<Mend>,
    pub(super) guessed: bool,
    /// A body is named that nobody knows.
    pub(super) unknown: bool,
}

/// The documents of a register, by their numbers.
pub(super) fn documents(register: &Register) -> BTreeMap<String, Vec<HeldDocument>> {
    let mut documents: BTreeMap<String, Vec<HeldDocument>> = BTreeMap::new();
    for document in &register.records().documents {
        if let Some(number) = &document.number {
            let held = documents.entry(cited::bare(number)).or_default();
            held.push(HeldDocument {
                date: document.date,
                id: document.id.clone(),
                place: None,
            });
        }
    }
    documents
}

impl Draft<'_> {
    /// The document of a number, and of a day that does not contradict, which the register holds or
    /// this text names.
    pub(super) fn document_numbered(
        &self,
        number: &str,
        date: Option<ImpreciseDate>,
    ) -> Option<Id<Document>> {
        let fits = |other: Option<ImpreciseDate>| match (date, other) {
            (Some(date), Some(other)) => !matches!(
                date.window().compare(other.window()),
                Order::Before | Order::After
            ),
            _ => true,
        };
        let held = self.documents.get(&cited::bare(number))?;
        let held = held.iter().find(|held| fits(held.date))?;
        Some(held.id.clone())
    }

    pub(super) fn hold_document(
        &mut self,
        number: &str,
        date: Option<ImpreciseDate>,
        id: &Id<Document>,
        place: Option<usize>,
    ) {
        let held = self.documents.entry(cited::bare(number)).or_default();
        held.push(HeldDocument {
            date,
            id: id.clone(),
            place,
        });
    }

    /// The document of a title, for one without a number.
    pub(super) fn document_titled(
        &self,
        kind: DocumentKind,
        title: &str,
        head: &Head,
    ) -> Option<Id<Document>> {
        let title = fold(title);
        let documents = &self.register.records().documents;
        let held = documents.iter().find(|document| {
            document.kind == kind
                && document.number.is_some() <= head.number.is_some()
                && fold(document.title.in_vietnamese()).ends_with(&title)
                && !title.is_empty()
        });
        held.map(|document| document.id.clone())
    }

    /// The place of the proposal that brings the document that is read.
    pub(super) fn needs_document(&self) -> Vec<usize> {
        self.document_place.into_iter().collect::<Vec<_>>()
    }

    /// Who the entries of a list are; units and groups that the register does not hold are proposed.
    pub(super) fn assign(&mut self, items: &[Item]) -> Assigned {
        let mut assigned = Assigned::default();
        for item in items {
            let who = match &item.who {
                Who::AndOthers => Some(Assignee::AndOthers),
                Who::Unread => {
                    self.leave(item.at.clone(), NotReadReason::NotNamed);
                    None
                }
                Who::MissingTable => Some(Assignee::MissingTable(Bilingual {
                    vi: self.text.written(item.at.clone()),
                    en: None,
                })),
                Who::AssignedIn => self.assigned_in(item, &mut assigned),
                Who::Group => self.group(item.at.clone(), None, &mut assigned),
                Who::GroupRead(name) => {
                    assigned.mended.push(Mend {
                        span: self.text.span(item.at.clone()),
                        found: self.text.found(item.at.clone()).to_string(),
                        read: (*name).to_string(),
                    });
                    self.group(item.at.clone(), Some(name), &mut assigned)
                }
                Who::Body => {
                    let name = capitalised(&self.text.written(item.at.clone()));
                    self.unit(item.at.clone(), None, &name, &mut assigned)
                }
                Who::Known {
                    what,
                    name,
                    exact,
                    or,
                } => {
                    if !exact {
                        assigned.mended.push(Mend {
                            span: self.text.span(item.at.clone()),
                            found: self.text.found(item.at.clone()).to_string(),
                            read: name.clone(),
                        });
                    }
                    assigned.guessed |= !or.is_empty();
                    match what {
                        Named::Unit(id) => Some(Assignee::Unit(id.clone())),
                        Named::Group(id) => Some(Assignee::Group(id.clone())),
                        Named::Body(body) => {
                            self.unit(item.at.clone(), Some(*body), name, &mut assigned)
                        }
                        _ => None,
                    }
                }
            };
            if let Some(who) = who
                && !assigned.who.contains(&who)
            {
                assigned.who.push(who);
            }
        }
        assigned
    }

    fn assigned_in(&mut self, item: &Item, assigned: &mut Assigned) -> Option<Assignee> {
        let named = item
            .at
            .clone()
            .find_map(|at| cited::named(self.text, at, item.at.end));
        let number = named.as_ref().map(|named| cited::bare(&named.number));
        let id = named.and_then(|named| cited::cited(self, &named));
        match id {
            Some(id) => {
                let held = number.and_then(|number| self.documents.get(&number));
                let mut held = held.into_iter().flatten();
                let place = held.find(|held| held.id == id);
                assigned.needs.extend(place.and_then(|held| held.place));
                Some(Assignee::AssignedIn(id))
            }
            None => Some(Assignee::MissingTable(Bilingual {
                vi: self.text.written(item.at.clone()),
                en: None,
            })),
        }
    }

    /// The proposal that brings a unit or a group.
    pub(super) fn place_of(&self, who: &Assignee) -> Option<usize> {
        let held = self.held.iter().find(|held| held.who == *who);
        held.map(|held| held.place)
    }

    fn held(&self, key: &str) -> Option<&Held> {
        self.held.iter().find(|held| held.key == key)
    }

    /// A unit by name; one that is new to the register is proposed.
    ///
    /// * `body`: its place in the vocabulary, where it is one of the bodies that provinces have.
    fn unit(
        &mut self,
        at: Range<usize>,
        body: Option<usize>,
        name: &str,
        assigned: &mut Assigned,
    ) -> Option<Assignee> {
        let body = body.and_then(|body| BODIES.get(body));
        let (kind, en, vi) = match body {
            Some((kind, en, names)) => (*kind, Some(*en), names.first().copied().unwrap_or(name)),
            None => (kind_of(name), None, name),
        };
        // A central body is named where it is meant, and is no unit of the province.
        if kind == UnitKind::Central {
            let vi = vi.to_string();
            return Some(Assignee::Body(Bilingual {
                vi,
                en: en.map(ToString::to_string),
            }));
        }
        let key = fold(vi);
        if let Some(held) = self.held(&key) {
            assigned.needs.push(held.place);
            return Some(held.who.clone());
        }
        let id: Id<Unit> = self.id(vi)?;
        let cites = self.cite(at.clone(), false);
        if cites.is_empty() {
            return None;
        }
        let unit = Unit {
            id: id.clone(),
            kind,
            name: Bilingual {
                vi: vi.to_string(),
                en: en.map(ToString::to_string),
            },
            aliases: Vec::new(),
            renamed: Vec::new(),
            existence: Vec::new(),
            cites,
        };
        // A body that neither the register nor the vocabulary knows may be misspelt.
        let exact = body.is_some() && assigned.mended.is_empty();
        assigned.unknown |= body.is_none();
        let sentence = words!("Đơn vị: {}.", "Unit: {}.").with(&[&unit.name]);
        let place = self.propose(Fact {
            kind: FactKind::Unit,
            rule: ReadingRule::UnitName,
            certainty: if exact {
                Certainty::Stated
            } else {
                Certainty::Read
            },
            at: Vec::from([at]),
            mended: assigned
                .mended
                .last()
                .cloned()
                .into_iter()
                .collect::<Vec<_>>(),
            verb: Verb::FoundUnit(Box::new(unit)),
            alternatives: Vec::new(),
            needs: self.needs_document(),
            sentence,
        });
        self.held.push(Held {
            key,
            who: Assignee::Unit(id.clone()),
            place,
        });
        assigned.needs.push(place);
        Some(Assignee::Unit(id))
    }

    /// A group by its collective name; one that is new to the register is proposed.
    fn group(
        &mut self,
        at: Range<usize>,
        read: Option<&str>,
        assigned: &mut Assigned,
    ) -> Option<Assignee> {
        let written = read.map_or_else(|| self.text.written(at.clone()), ToString::to_string);
        let (key, kinds) = kinds_of(&fold(&written));
        let groups = &self.register.records().groups;
        let held = groups
            .iter()
            .find(|group| kinds_of(&fold(group.name.in_vietnamese())).0 == key);
        if let Some(group) = held {
            return Some(Assignee::Group(group.id.clone()));
        }
        if let Some(held) = self.held(&key) {
            assigned.needs.push(held.place);
            return Some(held.who.clone());
        }
        let id: Id<UnitGroup> = self.id(&key)?;
        let cites = self.cite(at.clone(), false);
        if cites.is_empty() {
            return None;
        }
        let group = UnitGroup {
            id: id.clone(),
            name: Bilingual {
                vi: written,
                en: None,
            },
            kinds,
            units: Vec::new(),
            existence: None,
            open: true,
            cites,
        };
        let sentence = words!("Nhóm đơn vị: {}.", "Group of units: {}.").with(&[&group.name]);
        let place = self.propose(Fact {
            kind: FactKind::Group,
            rule: ReadingRule::GroupName,
            certainty: Certainty::Stated,
            at: Vec::from([at]),
            mended: Vec::new(),
            verb: Verb::Adopt(Vec::from([AnyRecord::Group(group)])),
            alternatives: Vec::new(),
            needs: self.needs_document(),
            sentence,
        });
        self.held.push(Held {
            key,
            who: Assignee::Group(id.clone()),
            place,
        });
        assigned.needs.push(place);
        Some(Assignee::Group(id))
    }
}

/// A name with a capital at its head.
pub(super) fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map(upper)
        .into_iter()
        .chain(letters)
        .collect()
}

/// The kind of a body by the noun with which its name begins.
fn kind_of(name: &str) -> UnitKind {
    let folded = fold(name);
    let begins = |start: &str| folded.starts_with(start);
    let kinds = [
        ("so ", UnitKind::Department),
        ("ban quan ly", UnitKind::Board),
        ("ban ", UnitKind::Board),
        ("bql", UnitKind::Board),
        ("van phong", UnitKind::Office),
        ("ubnd", UnitKind::District),
        ("uy ban nhan dan", UnitKind::District),
        ("cong an", UnitKind::Police),
        ("bo chi huy", UnitKind::Military),
        ("truong", UnitKind::School),
        ("dai hoc", UnitKind::School),
        ("bao ", UnitKind::Press),
        ("dai ", UnitKind::Press),
        ("hoi ", UnitKind::Association),
        ("hiep hoi", UnitKind::Association),
        ("lien ", UnitKind::Association),
        ("tinh doan", UnitKind::Association),
        ("tinh uy", UnitKind::Party),
    ];
    let kind = kinds.iter().find(|(start, _)| begins(start));
    kind.map_or(UnitKind::Other, |(_, kind)| *kind)
}

/// What a collective name comes to: the name that stands for all its spellings, and the kinds of unit
/// that it counts in.
fn kinds_of(folded: &str) -> (String, Vec<UnitKind>) {
    let words = folded.split(' ').collect::<Vec<_>>();
    let has = |word: &str| words.contains(&word);
    let committee = has("ubnd") || folded.contains("uy ban nhan dan");
    if committee && (has("huyen") || has("xa") || has("phuong")) {
        if has("huyen") {
            return (
                "ubnd huyen thanh pho".into(),
                Vec::from([UnitKind::District]),
            );
        }
        return ("ubnd xa phuong".into(), Vec::new());
    }
    if has("so") && (has("nganh") || has("ban")) {
        let kinds = [
            UnitKind::Department,
            UnitKind::Board,
            UnitKind::Office,
            UnitKind::Police,
            UnitKind::Military,
        ];
        return ("cac so ban nganh".into(), kinds.into());
    }
    if has("truong") || folded.contains("dai hoc") {
        return (
            "cac truong dai hoc cao dang".into(),
            Vec::from([UnitKind::School]),
        );
    }
    if folded.contains("dia phuong") && !has("don") && !has("quan") {
        return ("dia phuong".into(), Vec::new());
    }
    (folded.to_string(), Vec::new())
}
