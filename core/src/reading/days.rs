//! Days, months, quarters and years as letters write them; nothing turns a year into its first day.

use alloc::{format, string::String};
use core::ops::Range;

use super::text::{Gap, Text};
use crate::time::{ImpreciseDate, MonthDay, Period};

/// A number; where a scan has broken it, letters that look like digits are read as these.
pub(super) fn number(text: &Text<'_>, at: usize) -> Option<u32> {
    text.number(at).or_else(|| {
        let word = text.folded(at);
        let digits = |letter: char| letter.is_ascii_digit() || "iloz".contains(letter);
        if !(1..=4).contains(&word.len())
            || !word.chars().all(digits)
            || !word.bytes().any(|byte| byte.is_ascii_digit())
        {
            return None;
        }
        let mended = word.chars().map(|letter| match letter {
            'i' | 'l' => '1',
            'o' => '0',
            'z' => '2',
            digit => digit,
        });
        mended.collect::<String>().parse().ok()
    })
}

/// A year of our time.
pub(super) fn year(text: &Text<'_>, at: usize) -> Option<u32> {
    number(text, at).filter(|year| (1945..=2100).contains(year) && text.folded(at).len() == 4)
}

fn date(year: u32, month: Option<u32>, day: Option<u32>) -> Option<ImpreciseDate> {
    let text = match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    };
    text.parse().ok()
}

fn slash(text: &Text<'_>, at: usize) -> bool {
    matches!(text.sign(at), Some('/' | '-' | '.'))
        && text.word(at).is_some_and(|it| it.after <= Gap::Space)
}

/// A full day, or a day of a month, that begins at a position, with the position behind it:
/// `25/4/2023`, `ngày 25 tháng 4 năm 2023`, `20-2-2009`; `30/10`, `ngày 30 tháng 10`.
pub(super) struct DayFound {
    pub(super) day: u32,
    pub(super) month: u32,
    pub(super) year: Option<u32>,
    pub(super) end: usize,
}

impl DayFound {
    /// The full day.
    pub(super) fn date(&self) -> Option<ImpreciseDate> {
        date(self.year?, Some(self.month), Some(self.day))
    }

    /// The day of every year.
    pub(super) fn yearly(&self) -> Option<MonthDay> {
        MonthDay::new(self.month, self.day)
    }
}

/// The day that begins at a position.
pub(super) fn day(text: &Text<'_>, at: usize) -> Option<DayFound> {
    let first = if text.says(at, "ngày") {
        at.saturating_add(1)
    } else {
        at
    };
    let day = number(text, first).filter(|day| (1..=31).contains(day))?;
    let behind = first.saturating_add(1);
    let second = behind.saturating_add(1);
    let month = number(text, second).filter(|month| (1..=12).contains(month))?;
    let end = second.saturating_add(1);
    let third = end.saturating_add(1);
    if text.says(behind, "tháng") {
        let year = text.says(end, "năm").then(|| year(text, third)).flatten();
        let end = if year.is_some() {
            third.saturating_add(1)
        } else {
            end
        };
        return Some(DayFound {
            day,
            month,
            year,
            end,
        });
    }
    if !slash(text, behind) {
        return None;
    }
    if let Some(year) = year(text, third).filter(|_| slash(text, end)) {
        let end = third.saturating_add(1);
        return Some(DayFound {
            day,
            month,
            year: Some(year),
            end,
        });
    }
    // `5.1` is a number, and `2-3` a range.
    (text.sign(behind) == Some('/')).then_some(DayFound {
        day,
        month,
        year: None,
        end,
    })
}

/// A date that begins at a position: a day, a month or a year, with the position behind it.
pub(super) fn date_at(text: &Text<'_>, at: usize) -> Option<(ImpreciseDate, usize)> {
    if let Some(day) = day(text, at)
        && let Some(date) = day.date()
    {
        return Some((date, day.end));
    }
    if text.says(at, "tháng")
        && let Some(month) = number(text, at.saturating_add(1)).filter(|it| (1..=12).contains(it))
    {
        let behind = at.saturating_add(2);
        let end = behind.saturating_add(1);
        if (slash(text, behind) || text.says(behind, "năm"))
            && let Some(year) = year(text, end)
        {
            return Some((date(year, Some(month), None)?, end.saturating_add(1)));
        }
    }
    if text.says(at, "năm")
        && let Some(year) = year(text, at.saturating_add(1))
    {
        return Some((date(year, None, None)?, at.saturating_add(2)));
    }
    None
}

/// A stretch of time that begins at a position, with the position behind it: `giai đoạn 2023 - 2028`,
/// `quý II/2027`, `6 tháng đầu năm 2025`, `đến năm 2030`, `năm 2024 và các năm tiếp theo`.
pub(super) fn period_at(text: &Text<'_>, at: usize) -> Option<(Period, usize)> {
    let next = |steps: usize| at.saturating_add(steps);
    if text.phrase(at, "giai đoạn").is_some() {
        let first = if text.says(next(2), "từ") {
            next(3)
        } else {
            next(2)
        };
        let first = if text.says(first, "năm") {
            first.saturating_add(1)
        } else {
            first
        };
        return years(text, first);
    }
    if text.says(at, "quý") {
        let quarter = match text.folded(next(1)) {
            "1" | "i" => 1_u32,
            "2" | "ii" => 2,
            "3" | "iii" => 3,
            "4" | "iv" => 4,
            _ => return None,
        };
        let year_at = if slash(text, next(2)) || text.says(next(2), "năm") {
            next(3)
        } else {
            next(2)
        };
        let year = year(text, year_at)?;
        let last = quarter.saturating_mul(3);
        let period = format!("{year}-{:02}/{year}-{last:02}", last.saturating_sub(2));
        return Some((period.parse().ok()?, year_at.saturating_add(1)));
    }
    if text.phrase(at, "6 tháng đầu năm").is_some() || text.phrase(at, "6 tháng cuối năm").is_some()
    {
        let year = year(text, next(4))?;
        let months = if text.says(next(2), "đầu") {
            ("01", "06")
        } else {
            ("07", "12")
        };
        let period = format!("{year}-{}/{year}-{}", months.0, months.1);
        return Some((period.parse().ok()?, next(5)));
    }
    if text.says(at, "đến") {
        let skipped = text.any_phrase(next(1), &["hết năm", "cuối năm", "năm"]);
        let year_at = skipped.unwrap_or(next(1));
        let year = year(text, year_at)?;
        return Some((
            format!("../{year}").parse().ok()?,
            year_at.saturating_add(1),
        ));
    }
    if let Some((period, end)) = years(text, if text.says(at, "năm") { next(1) } else { at }) {
        return Some((period, end));
    }
    let (date, end) = date_at(text, at)?;
    if let Some(end) = text.any_phrase(end, &["và các năm tiếp theo", "và những năm tiếp theo"])
    {
        return Some((format!("{date}/..").parse().ok()?, end));
    }
    Some((format!("{date}").parse().ok()?, end))
}

/// `2023 - 2028`, `2023 đến 2028`, `2023 đến năm 2028`.
fn years(text: &Text<'_>, at: usize) -> Option<(Period, usize)> {
    let from = year(text, at)?;
    let between = at.saturating_add(1);
    let between = text.any_phrase(between, &["đến năm", "đến", "-"])?;
    let until = year(text, between)?;
    let period = format!("{from}/{until}").parse().ok()?;
    Some((period, between.saturating_add(1)))
}

/// The first stretch of time in some words, and where it stands.
pub(super) fn period_in(text: &Text<'_>, within: Range<usize>) -> Option<(Period, Range<usize>)> {
    within.clone().find_map(|at| {
        let (period, end) = period_at(text, at)?;
        (end <= within.end).then_some((period, at..end))
    })
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn days_and_periods_as_letters_write_them() {
        let told = |text: &str| {
            let text = Text::of(text);
            let end = text.len();
            let (period, behind) = period_at(&text, 0)?;
            (behind == end).then(|| period.to_string())
        };
        for (words, period) in [
            ("25/4/2023", "2023-04-25"),
            ("ngày 25 tháng 4 năm 2023", "2023-04-25"),
            ("20-2-2009", "2009-02-20"),
            ("tháng 3/2025", "2025-03"),
            ("quý II/2027", "2027-04/2027-06"),
            ("6 tháng đầu năm 2025", "2025-01/2025-06"),
            ("giai đoạn 2023 - 2028", "2023/2028"),
            ("giai đoạn 2023–2028", "2023/2028"),
            ("đến năm 2030", "../2030"),
            ("năm 2024 và các năm tiếp theo", "2024/.."),
            ("ngày I5/11/2024", "2024-11-15"),
        ] {
            assert_eq!(told(words).as_deref(), Some(period), "{words}");
        }
        assert_eq!(told("31/02/2024"), None);
    }
}
