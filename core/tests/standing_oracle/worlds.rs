//! The oracle: every world that a record allows, one by one.
//!
//! A world is a choice of one day for each date that is imprecise or not known, such that all that
//! is stated holds. Nothing is clever here: every choice is tried, and what does not fit is dropped.

use std::collections::{BTreeMap, BTreeSet};

use crate::days::{self, Day, FAR, LONG_AGO, Length, NEVER};
use crate::record::{Agreement, Bound, Candidates, Change, Entry, TacitRenewal, Term};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Phase {
    Pending,
    InForce,
    Suspended,
    Expired,
    Terminated,
    Superseded,
}

/// What is so in one world.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct World {
    /// The first day in force.
    entry: Day,
    /// The last day of the first term.
    first_end: Day,
    /// How often it renews itself, unless an extension takes the place of that; no limit when absent.
    renewals: Option<i64>,
    /// The last day in force, were it neither ended nor superseded.
    last: Day,
    /// The day of the latest change.
    changed: Day,
    /// From when on it was suspended (true), or in force again (false).
    suspensions: Vec<(Day, bool)>,
    noticed: bool,
    extended: bool,
    /// The first day without force, by termination or withdrawal.
    ended: Day,
    /// The first day in force of the agreement that re-signs it.
    succeeded: Day,
}

/// The days tried singly where any day is possible; beyond them `LONG_AGO`, `FAR` and `NEVER` are.
/// Exact for days asked inside, as long as every date of the record lies inside too.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub(crate) from: Day,
    pub(crate) until: Day,
}

impl Span {
    fn between(self, first: Day, last: Day) -> Vec<Day> {
        let mut days: Vec<_> = (first.max(self.from)..=last.min(self.until)).collect();
        days.extend([first, last]);
        days
    }

    fn on_or_after(self, first: Day) -> Vec<Day> {
        let mut days = self.between(first, first.max(FAR));
        days.push(NEVER);
        days
    }
}

/// Every world of one agreement.
#[derive(Debug)]
pub(crate) struct Worlds {
    /// No world is consistent: these are the worlds of the record without its changes.
    pub(crate) contradictory: bool,
    agreement: Agreement,
    worlds: BTreeSet<World>,
}

/// The least and the greatest day.
pub(crate) type Between = (Day, Day);

/// Of a renewal number that is possible on a day: its last day, and the last day for a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Renewal {
    pub(crate) last_day: Between,
    /// Absent when no renewal can follow.
    pub(crate) notice_by: Option<Between>,
}

impl Worlds {
    /// `None` when there are more than `limit`.
    pub(crate) fn of(agreement: &Agreement, span: Span, limit: usize) -> Option<Self> {
        let mut of = Self {
            contradictory: false,
            agreement: agreement.clone(),
            worlds: enumerate(agreement, &agreement.changes, span, limit)?,
        };
        if of.worlds.is_empty() {
            of.contradictory = true;
            of.worlds = enumerate(agreement, &[], span, limit)?;
        }
        Some(of)
    }

    pub(crate) fn count(&self) -> usize {
        self.worlds.len()
    }

    pub(crate) fn phases(&self, on: Day) -> BTreeSet<Phase> {
        self.worlds.iter().map(|world| world.phase(on)).collect()
    }

    /// The least and the greatest day of each turn into a phase, and of its second, third … turn;
    /// `NEVER` counts for what may never come.
    pub(crate) fn turns(&self) -> BTreeMap<(Phase, usize), Between> {
        let mut turns = BTreeMap::new();
        for world in &self.worlds {
            let mut counts = BTreeMap::new();
            for (phase, day) in world.turns() {
                let nth = counts.entry(phase).or_insert(0);
                widen(&mut turns, (phase, *nth), day);
                *nth += 1;
            }
        }
        // Whatever never comes is no turn, but the entry into force is always spoken of.
        turns.retain(|turn, (least, _)| *turn == (Phase::InForce, 0) || *least < NEVER);
        turns
    }

    /// The renewals that may be running on a day on which it has force, or would but for a
    /// suspension.
    pub(crate) fn renewals(&self, on: Day) -> BTreeMap<i64, Renewal> {
        let mut renewals = BTreeMap::new();
        let Some(tacit) = self.agreement.tacit_renewal else {
            return renewals;
        };
        for world in &self.worlds {
            let alive = matches!(world.phase(on), Phase::InForce | Phase::Suspended);
            if !alive || !renews(&self.agreement, world.first_end) {
                continue;
            }
            let end = |n| nth_end(&self.agreement, &tacit, world.entry, world.first_end, n);
            let mut number = 0;
            while on > end(number) {
                number += 1;
            }
            let last_day = end(number);
            let notice_by = notice_day(&tacit, last_day);
            let renewal = renewals.entry(number).or_insert(Renewal {
                last_day: (last_day, last_day),
                notice_by: None,
            });
            stretch(&mut renewal.last_day, last_day);
            if Some(number) != world.renewals {
                let known = renewal.notice_by.get_or_insert((notice_by, notice_by));
                stretch(known, notice_by);
            }
        }
        renewals
    }
}

fn widen<K: Ord>(map: &mut BTreeMap<K, Between>, key: K, day: Day) {
    stretch(map.entry(key).or_insert((day, day)), day);
}

fn stretch((least, greatest): &mut Between, day: Day) {
    *least = day.min(*least);
    *greatest = day.max(*greatest);
}

impl World {
    fn phase(&self, on: Day) -> Phase {
        if on < self.entry {
            Phase::Pending
        } else if on >= self.ended {
            Phase::Terminated
        } else if on >= self.succeeded && self.succeeded <= self.last && self.succeeded < self.ended
        {
            Phase::Superseded
        } else if on > self.last {
            Phase::Expired
        } else if self.suspended(on) {
            Phase::Suspended
        } else {
            Phase::InForce
        }
    }

    /// Whether the latest suspension or resumption up to that day is a suspension.
    fn suspended(&self, on: Day) -> bool {
        let mut suspended = false;
        for (day, begins) in &self.suspensions {
            if *day <= on {
                suspended = *begins;
            }
        }
        suspended
    }

    /// The turns into each phase, in order, of those ends that come about.
    fn turns(&self) -> Vec<(Phase, Day)> {
        let mut turns = vec![(Phase::InForce, self.entry)];
        for (day, begins) in &self.suspensions {
            let into = if *begins {
                Phase::Suspended
            } else {
                Phase::InForce
            };
            turns.push((into, *day));
        }
        let superseded = self.succeeded < NEVER && self.phase(self.succeeded) == Phase::Superseded;
        if superseded {
            turns.push((Phase::Superseded, self.succeeded));
        }
        if self.ended < NEVER {
            turns.push((Phase::Terminated, self.ended));
        } else if !superseded {
            turns.push((Phase::Expired, self.last.saturating_add(1)));
        }
        turns
    }
}

fn enumerate(
    agreement: &Agreement,
    changes: &[(Candidates, Change)],
    span: Span,
    limit: usize,
) -> Option<BTreeSet<World>> {
    let mut worlds = BTreeSet::new();
    for entry in entries(agreement, span) {
        for first_end in first_ends(agreement, span, entry) {
            let (renewals, last) = renewed(agreement, entry, first_end, NEVER);
            worlds.insert(World {
                entry,
                first_end,
                renewals,
                last,
                changed: i64::MIN,
                suspensions: Vec::new(),
                noticed: false,
                extended: false,
                ended: NEVER,
                succeeded: NEVER,
            });
        }
        if worlds.len() > limit {
            return None;
        }
    }
    for (days, change) in changes {
        let tries = worlds.len() as i64 * (days.1 - days.0 + 1) * choices(agreement, *change, span);
        if tries > limit as i64 * 50 {
            return None;
        }
        worlds = each(worlds, limit, |world, next| {
            for on in days.0..=days.1 {
                if on >= world.changed {
                    let changed = World {
                        changed: on,
                        ..world.clone()
                    };
                    apply(agreement, *change, &changed, span, next);
                }
            }
        })?;
    }
    for successor in &agreement.successors {
        let successions = entries(successor, span);
        worlds = each(worlds, limit, |world, next| {
            // Where every day is possible, the last day in force and the next one are, too.
            let close = [world.last, world.last.saturating_add(1)];
            let any_day = successions.contains(&FAR);
            let close = close.into_iter();
            let close = close.filter(|day| any_day && (span.until..NEVER).contains(day));
            for succession in successions.iter().copied().chain(close) {
                if succession >= world.entry {
                    next.insert(World {
                        // The first successor to come is the one that takes its place.
                        succeeded: world.succeeded.min(succession),
                        ..world.clone()
                    });
                }
            }
        })?;
    }
    Some(worlds)
}

/// At most how many days there are to choose from for what a change leaves open.
fn choices(agreement: &Agreement, change: Change, span: Span) -> i64 {
    let all = span.until - span.from;
    match change {
        Change::Extend(Term::Until((first, last))) => last - first + 1,
        Change::Extend(Term::NotStated | Term::Period { .. }) => all,
        Change::NoticeSent | Change::NoticeReceived if agreement.tacit_renewal.is_some() => all,
        _ => 1,
    }
}

fn each(
    worlds: BTreeSet<World>,
    limit: usize,
    step: impl Fn(&World, &mut BTreeSet<World>),
) -> Option<BTreeSet<World>> {
    let mut next = BTreeSet::new();
    for world in &worlds {
        step(world, &mut next);
        if next.len() > limit {
            return None;
        }
    }
    Some(next)
}

/// Every possible day of signing.
fn signings(agreement: &Agreement, span: Span) -> BTreeSet<Day> {
    match (agreement.signed, agreement.mentioned_by) {
        (Some((first, last)), _) => (first..=last).collect(),
        (None, Some(latest)) => span.between(LONG_AGO, latest).into_iter().collect(),
        (None, None) => span.between(LONG_AGO, FAR).into_iter().collect(),
    }
}

/// Every possible first day in force.
fn entries(agreement: &Agreement, span: Span) -> BTreeSet<Day> {
    let later_or_never = || {
        let signings = signings(agreement, span);
        // What is possible after the first possible day of signing holds all the rest.
        let after_signing = signings.first().map(|first| span.on_or_after(*first));
        after_signing.into_iter().flatten().collect()
    };
    match (agreement.entry, agreement.term) {
        (Entry::OnSigning, _) => signings(agreement, span),
        (Entry::On((first, last)), _) => (first..=last).collect(),
        (Entry::After, _) => later_or_never(),
        (
            Entry::NotStated { .. },
            Term::Period {
                start: Bound::Date((first, _)),
                ..
            },
        ) => [first].into(),
        (
            Entry::NotStated {
                assumed_on_signing: true,
            },
            _,
        ) => signings(agreement, span),
        (Entry::NotStated { .. }, _) => later_or_never(),
    }
}

/// Every possible last day of the first term.
fn first_ends(agreement: &Agreement, span: Span, entry: Day) -> Vec<Day> {
    match agreement.term {
        Term::Length(length) => vec![days::end(entry, length, agreement.first_day_counted)],
        other => ends_from(other, span, entry),
    }
}

/// Every possible last day from a day on, by a term that is no length.
fn ends_from(term: Term, span: Span, from: Day) -> Vec<Day> {
    let ends = match term {
        Term::Length(_) => panic!("lengths are counted elsewhere"),
        Term::Until((first, last)) => (first..=last).collect(),
        Term::Period { end, .. } => match end {
            Bound::Date((_, last)) => vec![last],
            Bound::Open => vec![NEVER],
            Bound::Unknown => span.on_or_after(from),
        },
        Term::OpenEnded => vec![NEVER],
        Term::NotStated => span.on_or_after(from),
    };
    ends.into_iter().filter(|end| *end >= from).collect()
}

/// Whether the agreement renews itself at the end of its first term.
fn renews(agreement: &Agreement, first_end: Day) -> bool {
    let ends_by_itself = match agreement.term {
        Term::Length(_) | Term::Until(_) => true,
        Term::Period { .. } => true,
        Term::OpenEnded | Term::NotStated => false,
    };
    agreement.tacit_renewal.is_some() && ends_by_itself && first_end < NEVER
}

/// The last day of the `n`-th renewal.
fn nth_end(agreement: &Agreement, tacit: &TacitRenewal, entry: Day, first: Day, n: i64) -> Day {
    let counted = agreement.first_day_counted;
    match (agreement.term, tacit.length) {
        (Term::Length(Length::Days(term)), Length::Days(more)) => {
            days::end(entry, Length::Days(term + n * more), counted)
        }
        (Term::Length(Length::Months(term)), Length::Months(more)) => {
            days::end(entry, Length::Months(term + n * more), counted)
        }
        (_, _) if n == 0 => first,
        (_, Length::Days(more)) => days::end(first, Length::Days(n * more), false),
        (_, Length::Months(more)) => days::end(first, Length::Months(n * more), false),
    }
}

/// The last day for a notice against the renewal of a term that ends on `end`.
fn notice_day(tacit: &TacitRenewal, end: Day) -> Day {
    match tacit.notice {
        Some(length) => days::before(end, length),
        None => end,
    }
}

/// How often it renews itself when a notice takes effect on a day, and the last day after that.
fn renewed(agreement: &Agreement, entry: Day, first: Day, notice: Day) -> (Option<i64>, Day) {
    let Some(tacit) = agreement.tacit_renewal.filter(|_| renews(agreement, first)) else {
        return (Some(0), first);
    };
    if notice >= FAR && tacit.times.is_none() {
        return (None, notice);
    }
    let mut number = 0;
    loop {
        let end = nth_end(agreement, &tacit, entry, first, number);
        if Some(number) == tacit.times || notice_day(&tacit, end) >= notice {
            return (Some(number), end);
        }
        number += 1;
    }
}

/// Adds every world that a change on the day `world.changed` makes of a world.
fn apply(
    agreement: &Agreement,
    change: Change,
    world: &World,
    span: Span,
    next: &mut BTreeSet<World>,
) {
    let on = world.changed;
    // What has ended does not change, and what is not yet in force does not either.
    if on < world.entry || on > world.last || on >= world.ended {
        return;
    }
    match change {
        Change::Amend => {
            next.insert(world.clone());
        }
        Change::Suspend | Change::Resume => {
            let mut world = world.clone();
            let begins = matches!(change, Change::Suspend);
            world.suspensions.push((on, begins));
            next.insert(world);
        }
        Change::End => {
            if world.entry < on {
                next.insert(World {
                    ended: on,
                    ..world.clone()
                });
            }
        }
        Change::Extend(term) => {
            for last in extended(term, span, world.last, on) {
                next.insert(World {
                    last,
                    extended: true,
                    ..world.clone()
                });
            }
        }
        Change::NoticeSent | Change::NoticeReceived => {
            let sent = matches!(change, Change::NoticeSent);
            for (renewals, last) in noticed(agreement, world, sent, span) {
                if on <= last {
                    next.insert(World {
                        renewals,
                        last,
                        noticed: true,
                        ..world.clone()
                    });
                }
            }
        }
    }
}

/// Every possible last day after an extension signed on a day.
fn extended(term: Term, span: Span, last: Day, on: Day) -> Vec<Day> {
    match term {
        Term::Length(_) if last == NEVER => Vec::new(),
        Term::Length(length) => vec![days::end(last, length, false)],
        other => {
            let mut ends = ends_from(other, span, last);
            ends.retain(|end| *end >= on);
            ends
        }
    }
}

/// How often it may renew itself, and up to which day, after a notice that was sent or received on
/// the day `world.changed`.
fn noticed(
    agreement: &Agreement,
    world: &World,
    sent: bool,
    span: Span,
) -> BTreeSet<(Option<i64>, Day)> {
    // Only the first notice counts, and an extension has put an end to the renewals.
    let counts = !world.noticed && !world.extended && renews(agreement, world.first_end);
    let Some(tacit) = agreement.tacit_renewal.filter(|_| counts) else {
        return [(world.renewals, world.last)].into();
    };
    let on = world.changed;
    let effective: Vec<Day> = match (sent, tacit.from_receipt) {
        (true, false) | (false, true) => vec![on],
        (true, true) => span.on_or_after(on),
        (false, false) => span.between(world.entry, on),
    };
    effective
        .into_iter()
        .map(|notice| renewed(agreement, world.entry, world.first_end, notice))
        .collect()
}
