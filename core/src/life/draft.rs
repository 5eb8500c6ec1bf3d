//! From what the sources say of an agreement to unknown days and what must hold between them.

use alloc::{vec, vec::Vec};

use super::constraints::{Step, System, Unknown};
use crate::{
    answers::Fact,
    list::Listed,
    model::{Agreement, AgreementChange, ChangeKind, Entry, NoticeCounts, TacitRenewal, Term},
    time::{Bound, Day, FirstDay, Length, Window},
};

/// One way in which an agreement's life may have gone: its turning days, not yet narrowed.
///
/// Most agreements have one draft. A notice against tacit renewal stops one of several renewals,
/// and each of them is a draft of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) system: System,
    /// The first day in force.
    pub(super) entry: Unknown,
    /// The last day in force by the term.
    pub(super) last: Unknown,
    /// The first day of each suspension, and the first day after it.
    pub(super) suspensions: Vec<(Unknown, Option<Unknown>)>,
    /// The renewals that may be running.
    pub(super) renewing: Option<Renewing>,
    /// Which fact each unknown day would be: also the first day without force by the parties' will, and
    /// the first days in force of agreements that re-sign this one.
    pub(super) facts: Vec<(Fact, Unknown)>,
    latest_change: Option<Unknown>,
    notified: bool,
}

/// How a term renews itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Renewing {
    /// The day from which all ends are counted.
    anchor: Unknown,
    /// The first term, where it is counted from the anchor too.
    first: Option<Length>,
    length: Length,
    first_day: FirstDay,
    notice: Option<Length>,
    /// How many renewals there are at most.
    pub(super) times: u32,
}

/// Renewals without a limit.
const WITHOUT_LIMIT: u32 = u32::MAX;

/// How many renewals are looked at one by one when any of them may be running, or may have been
/// stopped by a notice.
const MOST_RENEWALS: usize = 1_000;

impl Draft {
    /// The consistent drafts of an agreement signed on a day of `signing`, after its first `changes`, and
    /// re-signed by agreements that enter into force on days of `re_signed`.
    pub(super) fn of(
        agreement: &Agreement,
        signing: Window,
        assumed: bool,
        changes: &[AgreementChange],
        re_signed: &[Window],
    ) -> Vec<Self> {
        let mut drafts = vec![Self::begin(agreement, signing, assumed)];
        let mut latest_stated = Day::MIN;
        for entry in re_signed.iter().filter(|entry| entry.latest < Day::MAX) {
            latest_stated = latest_stated.max(entry.latest);
        }
        for change in changes {
            latest_stated = latest_stated.max(change.on.window().latest);
        }
        let renewal = agreement.tacit_renewal.as_ref();
        for change in changes {
            for draft in core::mem::take(&mut drafts) {
                draft.changed(change, renewal, latest_stated, &mut drafts);
            }
        }
        Self::consistent(drafts, re_signed)
    }

    /// Of some drafts those that are consistent, re-signed by agreements that enter into force on days
    /// of `re_signed`.
    pub(super) fn consistent(mut drafts: Vec<Self>, re_signed: &[Window]) -> Vec<Self> {
        drafts.retain_mut(|draft| {
            for entry in re_signed {
                let day = draft.system.unknown(*entry);
                draft.system.order(draft.entry, day, 0);
                draft.facts.push((Fact::ReSigningDay, day));
            }
            draft.system.narrow()
        });
        drafts
    }

    /// The draft of the bare term where that contradicts itself: each day is taken by itself.
    pub(super) fn day_by_day(agreement: &Agreement, signing: Window, assumed: bool) -> Self {
        let mut draft = Self::begin(agreement, signing, assumed);
        draft.system.forget_order();
        draft.system.narrow();
        draft
    }

    /// The days that some facts would make known, each of which lies a day at least after what comes
    /// before it.
    pub(super) fn days_of(&self, facts: &[Fact]) -> Vec<(Unknown, i64)> {
        let mut days = Vec::new();
        for (fact, day) in &self.facts {
            if facts.contains(fact) {
                days.push((*day, 1));
            }
        }
        days
    }

    /// The days if one of them comes, by so many days at least, before each of some others; nothing
    /// when it cannot.
    pub(super) fn coming_before(&self, day: Unknown, others: &[(Unknown, i64)]) -> Option<System> {
        let mut system = self.system.clone();
        for (other, days) in others {
            system.order(day, *other, *days);
        }
        system.narrow().then_some(system)
    }

    /// The unknown day that a fact would make known.
    pub(super) fn unknown_of(&self, fact: Fact) -> Option<Unknown> {
        let mut facts = self.facts.iter();
        facts.find(|(known, _)| *known == fact).map(|(_, day)| *day)
    }

    /// The draft if a fact were known to be this day; nothing when it cannot be.
    pub(super) fn knowing(&self, fact: Fact, day: Day) -> Option<Self> {
        let mut known = self.clone();
        if let Some(unknown) = self.unknown_of(fact) {
            known.system.within(unknown, Window::exactly(day));
        }
        known.system.narrow().then_some(known)
    }

    /// The entry into force and the first term.
    fn begin(agreement: &Agreement, signing: Window, assumed: bool) -> Self {
        let mut system = System::default();
        let signed = system.unknown(signing);
        let mut facts = Vec::new();
        let stated_start = match &agreement.term {
            Term::Period(period) => match period.start() {
                Bound::Date(date) => Some(date.window().earliest),
                Bound::Open | Bound::Unknown => None,
            },
            _ => None,
        };
        let entry = match (&agreement.entry, stated_start) {
            (Entry::OnSigning, _) => signed,
            (Entry::On(date), _) => system.unknown(date.window()),
            (Entry::NotStated, Some(start)) => system.unknown(Window::exactly(start)),
            (Entry::NotStated, None) if assumed => signed,
            // Law 70/2020 art. 32: as the text provides, else as agreed. Silence says nothing.
            (Entry::NotStated | Entry::After(_), _) => {
                let entry = system.unknown(Window::UNKNOWN);
                system.order(signed, entry, 0);
                entry
            }
        };
        let rule = match agreement.entry {
            Entry::NotStated | Entry::After(_) if entry != signed => Fact::EntryRule,
            _ => Fact::SigningDay,
        };
        facts.push((rule, entry));
        let (last, fact) = last_day(&mut system, &agreement.term, entry, agreement.first_day);
        system.order(entry, last, 0);
        if let Some(fact) = fact {
            facts.push((fact, last));
        }
        let mut draft = Self {
            system,
            entry,
            last,
            suspensions: Vec::new(),
            renewing: None,
            facts,
            latest_change: None,
            notified: false,
        };
        if let Some(renewal) = &agreement.tacit_renewal {
            draft.renew(agreement, renewal);
        }
        draft
    }

    /// Goes on by itself up to the last renewal there may be.
    fn renew(&mut self, agreement: &Agreement, renewal: &TacitRenewal) {
        let first = agreement.term.length();
        let from_entry = first.filter(|first| commensurable(*first, renewal.length));
        let has_an_end = match &agreement.term {
            Term::Period(period) => period.end() != Bound::Open,
            Term::Until(_) => true,
            _ => first.is_some(),
        };
        if !has_an_end {
            return;
        }
        let renewing = Renewing {
            anchor: if from_entry.is_some() {
                self.entry
            } else {
                self.last
            },
            first: from_entry,
            length: renewal.length,
            first_day: if from_entry.is_some() {
                agreement.first_day
            } else {
                FirstDay::NotCounted
            },
            notice: renewal.notice,
            times: renewal.times.map_or(WITHOUT_LIMIT, |times| times.get()),
        };
        self.renewing = Some(renewing);
        self.last = if renewing.times == WITHOUT_LIMIT {
            self.system.unknown(Window::exactly(Day::MAX))
        } else {
            renewing.end(&mut self.system, renewing.times)
        };
    }

    /// Adds what a change makes of the draft; several drafts when a notice may stop several renewals.
    /// Nothing is stated of a day after `latest_stated`.
    fn changed(
        mut self,
        change: &AgreementChange,
        renewal: Option<&TacitRenewal>,
        latest_stated: Day,
        drafts: &mut Vec<Self>,
    ) {
        let on = self.system.unknown(change.on.window());
        if let Some(latest) = self.latest_change.replace(on) {
            self.system.order(latest, on, 0);
        }
        // Every change finds a live agreement.
        self.system.order(self.entry, on, 0);
        match &change.what {
            ChangeKind::NoticeSent | ChangeKind::NoticeReceived => {
                return self.notified(change, on, renewal, latest_stated, drafts);
            }
            ChangeKind::Extend(term) => {
                self.system.order(on, self.last, 0);
                self.facts.push((Fact::ExtensionDay, on));
                self.extended(term, on);
            }
            ChangeKind::Amend => self.system.order(on, self.last, 0),
            ChangeKind::Suspend => {
                self.system.order(on, self.last, 0);
                self.facts.push((Fact::SuspensionDay, on));
                // Suspended while suspended is suspended still.
                if !matches!(self.suspensions.last(), Some((_, None))) {
                    self.suspensions.push((on, None));
                }
            }
            ChangeKind::Resume => {
                self.system.order(on, self.last, 0);
                self.facts.push((Fact::SuspensionDay, on));
                if let Some((_, resumed @ None)) = self.suspensions.last_mut() {
                    *resumed = Some(on);
                }
            }
            ChangeKind::Terminate | ChangeKind::Withdraw => {
                self.system.order(self.entry, on, 1);
                self.system.order(on, self.last, 0);
                self.facts.push((Fact::EndDay, on));
            }
        }
        drafts.push(self);
    }

    /// A new term after the old one, which must have an end to go on from.
    fn extended(&mut self, term: &Term, on: Unknown) {
        let old = self.last;
        let (new, fact) = match term.length() {
            Some(length) => {
                self.system.within(old, before_never());
                let by = Step::Ahead {
                    first: Some(length),
                    repeated: None,
                    first_day: FirstDay::NotCounted,
                };
                (self.system.following(old, by), None)
            }
            None => last_day(&mut self.system, term, old, FirstDay::NotCounted),
        };
        let fact = match fact {
            Some(Fact::Term) => Some(Fact::ExtensionTerm),
            other => other,
        };
        self.system.order(old, new, 0);
        self.system.order(on, new, 0);
        if let Some(fact) = fact {
            self.facts.push((fact, new));
        }
        self.last = new;
        self.renewing = None;
    }

    /// A notice stops the first renewal whose notice day it keeps. Only the first notice counts.
    fn notified(
        mut self,
        change: &AgreementChange,
        on: Unknown,
        renewal: Option<&TacitRenewal>,
        latest_stated: Day,
        drafts: &mut Vec<Self>,
    ) {
        let (Some(renewing), Some(renewal), false) = (self.renewing, renewal, self.notified) else {
            self.system.order(on, self.last, 0);
            return drafts.push(self);
        };
        self.notified = true;
        let counts = self.counting_day(change, on, renewal.notice_counts);
        self.facts.push((Fact::NoticeDay, counts));
        let mut narrowed = self.system.clone();
        if !narrowed.narrow() {
            return;
        }
        let (anchor, known) = (narrowed.window(renewing.anchor), narrowed.window(counts));
        if anchor.earliest == Day::MIN {
            self.stop_at_an_unknown_end(renewing, counts, on);
            return drafts.push(self);
        }
        let candidates = renewing.stopped_by(anchor, known, latest_stated);
        for number in &candidates {
            let mut stopped = self.clone();
            stopped.stop(renewing, *number, counts, on);
            drafts.push(stopped);
        }
        // Received later than any day that is looked at one by one, or never: it goes on.
        let later = candidates.last().copied();
        let later = later.filter(|number| *number < renewing.times);
        if let Some(number) = later.filter(|_| known.latest == Day::MAX) {
            let next = renewing.end(&mut self.system, number.saturating_add(1));
            let stopped = renewing.end(&mut self.system, number);
            let too_late = renewing.notice_day(&mut self.system, stopped);
            self.system.order(too_late, counts, 1);
            self.last = self.system.unknown(Window::UNKNOWN);
            self.system.order(next, self.last, 0);
            drafts.push(self);
        }
    }

    /// A notice stopped a renewal: it kept the notice day of its term, and not that of the one
    /// before; too late for every term, it leaves the last.
    fn stop(&mut self, renewing: Renewing, number: u32, counts: Unknown, on: Unknown) {
        let system = &mut self.system;
        let last = renewing.end(system, number);
        if number != renewing.times {
            let in_time = renewing.notice_day(system, last);
            system.order(counts, in_time, 0);
        }
        if let Some(before) = number.checked_sub(1) {
            let before = renewing.end(system, before);
            let too_late = renewing.notice_day(system, before);
            system.order(too_late, counts, 1);
        }
        system.order(on, last, 0);
        self.last = last;
        self.renewing = Some(Renewing {
            times: number,
            ..renewing
        });
    }

    /// A notice stopped one of countless renewals since an unknown day: the agreement ends within
    /// one term and one time of notice, give or take the days by which months differ.
    fn stop_at_an_unknown_end(&mut self, renewing: Renewing, counts: Unknown, on: Unknown) {
        let by = Step::Ahead {
            first: renewing.notice,
            repeated: Some((renewing.length, 1)),
            first_day: FirstDay::NotCounted,
        };
        let latest = self.system.following(counts, by);
        self.last = self.system.unknown(Window::UNKNOWN);
        self.system.order(counts, self.last, 0);
        self.system.order(on, self.last, 0);
        self.system.order(self.last, latest, -3);
        self.renewing = None;
    }

    /// The day from which a notice counts.
    fn counting_day(
        &mut self,
        change: &AgreementChange,
        on: Unknown,
        counts: NoticeCounts,
    ) -> Unknown {
        match (&change.what, counts) {
            (ChangeKind::NoticeSent, NoticeCounts::FromReceipt) => {
                let received = self.system.unknown(Window::UNKNOWN);
                self.system.order(on, received, 0);
                received
            }
            (ChangeKind::NoticeReceived, NoticeCounts::FromSending) => {
                let sent = self.system.unknown(Window::UNKNOWN);
                self.system.order(self.entry, sent, 0);
                self.system.order(sent, on, 0);
                sent
            }
            _ => on,
        }
    }
}

impl Renewing {
    /// The last day of the first term (0) or of a renewal.
    pub(super) fn end(self, system: &mut System, number: u32) -> Unknown {
        system.following(self.anchor, self.step(number))
    }

    fn step(self, number: u32) -> Step {
        let (first, repeated) = match self.first {
            // One unit: all counted at once from the anchor, so that no month loses its end.
            Some(first) => (Some(together(first, self.length, number)), None),
            None if number == 0 => (None, None),
            None => (None, Some((self.length, number))),
        };
        Step::Ahead {
            first,
            repeated,
            first_day: self.first_day,
        }
    }

    /// The last day on which notice is in time for a term that ends on `last`.
    pub(super) fn notice_day(self, system: &mut System, last: Unknown) -> Unknown {
        match self.notice {
            Some(notice) => system.following(last, Step::Back(notice)),
            None => last,
        }
    }

    /// The renewals that a notice of such a day may stop. Without a limit, those that end when
    /// nothing more is stated are left out: one of them is as good as another.
    fn stopped_by(self, anchor: Window, counts: Window, latest_stated: Day) -> Vec<u32> {
        let notice = |day| {
            self.notice
                .map_or(day, |notice| Step::Back(notice).from(day))
        };
        let reaches = |anchor, number| notice(self.step(number).from(anchor));
        let latest = match counts.latest {
            Day::MAX if self.times == WITHOUT_LIMIT => counts.earliest.max(latest_stated),
            latest => latest,
        };
        self.numbers(
            &|number| reaches(anchor.latest, number) >= counts.earliest,
            &|number| reaches(anchor.earliest, number) >= latest,
        )
    }

    /// The renewals that may be running on a day, for an anchor in a window.
    pub(super) fn running_on(self, anchor: Window, on: Day) -> Vec<u32> {
        if anchor.earliest == Day::MIN {
            return Vec::new();
        }
        let ends = |anchor, number| self.step(number).from(anchor);
        self.numbers(
            &|number| ends(anchor.latest.min(on), number) >= on,
            &|number| ends(anchor.earliest, number) >= on,
        )
    }

    pub(super) fn anchor(self) -> Unknown {
        self.anchor
    }

    /// The numbers from the first for which one thing holds to the first for which another does.
    fn numbers(self, one: &dyn Fn(u32) -> bool, other: &dyn Fn(u32) -> bool) -> Vec<u32> {
        let (fewest, most) = (self.first_number(one), self.first_number(other));
        (fewest..=most.max(fewest)).take(MOST_RENEWALS).list()
    }

    /// The first number for which something holds that goes on to hold; the last there is if none.
    fn first_number(self, holds: &dyn Fn(u32) -> bool) -> u32 {
        let mut step = 1_u32;
        while step < self.times && !holds(step) && step < 4_000_000 {
            step = step.saturating_mul(2);
        }
        let (mut low, mut high) = (0, step.min(self.times));
        while low < high {
            let middle = low.midpoint(high);
            if holds(middle) {
                high = middle;
            } else {
                low = middle.saturating_add(1);
            }
        }
        low
    }
}

/// The last day by a term counted from `from`, and the fact that would make it known.
fn last_day(
    system: &mut System,
    term: &Term,
    from: Unknown,
    first_day: FirstDay,
) -> (Unknown, Option<Fact>) {
    let never = Window::exactly(Day::MAX);
    if let Some(length) = term.length() {
        let by = Step::Ahead {
            first: Some(length),
            repeated: None,
            first_day,
        };
        return (system.following(from, by), None);
    }
    let (window, fact) = match term {
        Term::Until(date) => (date.window(), Some(Fact::LastDay)),
        Term::Period(period) => match period.end() {
            Bound::Date(date) => (Window::exactly(date.window().latest), None),
            Bound::Open => (never, None),
            Bound::Unknown => (Window::UNKNOWN, Some(Fact::LastDay)),
        },
        Term::OpenEnded => (never, None),
        _ => (Window::UNKNOWN, Some(Fact::Term)),
    };
    (system.unknown(window), fact)
}

/// Every day that comes at all.
fn before_never() -> Window {
    Window {
        earliest: Day::MIN,
        latest: Day::MAX.previous(),
    }
}

/// Whether two lengths can be counted in one unit.
fn commensurable(a: Length, b: Length) -> bool {
    in_days(a).is_some() == in_days(b).is_some()
}

fn in_days(length: Length) -> Option<u32> {
    match length {
        Length::Days(count) => Some(count.get()),
        Length::Weeks(count) => Some(count.get().saturating_mul(7)),
        Length::Months(_) | Length::Years(_) | Length::WorkingDays(_) => None,
    }
}

fn in_months(length: Length) -> u32 {
    match length {
        Length::Months(count) => count.get(),
        Length::Years(count) => count.get().saturating_mul(12),
        Length::Days(_) | Length::Weeks(_) | Length::WorkingDays(_) => 0,
    }
}

/// A first length and a number of repeated ones as one length; the longest there is when the sum
/// is longer, which lies beyond every day that can be written.
fn together(first: Length, repeated: Length, times: u32) -> Length {
    let sum = |a: u32, b: u32| a.saturating_add(b.saturating_mul(times));
    let length = match (in_days(first), in_days(repeated)) {
        (Some(a), Some(b)) => Length::days(sum(a, b).min(365_000)),
        _ => Length::months(sum(in_months(first), in_months(repeated)).min(12_000)),
    };
    length.unwrap_or(first)
}
