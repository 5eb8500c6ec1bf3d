//! A window of candidate days, and three-valued comparison.

use alloc::string::String;

use core::fmt;

use serde::{Deserialize, Serialize};

use super::Day;
use crate::{
    json::Write,
    words::{Filled, Language, Say, words},
};

/// The candidate days of something that happens on one day: from `earliest` to `latest`, both
/// included. An end that is not known, or a last day that may never come, is `null` in JSON.
///
/// # Example: does 2020 lie before May 2020?
/// ```
/// use hoptac::time::{ImpreciseDate, Order};
/// let year: ImpreciseDate = "2020".parse()?;
/// let month: ImpreciseDate = "2020-05".parse()?;
/// assert_eq!(year.window().compare(month.window()), Order::Possibly);
/// # Ok::<(), hoptac::time::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "Written", into = "Written")]
#[cfg_attr(feature = "schema", schemars(with = "Written", rename = "Window"))]
pub struct Window {
    /// The first candidate day; [`Day::MIN`] when nothing is known of it.
    pub earliest: Day,
    /// The last candidate day; [`Day::MAX`] when nothing is known of it or it may never come.
    pub latest: Day,
}

/// How two windows lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Every candidate day of the one lies before every candidate day of the other.
    Before,
    /// Every candidate day of the one lies after every candidate day of the other.
    After,
    /// Both are one and the same known day.
    Same,
    /// The dates are too imprecise to tell.
    Possibly,
}

impl Window {
    /// Any day at all.
    pub const UNKNOWN: Self = Self {
        earliest: Day::MIN,
        latest: Day::MAX,
    };

    /// Exactly one day.
    #[must_use]
    pub const fn exactly(day: Day) -> Self {
        Self {
            earliest: day,
            latest: day,
        }
    }

    /// From a day on, with no known end.
    #[must_use]
    pub const fn from(earliest: Day) -> Self {
        Self {
            earliest,
            latest: Day::MAX,
        }
    }

    /// Whether only one candidate day is left.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.earliest == self.latest
    }

    /// Whether a day is among the candidates.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.earliest <= day && day <= self.latest
    }

    /// Whether the two windows share a candidate day.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.earliest.max(other.earliest) <= self.latest.min(other.latest)
    }

    /// Whether every candidate day of this window is a candidate of the other.
    #[must_use]
    pub fn lies_within(self, other: Self) -> bool {
        other.earliest <= self.earliest && self.latest <= other.latest
    }

    /// The smallest window that holds both.
    pub(crate) fn hull(self, other: Self) -> Self {
        Self {
            earliest: self.earliest.min(other.earliest),
            latest: self.latest.max(other.latest),
        }
    }

    /// How this window lies to another.
    #[must_use]
    pub fn compare(self, other: Self) -> Order {
        if self.latest < other.earliest {
            Order::Before
        } else if self.earliest > other.latest {
            Order::After
        } else if self.is_exact() && self == other {
            Order::Same
        } else {
            Order::Possibly
        }
    }

    /// Both ends moved by the same order-keeping function.
    #[must_use]
    pub fn map(self, move_day: impl Fn(Day) -> Day) -> Self {
        Self {
            earliest: if self.earliest == Day::MIN {
                Day::MIN
            } else {
                move_day(self.earliest)
            },
            latest: if self.latest == Day::MAX {
                Day::MAX
            } else {
                move_day(self.latest)
            },
        }
    }
}

impl fmt::Debug for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..={}", self.earliest, self.latest)
    }
}

/// The JSON form of a window.
#[derive(Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Window"))]
#[serde(deny_unknown_fields)]
struct Written {
    /// The first candidate day; `null` when not known.
    earliest: Option<Day>,
    /// The last candidate day; `null` when not known, or when it may never come.
    latest: Option<Day>,
}

impl From<Written> for Window {
    fn from(written: Written) -> Self {
        Self {
            earliest: written.earliest.unwrap_or(Day::MIN),
            latest: written.latest.unwrap_or(Day::MAX),
        }
    }
}

impl From<Window> for Written {
    fn from(window: Window) -> Self {
        Self {
            earliest: (window.earliest > Day::MIN).then_some(window.earliest),
            latest: (window.latest < Day::MAX).then_some(window.latest),
        }
    }
}

/// With its preposition: `ngày 29/04/2022`, `trong khoảng …`, `by …`, `not before …`.
impl Say for Window {
    fn say(&self, language: Language, text: &mut String) {
        let (first, last) = (&self.earliest, &self.latest);
        let (sentence, day) = match (*first > Day::MIN, *last < Day::MAX) {
            (true, true) if self.is_exact() => (words!("ngày {}", "on {}"), last),
            (true, true) => {
                let sentence = words!("trong khoảng {}–{}", "between {} and {}");
                return Filled(sentence, &[first, last]).say(language, text);
            }
            (true, false) => (words!("không sớm hơn {}", "not before {}"), first),
            (false, true) => (words!("muộn nhất {}", "by {}"), last),
            (false, false) => {
                return words!("không rõ ngày nào", "on an unknown day").say(language, text);
            }
        };
        Filled(sentence, &[day]).say(language, text);
    }
}
