//! Cases worked out by hand, which the oracle itself must get right.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::days::{self, NEVER};
use crate::record;
use crate::worlds::{Phase, Span, Worlds};

/// A register with one agreement, in force on signing unless it says otherwise.
fn register(agreement: Value) -> Value {
    let mut record = json!({"id": "agreement", "entry": "not_stated", "term": "not_stated",
        "cites": [{"document": "plan"}]});
    let stated = agreement.as_object().unwrap().clone();
    record.as_object_mut().unwrap().extend(stated);
    json!({"assume": ["in_force_on_signing"], "agreements": [record],
        "documents": [{"id": "plan", "date": "2024-03-11"}]})
}

fn worlds(register: &Value) -> Worlds {
    worlds_seen_from("2019-01-01", register)
}

/// The worlds, told apart by their days from one on.
fn worlds_seen_from(day: &str, register: &Value) -> Worlds {
    let span = Span {
        from: days::day(day),
        until: days::day("2024-06-30"),
    };
    let agreements = record::agreements(register);
    Worlds::of(&agreements[0], span, 1_000_000).unwrap()
}

fn phases(worlds: &Worlds, on: &str) -> BTreeSet<Phase> {
    worlds.phases(days::day(on))
}

fn between(from: &str, until: &str) -> (i64, i64) {
    (days::day(from), days::day(until))
}

use Phase::{Expired, InForce, Pending, Superseded, Suspended, Terminated};

#[test]
fn signed_2020_and_ended_2023() {
    let worlds = worlds(&register(
        json!({"signed": "2020", "term": {"until": "2023"}}),
    ));
    assert_eq!(phases(&worlds, "2020-07-01"), [Pending, InForce].into());
    assert_eq!(phases(&worlds, "2021-07-01"), [InForce].into());
    assert_eq!(phases(&worlds, "2023-07-01"), [InForce, Expired].into());
    assert_eq!(phases(&worlds, "2024-01-01"), [Expired].into());
    let turns = worlds.turns();
    assert_eq!(turns[&(InForce, 0)], between("2020-01-01", "2020-12-31"));
    assert_eq!(turns[&(Expired, 0)], between("2023-01-02", "2024-01-01"));
}

#[test]
fn signed_2004_and_no_term_stated() {
    let worlds = worlds_seen_from("2024-01-01", &register(json!({"signed": "2004"})));
    assert_eq!(phases(&worlds, "2024-03-11"), [InForce, Expired].into());
    assert_eq!(worlds.turns()[&(Expired, 0)].1, NEVER);
}

#[test]
fn silence_about_entry_is_no_entry_on_signing() {
    let mut register = register(json!({"signed": "2019-05", "term": {"months": 6}}));
    register["assume"] = json!([]);
    let worlds = worlds(&register);
    assert_eq!(phases(&worlds, "2019-04-30"), [Pending].into());
    assert_eq!(phases(&worlds, "2019-05-31"), [Pending, InForce].into());
    let all = [Pending, InForce, Expired];
    assert_eq!(phases(&worlds, "2020-05-01"), all.into());
}

#[test]
fn an_extension_proves_that_it_was_alive() {
    // Signed in 2016 and extended in 2023; fewer days, so that the worlds can be counted.
    let worlds = worlds(&register(json!({"signed": "2016-12-30", "changes": [
        {"on": "2023-12-30", "what": {"extend": "not_stated"}}]})));
    assert_eq!(phases(&worlds, "2020-06-01"), [InForce].into());
    assert_eq!(phases(&worlds, "2023-12-30"), [InForce].into());
    assert_eq!(phases(&worlds, "2024-03-11"), [InForce, Expired].into());
    assert_eq!(
        worlds.turns()[&(Expired, 0)],
        (days::day("2023-12-31"), NEVER)
    );
}

#[test]
fn a_period_is_exact() {
    let worlds = worlds(&register(
        json!({"signed": "2021-12-28", "term": {"period": "2022/2026"}}),
    ));
    assert_eq!(phases(&worlds, "2021-12-31"), [Pending].into());
    assert_eq!(phases(&worlds, "2022-01-01"), [InForce].into());
    assert_eq!(phases(&worlds, "2026-12-31"), [InForce].into());
    assert_eq!(phases(&worlds, "2027-01-01"), [Expired].into());
}

#[test]
fn tacit_renewal_every_five_years() {
    let tacit = json!({"length": {"years": 5}, "notice": {"months": 6}});
    let worlds = worlds(&register(json!({"signed": "2018", "entry": "on_signing",
        "term": {"years": 5}, "tacit_renewal": tacit})));
    assert_eq!(phases(&worlds, "2023-07-01"), [InForce].into());
    let renewals = worlds.renewals(days::day("2023-07-01"));
    assert!(renewals.keys().eq(&[0, 1]));
    let renewals = worlds.renewals(days::day("2024-01-01"));
    assert!(renewals.keys().eq(&[1]));
    assert_eq!(renewals[&1].last_day, between("2028-01-01", "2028-12-31"));
    assert_eq!(
        renewals[&1].notice_by,
        Some(between("2027-07-01", "2028-06-30"))
    );
}

#[test]
fn a_notice_stops_the_renewal_it_comes_in_time_for() {
    let standing = |notice: &str| {
        let tacit = json!({"length": {"years": 1}, "notice": {"months": 3}});
        worlds(&register(
            json!({"signed": "2020-01-31", "entry": "on_signing",
            "term": {"years": 1}, "tacit_renewal": tacit,
            "changes": [{"on": notice, "what": "notice_sent"}]}),
        ))
    };
    // The last day for it is 31/10/2020.
    assert_eq!(
        standing("2020-10-31").turns()[&(Expired, 0)].0,
        days::day("2021-02-01")
    );
    assert_eq!(
        standing("2020-11-01").turns()[&(Expired, 0)].0,
        days::day("2022-02-01")
    );
    let either = standing("2020").turns()[&(Expired, 0)];
    assert_eq!(either, between("2021-02-01", "2022-02-01"));
}

#[test]
fn a_leap_day_is_not_lost_by_renewals() {
    let tacit = json!({"length": {"years": 1}, "times": 3});
    let worlds = worlds(&register(
        json!({"signed": "2020-02-29", "entry": "on_signing",
        "term": {"years": 1}, "tacit_renewal": tacit}),
    ));
    assert_eq!(
        worlds.turns()[&(Expired, 0)],
        between("2024-03-01", "2024-03-01")
    );
    let second = worlds.renewals(days::day("2022-03-01"));
    assert_eq!(second[&2].last_day, between("2023-02-28", "2023-02-28"));
}

#[test]
fn suspended_then_resumed_then_terminated() {
    let worlds = worlds(&register(
        json!({"signed": "2020-01-01", "term": "open_ended",
        "changes": [{"on": "2020-03", "what": "suspend"}, {"on": "2020-05", "what": "resume"},
            {"on": "2021", "what": "terminate"}]}),
    ));
    assert_eq!(phases(&worlds, "2020-02-29"), [InForce].into());
    assert_eq!(phases(&worlds, "2020-03-15"), [InForce, Suspended].into());
    assert_eq!(phases(&worlds, "2020-04-01"), [Suspended].into());
    assert_eq!(phases(&worlds, "2020-05-31"), [InForce].into());
    assert_eq!(phases(&worlds, "2021-06-01"), [InForce, Terminated].into());
    assert_eq!(phases(&worlds, "2021-12-31"), [Terminated].into());
}

#[test]
fn a_re_signing_takes_the_place_of_what_is_still_in_force() {
    let standing = |entry: &str| {
        let mut register = register(json!({"signed": "2020-01-01", "term": {"until": "2022"}}));
        let successor = json!({"id": "successor", "re_signs": "agreement", "signed": "2021",
            "entry": {"on": entry}, "term": "open_ended", "cites": []});
        register["agreements"]
            .as_array_mut()
            .unwrap()
            .push(successor);
        worlds(&register)
    };
    assert_eq!(
        phases(&standing("2021-06"), "2021-07-01"),
        [Superseded].into()
    );
    assert_eq!(phases(&standing("2023-01"), "2023-07-01"), [Expired].into());
    let between = standing("2022-06-15");
    assert_eq!(phases(&between, "2023-01-01"), [Expired, Superseded].into());
}

#[test]
fn what_cannot_be_is_contradictory() {
    let worlds = worlds(&register(
        json!({"signed": "2020", "term": {"until": "2022"},
        "changes": [{"on": "2023-01-01", "what": "amend"}]}),
    ));
    assert!(worlds.contradictory);
    assert_eq!(phases(&worlds, "2023-01-01"), [InForce, Expired].into());
    assert_eq!(phases(&worlds, "2023-01-02"), [Expired].into());
}
