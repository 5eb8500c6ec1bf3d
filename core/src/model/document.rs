//! Documents (văn bản): plans, decisions, notices, laws, and other sources.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Bilingual, Citation, Id};
use crate::{
    json::{Read, Write},
    time::{ImpreciseDate, Period},
    words::{self, Filled, Language, Say, called, words},
};

/// A document.
///
/// Its `cites` names every place that states it: a document read at first hand cites itself, one
/// known only by mention cites the document that mentions it. So the documents that a plan cites
/// are those whose `cites` name the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its id.
    pub id: Id<Document>,
    /// Its kind.
    pub kind: DocumentKind,
    /// Its title or subject.
    pub title: Bilingual,
    /// Number and symbol exactly as printed (`107/KH-UBND`, `382 /KH- UBND`); absent when the
    /// document has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Bilingual>,
    /// The day it bears; absent when it bears none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<ImpreciseDate>,
    /// Who signed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signer: Option<Signer>,
    /// The period it is made for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Every place that states it.
    pub cites: Vec<Citation>,
}

impl Document {
    /// What people call it: its number; without one, its kind and date, or its title where its kind
    /// never has a number.
    #[must_use]
    pub fn called(&self) -> Bilingual {
        words::told(self)
    }
}

/// Kinds of document.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Read, Write,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Kế hoạch.
    Plan,
    /// Quyết định.
    Decision,
    /// Chỉ thị.
    Directive,
    /// Nghị quyết.
    Resolution,
    /// Kết luận.
    Conclusion,
    /// Nghị định.
    Decree,
    /// Luật, bộ luật, pháp lệnh.
    Law,
    /// Quy chế, quy định.
    Regulation,
    /// Chương trình, chương trình hành động.
    Programme,
    /// Báo cáo.
    Report,
    /// Thông báo.
    Notice,
    /// Công văn: an official letter, which names no kind.
    OfficialLetter,
    /// Báo chí.
    Press,
    /// Ghi chú: a note kept with the register, such as the reasons for an inference.
    Note,
}

impl DocumentKind {
    /// Whether an issued document of this kind bears a number and a day.
    pub(crate) fn is_numbered(self) -> bool {
        !matches!(self, Self::Law | Self::Press | Self::Note)
    }
}

/// Who signed a document, and in what capacity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Signer {
    /// The person's name.
    pub name: String,
    /// The office held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Bilingual>,
    /// On whose behalf.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<SigningCapacity>,
}

/// In what capacity a document is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SigningCapacity {
    /// TM. (thay mặt): on behalf of a collective body.
    OnBehalf,
    /// KT. (ký thay): a deputy for the head.
    ForHead,
    /// TL. (thừa lệnh): by order.
    ByOrder,
    /// TUQ. (thừa ủy quyền): by delegated authority.
    ByDelegation,
}

/// A document by its number, or as one without: `107/KH-UBND`, `kế hoạch không số, tháng 3/2025`.
impl Say for Document {
    fn say(&self, language: Language, text: &mut String) {
        match (&self.number, self.date) {
            (Some(number), _) => number.say(language, text),
            _ if !self.kind.is_numbered() => self.title.say(language, text),
            (None, Some(date)) => {
                let date = Bilingual::new(date.in_vietnamese(), date.in_english());
                let sentence = words!("{} không số ({})", "unnumbered {} ({})");
                Filled(sentence, &[&self.kind, &date]).say(language, text);
            }
            (None, None) => {
                let sentence = words!("{} không số", "unnumbered {}");
                Filled(sentence, &[&self.kind]).say(language, text);
            }
        }
    }
}

called! {
    /// A kind of document.
    DocumentKind:
    Plan "kế hoạch", "plan"
    Decision "quyết định", "decision"
    Directive "chỉ thị", "directive"
    Resolution "nghị quyết", "resolution"
    Conclusion "kết luận", "conclusion"
    Decree "nghị định", "decree"
    Law "luật", "law"
    Regulation "quy chế", "regulation"
    Programme "chương trình", "programme"
    Report "báo cáo", "report"
    Notice "thông báo", "notice"
    OfficialLetter "công văn", "official letter"
    Press "bài báo", "press article"
    Note "ghi chú", "note"
}
