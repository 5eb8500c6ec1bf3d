//! When a length of time ends, and which day a deadline names.

use alloc::vec::Vec;

use super::{
    page::Page,
    reader::{Capitalised, LastDay},
};
use crate::{
    answers::{DeadlineDays, PeriodEnd, Why},
    contract::{DeadlineQuestion, PeriodQuestion},
    time::{Reliance, Window},
    words::{Filled, words},
};

pub(super) fn page(page: &mut Page<'_>, ask: &PeriodQuestion, end: &PeriodEnd) {
    page.title(&[&Capitalised(ask)]);
    days(page, end.last_day, end.rolled_day, end.reliance, &end.why);
}

pub(super) fn deadline(page: &mut Page<'_>, ask: &DeadlineQuestion, days_of: &DeadlineDays) {
    let sentence = words!("“{}”, năm {}", "“{}”, {}");
    page.title(&[&Filled(sentence, &[&ask.by, &ask.year])]);
    match &days_of.due {
        Some(due) => {
            let [last, rolled] = [due.last_day, due.rolled_day].map(Window::exactly);
            days(page, last, rolled, due.reliance, &days_of.why);
        }
        // The only step says that it is a day of another year.
        None => {
            for step in days_of.why.steps() {
                page.sentence(&step.says);
            }
        }
    }
}

/// The last day, and where it goes when it is no working day; with the articles they come from and,
/// where they matter, what the days off rest on.
fn days(page: &mut Page<'_>, last: Window, rolled: Window, reliance: Reliance, why: &Why) {
    let reader = page.reader;
    let mut articles = Vec::new();
    for step in why.steps() {
        articles.extend(step.article.as_ref().map(|article| reader.text(article)));
    }
    page.located(
        &words!("Ngày cuối", "Last day"),
        &LastDay(last),
        articles.join("; "),
        reader.steps(&[why]),
    );
    if rolled != last {
        let moved = words!("Dời đến", "Moved to");
        page.line(&moved, &LastDay(rolled));
    }
    if let Some(says) = reliance.words() {
        page.sentence(&says);
    }
}

#[cfg(test)]
mod tests {
    use crate::render::sample::{expect, rendered};

    #[test]
    fn a_length_of_time_in_vietnamese() {
        let ask =
            r#"{"question": {"period": {"from": "2026-04-23", "length": {"working_days": 7}}}}"#;
        expect(&rendered(ask), "
             |7 ngày làm việc kể từ ngày 23/04/2026
             |
             |Ngày cuối    thứ Năm 07/05/2026
             |                             Bộ luật Dân sự 2015, điều 145–148; Bộ luật Lao động 2019, điều 111, 112
             |Dựa vào lịch nghỉ đã được quyết định.
            ");
    }

    #[test]
    fn a_deadline_in_english() {
        let ask = r#"{"language": "en", "why": true, "question": {"deadline": {"by": {"before": "11-15"}, "year": 2026, "roll": "backward"}}}"#;
        expect(&rendered(ask), "
             |“before 15/11”, 2026
             |
             |Last day    Saturday 14 November 2026                                Labour Code 2019, arts 111, 112
             |              1. “before 15/11”: the last day is 14 November 2026; read leniently, 15 November 2026.
             |              2. If it is a day off, it is moved back to the working day before: on 13 November
             |              2026.
             |              3. It rests on days off that have been decided. [Labour Code 2019, arts 111, 112]
             |Moved to    Friday 13 November 2026
             |It rests on days off that have been decided.
            ");
    }
}
