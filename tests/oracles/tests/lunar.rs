//! The lunar table against two independent astronomies.
//!
//! `data/lunar.csv` is PyEphem's, by the rule written in Python in `scripts/lunar.py`.
//! `calendrical_calculations` is the astronomy of the table's generator too, but is asked the other
//! way round here: which lunar day is this civil day?

use calendrical_calculations::chinese_based::{
    Chinese, ChineseBased, chinese_based_date_from_fixed,
};
use calendrical_calculations::gregorian::fixed_from_gregorian;
use calendrical_calculations::rata_die::RataDie;
use hoptac::day;
use hoptac::time::{Day, DoubtReason, Doubted, LunarDay, doubts, hung_kings, tet};

const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// One line of `data/lunar.csv`.
struct Year {
    year: i32,
    leap: u8,
    starts: Vec<Day>,
}

fn pyephem() -> Vec<Year> {
    let lines = include_str!("../data/lunar.csv").lines();
    let years: Vec<Year> = lines
        .map(|line| {
            let mut fields = line.split(',');
            Year {
                year: fields.next().unwrap().parse().unwrap(),
                leap: fields.next().unwrap().parse().unwrap(),
                starts: fields.map(|day| day.parse().unwrap()).collect(),
            }
        })
        .collect();
    assert!(years.iter().map(|year| year.year).eq(YEARS));
    years
}

impl Year {
    /// The months in their order: number, leap, first day.
    fn months(&self) -> impl Iterator<Item = (u8, bool, Day)> {
        let names = (1..=12).flat_map(|number| {
            std::iter::once((number, false)).chain((number == self.leap).then_some((number, true)))
        });
        assert_eq!(self.starts.len(), 12 + usize::from(self.leap != 0));
        names
            .zip(&self.starts)
            .map(|((number, leap), start)| (number, leap, *start))
    }
}

#[test]
fn every_tet_and_hung_kings_day_is_pyephems() {
    let mut compared = 0;
    for year in pyephem() {
        let third = year
            .months()
            .find(|(number, leap, _)| (*number, *leap) == (3, false));
        assert_eq!(tet(year.year), Ok(year.starts[0]));
        assert_eq!(hung_kings(year.year), Ok(third.unwrap().2.plus_days(9)));
        compared += 2;
    }
    assert_eq!(compared, 402);
}

/// Where the two astronomies part, and why. Each is listed among the library's own doubts.
const DIFFERENCES: &[(i32, &str)] = &[
    (
        1967,
        "month 6: the new moon of 07/07 fell seconds from midnight; before decision 121-CP",
    ),
    (
        2054,
        "month 4: the new moon of 07/05 will fall within a minute of midnight",
    ),
];

#[test]
fn every_month_is_pyephems_but_for_the_listed_ones() {
    let mut differing: Vec<i32> = Vec::new();
    for year in pyephem() {
        for (month, leap, start) in year.months() {
            let lunar = LunarDay {
                year: year.year,
                month,
                leap,
                day: 1,
            };
            if lunar.to_day() != Ok(start) {
                println!("{lunar} is {:?} here and {start} there", lunar.to_day());
                differing.push(year.year);
            }
        }
    }
    differing.dedup();
    let listed: Vec<i32> = DIFFERENCES.iter().map(|(year, _)| *year).collect();
    assert_eq!(differing, listed);
    for year in listed {
        let doubted = |reason| {
            doubts()
                .iter()
                .any(|doubt| doubt.year == year && doubt.reason == reason)
        };
        assert!(doubted(DoubtReason::NearMidnight), "{year}");
    }
}

/// Where `calendrical_calculations` is wrong about a leap month when asked for one day: it takes the
/// first month without a principal term, but the months between the months 11 of 2032 and 2033 are
/// twelve, so that the leap month is the 11th, after the solstice of 2033.
const WRONG_LEAP_MONTH: std::ops::RangeInclusive<Day> = day!(2033 - 09 - 23)..=day!(2034 - 01 - 19);

/// The lunar calendar at UTC+7.
struct Vietnamese;

impl ChineseBased for Vietnamese {
    fn utc_offset(_: RataDie) -> f64 {
        7.0 / 24.0
    }
    const EPOCH: RataDie = fixed_from_gregorian(-2636, 2, 15);
    const DEBUG_NAME: &'static str = "vietnamese";
}

/// The lunar day of a civil day by `calendrical_calculations`, without the year.
fn reingold_dershowitz<C: ChineseBased>(day: Day) -> (u8, bool, u8) {
    let (month, date) = (
        day.month().try_into().unwrap(),
        day.day_of_month().try_into().unwrap(),
    );
    let found = chinese_based_date_from_fixed::<C>(fixed_from_gregorian(day.year(), month, date));
    match found.leap_month.map(u8::from) {
        Some(leap) if found.month == leap => (found.month - 1, true, found.day),
        Some(leap) if found.month > leap => (found.month - 1, false, found.day),
        _ => (found.month, false, found.day),
    }
}

#[test]
fn every_tet_hung_kings_day_and_month_end_is_that_of_reingold_and_dershowitz() {
    let mut wrong = Vec::new();
    for year in YEARS {
        assert_eq!(
            reingold_dershowitz::<Vietnamese>(tet(year).unwrap()),
            (1, false, 1)
        );
        assert_eq!(
            reingold_dershowitz::<Vietnamese>(hung_kings(year).unwrap()),
            (3, false, 10)
        );
    }
    let mut day = day!(1900 - 01 - 31);
    while day <= day!(2101 - 01 - 28) {
        let lunar = LunarDay::from_day(day).unwrap();
        if lunar.day == 1 || lunar.day >= 29 {
            let theirs = reingold_dershowitz::<Vietnamese>(day);
            if (lunar.month, lunar.leap, lunar.day) != theirs {
                wrong.push(day);
            }
        }
        day = day.next();
    }
    assert_eq!(wrong.len(), 11, "{wrong:?}");
    assert!(
        wrong.iter().all(|day| WRONG_LEAP_MONTH.contains(day)),
        "{wrong:?}"
    );
}

#[test]
fn tet_differs_from_china_in_the_known_years() {
    let differing: Vec<i32> = (1968..=2100)
        .filter(|year| reingold_dershowitz::<Chinese>(tet(*year).unwrap()) != (1, false, 1))
        .collect();
    assert_eq!(differing, [1968, 1969, 1985, 2007, 2030, 2053]);
}

#[test]
fn before_1968_every_difference_from_utc_plus_8_is_a_listed_doubt() {
    struct EightHours;
    impl ChineseBased for EightHours {
        fn utc_offset(_: RataDie) -> f64 {
            8.0 / 24.0
        }
        const EPOCH: RataDie = fixed_from_gregorian(-2636, 2, 15);
        const DEBUG_NAME: &'static str = "utc+8";
    }
    for year in 1900..=1975 {
        for (what, day, lunar) in [
            (Doubted::Tet, tet(year).unwrap(), (1, false, 1)),
            (
                Doubted::HungKings,
                hung_kings(year).unwrap(),
                (3, false, 10),
            ),
        ] {
            let listed = doubts()
                .iter()
                .find(|doubt| doubt.year == year && doubt.what == what);
            assert_eq!(
                reingold_dershowitz::<EightHours>(day) != lunar,
                listed.is_some(),
                "{year}"
            );
            if let Some(doubt) = listed {
                assert_eq!(doubt.day, day);
                assert_eq!(reingold_dershowitz::<EightHours>(doubt.other), lunar);
            }
        }
    }
}
