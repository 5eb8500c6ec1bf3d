//! Histories: replayed to the same bytes, leaving the days before a change alone, in any order where
//! changes are independent.

use hoptac::{Register, model::Change, time::Day};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    change, ids, phases, refusals, register, seeds,
    verbs::{full_date, some_verb},
};

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_tried_the_history_replays_and_what_is_refused_leaves_no_trace(
        verbs in prop::collection::vec(some_verb(), 1..30),
    ) {
        let base = register();
        let mut now = base.clone();
        for what in &verbs {
            let before = now.to_json();
            let tried = change(now.revision(), "2031-12-31", what);
            let made = now.apply(&tried);
            prop_assert_eq!(now.to_json(), before);
            match made {
                Ok(next) => {
                    let text = next.to_json();
                    let read = Register::from_json(&text).unwrap();
                    prop_assert_eq!(read.to_json(), text);
                    prop_assert_eq!(next.revision(), now.revision() + 1);
                    prop_assert_eq!(next.records().history.last(), Some(&tried));
                    now = next;
                }
                Err(problems) => {
                    prop_assert!(problems.iter().next().is_some());
                    for problem in &problems {
                        prop_assert!(leads_into(&tried, &problem.path), "{problem} in {what}");
                    }
                }
            }
        }
        let replayed = base.replay(&now.records().history).unwrap();
        prop_assert_eq!(replayed.to_json(), now.to_json());
    }

    #[test]
    fn what_happens_leaves_the_days_before_it_alone_and_at_most_tells_more_of_them(
        verbs in prop::collection::vec(some_verb(), 1..20),
        days in prop::collection::vec(full_date(), 4),
    ) {
        let mut now = register();
        for what in &verbs {
            let Ok(next) = now.apply(&change(now.revision(), "2031-12-31", what)) else { continue };
            for on in days.iter().map(|day| day.parse::<Day>().unwrap()) {
                if earliest(what).is_none_or(|earliest| on >= earliest) {
                    continue;
                }
                let after = phases(&next, on);
                for (agreement, old) in phases(&now, on) {
                    let new = after.iter().find(|(id, _)| *id == agreement).unwrap().1;
                    prop_assert_eq!(new.bits() & !old.bits(), 0, "{} on {}: {:?}, was {:?}, by {}", agreement, on, new, old, what);
                    prop_assert!(new.bits() != 0);
                }
            }
            now = next;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_independent_changes_may_be_made_in_either_order(verbs in prop::array::uniform2(some_verb())) {
        let base = register();
        let [a, b] = verbs.map(|what| change(0, "2031-12-31", &what));
        let (Ok(with_a), Ok(with_b)) = (base.apply(&a), base.apply(&b)) else { return Ok(()) };
        let both = |with: &Register, other: &Change| with.apply(&with.rebase(other).ok()?).ok();
        if let (Some(one), Some(other)) = (both(&with_a, &b), both(&with_b, &a)) {
            let sorted = |register: &Register| {
                let mut ids = ids(register);
                ids.sort();
                ids
            };
            prop_assert_eq!(sorted(&one), sorted(&other));
            for on in ["2005-06-01", "2020-06-01", "2026-06-01", "2031-12-31"] {
                let on = on.parse().unwrap();
                let ordered = |register| {
                    let mut phases = phases(register, on);
                    phases.sort_by(|a, b| a.0.cmp(&b.0));
                    phases
                };
                prop_assert_eq!(ordered(&one), ordered(&other));
            }
        }
    }
}

#[test]
fn hostile_texts_are_kept_as_they_are() {
    let long = "ầ".repeat(500_000);
    for text in [
        "\u{202e}Đồng Nai\u{202c}",
        "a\0b",
        "e\u{301}\u{323}\u{31b}",
        "\"\\/\u{7f}\u{2028}",
        &long,
    ] {
        let what = json!({"add_partner": {"id": "new-1", "kind": "locality", "country": "JP",
            "name": {"vi": text, "en": text}, "aliases": [text], "cites": [{"document": "plan", "section": text}]}});
        let change = json!({"revision": 0, "recorded": "2025-09-16", "by": text, "what": what});
        let change = Change::from_json(&change.to_string()).unwrap();
        let next = register().apply(&change).unwrap();
        let read = Register::from_json(&next.to_json()).unwrap();
        assert_eq!(read.to_json(), next.to_json());
        assert_eq!(read.records().history[0].by, text);
        assert_eq!(read.history(0).entries[0].by, text);
    }
}

#[test]
fn every_report_that_is_due_may_be_submitted() {
    for register in seeds() {
        let [from, until]: [Day; 2] = ["2023-01-01", "2028-12-31"].map(|day| day.parse().unwrap());
        for report in register.reports(from, until, until).unwrap().occurrences {
            let Some(obliged) = report.obliged.first() else {
                continue;
            };
            let document = &register.records().documents[0].id;
            let made = register.apply(&change(0, "2029-01-01", &json!({"submit_report": {
                "id": "new-report", "duty": report.duty, "unit": obliged.unit.id, "covers": report.covers,
                "received": report.due.latest, "cites": [{"document": document}],
            }})));
            assert_eq!(refusals(&made), [], "{}", report.id);
        }
    }
}

/// Whether a path leads to something in a change, or to a key that it lacks.
fn leads_into(change: &Change, path: &str) -> bool {
    let change = serde_json::to_value(change).unwrap();
    let (parent, _) = path.rsplit_once('/').unwrap_or_default();
    change.pointer(path).is_some() || change.pointer(parent).is_some()
}

/// The first day on which what a verb says may have had an effect.
fn earliest(what: &Value) -> Option<Day> {
    let (name, verb) = what.as_object().unwrap().iter().next().unwrap();
    let date = match name.as_str() {
        "sign" | "re_sign" => verb.get("signed")?,
        "correct" => return None,
        "submit_report" | "found_unit" | "refound_unit" | "close_unit" | "succeed"
        | "add_partner" | "identify_prospect" | "record_action" => &json!("2003"),
        _ => &verb["on"],
    };
    let date: hoptac::time::ImpreciseDate = date.as_str()?.parse().unwrap();
    Some(date.window().earliest)
}
