//! A calendar of its own: every day from 1700 to 2499, counted one after the other.
//!
//! Nothing here is shared with the library, so that a slip in its calendar cannot hide in the oracle.

use std::sync::LazyLock;

/// A day, as the number of days since 01/01/1700.
pub(crate) type Day = i64;

/// Stands for every day that lies too far ahead to be counted singly.
pub(crate) const FAR: Day = 1_000_000;

/// From here on no day is told from another: what is counted back from `FAR` lies here, too.
pub(crate) const BEYOND: Day = 290_000;

/// The day that never comes.
pub(crate) const NEVER: Day = i64::MAX;

/// Stands for every day that lies too far back to be counted singly: 01/01/1720.
pub(crate) const LONG_AGO: Day = 7_304;

/// A length of time; weeks are seven days, years twelve months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    Days(i64),
    Months(i64),
}

struct Calendar {
    /// Year, month and day of the month of each day.
    days: Vec<(i64, i64, i64)>,
    /// The first day of each month, January 1700 first.
    months: Vec<Day>,
}

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
    let mut calendar = Calendar {
        days: Vec::new(),
        months: Vec::new(),
    };
    for year in 1700..2500 {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let february = if leap { 29 } else { 28 };
        let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1..).zip(lengths) {
            calendar.months.push(calendar.days.len() as Day);
            for day in 1..=length {
                calendar.days.push((year, month, day));
            }
        }
    }
    calendar.months.push(calendar.days.len() as Day);
    calendar
});

/// The days of a month that is the `month`-th after January 1700, first and last.
fn month(month: i64) -> (Day, Day) {
    let first = &CALENDAR.months[month as usize..];
    (first[0], first[1] - 1)
}

/// The days that a text such as `2020`, `2020-05` or `2020-05-17` may mean, first and last.
pub(crate) fn candidates(text: &str) -> (Day, Day) {
    let numbers: Vec<i64> = text.split('-').map(|part| part.parse().unwrap()).collect();
    let january = (numbers[0] - 1700) * 12;
    match numbers[..] {
        [_] => (month(january).0, month(january + 11).1),
        [_, number] => month(january + number - 1),
        [_, number, day] => {
            let day = month(january + number - 1).0 + day - 1;
            (day, day)
        }
        _ => panic!("no date: {text}"),
    }
}

/// The one day of a text such as `2020-05-17`.
pub(crate) fn day(text: &str) -> Day {
    let (first, last) = candidates(text);
    assert_eq!(first, last, "{text} is no day");
    first
}

/// A day as `2020-05-17`.
pub(crate) fn text(day: Day) -> String {
    let (year, month, day) = CALENDAR.days[day as usize];
    format!("{year:04}-{month:02}-{day:02}")
}

/// The last day of a length of time that begins on `from`: its first day is not counted, unless it
/// is `counted`.
pub(crate) fn end(from: Day, length: Length, counted: bool) -> Day {
    let earlier = i64::from(counted);
    match length {
        _ if from == NEVER => NEVER,
        Length::Days(days) => from + days - earlier,
        Length::Months(months) if from >= BEYOND => from + months * 30,
        Length::Months(months) => {
            let (first, last, there) = corresponding(from, months);
            if there > last {
                last
            } else {
                assert!(there >= first);
                there - earlier
            }
        }
    }
}

/// The day that lies a length of time before another.
pub(crate) fn before(day: Day, length: Length) -> Day {
    match length {
        _ if day == NEVER => NEVER,
        Length::Days(days) => day - days,
        Length::Months(months) if day >= BEYOND => day - months * 30,
        Length::Months(months) => {
            let (_, last, there) = corresponding(day, -months);
            there.min(last)
        }
    }
}

/// The month so many months away, and its day of the same number, which may lie past its end.
fn corresponding(day: Day, months: i64) -> (Day, Day, Day) {
    let (year, number, day_of_month) = CALENDAR.days[day as usize];
    let (first, last) = month((year - 1700) * 12 + number - 1 + months);
    (first, last, first + day_of_month - 1)
}

#[test]
fn the_calendar_counts_as_the_civil_code_does() {
    let end_of = |from, length| text(end(day(from), length, false));
    assert_eq!(end_of("2024-02-29", Length::Months(60)), "2029-02-28");
    assert_eq!(end_of("2024-01-31", Length::Months(1)), "2024-02-29");
    assert_eq!(end_of("2024-01-31", Length::Months(2)), "2024-03-31");
    assert_eq!(end_of("2026-03-01", Length::Days(15)), "2026-03-16");
    let counted = |from, length| text(end(day(from), length, true));
    assert_eq!(counted("2022-01-01", Length::Months(60)), "2026-12-31");
    assert_eq!(counted("2023-03-31", Length::Months(1)), "2023-04-30");
    assert_eq!(counted("2026-03-01", Length::Days(15)), "2026-03-15");
    let back = |from, length| text(before(day(from), length));
    assert_eq!(back("2028-12-31", Length::Months(6)), "2028-06-30");
    assert_eq!(back("2028-01-01", Length::Months(6)), "2027-07-01");
    assert_eq!(text(candidates("2100-02").1), "2100-02-28");
    assert_eq!(text(candidates("2000").1), "2000-12-31");
    assert_eq!(day("2000-03-01") - day("1970-01-01"), 11_017);
}
