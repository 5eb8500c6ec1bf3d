//! What is odd about agreements.

use alloc::{format, vec::Vec};

use super::{About, Finding, FindingKind, both};
use crate::{
    Register,
    change::out_of_turn,
    law::{regime_fits, treaty_name},
    life::{Life, Phase},
    model::{Agreement, Entry, Party, Term},
    order,
    time::{Day, Order},
};

impl Register {
    pub(super) fn check_agreements(&self, findings: &mut Vec<Finding>) {
        let agreements = &self.records().agreements;
        let re_signed = order::same_before(agreements, |a, b| a.renews.cmp(&b.renews));
        for (position, ((agreement, life), before)) in self.lives().zip(re_signed).enumerate() {
            let about = &mut About::record(agreement, position, &agreement.title, findings);
            check_parties(self, agreement, about);
            check_law(agreement, about);
            self.check_links(agreement, life, about);
            if agreement.renews.is_some()
                && let Some(other) = before.and_then(|before| agreements.get(before))
            {
                about.find_with(FindingKind::ReSignedTwice, "renews", &other.title);
            }
            if life.contradictory {
                about.find(FindingKind::ContradictoryChanges, "changes");
            }
            if out_of_turn(agreement) {
                about.find(FindingKind::ChangesOutOfTurn, "changes");
            }
            if let (Some(signed), Entry::On(entry)) = (agreement.signed, &agreement.entry)
                && entry.window().compare(signed.window()) == Order::Before
            {
                about.find(FindingKind::EffectBeforeSigning, "entry");
            }
            if agreement.term == Term::NotStated && agreement.changes.is_empty() {
                about.find(FindingKind::TermNotStated, "term");
            }
            if agreement.signed.is_none() {
                about.find(FindingKind::SigningNotDated, "signed");
            }
        }
    }

    /// The agreement it implements, and the one it re-signs.
    fn check_links(&self, agreement: &Agreement, life: &Life, about: &mut About<'_>) {
        let linked = |id: &Option<_>| {
            let other: &Agreement = self.get(id.as_ref()?)?;
            Some((other, self.life(other.id.as_str())?))
        };
        if let Some((parent, its_life)) = linked(&agreement.implements)
            && outlives(life, its_life)
        {
            about.find_with(
                FindingKind::ProgrammeOutlivesAgreement,
                "implements",
                &parent.title,
            );
        }
        if let Some((renewed, its_life)) = linked(&agreement.renews)
            && its_life
                .ends()
                .any(|end| end.window.compare(life.signing) == Order::Before)
        {
            about.find_with(FindingKind::GapInChain, "renews", &renewed.title);
        }
    }
}

/// Whether a programme has a last day that certainly lies after its agreement's.
fn outlives(programme: &Life, parent: &Life) -> bool {
    let expiry = |life: &Life| {
        let mut ends = life.ends().filter(|end| end.into == Phase::Expired);
        ends.next().map(|end| end.window)
    };
    let own = expiry(programme).filter(|window| window.latest < Day::MAX);
    match (own, expiry(parent)) {
        (Some(own), Some(parent)) => own.compare(parent) == Order::After,
        _ => false,
    }
}

fn check_parties(register: &Register, agreement: &Agreement, about: &mut About<'_>) {
    if agreement.ours.is_empty() {
        about.find(FindingKind::NoOwnParty, "ours");
    }
    if agreement.theirs.is_empty() {
        about.find(FindingKind::NoForeignParty, "theirs");
    }
    let signed = agreement.signing_stated();
    for (position, party) in agreement.ours.iter().enumerate() {
        if let Party::Unit(id) = party
            && let Some(unit) = register.get(id).filter(|unit| !unit.exists_in(signed))
        {
            let key = format!("ours/{position}/unit");
            about.find_with(FindingKind::UnitOutsideItsTime, &key, &unit.name);
        }
    }
}

fn check_law(agreement: &Agreement, about: &mut About<'_>) {
    if let Some(word) = treaty_name(agreement) {
        about.find_with(FindingKind::TreatyName, "title", &both(word));
    }
    let signed = agreement.signing_stated();
    if !regime_fits(agreement.regime, signed) {
        about.find(FindingKind::WrongRegime, "regime");
    }
}
