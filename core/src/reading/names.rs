//! Known names: those of the register first, then what letters call the bodies of a province and the
//! countries. A name is found marks and all, without its marks, or, in a list of names that a scan has
//! broken, by a small distance.

use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    text::{self, Gap, Text},
    vocabulary_table::{BODIES, COUNTRIES, PROVINCES},
};
use crate::{
    Register,
    fold::{fold, is_letter_or_digit},
    model::{Bilingual, Country, Id, Partner, Unit, UnitGroup},
};

/// What a name is the name of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Unit(Id<Unit>),
    Group(Id<UnitGroup>),
    Partner(Id<Partner>),
    /// A body that the register does not hold, by its place in the vocabulary.
    Body(usize),
    Country(Country),
    /// A province of Vietnam.
    Province,
}

struct Entry {
    name: String,
    /// Its words as they are written, and without marks.
    written: Vec<String>,
    folded: Vec<String>,
    what: Named,
}

/// A name that was found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The position behind it.
    pub(super) end: usize,
    pub(super) what: Named,
    /// It stands there marks and all.
    pub(super) exact: bool,
    /// The name as it is known.
    pub(super) name: String,
}

/// A name that some words come near to.
pub(super) struct Near {
    /// How many letters differ.
    pub(super) far: usize,
    pub(super) what: Named,
    pub(super) name: String,
}

/// All known names.
#[derive(Default)]
pub(super) struct Names {
    entries: Vec<Entry>,
    /// By their first word without marks, the longest first.
    by_first: BTreeMap<String, Vec<usize>>,
}

impl Names {
    /// The names of a register, and the standing vocabulary.
    pub(super) fn of(register: &Register) -> Self {
        let mut names = Self::default();
        let records = register.records();
        for unit in &records.units {
            let renamed = unit.renamed.iter().map(|it| &it.name);
            let called = core::iter::once(&unit.name).chain(renamed);
            names.bilingual(called, &unit.aliases, &Named::Unit(unit.id.clone()));
        }
        for group in &records.groups {
            let called = core::iter::once(&group.name);
            names.bilingual(called, &[], &Named::Group(group.id.clone()));
        }
        for partner in &records.partners {
            let called = core::iter::once(&partner.name);
            names.bilingual(
                called,
                &partner.aliases,
                &Named::Partner(partner.id.clone()),
            );
        }
        for (place, (_, _, also)) in BODIES.iter().enumerate() {
            // A body that the register holds under one of its names is meant by all of them.
            let held = also.iter().find_map(|name| names.whole(name));
            for name in *also {
                names.add(name, held.clone().unwrap_or(Named::Body(place)));
            }
        }
        for country in Country::all().filter(|country| country.code() != "VN") {
            names.add(country.name_vi(), Named::Country(country));
            names.add(country.name_en(), Named::Country(country));
        }
        for (code, spellings) in COUNTRIES {
            if let Ok(country) = code.parse() {
                for spelling in *spellings {
                    names.add(spelling, Named::Country(country));
                }
            }
        }
        for province in PROVINCES {
            names.add(province, Named::Province);
        }
        names
    }

    fn bilingual<'a>(
        &mut self,
        called: impl Iterator<Item = &'a Bilingual>,
        aliases: &[String],
        what: &Named,
    ) {
        for name in called {
            self.add(name.in_vietnamese(), what.clone());
        }
        for alias in aliases {
            self.add(alias, what.clone());
        }
    }

    /// Adds a name, behind those of the same length that are known.
    pub(super) fn add(&mut self, name: &str, what: Named) {
        let mut composed = String::new();
        text::compose(name, &mut composed);
        let parts = composed.split(|letter| !is_letter_or_digit(letter));
        let written: Vec<String> = parts
            .filter(|part| !part.is_empty())
            .map(String::from)
            .collect();
        let folded = written.iter().map(|word| fold(word)).collect::<Vec<_>>();
        let Some(first) = folded.first().cloned() else {
            return;
        };
        let same = self.by_first.entry(first).or_default();
        let length = |place: &usize| self.entries.get(*place).map_or(0, |it| it.folded.len());
        let place = same
            .iter()
            .take_while(|it| length(it) >= folded.len())
            .count();
        same.insert(place, self.entries.len());
        self.entries.push(Entry {
            name: name.to_string(),
            written,
            folded,
            what,
        });
    }

    /// What bears a whole name, marks aside.
    fn whole(&self, name: &str) -> Option<Named> {
        let folded = fold(name);
        let words = folded.split(' ').collect::<Vec<_>>();
        let same = self.by_first.get(*words.first()?)?;
        let mut same = same.iter().filter_map(|place| self.entries.get(*place));
        let entry = same.find(|entry| entry.folded == words)?;
        matches!(entry.what, Named::Unit(_)).then(|| entry.what.clone())
    }

    /// The longest name that begins at a position.
    ///
    /// * `until`: the position where the words end that may belong to it.
    /// * `wanted`: which names may be meant.
    pub(super) fn at(
        &self,
        text: &Text<'_>,
        at: usize,
        until: usize,
        wanted: &dyn Fn(&Named) -> bool,
    ) -> Option<Found> {
        let first = text.folded(at);
        if first.is_empty() {
            return None;
        }
        for place in self.by_first.get(first)? {
            let entry = self.entries.get(*place)?;
            if wanted(&entry.what)
                && let Some((end, exact)) = matches(text, at, until, entry)
            {
                return Some(Found {
                    end,
                    what: entry.what.clone(),
                    exact,
                    name: entry.name.clone(),
                });
            }
        }
        None
    }

    /// The names nearest to some words without marks, by what they name, the nearest first: none that
    /// is further than one letter in six.
    pub(super) fn nearest(&self, folded: &str, wanted: &dyn Fn(&Named) -> bool) -> Vec<Near> {
        // A long name is told from all others even when more of it is broken.
        let most = folded
            .len()
            .div_euclid(if folded.len() > 24 { 4 } else { 6 });
        let mut near: Vec<Near> = Vec::new();
        for entry in self.entries.iter().filter(|entry| wanted(&entry.what)) {
            let name = entry.folded.join(" ");
            if name.len().abs_diff(folded.len()) > most || name.len() < 6 {
                continue;
            }
            if let Some(far) = distance(&name, folded, most) {
                let one = Near {
                    far,
                    what: entry.what.clone(),
                    name: entry.name.clone(),
                };
                match near.iter_mut().find(|other| other.what == one.what) {
                    Some(same) if far < same.far => *same = one,
                    Some(_) => {}
                    None => near.push(one),
                }
            }
        }
        near.sort_by_key(|it| it.far);
        near
    }
}

/// Whether the words of a name stand at a position: where they end, and whether marks and all.
fn matches(text: &Text<'_>, at: usize, until: usize, entry: &Entry) -> Option<(usize, bool)> {
    let (mut next, mut exact) = (at, true);
    for (written, folded) in entry.written.iter().zip(&entry.folded) {
        while next > at
            && matches!(text.sign(next), Some(',' | '-' | '&' | '\'' | '(' | ')'))
            && text.word(next).is_some_and(|it| it.after < Gap::Cell)
        {
            next = next.saturating_add(1);
        }
        if next >= until || text.folded(next) != folded {
            return None;
        }
        exact &= text.is(next, written);
        next = next.saturating_add(1);
    }
    Some((next, exact))
}

/// How many letters must change, come or go to make one text of another, if no more than `most`.
pub(super) fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (number, letter) in (1_usize..).zip(one.chars()) {
        let mut before = number;
        let mut corner = core::mem::replace(row.first_mut()?, number);
        let mut least = number;
        for (cell, theirs) in row.iter_mut().skip(1).zip(&other) {
            let changed = corner.saturating_add(usize::from(letter != *theirs));
            let best = changed
                .min(before.saturating_add(1))
                .min(cell.saturating_add(1));
            corner = core::mem::replace(cell, best);
            before = best;
            least = least.min(best);
        }
        if least > most {
            return None;
        }
    }
    row.last().copied().filter(|far| *far <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_of_two_words() {
        assert_eq!(distance("ngoai vu", "ngoai vy", 2), Some(1));
        assert_eq!(distance("noi vu", "ngoai vu", 2), Some(2));
        assert_eq!(distance("y te", "tu phap", 2), None);
    }

    #[test]
    fn the_longest_name_is_found_and_the_registers_own_come_first() {
        let register = Register::from_json(
            r#"{"hoptac": 1, "province": {"name": {"vi": "tỉnh Mẫu"}},
            "documents": [{"id": "a", "kind": "note", "title": {"vi": "a"}, "cites": [{"document": "a"}]}],
            "units": [{"id": "tourism", "kind": "department", "name": {"vi": "Sở Du lịch"},
                "aliases": ["Sở Văn hóa, Thể thao và Du lịch"], "cites": [{"document": "a"}]}]}"#,
        )
        .unwrap();
        let names = Names::of(&register);
        let text = Text::of("Sở VH,TT&DL, Sở Văn hoá Thể thao và Du lịch; sở y tê");
        let found = |at| names.at(&text, at, text.len(), &|_| true).unwrap();
        let tourism = Named::Unit(Id::new("tourism").unwrap());
        assert_eq!((found(0).what, found(0).end), (tourism.clone(), 6));
        assert_eq!((found(7).what, found(7).exact), (tourism, true));
        assert!(matches!(found(16).what, Named::Body(_)) && !found(16).exact);
    }
}
