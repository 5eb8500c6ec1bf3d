//! What a difference between two states of one record says has happened: the verbs that tell it, and
//! the correction that tells the rest.

use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};

use super::Act;
use crate::{
    json::{self, Tree},
    list::Listed,
    model::{Bilingual, List},
    time::{Bound, Day, Period},
};

/// What happened to a record between two states of it, where verbs say so: each verb with what it
/// says. `new_partner` gives the record of a partner of this id that is not held yet.
pub(super) fn happened<'t>(
    list: List,
    now: &Tree,
    then: &Tree,
    new_partner: &dyn Fn(&str) -> Option<&'t Tree>,
) -> Vec<(String, Tree)> {
    let nothing = Tree::Null;
    let id = then.get("id").unwrap_or(&nothing);
    let mut told = Vec::new();
    let mut tell = |verb: &str, what: &[(&str, &Tree)]| {
        told.push((verb.to_owned(), Tree::object(what)));
    };
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
                let mut acts = Act::ALL.into_iter();
                let act = acts.find(|act| act.kind() == Some(kind));
                let verb = json::tree(&act);
                let part = |key| change.get(key).unwrap_or(&nothing);
                let event = [
                    ("agreement", id),
                    ("on", part("on")),
                    ("cites", part("cites")),
                    ("term", term.unwrap_or(&nothing)),
                ];
                let event = event.get(..if term.is_some() { 4 } else { 3 });
                tell(
                    verb.as_text().unwrap_or_default(),
                    event.unwrap_or_default(),
                );
            }
        }
        List::Actions => {
            if let (None, Some(outcome)) = (now.get("outcome"), then.get("outcome")) {
                tell("record_action", &[("action", id), ("outcome", outcome)]);
            }
        }
        List::Units => {
            let (known, all) = (now.items("cites"), then.items("cites"));
            let mut cites = all.to_vec();
            cites.retain(|cite| !known.contains(cite));
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
            for partner in found.unwrap_or_default().iter().filter_map(Tree::as_text) {
                if let Some(partner) = new_partner(partner) {
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
    let (Tree::Object(ours), Tree::Object(theirs)) = (before, after) else {
        return Vec::new();
    };
    let keys = ours
        .iter()
        .chain(theirs.iter().filter(|(key, _)| before.get(key).is_none()));
    let differs = |key: &&String| before.get(key) != after.get(key);
    keys.map(|(key, _)| key).filter(differs).cloned().list()
}
