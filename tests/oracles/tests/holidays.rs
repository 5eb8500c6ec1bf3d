//! Holidays and swaps against PyPI `holidays` (`data/holidays.csv`), each difference explained.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use hoptac::day;
use hoptac::time::{CalendarYear, Day, WorkingDayCalendar, hung_kings, tet};

/// The days of a year whose status differs from "weekdays are worked, weekends are not".
fn unusual_here(calendar: &WorkingDayCalendar, year: i32) -> BTreeSet<Day> {
    let mut unusual = BTreeSet::new();
    let mut day = Day::new(year, 1, 1).unwrap();
    while day.year() == year {
        if calendar.is_working_day(day).unwrap().value == is_weekend(day) {
            unusual.insert(day);
        }
        day = day.next();
    }
    unusual
}

fn unusual_there(year: i32) -> BTreeSet<Day> {
    let lines = include_str!("../data/holidays.csv").lines();
    let mut unusual = BTreeSet::new();
    for line in lines {
        let mut fields = line.splitn(3, ',');
        let (day, kind): (Day, &str) = (
            fields.next().unwrap().parse().unwrap(),
            fields.next().unwrap(),
        );
        if day.year() == year && (kind == "worked") == is_weekend(day) {
            unusual.insert(day);
        }
    }
    unusual
}

fn is_weekend(day: Day) -> bool {
    matches!(NaiveDate::from(day).weekday(), Weekday::Sat | Weekday::Sun)
}

const SWAP: &str =
    "a swap of a computed year: only decisions swap days, and those before 2023 are not recorded";
const JANUARY_SWAP: &str =
    "decided: Friday 02/01/2026 off, Saturday 10/01/2026 worked; the package lacks it";
const FIFTH_DAY: &str =
    "the package gives Tết 2013 five days; the Code of 2012 came into force on 01/05/2013";
const CULTURE_DAY: &str =
    "the package counts Vietnam Culture Day and its day in lieu; here it is noted, not applied";

/// Days whose status differs, with the reason. Vietnam Culture Day is told by its date.
const DIFFERENCES: &[(Day, &str)] = &[
    (day!(2010 - 02 - 19), SWAP),
    (day!(2010 - 02 - 27), SWAP),
    (day!(2012 - 01 - 27), SWAP),
    (day!(2012 - 02 - 04), SWAP),
    (day!(2013 - 02 - 15), FIFTH_DAY),
    (day!(2013 - 04 - 29), SWAP),
    (day!(2013 - 05 - 04), SWAP),
    (day!(2014 - 04 - 26), SWAP),
    (day!(2014 - 05 - 02), SWAP),
    (day!(2014 - 09 - 01), SWAP),
    (day!(2014 - 09 - 06), SWAP),
    (day!(2014 - 12 - 27), SWAP),
    (day!(2015 - 01 - 02), SWAP),
    (day!(2015 - 02 - 14), SWAP),
    (day!(2015 - 02 - 16), SWAP),
    (day!(2015 - 04 - 25), SWAP),
    (day!(2015 - 04 - 29), SWAP),
    (day!(2018 - 12 - 31), SWAP),
    (day!(2019 - 01 - 05), SWAP),
    (day!(2019 - 04 - 29), SWAP),
    (day!(2019 - 05 - 04), SWAP),
    (day!(2026 - 01 - 02), JANUARY_SWAP),
    (day!(2026 - 01 - 10), JANUARY_SWAP),
];

/// 24 November from 2026 on, or the Monday in lieu of a weekend.
fn is_culture_day(day: Day) -> bool {
    let instead =
        NaiveDate::from(day).weekday() == Weekday::Mon && [25, 26].contains(&day.day_of_month());
    day.year() >= 2026 && day.month() == 11 && (day.day_of_month() == 24 || instead)
}

#[test]
fn every_day_of_2007_to_2100_has_the_same_status_but_for_the_explained_ones() {
    let calendar = WorkingDayCalendar::vietnam();
    let mut unexplained = Vec::new();
    let mut explained = BTreeSet::new();
    let mut culture_days = 0;
    for year in 2007..=2100 {
        let (here, there) = (unusual_here(&calendar, year), unusual_there(year));
        assert!(there.len() >= 8, "the data lacks {year}");
        for day in here.symmetric_difference(&there) {
            if DIFFERENCES.iter().any(|(listed, _)| listed == day) {
                explained.insert(*day);
            } else if is_culture_day(*day) && there.contains(day) {
                culture_days += 1;
            } else {
                unexplained.push(*day);
            }
        }
    }
    assert_eq!(unexplained, []);
    let listed: BTreeSet<Day> = DIFFERENCES.iter().map(|(day, _)| *day).collect();
    assert_eq!(
        explained, listed,
        "an explanation that explains nothing is a mistake"
    );
    assert_eq!(culture_days, 75, "{CULTURE_DAY}");
}

#[test]
fn tet_and_the_hung_kings_day_are_the_same() {
    let named = |name: &str, year: i32| -> Day {
        let mut lines = include_str!("../data/holidays.csv").lines();
        let line = lines.find(|line| {
            let name_of_line = line.splitn(3, ',').nth(2).unwrap();
            line.starts_with(&year.to_string()) && name_of_line.split("; ").any(|part| part == name)
        });
        line.unwrap()[..10].parse().unwrap()
    };
    for year in 2007..=2100 {
        assert_eq!(tet(year), Ok(named("Lunar New Year", year)));
        assert_eq!(
            hung_kings(year),
            Ok(named("Hung Kings' Commemoration Day", year))
        );
    }
}

/// The seed and the built-in table are one.
#[test]
fn the_seed_is_what_is_built_in() {
    let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds/calendar-vn.json");
    let years: Vec<CalendarYear> =
        serde_json::from_str(&std::fs::read_to_string(seed).unwrap()).unwrap();
    let calendar = WorkingDayCalendar::vietnam();
    assert_eq!(years.len(), 4);
    for year in &years {
        assert_eq!(calendar.year(year.year), Some(year));
    }
    assert_eq!(
        WorkingDayCalendar::vietnam().with_years(years),
        Ok(calendar)
    );
}
