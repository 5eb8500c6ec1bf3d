//! What was known on a day.

use hoptac::{Register, time::Day};
use proptest::prelude::*;
use serde_json::json;

use crate::{ids, seeds, verbs::full_date};

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_known_only_grows(days in prop::array::uniform2(full_date())) {
        let [early, late] = if days[0] <= days[1] { days } else { [days[1].clone(), days[0].clone()] };
        let [early, late]: [Day; 2] = [early.parse().unwrap(), late.parse().unwrap()];
        for register in seeds() {
            let (before, after) = (register.known_on(early).unwrap(), register.known_on(late).unwrap());
            let (known, all) = (ids(&after), ids(&register));
            prop_assert!(ids(&before).iter().all(|id| known.contains(id)));
            prop_assert!(known.iter().all(|id| all.contains(id)));
            prop_assert_eq!(after.known_on(late).unwrap().to_json(), after.to_json());
        }
    }
}

#[test]
fn on_the_last_day_all_is_known() {
    for register in seeds() {
        let known = register.known_on(Day::MAX).unwrap();
        assert_eq!(known.to_json(), register.to_json());
    }
}

#[test]
fn what_was_not_known_leaves_nothing_dangling_however_much_it_is() {
    let count = 2_000;
    let cites = |document: &str| json!([{"document": document}]);
    let document = |id: &str, date: &str| json!({"id": id, "kind": "plan", "title": {"vi": id}, "date": date, "cites": cites(id)});
    let partners = (0..count).map(|number| {
        json!({"id": format!("p-{number}"), "kind": "locality", "country": "JP", "name": {"vi": "x"}, "cites": cites("late")})
    });
    let agreements = (0..count).map(|number| {
        json!({"id": format!("a-{number}"), "kind": "memorandum", "title": {"vi": "x"}, "ours": [],
            "theirs": [{"partner": format!("p-{number}")}, {"other": {"vi": "y"}}], "regime": "not_stated",
            "entry": "not_stated", "term": "not_stated", "cites": cites("early")})
    });
    let register = json!({
        "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
        "documents": [document("early", "2020-01-01"), document("late", "2024-01-01")],
        "partners": partners.collect::<Vec<_>>(), "agreements": agreements.collect::<Vec<_>>(),
    });
    let register = Register::from_json(&register.to_string()).unwrap();
    let known = register
        .known_on("2023-12-31".parse::<Day>().unwrap())
        .unwrap();
    assert!(known.records().partners.is_empty());
    assert_eq!(known.records().agreements.len(), count);
    assert!(
        known
            .records()
            .agreements
            .iter()
            .all(|agreement| agreement.theirs.len() == 1)
    );
}
