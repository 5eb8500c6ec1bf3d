//! Answers as text for people, in Vietnamese and English.
//!
//! Each answer has a file of its own, which lays it out on a [`page::Page`] and, where it is a list,
//! as a [`page::Table`]. A writer for each form turns them into text: [`text`], [`markdown`],
//! [`csv`], and [`icalendar`] for what has days.

mod acts;
mod agenda;
mod calendars;
mod check;
mod csv;
mod diff;
mod find;
mod history;
mod icalendar;
mod markdown;
mod page;
mod period;
mod procedure;
mod reader;
mod report_entries;
mod reports;
mod responsible;
#[cfg(test)]
mod sample;
mod standing;
mod standings;
mod targets;
mod text;
mod timeline;
mod workload;
mod yearly_report;

use alloc::{string::String, vec::Vec};

use crate::{
    Register,
    contract::{Form, Question, RenderQuestion, Reply},
    model::Bilingual,
    problem::{Code, Problem, Problems},
};
use icalendar::Calendar;
use page::{Block, Page, Table};
use reader::Reader;

/// The answer to a question, laid out for people.
///
/// * `path`: where the question stands, for the paths of its problems.
pub(crate) fn render(
    register: &Register,
    ask: &RenderQuestion,
    path: &str,
) -> Result<String, Problems> {
    let reader = Reader {
        register,
        language: ask.language,
        why: ask.why,
        all: ask.all,
    };
    let under = |problems: Problems| problems.under(path);
    match ask.form {
        Form::Text => page(reader, &ask.question)
            .map(|blocks| text::text(&blocks))
            .map_err(under),
        Form::Markdown => page(reader, &ask.question)
            .map(|blocks| markdown::markdown(&blocks))
            .map_err(under),
        Form::Csv => table(reader, &ask.question)
            .map_err(under)?
            .map(|table| csv::csv(&table))
            .ok_or_else(|| not_in_form("agenda, reports, standings, targets, workload")),
        Form::Icalendar => {
            let calendar = calendar(reader, &ask.question)
                .map_err(under)?
                .ok_or_else(|| not_in_form("agenda, reports"))?;
            let stamp = ask.stamp.as_ref().ok_or_else(stamp_missing)?;
            Ok(icalendar::icalendar(&calendar, stamp))
        }
    }
}

fn page(reader: Reader<'_>, question: &Question) -> Result<Vec<Block>, Problems> {
    let register = reader.register;
    let mut blocks = Page::of(reader);
    let page = &mut blocks;
    match question {
        // The reports on its page are followed up all their levels.
        Question::Agenda(ask) => {
            let (agenda, reports) = register.agenda_with_reports(ask)?;
            agenda::page(page, &agenda, &reports);
        }
        Question::KnownOn(ask) => {
            let register = &register.known_on(ask.on)?;
            let reader = Reader { register, ..reader };
            return self::page(reader, &ask.question)
                .map_err(|problems| problems.under("/known_on/question"));
        }
        Question::Rebase(_) | Question::Render(_) => return Err(laid_out_already()),
        _ => match (&register.answer(question)?, question) {
            (Reply::Standing(standing), _) => standing::page(page, standing),
            (Reply::Standings(standings), _) => standings::page(page, standings),
            (Reply::Responsible(responsible), _) => responsible::page(page, responsible),
            (Reply::Workload(workload), _) => workload::page(page, workload),
            (Reply::Reports(reports), _) => reports::page(page, reports),
            (Reply::Targets(targets), _) => targets::page(page, targets),
            (Reply::Timeline(timeline), _) => timeline::page(page, timeline),
            (Reply::YearlyReport(report), _) => yearly_report::page(page, report),
            (Reply::Check(check), _) => check::page(page, check),
            (Reply::Find(find), _) => find::page(page, find),
            (Reply::Period(end), Question::Period(ask)) => period::page(page, ask, end),
            (Reply::Deadline(days), Question::Deadline(ask)) => period::deadline(page, ask, days),
            (Reply::Procedure(procedure), _) => procedure::page(page, procedure),
            (Reply::Acts(acts), _) => acts::page(page, acts),
            (Reply::History(history), _) => history::page(page, history),
            (Reply::Diff(diff), _) => diff::page(page, diff),
            _ => return Err(laid_out_already()),
        },
    }
    Ok(blocks.into_blocks())
}

/// The answers that are lists, as tables for machines and spreadsheets.
fn table(reader: Reader<'_>, question: &Question) -> Result<Option<Table>, Problems> {
    let register = reader.register;
    Ok(Some(match question {
        Question::Standings(ask) => standings::table(reader, &register.standings(ask.on)),
        Question::Workload(ask) => workload::table(reader, &register.workload(&ask.unit, ask.on)?),
        Question::Reports(ask) => reports::table(reader, &register.reports_asked(ask)?),
        Question::Targets(ask) => targets::table(reader, &register.targets(ask.on)),
        Question::Agenda(ask) => agenda::table(reader, &register.agenda_asked(ask)?),
        _ => return Ok(None),
    }))
}

/// The answers that have days to remember.
fn calendar(reader: Reader<'_>, question: &Question) -> Result<Option<Calendar>, Problems> {
    let register = reader.register;
    Ok(Some(match question {
        Question::Agenda(ask) => calendars::agenda(reader, &register.agenda_asked(ask)?),
        Question::Reports(ask) => calendars::reports(reader, &register.reports_asked(ask)?),
        _ => return Ok(None),
    }))
}

fn laid_out_already() -> Problems {
    Problem {
        code: Code::UnknownChoice,
        path: String::new(),
        message: Bilingual::new(
            "Câu trả lời của “render” đã là văn bản.",
            "The answer to “render” is a text already.",
        ),
        help: Bilingual::new(
            "Ghi câu hỏi nằm bên trong.",
            "Give the question that stands inside it.",
        ),
    }
    .into()
}

fn not_in_form(questions: &str) -> Problems {
    Problem {
        code: Code::UnknownChoice,
        path: "/render/form".into(),
        message: Bilingual::new(
            "Câu trả lời này không trình bày được ở dạng ấy.",
            "This answer has no such form.",
        ),
        help: Bilingual::new(
            alloc::format!(
                "Dạng này có cho: {questions}; mọi câu trả lời có dạng text và markdown."
            ),
            alloc::format!(
                "This form exists for {questions}; text and markdown exist for every answer."
            ),
        ),
    }
    .into()
}

fn stamp_missing() -> Problems {
    Problem {
        code: Code::MissingField,
        path: "/render/stamp".into(),
        message: Bilingual::new(
            "Lịch iCalendar cần thời điểm lập, mà thư viện không có đồng hồ.",
            "An iCalendar needs the moment of its making, and the library has no clock.",
        ),
        help: Bilingual::new(
            "Ghi “stamp” theo giờ UTC, như 20250915T000000Z.",
            "Give \"stamp\" in UTC, like 20250915T000000Z.",
        ),
    }
    .into()
}
