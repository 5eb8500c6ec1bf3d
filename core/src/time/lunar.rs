//! The Vietnamese lunar calendar of the lunar years 1900 to 2100, at UTC+7.
//!
//! Decision 121-CP of 08/08/1967 fixed the country's civil time at UTC+7 and with it the calendar,
//! which therefore differs from the Chinese one (UTC+8) now and then: Tết of 1968, 1969, 1985,
//! 2007, 2030 and 2053 fell, or will fall, on another day. The table next door holds that rule for all
//! years; where another calendar was in use, or the moon is too close to midnight to be sure,
//! [`doubts`] says so.

use alloc::vec::Vec;
use core::fmt;

use super::lunar_table::{DOUBTS, FIRST_YEAR, YEARS};
use super::{Day, TimeError};

/// A day of the Vietnamese lunar calendar.
///
/// # Example: which day is the 15th of the 8th lunar month of 2025?
/// ```
/// use hoptac::{day, time::LunarDay};
/// let mid_autumn = LunarDay { year: 2025, month: 8, leap: false, day: 15 };
/// assert_eq!(mid_autumn.to_day(), Ok(day!(2025-10-06)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDay {
    /// The lunar year, named by the Gregorian year in which it begins.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// Whether it is the leap month that repeats the number `month`.
    pub leap: bool,
    /// The day of the month, 1 to 30.
    pub day: u8,
}

/// A day of the lunar calendar on which calendars differed or may come to differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Doubt {
    /// The lunar year.
    pub year: i32,
    /// What falls on the day.
    pub what: Doubted,
    /// The day in this calendar.
    pub day: Day,
    /// The day in the other one.
    pub other: Day,
    /// Why there are two.
    pub reason: DoubtReason,
}

/// What a [`Doubt`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Doubted {
    /// The first day of the year.
    Tet,
    /// Day 10 of month 3.
    HungKings,
    /// The first day of some month, and so all its days.
    MonthStart,
    /// Which month is the leap month: its first day.
    LeapMonth,
}

/// Why the lunar calendar of a day is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DoubtReason {
    /// Before 1968 calendars in use in the country were not reckoned at UTC+7; `other` is the day
    /// at UTC+8.
    BeforeDecree,
    /// From 1968 to 1975 the North reckoned at UTC+7, the South at UTC+8; `other` is the South's.
    TwoCalendars,
    /// The new moon or solar term that decides lies within 150 seconds of midnight, closer than
    /// the calculation and the earth's rotation allow to say.
    NearMidnight,
}

impl DoubtReason {
    /// The reason for Vietnamese readers.
    #[must_use]
    pub const fn in_vietnamese(self) -> &'static str {
        match self {
            Self::BeforeDecree => {
                "trước năm 1968 lịch âm dùng trong nước chưa tính theo múi giờ 7 (Quyết định 121-CP ngày 08/08/1967)"
            }
            Self::TwoCalendars => {
                "từ 1968 đến 1975 miền Bắc tính lịch theo múi giờ 7, miền Nam theo múi giờ 8"
            }
            Self::NearMidnight => "điểm sóc hoặc trung khí cách nửa đêm chưa tới 150 giây",
        }
    }

    /// The reason for English readers.
    #[must_use]
    pub const fn in_english(self) -> &'static str {
        match self {
            Self::BeforeDecree => {
                "before 1968 the lunar calendars in use were not reckoned at UTC+7 (decision 121-CP of 08/08/1967)"
            }
            Self::TwoCalendars => {
                "from 1968 to 1975 the North reckoned at UTC+7 and the South at UTC+8"
            }
            Self::NearMidnight => "the new moon or solar term lies within 150 seconds of midnight",
        }
    }
}

/// The first day of the lunar year that begins in `year` (1900 to 2100): Tết Nguyên đán.
///
/// # Errors
/// [`TimeError::LunarYearNotCovered`] outside these years.
///
/// # Example: when is Tết 2030?
/// ```
/// use hoptac::{day, time::tet};
/// assert_eq!(tet(2030), Ok(day!(2030-02-02))); // 03/02 in China
/// ```
pub fn tet(year: i32) -> Result<Day, TimeError> {
    Ok(LunarYear::of(year)?.first_day)
}

/// The Hùng Kings' day of `year` (1900 to 2100): day 10 of lunar month 3.
///
/// # Errors
/// [`TimeError::LunarYearNotCovered`] outside these years.
///
/// # Example: when is the Hùng Kings' day of 2025?
/// ```
/// use hoptac::{day, time::hung_kings};
/// assert_eq!(hung_kings(2025), Ok(day!(2025-04-07)));
/// ```
pub fn hung_kings(year: i32) -> Result<Day, TimeError> {
    LunarDay {
        year,
        month: 3,
        leap: false,
        day: 10,
    }
    .to_day()
}

/// The days of the table on which other calendars differed, or a slightly different moon would
/// make one: in the order of the years.
///
/// # Example: why do sources disagree on Tết 1968?
/// ```
/// use hoptac::{day, time::{DoubtReason, Doubted, doubts}};
/// let of_1968 = doubts().iter().find(|doubt| doubt.year == 1968 && doubt.what == Doubted::Tet);
/// assert_eq!(of_1968.map(|doubt| (doubt.day, doubt.other, doubt.reason)),
///     Some((day!(1968-01-29), day!(1968-01-30), DoubtReason::TwoCalendars)));
/// ```
#[must_use]
pub fn doubts() -> &'static [Doubt] {
    &DOUBTS
}

impl LunarDay {
    /// The civil day.
    ///
    /// # Errors
    /// [`TimeError::LunarYearNotCovered`] outside the lunar years 1900 to 2100,
    /// [`TimeError::NoSuchLunarDay`] for a month or day that the year does not have.
    pub fn to_day(self) -> Result<Day, TimeError> {
        let missing = TimeError::NoSuchLunarDay { year: self.year };
        let year = LunarYear::of(self.year)?;
        let (month, first_day) = year
            .months()
            .into_iter()
            .find(|(month, _)| month.number == self.month && month.leap == self.leap)
            .ok_or(missing)?;
        if self.day == 0 || self.day > month.days {
            return Err(missing);
        }
        Ok(first_day.plus_days(i64::from(self.day).saturating_sub(1)))
    }

    /// The lunar day of a civil day.
    ///
    /// # Errors
    /// [`TimeError::LunarYearNotCovered`] for a day outside the lunar years 1900 to 2100.
    ///
    /// # Example: which lunar day was 30/04/1975?
    /// ```
    /// use hoptac::{day, time::LunarDay};
    /// let lunar = LunarDay::from_day(day!(1975-04-30))?;
    /// assert_eq!(lunar.to_string(), "20/3/1975");
    /// # Ok::<(), hoptac::time::TimeError>(())
    /// ```
    pub fn from_day(day: Day) -> Result<Self, TimeError> {
        let begun = match LunarYear::of(day.year()) {
            Ok(year) if year.first_day <= day => year,
            _ => LunarYear::of(day.year().saturating_sub(1))?,
        };
        let (month, first_day) = begun
            .months()
            .into_iter()
            .take_while(|(_, first_day)| *first_day <= day)
            .last()
            .ok_or_else(|| not_covered(day.year()))?;
        match u8::try_from(day.days_since(first_day).saturating_add(1)) {
            Ok(number) if number <= month.days => Ok(Self {
                year: begun.year,
                month: month.number,
                leap: month.leap,
                day: number,
            }),
            // Past the table's last year.
            _ => Err(not_covered(day.year())),
        }
    }
}

/// As Vietnamese readers write it, `10/3/2025`; a leap month as `10/3 nhuận/2025`.
impl fmt::Display for LunarDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let leap = if self.leap { " nhuận" } else { "" };
        write!(f, "{}/{}{leap}/{}", self.day, self.month, self.year)
    }
}

/// One entry of the table, unpacked as far as needed.
///
/// Bits 0 to 12: whether the month at that place has 30 days, else 29. Bits 13 to 16: the number
/// that the leap month repeats, 0 without one. From bit 17: how many days after 1 January Tết falls.
#[derive(Clone, Copy)]
struct LunarYear {
    year: i32,
    first_day: Day,
    entry: u32,
}

struct Month {
    number: u8,
    leap: bool,
    days: u8,
}

impl LunarYear {
    fn of(year: i32) -> Result<Self, TimeError> {
        let entry = year
            .checked_sub(FIRST_YEAR)
            .and_then(|place| usize::try_from(place).ok())
            .and_then(|place| YEARS.get(place))
            .copied();
        match (entry, Day::new(year, 1, 1)) {
            (Some(entry), Some(new_year)) => Ok(Self {
                year,
                first_day: new_year.plus_days(i64::from(entry >> 17)),
                entry,
            }),
            _ => Err(not_covered(year)),
        }
    }

    /// The months in their order, each with its first day.
    fn months(self) -> Vec<(Month, Day)> {
        let repeated = u8::try_from(self.entry >> 13 & 0xF).unwrap_or(0);
        let (mut months, mut first_day, mut sizes) = (Vec::new(), self.first_day, self.entry);
        for number in 1..=12 {
            for leap in [false, true] {
                if !leap || number == repeated {
                    let days = if sizes & 1 == 1 { 30 } else { 29 };
                    months.push((Month { number, leap, days }, first_day));
                    first_day = first_day.plus_days(i64::from(days));
                    sizes >>= 1;
                }
            }
        }
        months
    }
}

fn not_covered(year: i32) -> TimeError {
    let count = i32::try_from(YEARS.len()).unwrap_or(0);
    TimeError::LunarYearNotCovered {
        year,
        first: FIRST_YEAR,
        last: FIRST_YEAR.saturating_add(count).saturating_sub(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day;
    use alloc::{string::ToString, vec::Vec};
    use proptest::prelude::*;

    #[test]
    fn tet_falls_on_the_vietnamese_day_where_china_has_another() {
        for (vietnamese, chinese) in [
            (day!(1968 - 01 - 29), day!(1968 - 01 - 30)),
            (day!(1969 - 02 - 16), day!(1969 - 02 - 17)),
            (day!(1985 - 01 - 21), day!(1985 - 02 - 20)),
            (day!(2007 - 02 - 17), day!(2007 - 02 - 18)),
            (day!(2030 - 02 - 02), day!(2030 - 02 - 03)),
            (day!(2053 - 02 - 18), day!(2053 - 02 - 19)),
        ] {
            assert_eq!(tet(vietnamese.year()), Ok(vietnamese));
            assert_ne!(vietnamese, chinese);
        }
    }

    #[test]
    fn feasts_of_the_decided_years() {
        for (tet_day, kings_day) in [
            (day!(2023 - 01 - 22), day!(2023 - 04 - 29)),
            (day!(2024 - 02 - 10), day!(2024 - 04 - 18)),
            (day!(2025 - 01 - 29), day!(2025 - 04 - 07)),
            (day!(2026 - 02 - 17), day!(2026 - 04 - 26)),
        ] {
            assert_eq!(tet(tet_day.year()), Ok(tet_day));
            assert_eq!(hung_kings(kings_day.year()), Ok(kings_day));
        }
    }

    #[test]
    fn outside_the_table_is_an_error_that_says_so() {
        for year in [i32::MIN, 0, 1899, 2101, i32::MAX] {
            let error = tet(year).unwrap_err();
            assert_eq!(
                error,
                TimeError::LunarYearNotCovered {
                    year,
                    first: 1900,
                    last: 2100
                }
            );
            assert!(hung_kings(year).is_err());
        }
        assert!(LunarDay::from_day(day!(1900 - 01 - 30)).is_err());
        assert!(LunarDay::from_day(day!(1900 - 01 - 31)).is_ok());
        assert!(LunarDay::from_day(day!(2101 - 01 - 28)).is_ok());
        assert!(LunarDay::from_day(day!(2101 - 01 - 29)).is_err());
        assert!(LunarDay::from_day(Day::MIN).is_err());
        assert!(LunarDay::from_day(Day::MAX).is_err());
    }

    #[test]
    fn a_leap_month_exists_only_in_its_year() {
        let leap_sixth = LunarDay {
            year: 2025,
            month: 6,
            leap: true,
            day: 1,
        };
        assert_eq!(leap_sixth.to_day(), Ok(day!(2025 - 07 - 25)));
        assert_eq!(leap_sixth.to_string(), "1/6 nhuận/2025");
        for wrong in [
            LunarDay {
                year: 2024,
                ..leap_sixth
            },
            LunarDay {
                month: 5,
                ..leap_sixth
            },
            LunarDay {
                day: 0,
                ..leap_sixth
            },
            LunarDay {
                day: 30,
                ..leap_sixth
            },
            LunarDay {
                month: 0,
                leap: false,
                ..leap_sixth
            },
            LunarDay {
                month: 13,
                leap: false,
                ..leap_sixth
            },
        ] {
            assert_eq!(
                wrong.to_day(),
                Err(TimeError::NoSuchLunarDay { year: wrong.year })
            );
        }
    }

    #[test]
    fn each_doubt_is_about_a_day_of_the_table() {
        for doubt in doubts() {
            let lunar = LunarDay::from_day(doubt.day).unwrap();
            assert_eq!(lunar.year, doubt.year);
            match doubt.what {
                Doubted::Tet => assert_eq!((lunar.month, lunar.day), (1, 1)),
                Doubted::HungKings => assert_eq!((lunar.month, lunar.day), (3, 10)),
                Doubted::MonthStart => assert_eq!(lunar.day, 1),
                Doubted::LeapMonth => assert!(lunar.leap && lunar.day == 1),
            }
            assert_ne!(doubt.day, doubt.other);
        }
        let years: Vec<_> = doubts().iter().map(|doubt| doubt.year).collect();
        assert!(years.is_sorted());
    }

    proptest! {
        #[test]
        fn every_day_is_one_lunar_day_and_back(offset in 0i64..73_412) {
            let day = day!(1900-01-31).plus_days(offset);
            let lunar = LunarDay::from_day(day).unwrap();
            prop_assert_eq!(lunar.to_day(), Ok(day));
        }

        #[test]
        fn no_lunar_day_panics(year: i32, month: u8, leap: bool, day: u8) {
            let _ = LunarDay { year, month, leap, day }.to_day();
        }
    }
}
