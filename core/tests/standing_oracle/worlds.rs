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
    /// The first of the possible days of signing.
    signed: Day,
    /// The first day in force.
    entry: Day,
    /// The last day of the first term.
    first_end: Day,
    /// The terms that were lengthened, by number, with their new last days.
    extended: Vec<(i64, Day)>,
    /// It still renews itself, unless a notice or the number of renewals stops it.
    renews: bool,
    /// The number of the last term; no limit when absent.
    last_number: Option<i64>,
    /// The last day in force, were it neither ended nor superseded.
    last: Day,
    /// The day of the latest change.
    changed: Day,
    /// The first day on which another may have taken its place, by what happened to it.
    alive_until: Day,
    /// From when on it was suspended (true), or in force again (false).
    suspensions: Vec<(Day, bool)>,
    /// The day from which the notice counts.
    notice: Option<Day>,
    /// How many parties are left on each side.
    parties: [usize; 2],
    /// The first day without force, by the parties' will.
    ended: Day,
    /// It never entered into force.
    given_up: bool,
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
    /// What its sources dispute.
    disputed: Vec<Disputed>,
    /// Nothing can be compared: even without changes there is no world.
    pub(crate) contradictory: bool,
    agreement: Agreement,
    worlds: BTreeSet<World>,
}

/// A change that no world holds beside what was believed before it.
#[derive(Debug)]
struct Disputed {
    on: Candidates,
    change: Change,
    /// The candidates of the entry into force and of the last day without it.
    entry: Between,
    last: Between,
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

/// What binds an agreement from outside.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    signed_from: Day,
    in_force_from: Day,
}

const UNBOUND: Bounds = Bounds {
    signed_from: i64::MIN,
    in_force_from: i64::MIN,
};

impl Worlds {
    /// `None` when there are more than `limit`.
    pub(crate) fn of(agreement: &Agreement, span: Span, limit: usize) -> Option<Self> {
        let (mut bounds, mut signed_before_the_old) = (UNBOUND, false);
        if let Some(old) = &agreement.predecessor {
            let old = Self::believed(old, UNBOUND, span, limit)?;
            let signed = old.worlds.iter().map(|world| world.signed).min();
            let signed = signed.or(signings(&old.agreement, span, UNBOUND).first().copied());
            if signed <= latest_signing(agreement, span) {
                bounds.signed_from = signed.unwrap_or(i64::MIN);
            } else {
                signed_before_the_old = true;
            }
            let entries = entries(agreement, span, bounds);
            if let (false, Some(latest)) = (old.contradictory, entries.last()) {
                let alive = old.worlds.iter().map(|world| world.alive_until).min();
                bounds.in_force_from = alive.filter(|day| day <= latest).unwrap_or(i64::MIN);
            }
        }
        let mut of = Self::believed(agreement, bounds, span, limit)?;
        of.contradictory |= signed_before_the_old;
        Some(of)
    }

    /// The worlds that hold as many of the changes as can be believed together, in their order.
    fn believed(agreement: &Agreement, bounds: Bounds, span: Span, limit: usize) -> Option<Self> {
        let mut of = Self {
            disputed: Vec::new(),
            contradictory: false,
            agreement: agreement.clone(),
            worlds: BTreeSet::new(),
        };
        let mut believed = Vec::new();
        of.worlds = joined(
            agreement,
            enumerate(agreement, &[], bounds, span, limit)?,
            span,
            limit,
        )?;
        if of.worlds.is_empty() {
            of.contradictory = true;
            return Some(of);
        }
        for (position, change) in agreement.changes.iter().enumerate() {
            believed.push(position);
            let alone = enumerate(agreement, &believed, bounds, span, limit)?;
            let is_possible = !alone.is_empty();
            let next = joined(agreement, alone, span, limit)?;
            if !next.is_empty() {
                of.worlds = next;
                continue;
            }
            believed.pop();
            if !is_possible {
                let (on, change) = *change;
                let entries: Vec<_> = of.worlds.iter().map(|world| world.entry).collect();
                let lasts: Vec<_> = of.worlds.iter().map(|world| world.last).collect();
                let between =
                    |days: &[Day]| (*days.iter().min().unwrap(), *days.iter().max().unwrap());
                let (entry, last) = (between(&entries), between(&lasts));
                of.disputed.push(Disputed {
                    on,
                    change,
                    entry,
                    last,
                });
                of.contradictory = true;
            }
        }
        Some(of)
    }

    /// Whether sources dispute what happened.
    pub(crate) fn is_disputed(&self) -> bool {
        !self.disputed.is_empty()
    }

    pub(crate) fn count(&self) -> usize {
        self.worlds.len()
    }

    pub(crate) fn phases(&self, on: Day) -> BTreeSet<Phase> {
        let worlds = self.worlds.iter().map(|world| world.phase(on));
        let disputed = self
            .disputed
            .iter()
            .flat_map(|disputed| disputed.phases(on));
        worlds.chain(disputed).collect()
    }

    /// The least and the greatest day of each turn into a phase, and of its second, third … turn;
    /// `NEVER` counts for what may never come.
    pub(crate) fn turns(&self) -> BTreeMap<(Phase, usize), Between> {
        let mut turns = BTreeMap::new();
        let mut times = BTreeMap::new();
        for world in &self.worlds {
            let mut counts = BTreeMap::new();
            for (phase, day) in world.turns() {
                let nth = counts.entry(phase).or_insert(0);
                widen(&mut turns, (phase, *nth), day);
                *times.entry((phase, *nth)).or_insert(0) += 1;
                *nth += 1;
            }
        }
        // What does not come about in every world may never begin.
        for (turn, (_, latest)) in &mut turns {
            if times[turn] < self.worlds.len() {
                *latest = NEVER;
            }
        }
        turns.retain(|_, (least, _)| *least < NEVER);
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
            if !alive || !world.renews {
                continue;
            }
            let end = |n| nth_end(&self.agreement, &tacit, world, n);
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
            if Some(number) != world.last_number {
                let known = renewal.notice_by.get_or_insert((notice_by, notice_by));
                stretch(known, notice_by);
            }
        }
        renewals
    }
}

impl Disputed {
    /// The phases that the change supports by itself on a day.
    fn phases(&self, on: Day) -> Vec<Phase> {
        let mut phases = Vec::new();
        let mut add = |phase, first: Day, last: Day| {
            if first <= on && on <= last {
                phases.push(phase);
            }
        };
        let (first, last) = self.on;
        let alive_from = self.entry.0.min(first);
        match self.change {
            Change::Extend(term) => {
                let ends = |end: Day| match term {
                    Term::Length(length) if end < NEVER => days::end(end, length, false),
                    Term::Length(_) => NEVER,
                    _ => end,
                };
                let (new_first, new_last) = match term {
                    Term::Length(_) => (ends(self.last.0), ends(self.last.1)),
                    Term::Until(days) => days,
                    Term::Period {
                        end: Bound::Date((_, last)),
                        ..
                    } => (last, last),
                    Term::Period {
                        end: Bound::Open, ..
                    }
                    | Term::OpenEnded => (NEVER, NEVER),
                    _ => (i64::MIN, NEVER),
                };
                add(Phase::InForce, alive_from, new_last.max(last));
                if new_first < NEVER {
                    add(Phase::Expired, new_first.max(first) + 1, NEVER);
                }
            }
            Change::Terminate | Change::Withdraw(_) => {
                add(Phase::InForce, alive_from, last - 1);
                add(Phase::Terminated, first, NEVER);
            }
            Change::Suspend => {
                add(Phase::InForce, alive_from, last - 1);
                add(Phase::Suspended, first, self.last.1.max(last));
            }
            Change::Resume => add(Phase::InForce, alive_from, self.last.1.max(last)),
            _ => add(Phase::InForce, alive_from, last),
        }
        phases
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
        if on >= self.ended {
            Phase::Terminated
        } else if self.is_superseded() && on >= self.succeeded {
            Phase::Superseded
        } else if self.given_up || on < self.entry {
            Phase::Pending
        } else if on > self.last {
            Phase::Expired
        } else if self.suspended(on) {
            Phase::Suspended
        } else {
            Phase::InForce
        }
    }

    fn is_superseded(&self) -> bool {
        self.succeeded < NEVER && self.succeeded <= self.last && self.ended == NEVER
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
        let mut turns = Vec::new();
        let superseded = self.is_superseded();
        let replaced_early = superseded && self.succeeded <= self.entry;
        if !self.given_up && !replaced_early {
            turns.push((Phase::InForce, self.entry));
            for (day, begins) in &self.suspensions {
                let into = if *begins {
                    Phase::Suspended
                } else {
                    Phase::InForce
                };
                turns.push((into, *day));
            }
        }
        if superseded {
            turns.push((Phase::Superseded, self.succeeded));
        } else if self.ended < NEVER {
            turns.push((Phase::Terminated, self.ended));
        } else if self.last < NEVER {
            turns.push((Phase::Expired, self.last + 1));
        }
        turns
    }
}

fn enumerate(
    agreement: &Agreement,
    believed: &[usize],
    bounds: Bounds,
    span: Span,
    limit: usize,
) -> Option<BTreeSet<World>> {
    let mut worlds = BTreeSet::new();
    for (signed, entry) in begun(agreement, span, bounds) {
        for first_end in first_ends(agreement, span, entry) {
            let mut world = World {
                signed,
                entry,
                first_end,
                extended: Vec::new(),
                renews: renews(agreement, first_end),
                last_number: Some(0),
                last: first_end,
                changed: i64::MIN,
                alive_until: i64::MIN,
                suspensions: Vec::new(),
                notice: None,
                parties: agreement.parties,
                ended: NEVER,
                given_up: false,
                succeeded: NEVER,
            };
            if world.renews {
                (world.last_number, world.last) = renewed(agreement, &world);
            }
            worlds.insert(world);
        }
        if worlds.len() > limit {
            return None;
        }
    }
    // Sending and receipt are halves of one notice where the first notice of the record was sent.
    let changes = &agreement.changes;
    let is_notice = |change: Change| matches!(change, Change::NoticeSent | Change::NoticeReceived);
    let notice = changes.iter().position(|(_, change)| is_notice(*change));
    let sent = notice.filter(|notice| matches!(changes[*notice].1, Change::NoticeSent));
    let is_received = |at: &usize| matches!(changes[*at].1, Change::NoticeReceived);
    let receipt = sent.and_then(|sent| (sent..changes.len()).find(is_received));
    for position in believed {
        let (days, change) = &changes[*position];
        let happening = Happening {
            change: *change,
            receipt: receipt
                .filter(|_| sent == Some(*position))
                .map(|at| changes[at].0),
            is_receipt: receipt == Some(*position),
        };
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
                    apply(agreement, happening, &changed, span, next);
                }
            }
        })?;
    }
    Some(worlds)
}

/// The worlds beside those of the agreements that re-sign this one.
fn joined(
    agreement: &Agreement,
    mut worlds: BTreeSet<World>,
    span: Span,
    limit: usize,
) -> Option<BTreeSet<World>> {
    for successor in &agreement.successors {
        let latest = latest_signing(successor, span);
        // Where the records say otherwise, they stay as they are.
        let unbound = worlds.iter().all(|world| Some(world.signed) > latest);
        worlds = each(worlds, limit, |world, next| {
            let bounds = Bounds {
                signed_from: if unbound { i64::MIN } else { world.signed },
                in_force_from: world.alive_until.max(world.signed),
            };
            let successions = entries(successor, span, bounds);
            // Where every day is possible, the last day in force and the next one are, too.
            let close = [world.last, world.last.saturating_add(1)];
            let any_day = successions.contains(&FAR);
            let close = close.into_iter();
            let close = close.filter(|day| {
                any_day && (span.until..NEVER).contains(day) && *day >= bounds.in_force_from
            });
            for succession in successions.iter().copied().chain(close) {
                next.insert(World {
                    // The first successor to come is the one that takes its place.
                    succeeded: world.succeeded.min(succession),
                    ..world.clone()
                });
            }
        })?;
    }
    Some(worlds)
}

/// A change, and what the record tells of it beside.
#[derive(Clone, Copy)]
struct Happening {
    change: Change,
    /// The day on which the notice was received that is sent.
    receipt: Option<Candidates>,
    is_receipt: bool,
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
fn signings(agreement: &Agreement, span: Span, bounds: Bounds) -> BTreeSet<Day> {
    let from = bounds.signed_from;
    let mut days: BTreeSet<Day> = match (agreement.signed, agreement.mentioned_by) {
        (Some((first, last)), _) => (first.max(from)..=last).collect(),
        (None, Some(latest)) => span
            .between(LONG_AGO.max(from), latest)
            .into_iter()
            .collect(),
        (None, None) => span.between(LONG_AGO.max(from), FAR).into_iter().collect(),
    };
    let latest = match (agreement.signed, agreement.mentioned_by) {
        (Some((_, latest)), _) | (None, Some(latest)) => latest,
        (None, None) => FAR,
    };
    days.retain(|day| (from..=latest).contains(day));
    days
}

/// The last possible day of signing; what entered into force was signed by then.
fn latest_signing(agreement: &Agreement, span: Span) -> Option<Day> {
    let signings = signings(agreement, span, UNBOUND);
    let (first, last) = (*signings.first()?, *signings.last()?);
    match agreement.entry {
        Entry::On((_, until)) if until >= first => Some(last.min(until)),
        _ => Some(last),
    }
}

/// Every possible first day in force, with the first day of signing that goes with it.
fn begun(agreement: &Agreement, span: Span, bounds: Bounds) -> BTreeSet<(Day, Day)> {
    let signings = signings(agreement, span, bounds);
    let Some(first) = signings.first().copied() else {
        return BTreeSet::new();
    };
    let on_signing = || signings.iter().map(|day| (*day, *day)).collect();
    let later_or_never = || {
        span.on_or_after(first)
            .into_iter()
            .map(|day| (first, day))
            .collect()
    };
    let mut begun: BTreeSet<(Day, Day)> = match (agreement.entry, agreement.term) {
        (Entry::OnSigning, _) => on_signing(),
        (Entry::On((from, until)), _) => {
            let raw = agreement
                .signed
                .map_or(LONG_AGO, |(first, _)| first)
                .max(bounds.signed_from);
            // Never in force before it was signed, unless the source says so.
            let from = if until < raw { from } else { from.max(first) };
            (from..=until).map(|day| (first, day)).collect()
        }
        (Entry::After, _) => later_or_never(),
        (
            Entry::NotStated { .. },
            Term::Period {
                start: Bound::Date((start, _)),
                ..
            },
        ) => signings.iter().map(|day| (*day, start.max(*day))).collect(),
        (
            Entry::NotStated {
                assumed_on_signing: true,
            },
            _,
        ) => on_signing(),
        (Entry::NotStated { .. }, _) => later_or_never(),
    };
    begun.retain(|(_, entry)| *entry >= bounds.in_force_from);
    begun
}

/// Every possible first day in force.
fn entries(agreement: &Agreement, span: Span, bounds: Bounds) -> BTreeSet<Day> {
    let begun = begun(agreement, span, bounds);
    let lasting = begun.into_iter().map(|(_, entry)| entry);
    // An entry from which no term runs is none.
    let lasting = lasting.filter(|entry| !first_ends(agreement, span, *entry).is_empty());
    lasting.collect()
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
    agreement.tacit_renewal.is_some() && first_end < NEVER
}

/// The last day of the `n`-th renewal.
fn nth_end(agreement: &Agreement, tacit: &TacitRenewal, world: &World, n: i64) -> Day {
    let later = |end, times: i64| match tacit.length {
        Length::Days(_) | Length::Months(_) if times == 0 => end,
        Length::Days(more) => days::end(end, Length::Days(times * more), false),
        Length::Months(more) => days::end(end, Length::Months(times * more), false),
    };
    if let Some((number, end)) = world.extended.iter().rev().find(|(number, _)| *number <= n) {
        return later(*end, n - number);
    }
    let (entry, counted) = (world.entry, agreement.first_day_counted);
    match (agreement.term, tacit.length) {
        (Term::Length(Length::Days(term)), Length::Days(more)) => {
            days::end(entry, Length::Days(term + n * more), counted)
        }
        (Term::Length(Length::Months(term)), Length::Months(more)) => {
            days::end(entry, Length::Months(term + n * more), counted)
        }
        _ => later(world.first_end, n),
    }
}

/// The last day for a notice against the renewal of a term that ends on `end`.
fn notice_day(tacit: &TacitRenewal, end: Day) -> Day {
    match tacit.notice {
        Some(length) => days::before(end, length),
        None => end,
    }
}

/// The number and the last day of the last term, by the limit of renewals and the notice.
fn renewed(agreement: &Agreement, world: &World) -> (Option<i64>, Day) {
    let tacit = agreement.tacit_renewal.unwrap();
    let notice = world.notice.unwrap_or(NEVER);
    if notice >= FAR && tacit.times.is_none() {
        return (None, notice);
    }
    let mut number = world.extended.last().map_or(0, |(number, _)| *number);
    loop {
        let end = nth_end(agreement, &tacit, world, number);
        if Some(number) == tacit.times || notice_day(&tacit, end) >= notice {
            return (Some(number), end);
        }
        number += 1;
    }
}

/// Adds every world that a change on the day `world.changed` makes of a world.
fn apply(
    agreement: &Agreement,
    happening: Happening,
    world: &World,
    span: Span,
    next: &mut BTreeSet<World>,
) {
    // What the parties have ended does not change any more.
    if world.ended < NEVER {
        return;
    }
    match happening.change {
        Change::Terminate => end(agreement, world, next),
        Change::Withdraw(known) => {
            for side in [0, 1] {
                if known.is_none_or(|known| known == side) {
                    let mut world = world.clone();
                    world.parties[side] -= 1;
                    if world.parties[side] == 0 {
                        end(agreement, &world, next);
                    } else if is_alive(&world) {
                        next.insert(alive(&world));
                    }
                }
            }
        }
        change if is_alive(world) => {
            happened(agreement, happening, change, &alive(world), span, next)
        }
        _ => {}
    }
}

/// Whether it is in force on the day of the change: what has ended does not change, and what is not yet
/// in force does not either.
fn is_alive(world: &World) -> bool {
    world.entry <= world.changed && world.changed <= world.last
}

fn alive(world: &World) -> World {
    World {
        alive_until: world.alive_until.max(world.changed + 1),
        ..world.clone()
    }
}

/// The parties end it on the day `world.changed`, or give it up before it enters into force.
fn end(agreement: &Agreement, world: &World, next: &mut BTreeSet<World>) {
    let on = world.changed;
    let on_signing = match (agreement.entry, agreement.term) {
        (Entry::OnSigning, _) => true,
        (
            Entry::NotStated { .. },
            Term::Period {
                start: Bound::Date(_),
                ..
            },
        ) => false,
        (Entry::NotStated { assumed_on_signing }, _) => assumed_on_signing,
        _ => false,
    };
    let given_up = on <= world.entry && !on_signing && on >= world.signed;
    if given_up || (world.entry < on && on <= world.last && on >= world.signed) {
        next.insert(World {
            ended: on,
            given_up,
            alive_until: world.alive_until.max(on),
            ..world.clone()
        });
    }
}

/// What happens to a live agreement.
fn happened(
    agreement: &Agreement,
    happening: Happening,
    change: Change,
    world: &World,
    span: Span,
    next: &mut BTreeSet<World>,
) {
    let on = world.changed;
    let mut world = world.clone();
    match change {
        Change::Suspend | Change::Resume => {
            // Suspended while suspended is suspended still, and what is in force is not resumed.
            let begins = matches!(change, Change::Suspend);
            let is_suspended = matches!(world.suspensions.last(), Some((_, true)));
            if begins != is_suspended {
                world.suspensions.push((on, begins));
            }
            next.insert(world);
        }
        Change::Accede(side) => {
            world.parties[side] += 1;
            next.insert(world);
        }
        Change::Extend(term) => extend(agreement, term, &world, span, next),
        Change::NoticeSent | Change::NoticeReceived => {
            let sent = matches!(change, Change::NoticeSent);
            let from_receipt = agreement
                .tacit_renewal
                .is_some_and(|tacit| tacit.from_receipt);
            // The day of its receipt was chosen when it was sent.
            let is_other_half = happening.is_receipt && from_receipt && world.notice.is_some();
            let fits = !is_other_half || world.notice == Some(on);
            if !fits {
                return;
            }
            if world.notice.is_some() || !world.renews {
                next.insert(world);
                return;
            }
            let effective: Vec<Day> = match (sent, from_receipt, happening.receipt) {
                (true, false, _) | (false, true, _) => vec![on],
                (true, true, Some((first, last))) => (first.max(on)..=last).collect(),
                (true, true, None) => span.on_or_after(on),
                (false, false, _) => span.between(world.entry, on),
            };
            for notice in effective {
                let mut world = world.clone();
                world.notice = Some(notice);
                (world.last_number, world.last) = renewed(agreement, &world);
                if on <= world.last {
                    next.insert(world);
                }
            }
        }
        Change::Amend | Change::Terminate | Change::Withdraw(_) => {
            next.insert(world);
        }
    }
}

/// An extension lengthens the term that runs on its day; renewals go on from its new end, if it is known.
fn extend(
    agreement: &Agreement,
    term: Term,
    world: &World,
    span: Span,
    next: &mut BTreeSet<World>,
) {
    let on = world.changed;
    let tacit = agreement.tacit_renewal.filter(|_| world.renews);
    let mut number = 0;
    let end = match &tacit {
        None => world.last,
        Some(tacit) => loop {
            let end = nth_end(agreement, tacit, world, number);
            if on <= end {
                break end;
            }
            number += 1;
        },
    };
    let goes_on = !matches!(
        term,
        Term::OpenEnded
            | Term::NotStated
            | Term::Period {
                end: Bound::Open | Bound::Unknown,
                ..
            }
    );
    for new in extended(term, span, end, on) {
        let mut world = world.clone();
        world.last = new;
        world.renews &= goes_on;
        if world.renews {
            world.extended.push((number, new));
            (world.last_number, world.last) = renewed(agreement, &world);
        }
        next.insert(world);
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
