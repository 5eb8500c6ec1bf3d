//! Random verbs about the records of a small register, most of which may be made.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::register;

const AGREEMENTS: &[&str] = &[
    "sakai-mou-2022",
    "sakai-mou-2015",
    "ansan-mou-2004",
    "hyogo-mou-2025",
    "gyeongnam-mou-2018",
    "new-1",
    "new-2",
];
const UNITS: &[&str] = &[
    "foreign",
    "office",
    "transport",
    "health-department",
    "new-3",
];
const PARTNERS: &[&str] = &["sakai", "india-locality"];
const NEW: &[&str] = &["new-1", "new-2", "new-3", "new-4", "new-5", "new-6"];
const OTHERS: &[&str] = &["sign-india", "yearly", "half-yearly", "report-2024", "none"];

pub(crate) fn some_verb() -> impl Strategy<Value = Value> {
    let cites = || json!([{"document": "plan"}]);
    let event = (id(AGREEMENTS), date()).prop_map(
        move |(agreement, on)| json!({"agreement": agreement, "on": on, "cites": cites()}),
    );
    let names = vec![
        "amend",
        "suspend",
        "resume",
        "send_notice",
        "receive_notice",
        "terminate",
        "withdraw",
    ];
    let partner = move |id: String| json!({"id": id, "kind": "locality", "country": "IN", "name": {"vi": "Bang Kerala"}, "cites": cites()});
    prop_oneof![
        12 => (prop::sample::select(names), event).prop_map(|(name, event)| json!({name: event})),
        2 => (id(AGREEMENTS), date(), term()).prop_map(move |(agreement, on, term)| {
            json!({"extend": {"agreement": agreement, "on": on, "term": term, "cites": cites()}})
        }),
        4 => agreement().prop_map(|agreement| json!({"sign": agreement})),
        4 => agreement().prop_map(|agreement| json!({"re_sign": agreement})),
        1 => (id(NEW), id(&["yearly", "half-yearly"]), id(UNITS), full_date()).prop_map(move |(id, duty, unit, received)| json!({
            "submit_report": {"id": id, "duty": duty, "unit": unit, "covers": "2025", "received": received, "cites": cites()}
        })),
        1 => (id(NEW), full_date()).prop_map(move |(id, from)| json!({
            "found_unit": {"id": id, "kind": "department", "name": {"vi": "Sở Mới"}, "existence": [format!("{from}/..")], "cites": cites()}
        })),
        1 => (id(UNITS), full_date()).prop_map(move |(unit, from)| json!({"refound_unit": {"unit": unit, "from": from, "cites": cites()}})),
        1 => (id(UNITS), full_date()).prop_map(move |(unit, until)| json!({"close_unit": {"unit": unit, "until": until, "cites": cites()}})),
        1 => (id(NEW), full_date(), id(UNITS), id(UNITS)).prop_map(move |(id, on, from, to)| json!({
            "succeed": {"id": id, "on": on, "from": from, "to": to, "cites": cites()}
        })),
        1 => (id(NEW), id(UNITS)).prop_map(move |(id, unit)| json!({"adopt": [
            {"responsibility": {"id": id, "kind": "task", "title": {"vi": "Việc"}, "leads": [{"unit": unit}], "cites": cites()}},
            {"field": {"id": format!("{id}-field"), "name": {"vi": "lĩnh vực"}, "cites": cites()}},
        ]})),
        1 => id(NEW).prop_map(move |id| json!({"add_partner": partner(id)})),
        1 => (id(&["india-locality"]), id(NEW)).prop_map(move |(prospect, id)| json!({
            "identify_prospect": {"prospect": prospect, "partner": partner(id)}
        })),
        1 => (id(&["sign-india"]), date()).prop_map(move |(action, done)| json!({
            "record_action": {"action": action, "outcome": {"done": done, "cites": cites()}}
        })),
        1 => (0..5_usize, agreement()).prop_map(|(position, mut is)| {
            let was = serde_json::to_value(&register().records().agreements[position]).unwrap();
            is["id"] = was["id"].clone();
            json!({"correct": {"was": {"agreement": was}, "is": {"agreement": is}, "reason": {"vi": "ghi nhầm"}}})
        }),
    ]
}

/// Mostly one of these ids, at times any other, or one that no record has.
fn id(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    let any: Vec<_> = [AGREEMENTS, UNITS, PARTNERS, NEW, OTHERS].concat();
    prop_oneof![19 => prop::sample::select(of), 1 => prop::sample::select(any)]
        .prop_map(String::from)
}

fn date() -> impl Strategy<Value = String> {
    let years = 2003..2032_u32;
    prop_oneof![
        (years.clone(), 1..13_u32, 1..29_u32).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}")),
        (years.clone(), 1..13_u32).prop_map(|(y, m)| format!("{y:04}-{m:02}")),
        years.prop_map(|y| format!("{y:04}")),
    ]
}

pub(crate) fn full_date() -> impl Strategy<Value = String> {
    (2003..2032_u32, 1..13_u32, 1..29_u32).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}"))
}

fn term() -> impl Strategy<Value = Value> {
    prop_oneof![
        (1..20_u32).prop_map(|years| json!({"years": years})),
        (1..100_u32).prop_map(|months| json!({"months": months})),
        date().prop_map(|until| json!({"until": until})),
        Just(json!("open_ended")),
        Just(json!("not_stated")),
    ]
}

fn agreement() -> impl Strategy<Value = Value> {
    let links = (
        prop::option::weighted(0.3, id(AGREEMENTS)),
        prop::option::of(id(AGREEMENTS)),
        prop::option::weighted(0.3, id(UNITS)),
    );
    (
        id(NEW),
        prop::option::of(date()),
        term(),
        links,
        any::<bool>(),
    )
        .prop_map(|(id, signed, term, (implements, re_signs, unit), law)| {
            let mut agreement = json!({
                "id": id, "kind": "memorandum", "title": {"vi": "Bản ghi nhớ"}, "theirs": [],
                "ours": unit.map(|unit| json!({"unit": unit})).into_iter().collect::<Vec<_>>(),
                "regime": if law { "law_70_2020" } else { "not_stated" },
                "entry": "not_stated", "term": term, "cites": [{"document": "plan"}],
            });
            for (key, value) in [
                ("signed", signed),
                ("implements", implements),
                ("re_signs", re_signs),
            ] {
                if let Some(value) = value {
                    agreement[key] = json!(value);
                }
            }
            agreement
        })
}
