//! What independent readers make of the calendars that the core writes: `tests/render/README.md`.

use std::path::{Path, PathBuf};

use hoptac::Register;
use hoptac::answers::{AgendaKind, ReportState, Urgency};
use hoptac::contract::{AgendaQuestion, Form, Question, RenderQuestion, Reply, ReportsQuestion};
use hoptac::model::Language;
use hoptac::time::{Day, Window};
use serde_json::{Value, json};

use crate::shell::{self, Outcome};
use crate::tools;

const TESTS: &str = "tests/render";
const STAMP: &str = "20250915T013000Z";

/// Writes the calendars and has them read.
pub(crate) fn calendars() -> Outcome {
    let folder = shell::target_dir().join("render");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    write_calendars(&folder)?;
    let tests = shell::root().join(TESTS);
    tools::npm_ci(TESTS)?;
    let mut node = shell::command("node", [tests.join("calendars.mjs"), folder.clone()]);
    shell::run(&mut node)?;
    let python = python()?;
    let arguments = [tests.join("calendars.py"), folder];
    shell::run(&mut shell::command(python, arguments))
}

/// A Python with the packages of `requirements.txt`, in an environment of its own.
fn python() -> Outcome<PathBuf> {
    let environment = shell::target_dir().join("render-python");
    let python = environment.join("bin/python");
    let requirements = shell::root().join(TESTS).join("requirements.txt");
    let done = environment.join("requirements.txt");
    let wanted = std::fs::read_to_string(&requirements)?;
    if std::fs::read_to_string(&done).is_ok_and(|done| done == wanted) {
        return Ok(python);
    }
    let mut venv = shell::command(tools::PYTHON.get()?, ["-m", "venv", "--clear"]);
    shell::run_quietly(venv.arg(&environment))?;
    let pip = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r"];
    tools::twice(|| shell::run_quietly(shell::command(&python, pip).arg(&requirements)))?;
    std::fs::write(done, wanted)?;
    Ok(python)
}

fn write_calendars(folder: &Path) -> Outcome {
    let day = |text: &str| text.parse::<Day>().map_err(|error| error.to_string());
    let dong_nai = std::fs::read_to_string(shell::root().join("seeds/dong-nai.json"))?;
    let ba_ria = std::fs::read_to_string(shell::root().join("seeds/ba-ria-vung-tau.json"))?;
    let awkward = awkward(&dong_nai)?;
    for (name, text, on, until, language, full) in [
        (
            "dong-nai",
            &dong_nai,
            "2025-09-15",
            "2026-03-15",
            Language::Vi,
            false,
        ),
        (
            "dong-nai-full",
            &dong_nai,
            "2026-10-15",
            "2027-03-15",
            Language::En,
            true,
        ),
        (
            "ba-ria-vung-tau",
            &ba_ria,
            "2024-03-11",
            "2030-12-31",
            Language::Vi,
            false,
        ),
        (
            "awkward",
            &awkward,
            "2025-09-15",
            "2025-12-31",
            Language::Vi,
            true,
        ),
    ] {
        let register = Register::from_json(text).map_err(|problems| problems.to_string())?;
        let (on, until) = (day(on)?, day(until)?);
        let asked = |question| -> Outcome<RenderQuestion> {
            Ok(RenderQuestion {
                question: Box::new(question),
                language,
                why: full,
                all: full,
                form: Form::Icalendar,
                stamp: Some(STAMP.parse().map_err(|_| "the stamp is none")?),
            })
        };
        let ask = asked(Question::Agenda(AgendaQuestion::new(on, until)))?;
        let items = agenda_items(&register, on, until, language, full)?;
        write(folder, &format!("{name}-agenda"), &register, ask, &items)?;
        let from = on.plus_days(-365);
        let ask = asked(Question::Reports(ReportsQuestion {
            from,
            until,
            on,
            statutory: false,
        }))?;
        let items = report_items(&register, from, until, on, language)?;
        write(folder, &format!("{name}-reports"), &register, ask, &items)?;
    }
    Ok(())
}

/// The register with titles that hold everything a calendar has to escape or fold.
fn awkward(register: &str) -> Outcome<String> {
    let mut register: Value = serde_json::from_str(register).map_err(|error| error.to_string())?;
    let lists = ["actions", "duties"];
    for list in lists {
        let records = register.get_mut(list).and_then(Value::as_array_mut);
        for record in records.into_iter().flatten() {
            if let Some(title) = record.get_mut("title") {
                let awkward = "Đoàn “A”, \"B\"; C\\D:\\n\nxuống dòng, 🇻🇳🤝 ".repeat(3);
                *title = json!({ "vi": format!("{awkward}hết") });
            }
        }
    }
    Ok(register.to_string())
}

/// What the calendar of an agenda is to hold.
fn agenda_items(
    register: &Register,
    on: Day,
    until: Day,
    language: Language,
    full: bool,
) -> Outcome<Vec<Value>> {
    let agenda = register
        .agenda(on, until)
        .map_err(|problems| problems.to_string())?;
    let items = agenda.items.iter().filter_map(|item| {
        let day = item.day.filter(|_| item.urgency != Urgency::Undated);
        let expiry = item.kind == AgendaKind::Expiry;
        let task = matches!(item.kind, AgendaKind::Report | AgendaKind::Action);
        let in_first_look = day.is_some() && (expiry || task);
        (full || in_first_look).then(|| {
            json!({
            "component": if expiry { "vevent" } else { "vtodo" },
            "uid": uid(register, &item.id),
            "day": day.filter(|_| task || expiry).map(|day| day.to_string()),
            "done": false,
            "titled": item.title.get(language),
            "mentions": mentions(day.map(|_| item.window), language),
            })
        })
    });
    Ok(items.collect())
}

/// What the calendar of reports is to hold.
fn report_items(
    register: &Register,
    from: Day,
    until: Day,
    on: Day,
    language: Language,
) -> Outcome<Vec<Value>> {
    let reports = register
        .reports(from, until, on)
        .map_err(|problems| problems.to_string())?;
    let waived = |state| state == ReportState::Waived;
    let occurrences = reports.occurrences.iter();
    let to_be_made = occurrences.filter(|report| !waived(report.state));
    let items = to_be_made.map(|report| {
        let done = [ReportState::Submitted, ReportState::SubmittedLate].contains(&report.state);
        json!({
            "component": "vtodo",
            "uid": uid(register, &format!("report:{}", report.id)),
            "day": report.due.latest.to_string(),
            "done": done,
            "titled": report.title.get(language),
            "mentions": mentions(Some(report.due), language),
        })
    });
    Ok(items.collect())
}

fn uid(register: &Register, id: &str) -> String {
    let province = match register.records().province.name.in_vietnamese() {
        "tỉnh Đồng Nai" => "tinh-dong-nai",
        _ => "tinh-ba-ria-vung-tau",
    };
    format!("{id}@{province}.hoptac")
}

/// What the description says where there is more than one candidate day: the first of them.
fn mentions(window: Option<Window>, language: Language) -> Vec<String> {
    let window = window.filter(|window| !window.is_exact());
    let earliest = window.map(|window| match language {
        Language::Vi => window.earliest.in_vietnamese(),
        Language::En => window.earliest.in_english(),
    });
    earliest.into_iter().collect()
}

fn write(
    folder: &Path,
    name: &str,
    register: &Register,
    ask: RenderQuestion,
    items: &[Value],
) -> Outcome {
    let reply = register
        .answer(&Question::Render(ask))
        .map_err(|problems| problems.to_string())?;
    let Reply::Render(rendered) = reply else {
        return Err("a calendar was asked for".into());
    };
    std::fs::write(folder.join(format!("{name}.ics")), rendered.text)?;
    let expected = json!({ "stamp": STAMP, "items": items });
    std::fs::write(folder.join(format!("{name}.json")), expected.to_string())?;
    Ok(())
}
