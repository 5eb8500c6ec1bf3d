//! When a length of time ends, and which day a deadline names.

use alloc::vec::Vec;

use super::{
    page::{Entry, Page},
    reader::{Reader, capitalised},
};
use crate::{
    answers::{DeadlineDays, PeriodEnd, Why},
    contract::{DeadlineQuestion, PeriodQuestion},
    time::{Reliance, Window},
    words,
};

pub(super) fn page(reader: &Reader<'_>, ask: &PeriodQuestion, end: &PeriodEnd) -> Page {
    let asked = words::length_from(ask);
    let mut page = Page::titled(capitalised(reader.text(&asked)));
    days(reader, &mut page, end.last_day, end.rolled_day, &end.why);
    rests_on(reader, &mut page, end.reliance);
    page
}

pub(super) fn deadline(
    reader: &Reader<'_>,
    ask: &DeadlineQuestion,
    days_of: &DeadlineDays,
) -> Page {
    let by = reader.say(ask.by.in_vietnamese(), ask.by.in_english());
    let year = ask.year;
    let mut page = Page::titled(reader.say(
        alloc::format!("“{by}”, năm {year}"),
        alloc::format!("“{by}”, {year}"),
    ));
    match &days_of.due {
        Some(due) => {
            let [last, rolled] = [due.last_day, due.rolled_day].map(Window::exactly);
            days(reader, &mut page, last, rolled, &days_of.why);
            rests_on(reader, &mut page, due.reliance);
        }
        // The only step says that it is a day of another year.
        None => days_of
            .why
            .steps()
            .for_each(|step| page.sentence(reader.text(&step.says))),
    }
    page
}

/// The last day, and where it goes when it is no working day; with the articles they come from.
fn days(reader: &Reader<'_>, page: &mut Page, last: Window, rolled: Window, why: &Why) {
    let articles = why.steps().filter_map(|step| step.article.as_ref());
    let articles: Vec<_> = articles.map(|article| reader.text(article)).collect();
    page.entry(Entry {
        label: reader.say("Ngày cuối", "Last day").into(),
        text: reader.last_day(last),
        places: articles.join("; "),
        steps: reader.steps(why),
    });
    if rolled != last {
        page.entry(Entry {
            label: reader.say("Dời đến", "Moved to").into(),
            text: reader.last_day(rolled),
            ..Entry::default()
        });
    }
}

/// What the days off rest on, where they matter.
fn rests_on(reader: &Reader<'_>, page: &mut Page, reliance: Reliance) {
    if let Some(says) = words::reliance(reliance) {
        page.sentence(reader.text(&says));
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
