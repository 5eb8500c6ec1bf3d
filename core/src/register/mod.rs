//! The whole register: read strictly, indexed once, written back byte for byte.

pub(crate) mod history;
mod known;
mod read;
mod rules;

use alloc::{borrow::ToOwned, string::String, vec::Vec};

use crate::{
    json::{self, Tree},
    life::{Life, Positions},
    model::{
        Agreement, Bilingual, Citation, Document, Id, List, Party, ProvinceChange, Record, Records,
    },
    problem::{Code, Fault, Found, Problem, Problems},
    time::{Day, Window},
    words::words,
};

/// A province's register of international cooperation, read and checked.
///
/// It never changes: a question takes `&self`, and many threads may ask at once.
///
/// # Example: is this agreement in force?
/// ```
/// use hoptac::{Register, day, answers::Phase};
///
/// let register = Register::from_json(r#"{
///     "hoptac": 1,
///     "province": {"name": {"vi": "tỉnh Bà Rịa – Vũng Tàu"}},
///     "assume": ["in_force_on_signing"],
///     "documents": [{"id": "plan-58", "kind": "plan", "title": {"vi": "Kế hoạch đối ngoại 2024"},
///         "date": "2024-03-11", "cites": [{"document": "plan-58"}]}],
///     "agreements": [{"id": "western-australia", "kind": "memorandum",
///         "title": {"vi": "Bản ghi nhớ với Bang Tây Úc"}, "ours": [], "theirs": [],
///         "regime": "not_stated", "signed": "2020", "entry": "not_stated",
///         "term": {"until": "2023"}, "cites": [{"document": "plan-58", "section": "1.1.1"}]}]
/// }"#)?;
/// let standing = register.standing("western-australia", day!(2023-07-01))?;
/// assert_eq!(standing.phases, [Phase::InForce, Phase::Expired].into());
/// # Ok::<(), hoptac::Problems>(())
/// ```
#[derive(Clone, Debug)]
pub struct Register {
    records: Records,
    places: Places,
    lives: Vec<Life>,
}

/// Where the records stand: by their ids, in the order of these.
#[derive(Clone, Debug)]
struct Places(Vec<(String, Place)>);

impl Places {
    /// Where the record of an id stands; of several, the first.
    fn get(&self, id: &str) -> Option<Place> {
        let first = self.0.partition_point(|(other, _)| other.as_str() < id);
        let (found, place) = self.0.get(first)?;
        (found == id).then_some(*place)
    }
}

impl Positions for Places {
    fn of(&self, list: List, id: &str) -> Option<usize> {
        let place = self.get(id).filter(|place| place.list == list);
        place.map(|place| place.position)
    }
}

/// Where a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    list: List,
    position: usize,
}

impl Place {
    /// The record's path in the register's text.
    fn path(self) -> String {
        alloc::format!("/{}/{}", self.list.key(), self.position)
    }
}

impl Register {
    /// Reads a register from its JSON text.
    ///
    /// # Errors
    /// Every problem of the text at once: what is not JSON, keys that are missing, unknown or
    /// twice there, values of the wrong form, ids that are twice there or point nowhere, records
    /// without a citation, things that end before they start.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        // A byte order mark may stand before the text (RFC 8259, section 8.1).
        let (tree, problems) = json::parse(text.strip_prefix('\u{feff}').unwrap_or(text))?;
        Self::from_tree(&tree, problems)
    }

    /// Reads a register from its tree, of whose text these problems are known already.
    pub(crate) fn from_tree(tree: &Tree, problems: Found) -> Result<Self, Problems> {
        let (records, places) = read::read(tree, problems)?;
        let mut register = Self {
            records,
            places,
            lives: Vec::new(),
        };
        register.lives = Life::of_all(&register.records, &register.places);
        Ok(register)
    }

    /// Writes the register in its canonical form: the same register always gives the same bytes,
    /// and reading them gives the same register.
    ///
    /// # Example: is what I read what I write?
    /// ```
    /// use hoptac::Register;
    ///
    /// let register = Register::from_json(r#"{"province": {"name": {"vi": "tỉnh Đồng Nai"}}, "hoptac": 1}"#)?;
    /// let text = register.to_json();
    /// assert!(text.starts_with("{\n  \"hoptac\": 1,"));
    /// assert_eq!(Register::from_json(&text)?.to_json(), text);
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write_pretty(&self.records)
    }

    /// The records as they were read.
    #[must_use]
    pub fn records(&self) -> &Records {
        &self.records
    }

    /// The record of an id of its own kind.
    pub(crate) fn get<R: Record>(&self, id: &Id<R>) -> Option<&R> {
        self.by_id(id.as_str())
    }

    /// The record of an id, if there is one of this kind.
    #[inline(never)]
    pub(crate) fn by_id<R: Record>(&self, id: &str) -> Option<&R> {
        R::all(&self.records).get(self.position_of(R::LIST, id)?)
    }

    /// The path of the record of an id in the register's text, if there is one in this list.
    #[inline(never)]
    pub(crate) fn path_of(&self, list: List, id: &str) -> Option<String> {
        let place = self.places.get(id).filter(|place| place.list == list);
        place.map(Place::path)
    }

    /// Where in a list, from 0, the record of an id stands.
    #[inline(never)]
    pub(crate) fn position_of(&self, list: List, id: &str) -> Option<usize> {
        self.places.of(list, id)
    }

    /// The list in which an id stands.
    pub(crate) fn list_of(&self, id: &str) -> Option<List> {
        self.places.get(id).map(|place| place.list)
    }

    /// The record that a question names at `path`.
    pub(crate) fn asked_for<R: Record>(&self, id: &str, path: &str) -> Result<&R, Problems> {
        self.by_id(id)
            .ok_or_else(|| unknown_id(path, id, Some(R::LIST)).into())
    }

    /// The document with an id.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.by_id(id)
    }

    /// Where in the register's list of agreements, from 0, the one with an id stands.
    #[must_use]
    pub fn agreement_position(&self, id: &str) -> Option<usize> {
        self.position_of(List::Agreements, id)
    }

    /// The compiled life of an agreement.
    pub(crate) fn life(&self, id: &str) -> Option<&Life> {
        self.life_at(self.agreement_position(id)?)
    }

    /// The compiled life of the agreement at a position.
    pub(crate) fn life_at(&self, position: usize) -> Option<&Life> {
        self.lives.get(position)
    }

    /// Every agreement with its compiled life.
    pub(crate) fn lives(&self) -> impl Iterator<Item = (&Agreement, &Life)> {
        self.records.agreements.iter().zip(&self.lives)
    }

    /// The agreement that re-signs another, if one does.
    pub(crate) fn re_signing(&self, agreement: &Agreement) -> Option<&Agreement> {
        let mut agreements = self.records.agreements.iter();
        agreements.find(|other| other.re_signs.as_ref() == Some(&agreement.id))
    }

    /// What a party is called.
    pub(crate) fn party_name<'r>(&'r self, party: &'r Party) -> Option<&'r Bilingual> {
        match party {
            Party::Partner(id) => self.get(id).map(|partner| &partner.name),
            Party::Unit(id) => self.get(id).map(|unit| &unit.name),
            Party::Other(name) => Some(name),
        }
    }

    /// The days on which an agreement may have been signed.
    pub(crate) fn signing(&self, agreement: &Agreement) -> Window {
        self.life(agreement.id.as_str())
            .map_or(Window::UNKNOWN, |life| life.signing)
    }

    /// The day on which the first dated source that says it outright had stated something; of a
    /// document known to its month, that is the month's last day.
    #[inline(never)]
    pub(crate) fn stated_since(&self, cites: &[Citation]) -> Day {
        self.stated(cites).latest
    }

    /// The days on which the first dated source that says it outright may have stated something.
    pub(crate) fn stated(&self, cites: &[Citation]) -> Window {
        let mut stated: Option<Window> = None;
        for citation in cites.iter().filter(|citation| !citation.inferred) {
            if let Some(date) = self.get(&citation.document).and_then(|cited| cited.date) {
                let date = date.window();
                stated = Some(stated.map_or(date, |stated| Window {
                    earliest: stated.earliest.min(date.earliest),
                    latest: stated.latest.min(date.latest),
                }));
            }
        }
        stated.unwrap_or(Window::exactly(Day::MIN))
    }

    /// The province that this one has become part of by a day.
    pub(crate) fn merged_into(&self, on: Day) -> Option<&Bilingual> {
        let mut events = self.records.province.events.iter();
        events.find_map(|event| match &event.what {
            ProvinceChange::MergedInto(name) if event.on <= on => Some(name),
            _ => None,
        })
    }

    /// The province's name on a day.
    pub(crate) fn province_on(&self, on: Day) -> &Bilingual {
        let province = &self.records.province;
        let (mut name, mut since) = (&province.name, Day::MIN);
        for event in &province.events {
            if let ProvinceChange::Renamed(new) | ProvinceChange::MergedInto(new) = &event.what
                && event.on <= on
                && event.on >= since
            {
                (name, since) = (new, event.on);
            }
        }
        name
    }
}

/// An id that points nowhere, or into another list.
pub(crate) fn unknown_id(path: &str, id: &str, list: Option<List>) -> Problem {
    let kind = match list {
        Some(list) => words!("bản ghi trong “{}”", "record in “{}”").with(&[&list.key()]),
        None => words!(
            "phân công, đối tác, thỏa thuận hay việc dự kiến",
            "responsibility, partner, agreement or planned action",
        )
        .into(),
    };
    UNKNOWN_ID.at(path.to_owned(), &[&kind, &id], &[&kind])
}

static UNKNOWN_ID: Fault<2, 1> = Fault {
    code: Code::UnknownId,
    message: words!("Không có {} nào mang mã “{}”.", "No {} has the id “{}”."),
    help: words!("Dùng mã của một {}.", "Give the id of a {}."),
};
