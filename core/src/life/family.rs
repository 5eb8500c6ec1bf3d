//! Agreements that re-sign or implement each other bind each other's days.
//!
//! The new one is not signed before the old one, a programme not before its memorandum. The old one was
//! alive on every day on which something happened to it, so the new one was not in force before; and
//! the old one is superseded when the new one enters into force. First days follow from the older to
//! the newer, last days back: one pass each way, as no agreement comes before itself.

use alloc::vec::Vec;

use super::{Life, draft::Around};
use crate::{
    model::{Agreement, Assumption, Id, List, Records},
    time::{Day, Window},
};

/// Where the records of a register stand.
pub(crate) trait Positions {
    /// Where in a list, from 0, the record of an id stands.
    fn of(&self, list: List, id: &str) -> Option<usize>;
}

impl Life {
    /// The lives of all agreements, in the order of the register.
    ///
    /// * `positions`: where in its list the record of an id stands.
    pub(crate) fn of_all(records: &Records, positions: &dyn Positions) -> Vec<Self> {
        let assumed = records.assume.contains(&Assumption::InForceOnSigning);
        let position = |id: &Id<Agreement>| positions.of(List::Agreements, id.as_str());
        let mut members = Vec::new();
        for agreement in &records.agreements {
            members.push(Member {
                agreement,
                re_signs: agreement.re_signs.as_ref().and_then(position),
                implements: agreement.implements.as_ref().and_then(position),
                signing: signing(agreement, records, positions),
                not_before: Day::MIN,
                re_signed: Vec::new(),
                signed_by: Day::MAX,
                is_signed_too_early: false,
                life: Self::UNKNOWN,
            });
        }
        let order = oldest_first(&members);
        for at in order.iter().copied() {
            live_after_the_older(&mut members, at, assumed);
        }
        for at in order.iter().rev().copied() {
            live_before_the_newer(&mut members, at, assumed);
        }
        members.into_iter().map(|member| member.life).collect()
    }
}

/// An agreement among those it is bound to.
struct Member<'r> {
    agreement: &'r Agreement,
    /// The position of the one that it re-signs.
    re_signs: Option<usize>,
    /// The position of the one that it implements.
    implements: Option<usize>,
    /// The days on which it may have been signed.
    signing: Window,
    /// It was not in force before this day.
    not_before: Day,
    /// The entries into force of those that re-sign it.
    re_signed: Vec<Window>,
    /// Those that re-sign or implement it were signed by this day.
    signed_by: Day,
    /// By its record it was signed before one that it stands on.
    is_signed_too_early: bool,
    life: Life,
}

impl Member<'_> {
    fn older(&self) -> impl Iterator<Item = usize> + use<> {
        [self.re_signs, self.implements].into_iter().flatten()
    }

    fn live(&mut self, assumed: bool) {
        self.life = self.life_before(&self.re_signed, self.signed_by, assumed);
    }

    /// Its life, signed by a day, and re-signed by agreements that enter into force on these days.
    fn life_before(&self, re_signed: &[Window], signed_by: Day, assumed: bool) -> Life {
        let is_possible = self.signing.earliest <= signed_by;
        let around = Around {
            signing: self.signing,
            assumed,
            not_before: self.not_before,
            signed_by: if is_possible { signed_by } else { Day::MAX },
            re_signed,
        };
        let mut life = Life::of(self.agreement, around);
        life.contradictory |= self.is_signed_too_early;
        life
    }
}

/// Lives an agreement, not signed before the older ones that it stands on, and not in force while the one
/// that it re-signs was alive; where the records say otherwise, they stay as they are.
fn live_after_the_older(members: &mut [Member<'_>], at: usize, assumed: bool) {
    let Some(member) = members.get_mut(at) else {
        return;
    };
    member.live(assumed);
    let (signing, entry) = (member.life.signing, member.life.entry());
    let mut signed_from = Vec::new();
    let parent = member.implements.and_then(|parent| members.get(parent));
    signed_from.extend(parent.map(|parent| parent.life.signing.earliest));
    let re_signs = members.get(at).and_then(|member| member.re_signs);
    let mut alive = Day::MIN;
    if let Some(old) = re_signs.and_then(|old| members.get(old)) {
        let life = old.life_before(&[entry], signing.latest, assumed);
        signed_from.push(life.signing.earliest);
        alive = life.alive_until();
    }
    let Some(member) = members.get_mut(at) else {
        return;
    };
    for signed in signed_from {
        if signed <= signing.latest {
            member.signing.earliest = member.signing.earliest.max(signed);
        } else {
            member.is_signed_too_early = true;
        }
    }
    if alive > entry.earliest {
        member.not_before = alive;
    }
    if member.is_signed_too_early
        || member.signing.earliest > signing.earliest
        || alive > entry.earliest
    {
        member.live(assumed);
    }
}

/// Lives an agreement again, where newer ones stand on it that are not signed or in force before it,
/// and tells the older ones it stands on.
fn live_before_the_newer(members: &mut [Member<'_>], at: usize, assumed: bool) {
    let Some(member) = members.get_mut(at) else {
        return;
    };
    if member.signed_by < member.life.signing.latest || !member.re_signed.is_empty() {
        member.live(assumed);
    }
    let (signing, entry) = (member.life.signing, member.life.entry());
    let (re_signs, implements) = (member.re_signs, member.implements);
    for older in [re_signs, implements].into_iter().flatten() {
        if let Some(older) = members.get_mut(older) {
            older.signed_by = older.signed_by.min(signing.latest);
        }
    }
    if let Some(older) = re_signs.and_then(|old| members.get_mut(old)) {
        older.re_signed.push(entry);
    }
}

/// All positions, each after those it stands on.
fn oldest_first(members: &[Member<'_>]) -> Vec<usize> {
    let mut order = Vec::new();
    let mut seen = alloc::vec![false; members.len()];
    for start in 0..members.len() {
        let mut way = alloc::vec![(start, false)];
        while let Some((at, is_done)) = way.pop() {
            if is_done {
                order.push(at);
            } else if let Some(unseen @ false) = seen.get_mut(at) {
                *unseen = true;
                way.push((at, true));
                let older = members.get(at).into_iter().flat_map(Member::older);
                way.extend(older.map(|older| (older, false)));
            }
        }
    }
    order
}

/// The days on which an agreement may have been signed: as stated, and no later than the first
/// document that speaks of it as signed.
fn signing(agreement: &Agreement, records: &Records, positions: &dyn Positions) -> Window {
    let mut signing = agreement.signing_stated();
    for citation in &agreement.cites {
        let cited = positions.of(List::Documents, citation.document.as_str());
        let cited = cited.and_then(|position| records.documents.get(position));
        if let Some(date) = cited.and_then(|cited| cited.date) {
            let latest = date.window().latest;
            // A document from before the signing does not speak of it as done.
            if latest >= signing.earliest {
                signing.latest = signing.latest.min(latest);
            }
        }
    }
    signing
}
