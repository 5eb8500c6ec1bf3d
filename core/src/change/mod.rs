//! Changes to the register: a verb, its guards, and the next register.
//!
//! A change is guarded (`guards`, by the table in `acts`), written into the records (`write`), and what
//! comes out is read as any register is: so no rule of reading is said twice, and nothing that a
//! register refuses can come of a change. The change itself becomes the last entry of the history,
//! for which the register says what must hold; `refusals` are the guards' words. `CODES.md` prints the
//! table and every code. `between` goes the other way: from two registers to the changes that lead from
//! one to the other.

mod acts;
mod between;
mod guards;
pub(crate) mod happened;
mod refusals;
mod write;

use alloc::{string::ToString, vec::Vec};

use crate::{
    Register,
    json::{self, Tree},
    model::Change,
    problem::{Found, Problem, Problems, pointer},
    register::history,
};

pub use acts::{Act, Verdict};
pub(crate) use guards::out_of_turn;
use refusals::Refusals;
use write::Move;

impl Change {
    /// Reads a change from its JSON text.
    ///
    /// # Errors
    /// Every problem of its form; whether it can be made is told by [`Register::apply`].
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        json::read_text(text)
    }
}

impl Register {
    /// How many changes were made so far: what a change made on this register gives as its revision.
    #[must_use]
    pub fn revision(&self) -> u32 {
        u32::try_from(self.records().history.len()).unwrap_or(u32::MAX)
    }

    /// The register after a change, which stands in its history from then on.
    ///
    /// * `change`: what happened, who records it and when, on which revision of the register.
    ///
    /// # Errors
    /// Everything that speaks against the change, with paths into the change; this register stays as
    /// it is. `stale_revision` alone when the register has moved on; else what contradicts the
    /// agreement's phase, the order of days, the units of the day or the law, and everything that
    /// [`Register::from_json`] would refuse in the register that comes out.
    ///
    /// # Example: how is a signed agreement recorded?
    /// ```
    /// use hoptac::{Register, answers::Phase, day, model::Change};
    ///
    /// let register = Register::from_json(r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
    ///     "units": [], "documents": []
    /// }"#)?;
    /// let change = Change::from_json(r#"{
    ///     "revision": 0, "recorded": "2025-09-16", "by": "Trần Thị Bình, Sở Ngoại vụ",
    ///     "documents": [{"id": "sakai-text", "kind": "note", "date": "2025-09-15",
    ///         "title": {"vi": "Bản ghi nhớ đã ký với thành phố Sakai"}, "cites": [{"document": "sakai-text"}]}],
    ///     "what": {"sign": {"id": "sakai-mou-2025", "kind": "memorandum", "ours": [], "theirs": [],
    ///         "title": {"vi": "Bản ghi nhớ với thành phố Sakai"}, "regime": "law_70_2020",
    ///         "signed": "2025-09-15", "entry": "on_signing", "term": {"years": 5},
    ///         "cites": [{"document": "sakai-text", "section": "Điều 7"}]}}
    /// }"#)?;
    /// let next = register.apply(&change)?;
    /// assert_eq!(next.revision(), 1);
    /// let standing = next.standing("sakai-mou-2025", day!(2030-09-15))?;
    /// assert_eq!(standing.phases, [Phase::InForce].into());
    ///
    /// // The same change once more was made on a register that has moved on.
    /// let problems = next.apply(&change).unwrap_err();
    /// assert_eq!(problems.iter().next().unwrap().code.as_str(), "stale_revision");
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn apply(&self, change: &Change) -> Result<Self, Problems> {
        if change.revision != self.revision() {
            let moved = history::since(&self.records().history, change.revision);
            return Err(self.stale(change, &moved));
        }
        let mut refusals = Refusals::of(change.what.name());
        let (tree, told) = (json::tree(self.records()), json::tree(change));
        guards::check(self, &tree, change, &told, &mut refusals);
        let (next, moves) = write::write(self, tree, change, told);
        match Self::from_tree(&next, Found::default()) {
            Ok(next) => {
                if refusals.found.count() == 0 {
                    guards::check_consistent(self, &next, change, &mut refusals);
                }
                refusals.found.check().map(|()| next)
            }
            Err(problems) => {
                for problem in in_change(problems, &moves, change) {
                    refusals.found.push(problem);
                }
                Err(refusals.found.into())
            }
        }
    }

    /// A change that was made on an earlier revision, as it would have been made on this register, if
    /// nothing that has come since touches what it names.
    ///
    /// Whether it can be made still is told by [`apply`](Self::apply).
    ///
    /// * `change`: a change made on this revision or an earlier one.
    ///
    /// # Errors
    /// `stale_revision` with the changes since that it depends on, or with no change where there is no
    /// such revision; the problems of a change that is not of its form.
    ///
    /// # Example: two officers recorded at the same time
    /// ```
    /// use hoptac::{Register, model::Change};
    ///
    /// let register = Register::from_json(r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
    ///     "documents": [{"id": "plan-107", "kind": "plan", "title": {"vi": "Kế hoạch 107"},
    ///         "date": "2023-04-25", "cites": [{"document": "plan-107"}]}]
    /// }"#)?;
    /// let partner = |id: &str| Change::from_json(&r#"{
    ///     "revision": 0, "recorded": "2025-09-16", "by": "Trần Thị Bình",
    ///     "what": {"add_partner": {"id": "ID", "kind": "locality", "country": "JP",
    ///         "name": {"vi": "Thành phố Sakai"}, "cites": [{"document": "plan-107"}]}}
    /// }"#.replace("ID", id));
    /// let (one, other) = (partner("sakai")?, partner("hyogo")?);
    /// let next = register.apply(&one)?;
    /// let next = next.apply(&next.rebase(&other)?)?;
    /// assert_eq!(next.revision(), 2);
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn rebase(&self, change: &Change) -> Result<Change, Problems> {
        let moved = history::since(&self.records().history, change.revision);
        let last = moved.last().map_or(change.recorded, |last| last.recorded);
        let mut tree = json::tree(change);
        tree.put("/revision", Tree::Integer(self.revision().into()));
        tree.put(
            "/recorded",
            Tree::Text(change.recorded.max(last).to_string()),
        );
        let (rebased, named) = json::read(&tree, "")?;
        let touches = |other: &&Change| {
            let writes = other.writes();
            named.iter().any(|it| writes.contains(&it.id.as_str()))
        };
        let touching: Vec<_> = moved.into_iter().filter(touches).collect();
        if !touching.is_empty() || change.revision > self.revision() {
            return Err(self.stale(change, &touching));
        }
        Ok(rebased)
    }

    fn stale(&self, change: &Change, moved: &[&Change]) -> Problems {
        let now = self.records().history.len();
        history::stale("/revision".into(), change.revision, now, moved).into()
    }

    /// The register after several changes, one after the other: from the register on which a history
    /// began, its history gives the register of today, byte for byte.
    ///
    /// * `history`: the changes, in order.
    ///
    /// # Errors
    /// The problems of the first change that cannot be made.
    pub fn replay(&self, history: &[Change]) -> Result<Self, Problems> {
        let mut changes = history.iter();
        changes.try_fold(self.clone(), |register, change| register.apply(change))
    }
}

/// The problems of a register that a change made, each once and told where it is in the change.
fn in_change(problems: Problems, moves: &[Move], change: &Change) -> Vec<Problem> {
    let mut told: Vec<Problem> = Vec::new();
    for mut problem in problems {
        // Another record may show it, but the change has brought it about.
        let mut path = pointer("/what", change.what.name());
        for step in moves {
            if let Some(rest) = problem.path.strip_prefix(step.in_register.as_str())
                && (rest.is_empty() || rest.starts_with('/'))
            {
                path = [step.in_change.as_str(), rest].concat();
                break;
            }
        }
        problem.path = path;
        let same = |other: &Problem| other.path == problem.path && other.code == problem.code;
        if !told.iter().any(same) {
            told.push(problem);
        }
    }
    told
}
