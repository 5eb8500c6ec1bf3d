//! Random registers: one agreement of any kind with its sources, and sometimes one that re-signs it.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::BoxedStrategy;
use serde_json::{Value, json};

use crate::days::{self, Day};

/// How far apart the dates of one register lie, and where they begin.
#[derive(Clone, Copy, Debug)]
struct Scale {
    from: Day,
    days: i64,
}

/// Registers whose dates lie close enough together for the oracle.
pub(crate) fn register() -> impl Strategy<Value = Value> {
    scale().prop_flat_map(|scale| {
        (
            any::<bool>(),
            [document_date(scale), document_date(scale)],
            agreement(scale),
            proptest::option::weighted(0.3, successor(scale)),
        )
            .prop_map(|(assume, dates, agreement, successor)| {
                let mut agreements = vec![agreement];
                agreements.extend(successor);
                json!({
                    "hoptac": 1,
                    "province": {"name": {"vi": "tỉnh"}},
                    "assume": if assume { vec!["in_force_on_signing"] } else { vec![] },
                    "documents": [document("plan", &dates[0]), document("report", &dates[1])],
                    "agreements": agreements,
                })
            })
    })
}

fn scale() -> BoxedStrategy<Scale> {
    let month_ends = select(vec![
        "2020-02-29",
        "2019-12-31",
        "2020-01-01",
        "2019-08-31",
        "2021-02-28",
    ]);
    let from = prop_oneof![
        month_ends.prop_map(days::day),
        (0i64..1_500).prop_map(|offset| days::day("2018-01-01") + offset),
    ];
    (from, select(vec![3, 12, 40, 120, 400]))
        .prop_map(|(from, days)| Scale { from, days })
        .boxed()
}

impl Scale {
    /// A date that lies up to `1/parts` of the scale after a day, to any precision.
    fn after(self, day: Day, parts: i64) -> impl Strategy<Value = (Day, String)> {
        let precision = prop_oneof![5 => Just(10), 4 => Just(7), 1 => Just(4)];
        (0..=self.days / parts, precision).prop_map(move |(offset, precision)| {
            let day = day + offset;
            (day, days::text(day)[..precision].to_owned())
        })
    }

    fn date(self) -> impl Strategy<Value = String> {
        self.after(self.from, 1).prop_map(|(_, text)| text)
    }
}

fn document(id: &str, date: &Option<String>) -> Value {
    let mut document =
        json!({"id": id, "kind": "plan", "title": {"vi": "x"}, "cites": [{"document": id}]});
    if let Some(date) = date {
        document["date"] = json!(date);
    }
    document
}

fn document_date(scale: Scale) -> BoxedStrategy<Option<String>> {
    let date = scale.after(scale.from + scale.days / 2, 1);
    proptest::option::weighted(0.7, date.prop_map(|(_, text)| text)).boxed()
}

/// An agreement; what is absent is left out as `null` and then removed.
fn agreement(scale: Scale) -> BoxedStrategy<Value> {
    let signed = proptest::option::weighted(0.88, scale.after(scale.from, 3));
    (
        signed,
        entry(scale),
        term(scale),
        proptest::option::weighted(0.45, tacit_renewal()),
        proptest::bool::weighted(0.2),
        changes(scale),
        cites(),
        1..=3,
    )
        .prop_map(
            |(signed, entry, term, tacit, counted, changes, cites, count)| {
                let theirs: Vec<_> = (1..=count)
                    .map(|number| party(&number.to_string()))
                    .collect();
                let mut tacit = tacit;
                if let (None, Some(tacit)) = (&signed, &mut tacit) {
                    // Days or weeks since long ago would be too many renewals to count one by one.
                    tacit["length"] = json!({"months": 2});
                }
                without_nulls(json!({
                    "id": "agreement",
                    "kind": "memorandum",
                    "title": {"vi": "x"},
                    "ours": [party("ours")],
                    "theirs": theirs,
                    "regime": "not_stated",
                    "signed": signed.map(|(_, text)| text),
                    "entry": entry,
                    "term": term,
                    "tacit_renewal": tacit,
                    "first_day": counted.then_some("counted"),
                    "changes": changes,
                    "cites": cites,
                }))
            },
        )
        .boxed()
}

/// An agreement that re-signs the first; nothing of its own narrows its entry into force.
fn successor(scale: Scale) -> BoxedStrategy<Value> {
    let signed = proptest::option::weighted(0.88, scale.after(scale.from + scale.days / 3, 1));
    let term = prop_oneof![Just(json!("open_ended")), length()];
    (signed, entry(scale), term, cites())
        .prop_map(|(signed, entry, term, cites)| {
            without_nulls(json!({
                "id": "successor",
                "kind": "memorandum",
                "title": {"vi": "x"},
                "ours": [],
                "theirs": [],
                "regime": "not_stated",
                "re_signs": "agreement",
                "signed": signed.map(|(_, text)| text),
                "entry": entry,
                "term": term,
                "cites": cites,
            }))
        })
        .boxed()
}

/// A party by name.
fn party(name: &str) -> Value {
    json!({"other": {"vi": name}})
}

fn without_nulls(mut record: Value) -> Value {
    let record_fields = record.as_object_mut().unwrap();
    record_fields.retain(|_, value| !value.is_null());
    record
}

fn cites() -> BoxedStrategy<Value> {
    select(vec![
        json!([{"document": "plan"}]),
        json!([{"document": "plan"}, {"document": "report"}]),
    ])
    .boxed()
}

fn entry(scale: Scale) -> BoxedStrategy<Value> {
    prop_oneof![
        4 => Just(json!("on_signing")),
        3 => scale.date().prop_map(|date| json!({"on": date})),
        1 => Just(json!({"after": {"vi": "trao đổi công hàm"}})),
        3 => Just(json!("not_stated")),
    ]
    .boxed()
}

fn term(scale: Scale) -> BoxedStrategy<Value> {
    prop_oneof![
        6 => length(),
        3 => scale.date().prop_map(|date| json!({"until": date})),
        3 => period(scale),
        1 => Just(json!("open_ended")),
        2 => Just(json!("not_stated")),
    ]
    .boxed()
}

fn period(scale: Scale) -> BoxedStrategy<Value> {
    let start = prop_oneof![
        6 => scale.after(scale.from, 3).prop_map(|(_, text)| text),
        1 => Just(String::new()),
        1 => Just(String::from("..")),
    ];
    let end = prop_oneof![
        6 => scale.after(scale.from + scale.days / 3, 1).prop_map(|(_, text)| text),
        1 => Just(String::new()),
        1 => Just(String::from("..")),
    ];
    (start, end)
        .prop_map(|(start, end)| {
            let dated = start.len() > 2 || end.len() > 2;
            json!({"period": if dated { format!("{start}/{end}") } else { String::from("2020") }})
        })
        .boxed()
}

fn length() -> BoxedStrategy<Value> {
    prop_oneof![
        3 => (1..=60).prop_map(|count| json!({"days": count})),
        1 => (1..=9).prop_map(|count| json!({"weeks": count})),
        4 => (1..=14).prop_map(|count| json!({"months": count})),
        1 => (1..=3).prop_map(|count| json!({"years": count})),
    ]
    .boxed()
}

fn tacit_renewal() -> BoxedStrategy<Value> {
    let notice = prop_oneof![
        (1..=40).prop_map(|count| json!({"days": count})),
        (1..=3).prop_map(|count| json!({"months": count})),
        Just(json!({"weeks": 2})),
        Just(json!({"years": 1})),
    ];
    (
        length(),
        proptest::option::weighted(0.5, 1..=3),
        proptest::option::weighted(0.7, notice),
        select(vec![None, Some("from_receipt"), Some("from_sending")]),
    )
        .prop_map(|(length, times, notice, counts)| {
            without_nulls(json!({
                "length": length,
                "times": times,
                "notice": notice,
                "notice_counts": counts,
            }))
        })
        .boxed()
}

/// Changes one after the other; one in a few has an order or a place that cannot be.
fn changes(scale: Scale) -> BoxedStrategy<Value> {
    let nobody = || Just(Value::Null);
    let change = (scale.after(0, 2), kind(scale), nobody());
    let one_party = prop_oneof![
        3 => (Just(json!("withdraw")), prop_oneof![nobody(), Just(party("1")), Just(party("ours"))]),
        1 => (Just(json!("accede")), Just(party("new"))),
    ];
    let one_party = (scale.after(0, 2), one_party).prop_map(|(on, (what, who))| (on, what, who));
    let change = prop_oneof![6 => change, 1 => one_party];
    let end = (
        scale.after(0, 2),
        select(vec![json!("terminate"), json!("withdraw")]),
        nobody(),
    );
    (
        prop_oneof![3 => Just(0usize), 3 => Just(1), 3 => Just(2), 2 => Just(3)],
        proptest::collection::vec(change, 3),
        proptest::option::weighted(0.25, end),
    )
        .prop_map(move |(count, mut changes, end)| {
            changes.truncate(count);
            changes.extend(end);
            let mut day = scale.from + scale.days / 6;
            let mut suspended = false;
            let items: Vec<_> = changes
                .into_iter()
                .map(|((offset, text), mut what, who)| {
                    day += offset;
                    if what == "suspend" || what == "resume" {
                        what = json!(if suspended { "resume" } else { "suspend" });
                        suspended = !suspended;
                    }
                    without_nulls(json!({
                        "on": days::text(day)[..text.len()],
                        "what": what,
                        "party": who,
                        "cites": [{"document": "plan"}],
                    }))
                })
                .collect();
            if items.is_empty() {
                Value::Null
            } else {
                Value::from(items)
            }
        })
        .boxed()
}

fn kind(scale: Scale) -> BoxedStrategy<Value> {
    let later = Scale {
        from: scale.from + scale.days,
        ..scale
    };
    prop_oneof![
        5 => prop_oneof![term(scale), term(later)].prop_map(|term| json!({"extend": term})),
        1 => Just(json!("amend")),
        4 => Just(json!("suspend")),
        3 => Just(json!("notice_sent")),
        2 => Just(json!("notice_received")),
    ]
    .boxed()
}

/// The places of the dates that are known less than to the day and that may be made more precise:
/// the least precise first. The bounds of periods are not among them, as a period is exact.
pub(crate) fn imprecise_dates(register: &Value) -> Vec<String> {
    let mut found = Vec::new();
    collect(register, String::new(), &mut found);
    found.sort();
    found.into_iter().map(|(_, pointer)| pointer).collect()
}

fn collect(value: &Value, pointer: String, found: &mut Vec<(usize, String)>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let pointer = format!("{pointer}/{key}");
                match (key.as_str(), value) {
                    ("signed" | "on" | "until" | "date", Value::String(text)) => {
                        if text.len() < 10 {
                            found.push((text.len(), pointer));
                        }
                    }
                    _ => collect(value, pointer, found),
                }
            }
        }
        Value::Array(items) => {
            for (position, item) in items.iter().enumerate() {
                collect(item, format!("{pointer}/{position}"), found);
            }
        }
        _ => {}
    }
}

/// The register with one date known one step closer; `pick` says which of the candidates it is.
pub(crate) fn narrowed(register: &Value, pointer: &str, pick: usize) -> Value {
    let mut register = register.clone();
    let date = register.pointer_mut(pointer).unwrap();
    let text = date.as_str().unwrap().to_owned();
    let (first, last) = days::candidates(&text);
    let day = first + (pick as i64) % (last - first + 1);
    *date = json!(days::text(day)[..text.len() + 3]);
    register
}

/// Every date that the agreements and their sources state.
pub(crate) fn dates(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            let dates = text.split('/').filter(|part| is_date(part));
            found.extend(dates.map(str::to_owned));
        }
        Value::Array(items) => items.iter().for_each(|item| dates(item, found)),
        Value::Object(fields) => fields.values().for_each(|value| dates(value, found)),
        _ => {}
    }
}

fn is_date(text: &str) -> bool {
    matches!(text.len(), 4 | 7 | 10) && text.chars().all(|c| c.is_ascii_digit() || c == '-')
}
