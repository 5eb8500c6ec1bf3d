//! The wording of deadlines: before a day, at the latest on it, by its end, in a period's last month,
//! within so many days of an event.

use alloc::vec::Vec;
use core::ops::Range;

use super::{days, text::Text};
use crate::{
    model::{DutyEvent, Frequency},
    time::{Count, Deadline, DueDay, Length},
};

/// A deadline in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) at: Range<usize>,
    pub(super) by: By,
}

/// What a deadline says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Day(Deadline),
    /// So long after an event.
    Within(DutyEvent, Length),
    /// A form that the register has no place for: a day of the next period, a window.
    NoPlace,
}

/// How a deadline's day is worded, the longer phrases first.
const BEFORE: [&str; 6] = [
    "chậm nhất trước ngày",
    "muộn nhất trước ngày",
    "chậm nhất trước",
    "trước ngày",
    "xong trước",
    "trước",
];
const AT_LATEST: [&str; 14] = [
    "chậm nhất là vào ngày",
    "chậm nhất là ngày",
    "chậm nhất vào ngày",
    "chậm nhất trong ngày",
    "chậm nhất đến ngày",
    "chậm nhất ngày",
    "chậm nhất là",
    "chậm nhất",
    "muộn nhất là ngày",
    "muộn nhất vào ngày",
    "muộn nhất trong ngày",
    "muộn nhất ngày",
    "muộn nhất là",
    "muộn nhất",
];
const BY_END: [&str; 3] = ["đến hết ngày", "hết ngày", "đến hết"];

/// The deadlines of a sentence, in order.
pub(super) fn deadlines(text: &Text<'_>, words: &Range<usize>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = words.start;
    while at < words.end {
        let data = text.any_phrase(
            at,
            &[
                "số liệu tính từ",
                "số liệu được tính từ",
                "thời gian chốt số liệu",
                "chốt số liệu",
                "kỳ số liệu",
            ],
        );
        if data.is_some() {
            // The days of a data window are no deadline; its sentence part ends at a stop.
            at = (at..words.end)
                .find(|it| matches!(text.sign(*it), Some(';' | '.' | ')')))
                .unwrap_or(words.end);
            continue;
        }
        match deadline(text, at, words.end) {
            Some((by, day_at, end)) => {
                found.push(Found { at: at..end, by });
                // `trước ngày 10/6 và ngày 10/12`: the word covers both.
                let mut next = end;
                while let Some(second) =
                    text.any_phrase(next, &["và ngày", "và trước ngày", "và", ", ngày"])
                    && let Some((by, behind)) = of_same_word(text, by, second, words.end)
                {
                    found.push(Found {
                        at: second..behind,
                        by,
                    });
                    next = behind;
                }
                at = next.max(day_at);
            }
            None => at = at.saturating_add(1),
        }
    }
    found
}

fn of_same_word(text: &Text<'_>, by: By, at: usize, until: usize) -> Option<(By, usize)> {
    let By::Day(deadline) = by else { return None };
    let (day, end) = due_day(text, at, until)?;
    Some((
        day.map_or(By::NoPlace, |day| By::Day(like(deadline, day))),
        end,
    ))
}

/// The wording of one deadline on another day.
fn like(deadline: Deadline, day: DueDay) -> Deadline {
    match deadline {
        Deadline::Before(_) => Deadline::Before(day),
        Deadline::AtLatest(_) => Deadline::AtLatest(day),
        _ => Deadline::ByEndOf(day),
    }
}

/// The deadline that begins at a position: what it says, where its day begins, where it ends.
fn deadline(text: &Text<'_>, at: usize, until: usize) -> Option<(By, usize, usize)> {
    if let Some(found) = within(text, at, until) {
        return Some(found);
    }
    for (phrases, kind) in [
        (&BEFORE[..], Deadline::Before as fn(DueDay) -> Deadline),
        (&AT_LATEST[..], Deadline::AtLatest),
        (&BY_END[..], Deadline::ByEndOf),
    ] {
        for phrase in phrases {
            if let Some(behind) = text.phrase(at, phrase)
                && let Some((day, end)) = due_day(text, behind, until)
            {
                return Some((
                    day.map_or(By::NoPlace, |day| By::Day(kind(day))),
                    behind,
                    end,
                ));
            }
        }
    }
    // `gửi báo cáo vào ngày 18 của tháng cuối kỳ` names its day without a word before it.
    if let Some(behind) = text.any_phrase(at, &["vào ngày", "ngày"])
        && let Some((day, end)) = last_month(text, behind)
    {
        return Some((By::Day(Deadline::AtLatest(day)), behind, end));
    }
    // A window: `từ ngày 16 đến ngày 20`, `tuần đầu tháng 12`.
    if let Some(behind) = text.any_phrase(at, &["từ ngày"])
        && days::number(text, behind).is_some()
        && text
            .find(
                behind..until.min(behind.saturating_add(8)),
                &["đến ngày", "đến"],
            )
            .is_some()
    {
        return Some((By::NoPlace, behind, behind.saturating_add(1)));
    }
    if let Some(behind) = text.any_phrase(at, &["tuần đầu tháng", "tuần cuối tháng"]) {
        return Some((By::NoPlace, behind, behind.saturating_add(1)));
    }
    None
}

/// A day behind the words of a deadline; `None` within where the register has no place for it.
fn due_day(text: &Text<'_>, at: usize, until: usize) -> Option<(Option<DueDay>, usize)> {
    let at = if text.says(at, "ngày") {
        at.saturating_add(1)
    } else {
        at
    };
    if let Some((day, end)) = last_month(text, at) {
        return Some((Some(day), end));
    }
    if let Some(day) = days::day(text, at).filter(|day| day.end <= until) {
        if let Some(next) = text.any_phrase(
            day.end,
            &[
                "của năm sau",
                "năm sau",
                "năm kế tiếp",
                "của năm tiếp theo",
                "năm tiếp theo",
            ],
        ) {
            return Some((None, next));
        }
        let due = match day.date() {
            Some(date) => DueDay::Once(date.window().earliest),
            None => DueDay::Yearly(day.yearly()?),
        };
        let end = text
            .any_phrase(day.end, &["hằng năm", "hàng năm"])
            .unwrap_or(day.end);
        return Some((Some(due), end));
    }
    // `ngày 10 của tháng tiếp theo`, `ngày 15 tháng đầu quý sau`.
    let number = days::number(text, at).filter(|day| (1..=31).contains(day));
    let behind = at.saturating_add(1);
    if number.is_some() {
        let next = [
            "của tháng tiếp theo",
            "tháng tiếp theo",
            "tháng sau",
            "của tháng sau",
            "tháng đầu quý sau",
            "của tháng đầu quý sau",
            "tháng đầu của quý sau",
            "hằng tháng",
            "hàng tháng",
        ];
        if let Some(end) = text.any_phrase(behind, &next) {
            return Some((None, end));
        }
    }
    None
}

/// `18 của tháng cuối kỳ báo cáo`, `20 tháng cuối quý`.
fn last_month(text: &Text<'_>, at: usize) -> Option<(DueDay, usize)> {
    let day = days::number(text, at).filter(|day| (1..=31).contains(day))?;
    let end = text.any_phrase(
        at.saturating_add(1),
        &[
            "của tháng cuối kỳ báo cáo",
            "tháng cuối kỳ báo cáo",
            "của tháng cuối quý",
            "tháng cuối quý",
            "tháng cuối của quý",
            "của tháng cuối kỳ",
            "tháng cuối kỳ",
            "của tháng cuối cùng",
        ],
    )?;
    Some((DueDay::OfLastMonth(Count::new(day)?), end))
}

/// `trong thời hạn 15 ngày kể từ ngày ký`.
fn within(text: &Text<'_>, at: usize, until: usize) -> Option<(By, usize, usize)> {
    let behind = text.any_phrase(
        at,
        &["trong thời hạn", "trong vòng", "chậm nhất sau", "chậm nhất"],
    )?;
    let number = days::number(text, behind)?;
    let unit = behind.saturating_add(1);
    let (length, end) = if let Some(end) = text.phrase(unit, "ngày làm việc") {
        (Length::working_days(number)?, end)
    } else {
        (Length::days(number)?, text.phrase(unit, "ngày")?)
    };
    let from = text.any_phrase(
        end,
        &[
            "kể từ ngày",
            "kể từ khi",
            "sau khi",
            "từ ngày",
            "sau ngày",
            "kể từ",
        ],
    )?;
    let scope = from..until.min(from.saturating_add(8));
    let by = if text.find(scope.clone(), &["ký"]).is_some() {
        By::Within(DutyEvent::Signing, length)
    } else if text
        .find(scope, &["gia hạn", "sửa đổi", "chấm dứt"])
        .is_some()
    {
        By::Within(DutyEvent::Change, length)
    } else {
        By::NoPlace
    };
    Some((by, behind, from))
}

/// How often a report is due, where a sentence says so, in order.
pub(super) fn frequencies(text: &Text<'_>, words: &Range<usize>) -> Vec<(Frequency, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = words.start;
    while at < words.end {
        let told = [
            (
                &[
                    "hằng năm",
                    "hàng năm",
                    "báo cáo năm",
                    "và năm",
                    "và cả năm",
                    "01 năm",
                    "mỗi năm",
                    "định kỳ năm",
                ][..],
                Frequency::Year,
            ),
            (
                &["6 tháng", "06 tháng", "sáu tháng"][..],
                Frequency::HalfYear,
            ),
            (
                &[
                    "hằng quý",
                    "hàng quý",
                    "mỗi quý",
                    "định kỳ quý",
                    "báo cáo quý",
                    "quý",
                ][..],
                Frequency::Quarter,
            ),
            (
                &["hằng tháng", "hàng tháng", "mỗi tháng", "báo cáo tháng"][..],
                Frequency::Month,
            ),
        ];
        let here = told
            .iter()
            .find_map(|(phrases, every)| Some((*every, text.any_phrase(at, phrases)?)));
        match here {
            Some((every, end)) => {
                // `quý II/2027` and `6 tháng đầu năm 2025` in a date are told by what follows.
                let roman = every == Frequency::Quarter && days::period_at(text, at).is_some();
                if !roman {
                    found.push((every, at..end));
                }
                at = end;
            }
            None => at = at.saturating_add(1),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &str) -> Vec<By> {
        let text = Text::of(words);
        let all = 0..text.len();
        deadlines(&text, &all)
            .into_iter()
            .map(|found| found.by)
            .collect()
    }

    fn day(json: &str) -> By {
        By::Day(serde_json::from_str(json).unwrap())
    }

    #[test]
    fn deadlines_as_letters_word_them() {
        for (words, deadline) in [
            ("trước ngày 30/10", r#"{"before": "10-30"}"#),
            ("trước 30/10 hằng năm", r#"{"before": "10-30"}"#),
            ("chậm nhất trước ngày 05 tháng 12", r#"{"before": "12-05"}"#),
            ("chậm nhất là ngày 15/11", r#"{"at_latest": "11-15"}"#),
            ("muộn nhất vào ngày 15/11", r#"{"at_latest": "11-15"}"#),
            ("đến hết ngày 28/02/2027", r#"{"by_end_of": "2027-02-28"}"#),
            (
                "chậm nhất ngày 18 của tháng cuối kỳ báo cáo",
                r#"{"at_latest": "18"}"#,
            ),
            ("trước ngày 20 tháng cuối quý", r#"{"before": "20"}"#),
        ] {
            assert_eq!(told(words), [day(deadline)], "{words}");
        }
        let both = [day(r#"{"before": "06-10"}"#), day(r#"{"before": "12-10"}"#)];
        assert_eq!(told("trước ngày 10/6 và ngày 10/12"), both);
        assert_eq!(told("trước ngày 31/01 năm sau"), [By::NoPlace]);
        assert_eq!(told("trước ngày 10 của tháng tiếp theo"), [By::NoPlace]);
        let days = Length::days(15).unwrap();
        assert_eq!(
            told("trong thời hạn 15 ngày kể từ ngày ký thỏa thuận"),
            [By::Within(DutyEvent::Signing, days)]
        );
        assert_eq!(told("số liệu tính từ ngày 15/12 đến hết ngày 14/12."), []);
        assert_eq!(told("theo quy định"), []);
    }
}
