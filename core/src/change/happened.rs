//! What a difference between two states of one record says has happened: the verbs that tell it, and
//! the correction that tells the rest.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    json::{self, Tree},
    model::{Bilingual, List},
    time::{Bound, Day, Period},
};

/// The verbs that the record of an agreement calls otherwise, with what it calls them.
const IN_THE_RECORD: [(&str, &str); 2] = [
    ("send_notice", "notice_sent"),
    ("receive_notice", "notice_received"),
];

/// What the record of an agreement calls what a verb says.
pub(super) fn kind_of(verb: &str) -> &str {
    let mut others = IN_THE_RECORD.iter();
    others.find(|it| it.0 == verb).map_or(verb, |it| it.1)
}

fn verb_of(kind: &str) -> &str {
    let mut others = IN_THE_RECORD.iter();
    others.find(|it| it.1 == kind).map_or(kind, |it| it.0)
}

/// What happened to a record between two states of it, where verbs say so: each verb with what it
/// says. `new_partner` gives the record of a partner of this id that is not held yet.
pub(super) fn happened<'v, 't>(
    list: List,
    now: &Tree,
    then: &'v Tree,
    new_partner: &dyn Fn(&str) -> Option<&'t Tree>,
) -> Vec<(&'v str, Tree)> {
    let nothing = Tree::Null;
    let id = then.get("id").unwrap_or(&nothing);
    let mut told = Vec::new();
    let mut tell = |verb, what: &[(&str, &Tree)]| told.push((verb, Tree::object(what)));
    match list {
        List::Agreements => {
            let known = now.items("changes");
            for change in then.items("changes") {
                let (kind, term) = match change.get("what") {
                    _ if known.contains(change) => continue,
                    Some(Tree::Object(pairs)) => match pairs.first() {
                        Some((kind, term)) => (kind.as_str(), Some(term)),
                        None => continue,
                    },
                    _ => (change.text("what"), None),
                };
                let part = |key| change.get(key).unwrap_or(&nothing);
                let mut event = alloc::vec![("agreement", id), ("on", part("on"))];
                event.extend(term.map(|term| ("term", term)));
                event.extend(change.get("party").map(|party| ("party", party)));
                event.push(("cites", part("cites")));
                tell(verb_of(kind), &event);
            }
        }
        List::Actions => {
            if let (None, Some(outcome)) = (now.get("outcome"), then.get("outcome")) {
                tell("record_action", &[("action", id), ("outcome", outcome)]);
            }
        }
        List::Units => {
            let (known, all) = (now.items("cites"), then.items("cites"));
            let mut cites = Vec::new();
            for cite in all {
                if !known.contains(cite) {
                    cites.push(cite.clone());
                }
            }
            if cites.is_empty() {
                cites = all.to_vec();
            }
            let cites = Tree::List(cites);
            let known = now.items("existence");
            for (place, period) in then.items("existence").iter().enumerate() {
                let written = period.as_text().map(str::parse::<Period>);
                let Some(Ok(written)) = written else { continue };
                if known.get(place) == Some(period) {
                    continue;
                }
                let mut tell = |verb, key, day: Bound| {
                    let day = Tree::Text(day.to_string());
                    tell(verb, &[("unit", id), (key, &day), ("cites", &cites)]);
                };
                if place > 0 && place >= known.len() {
                    tell("refound_unit", "from", written.start());
                }
                if written.widest().latest < Day::MAX {
                    tell("close_unit", "until", written.end());
                }
            }
        }
        List::Partners => {
            let found = then.get("prospect").map(|it| it.items("found"));
            for partner in found.unwrap_or_default() {
                if let Some(partner) = partner.as_text().and_then(new_partner) {
                    tell(
                        "identify_prospect",
                        &[("prospect", id), ("partner", partner)],
                    );
                }
            }
        }
        _ => {}
    }
    told
}

/// What a correction says, as it is written in JSON.
pub(crate) fn correction(list: List, was: &Tree, is: &Tree, reason: &Bilingual) -> Tree {
    let named = |record| Tree::object(&[(list.record(), record)]);
    Tree::object(&[
        ("was", &named(was)),
        ("is", &named(is)),
        ("reason", &json::tree(reason)),
    ])
}

/// The keys whose values differ between two objects.
pub(crate) fn keys_that_differ(before: &Tree, after: &Tree) -> Vec<String> {
    let mut differ = Vec::new();
    if let (Tree::Object(ours), Tree::Object(theirs)) = (before, after) {
        for pairs in [ours, theirs] {
            for (key, _) in pairs {
                if before.get(key) != after.get(key) && !differ.contains(key) {
                    differ.push(key.clone());
                }
            }
        }
    }
    differ
}
