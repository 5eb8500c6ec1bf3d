//! The nouns of a register, one file each: plain data with serde, no behaviour beyond reading it.
//!
//! The vocabulary is that of the documents a province issues; each type names the Vietnamese word.

mod action;
mod agreement;
mod change;
mod citation;
mod country;
mod country_table;
mod document;
mod duty;
mod field;
mod id;
mod named;
mod partner;
mod province;
mod responsibility;
mod target;
mod unit;

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use crate::{
    json::{Read, Write},
    words::called,
};

pub use crate::words::{Bilingual, Language};
pub use action::{Action, ActionKind, Outcome};
pub use agreement::{
    Agreement, AgreementChange, AgreementKind, ChangeKind, Entry, NoticeCounts, Party, Regime,
    TacitRenewal, Term,
};
pub use change::{
    AgreementEvent, Change, Closure, Correction, Deed, Extension, Founding, Identification, Verb,
};
pub use citation::Citation;
pub use country::{Country, CountryError, CountryGroup};
pub use document::{Document, DocumentKind, Signer, SigningCapacity};
pub(crate) use duty::Covers;
pub use duty::{DataWindow, Duty, DutyEvent, Frequency, Level, Submission, Waiver};
pub use field::Field;
pub use id::{Id, is_id};
pub use named::Named;
pub use partner::{Partner, PartnerKind, Prospect};
pub use province::{Assumption, Province, ProvinceChange, ProvinceEvent};
pub use responsibility::{Assignee, Responsibility, ResponsibilityKind, Subject};
pub use target::{OncePer, Target, TargetEvent};
pub use unit::{Renaming, Succession, Unit, UnitGroup, UnitKind};

/// The records of one province as they stand in its JSON text, before anything is derived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Register"))]
#[serde(deny_unknown_fields)]
pub struct Records {
    /// Where the schema of this form is, for editors; taken and kept.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this form: 1.
    pub hoptac: u32,
    /// Whose register this is.
    pub province: Province,
    /// Working assumptions (giả định làm việc) that every answer resting on them names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assume: Vec<Assumption>,
    /// Plans, decisions, notices, laws … (văn bản).
    #[serde(default)]
    pub documents: Vec<Document>,
    /// The register's vocabulary of fields of cooperation (lĩnh vực).
    #[serde(default)]
    pub fields: Vec<Field>,
    /// Bodies of the province (đơn vị).
    #[serde(default)]
    pub units: Vec<Unit>,
    /// Collective names of bodies (nhóm đơn vị), whose members depend on the day.
    #[serde(default)]
    pub groups: Vec<UnitGroup>,
    /// Which body took over whose tasks, and when (kế thừa).
    #[serde(default)]
    pub successions: Vec<Succession>,
    /// Foreign partners, found or still to be found (đối tác).
    #[serde(default)]
    pub partners: Vec<Partner>,
    /// Agreements with partners (thỏa thuận).
    #[serde(default)]
    pub agreements: Vec<Agreement>,
    /// Who answers for what (phân công).
    #[serde(default)]
    pub responsibilities: Vec<Responsibility>,
    /// What is planned (việc dự kiến).
    #[serde(default)]
    pub actions: Vec<Action>,
    /// Who reports what to whom, and by when (chế độ báo cáo).
    #[serde(default)]
    pub duties: Vec<Duty>,
    /// Reports received (bản báo cáo).
    #[serde(default)]
    pub submissions: Vec<Submission>,
    /// Numeric targets (chỉ tiêu).
    #[serde(default)]
    pub targets: Vec<Target>,
    /// The changes made so far, in order (quá trình ghi sổ); the records above hold what they wrote.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Change>,
}

/// The lists of a register.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Read, Write,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "each variant is the list of that name in `Records`"
)]
pub enum List {
    Documents,
    Fields,
    Units,
    Groups,
    Successions,
    Partners,
    Agreements,
    Responsibilities,
    Actions,
    Duties,
    Submissions,
    Targets,
}

impl List {
    /// All lists, in the order of the register.
    pub const ALL: [Self; 12] = [
        Self::Documents,
        Self::Fields,
        Self::Units,
        Self::Groups,
        Self::Successions,
        Self::Partners,
        Self::Agreements,
        Self::Responsibilities,
        Self::Actions,
        Self::Duties,
        Self::Submissions,
        Self::Targets,
    ];

    /// The list of a key of the register, if there is one.
    pub(crate) fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.key() == key)
    }

    /// The list's key in the register's JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Fields => "fields",
            Self::Units => "units",
            Self::Groups => "groups",
            Self::Successions => "successions",
            Self::Partners => "partners",
            Self::Agreements => "agreements",
            Self::Responsibilities => "responsibilities",
            Self::Actions => "actions",
            Self::Duties => "duties",
            Self::Submissions => "submissions",
            Self::Targets => "targets",
        }
    }

    /// The list of that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.key() == key)
    }
}

/// A record of a register: it has an id, and at least one place that states it.
pub trait Record: Sized {
    /// The list it stands in.
    const LIST: List;

    /// Its id, unique in the register.
    fn id(&self) -> &Id<Self>;

    /// Every place that states it.
    fn cites(&self) -> &[Citation];

    /// All records of this kind.
    fn all(records: &Records) -> &[Self];
}

/// Implements [`Record`] for types with the fields `id` and `cites`, and makes [`AnyRecord`] of them.
macro_rules! records {
    ($($record:ident as $name:ident $json:literal in $list:ident, $key:ident;)*) => {
        $(
            impl Record for $record {
                const LIST: List = List::$list;

                fn id(&self) -> &Id<Self> {
                    &self.id
                }

                fn cites(&self) -> &[Citation] {
                    &self.cites
                }

                fn all(records: &Records) -> &[Self] {
                    &records.$key
                }
            }
        )*

        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[expect(missing_docs, reason = "each variant is a record of that kind")]
        pub enum AnyRecord {
            $(#[serde(rename = $json)] $name($record),)*
        }

        impl AnyRecord {
            /// The list it stands in.
            #[must_use]
            pub fn list(&self) -> List {
                match self {
                    $(Self::$name(_) => List::$list,)*
                }
            }

            /// Its id.
            #[must_use]
            pub fn id(&self) -> &str {
                match self {
                    $(Self::$name(record) => record.id.as_str(),)*
                }
            }

            /// The kind of record, as it is written in JSON.
            pub(crate) fn name(&self) -> &'static str {
                self.list().record()
            }
        }

        impl List {
            /// The kind of record that stands in it, as it is written in JSON.
            pub(crate) const fn record(self) -> &'static str {
                match self {
                    $(Self::$list => $json,)*
                }
            }
        }
    };
}

records! {
    Document as Document "document" in Documents, documents;
    Field as Field "field" in Fields, fields;
    Unit as Unit "unit" in Units, units;
    UnitGroup as Group "group" in Groups, groups;
    Succession as Succession "succession" in Successions, successions;
    Partner as Partner "partner" in Partners, partners;
    Agreement as Agreement "agreement" in Agreements, agreements;
    Responsibility as Responsibility "responsibility" in Responsibilities, responsibilities;
    Action as Action "action" in Actions, actions;
    Duty as Duty "duty" in Duties, duties;
    Submission as Submission "submission" in Submissions, submissions;
    Target as Target "target" in Targets, targets;
}

called! {
    /// A list of the register.
    List:
    Documents "Văn bản", "Documents"
    Fields "Lĩnh vực", "Fields"
    Units "Đơn vị", "Units"
    Groups "Nhóm đơn vị", "Groups of units"
    Successions "Kế thừa", "Successions"
    Partners "Đối tác", "Partners"
    Agreements "Thỏa thuận", "Agreements"
    Responsibilities "Phân công", "Responsibilities"
    Actions "Việc dự kiến", "Planned actions"
    Duties "Chế độ báo cáo", "Report duties"
    Submissions "Bản báo cáo", "Submissions"
    Targets "Chỉ tiêu", "Targets"
}
