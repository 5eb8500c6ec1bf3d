//! What each verb writes into the records.

use alloc::{format, string::String, vec::Vec};

use super::Move;
use crate::{
    model::{
        AgreementChange, Change, Citation, Closure, Founding, Id, Record, Records, Unit, Verb,
    },
    time::{Bound, Day, Order, Period},
};

/// Writes a change into the records, and tells where its parts stand there.
///
/// A record that the change names and that is not there is found when what comes out is read.
pub(super) fn write(change: &Change, records: &mut Records) -> Vec<Move> {
    let mut moves = Vec::new();
    for (position, document) in change.documents.iter().enumerate() {
        moves.push(Move {
            from: push(document, records),
            to: format!("/documents/{position}"),
        });
    }
    if let Some((from, step)) = write_verb(&change.what, records) {
        let to = format!("/what/{}{step}", change.what.name());
        moves.push(Move { from, to });
    }
    moves
}

/// Where the record that a verb writes stands in the register, and in the verb.
fn write_verb(verb: &Verb, records: &mut Records) -> Option<(String, &'static str)> {
    let (path, step) = match verb {
        Verb::Sign(agreement) | Verb::Renew(agreement) => (push(&**agreement, records), ""),
        Verb::SubmitReport(submission) => (push(submission, records), ""),
        Verb::FoundUnit(unit) => (push(&**unit, records), ""),
        Verb::Succeed(succession) => (push(succession, records), ""),
        Verb::AddPartner(partner) => (push(&**partner, records), ""),
        Verb::IdentifyProspect(found) => {
            let named = find(&found.prospect, records).map(|(_, named)| named);
            if let Some(prospect) = named.and_then(|named| named.prospect.as_mut()) {
                prospect.found.push(found.partner.id.clone());
            }
            (push(&found.partner, records), "/partner")
        }
        Verb::RefoundUnit(founding) => (refound(founding, records)?, ""),
        Verb::CloseUnit(closure) => (close(closure, records)?, ""),
        Verb::RecordAction(deed) => {
            let (path, action) = find(&deed.action, records)?;
            action.outcome = Some(deed.outcome.clone());
            (path, "")
        }
        Verb::Correct(correction) => {
            let position = correction.is.replace_in(records)?;
            (path(correction.is.list().key(), position), "/is")
        }
        Verb::Amend(_)
        | Verb::Extend(_)
        | Verb::Suspend(_)
        | Verb::Resume(_)
        | Verb::SendNotice(_)
        | Verb::ReceiveNotice(_)
        | Verb::Terminate(_)
        | Verb::Withdraw(_) => {
            let (agreement, change) = verb.happened()?;
            let (path, agreement) = find(agreement, records)?;
            let position = in_order(&agreement.changes, &change);
            agreement.changes.insert(position, change);
            (format!("{path}/changes/{position}"), "")
        }
    };
    Some((path, step))
}

/// Before the first change that certainly came later: what is learnt late is not put last.
fn in_order(changes: &[AgreementChange], change: &AgreementChange) -> usize {
    let on = change.on.window();
    let mut others = changes.iter();
    let later = others.position(|other| other.on.window().compare(on) == Order::After);
    later.unwrap_or(changes.len())
}

/// Ends the period in which a unit exists.
fn close(closure: &Closure, records: &mut Records) -> Option<String> {
    let (path, unit) = find(&closure.unit, records)?;
    let until = Bound::from(closure.until);
    let mut periods = unit.existence.iter_mut();
    match periods.find(|period| goes_on(**period, closure.until)) {
        Some(period) => *period = Period::between(period.start(), until).ok()?,
        None => unit
            .existence
            .push(Period::between(Bound::Unknown, until).ok()?),
    }
    add_cites(unit, &closure.cites);
    Some(path)
}

/// Begins another period in which a unit exists.
fn refound(founding: &Founding, records: &mut Records) -> Option<String> {
    let (path, unit) = find(&founding.unit, records)?;
    let period = Period::between(Bound::from(founding.from), Bound::Open).ok()?;
    unit.existence.push(period);
    add_cites(unit, &founding.cites);
    Some(path)
}

/// Whether a day lies in a period of which no last day is known.
pub(super) fn goes_on(period: Period, on: Day) -> bool {
    period.widest().contains(on) && !matches!(period.end(), Bound::Date(_))
}

fn add_cites(unit: &mut Unit, cites: &[Citation]) {
    for citation in cites {
        if !unit.cites.contains(citation) {
            unit.cites.push(citation.clone());
        }
    }
}

/// Adds a record to its list, and gives its path.
fn push<R: Record + Clone>(record: &R, records: &mut Records) -> String {
    let all = R::all_mut(records);
    all.push(record.clone());
    path(R::LIST.key(), all.len().saturating_sub(1))
}

/// The record of an id, and its path.
fn find<'r, R: Record>(id: &Id<R>, records: &'r mut Records) -> Option<(String, &'r mut R)> {
    let mut all = R::all_mut(records).iter_mut().enumerate();
    let (position, record) = all.find(|(_, record)| record.id() == id)?;
    Some((path(R::LIST.key(), position), record))
}

fn path(list: &str, position: usize) -> String {
    format!("/{list}/{position}")
}
