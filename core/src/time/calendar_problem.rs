//! What can be wrong with a calendar year that a caller brings along.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use super::holidays::{FIRST_YEAR, LAST_YEAR, is_weekend};
use super::{CalendarYear, Day};
use crate::{list::Listed, model::Bilingual, order, words::say};

/// One problem of a list of [`CalendarYear`]s.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {kind}")]
#[non_exhaustive]
pub struct CalendarProblem {
    /// The JSON Pointer of the place in the list, `/0/days_off/3`.
    pub path: String,
    /// What is wrong there.
    pub kind: CalendarProblemKind,
}

/// What is wrong with a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CalendarProblemKind {
    /// The year lies outside the calendar.
    YearNotCovered(i32),
    /// The year is in the list twice.
    YearRepeated(i32),
    /// Nobody can look the year up.
    SourceMissing,
    /// Every year has days off.
    NoDaysOff,
    /// A day belongs to another year.
    DayInOtherYear {
        /// The day.
        day: Day,
        /// The year that it should lie in.
        year: i32,
    },
    /// A day is in its list twice.
    DayRepeated(Day),
    /// A day that is worked anyway is listed as a working weekend day.
    NotAWeekendDay(Day),
    /// A day is both off and worked.
    OffAndWorked(Day),
}

impl CalendarProblemKind {
    /// The stable code of the problem.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::YearNotCovered(_) => "year_not_covered",
            Self::YearRepeated(_) => "year_repeated",
            Self::SourceMissing => "source_missing",
            Self::NoDaysOff => "no_days_off",
            Self::DayInOtherYear { .. } => "day_in_other_year",
            Self::DayRepeated(_) => "day_repeated",
            Self::NotAWeekendDay(_) => "not_a_weekend_day",
            Self::OffAndWorked(_) => "off_and_worked",
        }
    }

    /// The problem for Vietnamese readers; [`core::fmt::Display`] is for English ones.
    #[must_use]
    pub fn in_vietnamese(self) -> String {
        self.said().vi
    }

    /// The problem for all readers.
    pub(crate) fn said(self) -> Bilingual {
        let named = |day: Day| Bilingual::new(day.in_vietnamese(), day.to_string());
        match self {
            Self::YearNotCovered(year) => say(
                "lịch có các năm {} đến {}, không có năm {}",
                "the calendar covers the years {} to {}, not {}",
                &[&FIRST_YEAR, &LAST_YEAR, &year],
            ),
            Self::YearRepeated(year) => say(
                "năm {} ghi hai lần; chỉ ghi một lần",
                "the year {} is given twice; give it once",
                &[&year],
            ),
            Self::SourceMissing => say(
                "cần ghi văn bản hoặc quy tắc làm căn cứ",
                "name the decision or rule that these days come from",
                &[],
            ),
            Self::NoDaysOff => say(
                "cần liệt kê các ngày nghỉ; năm nào cũng có ngày nghỉ",
                "list the days off of the year; every year has some",
                &[],
            ),
            Self::DayInOtherYear { day, year } => say(
                "ngày {} không thuộc năm {}",
                "{} does not lie in {}",
                &[&named(day), &year],
            ),
            Self::DayRepeated(day) => say(
                "ngày {} ghi hai lần; chỉ ghi một lần",
                "{} is listed twice; list it once",
                &[&named(day)],
            ),
            Self::NotAWeekendDay(day) => say(
                "ngày {} không phải thứ Bảy hay Chủ nhật; chỉ các ngày đó mới có thể làm bù",
                "{} is neither a Saturday nor a Sunday; only those can be working weekend days",
                &[&named(day)],
            ),
            Self::OffAndWorked(day) => say(
                "ngày {} vừa ghi là ngày nghỉ vừa ghi là ngày làm việc; chỉ chọn một",
                "{} is listed both as a day off and as a working day; it can be one only",
                &[&named(day)],
            ),
        }
    }
}

impl fmt::Display for CalendarProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.said().in_english())
    }
}

impl core::error::Error for CalendarProblemKind {}

/// All problems of a list of years, in its order.
pub(super) fn of_years(years: &[CalendarYear]) -> Vec<CalendarProblem> {
    let mut found = Found(Vec::new());
    let before = order::same_before(years, |a, b| a.year.cmp(&b.year));
    for (index, (year, before)) in years.iter().zip(before).enumerate() {
        let at = |field: &str| format!("/{index}/{field}");
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year.year) {
            found.push(at("year"), CalendarProblemKind::YearNotCovered(year.year));
        }
        if before.is_some() {
            found.push(at("year"), CalendarProblemKind::YearRepeated(year.year));
        }
        if year.source.chars().all(char::is_whitespace) {
            found.push(at("source"), CalendarProblemKind::SourceMissing);
        }
        if year.days_off.is_empty() {
            found.push(at("days_off"), CalendarProblemKind::NoDaysOff);
        }
        found.days(year.year, &at("days_off"), &year.days_off);
        let mut off = year.days_off.clone();
        order::sort(&mut off, Ord::cmp);
        let worked = &year.working_weekend_days;
        found.days(year.year, &at("working_weekend_days"), worked);
        for (place, day) in worked.iter().enumerate() {
            let path = format!("/{index}/working_weekend_days/{place}");
            if !is_weekend(*day) {
                found.push(path, CalendarProblemKind::NotAWeekendDay(*day));
            } else if off.binary_search(day).is_ok() {
                found.push(path, CalendarProblemKind::OffAndWorked(*day));
            }
        }
        let noted: Vec<_> = year.noted.iter().map(|noted| noted.day).list();
        found.days(year.year, &at("noted"), &noted);
    }
    found.0
}

struct Found(Vec<CalendarProblem>);

impl Found {
    fn push(&mut self, path: String, kind: CalendarProblemKind) {
        self.0.push(CalendarProblem { path, kind });
    }

    /// What can be wrong with any list of days of a year.
    fn days(&mut self, year: i32, path: &str, days: &[Day]) {
        let before = order::same_before(days, Ord::cmp);
        for (place, (&day, before)) in days.iter().zip(before).enumerate() {
            let mut push = |kind| self.push(format!("{path}/{place}"), kind);
            if day.year() != year {
                push(CalendarProblemKind::DayInOtherYear { day, year });
            }
            if before.is_some() {
                push(CalendarProblemKind::DayRepeated(day));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day;
    use crate::time::{Status, WorkingDayCalendar};

    #[test]
    fn every_problem_is_found_and_says_where() {
        let bad: Vec<CalendarYear> = serde_json::from_str(
            r#"[
              {"year": 2027, "status": "decided", "source": "QĐ", "days_off": ["2027-01-01"]},
              {"year": 2027, "status": "decided", "source": " ", "days_off": []},
              {"year": 2101, "status": "computed", "source": "QĐ",
               "days_off": ["2101-01-01", "2101-01-01", "2027-01-02", "2101-01-02"],
               "working_weekend_days": ["2101-01-03", "2101-01-02"]}
            ]"#,
        )
        .unwrap();
        let problems = WorkingDayCalendar::vietnam().with_years(bad).unwrap_err();
        let listed: Vec<_> = problems
            .iter()
            .map(|found| (found.path.as_str(), found.kind.code()))
            .collect();
        assert_eq!(
            listed,
            [
                ("/1/year", "year_repeated"),
                ("/1/source", "source_missing"),
                ("/1/days_off", "no_days_off"),
                ("/2/year", "year_not_covered"),
                ("/2/days_off/1", "day_repeated"),
                ("/2/days_off/2", "day_in_other_year"),
                ("/2/working_weekend_days/0", "not_a_weekend_day"),
                ("/2/working_weekend_days/1", "off_and_worked"),
            ]
        );
        assert!(
            problems
                .iter()
                .all(|found| !found.kind.in_vietnamese().is_empty())
        );
    }

    #[test]
    fn the_built_in_years_have_no_problem() {
        let calendar = WorkingDayCalendar::vietnam();
        let years: Vec<_> = (FIRST_YEAR..=LAST_YEAR)
            .map(|year| calendar.year(year).cloned().unwrap())
            .collect();
        assert_eq!(of_years(&years), []);
        assert_eq!(
            WorkingDayCalendar::vietnam().with_years(years),
            Ok(calendar)
        );
    }

    #[test]
    fn a_replaced_year_changes_its_own_answers_only() {
        let mut year = CalendarYear::computed(2030).unwrap();
        year.status = Status::Decided;
        year.days_off.push(day!(2030 - 12 - 24));
        let own = WorkingDayCalendar::vietnam();
        let changed = own.clone().with_years([year]).unwrap();
        assert!(own.is_working_day(day!(2030 - 12 - 24)).unwrap().value);
        assert!(!changed.is_working_day(day!(2030 - 12 - 24)).unwrap().value);
        let of_2031 = |calendar: &WorkingDayCalendar| {
            calendar
                .working_days_between(day!(2031 - 01 - 01), day!(2031 - 12 - 31))
                .unwrap()
        };
        assert_eq!(of_2031(&own), of_2031(&changed));
    }

    #[test]
    fn unknown_fields_and_wrong_days_are_refused() {
        for refused in [
            r#"{"year": 2027, "status": "decided", "source": "QĐ", "days_off": [], "weekend": "sunday"}"#,
            r#"{"year": 2027, "status": "guessed", "source": "QĐ", "days_off": []}"#,
            r#"{"year": 2027, "status": "decided", "source": "QĐ", "days_off": ["2027-02-29"]}"#,
            r#"{"year": 2027, "status": "decided", "days_off": []}"#,
        ] {
            assert!(
                serde_json::from_str::<CalendarYear>(refused).is_err(),
                "{refused}"
            );
        }
    }
}
