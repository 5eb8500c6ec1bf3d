//! What a register's JSON says of its agreements, read on its own: the library's reader takes no
//! part in it.

use serde_json::Value;

use crate::days::{self, Day, Length};

/// The first and the last day that a date may be.
pub(crate) type Candidates = (Day, Day);

#[derive(Clone, Debug)]
pub(crate) struct Agreement {
    pub(crate) id: String,
    pub(crate) signed: Option<Candidates>,
    /// The latest day on which the earliest dated source that names it may have been written.
    pub(crate) mentioned_by: Option<Day>,
    pub(crate) entry: Entry,
    pub(crate) term: Term,
    pub(crate) tacit_renewal: Option<TacitRenewal>,
    pub(crate) first_day_counted: bool,
    pub(crate) changes: Vec<(Candidates, Change)>,
    /// How many parties there are on the province's side and opposite.
    pub(crate) parties: [usize; 2],
    /// The agreements that re-sign this one.
    pub(crate) successors: Vec<Agreement>,
    /// The agreement that this one re-signs, without its other relations.
    pub(crate) predecessor: Option<Box<Agreement>>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Entry {
    OnSigning,
    On(Candidates),
    After,
    NotStated { assumed_on_signing: bool },
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Term {
    Length(Length),
    Until(Candidates),
    Period { start: Bound, end: Bound },
    OpenEnded,
    NotStated,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Bound {
    Date(Candidates),
    Open,
    Unknown,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct TacitRenewal {
    pub(crate) length: Length,
    /// Without limit when absent.
    pub(crate) times: Option<i64>,
    pub(crate) notice: Option<Length>,
    pub(crate) from_receipt: bool,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Change {
    Extend(Term),
    Amend,
    Suspend,
    Resume,
    NoticeSent,
    NoticeReceived,
    Terminate,
    /// Left by a party of a side, where it is recorded who left.
    Withdraw(Option<usize>),
    /// Joined by a party on a side.
    Accede(usize),
}

/// Every agreement of a register.
pub(crate) fn agreements(register: &Value) -> Vec<Agreement> {
    let items = register["agreements"].as_array().unwrap();
    items.iter().map(|item| agreement(register, item)).collect()
}

fn agreement(register: &Value, item: &Value) -> Agreement {
    let others = || register["agreements"].as_array().unwrap().iter();
    let alone = alone(register, item);
    let successors = others().filter(|other| other["re_signs"] == item["id"]);
    let predecessor = others().find(|other| other["id"] == item["re_signs"]);
    Agreement {
        successors: successors
            .map(|other| self::alone(register, other))
            .collect(),
        predecessor: predecessor.map(|other| {
            let mut old = self::alone(register, other);
            let successors = others().filter(|other| other["re_signs"] == item["re_signs"]);
            old.successors = successors
                .map(|other| self::alone(register, other))
                .collect();
            Box::new(old)
        }),
        ..alone
    }
}

/// An agreement by itself.
fn alone(register: &Value, item: &Value) -> Agreement {
    Agreement {
        id: item["id"].as_str().unwrap().to_owned(),
        signed: item["signed"].as_str().map(|text| {
            let (first, last) = days::candidates(text);
            // What was written before the signing does not speak of it as done.
            let mentioned = mentions(register, item)
                .filter(|latest| *latest >= first)
                .min();
            (first, mentioned.map_or(last, |latest| latest.min(last)))
        }),
        mentioned_by: mentions(register, item).min(),
        entry: entry(register, &item["entry"]),
        term: term(&item["term"]),
        tacit_renewal: item.get("tacit_renewal").map(tacit_renewal),
        first_day_counted: item["first_day"] == "counted",
        changes: list(&item["changes"])
            .map(|change| (date(&change["on"]), self::change(item, change)))
            .collect(),
        parties: ["ours", "theirs"].map(|side| list(&item[side]).count().max(1)),
        successors: Vec::new(),
        predecessor: None,
    }
}

/// The latest day on which each dated source that names an agreement may have been written.
fn mentions<'r>(register: &'r Value, item: &'r Value) -> impl Iterator<Item = Day> + 'r {
    let dates =
        list(&item["cites"]).filter_map(|citation| date_of(register, &citation["document"]));
    dates.map(|(_, latest)| latest)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn date(value: &Value) -> Candidates {
    days::candidates(value.as_str().unwrap())
}

fn date_of(register: &Value, document: &Value) -> Option<Candidates> {
    let found = list(&register["documents"]).find(|item| item["id"] == *document);
    found.unwrap()["date"].as_str().map(days::candidates)
}

fn entry(register: &Value, value: &Value) -> Entry {
    match value.as_str() {
        Some("on_signing") => Entry::OnSigning,
        Some("not_stated") => Entry::NotStated {
            assumed_on_signing: list(&register["assume"]).any(|a| a == "in_force_on_signing"),
        },
        None if value.get("on").is_some() => Entry::On(date(&value["on"])),
        None if value.get("after").is_some() => Entry::After,
        _ => panic!("no entry: {value}"),
    }
}

fn term(value: &Value) -> Term {
    match value.as_str() {
        Some("open_ended") => Term::OpenEnded,
        Some("not_stated") => Term::NotStated,
        None if value.get("until").is_some() => Term::Until(date(&value["until"])),
        None if value.get("period").is_some() => {
            let text = value["period"].as_str().unwrap();
            let (start, end) = text.split_once('/').unwrap_or((text, text));
            Term::Period {
                start: bound(start),
                end: bound(end),
            }
        }
        _ => Term::Length(length(value)),
    }
}

fn bound(text: &str) -> Bound {
    match text {
        ".." => Bound::Open,
        "" => Bound::Unknown,
        date => Bound::Date(days::candidates(date)),
    }
}

fn length(value: &Value) -> Length {
    let (unit, count) = value.as_object().unwrap().iter().next().unwrap();
    let count = count.as_i64().unwrap();
    match unit.as_str() {
        "days" => Length::Days(count),
        "weeks" => Length::Days(count * 7),
        "months" => Length::Months(count),
        "years" => Length::Months(count * 12),
        _ => panic!("no length: {value}"),
    }
}

fn tacit_renewal(value: &Value) -> TacitRenewal {
    TacitRenewal {
        length: length(&value["length"]),
        times: value["times"].as_i64(),
        notice: value.get("notice").map(length),
        from_receipt: value["notice_counts"] == "from_receipt",
    }
}

fn change(agreement: &Value, change: &Value) -> Change {
    let side = || {
        let ours = list(&agreement["ours"]).any(|party| *party == change["party"]);
        usize::from(!ours)
    };
    let value = &change["what"];
    match value.as_str() {
        Some("amend") => Change::Amend,
        Some("suspend") => Change::Suspend,
        Some("resume") => Change::Resume,
        Some("notice_sent") => Change::NoticeSent,
        Some("notice_received") => Change::NoticeReceived,
        Some("terminate") => Change::Terminate,
        Some("withdraw") => Change::Withdraw(change.get("party").map(|_| side())),
        Some("accede") => Change::Accede(side()),
        _ => Change::Extend(term(&value["extend"])),
    }
}
