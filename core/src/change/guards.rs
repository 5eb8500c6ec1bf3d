//! What must hold for a change to be made, beyond what holds for every register.

use alloc::format;

use super::{
    Act, Verdict,
    refusals::{self as why, Refusals},
    write::goes_on,
};
use crate::{
    Register,
    json::Tree,
    law::{regime_fits, treaty_name},
    life::Life,
    model::{
        Agreement, AgreementChange, AnyRecord, Change, ChangeKind, Closure, Correction, Covers, Id,
        Identification, List, Party, Regime, Submission, Succession, Unit, Verb,
    },
    time::{Day, Order, Window},
};

/// Adds everything that speaks against a change to this register.
///
/// * `tree`, `told`: the JSON form of the register's records, and of the change.
pub(super) fn check(
    register: &Register,
    tree: &Tree,
    change: &Change,
    told: &Tree,
    refusals: &mut Refusals,
) {
    let recorded = change.recorded;
    if let Some((step, happened)) = past_day(&change.what)
        && happened.earliest > recorded
    {
        refusals.add(step, &why::NOT_YET_HAPPENED, &[&recorded], &[]);
    }
    match &change.what {
        Verb::Sign(agreement) => {
            signed(register, agreement, recorded, refusals);
            if agreement.re_signs.is_some() {
                refusals.add("/re_signs", &why::IS_A_RE_SIGNING, &[], &[]);
            }
        }
        Verb::ReSign(agreement) => {
            signed(register, agreement, recorded, refusals);
            match &agreement.re_signs {
                Some(renewed) => {
                    let signing = signing(agreement, recorded);
                    phase_allows(
                        register,
                        Act::ReSign,
                        renewed,
                        signing,
                        "/re_signs",
                        refusals,
                    );
                }
                None => refusals.add("/re_signs", &why::RE_SIGNS_NOTHING, &[], &[]),
            }
        }
        Verb::SubmitReport(submission) => submitted(register, submission, refusals),
        Verb::RefoundUnit(founding) => {
            let unit = register.get(&founding.unit);
            let from = Window::from(founding.from);
            if let Some(unit) = unit.filter(|unit| unit.exists_in(from)) {
                refusals.add("/from", &why::UNIT_EXISTS, &[&unit.name], &[]);
            }
        }
        Verb::CloseUnit(closure) => closed(register, closure, refusals),
        Verb::Succeed(succession) => succeeded(register, succession, refusals),
        Verb::IdentifyProspect(found) => identified(register, found, refusals),
        Verb::RecordAction(deed) => {
            let action = register.get(&deed.action);
            if action.is_some_and(|action| action.outcome.is_some()) {
                refusals.add("/action", &why::ACTION_IS_DONE, &[], &[]);
            }
        }
        Verb::Adopt(records) => adopted(records, refusals),
        Verb::Correct(correction) => corrected(register, tree, told, correction, refusals),
        Verb::FoundUnit(_) | Verb::AddDocument(_) | Verb::AddPartner(_) => {}
        Verb::Amend(_)
        | Verb::Extend(_)
        | Verb::Suspend(_)
        | Verb::Resume(_)
        | Verb::SendNotice(_)
        | Verb::ReceiveNotice(_)
        | Verb::Terminate(_)
        | Verb::Withdraw(_)
        | Verb::Accede(_) => happened(register, &change.what, refusals),
    }
}

/// Adds a refusal if a change makes an agreement's record contradict itself. A correction may: it can
/// be the first of several that set things right.
pub(super) fn check_consistent(
    register: &Register,
    next: &Register,
    change: &Change,
    refusals: &mut Refusals,
) {
    if matches!(change.what, Verb::Correct(_)) {
        return;
    }
    for (agreement, life) in next.lives() {
        let before = register.life(agreement.id.as_str());
        let is_worse = |of: fn(&Life) -> bool| of(life) && !before.is_some_and(of);
        let contradictory =
            is_worse(|life| life.contradictory) || is_worse(|life| life.out_of_turn);
        let before: Option<&Agreement> = register.get(&agreement.id);
        if contradictory
            || (out_of_turn(&mut agreement.changes.iter())
                && !before.is_some_and(|before| out_of_turn(&mut before.changes.iter())))
        {
            refusals.add("", &why::CONTRADICTORY, &[&agreement.title], &[]);
        }
    }
}

/// Whether an agreement was suspended while suspended, resumed while in force, or changed after the
/// parties had ended it: what is learnt late must leave sense to what came after.
pub(crate) fn out_of_turn(changes: &mut dyn Iterator<Item = &AgreementChange>) -> bool {
    let (mut suspended, mut ended) = (false, Window::UNKNOWN);
    for change in changes {
        let on = change.on.window();
        let wrong = match change.what {
            ChangeKind::Suspend => core::mem::replace(&mut suspended, true),
            ChangeKind::Resume => !core::mem::replace(&mut suspended, false),
            _ => false,
        };
        if wrong || (ended != Window::UNKNOWN && on.compare(ended) == Order::After) {
            return true;
        }
        if change.what == ChangeKind::Terminate {
            ended = on;
        }
    }
    false
}

/// When something happened that cannot lie ahead, and where the verb says so.
fn past_day(verb: &Verb) -> Option<(&'static str, Window)> {
    match verb {
        Verb::Sign(agreement) | Verb::ReSign(agreement) => {
            Some(("/signed", agreement.signed?.window()))
        }
        Verb::Amend(event) | Verb::SendNotice(event) | Verb::ReceiveNotice(event) => {
            Some(("/on", event.on.window()))
        }
        Verb::Extend(extension) => Some(("/on", extension.on.window())),
        Verb::SubmitReport(submission) => Some(("/received", Window::exactly(submission.received))),
        Verb::RecordAction(deed) => Some(("/outcome/done", deed.outcome.done.window())),
        _ => None,
    }
}

/// The days on which an agreement that is recorded on a day may have been signed.
fn signing(agreement: &Agreement, recorded: Day) -> Window {
    let signed = agreement.signing_stated();
    Window {
        earliest: signed.earliest,
        latest: signed.latest.min(recorded).max(signed.earliest),
    }
}

/// What must hold for every agreement that is signed.
fn signed(register: &Register, agreement: &Agreement, recorded: Day, refusals: &mut Refusals) {
    let signing = signing(agreement, recorded);
    if agreement.regime == Regime::Law70Of2020
        && let Some(word) = treaty_name(agreement)
    {
        refusals.add("/title", &why::TREATY_NAME, &[&word], &[]);
    }
    if !regime_fits(agreement.regime, signing) {
        refusals.add("/regime", &why::WRONG_REGIME, &[], &[]);
    }
    // A first agreement is signed by the other province too, as `Act::signs` says of later ones.
    if let Some(name) = register.merged_into(signing.earliest) {
        refusals.add("/signed", &why::PROVINCE_MERGED, &[name], &[]);
    }
    for (position, party) in agreement.ours.iter().enumerate() {
        if let Party::Unit(unit) = party {
            let step = format!("/ours/{position}/unit");
            exists(register, unit, signing, &step, refusals);
        }
    }
    if let Some(parent) = &agreement.implements {
        phase_allows(
            register,
            Act::Implement,
            parent,
            signing,
            "/implements",
            refusals,
        );
    }
}

/// What must hold for everything that happens to an agreement after it was signed.
fn happened(register: &Register, verb: &Verb, refusals: &mut Refusals) {
    let Some((act, id, on)) = verb.event() else {
        return;
    };
    let told = verb.agreement_change();
    if let (Some(agreement), Some(told)) = (register.get(id), told)
        && agreement
            .changes
            .iter()
            .any(|known| known.is_the_same(&told))
    {
        refusals.add("/on", &why::ALREADY_RECORDED, &[], &[]);
        return;
    }
    phase_allows(register, act, id, on.window(), "/on", refusals);
    let renews_itself = |agreement: &Agreement| agreement.tacit_renewal.is_some();
    if matches!(act, Act::SendNotice | Act::ReceiveNotice)
        && register
            .get(id)
            .is_some_and(|agreement| !renews_itself(agreement))
    {
        refusals.add("/agreement", &why::NOTHING_TO_DENOUNCE, &[], &[]);
    }
}

/// Adds a refusal unless an act may be done in a phase that is possible on some day of a window.
fn phase_allows(
    register: &Register,
    act: Act,
    id: &Id<Agreement>,
    window: Window,
    step: &str,
    refusals: &mut Refusals,
) {
    if let (Some(agreement), Some(life)) = (register.get(id), register.life(id.as_str())) {
        let possible = life.phases_in(window);
        if act.verdict(possible) == Verdict::Refused {
            refusals.wrong_phase(step, act, agreement, window, possible);
        }
    }
}

/// Adds a refusal if a unit certainly does not exist in a window.
fn exists(
    register: &Register,
    unit: &Id<Unit>,
    window: Window,
    step: &str,
    refusals: &mut Refusals,
) {
    if let Some(unit) = register.get(unit).filter(|unit| !unit.exists_in(window)) {
        refusals.add(step, &why::UNIT_NOT_EXISTING, &[&unit.name, &window], &[]);
    }
}

fn submitted(register: &Register, submission: &Submission, refusals: &mut Refusals) {
    let received = Window::exactly(submission.received);
    exists(register, &submission.unit, received, "/unit", refusals);
    let duty = register.get(&submission.duty);
    if duty.is_some_and(|duty| !register.asks_for(duty, submission.covers)) {
        let period = Covers(&[submission.covers]);
        refusals.add("/covers", &why::NOBODY_ASKS, &[&period], &[]);
    }
    let mut known = register.records().submissions.iter();
    if submission.replaces.is_none() && known.any(|known| known.is_of_the_report_of(submission)) {
        refusals.add("/covers", &why::ALREADY_RECEIVED, &[], &[]);
    }
    let replaced = submission.replaces.as_ref().and_then(|id| register.get(id));
    if replaced.is_some_and(|replaced| replaced.duty != submission.duty) {
        refusals.add("/replaces", &why::REPLACES_ANOTHER, &[], &[]);
    }
}

fn closed(register: &Register, closure: &Closure, refusals: &mut Refusals) {
    let Some(unit) = register.get(&closure.unit) else {
        return;
    };
    let until = closure.until;
    if !unit.exists_on(until) {
        refusals.add(
            "/until",
            &why::UNIT_NOT_EXISTING,
            &[&unit.name, &Window::exactly(until)],
            &[],
        );
    } else if !unit.existence.is_empty()
        && !unit.existence.iter().any(|period| goes_on(*period, until))
    {
        refusals.add("/until", &why::UNIT_HAS_ENDED, &[&unit.name], &[]);
    }
}

fn succeeded(register: &Register, succession: &Succession, refusals: &mut Refusals) {
    let (before, on) = (succession.on.previous(), succession.on);
    exists(
        register,
        &succession.from,
        Window::exactly(before),
        "/from",
        refusals,
    );
    exists(
        register,
        &succession.to,
        Window::exactly(on),
        "/to",
        refusals,
    );
}

fn identified(register: &Register, found: &Identification, refusals: &mut Refusals) {
    let Some(named) = register.get(&found.prospect) else {
        return;
    };
    let Some(prospect) = &named.prospect else {
        refusals.add("/prospect", &why::NO_PROSPECT, &[&named.name], &[]);
        return;
    };
    let wanted = prospect.count.and_then(|count| usize::try_from(count).ok());
    if wanted.is_some_and(|wanted| prospect.found.len() >= wanted) {
        refusals.add("/prospect", &why::ALL_FOUND, &[&named.name], &[]);
    }
    if found.partner.prospect.is_some() {
        refusals.add(
            "/partner/prospect",
            &why::NOT_THE_ONE_SOUGHT,
            &[&named.name],
            &[],
        );
    }
    if found.partner.country != named.country {
        refusals.add(
            "/partner/country",
            &why::NOT_THE_ONE_SOUGHT,
            &[&named.name],
            &[],
        );
    }
}

/// What has a verb of its own is not adopted: the verb has guards of its own.
fn adopted(records: &[AnyRecord], refusals: &mut Refusals) {
    if records.is_empty() {
        refusals.add("", &why::NOTHING_CHANGES, &[], &[]);
    }
    for (position, record) in records.iter().enumerate() {
        if !is_adopted(record.list()) {
            refusals.add(
                &format!("/{position}/{}", record.name()),
                &why::HAS_ITS_OWN_VERB,
                &[],
                &[],
            );
        }
    }
}

/// Whether a record of a list comes by `adopt`.
pub(super) const fn is_adopted(list: List) -> bool {
    matches!(
        list,
        List::Fields
            | List::Groups
            | List::Responsibilities
            | List::Actions
            | List::Duties
            | List::Targets
    )
}

fn corrected(
    register: &Register,
    tree: &Tree,
    told: &Tree,
    correction: &Correction,
    refusals: &mut Refusals,
) {
    let (was, is) = (&correction.was, &correction.is);
    let told = |step: &str, record: &AnyRecord| {
        told.at(&format!("/what/correct/{step}/{}", record.name()))
    };
    let written = told("was", was);
    let place = register.path_of(was.list(), was.id());
    if was.list() != is.list() || was.id() != is.id() {
        refusals.add("/is", &why::ANOTHER_RECORD, &[], &[]);
    } else if place.and_then(|path| tree.at(&path)) != written {
        refusals.add("/was", &why::RECORD_DIFFERS, &[], &[]);
    } else if written == told("is", is) {
        refusals.add("/is", &why::NOTHING_CHANGES, &[], &[]);
    }
}
