//! Where an agreement stands on a day, and where all of them do.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Phase, Phases, Range, Rule, Why};
use crate::{
    Register,
    json::{Read, Write},
    life::{Fact, Life, RunningTerm, Turn},
    model::{Agreement, Assumption, Bilingual, ChangeKind, Citation, Entry, Id, Term},
    problem::Problems,
    time::Day,
    words::{self, Language, Say, Words, words},
};

/// A question about an agreement on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StandingQuestion {
    /// The id of an agreement.
    pub agreement: String,
    /// The day asked for.
    pub on: Day,
}

/// A question about everything on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DayQuestion {
    /// The day asked for.
    pub on: Day,
}

/// Where one agreement stands on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
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
    /// The terms that may be running, for an agreement that renews itself. Where more than a thousand
    /// come into question, those among the first thousand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub running_terms: Vec<RunningTerm>,
    /// What is recorded of it contradicts itself: every phase is possible that one source supports.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub contradictory: bool,
    /// The missing facts that would settle it; none when the answer is certain.
    pub settled_by: Vec<MissingFact>,
    /// The working assumptions it rests on.
    pub assumes: Vec<Assumption>,
    /// Where it says so.
    pub cites: Vec<Citation>,
    /// The steps that led here.
    pub why: Why,
}

/// A fact that nobody recorded and that would change what is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MissingFact {
    /// Which.
    pub fact: Fact,
    /// Whether it would settle the question whatever it turns out to be; else it may.
    pub settles: bool,
    /// In words.
    pub says: Bilingual,
}

/// Where all agreements stand on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Standings {
    /// The day asked.
    pub on: Day,
    /// How many stand in each phase, certainly and at most.
    pub counts: Vec<PhaseCount>,
    /// Each agreement, in the order of the register.
    pub standings: Vec<StandingLine>,
}

/// Where an agreement stands on a day, without titles, sources and steps: for whoever asks about very
/// many, and draws the rest from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BareStanding<'register> {
    /// The phases that are possible; one when the answer is certain.
    pub phases: Phases,
    /// When it turned or may turn into each phase.
    pub turns: &'register [Turn],
    /// The terms that may be running, for an agreement that renews itself. Where more than a thousand
    /// come into question, those among the first thousand.
    pub running_terms: Vec<RunningTerm>,
    /// Its entry into force rests on the register's assumption, not on a source.
    pub entry_assumed: bool,
    /// What is recorded of it contradicts itself: every phase is possible that one source supports.
    pub contradictory: bool,
}

/// How many agreements stand in a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PhaseCount {
    /// The phase.
    pub phase: Phase,
    /// How many.
    pub count: Range,
}

/// One agreement in the list of all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StandingLine {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// Its title.
    pub title: Bilingual,
    /// The phases that are possible.
    pub phases: Phases,
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
        let agreement = self.asked_for(agreement, "/standing/agreement")?;
        Ok(self.standing_of(agreement, on.into()))
    }

    /// Where an agreement of the register stands on a day.
    pub(super) fn standing_of(&self, agreement: &Agreement, on: Day) -> Standing {
        let unknown = Life::UNKNOWN;
        let life = self.life(agreement.id.as_str()).unwrap_or(&unknown);
        let phases = life.phases_on(on);
        Standing {
            agreement: agreement.id.clone(),
            title: agreement.title.clone(),
            on,
            phases,
            turns: life.turns.clone(),
            running_terms: life.running_terms(on),
            contradictory: life.contradictory,
            settled_by: missing_facts(life, on),
            assumes: if life.entry_assumed {
                alloc::vec![Assumption::InForceOnSigning]
            } else {
                Vec::new()
            },
            cites: agreement.cites.clone(),
            why: self.why_standing(agreement, life, on),
        }
    }

    /// Where every agreement stands on a day, with counts as ranges.
    ///
    /// * `on`: the day asked for, past or future.
    ///
    /// # Example: how many agreements are in force?
    /// ```
    /// use hoptac::{Register, answers::Phase, day};
    ///
    /// let register = Register::from_json(r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Bà Rịa – Vũng Tàu"}},
    ///     "assume": ["in_force_on_signing"],
    /// #   "documents": [{"id": "plan-58", "kind": "plan", "title": {"vi": "Kế hoạch đối ngoại 2024"},
    /// #       "date": "2024-03-11", "cites": [{"document": "plan-58"}]}],
    ///     "agreements": [
    ///         {"id": "ansan-mou-2004", "signed": "2004", "term": "not_stated", "entry": "not_stated",
    /// #           "kind": "memorandum", "title": {"vi": "Bản ghi nhớ với Ansan"}, "ours": [], "theirs": [],
    ///             "regime": "not_stated", "cites": [{"document": "plan-58", "section": "1.1.4"}]},
    ///         {"id": "western-australia-mou-2020", "signed": "2020", "term": {"until": "2023"}, "entry": "not_stated",
    /// #           "kind": "memorandum", "title": {"vi": "Bản ghi nhớ với Bang Tây Úc"}, "ours": [], "theirs": [],
    ///             "regime": "not_stated", "cites": [{"document": "plan-58", "section": "1.1.1"}]}]
    /// }"#)?;
    /// let in_force_on = |day| {
    ///     let counts = register.standings(day).counts;
    ///     let in_force = counts.into_iter().find(|line| line.phase == Phase::InForce);
    ///     in_force.map(|line| line.count.to_string())
    /// };
    /// assert_eq!(in_force_on(day!(2022-06-30)).as_deref(), Some("1–2"));
    /// assert_eq!(in_force_on(day!(2024-03-11)).as_deref(), Some("0–1"));
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    #[must_use]
    pub fn standings(&self, on: impl Into<Day>) -> Standings {
        let on = on.into();
        let mut standings = Vec::new();
        for (agreement, life) in self.lives() {
            standings.push(StandingLine {
                agreement: agreement.id.clone(),
                title: agreement.title.clone(),
                phases: life.phases_on(on),
            });
        }
        Standings {
            on,
            counts: self.phase_counts(on),
            standings,
        }
    }

    /// How many agreements stand in each phase on a day.
    pub(super) fn phase_counts(&self, on: Day) -> Vec<PhaseCount> {
        let mut counts = Vec::new();
        for phase in Phase::ALL {
            let count = Range::default();
            counts.push(PhaseCount { phase, count });
        }
        for (_, life) in self.lives() {
            let phases = life.phases_on(on);
            for PhaseCount { phase, count } in &mut counts {
                if phases.contains(*phase) {
                    count.count(phases.is_certain());
                }
            }
        }
        counts
    }

    /// Where the agreement at a position stands on a day, in figures alone.
    ///
    /// * `position`: of the agreement in the register, from 0.
    /// * `on`: the day asked for, past or future.
    ///
    /// Nothing when there is no agreement at that position.
    ///
    /// # Example: how many may be in force, of very many?
    /// ```
    /// use hoptac::{Register, answers::Phase, day};
    /// # let text = r#"{"hoptac": 1, "province": {"name": {"vi": "x"}}, "assume": ["in_force_on_signing"],
    /// #   "documents": [{"id": "plan", "kind": "plan", "title": {"vi": "x"}, "cites": [{"document": "plan"}]}],
    /// #   "agreements": [{"id": "ansan-mou-2004", "kind": "memorandum", "title": {"vi": "x"}, "ours": [],
    /// #     "theirs": [], "regime": "not_stated", "signed": "2004", "entry": "not_stated",
    /// #     "term": "not_stated", "cites": [{"document": "plan"}]}]}"#;
    /// let register = Register::from_json(text)?;
    /// let positions = 0..register.records().agreements.len();
    /// let standings = positions.filter_map(|position| register.bare_standing(position, day!(2024-03-11)));
    /// assert_eq!(standings.filter(|bare| bare.phases.contains(Phase::InForce)).count(), 1);
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    #[must_use]
    pub fn bare_standing(&self, position: usize, on: impl Into<Day>) -> Option<BareStanding<'_>> {
        let (life, on) = (self.life_at(position)?, on.into());
        Some(BareStanding {
            phases: life.phases_on(on),
            turns: &life.turns,
            running_terms: life.running_terms(on),
            entry_assumed: life.entry_assumed,
            contradictory: life.contradictory,
        })
    }

    pub(super) fn why_standing(&self, agreement: &Agreement, life: &Life, on: Day) -> Why {
        let mut why = Why::default();
        let signed = self.signing(agreement);
        match agreement.signed {
            Some(date) => why.add(
                Rule::SigningStated,
                &agreement.cites,
                &[("signed", &date)],
                words!("Ký {}.", "Signed {}."),
                &[&date],
            ),
            None => why.add(
                Rule::SignedBeforeMention,
                &agreement.cites,
                &[("mentioned_by", &signed.latest)],
                words!(
                    "Không ghi ngày ký; văn bản đã nhắc đến như đã ký, nên ký {}.",
                    "The day of signing is not stated; a document speaks of it as signed, so it was signed {}.",
                ),
                &[&signed],
            ),
        }
        why_entry(&mut why, agreement, life);
        why_term(&mut why, agreement);
        why_renewal(&mut why, agreement, &life.running_terms(on));
        for change in &agreement.changes {
            let on = &change.on;
            let party = change
                .party
                .as_ref()
                .and_then(|party| self.party_name(party));
            let (rule, says) = match &change.what {
                ChangeKind::Extend(term) => (
                    Rule::ExtendedWhileAlive,
                    words!(
                        "Gia hạn {}, thời hạn: {}; khi được gia hạn thì còn hiệu lực.",
                        "Extended {}, term: {}; it was alive when it was extended."
                    )
                    .with(&[on, term]),
                ),
                ChangeKind::Withdraw if let Some(party) = party => (
                    Rule::PartyLeft,
                    words!(
                        "Một bên rút khỏi {}: {}; thỏa thuận còn hiệu lực với các bên còn lại, nếu mỗi phía còn một bên.",
                        "One party left {}: {}; it goes on for the others while each side has one."
                    )
                    .with(&[on, party]),
                ),
                ChangeKind::Accede => (
                    Rule::PartyJoined,
                    words!(
                        "Thêm một bên gia nhập {}: {}.",
                        "A further party joined {}: {}."
                    )
                    .with(&[on, &party]),
                ),
                other => {
                    let (rule, sentence) = happened(other);
                    (rule, sentence.with(&[on]))
                }
            };
            why.add(rule, &change.cites, &[("on", on)], words!("{}"), &[&says]);
        }
        for end in life.ends().filter(|end| end.into == Phase::Superseded) {
            why.add(
                Rule::SupersededByReSigning,
                &agreement.cites,
                &[],
                words!(
                    "Thỏa thuận tái ký có hiệu lực {}; nếu lúc đó thỏa thuận này còn hiệu lực thì được thay thế.",
                    "A re-signed agreement enters into force {}; if this one was still in force, it was superseded.",
                ),
                &[&end.window],
            );
        }
        if life.contradictory {
            why.add(
                Rule::SourcesConflict,
                &agreement.cites,
                &[],
                words!(
                    "Các nguồn mâu thuẫn với nhau; mọi tình trạng mà một nguồn cho là có đều để ngỏ.",
                    "Sources conflict; every phase stays possible that one of them supports.",
                ),
                &[],
            );
        }
        if life.out_of_turn {
            why.add(
                Rule::OutOfTurn,
                &agreement.cites,
                &[],
                words!(
                    "Có việc được ghi là xảy ra sau khi thỏa thuận đã được thay thế, nên không được tính.",
                    "Something is recorded to have happened after it was superseded, and is left out.",
                ),
                &[],
            );
        }
        let phases = life.phases_on(on);
        why.add(
            Rule::PhasesOnDay,
            &[],
            &[("on", &on)],
            words!("Ngày {}: {}.", "On {}: {}."),
            &[&on, &phases],
        );
        why
    }
}

/// What happened on a day, and by which rule it is read.
fn happened(what: &ChangeKind) -> (Rule, Words<1>) {
    match what {
        ChangeKind::Suspend => (
            Rule::Suspended,
            words!("Tạm đình chỉ từ {}.", "Suspended {}."),
        ),
        ChangeKind::Resume => (
            Rule::Suspended,
            words!("Tiếp tục thực hiện từ {}.", "Resumed {}."),
        ),
        ChangeKind::NoticeSent => (
            Rule::NoticeGiven,
            words!(
                "Gửi thông báo không gia hạn {}.",
                "Notice against renewal sent {}."
            ),
        ),
        ChangeKind::NoticeReceived => (
            Rule::NoticeGiven,
            words!(
                "Nhận thông báo không gia hạn {}.",
                "Notice against renewal received {}."
            ),
        ),
        ChangeKind::Terminate => (
            Rule::Ended,
            words!("Các bên chấm dứt {}.", "Ended by the parties {}."),
        ),
        ChangeKind::Withdraw => (
            Rule::PartyLeft,
            words!(
                "Một bên rút khỏi {}, không ghi bên nào; thỏa thuận còn hiệu lực với các bên còn lại, nếu mỗi phía còn một bên.",
                "One party left {}, it is not recorded who; it goes on for the others while each side has one."
            ),
        ),
        ChangeKind::Amend | ChangeKind::Extend(_) | ChangeKind::Accede => (
            Rule::ExtendedWhileAlive,
            words!(
                "Sửa đổi {}; thời hạn không đổi.",
                "Amended {}; its term did not change."
            ),
        ),
    }
}

/// The facts any one of which would narrow what is possible.
fn missing_facts(life: &Life, on: Day) -> Vec<MissingFact> {
    let mut missing = Vec::new();
    for (fact, settles) in life.facts_that_matter(on) {
        let says = words::told(&fact);
        missing.push(MissingFact {
            fact,
            settles,
            says,
        });
    }
    missing
}

fn why_entry(why: &mut Why, agreement: &Agreement, life: &Life) {
    let rule = match (&agreement.entry, &agreement.term) {
        (Entry::NotStated, Term::Period(_)) => Rule::EntryStated,
        (Entry::NotStated, _) if life.entry_assumed => Rule::EntryAssumedOnSigning,
        (Entry::NotStated, _) => Rule::EntryNotStated,
        _ => Rule::EntryStated,
    };
    let sentence = match rule {
        Rule::EntryAssumedOnSigning => words!(
            "Không văn bản nào nói khi nào có hiệu lực; sổ giả định có hiệu lực khi ký: {}.",
            "No document says when it enters into force; the register assumes on signing: {}."
        ),
        Rule::EntryNotStated => words!(
            "Không văn bản nào nói khi nào có hiệu lực, và không giả định gì: {}.",
            "No document says when it enters into force, and nothing is assumed: {}."
        ),
        _ => words!(
            "Có hiệu lực theo quy định của văn bản: {}.",
            "In force as the text provides: {}."
        ),
    };
    why.add(rule, &agreement.cites, &[], sentence, &[&life.entry()]);
}

fn why_term(why: &mut Why, agreement: &Agreement) {
    let rule = match agreement.term {
        Term::Days(_) | Term::Weeks(_) | Term::Months(_) | Term::Years(_) => Rule::TermLength,
        Term::Until(_) | Term::Period(_) => Rule::TermStated,
        Term::OpenEnded => Rule::TermOpenEnded,
        Term::NotStated => Rule::TermNotStated,
    };
    why.add(
        rule,
        &agreement.cites,
        &[],
        words!("Thời hạn: {}.", "Term: {}."),
        &[&agreement.term],
    );
}

/// The renewals that follow when nobody objects, and the one that is running.
fn why_renewal(why: &mut Why, agreement: &Agreement, running: &[RunningTerm]) {
    let Some(renewal) = &agreement.tacit_renewal else {
        return;
    };
    let times = match renewal.times {
        Some(times) => {
            let sentence = match times.get() {
                1 => words!(", tối đa {} lần", ", at most {} time"),
                _ => words!(", tối đa {} lần", ", at most {} times"),
            };
            sentence.with(&[&times.get()])
        }
        None => words!(", không giới hạn số lần", ", without limit").into(),
    };
    let notice = match &renewal.notice {
        Some(notice) => words!(
            ", trừ khi báo trước {}",
            ", unless notice is given {} before the end"
        )
        .with(&[notice]),
        None => words!("").into(),
    };
    why.add(
        Rule::RenewsItself,
        &agreement.cites,
        &[],
        words!(
            "Mặc nhiên gia hạn mỗi lần {}{}{}.",
            "Renews itself for {} each time{}{}."
        ),
        &[&renewal.length, &times, &notice],
    );
    for term in running {
        let number = term.renewal;
        let which = match number {
            0 => words!("Thời hạn đầu", "The first term").into(),
            _ => words!("Lần gia hạn thứ {}", "Renewal {}").with(&[&number]),
        };
        let notice = match &term.notice_by {
            Some(notice) => {
                words!("; hạn cuối báo trước {}", "; the last day for notice is {}").with(&[notice])
            }
            None => words!("").into(),
        };
        why.add(
            Rule::RunningTerm,
            &agreement.cites,
            &[("renewal", &number)],
            words!("{}: ngày cuối {}{}.", "{}: its last day is {}{}."),
            &[&which, &term.last_day, &notice],
        );
    }
}

impl Say for MissingFact {
    fn say(&self, language: Language, text: &mut String) {
        self.says.say(language, text);
    }
}
