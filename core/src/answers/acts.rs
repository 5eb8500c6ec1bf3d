//! What may be done to an agreement on a day.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::{
    Register,
    change::{Act, Verdict},
    json::Write,
    life::{OneOf, Phases},
    model::{Agreement, Bilingual, Id},
    problem::Problems,
    time::Day,
    words::words,
};

/// What may be done to an agreement on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Acts {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// The day asked.
    pub on: Day,
    /// The phases that are possible.
    pub phases: Phases,
    /// The province to which the agreement has passed by the day, and which acts, in this province's
    /// place (Decree 177/2025); absent while it is this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed_to: Option<Bilingual>,
    /// Each act, in the order in which they are listed everywhere.
    pub acts: Vec<ActVerdict>,
}

/// Whether something may be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActVerdict {
    /// What.
    pub act: Act,
    /// Whether it may be done.
    pub verdict: Verdict,
    /// The same in words, with what it depends on where it is in doubt or refused.
    pub says: Bilingual,
}

impl Register {
    /// What may be done to an agreement on a day, by the phases that are possible then; what is in
    /// doubt may be done, and says that the agreement is in one of the phases that allow it. After a
    /// merger the province that took this one in acts; what it signs stands in its own register, so
    /// signing under or after the agreement is refused here.
    ///
    /// * `agreement`: the id of an agreement.
    /// * `on`: the day asked for.
    ///
    /// # Errors
    /// `unknown_id` when the register has no such agreement.
    ///
    /// # Example: may it still be extended?
    /// ```
    /// use hoptac::{Register, change::{Act, Verdict}, day};
    ///
    /// let register = Register::from_json(r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Bà Rịa – Vũng Tàu"}},
    /// #   "documents": [{"id": "plan-58", "kind": "plan", "title": {"vi": "Kế hoạch đối ngoại 2024"},
    /// #       "date": "2024-03-11", "cites": [{"document": "plan-58"}]}],
    ///     "agreements": [{"id": "ansan-mou-2004", "signed": "2004", "entry": "on_signing",
    /// #       "kind": "memorandum", "title": {"vi": "Bản ghi nhớ với Ansan"}, "ours": [], "theirs": [],
    /// #       "regime": "not_stated", "cites": [{"document": "plan-58", "section": "1.1.4"}],
    ///         "term": "not_stated"}]
    /// }"#)?;
    /// let acts = register.acts("ansan-mou-2004", day!(2024-03-11))?.acts;
    /// let extend = acts.iter().find(|line| line.act == Act::Extend).unwrap();
    /// assert_eq!(extend.verdict, Verdict::InDoubt);
    /// assert_eq!(extend.says.in_english(), "yes, if it is in force or suspended");
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn acts(&self, agreement: &str, on: impl Into<Day>) -> Result<Acts, Problems> {
        let on = on.into();
        let agreement: &Agreement = self.asked_for(agreement, "/acts/agreement")?;
        let life = self.life(agreement.id.as_str());
        let phases = life.map_or(Phases::NONE, |life| life.phases_on(on));
        let passed_to = self.merged_into(on);
        let mut acts = Vec::new();
        for act in Act::ALL {
            let (verdict, says) = match passed_to.filter(|_| act.signs()) {
                Some(province) => (
                    Verdict::Refused,
                    words!("không, {} ký", "no, {} signs").with(&[province]),
                ),
                None => (act.verdict(phases), says(act, act.verdict(phases))),
            };
            acts.push(ActVerdict { act, verdict, says });
        }
        Ok(Acts {
            agreement: agreement.id.clone(),
            on,
            phases,
            passed_to: passed_to.cloned(),
            acts,
        })
    }
}

fn says(act: Act, verdict: Verdict) -> Bilingual {
    let needed = OneOf(act.phases());
    match verdict {
        Verdict::Allowed => words!("được", "yes").into(),
        Verdict::InDoubt => words!("được, nếu {}", "yes, if it is {}").with(&[&needed]),
        Verdict::Refused => words!("không, chỉ khi {}", "no, only while {}").with(&[&needed]),
    }
}
