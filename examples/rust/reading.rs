//! Reads a letter beside a register: what it says, as changes, and what of it was not read.
//!
//! ```text
//! cargo run --example reading -- FILE [--register FILE] [--lang en] [--apply OUT]
//! ```

#![allow(
    clippy::print_stderr,
    reason = "a program for the terminal talks to the person who runs it"
)]

use std::{
    env,
    error::Error,
    fs,
    io::{self, Write},
    process::ExitCode,
};

use hoptac::{
    Register,
    contract::{Form, Question, RenderQuestion, Rendered, Reply},
    model::Language,
    reading::{Certainty, ReadingQuestion},
    time::Day,
};

const USAGE: &str = "\
Đọc một văn bản. Reads a letter.

  FILE                 tệp văn bản (UTF-8)                  the letter
  --register FILE      tệp sổ hợp tác, mặc định sổ trống    the register beside it, default an empty one
  --lang vi|en         ngôn ngữ                             the language
  --on 2025-03-15      ngày ghi sổ, mặc định hôm nay        the day of recording, default today
  --by NAME            người ghi                            who records
  --json               câu trả lời dạng JSON                the answer as JSON
  --apply OUT          ghi những gì văn bản nêu hoặc đọc được vào OUT
                       writes what is stated or read into OUT; what is guessed is left";

const EMPTY: &str = r#"{"hoptac": 1, "province": {"name": {"vi": "tỉnh"}}}"#;

fn main() -> ExitCode {
    match run() {
        Ok(page) => {
            // Whoever reads only the head of the page closes the pipe; that is no failure.
            let _ = io::stdout().write_all(page.as_bytes());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, Box<dyn Error>> {
    let (mut file, mut register, mut out) = (None, None, None);
    let (mut language, mut json) = (Language::Vi, false);
    let mut recorded = today()?;
    let mut by = "hoptac".to_owned();
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument}?\n\n{USAGE}"));
        match argument.as_str() {
            "--register" => register = Some(value()?),
            "--apply" => out = Some(value()?),
            "--on" => recorded = value()?.parse()?,
            "--by" => by = value()?,
            "--json" => json = true,
            "--lang" => {
                language = match value()?.as_str() {
                    "vi" => Language::Vi,
                    "en" => Language::En,
                    other => return Err(format!("--lang {other}?\n\n{USAGE}").into()),
                }
            }
            name if !name.starts_with('-') && file.is_none() => file = Some(name.to_owned()),
            other => return Err(format!("{other}?\n\n{USAGE}").into()),
        }
    }
    let file = file.ok_or(USAGE)?;
    let read = |file: &str| fs::read_to_string(file).map_err(|error| format!("{file}: {error}"));
    let beside = match register {
        Some(register) => read(&register)?,
        None => EMPTY.to_owned(),
    };
    let register = Register::from_json(&beside)?;
    let ask = ReadingQuestion {
        text: read(&file)?,
        recorded,
        by,
    };
    if let Some(out) = out {
        fs::write(out, accepted(&register, &ask)?.to_json())?;
    }
    let question = Question::Reading(ask);
    if json {
        return Ok(register.ask(&serde_json::to_string(&question)?));
    }
    let ask = RenderQuestion {
        question: Box::new(question),
        language,
        why: false,
        all: false,
        form: Form::Text,
        stamp: None,
    };
    let Reply::Render(Rendered { text }) = register.answer(&Question::Render(ask))? else {
        return Err("not a page".into());
    };
    Ok(text)
}

/// The register once everything is accepted that is not guessed, and does not need what is.
fn accepted(register: &Register, ask: &ReadingQuestion) -> Result<Register, Box<dyn Error>> {
    let reading = register.reading(ask);
    let mut next = register.clone();
    let mut made: Vec<bool> = Vec::new();
    for proposal in &reading.proposals {
        let needs =
            |need: &u32| usize::try_from(*need).is_ok_and(|need| made.get(need) == Some(&true));
        let wanted = proposal.certainty != Certainty::Guessed && proposal.needs.iter().all(needs);
        if wanted {
            let mut change = proposal.change.clone();
            change.revision = next.revision();
            next = next.apply(&change)?;
        }
        made.push(wanted);
    }
    Ok(next)
}

/// Today in Vietnam, UTC+7. The library itself has no clock.
fn today() -> Result<Day, Box<dyn Error>> {
    let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
    let days = since_1970.as_secs().saturating_add(7 * 3600) / (24 * 3600);
    Ok(hoptac::day!(1970 - 01 - 01).plus_days(i64::try_from(days)?))
}
