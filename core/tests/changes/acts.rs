//! The table of acts: what may be done to an agreement in which phase.

use hoptac::{
    Code, Register,
    answers::{Phase, Phases},
    change::{Act, Verdict},
    time::Day,
};
use serde_json::{Value, json};

use crate::{change, refusals};

#[test]
fn the_table_of_acts_is_what_is_allowed_refused_and_in_doubt() {
    for act in Act::ALL {
        let may: Phases = act.phases().iter().copied().collect();
        for bits in 1..64_u8 {
            let possible: Phases = Phase::ALL
                .into_iter()
                .enumerate()
                .filter(|(place, _)| bits >> place & 1 == 1)
                .map(|(_, phase)| phase)
                .collect();
            let (in_it, out_of_it) = (possible.bits() & may.bits(), possible.bits() & !may.bits());
            let expected = match (in_it != 0, out_of_it != 0) {
                (true, false) => Verdict::Allowed,
                (true, true) => Verdict::InDoubt,
                (false, _) => Verdict::Refused,
            };
            assert_eq!(act.verdict(possible), expected, "{act:?} {possible:?}");
        }
    }
}

/// An agreement that is certainly in a phase on 01/06/2025, and what else the register needs for it.
pub(crate) fn agreement_in(phase: Phase) -> Value {
    let agreement = |id: &str, more: Value| {
        let mut agreement = json!({
            "id": id, "kind": "memorandum", "title": {"vi": id}, "ours": [], "theirs": [],
            "regime": "not_stated", "entry": "on_signing", "cites": [{"document": "plan"}],
            "tacit_renewal": {"length": {"years": 5}, "times": 1},
        });
        agreement
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        agreement
    };
    let change =
        |what: &str| json!([{"on": "2024-06-01", "what": what, "cites": [{"document": "plan"}]}]);
    let five_years = |more: Value| {
        let mut own = json!({"signed": "2022-01-01", "term": {"years": 5}});
        own.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        agreement("a", own)
    };
    let agreements = match phase {
        Phase::Pending => json!([five_years(json!({"entry": {"on": "2026-01-01"}}))]),
        Phase::InForce => json!([five_years(json!({}))]),
        Phase::Suspended => json!([five_years(json!({"changes": change("suspend")}))]),
        Phase::Expired => json!([agreement(
            "a",
            json!({"signed": "2010-01-01", "term": {"years": 2}})
        )]),
        Phase::Terminated => json!([five_years(json!({"changes": change("terminate")}))]),
        Phase::Superseded => json!([
            five_years(json!({})),
            agreement(
                "b",
                json!({"signed": "2024-06-01", "term": {"years": 5}, "re_signs": "a"})
            ),
        ]),
    };
    json!({
        "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
        "documents": [{"id": "plan", "kind": "plan", "title": {"vi": "Kế hoạch"}, "number": "1/KH-UBND",
            "date": "2022-01-01", "cites": [{"document": "plan"}]}],
        "agreements": agreements,
    })
}

fn verb(act: Act) -> Value {
    let cites = json!([{"document": "plan"}]);
    let event = json!({"agreement": "a", "on": "2025-06-01", "cites": cites});
    let signed = |key: &str| {
        let mut signed = json!({
            "id": "new", "kind": "memorandum", "title": {"vi": "x"}, "ours": [], "theirs": [],
            "regime": "law_70_2020", "signed": "2025-06-01", "entry": "on_signing",
            "term": {"years": 1}, "cites": cites,
        });
        signed[key] = json!("a");
        signed
    };
    match act {
        Act::Implement => json!({"sign": signed("implements")}),
        Act::ReSign => json!({"re_sign": signed("re_signs")}),
        Act::Amend => json!({"amend": event}),
        Act::Extend => {
            json!({"extend": {"agreement": "a", "on": "2025-06-01", "term": {"years": 1}, "cites": cites}})
        }
        Act::Suspend => json!({"suspend": event}),
        Act::Resume => json!({"resume": event}),
        Act::SendNotice => json!({"send_notice": event}),
        Act::ReceiveNotice => json!({"receive_notice": event}),
        Act::Terminate => json!({"terminate": event}),
        Act::Withdraw => json!({"withdraw": event}),
        Act::Accede => {
            let party = json!({"other": {"vi": "một bên nữa"}});
            json!({"accede": {"agreement": "a", "on": "2025-06-01", "party": party, "cites": cites}})
        }
    }
}

#[test]
fn every_act_is_made_or_refused_in_every_phase_as_the_table_says() {
    for phase in Phase::ALL {
        let register = Register::from_json(&agreement_in(phase).to_string()).unwrap();
        let on: Day = "2025-06-01".parse().unwrap();
        assert_eq!(register.standing("a", on).unwrap().phases, [phase].into());
        for act in Act::ALL {
            let made = register.apply(&change(0, "2025-06-02", &verb(act)));
            let codes: Vec<_> = refusals(&made).into_iter().map(|(code, _)| code).collect();
            if act.phases().contains(&phase) {
                assert_eq!(codes, [], "{act:?} while {phase:?}");
            } else {
                assert_eq!(codes, [Code::WrongPhase], "{act:?} while {phase:?}");
            }
        }
    }
}
