//! Deadline wording as data: "before", "at the latest", "by the end of" a day.
//!
//! No statute defines `trước ngày`: recent instruments use it so that the day itself is too late,
//! many offices read it so that the day still counts. The strict reading is the default, the
//! lenient one is given on request, and the answer always holds the day that was written too.

use alloc::string::String;
use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Count, Day, Reliance, Roll, TimeError, WorkingDayCalendar, day::digits};
use crate::{
    json::{Read, Write, as_text},
    words::Language,
    words::{Filled, Say, said, words},
};

/// A deadline as its text words it, on a day of every year or on one full day.
///
/// # Example: what is the last day for "trước ngày 30/10"?
/// ```
/// use hoptac::{day, time::{Deadline, Reading, Roll, WorkingDayCalendar}};
/// let calendar = WorkingDayCalendar::vietnam();
/// let deadline: Deadline = serde_json::from_str(r#"{"before": "10-30"}"#)?;
/// let due = deadline.due_in(2027, Reading::Strict, Roll::Keep, &calendar)?.ok_or("no such year")?;
/// assert_eq!((due.last_day, due.written_day), (day!(2027-10-29), day!(2027-10-30)));
///
/// let due = deadline.due_in(2027, Reading::Lenient, Roll::Forward, &calendar)?.ok_or("no such year")?;
/// assert_eq!((due.last_day, due.rolled_day), (day!(2027-10-30), day!(2027-11-01)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Deadline {
    /// `trước ngày`, also `chậm nhất trước ngày`: the day itself is too late.
    Before(DueDay),
    /// `chậm nhất ngày`: the day itself is in time.
    AtLatest(DueDay),
    /// `đến hết ngày`: the day itself is in time.
    ByEndOf(DueDay),
}

/// The day a deadline names: of every year (`10-30`), a full day (`2025-10-30`), or of the last
/// month of the period reported on (`25`).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum DueDay {
    /// The same day of every year.
    Yearly(MonthDay),
    /// One day.
    Once(Day),
    /// A day of the last month of the period that is reported on, written `25`; the last day of
    /// that month where it has no such day.
    OfLastMonth(Count<31>),
}

/// A day that every year has, written `10-30`; 29 February is none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

/// A text that is not the day of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "not a day of every year written like 10-30, a full day like 2025-10-30, nor a day of the period's last month like 25"
)]
pub struct DueDayError;

/// How `trước ngày` is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// The day after "before" is too late.
    #[default]
    Strict,
    /// The day after "before" is still in time.
    Lenient,
}

/// When a deadline falls in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Due {
    /// The day that the text names.
    pub written_day: Day,
    /// The last day in time, by the wording and its reading.
    pub last_day: Day,
    /// The last day after rolling off a weekend or day off; `last_day` where nothing was rolled.
    pub rolled_day: Day,
    /// What the rolling rests on.
    pub reliance: Reliance,
}

impl Deadline {
    /// The day that the text names.
    #[must_use]
    pub const fn named_day(self) -> DueDay {
        match self {
            Self::Before(day) | Self::AtLatest(day) | Self::ByEndOf(day) => day,
        }
    }

    /// The day that the text names for a period that ends on `period_end`, and the last day in time
    /// before any rolling; `None` where it names a full day outside that year.
    #[must_use]
    pub fn days_for(self, period_end: Day, reading: Reading) -> Option<(Day, Day)> {
        let written_day = match self.named_day() {
            DueDay::OfLastMonth(day) => {
                let (year, month) = (period_end.year(), period_end.month());
                Day::new(year, month, day.get()).unwrap_or(period_end.end_of_month())
            }
            yearly_or_once => yearly_or_once.in_year(period_end.year())?,
        };
        Some((written_day, self.last_day(written_day, reading)))
    }

    fn last_day(self, written_day: Day, reading: Reading) -> Day {
        match (self, reading) {
            (Self::Before(_), Reading::Strict) => written_day.previous(),
            _ => written_day,
        }
    }

    /// The last day in time in `year` (1 to 9999), before any rolling; `None` where it names a full
    /// day of another year.
    #[must_use]
    pub fn last_day_in(self, year: i32, reading: Reading) -> Option<Day> {
        let written_day = self.named_day().in_year(year)?;
        Some(self.last_day(written_day, reading))
    }

    /// When the deadline falls in `year` (1 to 9999); `None` where it names a full day of another
    /// year. A named day stays where it is unless its text says otherwise: [`Roll::Keep`].
    ///
    /// # Errors
    /// [`TimeError::YearNotCovered`] where rolling leaves the calendar.
    ///
    /// # Example: is a report "before 15/11" due on a Saturday in 2026?
    /// ```
    /// use hoptac::{day, time::{Deadline, Reading, Roll, WorkingDayCalendar}};
    /// let calendar = WorkingDayCalendar::vietnam();
    /// let deadline: Deadline = serde_json::from_str(r#"{"before": "11-15"}"#)?;
    /// let due = deadline.due_in(2026, Reading::Strict, Roll::Backward, &calendar)?.ok_or("no such year")?;
    /// assert_eq!((due.last_day, due.rolled_day), (day!(2026-11-14), day!(2026-11-13)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn due_in(
        self,
        year: i32,
        reading: Reading,
        roll: Roll,
        calendar: &WorkingDayCalendar,
    ) -> Result<Option<Due>, TimeError> {
        let written_day = self.named_day().in_year(year);
        let (Some(written_day), Some(last_day)) = (written_day, self.last_day_in(year, reading))
        else {
            return Ok(None);
        };
        let rolled = calendar.roll(last_day, roll)?;
        Ok(Some(Due {
            written_day,
            last_day,
            rolled_day: rolled.value,
            reliance: rolled.reliance,
        }))
    }

    /// The wording for Vietnamese readers, `trước ngày 30/10`.
    #[must_use]
    pub fn in_vietnamese(self) -> String {
        said(&self, Language::Vi)
    }

    /// The wording for English readers, `before 30/10`.
    #[must_use]
    pub fn in_english(self) -> String {
        said(&self, Language::En)
    }
}

impl Say for Deadline {
    fn say(&self, language: Language, text: &mut String) {
        let wording = match self {
            Self::Before(_) => words!("trước ngày {}", "before {}"),
            Self::AtLatest(_) => words!("chậm nhất ngày {}", "at the latest on {}"),
            Self::ByEndOf(_) => words!("đến hết ngày {}", "by the end of {}"),
        };
        let numbered = words!("{} của tháng cuối kỳ", "day {} of the period's last month");
        let day = match self.named_day() {
            DueDay::Yearly(day) => alloc::format!("{:02}/{:02}", day.day, day.month),
            DueDay::Once(day) => said(&day, language),
            DueDay::OfLastMonth(day) => said(&Filled(numbered, &[&day.get()]), language),
        };
        Filled(wording, &[&day]).say(language, text);
    }
}

impl DueDay {
    /// The day in `year` (1 to 9999); `None` for a full day of another year.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<Day> {
        match self {
            Self::Yearly(day) => day.in_year(year),
            Self::Once(day) => (day.year() == year).then_some(day),
            Self::OfLastMonth(_) => None,
        }
    }
}

impl MonthDay {
    /// A month (1 to 12) and a day of it that every year has.
    #[must_use]
    pub const fn new(month: u32, day: u32) -> Option<Self> {
        // 2001 is a common year.
        match Day::new(2001, month, day) {
            Some(_) => Some(Self { month, day }),
            None => None,
        }
    }

    /// The day in `year`; `None` outside the years 1 to 9999.
    #[must_use]
    pub const fn in_year(self, year: i32) -> Option<Day> {
        Day::new(year, self.month, self.day)
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl fmt::Debug for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for MonthDay {
    type Err = DueDayError;

    fn from_str(text: &str) -> Result<Self, DueDayError> {
        let day: Day = ["2001-", text].join("").parse().map_err(|_| DueDayError)?;
        Self::new(day.month(), day.day_of_month()).ok_or(DueDayError)
    }
}

as_text! {
    MonthDay,
    "một ngày của mọi năm, viết như 10-30",
    "a day of every year, written like 10-30",
    else Self { month: 1, day: 1 }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for MonthDay {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "MonthDay".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A day of every year, written 10-30.",
            "pattern": "^[0-9]{2}-[0-9]{2}$"
        })
    }
}

impl fmt::Display for DueDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yearly(day) => fmt::Display::fmt(day, f),
            Self::Once(day) => fmt::Display::fmt(day, f),
            Self::OfLastMonth(day) => write!(f, "{:02}", day.get()),
        }
    }
}

impl fmt::Debug for DueDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for DueDay {
    type Err = DueDayError;

    fn from_str(text: &str) -> Result<Self, DueDayError> {
        if let Ok(day) = digits(text, 2) {
            return Count::new(day).map(Self::OfLastMonth).ok_or(DueDayError);
        }
        text.parse()
            .map(Self::Once)
            .or_else(|_| text.parse().map(Self::Yearly))
    }
}

as_text! {
    DueDay,
    "một ngày của mọi năm như 10-30, một ngày trọn vẹn như 2025-10-30, hoặc một ngày của tháng cuối kỳ như 25",
    "a day of every year like 10-30, a full day like 2025-10-30, or a day of the period's last month like 25",
    else Self::Once(Day::MIN)
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for DueDay {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "DueDay".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A day of every year, written 10-30, a full day, written 2025-10-30, or a day of the period's last month, written 25.",
            "pattern": "^(([0-9]{4}-)?[0-9]{2}-)?[0-9]{2}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{day, time::calendar::tests::built_in};
    use alloc::string::ToString;
    use proptest::prelude::*;

    fn due(text: &str, year: i32, reading: Reading, roll: Roll) -> Due {
        let deadline: Deadline = serde_json::from_str(text).unwrap();
        let calendar = built_in();
        deadline
            .due_in(year, reading, roll, calendar)
            .unwrap()
            .unwrap()
    }

    #[test]
    fn before_30_october() {
        let text = r#"{"before":"10-30"}"#;
        for last_day in [
            day!(2023 - 10 - 29),
            day!(2025 - 10 - 29),
            day!(2027 - 10 - 29),
        ] {
            let due = due(text, last_day.year(), Reading::Strict, Roll::Keep);
            assert_eq!((due.last_day, due.rolled_day), (last_day, last_day));
            assert_eq!(due.written_day, last_day.next());
            assert_eq!(due.reliance, Reliance::Nothing);
        }
        let forward = due(text, 2027, Reading::Lenient, Roll::Forward);
        assert_eq!(
            (forward.last_day, forward.rolled_day),
            (day!(2027 - 10 - 30), day!(2027 - 11 - 01))
        );
        assert_eq!(forward.reliance, Reliance::Computed);
        let backward = due(text, 2027, Reading::Lenient, Roll::Backward);
        assert_eq!(backward.rolled_day, day!(2027 - 10 - 29));
    }

    #[test]
    fn before_15_november_2026_is_a_saturday() {
        let text = r#"{"before":"11-15"}"#;
        let rolled = |roll| due(text, 2026, Reading::Strict, roll).rolled_day;
        assert_eq!(rolled(Roll::Keep), day!(2026 - 11 - 14));
        assert_eq!(rolled(Roll::Backward), day!(2026 - 11 - 13));
        assert_eq!(rolled(Roll::Forward), day!(2026 - 11 - 16));
        assert_eq!(
            due(text, 2026, Reading::Strict, Roll::Forward).reliance,
            Reliance::Decided
        );
    }

    #[test]
    fn at_the_latest_and_by_the_end_of_include_the_day_in_both_readings() {
        for text in [r#"{"at_latest":"11-15"}"#, r#"{"by_end_of":"11-15"}"#] {
            for reading in [Reading::Strict, Reading::Lenient] {
                assert_eq!(
                    due(text, 2025, reading, Roll::Keep).last_day,
                    day!(2025 - 11 - 15)
                );
            }
        }
    }

    #[test]
    fn a_full_day_falls_in_its_own_year_only() {
        let deadline: Deadline = serde_json::from_str(r#"{"by_end_of":"2027-02-28"}"#).unwrap();
        let calendar = built_in();
        let of = |year| {
            deadline
                .due_in(year, Reading::Strict, Roll::Keep, calendar)
                .unwrap()
        };
        assert_eq!(of(2027).map(|due| due.last_day), Some(day!(2027 - 02 - 28)));
        assert_eq!(of(2026), None);
        assert_eq!(of(i32::MAX), None);
    }

    #[test]
    fn only_days_that_every_year_has_and_the_full_form_are_read() {
        for refused in [
            "02-29",
            "13-01",
            "00-10",
            "1-1",
            "10-3",
            "2023-02-29",
            "10-30 ",
            "",
            "30/10",
            "2025",
        ] {
            assert_eq!(refused.parse::<DueDay>(), Err(DueDayError), "{refused:?}");
        }
        for refused in [
            r#"{"before":"02-29"}"#,
            r#"{"after":"10-30"}"#,
            r#"{"before":30}"#,
            r#""before""#,
        ] {
            assert!(
                serde_json::from_str::<Deadline>(refused).is_err(),
                "{refused}"
            );
        }
    }

    #[test]
    fn the_wording_reads_back() {
        let deadline: Deadline = serde_json::from_str(r#"{"before":"10-30"}"#).unwrap();
        assert_eq!(deadline.in_vietnamese(), "trước ngày 30/10");
        assert_eq!(deadline.in_english(), "before 30/10");
        assert_eq!(
            serde_json::to_string(&deadline).unwrap(),
            r#"{"before":"10-30"}"#
        );
    }

    proptest! {
        #[test]
        fn strict_is_never_later_and_at_most_a_day_earlier(offset in 0i64..34_000, year in 2008i32..2100) {
            let day = day!(2007-01-01).plus_days(offset);
            let Some(yearly) = MonthDay::new(day.month(), day.day_of_month()) else { return Ok(()) };
            prop_assert_eq!(yearly.to_string().parse(), Ok(yearly));
            let calendar = built_in();
            for deadline in [Deadline::Before, Deadline::AtLatest, Deadline::ByEndOf] {
                let deadline = deadline(DueDay::Yearly(yearly));
                let of = |reading, roll| deadline.due_in(year, reading, roll, calendar).unwrap().unwrap();
                let (strict, lenient) = (of(Reading::Strict, Roll::Keep), of(Reading::Lenient, Roll::Keep));
                prop_assert_eq!(lenient.last_day, lenient.written_day);
                prop_assert!((0..=1).contains(&lenient.last_day.days_since(strict.last_day)));
                prop_assert!(of(Reading::Strict, Roll::Backward).rolled_day <= strict.last_day);
            }
        }
    }
}
