//! Who answers for a subject on a day, now that units have been merged, split and founded again.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Named, Rule, Why};
use crate::{
    Register,
    json::{Read, Write},
    model::{
        Action, Agreement, Assignee, Bilingual, Citation, Document, Field, Id, Partner,
        Responsibility, ResponsibilityKind, Subject, Unit, UnitGroup,
    },
    order,
    problem::Problems,
    register::unknown_id,
    time::Day,
    units::PassageEnd,
    words::{Language, Say, words},
};

/// A question about who answers for a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResponsibleQuestion {
    /// The id of a responsibility, partner, agreement or planned action.
    pub subject: String,
    /// The day asked for.
    pub on: Day,
}

/// Who answers for a subject on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Responsible {
    /// The id asked about: a responsibility, partner, agreement or action.
    pub subject: String,
    /// The day asked.
    pub on: Day,
    /// What was assigned by that day; empty when nothing was.
    pub assignments: Vec<Assignment>,
}

/// One responsibility, with the units that answer for it on the day asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assignment {
    /// The responsibility.
    pub responsibility: Id<Responsibility>,
    /// What it is about.
    pub title: Bilingual,
    /// Who leads, in the order written.
    pub leads: Vec<Holder>,
    /// Who coordinates, in the order written.
    pub coordinators: Vec<Holder>,
    /// Where it says so.
    pub cites: Vec<Citation>,
    /// The steps that led here.
    pub why: Why,
}

/// One entry of a list of units, read on the day asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// A unit that answers.
    Unit(PassedTo),
    /// It cannot be told which unit answers.
    Unresolved(Unresolved),
    /// A group, with its members of the day.
    Group {
        /// The group.
        group: Named,
        /// Its members on the day asked.
        members: Vec<Named>,
        /// There are members that the register does not hold.
        open: bool,
    },
    /// The units that another document assigns.
    AssignedIn {
        /// The document.
        document: Named,
        /// The units that lead its responsibilities on the day asked.
        leads: Vec<Named>,
        /// The units it names of whose tasks it cannot be told who answers.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        unresolved: Vec<Named>,
    },
    /// A body outside the province, by name.
    Body(Bilingual),
    /// The units in a table that is missing.
    MissingTable(Bilingual),
    /// There are others, not named.
    AndOthers,
}

/// A unit that answers, and the chain of successions by which it came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PassedTo {
    /// The unit that answers on the day asked.
    pub unit: Named,
    /// The unit that the document names.
    pub written: Named,
    /// The successions followed, in order: their ids.
    pub chain: Vec<String>,
}

/// It cannot be told which unit answers, and why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unresolved {
    /// The unit that the document names.
    pub written: Named,
    /// Why it cannot be told.
    pub reason: UnresolvedReason,
    /// The units that may answer; empty when none is recorded.
    pub candidates: Vec<Named>,
    /// The successions followed so far: their ids.
    pub chain: Vec<String>,
}

/// Why it cannot be told which unit answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UnresolvedReason {
    /// The tasks were split by field, and the fields do not say which way this one went.
    SplitByField,
    /// The unit ended, and no successor is recorded.
    NoSuccessor,
    /// The province itself became part of another, and no successor is recorded.
    ProvinceMerged,
}

impl Register {
    /// Who answers for a subject on a day.
    ///
    /// * `subject`: the id of a responsibility, a partner, an agreement or a planned action.
    /// * `on`: the day asked for; what was assigned only later does not count.
    ///
    /// # Errors
    /// `unknown_id` when the register has no such record.
    ///
    /// # Example: who leads since the departments merged?
    /// ```
    /// use hoptac::{Register, answers::Holder, day};
    ///
    /// let register = Register::from_json(r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
    /// #   "documents": [{"id": "plan-107", "kind": "plan", "title": {"vi": "Kế hoạch 107"},
    /// #       "date": "2023-04-25", "cites": [{"document": "plan-107"}]}],
    ///     "units": [
    ///         {"id": "so-ke-hoach-va-dau-tu", "kind": "department", "name": {"vi": "Sở Kế hoạch và Đầu tư"},
    ///             "existence": ["/2025-02-28"], "cites": [{"document": "plan-107"}]},
    ///         {"id": "so-tai-chinh", "kind": "department", "name": {"vi": "Sở Tài chính"},
    ///             "cites": [{"document": "plan-107"}]}],
    ///     "successions": [{"id": "merger", "on": "2025-03-01", "from": "so-ke-hoach-va-dau-tu",
    ///         "to": "so-tai-chinh", "cites": [{"document": "plan-107"}]}],
    ///     "responsibilities": [{"id": "amata", "kind": "cooperation", "title": {"vi": "Tập đoàn AMATA"},
    ///         "leads": [{"unit": "so-ke-hoach-va-dau-tu"}],
    ///         "cites": [{"document": "plan-107", "section": "III.1.3.1"}]}]
    /// }"#)?;
    /// let responsible = register.responsible("amata", day!(2025-03-15))?;
    /// let Holder::Unit(lead) = &responsible.assignments[0].leads[0] else { panic!("resolved") };
    /// assert_eq!(lead.written.name.vi, "Sở Kế hoạch và Đầu tư");
    /// assert_eq!(lead.unit.name.vi, "Sở Tài chính");
    /// assert_eq!(lead.chain, ["merger"]);
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn responsible(&self, subject: &str, on: impl Into<Day>) -> Result<Responsible, Problems> {
        let on = on.into();
        let mut assignments = Vec::new();
        for responsibility in self.responsibilities_for(subject)? {
            if self.stated_since(&responsibility.cites) <= on {
                assignments.push(self.assignment(responsibility, on));
            }
        }
        Ok(Responsible {
            subject: String::from(subject),
            on,
            assignments,
        })
    }

    /// The responsibilities that cover a subject.
    fn responsibilities_for(&self, subject: &str) -> Result<Vec<&Responsibility>, Problems> {
        if let Some(responsibility) = self.by_id(subject) {
            return Ok(alloc::vec![responsibility]);
        }
        if let Some(Partner { id, .. }) = self.by_id(subject) {
            return Ok(self.responsibilities_that(&|one| self.covers_partner(one, id)));
        }
        if let Some(agreement) = self.by_id(subject) {
            return Ok(self.responsibilities_for_agreement(agreement));
        }
        match self.by_id::<Action>(subject) {
            Some(action) => match &action.responsibility {
                Some(responsibility) => self.responsibilities_for(responsibility.as_str()),
                None => Ok(Vec::new()),
            },
            None => Err(unknown_id("/responsible/subject", subject, None).into()),
        }
    }

    /// Those that name the agreement; where none does, those that cover one of its partners.
    pub(crate) fn responsibilities_for_agreement(
        &self,
        agreement: &Agreement,
    ) -> Vec<&Responsibility> {
        let subject = Subject::Agreement(agreement.id.clone());
        let naming = self.responsibilities_that(&|one| one.subjects.contains(&subject));
        if !naming.is_empty() {
            return naming;
        }
        self.responsibilities_that(&|one| {
            let mut partners = agreement.partners();
            partners.any(|partner| self.covers_partner(one, partner))
        })
    }

    fn responsibilities_that(
        &self,
        cover: &dyn Fn(&Responsibility) -> bool,
    ) -> Vec<&Responsibility> {
        let mut covering = Vec::new();
        for responsibility in &self.records().responsibilities {
            if cover(responsibility) {
                covering.push(responsibility);
            }
        }
        covering
    }

    /// Whether a responsibility names a partner, the prospect it was found for, or an agreement of it.
    fn covers_partner(&self, responsibility: &Responsibility, partner: &Id<Partner>) -> bool {
        responsibility.subjects.iter().any(|subject| match subject {
            Subject::Partner(id) => self.stands_for(id, partner),
            Subject::Agreement(id) => self
                .get(id)
                .is_some_and(|agreement| agreement.partners().any(|own| own == partner)),
            Subject::Country(_) => false,
        })
    }

    /// Whether a partner that is named is this one, or the prospect it was found for.
    pub(super) fn stands_for(&self, named: &Id<Partner>, partner: &Id<Partner>) -> bool {
        let prospect = || self.get(named)?.prospect.as_ref();
        named == partner || prospect().is_some_and(|prospect| prospect.found.contains(partner))
    }

    /// One responsibility as it stands on a day.
    pub(crate) fn assignment(&self, responsibility: &Responsibility, on: Day) -> Assignment {
        let mut why = Why::default();
        let (fields, cites) = (&responsibility.fields, &responsibility.cites);
        let mut holders = |assignees| self.holders(assignees, fields, on, cites, &mut why);
        Assignment {
            responsibility: responsibility.id.clone(),
            title: responsibility.title.clone(),
            leads: holders(&responsibility.leads),
            coordinators: holders(&responsibility.coordinators),
            cites: cites.clone(),
            why,
        }
    }

    /// A list of units that these places state, read on the day `on`.
    pub(super) fn holders(
        &self,
        assignees: &[Assignee],
        fields: &[Id<Field>],
        on: Day,
        cites: &[Citation],
        why: &mut Why,
    ) -> Vec<Holder> {
        let since = self.stated_since(cites);
        let mut holders = Vec::new();
        for assignee in assignees {
            holders.push(self.holder(assignee, fields, since, on, cites, why));
        }
        holders
    }

    /// One entry of a list of units that was written on the day `since`, read on the day `on`.
    pub(crate) fn holder(
        &self,
        assignee: &Assignee,
        fields: &[Id<Field>],
        since: Day,
        on: Day,
        cites: &[Citation],
        why: &mut Why,
    ) -> Holder {
        match assignee {
            Assignee::Unit(id) => match self.get(id) {
                Some(unit) => self.passed_to(unit, fields, since, on, cites, why),
                None => Holder::AndOthers,
            },
            Assignee::Group(id) => match self.get(id) {
                Some(group) => {
                    let members = self.members_on(group, on);
                    why_members(why, group, &members, on, cites);
                    Holder::Group {
                        group: Named::of(&group.id, &group.name),
                        members: named(&members, on),
                        open: group.open,
                    }
                }
                None => Holder::AndOthers,
            },
            Assignee::AssignedIn(id) => {
                let name = self.get(id).map_or_else(
                    || Bilingual::new(id.as_str(), id.as_str()),
                    Document::called,
                );
                why.add(
                    Rule::AssignedElsewhere,
                    cites,
                    &[("document", id)],
                    words!(
                        "Đơn vị chủ trì là các đơn vị được phân công trong {}.",
                        "The leads are the units assigned in {}."
                    ),
                    &[&name],
                );
                let (leads, unresolved) = self.leads_assigned_in(id, on);
                Holder::AssignedIn {
                    document: Named::of(id, &name),
                    leads,
                    unresolved,
                }
            }
            Assignee::Body(name) => Holder::Body(name.clone()),
            Assignee::MissingTable(table) => {
                why.add(
                    Rule::TableMissing,
                    cites,
                    &[],
                    words!(
                        "Văn bản giao cho “{}”; nguồn của sổ không có bảng này.",
                        "The document names “{}”; the register's sources do not hold that table."
                    ),
                    &[table],
                );
                Holder::MissingTable(table.clone())
            }
            Assignee::AndOthers => Holder::AndOthers,
        }
    }

    fn passed_to(
        &self,
        unit: &Unit,
        fields: &[Id<Field>],
        since: Day,
        on: Day,
        cites: &[Citation],
        why: &mut Why,
    ) -> Holder {
        let passage = self.passage(unit, fields, since, on);
        let written = unit.named_on(since);
        why.add(
            Rule::UnitAsWritten,
            cites,
            &[("unit", &unit.id)],
            words!("Văn bản ghi {}.", "The document names {}."),
            &[&written.name],
        );
        let mut chain = Vec::new();
        for succession in passage.chain {
            chain.push(succession.id.as_str().into());
            let name = |id| -> &dyn Say {
                let unit = self.get::<Unit>(id);
                unit.map_or(&"?", |unit| unit.name_on(succession.on))
            };
            let rule = if succession.fields.is_empty() {
                Rule::SuccessionFollowed
            } else {
                Rule::FieldSettlesSplit
            };
            why.add(
                rule,
                &succession.cites,
                &[("succession", &succession.id)],
                words!(
                    "Từ {}, {} kế thừa nhiệm vụ của {}.",
                    "Since {}, {} has taken over the tasks of {}."
                ),
                &[&succession.on, name(&succession.to), name(&succession.from)],
            );
        }
        let (last, reason, candidates) = match passage.end {
            PassageEnd::Unit(unit) => {
                return Holder::Unit(PassedTo {
                    unit: unit.named_on(on),
                    written,
                    chain,
                });
            }
            PassageEnd::Split(last, candidates) => {
                (last, UnresolvedReason::SplitByField, candidates)
            }
            PassageEnd::Ended(last) if self.merged_into(on).is_some() => {
                (last, UnresolvedReason::ProvinceMerged, Vec::new())
            }
            PassageEnd::Ended(last) => (last, UnresolvedReason::NoSuccessor, Vec::new()),
        };
        let candidates = named(&candidates, on);
        let name = last.name_on(on);
        let into = self.merged_into(on).unwrap_or(name);
        let (rule, says) = match reason {
            UnresolvedReason::SplitByField => (
                Rule::FieldDoesNotSettleSplit,
                words!(
                    "Nhiệm vụ của {} được chia theo lĩnh vực; lĩnh vực ghi trong sổ không đủ để biết đơn vị nào: {}.",
                    "The tasks of {} were split by field; the fields recorded do not say which unit: {}.",
                )
                .with(&[name, &candidates]),
            ),
            UnresolvedReason::ProvinceMerged => (
                Rule::ProvinceMerged,
                words!(
                    "Tỉnh đã nhập vào {}; thỏa thuận chuyển cho tỉnh tiếp nhận, sổ chưa ghi đơn vị kế thừa {}.",
                    "The province became part of {}; its agreements pass to it, and no successor of {} is recorded.",
                )
                .with(&[into, name]),
            ),
            UnresolvedReason::NoSuccessor => (
                Rule::NoSuccessor,
                words!(
                    "{} không còn, và sổ không ghi đơn vị kế thừa.",
                    "{} no longer exists, and no successor is recorded.",
                )
                .with(&[name]),
            ),
        };
        why.add(rule, cites, &[("unit", &last.id)], words!("{}"), &[&says]);
        Holder::Unresolved(Unresolved {
            written,
            reason,
            candidates,
            chain,
        })
    }

    /// The units that lead the cooperation of another document on a day, and those it names of whose
    /// tasks it cannot be told who answers; each once.
    fn leads_assigned_in(&self, document: &Id<Document>, on: Day) -> (Vec<Named>, Vec<Named>) {
        let mut told: Vec<(&Unit, bool)> = Vec::new();
        for responsibility in &self.records().responsibilities {
            let mut cites = responsibility.cites.iter();
            let there = cites.any(|cite| cite.document == *document);
            if !there || responsibility.kind != ResponsibilityKind::Cooperation {
                continue;
            }
            let since = self.stated_since(&responsibility.cites);
            for lead in &responsibility.leads {
                if let Assignee::Unit(id) = lead
                    && let Some(unit) = self.get(id)
                {
                    let passage = self.passage(unit, &responsibility.fields, since, on);
                    told.push(match passage.end {
                        PassageEnd::Unit(unit) => (unit, true),
                        PassageEnd::Split(unit, _) | PassageEnd::Ended(unit) => (unit, false),
                    });
                }
            }
        }
        let ids = told
            .iter()
            .map(|(unit, _)| unit.id.as_str())
            .collect::<Vec<_>>();
        let before = order::same_before(&ids, Ord::cmp);
        let (mut leads, mut unresolved) = (Vec::new(), Vec::new());
        for ((unit, lead), before) in told.iter().zip(before) {
            let units = if *lead { &mut leads } else { &mut unresolved };
            if before.is_none() {
                units.push(unit.named_on(on));
            }
        }
        (leads, unresolved)
    }
}

impl Holder {
    /// The units that certainly answer.
    pub(crate) fn units(&self) -> &[Named] {
        match self {
            Self::Unit(passed) => core::slice::from_ref(&passed.unit),
            Self::Group { members, .. } => members,
            Self::AssignedIn { leads, .. } => leads,
            Self::Body(_) | Self::Unresolved(_) | Self::MissingTable(_) | Self::AndOthers => &[],
        }
    }

    /// The entry in words: the unit's name on the day asked, or what is known instead.
    #[must_use]
    pub fn words(&self) -> Bilingual {
        match self {
            Self::Unit(passed) => passed.unit.name.clone(),
            Self::Unresolved(unresolved) => {
                let name = &unresolved.written.name;
                if unresolved.candidates.is_empty() {
                    words!("chưa rõ (thay {})", "not known (after {})").with(&[name])
                } else {
                    let names = &unresolved.candidates;
                    words!("chưa rõ: {}", "not known: {}").with(&[names])
                }
            }
            Self::Group { group, .. } => group.name.clone(),
            Self::Body(name) => name.clone(),
            Self::AssignedIn { document, .. } => {
                words!("các đơn vị được giao trong {}", "the units assigned in {}")
                    .with(&[&document.name])
            }
            Self::MissingTable(table) => words!(
                "{} (bảng không có trong sổ)",
                "{} (a table that is missing)"
            )
            .with(&[table]),
            Self::AndOthers => words!("và các đơn vị khác", "and others").into(),
        }
    }
}

/// Units by their ids and their names on a day.
fn named(units: &[&Unit], on: Day) -> Vec<Named> {
    let mut named = Vec::new();
    for unit in units {
        named.push(unit.named_on(on));
    }
    named
}

/// Who belongs to a group on a day, and why: those of its kinds, and those it names, that exist.
fn why_members(why: &mut Why, group: &UnitGroup, members: &[&Unit], on: Day, cites: &[Citation]) {
    let (mut by_kind, mut named) = (Vec::new(), Vec::new());
    for unit in members {
        if group.kinds.contains(&unit.kind) {
            by_kind.push(unit.named_on(on));
        } else {
            named.push(unit.named_on(on));
        }
    }
    let listed = match (by_kind.is_empty(), named.is_empty()) {
        (true, true) => words!("sổ không có đơn vị nào", "the register has none").into(),
        (false, true) => words!("{} (theo loại đơn vị)", "{} (by their kind)").with(&[&by_kind]),
        (true, false) => words!("{} (được nêu tên)", "{} (named)").with(&[&named]),
        (false, false) => words!(
            "{} (theo loại đơn vị); {} (được nêu tên)",
            "{} (by their kind); {} (named)",
        )
        .with(&[&by_kind, &named]),
    };
    let mut places = cites.to_vec();
    places.extend_from_slice(&group.cites);
    why.add(
        Rule::GroupMembers,
        &places,
        &[("group", &group.id), ("on", &on)],
        words!(
            "Ngày {}, {} gồm các đơn vị đang hoạt động: {}.",
            "On {}, {} are the units that exist: {}."
        ),
        &[&on, &group.name, &listed],
    );
}

impl Say for Holder {
    fn say(&self, language: Language, text: &mut String) {
        self.words().say(language, text);
    }
}
