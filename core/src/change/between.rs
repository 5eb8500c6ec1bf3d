//! The changes that lead from one register to another: what differs, told by verbs.
//!
//! Each is drafted as JSON, made as any change is, and kept if nothing speaks against it; so the guards
//! say what can be told, and nothing is said of them here. What happened is told as what happened,
//! where a verb says so: an extension, the end of a unit, an outcome; only what is left of a
//! difference is a correction.

use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    guards::is_adopted,
    happened::{correction, happened, keys_that_differ},
    write::ADDING,
};
use crate::{
    Register,
    json::{self, Reference, Tree},
    model::{Change, List},
    problem::{Found, Problems},
    register::unknown_id,
    time::Day,
    words::words,
};

/// The way from one register towards another.
pub(crate) struct Way<'r> {
    from: &'r Register,
    to: &'r Register,
    recorded: Day,
    by: &'r str,
    /// The records of `to`, and those that are reached.
    theirs: Tree,
    ours: Tree,
    /// The changes made, the register before the last of them, and after it.
    pub(crate) changes: Vec<Change>,
    before: Option<Register>,
    reached: Option<Register>,
    /// What spoke against the change that was to bring a record, with the record's id.
    pub(crate) refused: Vec<(String, Problems)>,
}

/// Records that one change is to bring: one, or several that are adopted together.
struct Step {
    list: List,
    ids: Vec<String>,
    /// The document that the first of them cites first.
    document: String,
}

impl Register {
    /// Goes from this register towards another as far as changes lead: by the rest of the other's
    /// history where it goes on from this one's, then by changes drafted from what differs, which
    /// `by` records on the day `recorded`.
    ///
    /// # Errors
    /// `recorded_backwards` and `bad_value` where a drafted change cannot be recorded then, or by nobody.
    pub(crate) fn way_to<'r>(
        &'r self,
        to: &'r Self,
        recorded: Day,
        by: &'r str,
    ) -> Result<Way<'r>, Problems> {
        let mut way = Way {
            from: self,
            to,
            recorded,
            by,
            theirs: json::tree(to.records()),
            ours: json::tree(self.records()),
            changes: Vec::new(),
            before: None,
            reached: None,
            refused: Vec::new(),
        };
        way.go_on_as_they_did();
        let drafted = way.changes.len();
        let mut waiting = way.steps();
        loop {
            let count = waiting.len();
            let mut later = Vec::new();
            way.refused.clear();
            for step in waiting {
                if !way.take(&step)? {
                    later.push(step);
                }
            }
            if later.len() == count {
                // What is adopted together may hold each other up.
                if later.iter().all(|step| step.ids.len() == 1) {
                    break;
                }
                waiting = Vec::new();
                for step in later {
                    step.one_by_one(&mut waiting);
                }
            } else {
                waiting = later;
            }
        }
        if way.changes.len() > drafted {
            way.bring_other_documents();
        }
        Ok(way)
    }
}

impl Step {
    fn one_by_one(self, steps: &mut Vec<Self>) {
        for id in self.ids {
            steps.push(Self {
                list: self.list,
                ids: Vec::from([id]),
                document: String::new(),
            });
        }
    }
}

impl Way<'_> {
    /// The register that is reached.
    pub(crate) fn reached(&self) -> &Register {
        self.reached.as_ref().unwrap_or(self.from)
    }

    /// Makes the rest of the other's history, if it goes on from here, as far as it can be made.
    fn go_on_as_they_did(&mut self) {
        let theirs = self.theirs.items("history").to_vec();
        let Some(rest) = theirs.strip_prefix(self.ours.items("history")) else {
            return;
        };
        for change in rest {
            if self.make(change).is_err() {
                break;
            }
        }
    }

    fn make(&mut self, change: &Tree) -> Result<(), Problems> {
        let (change, _) = read(change)?;
        let next = self.reached().apply(&change)?;
        self.ours = json::tree(next.records());
        self.before = self.reached.replace(next);
        self.changes.push(change);
        Ok(())
    }

    /// What there is to do, in the order of the register; what one document brings to be adopted is
    /// one step, where that leaves each list in its order.
    fn steps(&self) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        for list in List::ALL {
            // The first step that a record of this list may join.
            let mut first = steps.len();
            if !matches!(list, List::Fields | List::Groups) {
                let adopting = |step: &Step| {
                    is_adopted(step.list) && !matches!(step.list, List::Fields | List::Groups)
                };
                first = steps.iter().position(adopting).unwrap_or(first);
            }
            for record in self.theirs.items(list.key()) {
                let id = record.text("id");
                let now = self.record(list, id);
                if now == Some(record) || (now.is_none() && list == List::Documents) {
                    continue;
                }
                let cited = record.items("cites").first();
                let document = cited.map_or("", |citation| citation.text("document"));
                let adopted = now.is_none() && is_adopted(list);
                let joins = |step: &Step| {
                    is_adopted(step.list) && step.document == document && !step.document.is_empty()
                };
                let open = steps.iter().skip(first).position(joins);
                match open.filter(|_| adopted) {
                    Some(place) => {
                        first = first.saturating_add(place);
                        if let Some(step) = steps.get_mut(first) {
                            step.ids.push(id.to_owned());
                        }
                    }
                    None => {
                        if adopted {
                            first = steps.len();
                        }
                        steps.push(Step {
                            list,
                            ids: Vec::from([id.to_owned()]),
                            // What is altered is a step of its own.
                            document: if adopted { document } else { "" }.to_owned(),
                        });
                    }
                }
            }
        }
        steps
    }

    /// The record as it stands in what is reached.
    fn record(&self, list: List, id: &str) -> Option<&Tree> {
        self.ours.at(&self.reached().path_of(list, id)?)
    }

    /// Takes a step; false while something speaks against it.
    fn take(&mut self, step: &Step) -> Result<bool, Problems> {
        let taken = match step.ids.as_slice() {
            [id] => self.bring(step.list, id),
            ids => self.adopt(ids),
        };
        let Err(problems) = taken else {
            return Ok(true);
        };
        let mut of_the_entry = Found::default();
        for problem in &problems {
            if matches!(problem.path.as_str(), "/recorded" | "/by") {
                of_the_entry.push(problem.clone());
            }
        }
        of_the_entry.check()?;
        for id in &step.ids {
            self.refused.push((id.clone(), problems.clone()));
        }
        Ok(false)
    }

    /// Makes a record what it is in the other register.
    fn bring(&mut self, list: List, id: &str) -> Result<(), Problems> {
        let Some(then) = self.theirs(list, id).cloned() else {
            return Ok(());
        };
        let Some(now) = self.record(list, id).cloned() else {
            let mut adding = ADDING.iter();
            return match adding.find(|(_, it)| *it == list) {
                Some(_) if then.get("re_signs").is_some() => self.tell("re_sign", &then),
                Some((verb, _)) => self.tell(verb, &then),
                None => self.adopt(&[id.to_owned()]),
            };
        };
        let new_partner = |id: &str| match self.record(List::Partners, id) {
            Some(_) => None,
            None => self.theirs(List::Partners, id),
        };
        for (verb, what) in happened(list, &now, &then, &new_partner) {
            if self.tell(verb, &what).is_err() {
                break;
            }
        }
        match self.record(list, id).cloned() {
            Some(now) if now != then => {
                let keys = keys_that_differ(&now, &then).join(", ");
                let reason = words!(
                    "Theo sổ được đối chiếu, khác ở: {}.",
                    "As in the register compared with, which differs in: {}.",
                )
                .with(&[&keys]);
                self.tell("correct", &correction(list, &now, &then, &reason))
            }
            _ => Ok(()),
        }
    }

    /// Lets what one change adopts be what it is in the other register.
    fn adopt(&mut self, ids: &[String]) -> Result<(), Problems> {
        let mut records = Vec::new();
        for id in ids {
            records.extend(self.named(id));
        }
        self.tell("adopt", &Tree::List(records))
    }

    /// Makes the change that a verb says, with the documents that it rests on and that are not
    /// held yet.
    fn tell(&mut self, verb: &str, what: &Tree) -> Result<(), Problems> {
        let revision = Tree::Integer(self.reached().revision().into());
        let mut change = Tree::object(&[
            ("revision", &revision),
            ("recorded", &Tree::Text(self.recorded.to_string())),
            ("by", &Tree::Text(self.by.to_owned())),
            ("what", &Tree::object(&[(verb, what)])),
        ]);
        let (_, named) = read(&change)?;
        if let Some(unknown) = self.not_held_yet(&named) {
            let (path, id) = (&unknown.path, &unknown.id);
            return Err(unknown_id(path, id, list_of(unknown)).into());
        }
        let documents = self.resting_on(&named);
        change.put("/documents", Tree::List(documents));
        self.make(&change)
    }

    /// What a change names that neither is held yet nor comes with it, if there is any: a change that
    /// has to wait is not made in vain.
    fn not_held_yet<'n>(&self, named: &'n [Reference]) -> Option<&'n Reference> {
        let comes = |it: &Reference| it.path.ends_with("/id");
        let held = |it: &Reference| {
            list_of(it).is_some_and(|list| self.reached().path_of(list, &it.id).is_some())
        };
        let mut waiting = named.iter();
        waiting.find(|it| {
            list_of(it) != Some(List::Documents)
                && !comes(it)
                && !held(it)
                && !named.iter().any(|other| comes(other) && other.id == it.id)
        })
    }

    /// The documents that a change names and that are not held yet, with those that state them and
    /// those that they state: a plan comes with what it cites.
    fn resting_on(&self, named: &[Reference]) -> Vec<Tree> {
        let new = self.new_documents();
        let is_new = |id: &str| new.iter().any(|it| it.text("id") == id);
        let mut wanted = Vec::new();
        for reference in named {
            if list_of(reference) == Some(List::Documents) && is_new(&reference.id) {
                wanted.push(reference.id.as_str());
            }
        }
        loop {
            let count = wanted.len();
            for document in &new {
                let id = document.text("id");
                if wanted.contains(&id) {
                    for stating in cited_by(document) {
                        if is_new(stating) && !wanted.contains(&stating) {
                            wanted.push(stating);
                        }
                    }
                } else if cited_by(document).any(|stating| wanted.contains(&stating)) {
                    wanted.push(id);
                }
            }
            if wanted.len() == count {
                break;
            }
        }
        let mut brought = Vec::new();
        for document in new {
            if wanted.contains(&document.text("id")) {
                brought.push(document.clone());
            }
        }
        brought
    }

    /// Lets the last change bring the documents that none rests on.
    fn bring_other_documents(&mut self) {
        let mut others = Vec::new();
        for document in self.new_documents() {
            others.push(document.clone());
        }
        if others.is_empty() {
            return;
        }
        let Some(last) = self.changes.pop() else {
            return;
        };
        let mut change = json::tree(&last);
        let mut documents = change.items("documents").to_vec();
        documents.extend_from_slice(&others);
        change.put("/documents", Tree::List(documents));
        let reached = core::mem::replace(&mut self.reached, self.before.take());
        if let Err(problems) = self.make(&change) {
            self.reached = reached;
            self.changes.push(last);
            for document in &others {
                let id = document.text("id").to_owned();
                self.refused.push((id, problems.clone()));
            }
        }
    }

    fn new_documents(&self) -> Vec<&Tree> {
        let mut new = Vec::new();
        for document in self.theirs.items("documents") {
            if self.record(List::Documents, document.text("id")).is_none() {
                new.push(document);
            }
        }
        new
    }

    fn theirs(&self, list: List, id: &str) -> Option<&Tree> {
        self.theirs.at(&self.to.path_of(list, id)?)
    }

    /// A record of the other register under the name of its kind.
    fn named(&self, id: &str) -> Option<Tree> {
        let list = self.to.list_of(id)?;
        Some(Tree::object(&[(list.record(), self.theirs(list, id)?)]))
    }
}

/// Reads a change, and notes the references it makes. Out of line, for it is read twice.
#[inline(never)]
fn read(change: &Tree) -> Result<(Change, Vec<Reference>), Problems> {
    json::read(change, "")
}

/// The documents that state a document, by their ids.
fn cited_by(document: &Tree) -> impl Iterator<Item = &str> {
    let cites = document.items("cites").iter();
    cites.map(|citation| citation.text("document"))
}

/// The list that a reference points into.
fn list_of(reference: &Reference) -> Option<List> {
    List::of_key(reference.list)
}
