//! Periods between two imprecise dates, as EDTF intervals: `2023/2028`, `2014/..`, `/2025-02-28`.

use alloc::string::String;
use core::{fmt, str::FromStr};

use super::{Day, ImpreciseDate, Order, Window};
use crate::{
    json::{At, Read, as_text},
    problem::Code,
    words::Language,
    words::{Filled, Say, Words, said, words},
};

/// A span from one bound to another, both included: `2023/2028`, `2014/..` (open), `/2025` (start
/// not known). A single date stands for itself: `2025` is the whole of 2025.
///
/// # Example: which days are certainly inside 2023/2028?
/// ```
/// use hoptac::{day, time::Period};
/// let plan: Period = "2023/2028".parse()?;
/// assert_eq!(plan.widest().earliest, day!(2023-01-01));
/// assert_eq!(plan.widest().latest, day!(2028-12-31));
/// assert_eq!(plan.in_vietnamese(), "giai đoạn 2023–2028");
/// # Ok::<(), hoptac::time::PeriodError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    start: Bound,
    end: Bound,
    single: bool,
}

/// One end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// A date, known to some precision.
    Date(ImpreciseDate),
    /// There is none: `..`.
    Open,
    /// There is one, but it is not known: the empty text.
    Unknown,
}

/// A text that is not an EDTF interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// The text has another shape.
    #[error("not a period written like 2023/2028, 2014/.. or 2025")]
    Shape,
    /// The last day certainly lies before the first.
    #[error("the period ends before it starts")]
    EndsBeforeStart,
}

impl Period {
    /// The period between two bounds.
    ///
    /// # Errors
    /// [`PeriodError`] when neither bound is a date, or the last certainly lies before the first.
    pub fn between(start: Bound, end: Bound) -> Result<Self, PeriodError> {
        if !matches!(start, Bound::Date(_)) && !matches!(end, Bound::Date(_)) {
            return Err(PeriodError::Shape);
        }
        let order = end
            .window(Window::from(Day::MAX))
            .compare(start.window(Window::exactly(Day::MIN)));
        if order == Order::Before {
            return Err(PeriodError::EndsBeforeStart);
        }
        Ok(Self {
            start,
            end,
            single: false,
        })
    }

    /// The first bound.
    #[must_use]
    pub fn start(self) -> Bound {
        self.start
    }

    /// The last bound.
    #[must_use]
    pub fn end(self) -> Bound {
        self.end
    }

    /// All days that may belong to the period, the whole of its first and last year or month
    /// included; an open or unknown bound sets no limit.
    #[must_use]
    pub fn widest(self) -> Window {
        Window {
            earliest: self.start.window(Window::UNKNOWN).earliest,
            latest: self.end.window(Window::UNKNOWN).latest,
        }
    }

    /// The words Vietnamese readers expect: `giai đoạn 2023–2028`, `năm 2025`, `từ 2014`.
    #[must_use]
    pub fn in_vietnamese(self) -> String {
        said(&self, Language::Vi)
    }

    /// The words English readers expect: `2023–2028`, `2025`, `since 2014`.
    #[must_use]
    pub fn in_english(self) -> String {
        said(&self, Language::En)
    }
}

impl Say for Period {
    fn say(&self, language: Language, text: &mut String) {
        // `giai đoạn 2023–2028`, not `giai đoạn năm 2023–năm 2028`.
        let short = |date: ImpreciseDate| {
            let name = date.named(language);
            name.strip_prefix("năm ").map_or(name.clone(), String::from)
        };
        let mut one =
            |sentence: Words<1>, date| Filled(sentence, &[&short(date)]).say(language, text);
        match (self.start, self.end) {
            (Bound::Date(date), _) if self.single => text.push_str(&date.named(language)),
            (Bound::Date(first), Bound::Date(last)) => {
                let sentence = words!("giai đoạn {}–{}", "{}–{}");
                Filled(sentence, &[&short(first), &short(last)]).say(language, text);
            }
            (Bound::Date(date), _) => one(words!("từ {}", "since {}"), date),
            (_, Bound::Date(date)) => one(words!("đến {}", "until {}"), date),
            _ => words!("không rõ thời gian", "at an unknown time").say(language, text),
        }
    }
}

impl Bound {
    /// The candidate days of this bound, or `otherwise` when it has no date.
    #[must_use]
    pub fn window(self, otherwise: Window) -> Window {
        match self {
            Self::Date(date) => date.window(),
            Self::Open | Self::Unknown => otherwise,
        }
    }
}

impl From<Day> for Bound {
    fn from(day: Day) -> Self {
        Self::Date(day.into())
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => fmt::Display::fmt(date, f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl FromStr for Bound {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        match text {
            ".." => Ok(Self::Open),
            "" => Ok(Self::Unknown),
            date => date.parse().map(Self::Date).map_err(|_| PeriodError::Shape),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.single {
            fmt::Display::fmt(&self.start, f)
        } else {
            write!(f, "{}/{}", self.start, self.end)
        }
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<ImpreciseDate> for Period {
    fn from(date: ImpreciseDate) -> Self {
        Self {
            start: Bound::Date(date),
            end: Bound::Date(date),
            single: true,
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let Some((start, end)) = text.split_once('/') else {
            return text
                .parse::<ImpreciseDate>()
                .map(Self::from)
                .map_err(|_| PeriodError::Shape);
        };
        Self::between(start.parse()?, end.parse()?)
    }
}

as_text! { Period }

impl Read for Period {
    fn read(at: &At<'_>) -> Self {
        match at.text().map(str::parse) {
            Some(Ok(period)) => return period,
            Some(Err(PeriodError::Shape)) => at.refuse(
                Code::BadValue,
                words!(
                    "một khoảng thời gian, viết như 2023/2028, 2014/.. hoặc 2025",
                    "a period, written like 2023/2028, 2014/.. or 2025",
                ),
            ),
            Some(Err(PeriodError::EndsBeforeStart)) => at.refuse(
                Code::EndsBeforeStart,
                words!(
                    "một khoảng thời gian kết thúc không trước lúc bắt đầu",
                    "a period that does not end before it starts",
                ),
            ),
            None => {}
        }
        Self::from(ImpreciseDate::from(Day::MIN))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Period {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Period".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A period: 2023/2028, 2014/.. (open), /2025 (start not known), or one date for the whole of it.",
            "pattern": "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|\\.\\.)?(/([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|\\.\\.)?)?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day;
    use alloc::string::ToString;

    #[test]
    fn every_form_of_a_period_is_read_and_written_back() {
        for text in [
            "2023/2028",
            "2014/..",
            "../2025-02-28",
            "/2025-02-28",
            "2014-05/",
            "2025",
            "2025-03",
        ] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in [
            "",
            "/",
            "../..",
            "2023-2028",
            "2023/2028/2030",
            "2023 / 2028",
        ] {
            assert_eq!(text.parse::<Period>(), Err(PeriodError::Shape), "{text:?}");
        }
        assert_eq!(
            "2028/2023".parse::<Period>(),
            Err(PeriodError::EndsBeforeStart)
        );
        assert!("2023-05/2023".parse::<Period>().is_ok());
    }

    #[test]
    fn an_open_end_sets_no_limit() {
        let widest = "2014/..".parse::<Period>().unwrap().widest();
        assert_eq!(widest, Window::from(day!(2014 - 01 - 01)));
    }
}
