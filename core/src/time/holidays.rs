//! The public holidays of a year by the labour code then in force: the calendar of a year for
//! which no decision is recorded.
//!
//! The Prime Minister decides each year how the days of Tết fall before and after it, which day
//! next to National Day is off, and which working days are swapped. Without that decision the
//! defaults here are those of the decided years 2023 to 2026: Tết takes the last two days of the
//! old lunar year and the first three of the new one; the second day off at National Day is the
//! day before, or the day after where that makes a longer weekend (2 September on a Monday or a
//! Thursday). No days are swapped.

use alloc::vec::Vec;

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar_year::{CalendarYear, NotedDay, Status};
use super::{Day, TimeError, hung_kings, tet};

/// The years for which the rules are known.
pub(super) const FIRST_YEAR: i32 = 2007;
/// The last of them: the last year of the lunar table.
pub(super) const LAST_YEAR: i32 = 2100;

impl CalendarYear {
    /// The calendar of `year` (2007 to 2100) as computed by the labour code then in force, whether
    /// or not a decision is known for it.
    ///
    /// # Errors
    /// [`TimeError::YearNotCovered`] outside these years.
    ///
    /// # Example: which weekdays will be off in September 2027, if nobody decides otherwise?
    /// ```
    /// use hoptac::{day, time::CalendarYear};
    /// let year = CalendarYear::computed(2027)?;
    /// let september: Vec<_> = year.days_off.into_iter().filter(|day| day.month() == 9).collect();
    /// assert_eq!(september, [day!(2027-09-02), day!(2027-09-03)]);
    /// # Ok::<(), hoptac::time::TimeError>(())
    /// ```
    pub fn computed(year: i32) -> Result<Self, TimeError> {
        let rule = Rule::of(year).ok_or(not_covered(year))?;
        let tet = tet(year)?;
        let mut holidays = alloc::vec![hung_kings(year)?];
        for offset in rule.tet_from..=rule.tet_to {
            holidays.push(tet.plus_days(offset));
        }
        for (month, day) in [(1, 1), (4, 30), (5, 1), (9, 2)] {
            if let Some(fixed) = Day::new(year, month, day) {
                holidays.push(fixed);
                if month == 9 && rule.national_day_has_two {
                    holidays.push(beside_national_day(fixed));
                }
            }
        }
        holidays.sort();
        holidays.dedup();
        Ok(Self {
            year,
            status: Status::Computed,
            source: rule.source.into(),
            days_off: with_days_in_lieu(holidays),
            working_weekend_days: Vec::new(),
            noted: culture_day(year).into_iter().collect::<Vec<_>>(),
        })
    }
}

/// What the labour code of a year fixes.
struct Rule {
    /// The first and the last day off at Tết, counted from Tết itself.
    tet_from: i64,
    tet_to: i64,
    national_day_has_two: bool,
    source: &'static str,
}

impl Rule {
    fn of(year: i32) -> Option<Self> {
        let (tet_from, tet_to, national_day_has_two, source) = match year {
            // One day at the end of the old year, three at the beginning of the new one. The Hùng
            // Kings' day was added in 2007, two weeks before it fell.
            FIRST_YEAR..=2012 => (
                -1,
                2,
                false,
                "Bộ luật Lao động 1994, Điều 73 (sửa đổi năm 2007)",
            ),
            // The Code of 2012 came into force after Tết, on 01/05/2013.
            2013 => (
                -1,
                2,
                false,
                "Bộ luật Lao động 1994, Điều 73; từ 01/05/2013: Bộ luật Lao động 2012, Điều 115",
            ),
            2014..=2020 => (-2, 2, false, "Bộ luật Lao động 2012, Điều 115"),
            2021..=LAST_YEAR => (
                -2,
                2,
                true,
                "Bộ luật Lao động 2019, Điều 111 khoản 3, Điều 112",
            ),
            _ => return None,
        };
        Some(Self {
            tet_from,
            tet_to,
            national_day_has_two,
            source,
        })
    }
}

/// The day off before or after 2 September (Labour Code 2019, art. 112.1.đ).
fn beside_national_day(national_day: Day) -> Day {
    match weekday(national_day) {
        Weekday::Mon | Weekday::Thu => national_day.next(),
        _ => national_day.previous(),
    }
}

/// A holiday on a weekly rest day gives the next working day off (111.3).
fn with_days_in_lieu(mut holidays: Vec<Day>) -> Vec<Day> {
    for day in holidays.clone() {
        if !is_weekend(day) {
            continue;
        }
        let mut instead = day.next();
        while is_weekend(instead) || holidays.contains(&instead) {
            instead = instead.next();
        }
        holidays.push(instead);
    }
    holidays.sort();
    holidays
}

/// Ordered by the Party in 2026 as a paid day off; the labour code does not name it yet.
fn culture_day(year: i32) -> Option<NotedDay> {
    let day = Day::new(year, 11, 24).filter(|_| year >= 2026)?;
    Some(NotedDay {
        day,
        vi: "Ngày Văn hóa Việt Nam: có chủ trương cho nghỉ, chưa xác nhận hiệu lực pháp lý; chưa tính là ngày nghỉ".into(),
        en: "Vietnam Culture Day: a day off is intended, its legal status is not confirmed; not counted as a day off".into(),
    })
}

/// The weekly rest days of the civil service.
pub(super) fn is_weekend(day: Day) -> bool {
    matches!(weekday(day), Weekday::Sat | Weekday::Sun)
}

fn weekday(day: Day) -> Weekday {
    NaiveDate::from(day).weekday()
}

pub(super) const fn not_covered(year: i32) -> TimeError {
    TimeError::YearNotCovered {
        year,
        first: FIRST_YEAR,
        last: LAST_YEAR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day;
    use crate::time::calendar_table::DECIDED;

    fn weekdays_off(days: impl IntoIterator<Item = Day>) -> Vec<Day> {
        days.into_iter().filter(|day| !is_weekend(*day)).collect()
    }

    /// The defaults are worth something: they give each decided year, but for its swaps.
    #[test]
    fn the_defaults_give_the_decided_years_but_for_the_swaps() {
        let swapped = [
            day!(2024 - 04 - 29),
            day!(2025 - 05 - 02),
            day!(2026 - 01 - 02),
            day!(2026 - 08 - 31),
        ];
        for decided in &DECIDED {
            let computed = weekdays_off(CalendarYear::computed(decided.year).unwrap().days_off);
            let expected: Vec<Day> = weekdays_off(decided.days_off.iter().copied())
                .into_iter()
                .filter(|day| !swapped.contains(day))
                .collect();
            assert_eq!(computed, expected, "{}", decided.year);
        }
    }

    #[test]
    fn each_code_adds_its_days() {
        let off = |year| CalendarYear::computed(year).unwrap().days_off;
        // 2007: Tết on Sat 17/02; Fri 16, Sat 17, Sun 18, Mon 19 and two days in lieu.
        assert!(off(2007).starts_with(&[
            day!(2007 - 01 - 01),
            day!(2007 - 02 - 16),
            day!(2007 - 02 - 17),
            day!(2007 - 02 - 18),
            day!(2007 - 02 - 19),
            day!(2007 - 02 - 20),
            day!(2007 - 02 - 21),
            day!(2007 - 04 - 26),
        ]));
        // 2008: Tết on Thu 07/02, so only its third day falls on a rest day.
        assert_eq!(off(2008).len(), 4 + 1 + 4 + 1);
        assert!(off(2008).contains(&day!(2008 - 02 - 11)));
        // 2013: still four days.
        assert!(!off(2013).contains(&day!(2013 - 02 - 08)));
        assert!(
            off(2014).contains(&day!(2014 - 01 - 29)) && off(2014).contains(&day!(2014 - 02 - 02))
        );
        assert!(
            !off(2020).contains(&day!(2020 - 09 - 01))
                && !off(2020).contains(&day!(2020 - 09 - 03))
        );
        assert!(off(2021).contains(&day!(2021 - 09 - 03)));
    }

    #[test]
    fn two_days_in_lieu_in_a_row() {
        // 30/04/2033 is a Saturday, 01/05 a Sunday.
        let off = CalendarYear::computed(2033).unwrap().days_off;
        assert!(off.contains(&day!(2033 - 05 - 02)) && off.contains(&day!(2033 - 05 - 03)));
        assert!(!off.contains(&day!(2033 - 05 - 04)));
    }

    #[test]
    fn outside_the_known_rules_is_an_error() {
        for year in [i32::MIN, 2006, 2101, i32::MAX] {
            assert_eq!(CalendarYear::computed(year), Err(not_covered(year)));
        }
    }

    #[test]
    fn culture_day_is_noted_from_2026_and_never_a_day_off() {
        for year in FIRST_YEAR..=LAST_YEAR {
            let computed = CalendarYear::computed(year).unwrap();
            assert_eq!(computed.noted.len(), usize::from(year >= 2026));
            assert!(
                !computed
                    .days_off
                    .iter()
                    .any(|day| (day.month(), day.day_of_month()) == (11, 24))
            );
        }
    }
}
