//! The phases of an agreement, and sets of them.

use alloc::{string::String, vec::Vec};
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    json::Write,
    words::{Filled, Language, Say, called, words},
};

/// Where an agreement stands (tình trạng) on a day.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Write,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Chưa có hiệu lực: not yet in force.
    Pending,
    /// Còn hiệu lực: in force.
    InForce,
    /// Tạm đình chỉ: suspended.
    Suspended,
    /// Hết hạn: its term has run out.
    Expired,
    /// Chấm dứt: ended by the parties, or left by one.
    Terminated,
    /// Được thay thế: a re-signed agreement has taken its place.
    Superseded,
}

impl Phase {
    /// All phases, in the order in which an agreement may go through them.
    pub const ALL: [Self; 6] = [
        Self::Pending,
        Self::InForce,
        Self::Suspended,
        Self::Expired,
        Self::Terminated,
        Self::Superseded,
    ];

    const fn bit(self) -> u8 {
        match self {
            Self::Pending => 1,
            Self::InForce => 2,
            Self::Suspended => 4,
            Self::Expired => 8,
            Self::Terminated => 16,
            Self::Superseded => 32,
        }
    }
}

/// The phases that are possible: one when the answer is certain.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "Vec<Phase>", into = "Vec<Phase>")]
#[cfg_attr(feature = "schema", schemars(with = "Vec<Phase>"))]
pub struct Phases(u8);

impl Phases {
    /// No phase.
    pub const NONE: Self = Self(0);

    /// Adds a phase.
    pub fn insert(&mut self, phase: Phase) {
        self.0 |= phase.bit();
    }

    /// Whether a phase is possible.
    #[must_use]
    pub const fn contains(self, phase: Phase) -> bool {
        self.0 & phase.bit() != 0
    }

    /// Whether a phase is the only one possible.
    #[must_use]
    pub const fn is_certainly(self, phase: Phase) -> bool {
        self.0 == phase.bit()
    }

    /// Whether only one phase is possible.
    #[must_use]
    pub const fn is_certain(self) -> bool {
        self.0.is_power_of_two()
    }

    /// The possible phases, in their order.
    pub fn iter(self) -> impl Iterator<Item = Phase> {
        Phase::ALL
            .into_iter()
            .filter(move |phase| self.contains(*phase))
    }

    /// The set as bits: pending 1, in force 2, suspended 4, expired 8, terminated 16,
    /// superseded 32.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }
}

impl FromIterator<Phase> for Phases {
    fn from_iter<I: IntoIterator<Item = Phase>>(phases: I) -> Self {
        let mut set = Self::NONE;
        for phase in phases {
            set.insert(phase);
        }
        set
    }
}

impl<const N: usize> From<[Phase; N]> for Phases {
    fn from(phases: [Phase; N]) -> Self {
        phases.into_iter().collect()
    }
}

impl From<Vec<Phase>> for Phases {
    fn from(phases: Vec<Phase>) -> Self {
        phases.into_iter().collect()
    }
}

impl From<Phases> for Vec<Phase> {
    fn from(phases: Phases) -> Self {
        phases.iter().collect::<Vec<_>>()
    }
}

impl fmt::Debug for Phases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

called! {
    /// A phase.
    Phase:
    Pending "chưa có hiệu lực", "not yet in force"
    InForce "còn hiệu lực", "in force"
    Suspended "tạm đình chỉ", "suspended"
    Expired "hết hạn", "expired"
    Terminated "chấm dứt", "terminated"
    Superseded "được thay thế", "superseded"
}

/// `chắc chắn còn hiệu lực`, `còn hiệu lực hoặc hết hạn`.
impl Say for Phases {
    fn say(&self, language: Language, text: &mut String) {
        if self.is_certain() {
            words!("chắc chắn ", "certainly ").say(language, text);
        }
        OneOf(&self.iter().collect::<Vec<_>>()).say(language, text);
    }
}

/// `còn hiệu lực`, `chưa có hiệu lực, còn hiệu lực hoặc hết hạn`.
pub(crate) struct OneOf<'a>(pub(crate) &'a [Phase]);

impl Say for OneOf<'_> {
    fn say(&self, language: Language, text: &mut String) {
        match self.0.split_last() {
            Some((last, others)) if !others.is_empty() => {
                Filled(words!("{} hoặc {}", "{} or {}"), &[&others, last]).say(language, text);
            }
            _ => self.0.say(language, text),
        }
    }
}
