//! An agreement's changes against a model that counts days one by one.

use hoptac::{Register, answers::Phase, change::Act, time::Day};
use proptest::prelude::*;
use serde_json::json;

use crate::{acts::agreement_in, change, refusals};

/// What the model knows of one agreement, in force from day 0 up to a last day; days are counted from
/// 01/01/2020.
#[derive(Clone, Debug)]
struct Model {
    last: i64,
    events: Vec<(i64, Happening)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Happening {
    Amended,
    ExtendedTo(i64),
    Suspended,
    Resumed,
    Terminated,
}

impl Happening {
    fn act(self) -> Act {
        match self {
            Self::Amended => Act::Amend,
            Self::ExtendedTo(_) => Act::Extend,
            Self::Suspended => Act::Suspend,
            Self::Resumed => Act::Resume,
            Self::Terminated => Act::Terminate,
        }
    }
}

impl Model {
    fn phase(&self, on: i64) -> Phase {
        let mut phase = if on < 0 {
            Phase::Pending
        } else {
            Phase::InForce
        };
        let mut last = self.last;
        for &(day, happening) in &self.events {
            match happening {
                Happening::ExtendedTo(day) => last = day,
                _ if day > on => {}
                Happening::Suspended => phase = Phase::Suspended,
                Happening::Resumed => phase = Phase::InForce,
                Happening::Terminated => return Phase::Terminated,
                Happening::Amended => {}
            }
        }
        if on > last { Phase::Expired } else { phase }
    }

    /// Each thing happens in its turn while the agreement lives, and no new term ends before the old.
    fn holds(&self) -> bool {
        let (mut last, mut ended, mut suspended) = (self.last, i64::MAX, false);
        self.events.iter().all(|&(day, happening)| {
            let lives = 0 <= day && day <= last && day <= ended;
            match happening {
                Happening::ExtendedTo(later) => {
                    let longer = later >= last && later >= day;
                    last = later;
                    lives && longer
                }
                Happening::Terminated => {
                    ended = ended.min(day);
                    lives && day > 0
                }
                Happening::Suspended => lives && !std::mem::replace(&mut suspended, true),
                Happening::Resumed => lives && std::mem::replace(&mut suspended, false),
                Happening::Amended => lives,
            }
        })
    }

    fn after(&self, day: i64, happening: Happening) -> Option<Self> {
        // One and the same thing is recorded once.
        if self.events.contains(&(day, happening))
            || !happening.act().phases().contains(&self.phase(day))
        {
            return None;
        }
        let mut next = self.clone();
        let later = next.events.iter().position(|(other, _)| *other > day);
        next.events
            .insert(later.unwrap_or(next.events.len()), (day, happening));
        next.holds().then_some(next)
    }
}

fn day_after(days: i64) -> Day {
    "2020-01-01".parse::<Day>().unwrap().plus_days(days)
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        Just(Happening::Amended),
        (0..90_i64).prop_map(Happening::ExtendedTo),
        Just(Happening::Suspended),
        Just(Happening::Resumed),
        Just(Happening::Terminated),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_agreement_goes_the_way_of_a_model_that_counts_days(
        last in 5..40_i64,
        steps in prop::collection::vec((-5..90_i64, happening()), 1..25),
    ) {
        let mut model = Model { last, events: Vec::new() };
        let mut register = agreement_in(Phase::InForce);
        register["agreements"][0] = json!({
            "id": "a", "kind": "memorandum", "title": {"vi": "a"}, "ours": [], "theirs": [],
            "regime": "not_stated", "signed": "2020-01-01", "entry": "on_signing",
            "term": {"until": day_after(last)}, "cites": [{"document": "plan"}],
        });
        let mut register = Register::from_json(&register.to_string()).unwrap();
        for (day, happening) in steps {
            let mut event = json!({"agreement": "a", "on": day_after(day), "cites": [{"document": "plan"}]});
            let name = match happening {
                Happening::Amended => "amend",
                Happening::ExtendedTo(until) => {
                    event["term"] = json!({"until": day_after(until)});
                    "extend"
                }
                Happening::Suspended => "suspend",
                Happening::Resumed => "resume",
                Happening::Terminated => "terminate",
            };
            let made = register.apply(&change(register.revision(), "2021-01-01", &json!({name: event})));
            let next = model.after(day, happening);
            prop_assert_eq!(made.is_ok(), next.is_some(), "{:?} on {} after {:?}: {:?}", happening, day, model, refusals(&made));
            if let (Ok(made), Some(next)) = (made, next) {
                (register, model) = (made, next);
            }
            for on in -5..95 {
                let phases = register.standing("a", day_after(on)).unwrap().phases;
                prop_assert_eq!(phases, [model.phase(on)].into(), "on {} after {:?}", on, model);
            }
        }
    }
}
