//! Units through time: when they exist, what they are called, and to whom their tasks pass.

use alloc::vec::Vec;

use crate::{
    Register,
    model::Named,
    model::{Bilingual, Field, Id, Succession, Unit, UnitGroup},
    time::{Day, Window},
};

/// To whom the tasks of a unit have passed by a day.
#[derive(Clone, Debug)]
pub(crate) struct Passage<'r> {
    /// The successions followed, in order.
    pub(crate) chain: Vec<&'r Succession>,
    /// Where it ends.
    pub(crate) end: PassageEnd<'r>,
}

/// Where a passage of tasks ends.
#[derive(Clone, Debug)]
pub(crate) enum PassageEnd<'r> {
    /// This unit answers.
    Unit(&'r Unit),
    /// The tasks of this unit were split among candidates, and the fields do not say whose they are.
    Split(&'r Unit, Vec<&'r Unit>),
    /// This unit ended, and no successor is recorded.
    Ended(&'r Unit),
}

impl Unit {
    /// Whether the unit exists on a day; a unit of which nothing is known does on every day.
    pub(crate) fn exists_on(&self, on: Day) -> bool {
        self.exists_in(Window::exactly(on))
    }

    /// Whether the unit exists on some day of a window.
    pub(crate) fn exists_in(&self, window: Window) -> bool {
        let mut periods = self.existence.iter();
        self.existence.is_empty() || periods.any(|period| period.widest().meets(window))
    }

    /// The last day on which it may exist, where something is known of that.
    pub(crate) fn last_day(&self) -> Option<Day> {
        let periods = self.existence.iter();
        periods.map(|period| period.widest().latest).max()
    }

    /// Its name on a day.
    pub(crate) fn name_on(&self, on: Day) -> &Bilingual {
        self.renamed
            .iter()
            .filter(|renaming| renaming.on <= on)
            .max_by_key(|renaming| renaming.on)
            .map_or(&self.name, |renaming| &renaming.name)
    }

    /// Its id and its name on a day.
    pub(crate) fn named_on(&self, on: Day) -> Named {
        Named::of(&self.id, self.name_on(on))
    }
}

impl UnitGroup {
    /// Whether the group exists on a day; one of which nothing is known does on every day.
    pub(crate) fn exists_on(&self, on: Day) -> bool {
        let existence = self.existence;
        existence.is_none_or(|period| period.widest().contains(on))
    }
}

impl Register {
    /// Follows the tasks in some fields that a unit was given on the day `since` up to the day `on`.
    ///
    /// A chain may lead back to where it began: a department that was merged away and founded
    /// again. It goes forward in time, and no succession is followed twice, so it ends.
    pub(crate) fn passage<'r>(
        &'r self,
        unit: &'r Unit,
        fields: &[Id<Field>],
        since: Day,
        on: Day,
    ) -> Passage<'r> {
        let mut chain: Vec<&Succession> = Vec::new();
        let mut unit = unit;
        let mut from = since.next();
        loop {
            let mut to_come = Vec::new();
            for next in &self.records().successions {
                if next.from == unit.id && (from..=on).contains(&next.on) {
                    to_come.push(next);
                }
            }
            let Some(day) = to_come.iter().map(|next| next.on).min() else {
                break;
            };
            to_come.retain(|next| next.on == day);
            match pass_on(unit, &to_come, fields, day) {
                Pass::Stays => from = day.next(),
                Pass::To(succession) => {
                    let Some(next) = self.get(&succession.to) else {
                        break;
                    };
                    // Merged away as a whole, and given this field back within the day.
                    if chain.iter().any(|passed| passed.id == succession.id) {
                        break;
                    }
                    chain.push(succession);
                    unit = next;
                    // What has just passed to it may pass on within the day.
                    from = day;
                }
                Pass::Undecided(ways) => {
                    let mut candidates: Vec<&Unit> = Vec::new();
                    for way in ways {
                        if candidates.iter().all(|known| known.id != way.to) {
                            candidates.extend(self.get(&way.to));
                        }
                    }
                    candidates.sort_by(|a, b| a.id.cmp(&b.id));
                    let end = PassageEnd::Split(unit, candidates);
                    return Passage { chain, end };
                }
            }
        }
        let end = if unit.exists_on(on) {
            PassageEnd::Unit(unit)
        } else {
            PassageEnd::Ended(unit)
        };
        Passage { chain, end }
    }

    /// The members of a group on a day, in the order of the register.
    pub(crate) fn members_on(&self, group: &UnitGroup, on: Day) -> Vec<&Unit> {
        let mut members = Vec::new();
        for unit in &self.records().units {
            let belongs = group.kinds.contains(&unit.kind) || group.units.contains(&unit.id);
            if belongs && group.exists_on(on) && unit.exists_on(on) {
                members.push(unit);
            }
        }
        members
    }
}

/// What becomes of a unit's tasks on the day of its successions.
enum Pass<'r> {
    Stays,
    To(&'r Succession),
    Undecided(Vec<&'r Succession>),
}

/// Each field goes where a succession names it, else with a succession of everything, else it
/// stays while the unit exists. All fields must go the same way for the answer to be certain.
fn pass_on<'r>(
    unit: &Unit,
    successions: &[&'r Succession],
    fields: &[Id<Field>],
    day: Day,
) -> Pass<'r> {
    let undecided = || Pass::Undecided(successions.to_vec());
    let of_everything = |next: &&&Succession| next.fields.is_empty();
    if fields.is_empty() && !successions.iter().all(|next| of_everything(&next)) {
        // Some tasks went by field, and these have none recorded: they may be any of them.
        return undecided();
    }
    let mut ways: Vec<&'r Succession> = Vec::new();
    let mut unnamed = fields.is_empty();
    for field in fields {
        let known = ways.len();
        for next in successions {
            if next.fields.contains(field) {
                ways.push(next);
            }
        }
        unnamed |= ways.len() == known;
    }
    if unnamed {
        let everything = successions.iter().filter(of_everything);
        let known = |next: &&Succession| ways.iter().any(|way| way.to == next.to);
        // Part of the task stays with a unit that goes on, so that it still leads.
        if everything.clone().all(known) && unit.exists_on(day) {
            return Pass::Stays;
        }
        ways.extend(everything);
    }
    match ways.last() {
        Some(last) if ways.iter().all(|way| way.to == last.to) => Pass::To(last),
        Some(_) => Pass::Undecided(ways),
        None => undecided(),
    }
}
