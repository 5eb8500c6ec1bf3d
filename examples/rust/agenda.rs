//! Prints a province's agenda: what is in force, what is due, and what is not known.
//!
//! ```text
//! cargo run --example agenda -- --as-of 2025-03-15 --lang en --register FILE --until DATE --all --why
//! ```

#![allow(
    clippy::print_stderr,
    reason = "a program for the terminal talks to the person who runs it"
)]

use std::{
    env,
    error::Error,
    fs,
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

use hoptac::{
    Register,
    answers::AgendaGrouping,
    contract::{AgendaQuestion, Form, Question, RenderQuestion, Rendered, Reply},
    model::Language,
    time::Day,
};

const USAGE: &str = "\
Lịch việc hợp tác quốc tế của tỉnh. Agenda of a province's international cooperation.

  --as-of 2025-03-15   ngày hỏi, mặc định hôm nay      the day asked for, default today
  --until 2025-12-31   xét đến ngày, mặc định 6 tháng  the last day looked at, default 6 months on
  --lang vi|en         ngôn ngữ                        the language
  --from 2025-03-01    kể từ lần xem trước             with what ended since the last look
  --by unit            nhóm theo unit|partner|urgency  grouped by one of these
  --law                kèm báo cáo luật định           with the reports that the law asks for
  --register FILE      tệp sổ hợp tác (JSON)           the register to read
  --all                liệt kê đầy đủ                  with everything in full
  --why                kèm các bước suy luận           with the steps that led to each line";

fn main() -> ExitCode {
    match run() {
        Ok((page, hint)) => {
            // Whoever reads only the head of the page closes the pipe; that is no failure.
            let written = io::stdout().write_all(page.as_bytes());
            if written.is_ok() && io::stdout().is_terminal() {
                eprintln!("\n{hint}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The page, and a hint for whoever reads it in a terminal.
fn run() -> Result<(String, &'static str), Box<dyn Error>> {
    let mut on = today()?;
    let (mut from, mut until) = (None, None);
    let (mut group_by, mut statutory) = (None, false);
    let mut language = Language::Vi;
    let (mut all, mut why) = (false, false);
    let mut file = concat!(env!("CARGO_MANIFEST_DIR"), "/../seeds/dong-nai.json").to_owned();
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument}?\n\n{USAGE}"));
        match argument.as_str() {
            "--as-of" => on = value()?.parse()?,
            "--until" => until = Some(value()?.parse()?),
            "--from" => from = Some(value()?.parse()?),
            "--law" => statutory = true,
            "--by" => {
                group_by = Some(match value()?.as_str() {
                    "unit" => AgendaGrouping::Unit,
                    "partner" => AgendaGrouping::Partner,
                    "urgency" => AgendaGrouping::Urgency,
                    other => return Err(format!("--by {other}?\n\n{USAGE}").into()),
                });
            }
            "--register" => file = value()?,
            "--all" => all = true,
            "--why" => why = true,
            "--lang" => {
                language = match value()?.as_str() {
                    "vi" => Language::Vi,
                    "en" => Language::En,
                    other => return Err(format!("--lang {other}?\n\n{USAGE}").into()),
                }
            }
            other => return Err(format!("{other}?\n\n{USAGE}").into()),
        }
    }
    let until: Day = until.unwrap_or_else(|| on.plus_months(6));
    let text = fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
    let register = Register::from_json(&text)?;
    let agenda = AgendaQuestion {
        from,
        statutory,
        group_by,
        ..AgendaQuestion::new(on, until)
    };
    let ask = RenderQuestion {
        question: Box::new(Question::Agenda(agenda)),
        language,
        why,
        all,
        form: Form::Text,
        stamp: None,
    };
    let Reply::Render(Rendered { text: page }) = register.answer(&Question::Render(ask))? else {
        return Err("not a page".into());
    };
    let hint = match language {
        Language::Vi => "--all: liệt kê đầy đủ · --why: các bước dẫn đến từng dòng",
        Language::En => "--all: everything in full · --why: the steps behind each line",
    };
    Ok((page, hint))
}

/// Today in Vietnam, UTC+7. The library itself has no clock.
fn today() -> Result<Day, Box<dyn Error>> {
    let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
    let days = since_1970.as_secs().saturating_add(7 * 3600) / (24 * 3600);
    Ok(hoptac::day!(1970 - 01 - 01).plus_days(i64::try_from(days)?))
}
