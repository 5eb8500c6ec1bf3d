//! What each verb writes into a register: edits of its JSON form, so that what comes out is read, and
//! judged, as any register is.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::happened::kind_of;
use crate::{
    Register,
    json::Tree,
    model::{Change, Citation, Id, List, Record, Unit, Verb},
    time::{Bound, Day, Order, Period},
};

/// The JSON form of the register that a change makes, and where the change's parts stand in it.
///
/// * `tree`, `told`: the JSON form of the register's records, and of the change.
pub(super) fn write(
    register: &Register,
    tree: Tree,
    change: &Change,
    told: Tree,
) -> (Tree, Vec<Move>) {
    let mut writing = Writing {
        register,
        change: told,
        next: tree,
        moves: Vec::new(),
    };
    for position in 0..change.documents.len() {
        writing.push("documents", &format!("/documents/{position}"));
    }
    // A verb that names a record that is not there writes nothing; its entry tells so when it is read.
    let _ = writing.verb(&change.what);
    writing.push("history", "");
    (writing.next, writing.moves)
}

/// The verbs that say no more than that there is a new record, each with the list of that.
pub(super) const ADDING: [(&str, List); 7] = [
    ("sign", List::Agreements),
    ("re_sign", List::Agreements),
    ("submit_report", List::Submissions),
    ("found_unit", List::Units),
    ("succeed", List::Successions),
    ("add_document", List::Documents),
    ("add_partner", List::Partners),
];

/// Where a part of a change stands in the register that it makes.
pub(super) struct Move {
    pub(super) in_register: String,
    pub(super) in_change: String,
}

/// Whether a day lies in a period of which no last day is known.
pub(super) fn goes_on(period: Period, on: Day) -> bool {
    period.widest().contains(on) && !matches!(period.end(), Bound::Date(_))
}

struct Writing<'r> {
    /// The register before the change.
    register: &'r Register,
    change: Tree,
    next: Tree,
    moves: Vec<Move>,
}

impl Writing<'_> {
    fn verb(&mut self, verb: &Verb) -> Option<()> {
        let what = format!("/what/{}", verb.name());
        match verb {
            Verb::Sign(_)
            | Verb::ReSign(_)
            | Verb::SubmitReport(_)
            | Verb::FoundUnit(_)
            | Verb::Succeed(_)
            | Verb::AddDocument(_)
            | Verb::AddPartner(_) => {
                let (_, list) = ADDING.iter().find(|(name, _)| *name == verb.name())?;
                self.push(list.key(), &what);
            }
            Verb::IdentifyProspect(found) => {
                self.push(List::Partners.key(), &format!("{what}/partner"));
                let path = self.path(&found.prospect)?;
                let prospect = self.register.get(&found.prospect)?.prospect.as_ref()?;
                let number = prospect.found.len();
                self.put(
                    format!("{path}/prospect/found/{number}"),
                    format!("{what}/partner/id"),
                );
            }
            Verb::RefoundUnit(founding) => {
                let unit = self.register.get(&founding.unit)?;
                let period = Period::between(Bound::from(founding.from), Bound::Open).ok()?;
                self.exists(unit, unit.existence.len(), period, &founding.cites, &what)?;
            }
            Verb::CloseUnit(closure) => {
                let unit = self.register.get(&closure.unit)?;
                let mut periods = unit.existence.iter();
                let running = periods.position(|period| goes_on(*period, closure.until));
                let position = running.unwrap_or(unit.existence.len());
                let start = unit.existence.get(position).map(|period| period.start());
                let start = start.unwrap_or(Bound::Unknown);
                let period = Period::between(start, Bound::from(closure.until)).ok()?;
                self.exists(unit, position, period, &closure.cites, &what)?;
            }
            Verb::RecordAction(deed) => {
                let path = self.path(&deed.action)?;
                self.put(format!("{path}/outcome"), format!("{what}/outcome"));
            }
            Verb::Adopt(records) => {
                for (position, record) in records.iter().enumerate() {
                    let part = format!("{what}/{position}/{}", record.name());
                    self.push(record.list().key(), &part);
                }
            }
            Verb::Correct(correction) => {
                let is = &correction.is;
                let path = self.register.path_of(is.list(), is.id())?;
                self.put(path, format!("{what}/is/{}", is.name()));
            }
            Verb::Amend(_)
            | Verb::Extend(_)
            | Verb::Suspend(_)
            | Verb::Resume(_)
            | Verb::SendNotice(_)
            | Verb::ReceiveNotice(_)
            | Verb::Terminate(_)
            | Verb::Withdraw(_)
            | Verb::Accede(_) => self.happened(verb, what)?,
        }
        Some(())
    }

    /// Adds what happened to an agreement before the first change that certainly came later: what is
    /// learnt late is not put last.
    fn happened(&mut self, verb: &Verb, what: String) -> Option<()> {
        let (_, agreement, on) = verb.event()?;
        let path = self.path(agreement)?;
        let agreement = self.register.get(agreement)?;
        let mut changes = agreement.changes.iter();
        let later =
            changes.position(|other| other.on.window().compare(on.window()) == Order::After);
        let position = later.unwrap_or(agreement.changes.len());
        let told = self.change.at(&what)?;
        let kind = kind_of(verb.name());
        let kind = match told.get("term") {
            Some(term) => Tree::object(&[(kind, term)]),
            None => Tree::Text(String::from(kind)),
        };
        let mut change = alloc::vec![("on", told.get("on")?), ("what", &kind)];
        change.extend(told.get("party").map(|party| ("party", party)));
        change.push(("cites", told.get("cites")?));
        let changes = format!("{path}/changes");
        self.next.insert(&changes, position, Tree::object(&change));
        self.moves.push(Move {
            in_register: format!("{changes}/{position}"),
            in_change: what,
        });
        Some(())
    }

    /// Sets one of the periods in which a unit exists, and adds citations that it does not have yet.
    fn exists(
        &mut self,
        unit: &Unit,
        place: usize,
        period: Period,
        cites: &[Citation],
        what: &str,
    ) -> Option<()> {
        let path = self.path(&unit.id)?;
        let period = Tree::Text(period.to_string());
        self.next.put(&format!("{path}/existence/{place}"), period);
        let mut number = unit.cites.len();
        for (position, citation) in cites.iter().enumerate() {
            if !unit.cites.contains(citation) {
                self.put(
                    format!("{path}/cites/{number}"),
                    format!("{what}/cites/{position}"),
                );
                number = number.saturating_add(1);
            }
        }
        Some(())
    }

    /// The path of the record of an id.
    fn path<R: Record>(&self, id: &Id<R>) -> Option<String> {
        self.register.path_of(R::LIST, id.as_str())
    }

    /// Puts a part of the change at the end of a list.
    fn push(&mut self, list: &str, part: &str) {
        let path = format!("/{list}");
        let count = self.next.at(&path).map_or(0, Tree::len);
        self.put(format!("{path}/{count}"), String::from(part));
    }

    /// Puts a part of the change at a path.
    fn put(&mut self, in_register: String, in_change: String) {
        if let Some(part) = self.change.at(&in_change) {
            self.next.put(&in_register, part.clone());
        }
        self.moves.push(Move {
            in_register,
            in_change,
        });
    }
}
