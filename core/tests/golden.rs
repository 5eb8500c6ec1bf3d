//! The golden cases: questions with the answers that every door gives, byte by byte.
//!
//! Each file of `tests/golden/` is a list of cases. `HOPTAC_BLESS=1 cargo test -p hoptac --test
//! golden` writes the answers afresh; each is read against its register before it is kept.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test stops at what it did not expect"
)]

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use hoptac::{
    Code, Problems, Register,
    answers::{
        AgendaKind, Difference, EventKind, Fact, Finding, FindingKind, Obstacle, Phase,
        ReportState, UnresolvedReason,
    },
    change::{Act, Verdict},
    contract::{Question, Reply},
    model::{Change, Verb},
    time::Day,
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, value::RawValue};

/// One case; `register` is a path from the project's root or the register itself, `changes` are made
/// one after the other before the question is asked, and what is no JSON, or not kept by reading
/// JSON, stands as text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    note: String,
    register: Option<Box<RawValue>>,
    register_text: Option<String>,
    #[serde(default)]
    changes: Vec<Box<RawValue>>,
    question: Option<Box<RawValue>>,
    question_text: Option<String>,
    answer: Option<Box<RawValue>>,
}

struct File {
    path: PathBuf,
    cases: Vec<Case>,
}

impl Case {
    /// The answer of the library.
    fn asked(&self) -> String {
        match self.changed() {
            Ok(register) => register.ask(&self.question_text()),
            Err(problems) => problems.to_json(),
        }
    }

    /// The register after all changes.
    fn changed(&self) -> Result<Register, Problems> {
        let mut register = Register::from_json(&self.register_text())?;
        for change in &self.changes {
            let text = serde_json::from_str(change.get()).unwrap_or_else(|_| compact(change.get()));
            register = register.apply(&Change::from_json(&text)?)?;
        }
        Ok(register)
    }

    fn register_text(&self) -> String {
        match (&self.register, &self.register_text) {
            (Some(json), None) => match serde_json::from_str::<String>(json.get()) {
                Ok(path) => fs::read_to_string(root().join(path)).unwrap(),
                Err(_) => compact(json.get()),
            },
            (None, Some(text)) => text.clone(),
            _ => panic!("{}: give `register` or `register_text`", self.note),
        }
    }

    fn question_text(&self) -> String {
        match (&self.question, &self.question_text) {
            (Some(json), None) => compact(json.get()),
            (None, Some(text)) => text.clone(),
            _ => panic!("{}: give `question` or `question_text`", self.note),
        }
    }

    /// The case as it is kept, with an answer.
    fn with_answer(&self, answer: &str) -> String {
        let raw = |json: &RawValue| json.get().to_owned();
        let text = |text: &String| serde_json::to_string(text).unwrap();
        let parts = [
            ("note", Some(text(&self.note))),
            ("register", self.register.as_deref().map(raw)),
            ("register_text", self.register_text.as_ref().map(text)),
            (
                "changes",
                (!self.changes.is_empty()).then(|| {
                    let changes: Vec<_> = self.changes.iter().map(|change| change.get()).collect();
                    format!("[{}]", changes.join(","))
                }),
            ),
            ("question", self.question.as_deref().map(raw)),
            ("question_text", self.question_text.as_ref().map(text)),
            ("answer", Some(answer.to_owned())),
        ];
        let parts = parts
            .into_iter()
            .filter_map(|(key, part)| Some(format!("\"{key}\":{}", part?)));
        format!("{{{}}}", parts.collect::<Vec<_>>().join(","))
    }
}

#[test]
fn every_answer_is_the_one_written() {
    if std::env::var_os("HOPTAC_BLESS").is_some() {
        for file in files() {
            let cases = file.cases.iter();
            let cases: Vec<_> = cases.map(|case| case.with_answer(&case.asked())).collect();
            let text = laid_out(&format!("[{}]", cases.join(",")));
            fs::write(&file.path, text).unwrap();
        }
        return;
    }
    let mut report = String::new();
    for file in files() {
        let name = file
            .path
            .file_name()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        for case in &file.cases {
            let written = case.answer.as_deref().map_or("", RawValue::get);
            let (written, asked) = (compact(written), case.asked());
            if written != asked {
                let difference = difference(&laid_out(&written), &laid_out(&asked));
                writeln!(report, "{name}: {}\n{difference}", case.note).unwrap();
            }
        }
    }
    assert!(
        report.is_empty(),
        "answers (+) that are not the ones written (-); HOPTAC_BLESS=1 writes them afresh\n\n{report}"
    );
}

/// A Rust program that keeps answers with serde keeps what the other doors are given.
#[test]
fn every_answer_is_written_as_serde_writes_it_and_read_back_by_serde() {
    for case in files().iter().flat_map(|file| &file.cases) {
        let asked = case.asked();
        if asked.starts_with(r#"{"errors":"#) {
            continue;
        }
        let question: Question = serde_json::from_str(&case.question_text()).unwrap();
        let reply = case.changed().unwrap().answer(&question).unwrap();
        let written = serde_json::to_string(&reply).unwrap();
        assert_eq!(written, asked, "{}", case.note);
        let read: Reply = serde_json::from_str(&asked).unwrap();
        assert_eq!(read, reply, "{}", case.note);
    }
}

/// Every register of the cases, as it stands after its changes, and the seeds.
fn registers() -> Vec<Register> {
    let files = files();
    let cases = files.iter().flat_map(|file| &file.cases);
    let mut texts: BTreeSet<_> = cases
        .filter(|case| case.register.is_some())
        .filter_map(|case| Some(case.changed().ok()?.to_json()))
        .collect();
    for seed in ["dong-nai", "ba-ria-vung-tau"] {
        texts.insert(fs::read_to_string(root().join(format!("seeds/{seed}.json"))).unwrap());
    }
    let read = |text: &String| Register::from_json(text).unwrap();
    texts.iter().map(read).collect()
}

#[test]
fn every_mend_is_accepted_takes_its_finding_away_and_adds_none() {
    let mut mended = BTreeSet::new();
    for register in registers() {
        let on: Day = "2035-01-01".parse().unwrap();
        let findings = |register: &Register| register.check_on(on).findings;
        let before = findings(&register);
        for finding in &before {
            let Some(mend) = finding.mend.clone() else {
                continue;
            };
            let change = serde_json::json!({
                "revision": register.revision(), "recorded": "9999-12-31", "by": "Trần Thị Bình", "what": mend,
            });
            let change = Change::from_json(&change.to_string()).unwrap();
            let after = findings(&register.apply(&change).unwrap());
            let same = |a: &Finding, b: &Finding| {
                (a.code, &a.path, &a.message) == (b.code, &b.path, &b.message)
            };
            assert!(
                !after.iter().any(|it| same(it, finding)),
                "{finding:?} stays"
            );
            for it in &after {
                assert!(
                    before.iter().any(|old| same(it, old)),
                    "{it:?} comes of mending {finding:?}"
                );
            }
            assert!(
                finding
                    .code
                    .mended_by()
                    .starts_with(&format!("`{}`", mend.name()))
            );
            mended.insert(finding.code);
        }
    }
    let kinds = FindingKind::ALL.iter().copied();
    let mendable: BTreeSet<_> = kinds
        .filter(|kind| kind.mended_by().starts_with('`'))
        .collect();
    assert_eq!(mended, mendable);
    for kind in FindingKind::ALL {
        let says = kind.mended_by();
        assert!(
            says.starts_with('`') || says.starts_with("none: "),
            "{kind:?}"
        );
    }
}

#[test]
fn every_note_is_told_once() {
    let mut notes = BTreeSet::new();
    for case in files().iter().flat_map(|file| &file.cases) {
        assert!(!case.note.trim().is_empty(), "a case without a note");
        assert!(notes.insert(&case.note), "{} stands twice", case.note);
    }
}

/// What a case answers with decides what it covers, so coverage cannot shrink unseen.
#[test]
fn every_question_problem_and_kind_is_covered() {
    let files = files();
    let answers: Vec<Value> = files
        .iter()
        .flat_map(|file| &file.cases)
        .map(|case| serde_json::from_str(&case.asked()).unwrap())
        .collect();
    assert!(answers.len() >= 60, "{} cases", answers.len());
    let answered = answers.iter().filter_map(Value::as_object);
    let mut keys: BTreeSet<_> = answered.flat_map(|answer| answer.keys().cloned()).collect();
    assert!(keys.remove("errors"), "no case is refused");
    assert_eq!(keys, names::<Question>(), "questions");

    let changes = files
        .iter()
        .flat_map(|file| &file.cases)
        .flat_map(|case| &case.changes);
    let changes = changes.map(|change| serde_json::from_str::<Value>(change.get()).unwrap());
    let verbs: BTreeSet<_> = changes
        .filter_map(|change| change.get("what")?.as_object()?.keys().next().cloned())
        .collect();
    let missing: Vec<_> = names::<Verb>().difference(&verbs).cloned().collect();
    assert!(missing.is_empty(), "no case makes a change by {missing:?}");
    let covers_in = |part: Option<&str>, key: &str, wanted: BTreeSet<String>| {
        let mut found = BTreeSet::new();
        for answer in &answers {
            let mut parts = Vec::new();
            match part {
                Some(part) => values_at(answer, part, &mut parts),
                None => parts.push(answer),
            }
            parts
                .into_iter()
                .for_each(|part| texts_at(part, key, &mut found));
        }
        let missing: Vec<_> = wanted.difference(&found).collect();
        assert!(missing.is_empty(), "no case answers with {key} {missing:?}");
    };
    let covers = |key: &str, wanted: BTreeSet<String>| covers_in(None, key, wanted);
    let mut codes = names::<Code>();
    // Takes more than a thousand problems; a test of the reading provokes it.
    assert!(codes.remove("more_problems"));
    covers_in(Some("errors"), "code", codes);
    covers_in(Some("findings"), "code", names::<FindingKind>());
    covers("act", names::<Act>());
    covers("verdict", names::<Verdict>());
    covers("change", names::<Difference>());
    covers("obstacle", names::<Obstacle>());
    covers("phases", names::<Phase>());
    covers("fact", names::<Fact>());
    covers("reason", names::<UnresolvedReason>());
    covers("state", names::<ReportState>());
    covers("kind", names::<AgendaKind>());
    covers("kind", names::<EventKind>());
}

/// The values that stand at a key, at any depth.
fn values_at<'v>(value: &'v Value, key: &str, found: &mut Vec<&'v Value>) {
    match value {
        Value::Object(pairs) => {
            found.extend(pairs.get(key));
            pairs
                .values()
                .for_each(|value| values_at(value, key, found));
        }
        Value::Array(items) => items.iter().for_each(|item| values_at(item, key, found)),
        _ => {}
    }
}

/// The texts that stand at a key, at any depth, by themselves or in a list.
fn texts_at(value: &Value, key: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(pairs) => {
            for (name, value) in pairs {
                if name == key {
                    let texts = value
                        .as_array()
                        .map_or(std::slice::from_ref(value), Vec::as_slice);
                    found.extend(texts.iter().filter_map(Value::as_str).map(String::from));
                }
                texts_at(value, key, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| texts_at(item, key, found)),
        _ => {}
    }
}

/// The names of the choices of a type, as it is read from JSON.
fn names<T: DeserializeOwned>() -> BTreeSet<String> {
    let refused = T::deserialize(Names).err().unwrap().to_string();
    refused.split(' ').map(String::from).collect()
}

/// Refuses whatever reads it, naming the choices that the reader has.
struct Names;

impl<'de> serde::Deserializer<'de> for Names {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: serde::de::Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        panic!("only choices have names");
    }

    fn deserialize_enum<V: serde::de::Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Self::Error> {
        Err(serde::de::Error::custom(variants.join(" ")))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files() -> Vec<File> {
    let entries = fs::read_dir(root().join("tests/golden")).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let cases = serde_json::from_str(&text);
        let cases = cases.unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        File { path, cases }
    };
    paths.into_iter().map(read).collect()
}

/// The lines that differ, with two lines before and after them.
fn difference(written: &str, asked: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (written.lines().collect(), asked.lines().collect());
    let same =
        |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(a, b)| a == b).count();
    let head = same(&mut old.iter().zip(&new));
    let tail = same(&mut old[head..].iter().rev().zip(new[head..].iter().rev()));
    let mut text = String::new();
    let mut lines = |sign: char, lines: &[&str]| {
        lines
            .iter()
            .for_each(|line| writeln!(text, "  {sign} {line}").unwrap());
    };
    lines(' ', &old[head.saturating_sub(2)..head]);
    lines('-', &old[head..old.len() - tail]);
    lines('+', &new[head..new.len() - tail]);
    lines(
        ' ',
        &old[old.len() - tail..(old.len() - tail + 2).min(old.len())],
    );
    text
}

/// A JSON text without white space between its tokens.
fn compact(json: &str) -> String {
    tokens(json).concat()
}

/// A JSON text over several lines, of which each holds as much as is easily read.
fn laid_out(json: &str) -> String {
    let mut text = String::new();
    lay_out(&tokens(json), 0, 0, &mut text);
    text.push('\n');
    text
}

/// Columns of a line.
const WIDTH: usize = 110;

/// Writes a value whose first line stands in a column, and whose other lines are indented.
fn lay_out(value: &[&str], column: usize, indent: usize, text: &mut String) {
    let line: String = value
        .iter()
        .map(|token| match *token {
            "," => ", ",
            ":" => ": ",
            other => other,
        })
        .collect();
    if value.len() <= 2 || column + line.chars().count() <= WIDTH {
        text.push_str(&line);
        return;
    }
    let (opens, closes) = (value[0], value[value.len() - 1]);
    let inner = indent + 2;
    text.push_str(opens);
    for (position, item) in items(&value[1..value.len() - 1]).enumerate() {
        let comma = if position > 0 { "," } else { "" };
        write!(text, "{comma}\n{:inner$}", "").unwrap();
        if opens == "{" {
            write!(text, "{}: ", item[0]).unwrap();
            let column = inner + item[0].chars().count() + 2;
            lay_out(&item[2..], column, inner, text);
        } else {
            lay_out(item, inner, inner, text);
        }
    }
    write!(text, "\n{:indent$}{closes}", "").unwrap();
}

/// What stands between the commas of a list or object, of which only its own count.
fn items<'t, 'j>(inner: &'t [&'j str]) -> impl Iterator<Item = &'t [&'j str]> {
    let mut depth = 0_u32;
    inner.split(move |token| {
        match *token {
            "{" | "[" => depth += 1,
            "}" | "]" => depth -= 1,
            _ => {}
        }
        depth == 0 && *token == ","
    })
}

/// The tokens of a JSON text.
fn tokens(json: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = json.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest),
            '{' | '}' | '[' | ']' | ',' | ':' => 1,
            _ => rest
                .find([',', ']', '}', ' ', '\n', '\r', '\t'])
                .unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

/// The length of the string at the start of a text, its quotation marks included.
fn string_length(text: &str) -> usize {
    let mut escaped = true;
    let end = text.find(|letter| {
        let closes = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        closes
    });
    end.unwrap() + 1
}
