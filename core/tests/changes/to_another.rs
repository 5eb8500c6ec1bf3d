//! What differs between two registers, and the changes that lead from one to the other.

use hoptac::{Register, time::Day};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{change, register, seeds, verbs::some_verb};

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_difference_names_what_a_change_has_written(what in some_verb()) {
        let base = register();
        prop_assert!(base.diff(&base).records.is_empty() && base.diff(&base).events.is_empty());
        let change = change(0, "2031-12-31", &what);
        if let Ok(next) = base.apply(&change) {
            let records = base.diff(&next).records;
            prop_assert!(records.iter().any(|record| record.id == change.what.record()), "{:?}", records);
            let back = next.diff(&base).records;
            prop_assert_eq!(records.len(), back.len());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_changes_to_another_register_make_it_but_for_what_is_said_to_be_left(
        verbs in prop::array::uniform2(prop::collection::vec(some_verb(), 0..12)),
        edits in prop::array::uniform2(prop::collection::vec(edit(), 0..8)),
        with_history in any::<bool>(),
    ) {
        let made = |verbs: &[Value]| {
            verbs.iter().fold(register(), |now, what| {
                now.apply(&change(now.revision(), "2031-12-31", what)).unwrap_or(now)
            })
        };
        let one = edited(&made(&verbs[0]), &edits[0], with_history);
        let other = edited(&made(&verbs[1]), &edits[1], with_history);
        let diff = one.changes_to(&other, "2031-12-31".parse::<Day>().unwrap(), "Trần Thị Bình").unwrap();
        let reached = one.replay(&diff.changes).unwrap();
        let mut left: Vec<_> = diff.left.iter().map(|it| (it.part.clone(), it.id.clone())).collect();
        left.sort();
        prop_assert_eq!(left, differences(&reached, &other));
        prop_assert!(diff.left.iter().all(|it| !it.says.vi.is_empty()));
        // Nothing differs that is left unsaid, and what is said does.
        let mut differ: Vec<_> = diff.records.iter().map(|it| (it.list.key().to_owned(), Some(it.id.clone()))).collect();
        differ.extend(diff.parts.iter().map(|part| (part.clone(), None)));
        differ.sort();
        prop_assert_eq!(differ, differences(&one, &other));
        // From there, no change leads on.
        let again = reached.changes_to(&other, "2031-12-31".parse::<Day>().unwrap(), "Trần Thị Bình").unwrap();
        prop_assert_eq!(again.changes, []);
    }

    #[test]
    fn whatever_would_mend_a_finding_may_be_made_and_mends_it(
        verbs in prop::collection::vec(some_verb(), 0..12),
        edits in prop::collection::vec(edit(), 0..8),
    ) {
        let made = verbs.iter().fold(register(), |now, what| {
            now.apply(&change(now.revision(), "2031-12-31", what)).unwrap_or(now)
        });
        let register = edited(&made, &edits, true);
        for finding in register.check().findings {
            let Some(mend) = &finding.mend else { continue };
            let mend = change(register.revision(), "2031-12-31", &serde_json::to_value(mend).unwrap());
            let after = register.apply(&mend).unwrap().check().findings;
            let same = |it: &hoptac::answers::Finding| (it.code, &it.path, &it.message) == (finding.code, &finding.path, &finding.message);
            prop_assert!(!after.iter().any(same), "{:?}", finding);
        }
    }

    #[test]
    fn where_a_history_goes_on_the_changes_are_the_rest_of_it(
        verbs in prop::collection::vec(some_verb(), 1..20), count in 0..20_usize,
    ) {
        let mut all = vec![register()];
        for what in &verbs {
            let now = all.last().unwrap();
            if let Ok(next) = now.apply(&change(now.revision(), "2030-12-31", what)) {
                all.push(next);
            }
        }
        let (one, other) = (&all[count % all.len()], all.last().unwrap());
        let diff = one.changes_to(other, "2031-12-31".parse::<Day>().unwrap(), "Trần Thị Bình").unwrap();
        prop_assert_eq!(&diff.changes, &other.records().history[one.records().history.len()..]);
        prop_assert_eq!(diff.left, []);
        prop_assert_eq!(one.replay(&diff.changes).unwrap().to_json(), other.to_json());
    }
}

#[test]
fn from_nothing_changes_lead_to_all_that_a_province_has() {
    let [_, seed] = seeds();
    let mut text = serde_json::to_value(seed.records()).unwrap();
    let parts = text.as_object_mut().unwrap();
    parts.retain(|part, _| ["hoptac", "province", "assume"].contains(&part.as_str()));
    parts["province"] = json!({"name": parts["province"]["name"]});
    let nothing = Register::from_json(&text.to_string()).unwrap();
    let recorded: Day = "2031-12-31".parse().unwrap();
    let diff = nothing
        .changes_to(&seed, recorded, "Trần Thị Bình")
        .unwrap();
    let reached = nothing.replay(&diff.changes).unwrap();
    // What became of the province is no change's to say; everything else is.
    assert_eq!(
        differences(&reached, &seed),
        [(String::from("province"), None)]
    );
    assert_eq!(diff.left.len(), 1);
    let adoptions = diff
        .changes
        .iter()
        .filter(|change| change.what.name() == "adopt");
    assert!(
        adoptions.count() < seed.records().fields.len() + seed.records().responsibilities.len()
    );
}

#[test]
fn a_difference_is_told_as_what_happened_where_a_verb_says_so() {
    let cites = || json!([{"document": "plan"}]);
    let new = |id: &str, more: Value| {
        let mut record = json!({"id": id, "cites": cites()});
        record
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        record
    };
    let name = json!({"vi": "Tên mới"});
    let of = |list: &str, id: &str| {
        let records = serde_json::to_value(register().records()).unwrap();
        let mut places = records[list].as_array().unwrap().iter();
        format!(
            "/{list}/{}",
            places.position(|record| record["id"] == id).unwrap()
        )
    };
    let at = |list: &str, id: &str, key: &str| format!("{}/{key}", of(list, id));
    let changes = at("agreements", "sakai-mou-2022", "changes");
    let happened = |what: Value| json!([{"on": "2025-06-01", "what": what, "cites": cites()}]);
    let agreement = |more: Value| {
        let mut record = new(
            "new-agreement",
            json!({"kind": "memorandum", "title": name, "ours": [], "theirs": [],
            "regime": "law_70_2020", "signed": "2025-06-01", "entry": "on_signing", "term": {"years": 1}}),
        );
        record
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        record
    };
    let partner = new(
        "kerala",
        json!({"kind": "locality", "country": "IN", "name": name}),
    );
    let task = new(
        "new-task",
        json!({"kind": "task", "title": name, "leads": [{"unit": "office"}]}),
    );
    let field = |id: &str| new(id, json!({"name": name}));
    for (edits, verbs) in [
        (
            vec![(changes.as_str(), happened(json!({"extend": {"years": 1}})))],
            vec!["extend"],
        ),
        (vec![(&changes, happened(json!("amend")))], vec!["amend"]),
        (
            vec![(&changes, happened(json!("terminate")))],
            vec!["terminate"],
        ),
        (
            vec![
                (&changes, happened(json!("terminate"))),
                (&at("agreements", "sakai-mou-2022", "title"), name.clone()),
            ],
            vec!["terminate", "correct"],
        ),
        (
            vec![(&at("agreements", "sakai-mou-2022", "title"), name.clone())],
            vec!["correct"],
        ),
        (vec![("/agreements/-", agreement(json!({})))], vec!["sign"]),
        (
            vec![(
                "/agreements/-",
                agreement(json!({"re_signs": "sakai-mou-2022"})),
            )],
            vec!["re_sign"],
        ),
        (
            vec![(
                &at("units", "transport", "existence"),
                json!(["2010/2025-02-28"]),
            )],
            vec!["close_unit"],
        ),
        (
            vec![(
                &at("units", "foreign", "existence"),
                json!(["../2025-02-28", "2025-07-01/.."]),
            )],
            vec!["refound_unit"],
        ),
        (
            vec![(
                &at("units", "transport", "existence"),
                json!(["2010/2025-02-28", "2026-01-01/.."]),
            )],
            vec!["close_unit", "refound_unit"],
        ),
        (
            vec![(&at("units", "transport", "existence"), json!(["2011/.."]))],
            vec!["correct"],
        ),
        (
            vec![(
                &at("actions", "sign-india", "outcome"),
                json!({"done": "2025", "cites": cites()}),
            )],
            vec!["record_action"],
        ),
        (vec![("/partners/-", partner.clone())], vec!["add_partner"]),
        (
            vec![
                ("/partners/-", partner),
                (
                    &at("partners", "india-locality", "prospect"),
                    json!({"count": 1, "found": ["kerala"]}),
                ),
            ],
            vec!["identify_prospect"],
        ),
        (
            vec![(
                "/units/-",
                new("new-unit", json!({"kind": "board", "name": name})),
            )],
            vec!["found_unit"],
        ),
        (
            vec![(
                "/successions/-",
                new(
                    "office-to-transport",
                    json!({"on": "2026-01-01", "from": "office", "to": "transport"}),
                ),
            )],
            vec!["succeed"],
        ),
        (
            vec![(
                "/submissions/-",
                new(
                    "new-report",
                    json!({"duty": "yearly", "unit": "office", "covers": "2026", "received": "2026-10-01"}),
                ),
            )],
            vec!["submit_report"],
        ),
        (
            vec![
                ("/fields/-", field("a")),
                ("/fields/-", field("b")),
                ("/responsibilities/-", task),
            ],
            vec!["adopt", "adopt"],
        ),
        (
            vec![(&at("documents", "plan", "title"), name.clone())],
            vec!["correct"],
        ),
        (vec![], vec![]),
    ] {
        assert_eq!(verbs_to(&edits), verbs, "{edits:?}");
    }
}

/// What differs between the records of two registers: each part with the id of a record, or with none
/// where the part as a whole differs.
fn differences(one: &Register, other: &Register) -> Vec<(String, Option<String>)> {
    let [one, other] = [one, other].map(|register| {
        let mut records = serde_json::to_value(register.records()).unwrap();
        records.as_object_mut().unwrap().remove("history");
        records.as_object().unwrap().clone()
    });
    let mut differ = Vec::new();
    let parts: std::collections::BTreeSet<_> = one.keys().chain(other.keys()).collect();
    for part in parts {
        let lists = [&one, &other].map(|records| records.get(part).and_then(Value::as_array));
        let (Some(ours), Some(theirs), true) = (lists[0], lists[1], part != "assume") else {
            if one.get(part) != other.get(part) {
                differ.push((part.clone(), None));
            }
            continue;
        };
        let find = |list: &[Value], id: &Value| list.iter().find(|it| it["id"] == *id).cloned();
        let mut common = [Vec::new(), Vec::new()];
        for record in ours.iter().chain(theirs) {
            let id = &record["id"];
            let both = [find(ours, id), find(theirs, id)];
            let told = (part.clone(), Some(id.as_str().unwrap().to_owned()));
            if both[0] != both[1] && !differ.contains(&told) {
                differ.push(told);
            }
        }
        for (side, (list, other)) in [(ours, theirs), (theirs, ours)].into_iter().enumerate() {
            let ids = list.iter().map(|record| &record["id"]);
            common[side].extend(ids.filter(|id| find(other, id).is_some()).cloned());
        }
        if common[0] != common[1] {
            differ.push((part.clone(), None));
        }
    }
    differ.sort();
    differ
}

/// An edit of a register's text by hand; whatever does not fit leaves it as it is.
fn edit() -> impl Strategy<Value = (String, Value, usize)> {
    let lists = vec![
        "documents",
        "units",
        "successions",
        "partners",
        "agreements",
        "actions",
        "duties",
    ];
    let cites = json!([{"document": "plan"}]);
    let record = json!({"id": "by-hand", "kind": "locality", "country": "JP", "name": {"vi": "Hyogo"},
        "prospect": {"found": ["sakai"]}, "cites": [{"document": "by-hand-law"}]});
    let document = |id: &str, by: &str| json!({"id": id, "kind": "law", "title": {"vi": id}, "cites": [{"document": by}]});
    let edits = vec![
        ("/province/name/vi", json!("tỉnh Bình Phước")),
        ("/assume", json!(["in_force_on_signing"])),
        ("swap", json!(null)),
        ("remove", json!(null)),
        ("title", json!({"vi": "Tên khác"})),
        ("name", json!({"vi": "Tên khác", "en": "Another name"})),
        ("term", json!({"until": "2040"})),
        (
            "changes",
            json!([{"on": "2024-01-01", "what": {"extend": {"years": 3}}, "cites": cites}]),
        ),
        ("existence", json!(["2010/2024-12-31", "2026-01-01/.."])),
        ("existence", json!(["2010/.."])),
        ("outcome", json!({"done": "2024", "cites": cites})),
        ("/partners/-", record),
        ("/documents/-", document("by-hand-law", "by-hand-plan")),
        ("/documents/-", document("by-hand-plan", "by-hand-plan")),
        ("/documents/-", document("by-hand-note", "plan")),
        (
            "/fields/-",
            json!({"id": "by-hand-field", "name": {"vi": "du lịch"}, "cites": cites}),
        ),
        (
            "/units/-",
            json!({"id": "by-hand-unit", "kind": "board", "name": {"vi": "Ban"}, "existence": ["2020/2021"], "cites": cites}),
        ),
    ];
    (
        prop::sample::select(edits),
        prop::sample::select(lists),
        0..9_usize,
    )
        .prop_map(|((place, value), list, number)| {
            let place = if place.starts_with('/') {
                place.to_owned()
            } else {
                format!("/{list}/{place}")
            };
            (place, value, number)
        })
}

fn edited(register: &Register, edits: &[(String, Value, usize)], with_history: bool) -> Register {
    let mut text = serde_json::to_value(register.records()).unwrap();
    if !with_history {
        text.as_object_mut().unwrap().remove("history");
    }
    for (place, value, number) in edits {
        let mut next = text.clone();
        let (path, key) = place.rsplit_once('/').unwrap();
        match (path, key) {
            ("", key) => next[key] = value.clone(),
            ("/province/name", key) => next["province"]["name"][key] = value.clone(),
            (path, key) => {
                let list = next.pointer_mut(path).unwrap().as_array_mut().unwrap();
                let number = number % list.len().max(1);
                match key {
                    "-" => list.push(value.clone()),
                    _ if list.is_empty() => {}
                    "swap" => list.swap(0, number),
                    "remove" => drop(list.remove(number)),
                    key => list[number][key] = value.clone(),
                }
            }
        }
        if Register::from_json(&next.to_string()).is_ok() {
            text = next;
        }
    }
    Register::from_json(&text.to_string()).unwrap()
}

/// The verbs that lead from the register to an edited copy; nothing is left.
fn verbs_to(edits: &[(&str, Value)]) -> Vec<&'static str> {
    let mut text = serde_json::to_value(register().records()).unwrap();
    for (path, value) in edits {
        match path.strip_suffix("/-") {
            Some(list) => {
                let list = text.pointer_mut(list).unwrap().as_array_mut().unwrap();
                list.push(value.clone());
            }
            None => {
                let (record, key) = path.rsplit_once('/').unwrap();
                text.pointer_mut(record).unwrap()[key] = value.clone();
            }
        }
    }
    let other = Register::from_json(&text.to_string()).unwrap();
    let recorded: Day = "2031-12-31".parse().unwrap();
    let diff = register()
        .changes_to(&other, recorded, "Trần Thị Bình")
        .unwrap();
    assert_eq!(diff.left, []);
    let reached = register().replay(&diff.changes).unwrap();
    assert_eq!(differences(&reached, &other), []);
    diff.changes
        .iter()
        .map(|change| change.what.name())
        .collect()
}
