//! The small structs of which the others are made, and days on the way in and out.

use core::ffi::c_char;

use hoptac::time::{Day, Window};

use crate::boundary::Outcome;
use crate::result::hoptac_result;

/// A day of the calendar, from 1 January of year 1 to 31 December 9999. All three are 0 where a day
/// is not known.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct hoptac_date {
    /// 1 to 9999.
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// The days on which something may happen, or may have happened: from `earliest` to `latest`, both
/// included. The two are the same where the day is known.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct hoptac_window {
    /// The first of them; 0 where it is not known.
    pub earliest: hoptac_date,
    /// The last of them; 0 where it is not known, or may never come.
    pub latest: hoptac_date,
}

/// A number that is known only to lie between two others.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct hoptac_range {
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
}

/// A text for people.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hoptac_bilingual {
    /// In Vietnamese.
    pub vi: *const c_char,
    /// In English; in Vietnamese where there is no English.
    pub en: *const c_char,
}

/// A record, or somebody, by name.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hoptac_named {
    /// The record's id; empty where it is no record, or it cannot be told which.
    pub id: *const c_char,
    /// The name on the day asked, or what is known instead.
    pub name: hoptac_bilingual,
}

/// Where something is written.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct hoptac_citation {
    /// The document, by what people call it, such as its number.
    pub document: hoptac_named,
    /// The section as the document numbers it, such as `III.1.1.1`; may be empty.
    pub section: *const c_char,
    /// The few words relied on; may be empty.
    pub words: *const c_char,
    /// 1 where the document does not say it outright, and it is inferred.
    pub inferred: u32,
}

/// The day that C means.
pub(crate) fn day_in(date: hoptac_date) -> Outcome<Day> {
    let day = Day::new(date.year.into(), date.month.into(), date.day.into());
    day.ok_or(hoptac_result::HOPTAC_NO_SUCH_DAY)
}

impl From<Day> for hoptac_date {
    fn from(day: Day) -> Self {
        // A day's year has four digits at most, so nothing is ever cut off.
        Self {
            year: i16::try_from(day.year()).unwrap_or_default(),
            month: u8::try_from(day.month()).unwrap_or_default(),
            day: u8::try_from(day.day_of_month()).unwrap_or_default(),
        }
    }
}

impl From<Window> for hoptac_window {
    fn from(window: Window) -> Self {
        let known = |day: Day, unknown: Day| match day == unknown {
            true => hoptac_date::default(),
            false => day.into(),
        };
        Self {
            earliest: known(window.earliest, Day::MIN),
            latest: known(window.latest, Day::MAX),
        }
    }
}

impl From<hoptac::answers::Range> for hoptac_range {
    fn from(range: hoptac::answers::Range) -> Self {
        Self {
            least: range.least,
            most: range.most,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn date(year: i16, month: u8, day: u8) -> hoptac_date {
        hoptac_date { year, month, day }
    }

    #[test]
    fn a_day_that_exists_goes_in_and_comes_out_again() {
        for date in [date(1, 1, 1), date(2024, 2, 29), date(9999, 12, 31)] {
            assert_eq!(day_in(date).map(hoptac_date::from), Ok(date));
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        let none = [
            date(0, 0, 0),
            date(2025, 2, 29),
            date(2025, 13, 1),
            date(2025, 1, 0),
            date(-1, 1, 1),
            date(10_000, 1, 1),
        ];
        for date in none {
            assert_eq!(day_in(date), Err(hoptac_result::HOPTAC_NO_SUCH_DAY));
        }
    }

    #[test]
    fn an_end_that_is_not_known_is_zero() {
        let window = hoptac_window::from(Window::from(hoptac::day!(2025 - 09 - 15)));
        assert_eq!(window.earliest, date(2025, 9, 15));
        assert_eq!(window.latest, hoptac_date::default());
        assert_eq!(
            hoptac_window::from(Window::UNKNOWN),
            hoptac_window::default()
        );
    }
}
