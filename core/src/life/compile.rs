//! From what the sources say of an agreement to the windows of its turning days.

use alloc::{collections::BTreeMap, vec, vec::Vec};

use super::{End, Life, Phase};
use crate::{
    model::{Agreement, Assumption, ChangeKind, Document, Entry, Id, Records, Term},
    time::{Bound, Day, Window},
};

/// Compiles all agreements: each by itself, then the ends that re-signings bring.
pub(super) fn lives(records: &Records) -> Vec<Life> {
    let dated: BTreeMap<_, _> = records
        .documents
        .iter()
        .filter_map(|document| Some((&document.id, document.date?.window())))
        .collect();
    let assumed = records.assume.contains(&Assumption::InForceOnSigning);
    let mut lives: Vec<_> = records
        .agreements
        .iter()
        .map(|agreement| life(agreement, signing(agreement, &dated), assumed))
        .collect();
    let positions: BTreeMap<_, _> = records
        .agreements
        .iter()
        .enumerate()
        .map(|(position, agreement)| (&agreement.id, position))
        .collect();
    for (position, agreement) in records.agreements.iter().enumerate() {
        let renewed = agreement.renews.as_ref().and_then(|id| positions.get(id));
        let entry = lives.get(position).map(|life| life.entry);
        if let (Some(renewed), Some(entry)) = (renewed, entry) {
            if let Some(life) = lives.get_mut(*renewed) {
                life.ends.push(End {
                    into: Phase::Superseded,
                    window: entry,
                });
            }
        }
    }
    lives
}

/// The days on which an agreement may have been signed: as stated, or no later than the first
/// document that speaks of it as signed.
fn signing(agreement: &Agreement, dated: &BTreeMap<&Id<Document>, Window>) -> Window {
    if let Some(date) = agreement.signed {
        return date.window();
    }
    let mentioned = agreement
        .cites
        .iter()
        .filter_map(|citation| dated.get(&citation.document))
        .map(|window| window.latest)
        .min();
    Window {
        earliest: Day::MIN,
        latest: mentioned.unwrap_or(Day::MAX),
    }
}

fn life(agreement: &Agreement, signed: Window, assumed: bool) -> Life {
    let stated = match (&agreement.entry, &agreement.term) {
        (Entry::OnSigning, _) => Some(signed),
        (Entry::On(date), _) => Some(date.window()),
        (Entry::After(_), _) => Some(Window::from(signed.earliest)),
        // A period states its own first day.
        (Entry::NotStated, Term::Period(period)) => {
            let start = period.start().window(signed);
            Some(Window::exactly(start.earliest))
        }
        (Entry::NotStated, _) => None,
    };
    let entry_assumed = stated.is_none() && assumed;
    let mut entry = match stated {
        Some(entry) => entry,
        None if assumed => signed,
        // Law 70/2020 art. 32: as the text provides, else as agreed. Silence says nothing.
        None => Window::from(signed.earliest),
    };
    let mut last = last_day(&agreement.term, entry);
    let mut end = None;
    for change in &agreement.changes {
        let on = change.on.window();
        match &change.what {
            ChangeKind::Extend(term) => {
                // Only what is alive can be extended: it had entered into force, and not yet ended.
                entry.latest = entry.latest.min(on.latest);
                let alive = Window {
                    earliest: last.earliest.max(on.earliest),
                    ..last
                };
                last = extended(term, alive);
            }
            ChangeKind::Amend => entry.latest = entry.latest.min(on.latest),
            ChangeKind::Terminate | ChangeKind::Withdraw => {
                entry.latest = entry.latest.min(on.latest);
                end = Some(on);
            }
        }
    }
    if last.latest < Day::MAX {
        entry.latest = entry.latest.min(last.latest);
    }
    let ended = end.filter(|end| end.earliest <= last.latest.next());
    let ends = match (ended, &last) {
        (Some(window), _) => vec![End {
            into: Phase::Terminated,
            window,
        }],
        (None, last) if *last == Window::exactly(Day::MAX) => Vec::new(),
        (None, last) => vec![End {
            into: Phase::Expired,
            window: last.map(Day::next),
        }],
    };
    Life {
        signing: signed,
        entry,
        ends,
        entry_assumed,
    }
}

/// The last day in force by the agreement's own term.
fn last_day(term: &Term, entry: Window) -> Window {
    match term {
        Term::Months(months) => entry.map(|day| day.plus_months(u32::from(*months))),
        Term::Years(years) => {
            entry.map(|day| day.plus_months(u32::from(*years).saturating_mul(12)))
        }
        Term::Until(date) => date.window(),
        Term::Period(period) => match period.end() {
            Bound::Date(date) => Window::exactly(date.window().latest),
            Bound::Open => Window::exactly(Day::MAX),
            Bound::Unknown => Window::from(entry.earliest),
        },
        Term::OpenEnded => Window::exactly(Day::MAX),
        Term::NotStated => Window::from(entry.earliest),
    }
}

/// The last day in force after an extension of a term that ends on a day of `last`.
fn extended(term: &Term, last: Window) -> Window {
    match term {
        Term::NotStated => Window::from(last.earliest),
        other => last_day(other, last),
    }
}
