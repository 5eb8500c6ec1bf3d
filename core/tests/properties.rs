//! What holds whatever the register: windows add up, a succession leaves the past alone, every
//! obligation has its unit, ranges hold what every completion of the missing days gives.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test stops at what it did not expect"
)]

use std::collections::BTreeSet;

use hoptac::{
    Register,
    answers::{Holder, Phase, Range},
    contract::AgendaQuestion,
    day,
    model::Assignee,
    time::Day,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn seed_json(name: &str) -> Value {
    let path = format!("{}/../seeds/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn seeds() -> [Register; 2] {
    ["dong-nai.json", "ba-ria-vung-tau.json"]
        .map(|name| Register::from_json(&seed_json(name).to_string()).unwrap())
}

/// A day of 2019 to 2030.
fn some_day() -> impl Strategy<Value = Day> {
    (0..4_383_i64).prop_map(|days| day!(2019 - 01 - 01).plus_days(days))
}

/// Three days in order.
fn days_in_order() -> impl Strategy<Value = [Day; 3]> {
    (some_day(), some_day(), some_day()).prop_map(|(a, b, c)| {
        let mut days = [a, b, c];
        days.sort();
        days
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_adjoining_windows_give_what_their_union_gives([from, middle, until] in days_in_order(), on in some_day()) {
        for register in seeds() {
            let reports = |from, until| -> BTreeSet<String> {
                let reports = register.reports(from, until, on).unwrap().occurrences;
                reports.into_iter().map(|report| report.id).collect()
            };
            let events = |from, until| -> BTreeSet<String> {
                let events = register.timeline(from, until).unwrap().events;
                events.iter().map(|event| serde_json::to_string(event).unwrap()).collect()
            };
            let (after, until) = (middle.next(), until.next());
            prop_assert_eq!(&reports(from, middle) | &reports(after, until), reports(from, until));
            prop_assert_eq!(&events(from, middle) | &events(after, until), events(from, until));
        }
    }

    #[test]
    fn what_ends_between_two_looks_is_told_by_the_second([first, second, until] in days_in_order()) {
        for register in seeds() {
            let ask = AgendaQuestion { from: Some(first), ..AgendaQuestion::new(second, until) };
            let items = register.agenda_asked(&ask).unwrap().items;
            for line in register.standings(first).standings {
                let id = line.agreement.as_str();
                let then = register.standing(id, second).unwrap().phases;
                if line.phases.contains(Phase::InForce) && !then.contains(Phase::InForce) {
                    let told = items.iter().any(|item| item.subject == id && item.id.starts_with("expiry:"));
                    prop_assert!(told || then.contains(Phase::Suspended), "{id}, {first} to {second}");
                }
            }
        }
    }

    #[test]
    fn every_unit_that_leads_passes_to_one_unit_or_to_none_that_is_known(on in some_day()) {
        for register in seeds() {
            for responsibility in &register.records().responsibilities {
                let Ok(answer) = register.responsible(responsibility.id.as_str(), on) else { continue };
                for assignment in answer.assignments {
                    prop_assert_eq!(assignment.leads.len(), responsibility.leads.len());
                    for (written, holder) in responsibility.leads.iter().zip(&assignment.leads) {
                        let one = matches!(holder, Holder::Unit(_) | Holder::Unresolved(_));
                        prop_assert_eq!(one, matches!(written, Assignee::Unit(_)), "{:?}", holder);
                    }
                }
            }
        }
    }

    #[test]
    fn every_report_is_owed_once_by_each_unit(on in some_day()) {
        for register in seeds() {
            for report in register.reports(on, on.plus_months(12), on).unwrap().occurrences {
                let units: BTreeSet<_> = report.obliged.iter().map(|obliged| &obliged.unit.id).collect();
                prop_assert_eq!(units.len(), report.obliged.len(), "{}", report.id);
                prop_assert!(report.open || !units.is_empty(), "{}", report.id);
            }
        }
    }

    #[test]
    fn a_succession_leaves_alone_who_answered_before_its_day(on in some_day(), from in 0_usize..32, to in 0_usize..32) {
        let before = seed_json("dong-nai.json");
        let mut after = before.clone();
        let unit = |position: usize| before["units"][position]["id"].clone();
        after["successions"].as_array_mut().unwrap().push(json!({
            "id": "one-more", "on": on.to_string(), "from": unit(from), "to": unit(to),
            "cites": [{"document": before["documents"][0]["id"]}]
        }));
        // A circle within one day is refused.
        if let Ok(register) = Register::from_json(&after.to_string()) {
            let [known, _] = seeds();
            for responsibility in &known.records().responsibilities {
                let id = responsibility.id.as_str();
                for earlier in [on.previous(), on.plus_days(-200)] {
                    let (now, then) = (register.responsible(id, earlier), known.responsible(id, earlier));
                    prop_assert_eq!(now.unwrap(), then.unwrap(), "{} on {}", id, earlier);
                }
            }
        }
    }
}

/// The days that a date of JSON may be.
fn candidates(date: &str) -> Vec<String> {
    match date.len() {
        10 => vec![date.to_owned()],
        _ => (1..=28).map(|day| format!("{date}-{day:02}")).collect(),
    }
}

/// Two memoranda signed in these dates, for a year each, and a target for a period.
fn register_with(signed: &[String; 2], target: &str) -> Register {
    let agreement = |number: usize| {
        json!({"id": format!("mou-{number}"), "kind": "memorandum", "title": {"vi": "Bản ghi nhớ"},
            "ours": [], "theirs": [{"partner": format!("partner-{number}")}], "regime": "not_stated",
            "signed": signed[number], "entry": "on_signing", "term": {"years": 1},
            "cites": [{"document": "plan"}]})
    };
    let partner = |number: usize| {
        json!({"id": format!("partner-{number}"), "kind": "locality", "name": {"vi": "tỉnh"},
            "country": "LA", "cites": [{"document": "plan"}]})
    };
    let register = json!({"hoptac": 1, "province": {"name": {"vi": "tỉnh"}},
        "documents": [{"id": "plan", "kind": "plan", "title": {"vi": "Kế hoạch"},
            "cites": [{"document": "plan"}]}],
        "partners": [partner(0), partner(1)], "agreements": [agreement(0), agreement(1)],
        "targets": [{"id": "target", "title": {"vi": "Ký mới"}, "counts": "new_signing", "number": 2,
            "period": target, "cites": [{"document": "plan"}]}]});
    Register::from_json(&register.to_string()).unwrap()
}

/// How many are in force on a day, and how far the target is.
fn counted(register: &Register, on: Day) -> [Range; 2] {
    let counts = register.standings(on).counts;
    let in_force = counts.iter().find(|line| line.phase == Phase::InForce);
    [
        in_force.unwrap().count,
        register.targets(on).targets[0].reached,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    /// Februaries of 28 days, so that every candidate of a month is tried.
    #[test]
    fn ranges_span_what_every_completion_gives(
        first in prop_oneof!["2023-02", "2025-02", "2023-02-1[0-9]"],
        second in prop_oneof!["2023-02", "2025-02", "2025-02-1[0-9]"],
        target in prop_oneof!["2023-02-14/2025-02-13", "2023/2024", "2025-02-20/2026"],
        on in prop_oneof![Just(day!(2023 - 02 - 15)), Just(day!(2024 - 02 - 14)), Just(day!(2025 - 02 - 17)), some_day()],
    ) {
        let whole = counted(&register_with(&[first.clone(), second.clone()], &target), on);
        let mut spanned: Option<[Range; 2]> = None;
        for a in candidates(&first) {
            for b in candidates(&second) {
                let one = counted(&register_with(&[a.clone(), b], &target), on);
                let spans = spanned.get_or_insert(one);
                for (span, range) in spans.iter_mut().zip(one) {
                    prop_assert_eq!(range.least, range.most, "all days are known");
                    span.least = span.least.min(range.least);
                    span.most = span.most.max(range.most);
                }
            }
        }
        prop_assert_eq!(whole, spanned.unwrap(), "{} {} {} on {}", first, second, target, on);
    }
}
