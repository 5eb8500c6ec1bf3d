//! Why: the steps that led to an answer.

use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::Display;

use serde::{Deserialize, Serialize};

use crate::{
    json::{Out, Write},
    model::{Bilingual, Citation, Language},
    words::{Say, Words, words},
};

/// The steps that led to an answer, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Why(Vec<Step>);

/// One step: the rule applied, what it rests on, what it was given, and what came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// The rule.
    pub rule: Rule,
    /// The article of law the rule comes from, if it comes from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<Bilingual>,
    /// Where the facts are written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
    /// What the rule was given, by name.
    #[serde(default, skip_serializing_if = "Inputs::is_empty")]
    pub inputs: Inputs,
    /// What came out, in words.
    pub says: Bilingual,
}

/// What a rule was given: values by their names, in the order of the names; an object in JSON.
// A step has two at most, for which a map would be more code than all else of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
#[cfg_attr(
    feature = "schema",
    schemars(with = "BTreeMap<String, String>", inline)
)]
pub struct Inputs(Vec<(String, String)>);

impl Inputs {
    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(known, _)| known == name)?;
        Some(value)
    }

    /// The names, each with its value.
    pub fn iter(&self) -> core::slice::Iter<'_, (String, String)> {
        self.0.iter()
    }

    /// Whether it was given nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Write for Inputs {
    fn write(&self, out: &mut Out) {
        out.texts(&self.0);
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl From<BTreeMap<String, String>> for Inputs {
    fn from(inputs: BTreeMap<String, String>) -> Self {
        Self(inputs.into_iter().collect())
    }
}

impl From<Inputs> for BTreeMap<String, String> {
    fn from(inputs: Inputs) -> Self {
        inputs.0.into_iter().collect()
    }
}

/// The rules that answers rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Rule {
    /// The day of signing is stated.
    SigningStated,
    /// What a document mentions as signed was signed no later than the document's day.
    SignedBeforeMention,
    /// The agreement says when it enters into force.
    EntryStated,
    /// Nothing says when it enters into force; the register assumes on signing.
    EntryAssumedOnSigning,
    /// Nothing says when it enters into force, and nothing is assumed.
    EntryNotStated,
    /// A length counted from the entry into force.
    TermLength,
    /// A last day, or a period, is stated.
    TermStated,
    /// The agreement is open-ended.
    TermOpenEnded,
    /// Nothing says how long it binds, which is not the same as open-ended.
    TermNotStated,
    /// What was extended was alive when it was extended.
    ExtendedWhileAlive,
    /// What was suspended is not carried out until it is resumed.
    Suspended,
    /// It renews itself when nobody objects in time; every end is counted from the first day.
    RenewsItself,
    /// Which of its terms is running.
    RunningTerm,
    /// A notice stops the first renewal whose notice day it keeps.
    NoticeGiven,
    /// Sources conflict: every phase stays possible that one of them supports.
    SourcesConflict,
    /// Something is recorded to have happened after it was superseded, and is left out.
    OutOfTurn,
    /// The parties ended it.
    Ended,
    /// A party left; it goes on for the others, and ends when nobody is left on one side.
    PartyLeft,
    /// A further party joined.
    PartyJoined,
    /// A re-signed agreement takes the place of the old one when it enters into force.
    SupersededByReSigning,
    /// The phases that the turning days leave possible on the day asked.
    PhasesOnDay,
    /// A unit as it is written in the document of its day.
    UnitAsWritten,
    /// The tasks of a unit passed to another.
    SuccessionFollowed,
    /// The fields of the responsibility say which successor took it over.
    FieldSettlesSplit,
    /// The fields do not say which successor took it over.
    FieldDoesNotSettleSplit,
    /// The unit ended and no successor is recorded.
    NoSuccessor,
    /// The province became part of another, to which its agreements pass.
    ProvinceMerged,
    /// The lead is given by reference to another document.
    AssignedElsewhere,
    /// Who belongs to a group on the day asked.
    GroupMembers,
    /// The units stand in a table that the sources do not hold.
    TableMissing,
    /// A length of time, counted by the Civil Code.
    PeriodOfTime,
    /// A deadline that names a full day of another year.
    AnotherYear,
    /// A period's last day that is no working day moves on to the next.
    RolledForward,
    /// A last day moves to a working day because that was asked.
    RolledAsAsked,
    /// What the working-day calendar rests on.
    CalendarReliance,
    /// "Trước ngày": the day itself is too late.
    BeforeExcludesDay,
    /// "Chậm nhất ngày": the day itself is still in time.
    AtLatestIncludesDay,
    /// A report follows an event within a time.
    WithinAfterEvent,
    /// No day is stated: the report falls due within its period.
    NoDayStated,
    /// It is stated that a report need not be made.
    ReportWaived,
    /// A consolidated report waits for its parts.
    WaitsForParts,
    /// No report is recorded as received.
    NoReportRecorded,
    /// A signing counts once, in the year of signing, if its kind, country and period match.
    CountsTowardsTarget,
    /// Something that nearly counts, and why it does not.
    DoesNotCount,
    /// The share of the period that has passed.
    PaceOfPeriod,
    /// When a planned action is to be done.
    ActionPlanned,
    /// A signing or extension does what was planned.
    DoneBySigning,
    /// No outcome is recorded.
    NoOutcomeRecorded,
    /// A step of the signing procedure, and the time it may take.
    ProcedureStep,
    /// What an agreement may not be called.
    NameOfText,
}

impl Rule {
    /// The article of law the rule comes from, if it comes from one.
    #[must_use]
    pub fn article(self) -> Option<Bilingual> {
        let article = match self {
            Self::EntryStated | Self::EntryAssumedOnSigning | Self::EntryNotStated => words!(
                "Luật Thỏa thuận quốc tế 70/2020/QH14, điều 32",
                "Law on International Agreements 70/2020/QH14, art. 32"
            ),
            Self::NameOfText => words!(
                "Luật Thỏa thuận quốc tế 70/2020/QH14, điều 6",
                "Law on International Agreements 70/2020/QH14, art. 6"
            ),
            Self::ProvinceMerged => words!("Nghị định 177/2025/NĐ-CP", "Decree 177/2025/NĐ-CP"),
            Self::RolledForward => words!(
                "Bộ luật Dân sự 2015, điều 148 khoản 5",
                "Civil Code 2015, art. 148(5)"
            ),
            Self::CalendarReliance => words!(
                "Bộ luật Lao động 2019, điều 111, 112",
                "Labour Code 2019, arts 111, 112"
            ),
            Self::TermLength | Self::RenewsItself | Self::PeriodOfTime => words!(
                "Bộ luật Dân sự 2015, điều 145–148",
                "Civil Code 2015, arts 145–148"
            ),
            _ => return None,
        };
        Some(article.into())
    }
}

impl Why {
    /// Adds a step, which says a sentence with some things in it.
    pub(crate) fn add<const GAPS: usize>(
        &mut self,
        rule: Rule,
        cites: &[Citation],
        inputs: &[(&str, &dyn Display)],
        sentence: Words<GAPS>,
        with: &[&dyn Say; GAPS],
    ) {
        debug_assert!(inputs.is_sorted_by(|one, next| one.0 < next.0), "{rule:?}");
        let mut given = Vec::new();
        for (name, value) in inputs {
            given.push((String::from(*name), value.to_string()));
        }
        self.0.push(Step {
            rule,
            article: rule.article(),
            cites: cites.to_vec(),
            inputs: Inputs(given),
            says: sentence.with(with),
        });
    }

    /// The article of the last step, of a rule whose article depends on the case.
    pub(crate) fn by(&mut self, article: Words) {
        if let Some(step) = self.0.last_mut() {
            step.article = Some(article.into());
        }
    }

    /// The steps.
    pub fn steps(&self) -> core::slice::Iter<'_, Step> {
        self.0.iter()
    }

    /// Whether there are no steps.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The steps as numbered lines in Vietnamese.
    #[must_use]
    pub fn in_vietnamese(&self) -> String {
        self.text(Language::Vi)
    }

    /// The steps as numbered lines in English.
    #[must_use]
    pub fn in_english(&self) -> String {
        self.text(Language::En)
    }

    /// The steps as numbered lines, each with the article and the places it rests on.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        for (position, step) in self.0.iter().enumerate() {
            let number = position.saturating_add(1);
            let mut line = alloc::format!("{number}. {}", step.says.get(language));
            let mut rests_on: Vec<_> = step.cites.iter().map(Citation::short).collect::<Vec<_>>();
            rests_on.extend(
                step.article
                    .iter()
                    .map(|article| String::from(article.get(language))),
            );
            if !rests_on.is_empty() {
                line = alloc::format!("{line} [{}]", rests_on.join("; "));
            }
            text.push_str(&line);
            text.push('\n');
        }
        text
    }
}
