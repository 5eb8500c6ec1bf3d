//! What can be wrong with a calendar year that a caller brings along.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use super::holidays::{FIRST_YEAR, LAST_YEAR, is_weekend};
use super::{CalendarYear, Day};
use crate::{
    order,
    words::Bilingual,
    words::{Words, words},
};

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
        let of_day = |words: Words<1>, day: Day| words.with(&[&named(day)]);
        match self {
            Self::YearNotCovered(year) => words!(
                "lịch có các năm {} đến {}, không có năm {}",
                "the calendar covers the years {} to {}, not {}",
            )
            .with(&[&FIRST_YEAR, &LAST_YEAR, &year]),
            Self::YearRepeated(year) => words!(
                "năm {} ghi hai lần; chỉ ghi một lần",
                "the year {} is given twice; give it once",
            )
            .with(&[&year]),
            Self::SourceMissing => words!(
                "cần ghi văn bản hoặc quy tắc làm căn cứ",
                "name the decision or rule that these days come from",
            )
            .into(),
            Self::NoDaysOff => words!(
                "cần liệt kê các ngày nghỉ; năm nào cũng có ngày nghỉ",
                "list the days off of the year; every year has some",
            )
            .into(),
            Self::DayInOtherYear { day, year } => {
                words!("ngày {} không thuộc năm {}", "{} does not lie in {}")
                    .with(&[&named(day), &year])
            }
            Self::DayRepeated(day) => of_day(
                words!(
                    "ngày {} ghi hai lần; chỉ ghi một lần",
                    "{} is listed twice; list it once",
                ),
                day,
            ),
            Self::NotAWeekendDay(day) => of_day(
                words!(
                    "ngày {} không phải thứ Bảy hay Chủ nhật; chỉ các ngày đó mới có thể làm bù",
                    "{} is neither a Saturday nor a Sunday; only those can be working weekend days",
                ),
                day,
            ),
            Self::OffAndWorked(day) => of_day(
                words!(
                    "ngày {} vừa ghi là ngày nghỉ vừa ghi là ngày làm việc; chỉ chọn một",
                    "{} is listed both as a day off and as a working day; it can be one only",
                ),
                day,
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
    let mut found = Vec::new();
    let before = order::same_before(years, |a, b| a.year.cmp(&b.year));
    for (index, year) in years.iter().enumerate() {
        let mut push = |field: &str, kind| {
            let path = format!("/{index}/{field}");
            found.push(CalendarProblem { path, kind });
        };
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year.year) {
            push("year", CalendarProblemKind::YearNotCovered(year.year));
        }
        if order::at(years, &before, index).is_some() {
            push("year", CalendarProblemKind::YearRepeated(year.year));
        }
        if year.source.chars().all(char::is_whitespace) {
            push("source", CalendarProblemKind::SourceMissing);
        }
        if year.days_off.is_empty() {
            push("days_off", CalendarProblemKind::NoDaysOff);
        }
        let (days_off, worked) = (&year.days_off, &year.working_weekend_days);
        check_days("days_off", days_off, year.year, &mut push);
        check_days("working_weekend_days", worked, year.year, &mut push);
        let mut off = days_off.clone();
        off.sort();
        for (place, day) in worked.iter().enumerate() {
            let field = format!("working_weekend_days/{place}");
            if !is_weekend(*day) {
                push(&field, CalendarProblemKind::NotAWeekendDay(*day));
            } else if off.binary_search(day).is_ok() {
                push(&field, CalendarProblemKind::OffAndWorked(*day));
            }
        }
        let noted: Vec<_> = year.noted.iter().map(|noted| noted.day).collect::<Vec<_>>();
        check_days("noted", &noted, year.year, &mut push);
    }
    found
}

/// What can be wrong with any list of days of a year.
fn check_days(
    field: &str,
    days: &[Day],
    year: i32,
    push: &mut dyn FnMut(&str, CalendarProblemKind),
) {
    let before = order::same_before(days, Ord::cmp);
    for (place, day) in days.iter().enumerate() {
        let field = format!("{field}/{place}");
        let day = *day;
        if day.year() != year {
            push(&field, CalendarProblemKind::DayInOtherYear { day, year });
        }
        if order::at(days, &before, place).is_some() {
            push(&field, CalendarProblemKind::DayRepeated(day));
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
