//! Partners, units, agreements and more by name or alias, with or without Vietnamese marks.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde::{Deserialize, Serialize};

use crate::json::Write;

use crate::{
    Register,
    fold::fold,
    list::Listed,
    model::{
        Action, Agreement, Bilingual, Document, Duty, Field, List, Partner, Responsibility, Target,
        Unit, UnitGroup,
    },
    order,
};

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
        let mut matches: Vec<(Closeness, Match)> = Vec::new();
        if !wanted.is_empty() {
            self.each_name(|list, id, name, aliases| {
                let mut names = alloc::vec![name.in_vietnamese(), name.in_english()];
                names.extend(aliases);
                names.push(id);
                let mut best: Option<(Closeness, &str)> = None;
                for name in names {
                    if let Some(closeness) = closeness(&fold(name), &wanted)
                        && best.is_none_or(|(other, _)| closeness < other)
                    {
                        best = Some((closeness, name));
                    }
                }
                if let Some((closeness, matched)) = best {
                    matches.push((
                        closeness,
                        Match {
                            list,
                            id: id.to_string(),
                            name: name.clone(),
                            matched: matched.to_string(),
                        },
                    ));
                }
            });
        }
        order::sort(&mut matches, |a, b| a.0.cmp(&b.0));
        Find {
            text: text.to_string(),
            matches: matches.into_iter().map(|(_, found)| found).list(),
        }
    }

    /// The name or title of the record of an id, if it has one.
    pub(crate) fn name_of(&self, id: &str) -> Option<&Bilingual> {
        Some(match self.list_of(id)? {
            List::Documents => &self.by_id::<Document>(id)?.title,
            List::Fields => &self.by_id::<Field>(id)?.name,
            List::Units => &self.by_id::<Unit>(id)?.name,
            List::Groups => &self.by_id::<UnitGroup>(id)?.name,
            List::Partners => &self.by_id::<Partner>(id)?.name,
            List::Agreements => &self.by_id::<Agreement>(id)?.title,
            List::Responsibilities => &self.by_id::<Responsibility>(id)?.title,
            List::Actions => &self.by_id::<Action>(id)?.title,
            List::Duties => &self.by_id::<Duty>(id)?.title,
            List::Targets => &self.by_id::<Target>(id)?.title,
            List::Successions | List::Submissions => return None,
        })
    }

    /// Calls back with every record that has a name: its list, id, name and other names. Those that
    /// people look for first come first.
    fn each_name(&self, mut call: impl FnMut(List, &str, &Bilingual, &[&str])) {
        let records = self.records();
        for partner in &records.partners {
            let mut aliases: Vec<_> = partner.aliases.iter().map(String::as_str).list();
            aliases.extend([partner.country.name_vi(), partner.country.name_en()]);
            call(List::Partners, partner.id.as_str(), &partner.name, &aliases);
        }
        for unit in &records.units {
            let mut aliases: Vec<_> = unit.aliases.iter().map(String::as_str).list();
            for renaming in &unit.renamed {
                aliases.push(renaming.name.in_vietnamese());
                aliases.push(renaming.name.in_english());
            }
            call(List::Units, unit.id.as_str(), &unit.name, &aliases);
        }
        for group in &records.groups {
            call(List::Groups, group.id.as_str(), &group.name, &[]);
        }
        for agreement in &records.agreements {
            call(
                List::Agreements,
                agreement.id.as_str(),
                &agreement.title,
                &[],
            );
        }
        for responsibility in &records.responsibilities {
            let id = responsibility.id.as_str();
            call(List::Responsibilities, id, &responsibility.title, &[]);
        }
        for action in &records.actions {
            call(List::Actions, action.id.as_str(), &action.title, &[]);
        }
        for duty in &records.duties {
            call(List::Duties, duty.id.as_str(), &duty.title, &[]);
        }
        for target in &records.targets {
            call(List::Targets, target.id.as_str(), &target.title, &[]);
        }
        for document in &records.documents {
            let number: Vec<_> = document.number.iter().map(String::as_str).list();
            call(
                List::Documents,
                document.id.as_str(),
                &document.title,
                &number,
            );
        }
        for field in &records.fields {
            call(List::Fields, field.id.as_str(), &field.name, &[]);
        }
    }
}

fn closeness(name: &str, wanted: &str) -> Option<Closeness> {
    let at = name.find(wanted)?;
    Some(match name.get(..at) {
        Some("") if name.len() == wanted.len() => Closeness::Whole,
        Some("") => Closeness::Start,
        Some(before) if before.ends_with(' ') => Closeness::Word,
        _ => Closeness::Inside,
    })
}
