//! Periods by the Civil Code 2015, articles 144 to 148: when does a length of time end?
//!
//! A period in days, weeks, months or years is reckoned by the solar calendar (145.2). Its first
//! day is not counted (147.2); it ends with the day that corresponds to the first one, or with the
//! last day of the month where there is none (148.2 to 148.4). Renewals are reckoned from the first
//! anchor, never from the end before: 31 January + 1 month is 29 February, + 2 months 31 March.

use alloc::string::String;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Count, Day, Relying, TimeError, WorkingDayCalendar};
use crate::{
    json::{Read, Write},
    words::Language,
    words::{Filled, Say, said, words},
};

/// A length of time, written `{"months": 60}`.
///
/// # Example: when do five years from a leap day end?
/// ```
/// use hoptac::{day, time::{FirstDay, Length, WorkingDayCalendar}};
/// let calendar = WorkingDayCalendar::vietnam();
/// let five_years: Length = serde_json::from_str(r#"{"years": 5}"#)?;
/// let end = five_years.last_day(day!(2024-02-29), FirstDay::NotCounted, &calendar)?;
/// assert_eq!(end.value, day!(2029-02-28));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Example: which lengths are refused?
/// ```
/// use hoptac::time::Length;
/// assert!(Length::months(0).is_none());
/// let error = serde_json::from_str::<Length>(r#"{"months": 0}"#).unwrap_err();
/// assert!(error.to_string().contains("a whole number from 1 to 12000"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Length {
    /// Calendar days (`ngày`), up to a thousand years of them.
    Days(Count<365_000>),
    /// Weeks of seven days.
    Weeks(Count<52_000>),
    /// Months.
    Months(Count<12_000>),
    /// Years.
    Years(Count<1_000>),
    /// Working days (`ngày làm việc`), up to about as many as the calendar covers.
    WorkingDays(Count<25_000>),
}

/// Whether a period's first day is one of its days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FirstDay {
    /// As the Civil Code has it (147.2): one year from 01/03/2024 ends on 01/03/2025.
    #[default]
    NotCounted,
    /// As some offices read "counted from the day of signing": it ends on the day before the
    /// corresponding day, 28/02/2025; where the month has no corresponding day, on its last day.
    Counted,
}

/// The words "early", "mid" and "end of" with a month or a year (146.2, 146.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// `đầu`.
    Early,
    /// `giữa`.
    Mid,
    /// `cuối`.
    End,
}

impl FirstDay {
    /// Whether it is as the Civil Code has it.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl Length {
    /// A number of calendar days, 1 to 365,000.
    #[must_use]
    pub const fn days(count: u32) -> Option<Self> {
        match Count::new(count) {
            Some(count) => Some(Self::Days(count)),
            None => None,
        }
    }

    /// A number of weeks, 1 to 52,000.
    #[must_use]
    pub const fn weeks(count: u32) -> Option<Self> {
        match Count::new(count) {
            Some(count) => Some(Self::Weeks(count)),
            None => None,
        }
    }

    /// A number of months, 1 to 12,000.
    #[must_use]
    pub const fn months(count: u32) -> Option<Self> {
        match Count::new(count) {
            Some(count) => Some(Self::Months(count)),
            None => None,
        }
    }

    /// A number of years, 1 to 1,000.
    #[must_use]
    pub const fn years(count: u32) -> Option<Self> {
        match Count::new(count) {
            Some(count) => Some(Self::Years(count)),
            None => None,
        }
    }

    /// A number of working days, 1 to 25,000.
    #[must_use]
    pub const fn working_days(count: u32) -> Option<Self> {
        match Count::new(count) {
            Some(count) => Some(Self::WorkingDays(count)),
            None => None,
        }
    }

    /// The last day of this length of time, counted from `anchor`.
    ///
    /// `calendar` matters to working days only. The day is not rolled to a working day; that is
    /// [`WorkingDayCalendar::roll`], for periods to which article 148.5 applies.
    ///
    /// # Errors
    /// [`TimeError::YearNotCovered`] where working days leave the calendar,
    /// [`TimeError::BeyondLastDay`] where the period ends after 9999-12-31.
    ///
    /// # Example: when must an opinion be given, 7 working days from 23/04/2026?
    /// ```
    /// use hoptac::{day, time::{FirstDay, Length, Reliance, WorkingDayCalendar}};
    /// let calendar = WorkingDayCalendar::vietnam();
    /// let seven = Length::working_days(7).ok_or("no such length")?;
    /// let end = seven.last_day(day!(2026-04-23), FirstDay::NotCounted, &calendar)?;
    /// assert_eq!(end.value, day!(2026-05-07)); // 27/04, 30/04 and 01/05 are days off
    /// assert_eq!(end.reliance, Reliance::Decided);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn last_day(
        self,
        anchor: Day,
        first_day: FirstDay,
        calendar: &WorkingDayCalendar,
    ) -> Result<Relying<Day>, TimeError> {
        self.nth_end(anchor, 1, first_day, calendar)
    }

    /// The last day of the `n`-th such length in a row, all counted from the one `anchor`: the end
    /// of a term is `n` = 1, of its first renewal `n` = 2. With `n` = 0 the anchor itself.
    ///
    /// # Errors
    /// As for [`Length::last_day`].
    ///
    /// # Example: does a month-end survive renewals?
    /// ```
    /// use hoptac::{day, time::{FirstDay, Length, WorkingDayCalendar}};
    /// let calendar = WorkingDayCalendar::vietnam();
    /// let month = Length::months(1).ok_or("no such length")?;
    /// let end = |n| month.nth_end(day!(2024-01-31), n, FirstDay::NotCounted, &calendar);
    /// assert_eq!(end(1)?.value, day!(2024-02-29));
    /// assert_eq!(end(2)?.value, day!(2024-03-31)); // not 29/03
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn nth_end(
        self,
        anchor: Day,
        n: u32,
        first_day: FirstDay,
        calendar: &WorkingDayCalendar,
    ) -> Result<Relying<Day>, TimeError> {
        if let (Self::WorkingDays(count), 1..) = (self, n) {
            let counted = first_day == FirstDay::Counted;
            let start = if counted { anchor.previous() } else { anchor };
            let days = i32::try_from(count.times(n)).unwrap_or(i32::MAX);
            return calendar.add_working_days(start, days);
        }
        self.nth_end_by_the_sun(anchor, n, first_day)
            .map(Relying::on_nothing)
            .ok_or(TimeError::BeyondLastDay)
    }

    /// As [`Length::nth_end`] for the lengths that need no working-day calendar; nothing for
    /// working days, and for what ends after 9999-12-31.
    pub(crate) fn nth_end_by_the_sun(
        self,
        anchor: Day,
        n: u32,
        first_day: FirstDay,
    ) -> Option<Day> {
        if n == 0 {
            return Some(anchor);
        }
        let counted = first_day == FirstDay::Counted;
        match self {
            Self::Days(count) => days_after(anchor, count.times(n), counted),
            Self::Weeks(count) => days_after(anchor, count.times(n).saturating_mul(7), counted),
            Self::Months(count) => months_after(anchor, count.times(n), counted),
            Self::Years(count) => months_after(anchor, count.times(n).saturating_mul(12), counted),
            Self::WorkingDays(_) => None,
        }
    }

    /// The length for Vietnamese readers, `5 năm`.
    #[must_use]
    pub fn in_vietnamese(self) -> String {
        said(&self, Language::Vi)
    }

    /// The length for English readers, `5 years`.
    #[must_use]
    pub fn in_english(self) -> String {
        said(&self, Language::En)
    }
}

impl Say for Length {
    fn say(&self, language: Language, text: &mut String) {
        let (count, one, several) = match self {
            Self::Days(count) => (count.get(), words!("ngày", "day"), words!("ngày", "days")),
            Self::Weeks(count) => (count.get(), words!("tuần", "week"), words!("tuần", "weeks")),
            Self::Months(count) => (
                count.get(),
                words!("tháng", "month"),
                words!("tháng", "months"),
            ),
            Self::Years(count) => (count.get(), words!("năm", "year"), words!("năm", "years")),
            Self::WorkingDays(count) => (
                count.get(),
                words!("ngày làm việc", "working day"),
                words!("ngày làm việc", "working days"),
            ),
        };
        let unit = if count == 1 { one } else { several };
        Filled(words!("{} {}"), &[&count, &unit]).say(language, text);
    }
}

impl Part {
    /// The day meant by "early", "mid" or "end of" a month (146.2): the 1st, the 15th, the last.
    /// `None` for a month that does not exist.
    ///
    /// # Example: which day is "cuối tháng 2/2024"?
    /// ```
    /// use hoptac::{day, time::Part};
    /// assert_eq!(Part::End.of_month(2024, 2), Some(day!(2024-02-29)));
    /// ```
    #[must_use]
    pub fn of_month(self, year: i32, month: u32) -> Option<Day> {
        match self {
            Self::Early => Day::new(year, month, 1),
            Self::Mid => Day::new(year, month, 15),
            Self::End => Day::new(year, month, 1).map(Day::end_of_month),
        }
    }

    /// The day meant by "early", "mid" or "end of" a year (146.3): 1 January, 30 June,
    /// 31 December. `None` for a year outside 1 to 9999.
    ///
    /// # Example: which day is "giữa năm 2025"?
    /// ```
    /// use hoptac::{day, time::Part};
    /// assert_eq!(Part::Mid.of_year(2025), Some(day!(2025-06-30)));
    /// ```
    #[must_use]
    pub fn of_year(self, year: i32) -> Option<Day> {
        match self {
            Self::Early => Day::new(year, 1, 1),
            Self::Mid => Day::new(year, 6, 30),
            Self::End => Day::new(year, 12, 31),
        }
    }
}

/// `None` past the last day.
fn days_after(anchor: Day, days: u32, first_day_counted: bool) -> Option<Day> {
    let days = i64::from(days).saturating_sub(i64::from(first_day_counted));
    (days <= Day::MAX.days_since(anchor)).then(|| anchor.plus_days(days))
}

/// `None` past the last day.
fn months_after(anchor: Day, months: u32, first_day_counted: bool) -> Option<Day> {
    let corresponding = NaiveDate::from(anchor)
        .checked_add_months(Months::new(months))
        .filter(|date| *date <= NaiveDate::from(Day::MAX))
        .map(Day::from)?;
    let exists = corresponding.day_of_month() == anchor.day_of_month();
    Some(if first_day_counted && exists {
        corresponding.previous()
    } else {
        corresponding
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        day,
        time::{Reliance, calendar::tests::built_in},
    };
    use alloc::string::ToString;
    use proptest::prelude::*;

    fn end(length: Option<Length>, anchor: Day, n: u32, first_day: FirstDay) -> Day {
        let calendar = built_in();
        length
            .unwrap()
            .nth_end(anchor, n, first_day, calendar)
            .unwrap()
            .value
    }

    #[test]
    fn worked_cases() {
        let code = FirstDay::NotCounted;
        assert_eq!(
            end(Length::years(5), day!(2024 - 02 - 29), 1, code),
            day!(2029 - 02 - 28)
        );
        assert_eq!(
            end(Length::months(1), day!(2024 - 01 - 31), 1, code),
            day!(2024 - 02 - 29)
        );
        assert_eq!(
            end(Length::months(2), day!(2024 - 01 - 31), 1, code),
            day!(2024 - 03 - 31)
        );
        assert_eq!(
            end(Length::months(1), day!(2024 - 01 - 31), 2, code),
            day!(2024 - 03 - 31)
        );
        assert_eq!(
            end(Length::days(15), day!(2026 - 03 - 01), 1, code),
            day!(2026 - 03 - 16)
        );
        assert_eq!(
            end(Length::weeks(2), day!(2026 - 03 - 01), 1, code),
            day!(2026 - 03 - 15)
        );
        assert_eq!(
            end(Length::working_days(7), day!(2026 - 04 - 23), 1, code),
            day!(2026 - 05 - 07)
        );
    }

    #[test]
    fn a_leap_day_comes_back_every_fourth_renewal() {
        let code = FirstDay::NotCounted;
        for (n, expected) in [
            (1, day!(2025 - 02 - 28)),
            (4, day!(2028 - 02 - 29)),
            (76, day!(2100 - 02 - 28)),
            (376, day!(2400 - 02 - 29)),
        ] {
            assert_eq!(
                end(Length::years(1), day!(2024 - 02 - 29), n, code),
                expected
            );
        }
    }

    #[test]
    fn a_counted_first_day_ends_the_period_a_day_earlier_unless_the_month_is_too_short() {
        let counted = FirstDay::Counted;
        assert_eq!(
            end(Length::days(15), day!(2026 - 03 - 01), 1, counted),
            day!(2026 - 03 - 15)
        );
        assert_eq!(
            end(Length::years(5), day!(2022 - 01 - 01), 1, counted),
            day!(2026 - 12 - 31)
        );
        assert_eq!(
            end(Length::years(1), day!(2024 - 03 - 01), 1, counted),
            day!(2025 - 02 - 28)
        );
        assert_eq!(
            end(Length::months(1), day!(2023 - 03 - 01), 1, counted),
            day!(2023 - 03 - 31)
        );
        assert_eq!(
            end(Length::months(1), day!(2023 - 03 - 31), 1, counted),
            day!(2023 - 04 - 30)
        );
        assert_eq!(
            end(Length::years(5), day!(2024 - 02 - 29), 1, counted),
            day!(2029 - 02 - 28)
        );
        // Thu 23/04/2026 is itself the first of the seven.
        assert_eq!(
            end(Length::working_days(7), day!(2026 - 04 - 23), 1, counted),
            day!(2026 - 05 - 06)
        );
    }

    #[test]
    fn no_renewal_is_the_anchor() {
        for length in [Length::days(3), Length::years(5), Length::working_days(2)] {
            for first_day in [FirstDay::NotCounted, FirstDay::Counted] {
                assert_eq!(
                    end(length, day!(1999 - 05 - 01), 0, first_day),
                    day!(1999 - 05 - 01)
                );
            }
        }
    }

    #[test]
    fn words_for_parts_of_a_month_and_a_year() {
        assert_eq!(Part::Early.of_month(2025, 2), Some(day!(2025 - 02 - 01)));
        assert_eq!(Part::Mid.of_month(2025, 2), Some(day!(2025 - 02 - 15)));
        assert_eq!(Part::End.of_month(2025, 2), Some(day!(2025 - 02 - 28)));
        assert_eq!(Part::End.of_month(2025, 13), None);
        assert_eq!(Part::Early.of_year(2025), Some(day!(2025 - 01 - 01)));
        assert_eq!(Part::Mid.of_year(2025), Some(day!(2025 - 06 - 30)));
        assert_eq!(Part::End.of_year(2025), Some(day!(2025 - 12 - 31)));
        assert_eq!(Part::End.of_year(0), None);
    }

    #[test]
    fn a_period_past_the_last_day_is_an_error() {
        let calendar = built_in();
        let code = FirstDay::NotCounted;
        for length in [
            Length::days(365_000),
            Length::weeks(52_000),
            Length::months(12_000),
            Length::years(1_000),
        ] {
            let length = length.unwrap();
            for n in [9, 1_000_000, u32::MAX] {
                let late = length.nth_end(day!(2025 - 09 - 15), n, code, calendar);
                assert_eq!(late, Err(TimeError::BeyondLastDay), "{length:?} {n}");
            }
        }
        let decade = Length::years(10).unwrap();
        assert_eq!(
            decade
                .last_day(day!(9989 - 12 - 31), code, calendar)
                .unwrap()
                .value,
            Day::MAX
        );
        assert!(
            decade
                .last_day(day!(9990 - 01 - 01), code, calendar)
                .is_err()
        );
        let working = Length::working_days(25_000).unwrap();
        assert!(matches!(
            working.nth_end(day!(2025 - 09 - 15), u32::MAX, code, calendar),
            Err(TimeError::YearNotCovered { year: 2101, .. })
        ));
    }

    #[test]
    fn json_is_strict() {
        for (text, length) in [
            (r#"{"days":15}"#, Length::days(15)),
            (r#"{"weeks":2}"#, Length::weeks(2)),
            (r#"{"months":60}"#, Length::months(60)),
            (r#"{"years":5}"#, Length::years(5)),
            (r#"{"working_days":7}"#, Length::working_days(7)),
        ] {
            let length = length.unwrap();
            assert_eq!(serde_json::from_str::<Length>(text).unwrap(), length);
            assert_eq!(serde_json::to_string(&length).unwrap(), text);
        }
        for refused in [
            r#"{"days":0}"#,
            r#"{"days":-1}"#,
            r#"{"days":1.5}"#,
            r#"{"days":"15"}"#,
            r#"{"days":365001}"#,
            r#"{"years":1001}"#,
            r#"{"years":18446744073709551616}"#,
            r#"{"days":1,"weeks":1}"#,
            r#"{"fortnights":1}"#,
            r#""days""#,
            "{}",
            "5",
            "null",
        ] {
            assert!(
                serde_json::from_str::<Length>(refused).is_err(),
                "{refused}"
            );
        }
        let error = serde_json::from_str::<Length>(r#"{"years":5000}"#)
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("not a whole number from 1 to 1000"),
            "{error}"
        );
    }

    #[test]
    fn lengths_read_aloud() {
        let (one, seven) = (Length::months(1).unwrap(), Length::working_days(7).unwrap());
        assert_eq!(
            (one.in_vietnamese().as_str(), one.in_english().as_str()),
            ("1 tháng", "1 month")
        );
        assert_eq!(seven.in_vietnamese(), "7 ngày làm việc");
        assert_eq!(seven.in_english(), "7 working days");
    }

    fn civil_length() -> impl Strategy<Value = Length> {
        prop_oneof![
            (1u32..4000).prop_map(|n| Length::days(n).unwrap()),
            (1u32..500).prop_map(|n| Length::weeks(n).unwrap()),
            (1u32..600).prop_map(|n| Length::months(n).unwrap()),
            (1u32..100).prop_map(|n| Length::years(n).unwrap()),
        ]
    }

    fn any_day() -> impl Strategy<Value = Day> {
        (0i64..200_000).prop_map(|offset| day!(1800 - 01 - 01).plus_days(offset))
    }

    proptest! {
        #[test]
        fn later_anchors_never_end_earlier(
            length in civil_length(), anchor in any_day(), gap in 0i64..40, n in 1u32..5, counted: bool,
        ) {
            let calendar = built_in();
            let first_day = if counted { FirstDay::Counted } else { FirstDay::NotCounted };
            let of = |anchor| length.nth_end(anchor, n, first_day, calendar).unwrap().value;
            prop_assert!(of(anchor) <= of(anchor.plus_days(gap)));
        }

        #[test]
        fn a_renewed_month_keeps_its_day_or_ends_with_its_month(anchor in any_day(), months in 1u32..600) {
            let calendar = built_in();
            let length = Length::months(months).unwrap();
            let end = length.last_day(anchor, FirstDay::NotCounted, calendar).unwrap();
            let kept = end.value.day_of_month() == anchor.day_of_month();
            let clamped = end.value.day_of_month() < anchor.day_of_month()
                && end.value == end.value.end_of_month();
            prop_assert!(kept || clamped);
            let first_of_month = |day: Day| Day::new(day.year(), day.month(), 1).unwrap();
            let whole_months = NaiveDate::from(first_of_month(anchor)).checked_add_months(Months::new(months)).unwrap();
            prop_assert_eq!(Day::from(whole_months), first_of_month(end.value));
            prop_assert_eq!(end.reliance, Reliance::Nothing);
        }

        #[test]
        fn counting_the_first_day_takes_away_a_day_at_most(length in civil_length(), anchor in any_day()) {
            let calendar = built_in();
            let code = length.last_day(anchor, FirstDay::NotCounted, calendar).unwrap().value;
            let counted = length.last_day(anchor, FirstDay::Counted, calendar).unwrap().value;
            prop_assert!((0..=1).contains(&code.days_since(counted)));
        }

        #[test]
        fn json_is_read_back(length in civil_length()) {
            let text = serde_json::to_string(&length).unwrap();
            prop_assert_eq!(serde_json::from_str::<Length>(&text).unwrap(), length);
        }
    }
}
