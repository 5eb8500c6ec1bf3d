//! Answers as text for people, in Vietnamese and English.
//!
//! Each answer has a file of its own, which lays it out on a [`page::Page`] and, where it is a list,
//! as a table on one. A writer for each form turns the page into text: [`text`], [`markdown`],
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
#[cfg(feature = "reading")]
mod reading;
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
    problem::{Code, Fault, Problems},
    words::words,
};
use page::Page;
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
    if !exists(ask.form, &ask.question) {
        return Err(not_in_form(ask.form));
    }
    let mut page = Page::of(&reader);
    lay_out(&mut page, ask.form, &ask.question).map_err(|problems| problems.under(path))?;
    if ask.form == Form::Icalendar {
        let stamp = ask
            .stamp
            .as_ref()
            .ok_or_else(|| STAMP_MISSING.at("/render/stamp".into(), &[], &[]))?;
        return Ok(icalendar::icalendar(&page.blocks, ask.language, stamp));
    }
    let blocks = page.into_blocks();
    Ok(match ask.form {
        Form::Csv => csv::csv(&blocks),
        Form::Markdown => markdown::markdown(&blocks),
        _ => text::text(&blocks),
    })
}

/// Whether there is such a form of an answer: lists are tables for machines and spreadsheets, too,
/// and some answers have days to remember.
fn exists(form: Form, question: &Question) -> bool {
    match (form, question) {
        (Form::Text | Form::Markdown, _) | (_, Question::Agenda(_) | Question::Reports(_)) => true,
        (form, Question::Standings(_) | Question::Targets(_) | Question::Workload(_)) => {
            form == Form::Csv
        }
        _ => false,
    }
}

fn lay_out(page: &mut Page<'_>, form: Form, question: &Question) -> Result<(), Problems> {
    let register = page.reader.register;
    match question {
        // The reports on its page are followed up all their levels.
        Question::Agenda(ask) => {
            let mut reports = Vec::new();
            let agenda = register.agenda_with_reports(ask, &mut reports)?;
            match form {
                Form::Csv => agenda::table(page, &agenda),
                Form::Icalendar => calendars::agenda(page, &agenda),
                _ => agenda::page(page, &agenda, &reports),
            }
            return Ok(());
        }
        Question::KnownOn(ask) => {
            let register = &register.known_on(ask.on)?;
            let reader = Reader {
                register,
                ..*page.reader
            };
            let mut known = Page::of(&reader);
            lay_out(&mut known, form, &ask.question)
                .map_err(|problems| problems.under("/known_on/question"))?;
            page.blocks = known.blocks;
            return Ok(());
        }
        Question::Rebase(_) | Question::Render(_) => {
            return Err(LAID_OUT_ALREADY.at(String::new(), &[], &[]).into());
        }
        _ => {}
    }
    let reply = register.answer(question)?;
    match (&reply, form) {
        (Reply::Standing(standing), _) => standing::page(page, standing),
        (Reply::Standings(standings), Form::Csv) => standings::table(page, standings),
        (Reply::Standings(standings), _) => standings::page(page, standings),
        (Reply::Responsible(responsible), _) => responsible::page(page, responsible),
        (Reply::Workload(workload), Form::Csv) => workload::table(page, workload),
        (Reply::Workload(workload), _) => workload::page(page, workload),
        (Reply::Reports(reports), Form::Csv) => reports::table(page, reports),
        (Reply::Reports(reports), Form::Icalendar) => calendars::reports(page, reports),
        (Reply::Reports(reports), _) => reports::page(page, reports),
        (Reply::Targets(targets), Form::Csv) => targets::table(page, targets),
        (Reply::Targets(targets), _) => targets::page(page, targets),
        (Reply::Timeline(timeline), _) => timeline::page(page, timeline),
        (Reply::YearlyReport(report), _) => yearly_report::page(page, report),
        (Reply::Check(check), _) => check::page(page, check),
        (Reply::Find(find), _) => find::page(page, find),
        (Reply::Procedure(procedure), _) => procedure::page(page, procedure),
        (Reply::Acts(acts), _) => acts::page(page, acts),
        (Reply::History(history), _) => history::page(page, history),
        (Reply::Diff(diff), _) => diff::page(page, diff),
        #[cfg(feature = "reading")]
        (Reply::Reading(reading), _) => reading::page(page, reading, question),
        _ => match (&reply, question) {
            (Reply::Period(end), Question::Period(ask)) => period::page(page, ask, end),
            (Reply::Deadline(days), Question::Deadline(ask)) => period::deadline(page, ask, days),
            _ => return Err(LAID_OUT_ALREADY.at(String::new(), &[], &[]).into()),
        },
    }
    Ok(())
}

static LAID_OUT_ALREADY: Fault = Fault {
    code: Code::UnknownChoice,
    message: words!(
        "Câu trả lời của “render” đã là văn bản.",
        "The answer to “render” is a text already.",
    ),
    help: words!(
        "Ghi câu hỏi nằm bên trong.",
        "Give the question that stands inside it.",
    ),
};

fn not_in_form(form: Form) -> Problems {
    let questions = match form {
        Form::Icalendar => "agenda, reports",
        _ => "agenda, reports, standings, targets, workload",
    };
    NOT_IN_FORM
        .at("/render/form".into(), &[], &[&questions])
        .into()
}

static NOT_IN_FORM: Fault<0, 1> = Fault {
    code: Code::UnknownChoice,
    message: words!(
        "Câu trả lời này không trình bày được ở dạng ấy.",
        "This answer has no such form.",
    ),
    help: words!(
        "Dạng này có cho: {}; mọi câu trả lời có dạng text và markdown.",
        "This form exists for {}; text and markdown exist for every answer.",
    ),
};

static STAMP_MISSING: Fault = Fault {
    code: Code::MissingField,
    message: words!(
        "Lịch iCalendar cần thời điểm lập, mà thư viện không có đồng hồ.",
        "An iCalendar needs the moment of its making, and the library has no clock.",
    ),
    help: words!(
        "Ghi “stamp” theo giờ UTC, như 20250915T000000Z.",
        "Give \"stamp\" in UTC, like 20250915T000000Z.",
    ),
};
