//! Periods in days, weeks, months and years against chrono, jiff and, when at hand, dates-calc.

use std::path::Path;

use chrono::{Months, NaiveDate};
use hoptac::day;
use hoptac::time::{Day, FirstDay, Length, WorkingDayCalendar};
use jiff::ToSpan;
use proptest::prelude::*;

fn end(length: Option<Length>, anchor: Day, n: u32) -> Day {
    // No calendar is asked for such lengths; it is made once all the same.
    static CALENDAR: std::sync::LazyLock<WorkingDayCalendar> =
        std::sync::LazyLock::new(WorkingDayCalendar::vietnam);
    let end = length
        .unwrap()
        .nth_end(anchor, n, FirstDay::NotCounted, &CALENDAR);
    end.unwrap().value
}

fn by_jiff(day: Day, span: jiff::Span) -> Day {
    let date: jiff::civil::Date = day.to_string().parse().unwrap();
    date.checked_add(span).unwrap().to_string().parse().unwrap()
}

fn any_day() -> impl Strategy<Value = Day> {
    (0i64..200_000).prop_map(|offset| day!(1800 - 01 - 01).plus_days(offset))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    /// chrono and jiff both take the last day of a month that is too short: no difference to list.
    #[test]
    fn months_and_years_end_as_in_chrono_and_jiff(anchor in any_day(), count in 1u32..400, n in 1u32..6) {
        let months = count * n;
        let chrono = Day::from(NaiveDate::from(anchor) + Months::new(months));
        prop_assert_eq!(end(Length::months(count), anchor, n), chrono);
        prop_assert_eq!(by_jiff(anchor, i64::from(months).months()), chrono);

        let years = by_jiff(anchor, i64::from(months).years());
        prop_assert_eq!(end(Length::years(count), anchor, n), years);
    }

    #[test]
    fn days_and_weeks_end_as_in_jiff(anchor in any_day(), count in 1u32..4_000, n in 1u32..6) {
        let times = i64::from(count * n);
        prop_assert_eq!(end(Length::days(count), anchor, n), by_jiff(anchor, times.days()));
        prop_assert_eq!(end(Length::weeks(count), anchor, n), by_jiff(anchor, times.weeks()));
    }
}

/// The vectors of CatalaLang/dates-calc give a period as years, months and days; those with one
/// unit only are a `Length`. Where the month is too short they round both ways; "down" is the
/// Civil Code's last day of the month.
#[test]
#[ignore = "needs the folder test/ of CatalaLang/dates-calc: DATES_CALC=<folder> cargo test -p oracles -- --ignored"]
fn months_end_as_in_dates_calc() {
    let folder = std::env::var("DATES_CALC").expect("DATES_CALC names the folder");
    let mut compared = 0;
    for (file, column) in [
        ("exact_computations.csv", 2),
        ("ambiguous_computations.csv", 3),
    ] {
        let text = std::fs::read_to_string(Path::new(&folder).join(file)).unwrap();
        for line in text.lines().skip(1).filter(|line| !line.trim().is_empty()) {
            let fields: Vec<&str> = line.split(';').map(str::trim).collect();
            let (anchor, expected): (Day, Day) =
                (fields[0].parse().unwrap(), fields[column].parse().unwrap());
            let period: Vec<i64> = fields[1]
                .trim_matches(['[', ']'])
                .split(',')
                .map(|part| part.split_whitespace().next().unwrap().parse().unwrap())
                .collect();
            let length = match *period.as_slice() {
                [0, 0, days] => u32::try_from(days).ok().and_then(Length::days),
                [0, months, 0] => u32::try_from(months).ok().and_then(Length::months),
                [years, 0, 0] => u32::try_from(years).ok().and_then(Length::years),
                _ => None,
            };
            // Mixed, negative and empty periods are no lengths of a term.
            let Some(length) = length else {
                println!("not a length: {line}");
                continue;
            };
            assert_eq!(end(Some(length), anchor, 1), expected, "{line}");
            compared += 1;
        }
    }
    println!("{compared} vectors compared");
    assert!(compared > 0);
}
