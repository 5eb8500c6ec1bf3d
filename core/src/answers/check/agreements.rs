//! What is odd about agreements.

use alloc::{format, vec::Vec};

use super::{About, Finding, FindingKind};
use crate::{
    Register,
    change::out_of_turn,
    json::{self, Tree},
    law::{regime_fits, treaty_name},
    life::{Life, Phase},
    model::{ActionKind, Agreement, AgreementChange, Entry, Id, Party, Term, Unit},
    order,
    time::{Day, Order},
};

impl Register {
    pub(super) fn check_agreements(&self, findings: &mut Vec<Finding>) {
        let agreements = &self.records().agreements;
        let mut renewed = Vec::new();
        for agreement in agreements {
            renewed.push(agreement.re_signs.as_ref().map_or("", Id::as_str));
        }
        let re_signed = order::same_before(&renewed, Ord::cmp);
        for (position, (agreement, life)) in self.lives().enumerate() {
            let about = &mut About::record(agreement, position, &agreement.title, findings);
            check_parties(self, agreement, about);
            check_law(agreement, about);
            self.check_links(agreement, life, about);
            if agreement.re_signs.is_some()
                && let Some(other) = order::at(agreements, &re_signed, position)
            {
                about.find_with(FindingKind::ReSignedTwice, "re_signs", &other.title);
            }
            if life.contradictory {
                let has_changes = !agreement.changes.is_empty();
                let key = if has_changes { "changes" } else { "term" };
                about.find(FindingKind::ContradictoryChanges, key);
            }
            check_twice(agreement, about);
            let written_out_of_turn = out_of_turn(&mut agreement.changes.iter());
            if life.out_of_turn || written_out_of_turn {
                about.find(FindingKind::ChangesOutOfTurn, "changes");
            }
            if written_out_of_turn {
                mend_turn(agreement, about);
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
                self.mend_signing(agreement, about);
            }
        }
    }

    /// The day of signing stands in the outcome of the planned signing that led to the agreement.
    fn mend_signing(&self, agreement: &Agreement, about: &mut About<'_>) {
        let mut outcomes = Vec::new();
        for action in &self.records().actions {
            if matches!(action.kind, ActionKind::Sign | ActionKind::ReSign)
                && let Some(outcome) = &action.outcome
                && outcome.agreement.as_ref() == Some(&agreement.id)
            {
                outcomes.push(outcome);
            }
        }
        let Some(first) = outcomes.first() else {
            return;
        };
        if outcomes.iter().any(|outcome| outcome.done != first.done) {
            return;
        }
        let mut cites = agreement.cites.clone();
        for cite in &first.cites {
            if !cites.contains(cite) {
                cites.push(cite.clone());
            }
        }
        let (done, cites) = (json::tree(&first.done), json::tree(&cites));
        let values = [("/signed", &done), ("/cites", &cites)];
        about.mended_by_putting(&values);
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
        if let Some((renewed, its_life)) = linked(&agreement.re_signs)
            && its_life
                .ends()
                .any(|end| end.window.compare(life.signing) == Order::Before)
        {
            about.find_with(FindingKind::GapInChain, "re_signs", &renewed.title);
        }
    }
}

/// Changes out of turn are only written in the wrong order where their days put them in turn.
fn mend_turn(agreement: &Agreement, about: &mut About<'_>) {
    let window = |change: &AgreementChange| change.on.window();
    let mut changes = agreement.changes.iter().collect::<Vec<_>>();
    changes.sort_by_key(|change| window(change).earliest);
    let follows = |pair: &[&AgreementChange]| match pair {
        [a, b] => window(a).compare(window(b)) != Order::Possibly,
        _ => true,
    };
    if changes.windows(2).all(follows) && !out_of_turn(&mut changes.iter().copied()) {
        let mut in_turn = Vec::new();
        for change in changes {
            in_turn.push(json::tree(change));
        }
        about.mended_by_putting(&[("/changes", &Tree::List(in_turn))]);
    }
}

/// One thing that happened is recorded once.
fn check_twice(agreement: &Agreement, about: &mut About<'_>) {
    let (mut once, mut twice) = (Vec::<&AgreementChange>::new(), Vec::new());
    for (position, change) in agreement.changes.iter().enumerate() {
        if once.iter().any(|other| other.is_the_same(change)) {
            twice.push((position, &change.what));
        } else {
            once.push(change);
        }
    }
    let once: Vec<_> = once.into_iter().map(|change| json::tree(change)).collect();
    for (position, what) in twice {
        about.find_with(
            FindingKind::RecordedTwice,
            &format!("changes/{position}"),
            what,
        );
        about.mended_by_putting(&[("/changes", &Tree::List(once.clone()))]);
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
        if let Party::Unit(id) = party {
            let key = format!("ours/{position}/unit");
            let fields = &agreement.fields;
            let named = |unit: &Unit| agreement.ours.contains(&Party::Unit(unit.id.clone()));
            register.check_unit(id, signed, fields, &named, &key, about);
        }
    }
}

fn check_law(agreement: &Agreement, about: &mut About<'_>) {
    if let Some(word) = treaty_name(agreement) {
        about.find_with(FindingKind::TreatyName, "title", &word);
    }
    let signed = agreement.signing_stated();
    if !regime_fits(agreement.regime, signed) {
        about.find(FindingKind::WrongRegime, "regime");
    }
}
