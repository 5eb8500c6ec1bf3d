//! What holds of every change: refused, it leaves no trace; made, it can be replayed, leaves the past
//! alone, and never gives a register that reading would refuse. And the guards against a model that
//! counts days one by one.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test stops at what it did not expect"
)]

use hoptac::{
    Code, Problems, Register,
    answers::{Phase, Phases},
    change::{Act, Verdict},
    model::Change,
    time::Day,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn register() -> Register {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../tests/golden/registers/changes.json"
    );
    Register::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn change(revision: u32, recorded: &str, what: &Value) -> Change {
    let change =
        json!({"revision": revision, "recorded": recorded, "by": "Trần Thị Bình", "what": what});
    Change::from_json(&change.to_string()).unwrap()
}

/// What speaks against a change: codes with paths.
fn refusals(refused: &Result<Register, Problems>) -> Vec<(Code, &str)> {
    let problems = refused.as_ref().err().into_iter().flatten();
    problems
        .map(|problem| (problem.code, problem.path.as_str()))
        .collect()
}

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
fn agreement_in(phase: Phase) -> Value {
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
                json!({"signed": "2024-06-01", "term": {"years": 5}, "renews": "a"})
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
        Act::Renew => json!({"renew": signed("renews")}),
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

fn full_date() -> impl Strategy<Value = String> {
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
        .prop_map(|(id, signed, term, (implements, renews, unit), law)| {
            let mut agreement = json!({
                "id": id, "kind": "memorandum", "title": {"vi": "Bản ghi nhớ"}, "theirs": [],
                "ours": unit.map(|unit| json!({"unit": unit})).into_iter().collect::<Vec<_>>(),
                "regime": if law { "law_70_2020" } else { "not_stated" },
                "entry": "not_stated", "term": term, "cites": [{"document": "plan"}],
            });
            for (key, value) in [
                ("signed", signed),
                ("implements", implements),
                ("renews", renews),
            ] {
                if let Some(value) = value {
                    agreement[key] = json!(value);
                }
            }
            agreement
        })
}

fn some_verb() -> impl Strategy<Value = Value> {
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
        4 => agreement().prop_map(|agreement| json!({"renew": agreement})),
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

/// Whether a path leads to something in a change, or to a key that it lacks.
fn leads_into(change: &Change, path: &str) -> bool {
    let change = serde_json::to_value(change).unwrap();
    let (parent, _) = path.rsplit_once('/').unwrap_or_default();
    change.pointer(path).is_some() || change.pointer(parent).is_some()
}

/// The phases of every agreement on a day.
fn phases(register: &Register, on: Day) -> Vec<(String, Phases)> {
    let standings = register.standings(on).standings;
    let lines = standings.into_iter();
    lines
        .map(|line| (line.agreement.to_string(), line.phases))
        .collect()
}

/// The first day on which what a verb says may have had an effect.
fn earliest(what: &Value) -> Option<Day> {
    let (name, verb) = what.as_object().unwrap().iter().next().unwrap();
    let date = match name.as_str() {
        "sign" | "renew" => verb.get("signed")?,
        "correct" => return None,
        "submit_report" | "found_unit" | "refound_unit" | "close_unit" | "succeed"
        | "add_partner" | "identify_prospect" | "record_action" => &json!("2003"),
        _ => &verb["on"],
    };
    let date: hoptac::time::ImpreciseDate = date.as_str()?.parse().unwrap();
    Some(date.window().earliest)
}

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
        if !happening.act().phases().contains(&self.phase(day)) {
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

fn seeds() -> [Register; 2] {
    ["dong-nai", "ba-ria-vung-tau"].map(|name| {
        let path = format!("{}/../seeds/{name}.json", env!("CARGO_MANIFEST_DIR"));
        Register::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
    })
}

/// Ids of all records.
fn ids(register: &Register) -> Vec<String> {
    let mut ids = Vec::new();
    let records = serde_json::to_value(register.records()).unwrap();
    for list in records
        .as_object()
        .unwrap()
        .values()
        .filter_map(Value::as_array)
    {
        ids.extend(
            list.iter()
                .filter_map(|record| Some(record.get("id")?.as_str()?.to_owned())),
        );
    }
    ids
}

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
                agreement(json!({"renews": "sakai-mou-2022"})),
            )],
            vec!["renew"],
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

#[test]
fn on_the_last_day_all_is_known() {
    for register in seeds() {
        let known = register.known_on(Day::MAX).unwrap();
        assert_eq!(known.to_json(), register.to_json());
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
