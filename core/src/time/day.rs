//! One civil day, the smallest unit of time here: no hour, no zone.

use alloc::string::String;
use core::{fmt, str::FromStr};

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::{
    json::as_text,
    words::{Language, Say},
};

/// A civil day from 0001-01-01 to 9999-12-31, written `2025-09-15`.
///
/// # Example: which day comes after a leap day?
/// ```
/// use hoptac::time::Day;
/// let day: Day = "2024-02-29".parse()?;
/// assert_eq!(day.next().to_string(), "2024-03-01");
/// assert_eq!(day.in_vietnamese(), "29/02/2024");
/// # Ok::<(), hoptac::time::DayError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// A text that is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day that exists, written like 2025-09-15")]
pub struct DayError;

impl Day {
    /// The first day that can be expressed, 0001-01-01.
    pub const MIN: Self = Self::or_epoch(NaiveDate::from_ymd_opt(1, 1, 1));
    /// The last day that can be expressed, 9999-12-31; later results of arithmetic stay here.
    pub const MAX: Self = Self::or_epoch(NaiveDate::from_ymd_opt(9999, 12, 31));

    /// The day of a year (1 to 9999), a month (1 to 12) and a day of that month, if it exists.
    #[must_use]
    pub const fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if year < 1 || year > 9999 {
            return None;
        }
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) => Some(Self(date)),
            None => None,
        }
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// The day `days` later, or earlier when negative; stays within [`Day::MIN`] and [`Day::MAX`].
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let count = Days::new(days.unsigned_abs());
        let (moved, limit) = if days < 0 {
            (self.0.checked_sub_days(count), Self::MIN)
        } else {
            (self.0.checked_add_days(count), Self::MAX)
        };
        moved.map_or(limit, |date| Self(date).clamp(Self::MIN, Self::MAX))
    }

    /// The corresponding day some months later, or the last day of that month when it has no such
    /// day (Civil Code 2015 art. 148).
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        self.0
            .checked_add_months(Months::new(months))
            .map_or(Self::MAX, Self::from)
    }

    /// The corresponding day some months earlier, or the last day of that month when it has no
    /// such day; stays at [`Day::MIN`].
    #[must_use]
    pub fn minus_months(self, months: u32) -> Self {
        self.0
            .checked_sub_months(Months::new(months))
            .map_or(Self::MIN, Self::from)
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus_days(1)
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.plus_days(-1)
    }

    /// How many days `self` lies after `earlier`; negative when it lies before.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// How many days this weekday comes after Monday, 0 to 6.
    #[must_use]
    pub fn days_from_monday(self) -> usize {
        usize::try_from(self.0.weekday().num_days_from_monday()).unwrap_or(0)
    }

    /// 1 January of this day's year.
    #[must_use]
    pub fn start_of_year(self) -> Self {
        Self::new(self.year(), 1, 1).unwrap_or(Self::MIN)
    }

    /// 31 December of this day's year.
    #[must_use]
    pub fn end_of_year(self) -> Self {
        Self::new(self.year(), 12, 31).unwrap_or(Self::MAX)
    }

    /// The last day of this day's month.
    #[must_use]
    pub fn end_of_month(self) -> Self {
        (28..=31)
            .rev()
            .find_map(|day| Self::new(self.year(), self.month(), day))
            .unwrap_or(Self::MAX)
    }

    /// The form Vietnamese readers expect, `29/04/2022`.
    #[must_use]
    pub fn in_vietnamese(self) -> String {
        alloc::format!(
            "{:02}/{:02}/{:04}",
            self.day_of_month(),
            self.month(),
            self.year()
        )
    }

    /// `const` contexts have no `unwrap`; the two callers above pass dates that exist.
    const fn or_epoch(date: Option<NaiveDate>) -> Self {
        match date {
            Some(date) => Self(date),
            None => Self(NaiveDate::MIN),
        }
    }
}

/// Writes a day in Rust source: `day!(2025-09-15)`. A day that does not exist does not compile.
///
/// # Example: how do I write a day?
/// ```
/// use hoptac::day;
/// assert_eq!(day!(2025-09-15).to_string(), "2025-09-15");
/// ```
/// ```compile_fail
/// hoptac::day!(2025-02-30);
/// ```
#[macro_export]
macro_rules! day {
    ($year:literal - $month:literal - $day:literal) => {
        const {
            #[allow(clippy::zero_prefixed_literal, reason = "dates are written so")]
            match $crate::time::Day::new($year, $month, $day) {
                ::core::option::Option::Some(day) => day,
                ::core::option::Option::None => ::core::panic!("no such day"),
            }
        }
    };
}

/// A day outside the years 1 to 9999 becomes the nearest day inside.
impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self(date).clamp(Self::MIN, Self::MAX)
    }
}

impl From<Day> for NaiveDate {
    fn from(day: Day) -> Self {
        day.0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day_of_month()
        )
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Strict: four digits, two, two, and nothing else (chrono's own parser accepts `24-1-5`).
impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let (year, month_day) = text.split_once('-').ok_or(DayError)?;
        let (month, day) = month_day.split_once('-').ok_or(DayError)?;
        let (year, month, day) = (digits(year, 4)?, digits(month, 2)?, digits(day, 2)?);
        let year = i32::try_from(year).map_err(|_| DayError)?;
        Self::new(year, month, day).ok_or(DayError)
    }
}

/// A number of exactly `length` ASCII digits.
pub(crate) fn digits(text: &str, length: usize) -> Result<u32, DayError> {
    if text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse().map_err(|_| DayError)
    } else {
        Err(DayError)
    }
}

as_text! {
    Day,
    "một ngày có thật, viết như 2025-09-15",
    "a day that exists, written like 2025-09-15",
    else Self::MIN
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Day {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Day".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A civil day, written 2025-09-15.",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        })
    }
}

impl Say for Day {
    fn say(&self, language: Language, text: &mut String) {
        text.push_str(&match language {
            Language::Vi => self.in_vietnamese(),
            Language::En => self.in_english(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use proptest::prelude::*;

    #[test]
    fn only_the_full_form_of_a_day_that_exists_is_read() {
        for refused in [
            "",
            "2024",
            "2024-01",
            "24-01-05",
            "2024-1-5",
            "+2024-01-05",
            "2024 - 01 - 05",
            "2024-01-05 ",
            "2023-02-29",
            "2024-13-01",
            "0000-01-01",
            "2024-01-05T00:00",
            "２０２４-01-05",
        ] {
            assert_eq!(refused.parse::<Day>(), Err(DayError), "{refused:?}");
        }
        assert_eq!("2024-02-29".parse(), Ok(day!(2024 - 02 - 29)));
    }

    #[test]
    fn arithmetic_stays_within_what_can_be_written() {
        assert_eq!(Day::MAX.next(), Day::MAX);
        assert_eq!(Day::MIN.previous(), Day::MIN);
        assert_eq!(Day::MIN.plus_days(i64::MAX), Day::MAX);
        assert_eq!(Day::MAX.plus_days(i64::MIN), Day::MIN);
    }

    proptest! {
        #[test]
        fn printing_and_reading_give_the_day_back(offset in 0i64..3_652_058) {
            let day = Day::MIN.plus_days(offset);
            prop_assert_eq!(day.to_string().parse(), Ok(day));
            prop_assert_eq!(day.days_since(Day::MIN), offset);
        }
    }
}
