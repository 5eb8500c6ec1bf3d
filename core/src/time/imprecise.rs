//! Dates known to the year, the month or the day, in strict EDTF level-0 text.

use alloc::string::String;
use core::{fmt, str::FromStr};

use super::{Day, Window};
use crate::{
    json::as_text,
    words::Language,
    words::{Filled, Say, said, words},
};

/// A date known to its year (`2020`), month (`2022-04`) or day (`2022-04-29`).
///
/// # Example: which days may "2022-04" be?
/// ```
/// use hoptac::{day, time::ImpreciseDate};
/// let april: ImpreciseDate = "2022-04".parse()?;
/// assert_eq!(april.window().earliest, day!(2022-04-01));
/// assert_eq!(april.window().latest, day!(2022-04-30));
/// assert_eq!(april.in_vietnamese(), "tháng 4/2022");
/// # Ok::<(), hoptac::time::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ImpreciseDate {
    first: Day,
    precision: Precision,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

/// A text that is not an EDTF date of level 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date written like 2022, 2022-04 or 2022-04-29")]
pub struct DateError;

impl ImpreciseDate {
    /// The days this date may be.
    #[must_use]
    pub fn window(self) -> Window {
        Window {
            earliest: self.first,
            latest: match self.precision {
                Precision::Year => self.first.end_of_year(),
                Precision::Month => self.first.end_of_month(),
                Precision::Day => self.first,
            },
        }
    }

    /// The words Vietnamese readers expect: `năm 2020`, `tháng 4/2022`, `29/04/2022`.
    #[must_use]
    pub fn in_vietnamese(self) -> String {
        self.named(Language::Vi)
    }

    /// The words English readers expect: `2020`, `April 2022`, `29 April 2022`.
    #[must_use]
    pub fn in_english(self) -> String {
        self.named(Language::En)
    }

    /// By itself, without the preposition that it has within a sentence.
    pub(crate) fn named(self, language: Language) -> String {
        let (first, year) = (self.first, self.first.year());
        let month: &dyn Say = match language {
            Language::Vi => &first.month(),
            Language::En => &english_month(first),
        };
        match self.precision {
            Precision::Year => said(&Filled(words!("năm {}", "{}"), &[&year]), language),
            Precision::Month => {
                let sentence = words!("tháng {}/{}", "{} {}");
                said(&Filled(sentence, &[month, &year]), language)
            }
            Precision::Day => said(&first, language),
        }
    }
}

impl Day {
    /// The form English readers expect, `29 April 2022`.
    #[must_use]
    pub fn in_english(self) -> String {
        alloc::format!(
            "{} {} {}",
            self.day_of_month(),
            english_month(self),
            self.year()
        )
    }
}

pub(crate) fn english_month(day: Day) -> &'static str {
    let month = usize::try_from(day.month()).ok();
    let place = month.and_then(|month| month.checked_sub(1));
    place.and_then(|place| MONTHS.get(place)).unwrap_or(&"")
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl From<Day> for ImpreciseDate {
    fn from(day: Day) -> Self {
        Self {
            first: day,
            precision: Precision::Day,
        }
    }
}

impl fmt::Display for ImpreciseDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.precision {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => fmt::Display::fmt(&self.first, f),
        }
    }
}

impl fmt::Debug for ImpreciseDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for ImpreciseDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let (rest, precision) = match text.len() {
            4 => ("-01-01", Precision::Year),
            7 => ("-01", Precision::Month),
            _ => ("", Precision::Day),
        };
        let first = [text, rest].join("").parse().map_err(|_| DateError)?;
        Ok(Self { first, precision })
    }
}

as_text! {
    ImpreciseDate,
    "một ngày, tháng hoặc năm có thật, viết như 2022-04-29, 2022-04 hoặc 2022",
    "a date that exists, written like 2022-04-29, 2022-04 or 2022",
    else Self::from(Day::MIN)
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ImpreciseDate {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "ImpreciseDate".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A date known to its year, month or day: 2020, 2022-04 or 2022-04-29.",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
        })
    }
}

/// With its preposition: `ngày 29/04/2022`, `on 29 April 2022`; `tháng 4/2022`, `in April 2022`.
impl Say for ImpreciseDate {
    fn say(&self, language: Language, text: &mut String) {
        let sentence = if self.window().is_exact() {
            words!("ngày {}", "on {}")
        } else {
            words!("{}", "in {}")
        };
        Filled(sentence, &[&self.named(language)]).say(language, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{day, time::Order};
    use alloc::string::ToString;
    use proptest::prelude::*;

    fn date(text: &str) -> ImpreciseDate {
        text.parse().unwrap()
    }

    #[test]
    fn only_level_0_text_is_read() {
        for refused in [
            "",
            "20",
            "02020",
            "2020-",
            "2020-5",
            "2020-13",
            "2020-00",
            "2020-02-30",
            "2020?",
            "2020~",
            "-2020",
            "+2020",
            " 2020",
            "2020-05-",
            "202X",
            "0000",
            "2020/2021",
        ] {
            assert_eq!(
                refused.parse::<ImpreciseDate>(),
                Err(DateError),
                "{refused:?}"
            );
        }
    }

    #[test]
    fn a_year_is_never_its_first_of_january() {
        let window = date("2020").window();
        assert_eq!(window.earliest, day!(2020 - 01 - 01));
        assert_eq!(window.latest, day!(2020 - 12 - 31));
        assert_eq!(window.compare(date("2020").window()), Order::Possibly);
        assert_eq!(window.compare(date("2021-01").window()), Order::Before);
    }

    #[test]
    fn people_read_dates_in_their_own_form() {
        assert_eq!(date("2020").in_vietnamese(), "năm 2020");
        assert_eq!(date("2025-03").in_vietnamese(), "tháng 3/2025");
        assert_eq!(date("2022-04-29").in_vietnamese(), "29/04/2022");
        assert_eq!(date("2025-03").in_english(), "March 2025");
        assert_eq!(date("2022-04-29").in_english(), "29 April 2022");
    }

    proptest! {
        #[test]
        fn printing_and_reading_give_the_date_back(year in 1i32..=9999, month in 1u32..=12, day in 1u32..=28, length in 0usize..3) {
            let text = match length {
                0 => alloc::format!("{year:04}"),
                1 => alloc::format!("{year:04}-{month:02}"),
                _ => alloc::format!("{year:04}-{month:02}-{day:02}"),
            };
            prop_assert_eq!(date(&text).to_string(), text);
        }

        #[test]
        fn a_more_precise_date_lies_within_the_less_precise(year in 1i32..=9999, month in 1u32..=12, day in 1u32..=28) {
            let texts = [
                alloc::format!("{year:04}"),
                alloc::format!("{year:04}-{month:02}"),
                alloc::format!("{year:04}-{month:02}-{day:02}"),
            ];
            for pair in texts.windows(2) {
                prop_assert!(date(&pair[1]).window().lies_within(date(&pair[0]).window()));
            }
        }
    }
}
