//! Partners, units, agreements and more by name or alias, with or without Vietnamese marks.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde::{Deserialize, Serialize};

use crate::{
    Register,
    fold::fold,
    json::{Read, Write},
    model::{Bilingual, List, Partner, Unit},
};

/// A question about a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindQuestion {
    /// Part of a name, an alias, a number or an id; marks and capitals do not matter.
    pub text: String,
}

/// What bears a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Find {
    /// The text looked for.
    pub text: String,
    /// The records found, the closest first.
    pub matches: Vec<Match>,
}

/// A record that bears a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Match {
    /// The list it stands in.
    pub list: List,
    /// Its id.
    pub id: String,
    /// Its name or title.
    pub name: Bilingual,
    /// The name or alias that matched.
    pub matched: String,
}

/// How close a match is; closer is less.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    Whole,
    Start,
    Word,
    Inside,
}

const CLOSEST_FIRST: [Closeness; 4] = [
    Closeness::Whole,
    Closeness::Start,
    Closeness::Word,
    Closeness::Inside,
];

/// The lists whose records have a name, those that people look for first.
const LOOKED_FOR: [List; 10] = [
    List::Partners,
    List::Units,
    List::Groups,
    List::Agreements,
    List::Responsibilities,
    List::Actions,
    List::Duties,
    List::Targets,
    List::Documents,
    List::Fields,
];

impl Register {
    /// The records that bear a name, the closest first: the whole name, its start, a word of it, a
    /// part of a word.
    ///
    /// * `text`: part of a name, an alias, a document's number or an id, in capitals or not, with or
    ///   without Vietnamese marks. A text without a letter or digit finds nothing.
    ///
    /// # Example: how do I find Giang Tô without Vietnamese marks?
    /// ```
    /// use hoptac::Register;
    ///
    /// let register = Register::from_json(r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
    /// #   "documents": [{"id": "plan-107", "kind": "plan", "title": {"vi": "Kế hoạch 107"},
    /// #       "date": "2023-04-25", "cites": [{"document": "plan-107"}]}],
    ///     "partners": [{"id": "jiangsu", "kind": "locality", "name": {"vi": "Tỉnh Giang Tô"}, "country": "CN",
    ///         "cites": [{"document": "plan-107", "section": "III.2.3"}]}]
    /// }"#)?;
    /// assert_eq!(register.find("giang to").matches[0].id, "jiangsu");
    /// assert_eq!(register.find("Trung Quốc").matches[0].id, "jiangsu"); // by its country
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    #[must_use]
    pub fn find(&self, text: &str) -> Find {
        let wanted = fold(text);
        let mut found = Vec::new();
        for list in LOOKED_FOR {
            for (id, name) in (0..).map_while(|position| self.named(list, position)) {
                let mut best: Option<(Closeness, &str)> = None;
                for name in self.names(id, name) {
                    if let Some(closeness) = closeness(&fold(name), &wanted)
                        && best.is_none_or(|(other, _)| closeness < other)
                    {
                        best = Some((closeness, name));
                    }
                }
                if let Some((closeness, matched)) = best {
                    found.push((closeness, list, id, name, matched));
                }
            }
        }
        let mut matches = Vec::new();
        for next in CLOSEST_FIRST {
            for (closeness, list, id, name, matched) in &found {
                if *closeness == next {
                    matches.push(Match {
                        list: *list,
                        id: (*id).to_string(),
                        name: (*name).clone(),
                        matched: (*matched).to_string(),
                    });
                }
            }
        }
        Find {
            text: text.to_string(),
            matches,
        }
    }

    /// The name or title of the record of an id, if it has one.
    pub(crate) fn name_of(&self, id: &str) -> Option<&Bilingual> {
        let list = self.list_of(id)?;
        let (_, name) = self.named(list, self.position_of(list, id)?)?;
        Some(name)
    }

    /// The id of the record at a position of a list, and its name or title.
    fn named(&self, list: List, position: usize) -> Option<(&str, &Bilingual)> {
        macro_rules! named {
            ($key:ident, $name:ident) => {{
                let record = self.records().$key.get(position)?;
                (record.id.as_str(), &record.$name)
            }};
        }
        Some(match list {
            List::Documents => named!(documents, title),
            List::Fields => named!(fields, name),
            List::Units => named!(units, name),
            List::Groups => named!(groups, name),
            List::Partners => named!(partners, name),
            List::Agreements => named!(agreements, title),
            List::Responsibilities => named!(responsibilities, title),
            List::Actions => named!(actions, title),
            List::Duties => named!(duties, title),
            List::Targets => named!(targets, title),
            List::Successions | List::Submissions => return None,
        })
    }

    /// Every name by which people may look for a record.
    fn names<'r>(&'r self, id: &'r str, name: &'r Bilingual) -> Vec<&'r str> {
        let mut names = alloc::vec![name.in_vietnamese(), name.in_english()];
        if let Some(partner) = self.by_id::<Partner>(id) {
            for alias in &partner.aliases {
                names.push(alias);
            }
            names.push(partner.country.name_vi());
            names.push(partner.country.name_en());
        }
        if let Some(unit) = self.by_id::<Unit>(id) {
            for alias in &unit.aliases {
                names.push(alias);
            }
            for renaming in &unit.renamed {
                names.push(renaming.name.in_vietnamese());
                names.push(renaming.name.in_english());
            }
        }
        if let Some(document) = self.document(id) {
            names.extend(document.number.as_deref());
        }
        names.push(id);
        names
    }
}

fn closeness(name: &str, wanted: &str) -> Option<Closeness> {
    if wanted.is_empty() {
        return None;
    }
    let mut places = name.as_bytes().windows(wanted.len());
    let at = places.position(|place| place == wanted.as_bytes())?;
    Some(match name.get(..at) {
        Some("") if name.len() == wanted.len() => Closeness::Whole,
        Some("") => Closeness::Start,
        Some(before) if before.ends_with(' ') => Closeness::Word,
        _ => Closeness::Inside,
    })
}
