//! The working-day calendar of Vietnam's civil service, 2007 to 2100.
//!
//! Decided years are built in from `seeds/calendar-vn.json` and can be replaced; whatever is worked
//! out says whether it rests on a computed year.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::calendar_table::DECIDED;
use super::holidays::{FIRST_YEAR, LAST_YEAR, not_covered};
use super::{CalendarProblem, CalendarYear, Day, Status, TimeError};
use crate::{
    json::{Read, Write},
    words::{Words, words},
};

/// What an answer rests on: the weakest year it depends on.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Write,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reliance {
    /// No working-day calendar was needed.
    Nothing,
    /// Decided years only.
    Decided,
    /// At least one computed year: a decision may still change the answer.
    Computed,
}

/// A value and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Relying<T> {
    /// The value.
    pub value: T,
    /// What it rests on.
    pub reliance: Reliance,
}

/// Where a last day goes that is not a working day (Civil Code 148.5 rolls forward).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Roll {
    /// It stays: a named day, unless its text says otherwise.
    #[default]
    Keep,
    /// To the next working day.
    Forward,
    /// To the working day before.
    Backward,
}

impl Roll {
    /// Whether the day stays.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// The working days of 2007 to 2100.
///
/// # Example: is Saturday 26/04/2025 worked?
/// ```
/// use hoptac::{day, time::{Reliance, WorkingDayCalendar}};
/// let calendar = WorkingDayCalendar::vietnam();
/// let saturday = calendar.is_working_day(day!(2025-04-26))?;
/// assert!(saturday.value); // in exchange for Friday 02/05
/// assert_eq!(saturday.reliance, Reliance::Decided);
/// # Ok::<(), hoptac::time::TimeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingDayCalendar {
    /// One for each year from `FIRST_YEAR` to `LAST_YEAR`, in this order.
    years: Vec<CalendarYear>,
    /// Every working day, in order: a question is a search.
    working_days: Vec<Day>,
}

impl WorkingDayCalendar {
    /// The calendar that is built in: decided years as decided, all others computed.
    #[must_use]
    pub fn vietnam() -> Self {
        let mut years = Vec::new();
        for year in FIRST_YEAR..=LAST_YEAR {
            if let Some(decided) = DECIDED.iter().find(|decided| decided.year == year) {
                years.push(decided.into());
            } else if let Ok(computed) = CalendarYear::computed(year) {
                years.push(computed);
            }
        }
        Self::of(years)
    }

    /// The same calendar with these years in place of its own.
    ///
    /// # Errors
    /// Every problem of every year, each with the JSON Pointer of the place in the list.
    pub fn with_years(
        mut self,
        years: impl IntoIterator<Item = CalendarYear>,
    ) -> Result<Self, Vec<CalendarProblem>> {
        let years: Vec<CalendarYear> = years.into_iter().collect::<Vec<_>>();
        let problems = super::calendar_problem::of_years(&years);
        if !problems.is_empty() {
            return Err(problems);
        }
        for year in years {
            if let Some(own) = self.years.iter_mut().find(|own| own.year == year.year) {
                *own = year;
            }
        }
        Ok(Self::of(self.years))
    }

    /// The data of one year (2007 to 2100).
    ///
    /// # Example: where is it written that 02/05/2025 was a day off?
    /// ```
    /// use hoptac::time::WorkingDayCalendar;
    /// let calendar = WorkingDayCalendar::vietnam();
    /// let source = calendar.year(2025).map(|year| year.source.as_str());
    /// assert!(source.is_some_and(|source| source.contains("8726/VPCP-KGVX")));
    /// ```
    #[must_use]
    pub fn year(&self, year: i32) -> Option<&CalendarYear> {
        self.years.iter().find(|own| own.year == year)
    }

    /// Whether `day` is worked.
    ///
    /// # Errors
    /// [`TimeError::YearNotCovered`] outside 2007 to 2100; so for all questions below.
    pub fn is_working_day(&self, day: Day) -> Result<Relying<bool>, TimeError> {
        covered(day)?;
        Ok(self.relying(self.working_days.binary_search(&day).is_ok(), day, day))
    }

    /// The first working day after `day`.
    ///
    /// # Errors
    /// [`TimeError::YearNotCovered`].
    pub fn next_working_day(&self, day: Day) -> Result<Relying<Day>, TimeError> {
        self.add_working_days(day, 1)
    }

    /// The last working day before `day`.
    ///
    /// # Errors
    /// [`TimeError::YearNotCovered`].
    pub fn previous_working_day(&self, day: Day) -> Result<Relying<Day>, TimeError> {
        self.add_working_days(day, -1)
    }

    /// The `count`-th working day after `day`, or before it when negative; `day` itself is never
    /// counted (Civil Code 147.2), and is the answer for 0 even where it is not worked.
    ///
    /// # Errors
    /// [`TimeError::YearNotCovered`].
    ///
    /// # Example: which day is 3 working days after the last one before Tết 2026?
    /// ```
    /// use hoptac::{day, time::WorkingDayCalendar};
    /// let calendar = WorkingDayCalendar::vietnam();
    /// assert_eq!(calendar.add_working_days(day!(2026-02-13), 3)?.value, day!(2026-02-25));
    /// # Ok::<(), hoptac::time::TimeError>(())
    /// ```
    pub fn add_working_days(&self, day: Day, count: i32) -> Result<Relying<Day>, TimeError> {
        if count == 0 {
            return Ok(Relying::on_nothing(day));
        }
        covered(day)?;
        let steps = usize::try_from(count.unsigned_abs()).unwrap_or(usize::MAX);
        let place = if count > 0 {
            let after = self.working_days.partition_point(|worked| *worked <= day);
            after.checked_add(steps.saturating_sub(1))
        } else {
            let before = self.working_days.partition_point(|worked| *worked < day);
            before.checked_sub(steps)
        };
        let found = place
            .and_then(|place| self.working_days.get(place))
            .copied();
        let beyond = if count > 0 {
            LAST_YEAR.saturating_add(1)
        } else {
            FIRST_YEAR.saturating_sub(1)
        };
        let found = found.ok_or(not_covered(beyond))?;
        Ok(self.relying(found, day, found))
    }

    /// How many working days lie after `from` up to `to`, which is counted; negative, and counted
    /// the other way round, where `to` lies before `from`.
    ///
    /// # Errors
    /// [`TimeError::YearNotCovered`].
    ///
    /// # Example: how many working days did May 2025 have?
    /// ```
    /// use hoptac::{day, time::WorkingDayCalendar};
    /// let calendar = WorkingDayCalendar::vietnam();
    /// let may = calendar.working_days_between(day!(2025-04-30), day!(2025-05-31))?;
    /// assert_eq!(may.value, 20);
    /// # Ok::<(), hoptac::time::TimeError>(())
    /// ```
    pub fn working_days_between(&self, from: Day, to: Day) -> Result<Relying<i32>, TimeError> {
        covered(from)?;
        covered(to)?;
        let place = |day: Day| {
            let place = if from <= to {
                self.working_days.partition_point(|worked| *worked <= day)
            } else {
                self.working_days.partition_point(|worked| *worked < day)
            };
            i32::try_from(place).unwrap_or(i32::MAX)
        };
        Ok(self.relying(place(to).saturating_sub(place(from)), from, to))
    }

    /// `day`, or the working day to which the policy moves it.
    ///
    /// # Errors
    /// [`TimeError::YearNotCovered`]; never for [`Roll::Keep`], which asks no calendar.
    ///
    /// # Example: 15 days from Tuesday 15/04/2025 end on a holiday; when may one still answer?
    /// ```
    /// use hoptac::{day, time::{Roll, WorkingDayCalendar}};
    /// let calendar = WorkingDayCalendar::vietnam();
    /// assert_eq!(calendar.roll(day!(2025-04-30), Roll::Forward)?.value, day!(2025-05-05));
    /// assert_eq!(calendar.roll(day!(2025-04-30), Roll::Backward)?.value, day!(2025-04-29));
    /// assert_eq!(calendar.roll(day!(2025-04-30), Roll::Keep)?.value, day!(2025-04-30));
    /// # Ok::<(), hoptac::time::TimeError>(())
    /// ```
    pub fn roll(&self, day: Day, roll: Roll) -> Result<Relying<Day>, TimeError> {
        if roll == Roll::Keep {
            return Ok(Relying::on_nothing(day));
        }
        let worked = self.is_working_day(day)?;
        match roll {
            _ if worked.value => Ok(self.relying(day, day, day)),
            Roll::Backward => self.previous_working_day(day),
            _ => self.next_working_day(day),
        }
    }

    fn of(years: Vec<CalendarYear>) -> Self {
        let mut working_days = Vec::with_capacity(years.len().saturating_mul(262));
        for year in &years {
            let Some(mut day) = Day::new(year.year, 1, 1) else {
                continue;
            };
            while day.year() == year.year && day < Day::MAX {
                if year.works_on(day) {
                    working_days.push(day);
                }
                day = day.next();
            }
        }
        Self {
            years,
            working_days,
        }
    }

    /// A value that depends on the years of all days between `one` and `other`.
    fn relying<T>(&self, value: T, one: Day, other: Day) -> Relying<T> {
        let reliance = self.reliance(one, other);
        Relying { value, reliance }
    }

    fn reliance(&self, one: Day, other: Day) -> Reliance {
        let (first, last) = (one.min(other).year(), one.max(other).year());
        let before = usize::try_from(first.saturating_sub(FIRST_YEAR)).unwrap_or(0);
        let touched = self.years.iter().skip(before);
        let mut touched = touched.take_while(|year| year.year <= last);
        if touched.any(|year| year.status == Status::Computed) {
            Reliance::Computed
        } else {
            Reliance::Decided
        }
    }
}

impl<T> Relying<T> {
    /// A value for which no calendar was asked.
    pub const fn on_nothing(value: T) -> Self {
        Self {
            value,
            reliance: Reliance::Nothing,
        }
    }
}

fn covered(day: Day) -> Result<(), TimeError> {
    if (FIRST_YEAR..=LAST_YEAR).contains(&day.year()) {
        Ok(())
    } else {
        Err(not_covered(day.year()))
    }
}

impl Reliance {
    /// What days off rest on, where an answer depends on them.
    pub(crate) fn words(self) -> Option<Words> {
        Some(match self {
            Self::Nothing => return None,
            Self::Decided => words!(
                "Dựa vào lịch nghỉ đã được quyết định.",
                "It rests on days off that have been decided."
            ),
            Self::Computed => words!(
                "Dựa vào năm mà ngày nghỉ mới chỉ được tính theo luật; quyết định sau này có thể làm thay đổi.",
                "It rests on a year whose days off are only computed by law; a decision may still change it."
            ),
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    extern crate std;

    use super::*;
    use crate::day;
    use crate::time::holidays::is_weekend;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    /// The built-in calendar, made once for all tests.
    pub(in crate::time) fn built_in() -> &'static WorkingDayCalendar {
        static BUILT_IN: LazyLock<WorkingDayCalendar> = LazyLock::new(WorkingDayCalendar::vietnam);
        &BUILT_IN
    }

    /// Every day from `from` to `to`.
    fn days(from: Day, to: Day) -> impl Iterator<Item = Day> {
        core::iter::successors(Some(from), |day| Some(day.next())).take_while(move |day| *day <= to)
    }

    #[test]
    fn decided_years_are_as_decided() {
        let calendar = built_in();
        let runs_off = [
            (day!(2023 - 01 - 20), day!(2023 - 01 - 26)),
            (day!(2023 - 04 - 29), day!(2023 - 05 - 03)),
            (day!(2023 - 09 - 01), day!(2023 - 09 - 04)),
            (day!(2023 - 01 - 01), day!(2023 - 01 - 02)),
            (day!(2024 - 01 - 01), day!(2024 - 01 - 01)),
            (day!(2024 - 02 - 08), day!(2024 - 02 - 14)),
            (day!(2024 - 04 - 18), day!(2024 - 04 - 18)),
            (day!(2024 - 04 - 27), day!(2024 - 05 - 01)),
            (day!(2024 - 08 - 31), day!(2024 - 09 - 03)),
            (day!(2025 - 01 - 01), day!(2025 - 01 - 01)),
            (day!(2025 - 01 - 25), day!(2025 - 02 - 02)),
            (day!(2025 - 04 - 05), day!(2025 - 04 - 07)),
            (day!(2025 - 04 - 30), day!(2025 - 05 - 04)),
            (day!(2025 - 08 - 30), day!(2025 - 09 - 02)),
            (day!(2026 - 01 - 01), day!(2026 - 01 - 04)),
            (day!(2026 - 02 - 14), day!(2026 - 02 - 22)),
            (day!(2026 - 04 - 25), day!(2026 - 04 - 27)),
            (day!(2026 - 04 - 30), day!(2026 - 05 - 03)),
            (day!(2026 - 08 - 29), day!(2026 - 09 - 02)),
        ];
        let worked_weekends = [
            day!(2024 - 05 - 04),
            day!(2025 - 04 - 26),
            day!(2026 - 01 - 10),
            day!(2026 - 08 - 22),
        ];
        for day in days(day!(2023 - 01 - 01), day!(2026 - 12 - 31)) {
            let in_a_run = runs_off
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&day));
            let rests = in_a_run || is_weekend(day) && !worked_weekends.contains(&day);
            let answer = calendar.is_working_day(day).unwrap();
            assert_eq!(
                answer,
                Relying {
                    value: !rests,
                    reliance: Reliance::Decided
                },
                "{day}"
            );
        }
    }

    #[test]
    fn an_answer_says_when_it_rests_on_a_computed_year() {
        let calendar = built_in();
        let reliance = |from, to| calendar.working_days_between(from, to).unwrap().reliance;
        assert_eq!(
            reliance(day!(2023 - 01 - 01), day!(2026 - 12 - 31)),
            Reliance::Decided
        );
        assert_eq!(
            reliance(day!(2022 - 12 - 31), day!(2023 - 01 - 01)),
            Reliance::Computed
        );
        assert_eq!(
            reliance(day!(2027 - 01 - 01), day!(2026 - 12 - 31)),
            Reliance::Computed
        );
        let last = day!(2026 - 12 - 31);
        assert_eq!(
            calendar.is_working_day(last).unwrap().reliance,
            Reliance::Decided
        );
        assert_eq!(
            calendar.next_working_day(last).unwrap().reliance,
            Reliance::Computed
        );
        assert_eq!(
            calendar.roll(last, Roll::Forward).unwrap().reliance,
            Reliance::Decided
        );
    }

    #[test]
    fn outside_the_covered_years_is_an_error_unless_no_calendar_is_asked() {
        let calendar = built_in();
        let year = |error: TimeError| match error {
            TimeError::YearNotCovered {
                year,
                first: 2007,
                last: 2100,
            } => year,
            other => panic!("{other:?}"),
        };
        for outside in [
            Day::MIN,
            day!(2006 - 12 - 31),
            day!(2101 - 01 - 01),
            Day::MAX,
        ] {
            assert_eq!(
                calendar.is_working_day(outside).map_err(year),
                Err(outside.year())
            );
            assert_eq!(
                calendar.add_working_days(outside, 3).map_err(year),
                Err(outside.year())
            );
            assert_eq!(
                calendar.roll(outside, Roll::Forward).map_err(year),
                Err(outside.year())
            );
            let between = calendar.working_days_between(day!(2025 - 01 - 01), outside);
            assert_eq!(between.map_err(year), Err(outside.year()));
            assert_eq!(
                calendar.roll(outside, Roll::Keep),
                Ok(Relying::on_nothing(outside))
            );
            assert_eq!(
                calendar.add_working_days(outside, 0),
                Ok(Relying::on_nothing(outside))
            );
        }
        assert_eq!(
            calendar
                .next_working_day(day!(2100 - 12 - 31))
                .map_err(year),
            Err(2101)
        );
        assert_eq!(
            calendar
                .previous_working_day(day!(2007 - 01 - 01))
                .map_err(year),
            Err(2006)
        );
        assert_eq!(
            calendar
                .add_working_days(day!(2025 - 01 - 01), i32::MAX)
                .map_err(year),
            Err(2101)
        );
        assert_eq!(
            calendar
                .add_working_days(day!(2025 - 01 - 01), i32::MIN)
                .map_err(year),
            Err(2006)
        );
    }

    fn covered_day() -> impl Strategy<Value = Day> {
        (0i64..33_900).prop_map(|offset| day!(2007 - 01 - 01).plus_days(offset))
    }

    proptest! {
        /// The dumbest possible code: walk from day to day and ask each.
        #[test]
        fn adding_is_walking(start in covered_day(), count in -200i32..200) {
            let calendar = built_in();
            let (mut day, mut left) = (start, count);
            let walked = loop {
                if left == 0 { break Ok(day) }
                day = day.plus_days(i64::from(left.signum()));
                match calendar.is_working_day(day) {
                    Ok(worked) if worked.value => left = left.saturating_sub(left.signum()),
                    Ok(_) => {}
                    Err(error) => break Err(error),
                }
            };
            prop_assert_eq!(calendar.add_working_days(start, count).map(|found| found.value), walked);
        }

        #[test]
        fn counting_is_walking(one in covered_day(), span in 0i64..900) {
            let calendar = built_in();
            let other = one.plus_days(span).min(day!(2100-12-31));
            let worked = |day: &Day| calendar.is_working_day(*day).unwrap().value;
            let forward = days(one.next(), other).filter(worked).count();
            let backward = days(one, other.previous()).filter(worked).count();
            let between = |from, to| calendar.working_days_between(from, to).unwrap().value;
            prop_assert_eq!(between(one, other), i32::try_from(forward).unwrap());
            prop_assert_eq!(between(other, one), i32::try_from(backward).unwrap().saturating_neg());
        }

        #[test]
        fn adding_and_counting_undo_each_other(start in covered_day(), count in -300i32..300) {
            let calendar = built_in();
            if let (Ok(end), true) = (calendar.add_working_days(start, count), count != 0) {
                prop_assert_eq!(calendar.working_days_between(start, end.value).unwrap().value, count);
                prop_assert!(calendar.is_working_day(end.value).unwrap().value);
            }
        }

        #[test]
        fn rolling_reaches_the_nearest_working_day(day in covered_day()) {
            let calendar = built_in();
            let worked = |day: &Day| calendar.is_working_day(*day).is_ok_and(|worked| worked.value);
            let next = days(day, day!(2100-12-31)).find(worked);
            prop_assert_eq!(calendar.roll(day, Roll::Forward).ok().map(|rolled| rolled.value), next);
            if let Ok(back) = calendar.roll(day, Roll::Backward) {
                prop_assert!(back.value <= day && worked(&back.value));
                prop_assert_eq!(days(back.value, day).filter(worked).count(), 1);
            }
        }
    }
}
