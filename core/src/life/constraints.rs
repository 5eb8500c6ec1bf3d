//! Days that are not known exactly, and what must hold between them.
//!
//! Each unknown day has a window of candidates; links say that one day does not come before
//! another, or follows from it by a rule that never puts a later day before an earlier one. For
//! such links, narrowing the windows until nothing changes leaves exactly the candidates that some
//! consistent choice of all days uses: taking every first candidate is consistent, and so is taking
//! every last.

use alloc::vec::Vec;

use crate::time::{Day, FirstDay, Length, Window};

/// An unknown day: its position in the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unknown(usize);

/// Unknown days and the links between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct System {
    windows: Vec<Window>,
    links: Vec<Link>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// `later` comes at least `days` after `earlier`.
    Order {
        earlier: Unknown,
        later: Unknown,
        days: i64,
    },
    /// `result` follows from `of`.
    Follows {
        of: Unknown,
        result: Unknown,
        by: Step,
    },
}

/// A rule by which one day follows from another, and that keeps their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The last day of a length, repeated `times` times, after a first length.
    Ahead {
        first: Option<Length>,
        repeated: Option<(Length, u32)>,
        first_day: FirstDay,
    },
    /// The day a length before.
    Back(Length),
    /// The day itself, but none before another.
    NotBefore(Day),
}

/// More rounds than any consistent record needs, whose links mostly follow each other in one order.
const MOST_ROUNDS: usize = 5_000;

impl System {
    /// A new unknown day.
    pub(super) fn unknown(&mut self, window: Window) -> Unknown {
        self.windows.push(window);
        Unknown(self.windows.len().saturating_sub(1))
    }

    /// A new day that follows from another.
    pub(super) fn following(&mut self, of: Unknown, by: Step) -> Unknown {
        let result = self.unknown(Window::UNKNOWN);
        self.links.push(Link::Follows { of, result, by });
        result
    }

    /// `later` comes at least `days` after `earlier`.
    pub(super) fn order(&mut self, earlier: Unknown, later: Unknown, days: i64) {
        self.links.push(Link::Order {
            earlier,
            later,
            days,
        });
    }

    /// Leaves only candidates within a window.
    #[inline(never)]
    pub(super) fn within(&mut self, unknown: Unknown, window: Window) {
        if let Some(own) = self.windows.get_mut(unknown.0) {
            own.earliest = own.earliest.max(window.earliest);
            own.latest = own.latest.min(window.latest);
        }
    }

    /// The candidates of a day.
    pub(super) fn window(&self, unknown: Unknown) -> Window {
        self.windows
            .get(unknown.0)
            .copied()
            .unwrap_or(Window::UNKNOWN)
    }

    /// Leaves of what must hold between the days only what follows by itself.
    pub(super) fn forget_order(&mut self) {
        self.links
            .retain(|link| matches!(link, Link::Follows { .. }));
    }

    /// Narrows all windows to the candidates that some consistent choice uses; false when there is no
    /// consistent choice, and the windows then say nothing.
    ///
    /// First days follow from link to link, last days back: each round goes both ways, so that a chain
    /// of any length takes two.
    pub(super) fn narrow(&mut self) -> bool {
        for _ in 0..MOST_ROUNDS {
            let mut changed = false;
            let ahead = 0..self.links.len();
            for position in ahead.clone().chain(ahead.rev()) {
                match self.apply(position) {
                    Some(now) => changed |= now,
                    None => return false,
                }
            }
            if !changed {
                let possible = |window: &Window| window.earliest <= window.latest;
                return self.windows.iter().all(possible);
            }
        }
        false
    }

    /// Applies one link; says whether a window changed, and nothing when one became empty.
    fn apply(&mut self, position: usize) -> Option<bool> {
        let link = *self.links.get(position)?;
        let (a, b) = match link {
            Link::Order { earlier, later, .. } => (earlier, later),
            Link::Follows { of, result, .. } => (of, result),
        };
        let (mut x, mut y) = (self.window(a), self.window(b));
        let before = (x, y);
        match link {
            Link::Order { days, .. } => {
                y.earliest = y.earliest.max(after(x.earliest, days));
                x.latest = x.latest.min(before_by(y.latest, days));
            }
            Link::Follows { by, .. } => {
                if x.earliest <= x.latest {
                    x.earliest = first_reaching(x, y.earliest, by);
                    x.latest = last_within(x, y.latest, by);
                    y.earliest = y.earliest.max(by.from(x.earliest));
                    y.latest = y.latest.min(by.from(x.latest));
                }
            }
        }
        if x.earliest > x.latest || y.earliest > y.latest {
            return None;
        }
        if (x, y) == before {
            return Some(false);
        }
        *self.windows.get_mut(a.0)? = x;
        *self.windows.get_mut(b.0)? = y;
        Some(true)
    }
}

impl Step {
    /// The day that follows; what never comes has nothing after it, and before the unknown past
    /// lies the unknown past.
    pub(super) fn from(self, day: Day) -> Day {
        if let Self::NotBefore(other) = self {
            return day.max(other);
        }
        if day == Day::MAX || day == Day::MIN {
            return day;
        }
        match self {
            Self::NotBefore(_) => day,
            Self::Ahead {
                first,
                repeated,
                first_day,
            } => {
                let day = first.map_or(day, |first| end(first, day, 1, first_day));
                repeated.map_or(day, |(length, times)| end(length, day, times, first_day))
            }
            Self::Back(length) => match length {
                Length::Days(count) => day.plus_days(i64::from(count.get()).saturating_neg()),
                // Refused where registers are read: terms are not counted in working days.
                Length::WorkingDays(_) => day,
                Length::Weeks(count) => day.plus_days(i64::from(count.get()).saturating_mul(-7)),
                Length::Months(count) => day.minus_months(count.get()),
                Length::Years(count) => day.minus_months(count.get().saturating_mul(12)),
            },
        }
    }
}

/// The last day of a length; never, where it lies beyond the days that can be written.
fn end(length: Length, day: Day, times: u32, first_day: FirstDay) -> Day {
    length
        .nth_end_by_the_sun(day, times, first_day)
        .unwrap_or(Day::MAX)
}

fn after(day: Day, days: i64) -> Day {
    if day == Day::MIN {
        day
    } else {
        day.plus_days(days)
    }
}

fn before_by(day: Day, days: i64) -> Day {
    if day == Day::MAX {
        day
    } else {
        day.plus_days(days.saturating_neg())
    }
}

/// The first candidate whose step reaches a day; past the window when none does.
fn first_reaching(window: Window, day: Day, by: Step) -> Day {
    search(window, |candidate| by.from(candidate) >= day)
}

/// The last candidate whose step stays within a day; before the window when none does.
fn last_within(window: Window, day: Day, by: Step) -> Day {
    if by.from(window.latest) <= day {
        return window.latest;
    }
    search(window, |candidate| by.from(candidate) > day).previous()
}

/// The first day of a window for which something holds that goes on to hold from there.
fn search(window: Window, holds: impl Fn(Day) -> bool) -> Day {
    if holds(window.earliest) {
        return window.earliest;
    }
    let (mut fails, mut reaches) = (0, window.latest.days_since(window.earliest));
    if !holds(window.latest) {
        return window.latest.next();
    }
    while reaches.saturating_sub(fails) > 1 {
        let middle = fails.saturating_add(reaches) / 2;
        if holds(window.earliest.plus_days(middle)) {
            reaches = middle;
        } else {
            fails = middle;
        }
    }
    window.earliest.plus_days(reaches)
}
