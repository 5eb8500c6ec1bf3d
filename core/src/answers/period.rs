//! When a length of time ends, and which day a deadline names, on the working-day calendar.
//!
//! These two questions need nothing of the register but stand with the others, so that every door
//! answers them.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Rule, Why};
use crate::{
    Register,
    json::{Read, Write},
    problem::{Code, Fault, Found, Problems},
    time::{
        CalendarYear, Count, Day, Deadline, Due, FirstDay, ImpreciseDate, Length, Reading,
        Reliance, Relying, Roll, TimeError, Window, WorkingDayCalendar,
    },
    words::{Filled, Language, Say, words},
};

/// A question about the end of a length of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PeriodQuestion {
    /// The day from which it is counted, known to some precision.
    pub from: ImpreciseDate,
    /// How long.
    pub length: Length,
    /// How many times in a row, all counted from the one first day; once when not given.
    #[serde(default = "once", skip_serializing_if = "is_once")]
    pub times: Count<1_000>,
    /// Whether the first day is counted; not, when not given.
    #[serde(default, skip_serializing_if = "FirstDay::is_default")]
    pub first_day: FirstDay,
    /// Where a last day goes that is not a working day; it stays, when not given.
    #[serde(default)]
    pub roll: Roll,
    /// Years of the working-day calendar in place of those built in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calendar: Vec<CalendarYear>,
}

fn once() -> Count<1_000> {
    Count::ONE
}

fn is_once(times: &Count<1_000>) -> bool {
    *times == once()
}

/// A question about a deadline in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeadlineQuestion {
    /// The deadline as it is worded.
    pub by: Deadline,
    /// The year, 1 to 9999.
    pub year: u16,
    /// How "trước ngày" is read; strictly, when not given.
    #[serde(default)]
    pub reading: Reading,
    /// Where a last day goes that is not a working day; it stays, when not given.
    #[serde(default)]
    pub roll: Roll,
    /// Years of the working-day calendar in place of those built in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calendar: Vec<CalendarYear>,
}

/// When a length of time ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PeriodEnd {
    /// The last day, by the calendar alone: a window where the first day is one.
    pub last_day: Window,
    /// The last day after rolling off weekends and holidays; the same where nothing was rolled.
    pub rolled_day: Window,
    /// What it rests on: decided years of the working-day calendar, or computed ones.
    pub reliance: Reliance,
    /// The steps that led here.
    pub why: Why,
}

/// Which days a deadline names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DeadlineDays {
    /// The days; nothing where the deadline names a full day of another year.
    pub due: Option<Due>,
    /// The steps that led here.
    pub why: Why,
}

impl Register {
    /// When a length of time ends, by the Civil Code 2015, arts 145–148.
    ///
    /// # Errors
    /// `year_not_covered` where working days or rolling leave the calendar, `beyond_last_day` where
    /// the end lies after 9999-12-31, `bad_value` for a calendar year that cannot be.
    ///
    /// # Example: when do seven working days from 23/04/2026 end?
    /// ```
    /// # let register = hoptac::Register::from_json(r#"{"hoptac": 1, "province": {"name": {"vi": "x"}}}"#)?;
    /// let answer = register.ask(r#"{"period": {"from": "2026-04-23", "length": {"working_days": 7}}}"#);
    /// assert!(answer.contains(r#""last_day":{"earliest":"2026-05-07","latest":"2026-05-07"}"#));
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn period(&self, ask: &PeriodQuestion) -> Result<PeriodEnd, Problems> {
        let calendar = calendar(&ask.calendar, "/period/calendar")?;
        let from = ask.from.window();
        let times = ask.times.get();
        let end = |day| ask.length.nth_end(day, times, ask.first_day, &calendar);
        let last = both_ends(from, &end)?;
        let rolled = both_ends(last.value, &|day| calendar.roll(day, ask.roll))?;
        let mut why = Why::default();
        why.add(
            Rule::PeriodOfTime,
            &[],
            &[("from", &ask.from), ("times", &times)],
            match ask.first_day {
                FirstDay::NotCounted => words!(
                    "{}, không tính ngày đầu: kết thúc {}.",
                    "{}, the first day not counted: ends {}."
                ),
                FirstDay::Counted => words!(
                    "{}, tính cả ngày đầu: kết thúc {}.",
                    "{}, the first day counted: ends {}."
                ),
            },
            &[ask, &last.value],
        );
        let reliance = last.reliance.max(rolled.reliance);
        why_roll(
            &mut why,
            match ask.roll {
                Roll::Forward => Rule::RolledForward,
                Roll::Keep | Roll::Backward => Rule::RolledAsAsked,
            },
            ask.roll,
            rolled.value,
        );
        why_reliance(&mut why, reliance);
        Ok(PeriodEnd {
            last_day: last.value,
            rolled_day: rolled.value,
            reliance,
            why,
        })
    }

    /// Which day a deadline names in a year, which is the last day in time, and where that day goes
    /// when it is not a working day.
    ///
    /// # Errors
    /// `year_not_covered` where rolling leaves the calendar, `bad_value` for a calendar year that
    /// cannot be.
    ///
    /// # Example: what is the last day for "trước ngày 30/10" in 2025?
    /// ```
    /// # let register = hoptac::Register::from_json(r#"{"hoptac": 1, "province": {"name": {"vi": "x"}}}"#)?;
    /// let answer = register.ask(r#"{"deadline": {"by": {"before": "10-30"}, "year": 2025}}"#);
    /// assert!(answer.contains(r#""last_day":"2025-10-29""#));
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn deadline(&self, ask: &DeadlineQuestion) -> Result<DeadlineDays, Problems> {
        let calendar = calendar(&ask.calendar, "/deadline/calendar")?;
        let year = i32::from(ask.year);
        let due = ask
            .by
            .due_in(year, ask.reading, ask.roll, &calendar)
            .map_err(time_problem)?;
        let mut why = Why::default();
        let Some(due) = due else {
            why.add(
                Rule::AnotherYear,
                &[],
                &[("year", &year)],
                words!("“{}” không rơi vào năm {}.", "“{}” does not fall in {}."),
                &[&ask.by, &year],
            );
            return Ok(DeadlineDays { due: None, why });
        };
        why_reading(&mut why, ask, year, due.last_day);
        // A named day is no period: it rolls only where its text, or the question, says so.
        why_roll(
            &mut why,
            Rule::RolledAsAsked,
            ask.roll,
            Window::exactly(due.rolled_day),
        );
        why_reliance(&mut why, due.reliance);
        Ok(DeadlineDays {
            due: Some(due),
            why,
        })
    }
}

/// The calendar that is built in, with a caller's years in place of its own.
pub(super) fn calendar(years: &[CalendarYear], path: &str) -> Result<WorkingDayCalendar, Problems> {
    let calendar = WorkingDayCalendar::vietnam();
    calendar.with_years(years.to_vec()).map_err(|problems| {
        let mut found = Found::default();
        for problem in problems {
            let path = alloc::format!("{path}{}", problem.path);
            found.push(WRONG_YEAR.at(path, &[&problem.kind.said()], &[]));
        }
        found.into()
    })
}

static WRONG_YEAR: Fault<1> = Fault {
    code: Code::BadValue,
    message: words!(
        "Năm lịch không hợp lệ: {}.",
        "A calendar year that cannot be: {}.",
    ),
    help: words!(
        "Sửa dữ liệu của năm, hoặc bỏ năm ấy để dùng lịch có sẵn.",
        "Correct the year, or leave it out to use the calendar that is built in.",
    ),
};

/// Both ends of a window moved by a rule that keeps the order of days.
fn both_ends(
    window: Window,
    by: &dyn Fn(Day) -> Result<Relying<Day>, TimeError>,
) -> Result<Relying<Window>, Problems> {
    let by = |day| by(day).map_err(time_problem);
    let (earliest, latest) = (by(window.earliest)?, by(window.latest)?);
    Ok(Relying {
        value: Window {
            earliest: earliest.value,
            latest: latest.value,
        },
        reliance: earliest.reliance.max(latest.reliance),
    })
}

/// What cannot be worked out, as a problem of the question.
pub(super) fn time_problem(error: TimeError) -> Problems {
    let (code, help) = match error {
        TimeError::BeyondLastDay => (
            Code::BeyondLastDay,
            words!("Chọn thời hạn ngắn hơn.", "Give a shorter length."),
        ),
        _ => (
            Code::YearNotCovered,
            words!(
                "Chọn ngày trong các năm có lịch, hoặc không dời theo ngày làm việc.",
                "Give a day within the years of the calendar, or do not roll by working days.",
            ),
        ),
    };
    let message = words!("Không tính được: {}.", "It cannot be worked out: {}.");
    let fault = Fault {
        code,
        message,
        help,
    };
    fault.at(String::new(), &[&error.said()], &[]).into()
}

/// How the wording is read; "trước ngày" can be read in two ways, and both days are shown.
fn why_reading(why: &mut Why, ask: &DeadlineQuestion, year: i32, last_day: Day) {
    let (other, sentence) = match ask.reading {
        Reading::Strict => (
            Reading::Lenient,
            words!("; đọc rộng thì {}", "; read leniently, {}"),
        ),
        Reading::Lenient => (
            Reading::Strict,
            words!("; đọc chặt thì {}", "; read strictly, {}"),
        ),
    };
    let otherwise = match ask.by.last_day_in(year, other) {
        Some(other) if other != last_day => Some(sentence.with(&[&other])),
        _ => None,
    };
    why.add(
        deadline_rule(ask.by, ask.reading),
        &[],
        &[("last_day", &last_day)],
        words!("“{}”: hạn cuối {}{}.", "“{}”: the last day is {}{}."),
        &[&ask.by, &last_day, &otherwise],
    );
}

fn why_roll(why: &mut Why, rule: Rule, roll: Roll, last: Window) {
    let sentence = match roll {
        Roll::Keep => return,
        Roll::Forward => words!(
            "Nếu rơi vào ngày nghỉ thì lùi đến ngày làm việc kế tiếp: {}.",
            "If it is a day off, it is moved on to the next working day: {}.",
        ),
        Roll::Backward => words!(
            "Nếu rơi vào ngày nghỉ thì đưa về ngày làm việc trước đó: {}.",
            "If it is a day off, it is moved back to the working day before: {}.",
        ),
    };
    why.add(rule, &[], &[], sentence, &[&last]);
}

pub(super) fn why_reliance(why: &mut Why, reliance: Reliance) {
    if let Some(says) = reliance.words() {
        why.add(Rule::CalendarReliance, &[], &[], says, &[]);
    }
}

/// `5 năm kể từ ngày 29/02/2024`, `2 times 1 month from 31 January 2024`.
impl Say for PeriodQuestion {
    fn say(&self, language: Language, text: &mut String) {
        if self.times.get() != 1 {
            Filled(words!("{} lần ", "{} times "), &[&self.times.get()]).say(language, text);
        }
        let from = self.from.window();
        let (sentence, day): (_, &dyn Say) = if from.is_exact() {
            (words!("{} kể từ ngày {}", "{} from {}"), &from.latest)
        } else {
            (words!("{} kể từ {}", "{} from a day {}"), &self.from)
        };
        Filled(sentence, &[&self.length, day]).say(language, text);
    }
}

/// The rule by which a deadline is read.
pub(crate) fn deadline_rule(by: Deadline, reading: Reading) -> Rule {
    match (by, reading) {
        (Deadline::Before(_), Reading::Strict) => Rule::BeforeExcludesDay,
        _ => Rule::AtLatestIncludesDay,
    }
}
