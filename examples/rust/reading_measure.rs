//! Measures readings of the letters behind the registers in `seeds/` against these registers, which
//! were made by hand: what was found, what was read wrongly, what is missing but listed as not read,
//! and what is lost. Prints the table of `seeds/README.md`.
//!
//! ```text
//! cargo run --example reading_measure -- FOLDER
//! ```
//!
//! Each typed letter is read beside a register that holds nothing but its province; the scan beside
//! the units, groups and partners of the register, against which a scan is mended.

#![allow(
    clippy::print_stdout,
    reason = "a program for the terminal talks to the person who runs it"
)]

use std::{collections::BTreeSet, env, error::Error, fs, path::Path};

use hoptac::{
    Register, day,
    model::{Agreement, Assignee, Id, List, Partner, Party, Record, Records, Unit},
    reading::{Certainty, FactKind, Reading, ReadingQuestion},
};

/// The letters: file, register, id of the document in it, whether it is a scan.
const LETTERS: [(&str, &str, &str, bool); 5] = [
    (
        "plan-107-2023-dong-nai.txt",
        "dong-nai.json",
        "plan-107-2023",
        false,
    ),
    (
        "plan-58-2024-ba-ria-vung-tau.txt",
        "ba-ria-vung-tau.json",
        "plan-58-2024",
        false,
    ),
    (
        "plan-382-2024-dong-nai-pinar-del-rio.txt",
        "dong-nai.json",
        "plan-382-2024",
        false,
    ),
    (
        "plan-2025-dong-nai-foreign-affairs.txt",
        "dong-nai.json",
        "plan-2025",
        false,
    ),
    (
        "plan-107-2023-dong-nai.ocr.txt",
        "dong-nai.json",
        "plan-107-2023",
        true,
    ),
];

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let seeds = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../seeds"));
    let folder = env::args().nth(1).unwrap_or_else(|| {
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/documents").to_owned()
    });
    println!(
        "| letter | kind of fact | by hand | found | wrong | further activities | listed as not read, asked, or read as another | lost |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for (file, register, document, scanned) in LETTERS {
        let Ok(text) = fs::read_to_string(Path::new(&folder).join(file)) else {
            println!("| {file} | not there | | | | | | |");
            continue;
        };
        let by_hand = Register::from_json(&fs::read_to_string(seeds.join(register))?)?;
        let beside = beside(&by_hand, scanned)?;
        let reading = beside.reading(&ReadingQuestion {
            text,
            recorded: day!(2026 - 03 - 02),
            by: "reading_measure".into(),
        });
        let mut next = beside.clone();
        for proposal in &reading.proposals {
            // What is guessed is asked, and counts as listed.
            if proposal.certainty == Certainty::Guessed {
                continue;
            }
            let mut change = proposal.change.clone();
            change.revision = next.revision();
            next = next.apply(&change).unwrap_or(next);
        }
        let comparison = Comparison {
            hand: &by_hand,
            read: &next,
            before: &beside,
            reading: &reading,
            document,
        };
        for (kind, expected, found) in comparison.kinds() {
            comparison.row(file, kind, &expected, &found);
        }
    }
    Ok(())
}

/// The register beside which a letter is read.
fn beside(by_hand: &Register, scanned: bool) -> Outcome<Register> {
    let mut records: Records = by_hand.records().clone();
    records
        .documents
        .retain(|it| scanned && it.kind != hoptac::model::DocumentKind::Plan);
    if !scanned {
        records.units.clear();
        records.groups.clear();
        records.partners.clear();
        records.fields.clear();
        records.province.events.clear();
    }
    records.agreements.clear();
    records.responsibilities.clear();
    records.actions.clear();
    records.duties.clear();
    records.targets.clear();
    records.successions.clear();
    records.history.clear();
    let text = serde_json::to_string(&records)?;
    Register::from_json(&text).or_else(|_| {
        // Records that cite a letter which is to be read keep only what else they cite.
        let note = r#"{"id": "known", "kind": "note", "title": {"vi": "Đã biết"}, "cites": [{"document": "known"}]}"#;
        let mut value: serde_json::Value = serde_json::from_str(&text)?;
        let note: serde_json::Value = serde_json::from_str(note)?;
        if let Some(documents) = value.get_mut("documents") {
            *documents = serde_json::json!([note]);
        }
        recite(&mut value);
        Ok(Register::from_json(&value.to_string())?)
    })
}

/// Puts one citation in place of all.
fn recite(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(pairs) => {
            for (key, value) in pairs {
                if key == "cites" {
                    *value = serde_json::json!([{"document": "known"}]);
                } else {
                    recite(value);
                }
            }
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(recite),
        _ => {}
    }
}

struct Comparison<'r> {
    hand: &'r Register,
    read: &'r Register,
    before: &'r Register,
    reading: &'r Reading,
    document: &'r str,
}

/// A fact by its section and what it says, in the words of the register made by hand.
type Facts = BTreeSet<(String, String)>;

impl Comparison<'_> {
    fn kinds(&self) -> Vec<(&'static str, Facts, Facts)> {
        vec![
            (
                "leads",
                self.who(self.hand, true),
                self.who(self.read, true),
            ),
            (
                "coordinators",
                self.who(self.hand, false),
                self.who(self.read, false),
            ),
            (
                "partners and prospects",
                self.partners(self.hand),
                self.partners(self.read),
            ),
            (
                "agreements with their years",
                self.agreements(self.hand),
                self.agreements(self.read),
            ),
            (
                "planned actions",
                self.actions(self.hand),
                self.actions(self.read),
            ),
            (
                "report duties",
                self.duties(self.hand),
                self.duties(self.read),
            ),
            ("targets", self.targets(self.hand), self.targets(self.read)),
            (
                "cited documents",
                self.cited(self.hand),
                self.cited(self.read),
            ),
        ]
    }

    /// The section of this letter that states a record, if one does.
    fn section<R: Record>(&self, register: &Register, record: &R) -> Option<String> {
        let own = self.own(register);
        let cites = record.cites().iter().filter(|cite| !cite.inferred);
        let mut of = cites.filter(|cite| own.contains(&cite.document.as_str()));
        let section = of.next()?.section.clone().unwrap_or_default();
        // The hand cites a task by its first paragraph, a reading by the one that names the units.
        Some(if section == "B.I.3" {
            "B.I.1".into()
        } else {
            section
        })
    }

    /// The letter's id in a register.
    fn own<'a>(&'a self, register: &'a Register) -> Vec<&'a str> {
        if std::ptr::eq(register, self.hand) {
            return vec![self.document];
        }
        let first = self
            .reading
            .proposals
            .first()
            .map(|proposal| proposal.change.what.record());
        first.into_iter().collect()
    }

    /// The name of a record as the register made by hand has it.
    fn named(&self, name: &str, list: List) -> String {
        let found = self.hand.find(name).matches;
        let found = found.iter().find(|found| found.list == list);
        found.map_or_else(|| name.to_lowercase(), |found| found.id.clone())
    }

    fn assignee(&self, register: &Register, who: &Assignee) -> String {
        let records = register.records();
        match who {
            Assignee::Unit(id) => {
                let unit = records.units.iter().find(|unit| unit.id == *id);
                unit.map_or_else(String::new, |unit| self.unit(unit))
            }
            Assignee::Group(id) => {
                let group = records.groups.iter().find(|group| group.id == *id);
                let name = group.map_or_else(String::new, |group| group.name.vi.clone());
                self.group(&name)
            }
            Assignee::Body(name) => self.named(&name.vi, List::Units),
            Assignee::AssignedIn(_) => "assigned in".into(),
            Assignee::MissingTable(_) => "missing table".into(),
            _ => "…".into(),
        }
    }

    fn unit(&self, unit: &Unit) -> String {
        let bare = unit.name.vi.trim_end_matches(" tỉnh");
        let whole = self.named(&unit.name.vi, List::Units);
        if whole == unit.name.vi.to_lowercase() {
            self.named(bare, List::Units)
        } else {
            whole
        }
    }

    /// A collective name by the nouns that tell it from others.
    fn group(&self, name: &str) -> String {
        let name = name.to_lowercase();
        let nouns = ["huyện", "trường", "ngành", "địa phương"];
        let noun = nouns.iter().find(|noun| name.contains(**noun));
        noun.map_or(name.clone(), |noun| (*noun).to_owned())
    }

    fn who(&self, register: &Register, leads: bool) -> Facts {
        let mut facts = Facts::new();
        for record in &register.records().responsibilities {
            if let Some(section) = self.section(register, record) {
                let who = if leads {
                    &record.leads
                } else {
                    &record.coordinators
                };
                for who in who {
                    facts.insert((section.clone(), self.assignee(register, who)));
                }
            }
        }
        facts
    }

    fn partner(&self, partner: &Partner) -> String {
        if partner.prospect.is_some() {
            return format!("prospect {}", partner.country);
        }
        let bare = partner.name.vi.split_once(' ').map_or("", |(_, bare)| bare);
        let whole = self.named(&partner.name.vi, List::Partners);
        let id = if whole == partner.name.vi.to_lowercase() {
            self.named(bare, List::Partners)
        } else {
            whole
        };
        format!("{id} {}", partner.country)
    }

    fn partners(&self, register: &Register) -> Facts {
        let known = &self.before.records().partners;
        let mut facts = Facts::new();
        for partner in &register.records().partners {
            let named = register.records().responsibilities.iter().any(|it| {
                it.subjects
                    .contains(&hoptac::model::Subject::Partner(partner.id.clone()))
            });
            // A partner known before counts as found where the reading says something of it.
            let before = known.iter().any(|known| known.id == partner.id) && named;
            if self.section(register, partner).is_some()
                || (before && !std::ptr::eq(register, self.hand))
            {
                facts.insert((String::new(), self.partner(partner)));
            }
        }
        facts
    }

    fn agreements(&self, register: &Register) -> Facts {
        let mut facts = Facts::new();
        for agreement in &register.records().agreements {
            if self.section(register, agreement).is_none() {
                continue;
            }
            facts.insert((String::new(), self.agreement(register, agreement)));
            for change in &agreement.changes {
                let said = format!(
                    "{} changed {}",
                    self.agreement(register, agreement),
                    change.on
                );
                facts.insert((String::new(), said));
            }
        }
        facts
    }

    fn agreement(&self, register: &Register, agreement: &Agreement) -> String {
        let partner = |id: &Id<Partner>| {
            let partners = &register.records().partners;
            let partner = partners.iter().find(|partner| partner.id == *id);
            partner.map_or_else(String::new, |partner| self.partner(partner))
        };
        let mut theirs: Vec<String> = agreement
            .theirs
            .iter()
            .map(|party| match party {
                Party::Partner(id) => partner(id),
                _ => "other".into(),
            })
            .collect();
        theirs.sort();
        // The signing day that the press tells is not in the letter.
        let pressed = agreement.id.as_str() == "champasak-mou-2021";
        let signed = agreement
            .signed
            .filter(|_| !pressed)
            .map(|signed| signed.to_string());
        format!(
            "{} {:?} {}",
            theirs.join(" + "),
            agreement.kind,
            signed.unwrap_or_default()
        )
    }

    fn actions(&self, register: &Register) -> Facts {
        let mut facts = Facts::new();
        let mut numbers = std::collections::BTreeMap::new();
        for action in &register.records().actions {
            if let Some(section) = self.section(register, action) {
                let kind = format!("{:?}", action.kind);
                let number: &mut u32 = numbers.entry((section.clone(), kind.clone())).or_default();
                *number = number.saturating_add(1);
                facts.insert((section, format!("{kind} {number}")));
            }
        }
        facts
    }

    fn duties(&self, register: &Register) -> Facts {
        let mut facts = Facts::new();
        for duty in &register.records().duties {
            if self.section(register, duty).is_some() {
                let by = duty.levels.first().and_then(|level| level.by);
                let to = duty
                    .levels
                    .first()
                    .map(|level| self.assignee(register, &level.to));
                facts.insert((String::new(), format!("{:?} {by:?} {to:?}", duty.every)));
            }
        }
        facts
    }

    fn targets(&self, register: &Register) -> Facts {
        let mut facts = Facts::new();
        for target in &register.records().targets {
            if self.section(register, target).is_some() {
                let mut countries = target.countries.clone();
                countries.sort();
                facts.insert((
                    String::new(),
                    format!("{:?} {} {countries:?}", target.counts, target.number),
                ));
            }
        }
        facts
    }

    fn cited(&self, register: &Register) -> Facts {
        let own = self.own(register);
        let mut facts = Facts::new();
        for document in &register.records().documents {
            let this = own.contains(&document.id.as_str());
            if let (Some(number), Some(_), false) =
                (&document.number, self.section(register, document), this)
            {
                let number: String = number.chars().filter(|it| !it.is_whitespace()).collect();
                // A scan writes Đ as D; a number is told by its digits and letters.
                let number = number.replace('Đ', "D");
                facts.insert((String::new(), number));
            }
        }
        facts
    }

    fn row(&self, file: &str, kind: &str, hand: &Facts, read: &Facts) {
        if hand.is_empty() && read.is_empty() {
            return;
        }
        let found = hand.intersection(read).count();
        let wrong: Vec<_> = read.difference(hand).collect();
        // The hand sums activities up, or passes them over; a further one is not read wrongly.
        let beyond = wrong
            .iter()
            .filter(|(_, fact)| fact.starts_with("Activity"))
            .count();
        let missing: Vec<_> = hand.difference(read).collect();
        // A task that the hand splits, and a reading does not, or that it calls otherwise, is not lost.
        let same_section = |at: Option<&str>, section: &str| {
            section.is_empty() || at.unwrap_or_default() == section
        };
        let listed = |(section, _): &&&(String, String)| {
            let mut left = self.reading.not_read.iter();
            let mut proposals = self.reading.proposals.iter();
            left.any(|left| same_section(left.section.as_deref(), section))
                || proposals.any(|it| {
                    let asked = it.certainty == Certainty::Guessed || it.kind == FactKind::Action;
                    asked && same_section(it.section.as_deref(), section)
                })
        };
        let listed_count = missing.iter().filter(listed).count();
        let lost = missing.len().saturating_sub(listed_count);
        println!(
            "| {file} | {kind} | {} | {found} | {} | {} | {listed_count} | {lost} |",
            hand.len(),
            wrong.len().saturating_sub(beyond),
            beyond
        );
        if env::var_os("HOPTAC_MEASURE_ALL").is_some() {
            for fact in wrong {
                println!("    wrong {fact:?}");
            }
            for fact in missing {
                println!("    missing {fact:?}");
            }
        }
    }
}
