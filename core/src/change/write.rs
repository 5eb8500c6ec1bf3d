//! What each verb writes into a register: edits of its JSON form, so that what comes out is read, and
//! judged, as any register is.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    Register,
    json::{self, Tree},
    model::{Change, Citation, Id, List, Record, Unit, Verb},
    time::{Bound, Day, Order, Period},
};

/// The JSON form of the register that a change makes, and where the change's parts stand in it.
///
/// * `tree`: the JSON form of the register's records.
pub(super) fn write(register: &Register, tree: Tree, change: &Change) -> (Tree, Vec<Move>) {
    let mut writing = Writing {
        register,
        change: json::tree(change),
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

impl<'r> Writing<'r> {
    fn verb(&mut self, verb: &Verb) -> Option<()> {
        let what = format!("/what/{}", verb.name());
        match verb {
            Verb::Sign(_) | Verb::Renew(_) => self.push(List::Agreements.key(), &what),
            Verb::SubmitReport(_) => self.push(List::Submissions.key(), &what),
            Verb::FoundUnit(_) => self.push(List::Units.key(), &what),
            Verb::Succeed(_) => self.push(List::Successions.key(), &what),
            Verb::AddPartner(_) => self.push(List::Partners.key(), &what),
            Verb::IdentifyProspect(found) => {
                self.push(List::Partners.key(), &format!("{what}/partner"));
                let (path, partner) = self.record(&found.prospect)?;
                let number = partner.prospect.as_ref()?.found.len();
                self.put(
                    format!("{path}/prospect/found/{number}"),
                    format!("{what}/partner/id"),
                );
            }
            Verb::RefoundUnit(founding) => {
                let (path, unit) = self.record(&founding.unit)?;
                let period = Period::between(Bound::from(founding.from), Bound::Open).ok()?;
                self.exists(&path, unit.existence.len(), period);
                self.cites(&path, unit, &founding.cites, &what);
            }
            Verb::CloseUnit(closure) => {
                let (path, unit) = self.record(&closure.unit)?;
                let mut periods = unit.existence.iter();
                let running = periods.position(|period| goes_on(*period, closure.until));
                let position = running.unwrap_or(unit.existence.len());
                let start = unit.existence.get(position).map(|period| period.start());
                let start = start.unwrap_or(Bound::Unknown);
                let period = Period::between(start, Bound::from(closure.until)).ok()?;
                self.exists(&path, position, period);
                self.cites(&path, unit, &closure.cites, &what);
            }
            Verb::RecordAction(deed) => {
                let (path, _) = self.record(&deed.action)?;
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
            | Verb::Withdraw(_) => self.happened(verb, what)?,
        }
        Some(())
    }

    /// Adds what happened to an agreement before the first change that certainly came later: what is
    /// learnt late is not put last.
    fn happened(&mut self, verb: &Verb, what: String) -> Option<()> {
        let (act, agreement, on) = verb.event()?;
        let (path, agreement) = self.record(agreement)?;
        let mut changes = agreement.changes.iter();
        let later =
            changes.position(|other| other.on.window().compare(on.window()) == Order::After);
        let position = later.unwrap_or(agreement.changes.len());
        let told = self.change.at(&what)?;
        let kind = match told.get("term") {
            Some(term) => Tree::object(&[(act.kind()?, term)]),
            None => Tree::Text(String::from(act.kind()?)),
        };
        let change = [
            ("on", told.get("on")?),
            ("what", &kind),
            ("cites", told.get("cites")?),
        ];
        let in_register = format!("{path}/changes/{position}");
        self.next.insert(&in_register, Tree::object(&change));
        self.moves.push(Move {
            in_register,
            in_change: what,
        });
        Some(())
    }

    /// Sets one of the periods in which a unit exists.
    fn exists(&mut self, unit: &str, position: usize, period: Period) {
        let path = format!("{unit}/existence/{position}");
        self.next.put(&path, Tree::Text(period.to_string()));
    }

    /// Adds citations that a unit does not have yet.
    fn cites(&mut self, path: &str, unit: &Unit, cites: &[Citation], what: &str) {
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
    }

    /// The record of an id as it stands before the change, and its path.
    fn record<R: Record>(&self, id: &Id<R>) -> Option<(String, &'r R)> {
        let path = self.register.path_of(R::LIST, id.as_str())?;
        Some((path, self.register.get(id)?))
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
