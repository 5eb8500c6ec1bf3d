//! What happened to an agreement since it was signed, added to the drafts of its life.

use alloc::{vec, vec::Vec};

use super::{
    Fact,
    constraints::{Step, Unknown},
    draft::{Draft, GivenUp, last_day},
    renewal::Chain,
};
use crate::{
    model::{Agreement, AgreementChange, ChangeKind, NoticeCounts, TacitRenewal, Term},
    time::{Bound, Day, FirstDay, Window},
};

/// More drafts than this are taken together as one that says less of the last day.
const MOST_DRAFTS: usize = 2_000;

/// What the record tells of a change beside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Telling<'a> {
    pub(super) change: &'a AgreementChange,
    pub(super) renewal: Option<&'a TacitRenewal>,
    /// The other half of a notice of which this is the first: its receipt.
    pub(super) receipt: Option<&'a AgreementChange>,
    /// The change is the receipt of a notice whose sending is recorded.
    pub(super) is_receipt: bool,
    /// The side of the party that leaves or joins, where it is recorded.
    pub(super) side: Option<usize>,
    /// Nothing is stated of a day after this one.
    pub(super) latest_stated: Day,
}

/// The drafts of a life after another change; none when it contradicts what was believed before.
pub(super) fn after(drafts: &[Draft], told: Telling<'_>) -> Vec<Draft> {
    let mut next = Vec::new();
    for draft in drafts {
        let mut ways = Vec::new();
        draft.clone().changed(told, &mut ways);
        for mut way in ways {
            if way.system.narrow() && !next.contains(&way) {
                next.push(way);
            }
        }
    }
    if next.len() > MOST_DRAFTS {
        taken_together(next)
    } else {
        next
    }
}

/// One draft that leaves possible whatever some drafts do.
fn taken_together(drafts: Vec<Draft>) -> Vec<Draft> {
    let last = |draft: &Draft| draft.system.window(draft.last);
    let hull = drafts.iter().map(last).reduce(Window::hull);
    let mut drafts = drafts;
    drafts.truncate(1);
    if let (Some(draft), Some(hull)) = (drafts.first_mut(), hull) {
        draft.last = draft.system.unknown(hull);
        draft.renewals = None;
    }
    drafts
}

impl Draft {
    /// Adds what a change makes of the draft; several drafts when the record leaves open what it changed.
    fn changed(mut self, told: Telling<'_>, drafts: &mut Vec<Self>) {
        // What the parties have ended does not change any more.
        if self.ended.is_some() {
            return;
        }
        let on = self.system.unknown(told.change.on.window());
        if let Some((latest, _)) = self.events.last() {
            self.system.order(*latest, on, 0);
        }
        let what = &told.change.what;
        match what {
            ChangeKind::Terminate => self.ends(on, drafts),
            ChangeKind::Withdraw => self.left(on, told.side, drafts),
            _ => {
                self.finds_alive(on);
                match what {
                    ChangeKind::NoticeSent | ChangeKind::NoticeReceived => {
                        return self.notified(told, on, drafts);
                    }
                    ChangeKind::Extend(term) => {
                        self.facts.push((Fact::ExtensionDay, on));
                        let latest_stated = told.latest_stated;
                        let extension = Extension {
                            term,
                            on,
                            latest_stated,
                        };
                        return self.extended(extension, drafts);
                    }
                    ChangeKind::Accede => self.joined(told.side),
                    ChangeKind::Suspend => self.suspended(on),
                    ChangeKind::Resume => self.resumed(on),
                    ChangeKind::Amend | ChangeKind::Terminate | ChangeKind::Withdraw => {}
                }
                drafts.push(self);
            }
        }
    }

    /// What changes on a day has entered into force by then, and has not ended; nothing that is superseded
    /// changes.
    fn finds_alive(&mut self, on: Unknown) {
        self.system.order(self.entry, on, 0);
        self.system.order(on, self.last, 0);
        self.happens(on, 1);
    }

    /// Something happens before another agreement takes its place.
    fn happens(&mut self, on: Unknown, days: i64) {
        self.events.push((on, days));
        for day in &self.re_signed {
            self.system.order(on, *day, days);
        }
    }

    /// The parties end it; before it entered into force they give it up.
    fn ends(mut self, on: Unknown, drafts: &mut Vec<Self>) {
        self.facts.push((Fact::EndDay, on));
        self.ended = Some(on);
        self.system.order(self.signed, on, 0);
        self.happens(on, 0);
        let mut given_up = self.clone();
        self.system.order(self.entry, on, 1);
        self.system.order(on, self.last, 0);
        drafts.push(self);
        if given_up.entry != given_up.signed {
            given_up.given_up = Some(GivenUp::Ended);
            given_up.system.order(on, given_up.entry, 0);
            drafts.push(given_up);
        }
    }

    /// A party leaves; it ends when its side is left by all. Where it is not recorded who left, it may
    /// have been of either side.
    fn left(self, on: Unknown, known: Option<usize>, drafts: &mut Vec<Self>) {
        for side in 0..self.parties.len() {
            if known.is_some_and(|known| known != side) {
                continue;
            }
            let mut draft = self.clone();
            let mut left = 0;
            if let Some(count) = draft.parties.get_mut(side) {
                *count = count.saturating_sub(1);
                left = *count;
            }
            if known.is_none() {
                draft.withdrawals.push(left == 0);
            }
            if left == 0 {
                draft.ends(on, drafts);
            } else {
                draft.finds_alive(on);
                drafts.push(draft);
            }
        }
    }

    fn joined(&mut self, side: Option<usize>) {
        if let Some(count) = side.and_then(|side| self.parties.get_mut(side)) {
            *count = count.saturating_add(1);
        }
    }

    /// Suspended while suspended is suspended still.
    fn suspended(&mut self, on: Unknown) {
        self.facts.push((Fact::SuspensionDay, on));
        if !matches!(self.suspensions.last(), Some((_, None))) {
            self.suspensions.push((on, None));
        }
    }

    fn resumed(&mut self, on: Unknown) {
        self.facts.push((Fact::SuspensionDay, on));
        if let Some((_, resumed @ None)) = self.suspensions.last_mut() {
            *resumed = Some(on);
        }
    }

    /// An extension lengthens the term that runs on its day; of an agreement that renews itself that is
    /// one of several.
    fn extended(mut self, extension: Extension<'_>, drafts: &mut Vec<Self>) {
        let on = extension.on;
        let Some(chain) = self.renewals.take() else {
            let end = self.last;
            self.lengthen(end, extension);
            return drafts.push(self);
        };
        let mut narrowed = self.system.clone();
        if !narrowed.narrow() {
            return;
        }
        if chain.began_on_an_unknown_day(&narrowed) {
            // Some term was running that ends within the time of one, give or take the days by which
            // months differ.
            let latest = self.system.following(on, chain.one_term());
            let end = self.system.unknown(Window::UNKNOWN);
            self.system.order(on, end, 0);
            self.system.order(end, latest, -3);
            self.goes_on(chain, (0, end), extension, drafts);
            return;
        }
        for number in chain.running_in(&narrowed, narrowed.window(on)) {
            let mut draft = self.clone();
            let end = chain.end(&mut draft.system, number);
            draft.system.order(on, end, 0);
            if number > chain.current() {
                let before = chain.end(&mut draft.system, number.saturating_sub(1));
                draft.system.order(before, on, 1);
            }
            draft.goes_on(chain.clone(), (number, end), extension, drafts);
        }
    }

    /// The term of a number, lengthened, and the renewals that go on from its new end.
    fn goes_on(
        mut self,
        mut chain: Chain,
        (number, end): (u32, Unknown),
        extension: Extension<'_>,
        drafts: &mut Vec<Self>,
    ) {
        self.lengthen(end, extension);
        // Of an extension of unknown length nobody knows whether it still renews itself.
        if !has_a_known_end(extension.term) {
            return drafts.push(self);
        }
        chain.go_on(number, self.last);
        let Extension {
            on, latest_stated, ..
        } = extension;
        match self.notice {
            Some(counts) => self.stopped(&chain, counts, on, latest_stated, drafts),
            None => {
                self.last = chain.last(&mut self.system);
                self.renewals = Some(chain);
                drafts.push(self);
            }
        }
    }

    /// A new last day after an old one, which must be an end to go on from.
    fn lengthen(&mut self, old: Unknown, Extension { term, on, .. }: Extension<'_>) {
        let (new, fact) = match term.length() {
            Some(length) => {
                self.system.within(old, before_never());
                let by = Step::Ahead {
                    first: Some(length),
                    repeated: None,
                    first_day: FirstDay::NotCounted,
                };
                (self.system.following(old, by), None)
            }
            None => last_day(&mut self.system, term, old, FirstDay::NotCounted),
        };
        let fact = match fact {
            Some(Fact::Term) => Some(Fact::ExtensionTerm),
            other => other,
        };
        self.system.order(old, new, 0);
        self.system.order(on, new, 0);
        self.facts.extend(fact.map(|fact| (fact, new)));
        self.last = new;
    }

    /// A notice stops the first renewal whose notice day it keeps. Only the first notice counts; its
    /// sending and its receipt are two halves of one.
    fn notified(mut self, told: Telling<'_>, on: Unknown, drafts: &mut Vec<Self>) {
        if let (true, Some(counts)) = (told.is_receipt, self.notice)
            && told
                .renewal
                .is_some_and(|it| it.notice_counts == NoticeCounts::FromReceipt)
        {
            self.system.order(counts, on, 0);
            self.system.order(on, counts, 0);
        }
        let (Some(chain), Some(renewal), None) = (&self.renewals, told.renewal, self.notice) else {
            return drafts.push(self);
        };
        let chain = chain.clone();
        let counts = self.counting_day(told, on, renewal.notice_counts);
        self.facts.push((Fact::NoticeDay, counts));
        self.notice = Some(counts);
        self.stopped(&chain, counts, on, told.latest_stated, drafts);
    }

    /// Adds a draft for each term that a notice may have made the last.
    fn stopped(
        mut self,
        chain: &Chain,
        counts: Unknown,
        on: Unknown,
        latest_stated: Day,
        drafts: &mut Vec<Self>,
    ) {
        let mut narrowed = self.system.clone();
        if !narrowed.narrow() {
            return;
        }
        let known = narrowed.window(counts);
        if chain.began_on_an_unknown_day(&narrowed) {
            self.stop_at_an_unknown_end(chain, counts, on);
            return drafts.push(self);
        }
        let candidates = chain.stopped_by(&narrowed, known, latest_stated);
        for number in &candidates {
            let mut stopped = self.clone();
            stopped.stop(chain, *number, counts, on);
            drafts.push(stopped);
        }
        // Received later than any day that is looked at one by one, or never: it goes on.
        let later = candidates.last().copied();
        let later = later.filter(|number| chain.may_follow(*number));
        if let Some(number) = later.filter(|_| known.latest == Day::MAX) {
            let next = chain.end(&mut self.system, number.saturating_add(1));
            let stopped = chain.end(&mut self.system, number);
            let too_late = chain.notice_day(&mut self.system, stopped);
            self.system.order(too_late, counts, 1);
            self.last = self.system.unknown(Window::UNKNOWN);
            self.system.order(next, self.last, 0);
            self.renewals = Some(chain.clone());
            drafts.push(self);
        }
    }

    /// A notice made a term the last: it kept its notice day, and not that of the one before; too late
    /// for every term, it leaves the last.
    fn stop(&mut self, chain: &Chain, number: u32, counts: Unknown, on: Unknown) {
        let system = &mut self.system;
        let last = chain.end(system, number);
        if chain.may_follow(number) {
            let in_time = chain.notice_day(system, last);
            system.order(counts, in_time, 0);
        }
        if number > chain.current() {
            let before = chain.end(system, number.saturating_sub(1));
            let too_late = chain.notice_day(system, before);
            system.order(too_late, counts, 1);
        }
        system.order(on, last, 0);
        self.last = last;
        let mut stopped = chain.clone();
        stopped.stopped = Some(number);
        self.renewals = Some(stopped);
    }

    /// A notice stopped one of countless renewals since an unknown day: the agreement ends within
    /// one term and one time of notice, give or take the days by which months differ.
    fn stop_at_an_unknown_end(&mut self, chain: &Chain, counts: Unknown, on: Unknown) {
        let latest = self.system.following(counts, chain.term_and_notice());
        self.last = self.system.unknown(Window::UNKNOWN);
        self.system.order(counts, self.last, 0);
        self.system.order(on, self.last, 0);
        self.system.order(self.last, latest, -3);
        self.renewals = None;
    }

    /// The day from which a notice counts. A half of it that is recorded settles that, whatever is
    /// recorded of the other.
    fn counting_day(&mut self, told: Telling<'_>, on: Unknown, counts: NoticeCounts) -> Unknown {
        match (&told.change.what, counts) {
            (ChangeKind::NoticeSent, NoticeCounts::FromReceipt) => {
                let known = told.receipt.map(|receipt| receipt.on.window());
                let received = self.system.unknown(known.unwrap_or(Window::UNKNOWN));
                self.system.order(on, received, 0);
                received
            }
            (ChangeKind::NoticeReceived, NoticeCounts::FromSending) => {
                let sent = self.system.unknown(Window::UNKNOWN);
                self.system.order(self.entry, sent, 0);
                self.system.order(sent, on, 0);
                sent
            }
            _ => on,
        }
    }
}

/// For each change what the record tells of it beside.
pub(super) fn tellings<'a>(agreement: &'a Agreement, re_signed: &[Window]) -> Vec<Telling<'a>> {
    let changes = &agreement.changes;
    let mut latest_stated = Day::MIN;
    for entry in re_signed.iter().filter(|entry| entry.latest < Day::MAX) {
        latest_stated = latest_stated.max(entry.latest);
    }
    for change in changes {
        latest_stated = latest_stated.max(change.on.window().latest);
    }
    let is_sent = |change: &AgreementChange| change.what == ChangeKind::NoticeSent;
    let is_received = |change: &AgreementChange| change.what == ChangeKind::NoticeReceived;
    let notice = changes.iter().position(|it| is_sent(it) || is_received(it));
    let sent = notice.filter(|notice| changes.get(*notice).is_some_and(is_sent));
    let receipt = sent.and_then(|sent| {
        let mut rest = changes.iter().enumerate().skip(sent);
        rest.find(|(_, change)| is_received(change))
    });
    let mut told = vec![];
    for (position, change) in changes.iter().enumerate() {
        let side = change.party.as_ref();
        told.push(Telling {
            change,
            renewal: agreement.tacit_renewal.as_ref(),
            receipt: receipt.map(|it| it.1).filter(|_| sent == Some(position)),
            is_receipt: receipt.is_some_and(|(receipt, _)| receipt == position),
            side: side.map(|party| agreement.side_of(party)),
            latest_stated,
        });
    }
    told
}

/// An extension, signed on a day.
#[derive(Clone, Copy, Debug)]
struct Extension<'a> {
    term: &'a Term,
    on: Unknown,
    latest_stated: Day,
}

/// Whether a term says when it ends.
fn has_a_known_end(term: &Term) -> bool {
    match term {
        Term::Period(period) => matches!(period.end(), Bound::Date(_)),
        Term::OpenEnded | Term::NotStated => false,
        _ => true,
    }
}

/// Every day that comes at all.
fn before_never() -> Window {
    Window {
        earliest: Day::MIN,
        latest: Day::MAX.previous(),
    }
}
