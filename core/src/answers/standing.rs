//! Where an agreement stands on a day, and where all of them do.

use alloc::{string::ToString, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Phase, Phases, Range, Rule, Why};
use crate::{
    Register,
    life::Life,
    model::{Agreement, Assumption, Bilingual, ChangeKind, Citation, Entry, Id, Term},
    problem::Problems,
    time::{Day, Window},
    words,
};

/// Where one agreement stands on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Standing {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// Its title.
    pub title: Bilingual,
    /// The day asked.
    pub on: Day,
    /// The phases that are possible; one when the answer is certain.
    pub phases: Phases,
    /// When it turned or may turn into each phase.
    pub turns: Vec<Turn>,
    /// The missing facts that would settle it; none when the answer is certain.
    pub settled_by: Vec<MissingFact>,
    /// The working assumptions it rests on.
    pub assumes: Vec<Assumption>,
    /// Where it says so.
    pub cites: Vec<Citation>,
    /// The steps that led here.
    pub why: Why,
}

/// A turn into a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Turn {
    /// The phase that begins.
    pub into: Phase,
    /// The candidates of its first day; no `latest` when it may never begin.
    pub window: Window,
}

/// A fact that nobody recorded and that would change what is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MissingFact {
    /// Which.
    pub fact: Fact,
    /// In words.
    pub says: Bilingual,
}

/// Facts of an agreement that may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The day, or a closer date, of signing.
    SigningDay,
    /// How it enters into force.
    EntryRule,
    /// How long it binds.
    Term,
    /// A closer date of its last day.
    LastDay,
    /// How long an extension binds.
    ExtensionTerm,
    /// A closer date of the end the parties gave it.
    EndDay,
    /// When the agreement that re-signs it enters into force.
    ReSigningDay,
}

/// Where all agreements stand on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Standings {
    /// The day asked.
    pub on: Day,
    /// How many stand in each phase, certainly and at most.
    pub counts: Vec<PhaseCount>,
    /// Each agreement, in the order of the register.
    pub standings: Vec<StandingLine>,
}

/// How many agreements stand in a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PhaseCount {
    /// The phase.
    pub phase: Phase,
    /// How many.
    pub count: Range,
}

/// One agreement in the list of all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StandingLine {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// Its title.
    pub title: Bilingual,
    /// The phases that are possible.
    pub phases: Phases,
}

impl Fact {
    /// The fact as it is written in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SigningDay => "signing_day",
            Self::EntryRule => "entry_rule",
            Self::Term => "term",
            Self::LastDay => "last_day",
            Self::ExtensionTerm => "extension_term",
            Self::EndDay => "end_day",
            Self::ReSigningDay => "re_signing_day",
        }
    }
}

impl Register {
    /// Where an agreement stands on a day.
    ///
    /// * `agreement`: the id of an agreement.
    /// * `on`: the day asked for, past or future.
    ///
    /// # Errors
    /// `unknown_id` when the register has no such agreement.
    ///
    /// # Example: is it in force, and what would settle it?
    /// ```
    /// use hoptac::{Register, answers::Fact, day};
    /// # let text = r#"{"hoptac": 1, "province": {"name": {"vi": "x"}}, "assume": ["in_force_on_signing"],
    /// #   "documents": [{"id": "plan", "kind": "plan", "title": {"vi": "x"}, "cites": [{"document": "plan"}]}],
    /// #   "agreements": [{"id": "ansan-mou-2004", "kind": "memorandum", "title": {"vi": "x"}, "ours": [],
    /// #     "theirs": [], "regime": "not_stated", "signed": "2004", "entry": "not_stated",
    /// #     "term": "not_stated", "cites": [{"document": "plan"}]}]}"#;
    /// let register = Register::from_json(text)?;
    /// let standing = register.standing("ansan-mou-2004", day!(2024-03-11))?;
    /// assert!(!standing.phases.is_certain());
    /// assert_eq!(standing.settled_by[0].fact, Fact::Term);
    /// println!("{}", standing.why.in_vietnamese());
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn standing(&self, agreement: &str, on: impl Into<Day>) -> Result<Standing, Problems> {
        let on = on.into();
        let agreement: &Agreement = self.asked_for(agreement, "/standing/agreement")?;
        let life = self
            .life(agreement.id.as_str())
            .cloned()
            .unwrap_or(Life::UNKNOWN);
        let phases = life.phases_on(on);
        Ok(Standing {
            agreement: agreement.id.clone(),
            title: agreement.title.clone(),
            on,
            phases,
            turns: turns(&life),
            settled_by: missing_facts(agreement, &life, phases),
            assumes: if life.entry_assumed {
                alloc::vec![Assumption::InForceOnSigning]
            } else {
                Vec::new()
            },
            cites: agreement.cites.clone(),
            why: self.why_standing(agreement, &life, on),
        })
    }

    /// Where every agreement stands on a day, with counts as ranges.
    ///
    /// * `on`: the day asked for, past or future.
    #[must_use]
    pub fn standings(&self, on: impl Into<Day>) -> Standings {
        let on = on.into();
        let standings: Vec<_> = self
            .lives()
            .map(|(agreement, life)| StandingLine {
                agreement: agreement.id.clone(),
                title: agreement.title.clone(),
                phases: life.phases_on(on),
            })
            .collect();
        let counts = Phase::ALL
            .into_iter()
            .map(|phase| {
                let mut count = Range::default();
                for line in standings.iter().filter(|line| line.phases.contains(phase)) {
                    count.count(line.phases.is_certain());
                }
                PhaseCount { phase, count }
            })
            .collect();
        Standings {
            on,
            counts,
            standings,
        }
    }

    fn why_standing(&self, agreement: &Agreement, life: &Life, on: Day) -> Why {
        let mut why = Why::default();
        let signed = self.signing(agreement);
        match agreement.signed {
            Some(date) => why.add(
                Rule::SigningStated,
                &agreement.cites,
                &[("signed", date.to_string())],
                Bilingual::new(
                    alloc::format!("Ký {}.", words::date_vi(date)),
                    alloc::format!("Signed {}.", words::date_en(date)),
                ),
            ),
            None => why.add(
                Rule::SignedBeforeMention,
                &agreement.cites,
                &[("mentioned_by", signed.latest.to_string())],
                Bilingual::new(
                    alloc::format!(
                        "Không ghi ngày ký; văn bản đã nhắc đến như đã ký, nên ký {}.",
                        words::window_vi(signed)
                    ),
                    alloc::format!(
                        "The day of signing is not stated; a document speaks of it as signed, so it was signed {}.",
                        words::window_en(signed)
                    ),
                ),
            ),
        }
        why_entry(&mut why, agreement, life);
        why_term(&mut why, agreement);
        for change in &agreement.changes {
            let (rule, vi, en) = match &change.what {
                ChangeKind::Extend(term) => (
                    Rule::ExtendedWhileAlive,
                    alloc::format!(
                        "Gia hạn {}, {}; khi được gia hạn thì còn hiệu lực.",
                        words::date_vi(change.on),
                        words::term(term).in_vietnamese()
                    ),
                    alloc::format!(
                        "Extended {}, {}; it was alive when it was extended.",
                        words::date_en(change.on),
                        words::term(term).in_english()
                    ),
                ),
                ChangeKind::Amend => (
                    Rule::ExtendedWhileAlive,
                    alloc::format!("Sửa đổi {}; thời hạn không đổi.", words::date_vi(change.on)),
                    alloc::format!(
                        "Amended {}; its term did not change.",
                        words::date_en(change.on)
                    ),
                ),
                ChangeKind::Terminate => (
                    Rule::Ended,
                    alloc::format!("Các bên chấm dứt {}.", words::date_vi(change.on)),
                    alloc::format!("Ended by the parties {}.", words::date_en(change.on)),
                ),
                ChangeKind::Withdraw => (
                    Rule::Ended,
                    alloc::format!("Một bên rút khỏi {}.", words::date_vi(change.on)),
                    alloc::format!("One party left {}.", words::date_en(change.on)),
                ),
            };
            why.add(
                rule,
                &change.cites,
                &[("on", change.on.to_string())],
                Bilingual::new(vi, en),
            );
        }
        for end in life.ends.iter().filter(|end| end.into == Phase::Superseded) {
            why.add(
                Rule::SupersededByReSigning,
                &agreement.cites,
                &[],
                Bilingual::new(
                    alloc::format!(
                        "Thỏa thuận tái ký có hiệu lực {}; nếu lúc đó thỏa thuận này còn hiệu lực thì được thay thế.",
                        words::window_vi(end.window)
                    ),
                    alloc::format!(
                        "A re-signed agreement enters into force {}; if this one was still in force, it was superseded.",
                        words::window_en(end.window)
                    ),
                ),
            );
        }
        let phases = life.phases_on(on);
        why.add(
            Rule::PhasesOnDay,
            &[],
            &[("on", on.to_string())],
            Bilingual::new(
                alloc::format!(
                    "Ngày {}: {}.",
                    on.in_vietnamese(),
                    words::phases(phases).in_vietnamese()
                ),
                alloc::format!(
                    "On {}: {}.",
                    on.in_english(),
                    words::phases(phases).in_english()
                ),
            ),
        );
        why
    }
}

fn turns(life: &Life) -> Vec<Turn> {
    let entry = Turn {
        into: Phase::InForce,
        window: life.entry,
    };
    let ends = life.ends.iter().map(|end| Turn {
        into: end.into,
        window: end.window,
    });
    core::iter::once(entry).chain(ends).collect()
}

/// The facts whose lack leaves more than one phase possible.
fn missing_facts(agreement: &Agreement, life: &Life, phases: Phases) -> Vec<MissingFact> {
    if phases.is_certain() {
        return Vec::new();
    }
    let mut facts = Vec::new();
    if phases.contains(Phase::Pending) {
        facts.push(match agreement.entry {
            Entry::NotStated | Entry::After(_) if !life.entry_assumed => Fact::EntryRule,
            _ => Fact::SigningDay,
        });
    }
    if phases.contains(Phase::Expired) {
        let extended = agreement
            .changes
            .iter()
            .rev()
            .find_map(|change| match &change.what {
                ChangeKind::Extend(term) => Some(term),
                _ => None,
            });
        facts.push(match (extended, &agreement.term) {
            (Some(Term::NotStated), _) => Fact::ExtensionTerm,
            (None, Term::NotStated) => Fact::Term,
            (Some(Term::Until(_) | Term::Period(_)), _)
            | (None, Term::Until(_) | Term::Period(_)) => Fact::LastDay,
            _ => Fact::SigningDay,
        });
    }
    if phases.contains(Phase::Terminated) {
        facts.push(Fact::EndDay);
    }
    if phases.contains(Phase::Superseded) {
        facts.push(Fact::ReSigningDay);
    }
    facts.sort_unstable();
    facts.dedup();
    facts
        .into_iter()
        .map(|fact| MissingFact {
            fact,
            says: words::fact(fact),
        })
        .collect()
}

fn why_entry(why: &mut Why, agreement: &Agreement, life: &Life) {
    let rule = match (&agreement.entry, &agreement.term) {
        (Entry::NotStated, Term::Period(_)) => Rule::EntryStated,
        (Entry::NotStated, _) if life.entry_assumed => Rule::EntryAssumedOnSigning,
        (Entry::NotStated, _) => Rule::EntryNotStated,
        _ => Rule::EntryStated,
    };
    let (vi, en) = match rule {
        Rule::EntryAssumedOnSigning => (
            "Không văn bản nào nói khi nào có hiệu lực; sổ giả định có hiệu lực khi ký",
            "No document says when it enters into force; the register assumes on signing",
        ),
        Rule::EntryNotStated => (
            "Không văn bản nào nói khi nào có hiệu lực, và không giả định gì",
            "No document says when it enters into force, and nothing is assumed",
        ),
        _ => (
            "Có hiệu lực theo quy định của văn bản",
            "In force as the text provides",
        ),
    };
    why.add(
        rule,
        &agreement.cites,
        &[],
        Bilingual::new(
            alloc::format!("{vi}: {}.", words::window_vi(life.entry)),
            alloc::format!("{en}: {}.", words::window_en(life.entry)),
        ),
    );
}

fn why_term(why: &mut Why, agreement: &Agreement) {
    let rule = match agreement.term {
        Term::Months(_) | Term::Years(_) => Rule::TermLength,
        Term::Until(_) | Term::Period(_) => Rule::TermStated,
        Term::OpenEnded => Rule::TermOpenEnded,
        Term::NotStated => Rule::TermNotStated,
    };
    let term = words::term(&agreement.term);
    why.add(
        rule,
        &agreement.cites,
        &[],
        Bilingual::new(
            alloc::format!("Thời hạn: {}.", term.in_vietnamese()),
            alloc::format!("Term: {}.", term.in_english()),
        ),
    );
}
