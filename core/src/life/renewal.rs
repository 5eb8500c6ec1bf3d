//! How a term renews itself, from one number to the next, and how extensions compose with that.

use alloc::vec::Vec;

use super::constraints::{Step, System, Unknown};
use crate::{
    model::{Agreement, TacitRenewal, Term},
    time::{Bound, Day, FirstDay, Length, Window},
};

/// The terms of an agreement that renews itself, numbered: 0 is the first.
///
/// An extension lengthens the term that runs on its day, and the renewals go on from the new end: so
/// there is a link for the first term, and one for each extended one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chain {
    links: Vec<Link>,
    length: Length,
    notice: Option<Length>,
    /// How many renewals there are at most.
    times: u32,
    /// The number of the term that a notice has made the last.
    pub(super) stopped: Option<u32>,
}

/// Terms that are counted from one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Link {
    /// The number of the first of them.
    number: u32,
    /// The day from which all ends are counted.
    anchor: Unknown,
    /// The first term, where it is counted from the anchor too; else the anchor is its last day.
    first: Option<Length>,
    first_day: FirstDay,
}

/// Renewals without a limit.
const WITHOUT_LIMIT: u32 = u32::MAX;

/// How many terms are looked at one by one when any of them may be running, or may have been stopped by
/// a notice.
const MOST_RENEWALS: usize = 1_000;

impl Chain {
    /// The renewals of an agreement whose first term ends on `last`; none where that never ends.
    pub(super) fn begin(
        agreement: &Agreement,
        renewal: &TacitRenewal,
        entry: Unknown,
        last: Unknown,
    ) -> Option<Self> {
        let never_ends = match &agreement.term {
            Term::Period(period) => period.end() == Bound::Open,
            Term::OpenEnded => true,
            _ => false,
        };
        let first = agreement.term.length();
        let from_entry = first.filter(|first| commensurable(*first, renewal.length));
        let link = match from_entry {
            Some(_) => Link {
                number: 0,
                anchor: entry,
                first: from_entry,
                first_day: agreement.first_day,
            },
            None => Link::after(0, last),
        };
        (!never_ends).then(|| Self {
            links: alloc::vec![link],
            length: renewal.length,
            notice: renewal.notice,
            times: renewal.times.map_or(WITHOUT_LIMIT, |times| times.get()),
            stopped: None,
        })
    }

    /// Goes on from the new end of a term that was lengthened, and no notice is heeded yet.
    pub(super) fn go_on(&mut self, number: u32, end: Unknown) {
        self.links.push(Link::after(number, end));
        self.stopped = None;
    }

    /// The number of the last term there may be.
    pub(super) fn last_number(&self) -> u32 {
        self.stopped.unwrap_or(self.times)
    }

    /// Whether every end is followed by a renewal.
    pub(super) fn goes_on(&self) -> bool {
        self.last_number() == WITHOUT_LIMIT
    }

    /// Whether another renewal may follow a term.
    pub(super) fn may_follow(&self, number: u32) -> bool {
        number < self.last_number()
    }

    /// The last day of the last term there may be.
    pub(super) fn last(&self, system: &mut System) -> Unknown {
        if self.goes_on() {
            system.unknown(Window::exactly(Day::MAX))
        } else {
            self.end(system, self.last_number())
        }
    }

    /// The last day of a term.
    pub(super) fn end(&self, system: &mut System, number: u32) -> Unknown {
        match self.link(number) {
            Some(link) => system.following(link.anchor, self.step(link, number)),
            None => system.unknown(Window::UNKNOWN),
        }
    }

    /// The last day on which notice is in time for a term that ends on `last`.
    pub(super) fn notice_day(&self, system: &mut System, last: Unknown) -> Unknown {
        match self.notice {
            Some(notice) => system.following(last, Step::Back(notice)),
            None => last,
        }
    }

    /// A step of one term and one time of notice.
    pub(super) fn term_and_notice(&self) -> Step {
        Step::Ahead {
            first: self.notice,
            repeated: Some((self.length, 1)),
            first_day: FirstDay::NotCounted,
        }
    }

    /// A step of one term.
    pub(super) fn one_term(&self) -> Step {
        Step::Ahead {
            first: None,
            repeated: Some((self.length, 1)),
            first_day: FirstDay::NotCounted,
        }
    }

    /// Whether nothing is known of when the terms began that go on now.
    pub(super) fn began_on_an_unknown_day(&self, system: &System) -> bool {
        let anchor = self.links.last().map(|link| system.window(link.anchor));
        anchor.is_none_or(|anchor| anchor.earliest == Day::MIN)
    }

    /// The number of the first term that is counted from the latest anchor.
    pub(super) fn current(&self) -> u32 {
        self.links.last().map_or(0, |link| link.number)
    }

    /// The terms that a notice of such a day may make the last. Without a limit, those that end when
    /// nothing more is stated are left out: one of them is as good as another.
    pub(super) fn stopped_by(
        &self,
        system: &System,
        counts: Window,
        latest_stated: Day,
    ) -> Vec<u32> {
        let latest = match counts.latest {
            Day::MAX if self.times == WITHOUT_LIMIT => counts.earliest.max(latest_stated),
            latest => latest,
        };
        let Some(link) = self.links.last() else {
            return Vec::new();
        };
        let anchor = system.window(link.anchor);
        let in_time = |anchor, number| {
            let last = self.step(*link, number).from(anchor);
            self.notice
                .map_or(last, |notice| Step::Back(notice).from(last))
        };
        self.numbers(
            *link,
            &|number| in_time(anchor.latest, number) >= counts.earliest,
            &|number| in_time(anchor.earliest, number) >= latest,
        )
    }

    /// The terms, counted from the latest anchor, that may run on a day of a window.
    pub(super) fn running_in(&self, system: &System, window: Window) -> Vec<u32> {
        match self.links.last() {
            Some(link) => self.running_from(*link, system, window),
            None => Vec::new(),
        }
    }

    /// The terms that may run on a day.
    pub(super) fn running_on(&self, system: &System, on: Day) -> Vec<u32> {
        if self.began_on_an_unknown_day(system) {
            return Vec::new();
        }
        let mut numbers = Vec::new();
        for link in &self.links {
            numbers.extend(self.running_from(*link, system, Window::exactly(on)));
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn running_from(&self, link: Link, system: &System, window: Window) -> Vec<u32> {
        let anchor = system.window(link.anchor);
        let last = |anchor, number| self.step(link, number).from(anchor);
        self.numbers(
            link,
            &|number| last(anchor.latest.min(window.latest), number) >= window.earliest,
            &|number| last(anchor.earliest, number) >= window.latest,
        )
    }

    /// The terms of a link from the first for which one thing holds to the first for which another does.
    fn numbers(
        &self,
        link: Link,
        one: &dyn Fn(u32) -> bool,
        other: &dyn Fn(u32) -> bool,
    ) -> Vec<u32> {
        let first = |holds| first_number(link.number, self.last_number(), holds);
        let (fewest, most) = (first(one), first(other));
        (fewest..=most.max(fewest))
            .take(MOST_RENEWALS)
            .collect::<Vec<_>>()
    }

    fn link(&self, number: u32) -> Option<Link> {
        let mut links = self.links.iter().rev();
        links.find(|link| link.number <= number).copied()
    }

    fn step(&self, link: Link, number: u32) -> Step {
        let times = number.saturating_sub(link.number);
        let (first, repeated) = match link.first {
            // One unit: all counted at once from the anchor, so that no month loses its end.
            Some(first) => (Some(together(first, self.length, times)), None),
            None if times == 0 => (None, None),
            None => (None, Some((self.length, times))),
        };
        Step::Ahead {
            first,
            repeated,
            first_day: link.first_day,
        }
    }
}

impl Link {
    /// Terms that are counted from the last day of one.
    fn after(number: u32, last: Unknown) -> Self {
        Self {
            number,
            anchor: last,
            first: None,
            first_day: FirstDay::NotCounted,
        }
    }
}

/// The first number of a range for which something holds that goes on to hold; the last there is if none.
fn first_number(from: u32, last: u32, holds: &dyn Fn(u32) -> bool) -> u32 {
    let mut step = 1_u32;
    let at = |step: u32| from.saturating_add(step).min(last);
    while at(step) < last && !holds(at(step)) && step < 4_000_000 {
        step = step.saturating_mul(2);
    }
    let (mut low, mut high) = (from, at(step));
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
