//! Responsibilities (phân công): who leads, who coordinates, for what.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{
    Agreement, Bilingual, Citation, Country, Document, Field, Id, Partner, Unit, UnitGroup,
};
use crate::json::{Read, Write};

/// Who answers for a partner, an agreement or a task, as a document assigned it on its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Responsibility {
    /// Its id.
    pub id: Id<Responsibility>,
    /// Its kind.
    pub kind: ResponsibilityKind,
    /// What it is about.
    pub title: Bilingual,
    /// The partners, agreements and countries it covers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Subject>,
    /// The lead units (đơn vị chủ trì), in the order written.
    pub leads: Vec<Assignee>,
    /// The coordinating units (đơn vị phối hợp), in the order written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coordinators: Vec<Assignee>,
    /// The fields it is about; they decide where the tasks of a split unit went.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Id<Field>>,
    /// What it is to achieve, in short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objective: Option<Bilingual>,
    /// What is to be done, in short.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<Bilingual>,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

/// Kinds of responsibility.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Read, Write,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ResponsibilityKind {
    /// Cooperation with a partner or a country.
    Cooperation,
    /// A task or an area of work.
    Task,
    /// The standing role of a body in carrying out a plan.
    Role,
}

/// What a responsibility or an action is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A partner or prospect.
    Partner(Id<Partner>),
    /// An agreement.
    Agreement(Id<Agreement>),
    /// A whole country.
    Country(Country),
}

/// One entry of a list of units, as the document writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Assignee {
    /// A unit by name.
    Unit(Id<Unit>),
    /// A collective name.
    Group(Id<UnitGroup>),
    /// A body outside the province, by name: a ministry, the Prime Minister.
    Body(Bilingual),
    /// "The units assigned in" another document.
    AssignedIn(Id<Document>),
    /// "The units in the table attached", where the table is missing.
    MissingTable(Bilingual),
    /// The list ends in "…": there are others, not named.
    AndOthers,
}
