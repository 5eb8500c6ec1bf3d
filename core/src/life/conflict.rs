//! Which of the changes that are recorded of an agreement can be believed together, and what those
//! support that cannot.
//!
//! Changes are believed in the order of the record. One that no possible life holds beside those before
//! it is disputed: no source is silently preferred, so every phase stays possible that the one or the
//! other supports. What is recorded to have happened after the agreement was superseded is out of turn
//! instead: nothing ends, extends or amends what is superseded.

use alloc::{vec, vec::Vec};

use super::{
    Phase, Turn,
    constraints::System,
    draft::{Around, Draft, last_day},
    events::{after, tellings},
    spans::{Span, add_span, day_before},
};
use crate::{
    model::{Agreement, AgreementChange, ChangeKind, Term},
    time::{Day, FirstDay, Window},
};

/// What is believed of an agreement.
pub(super) struct Believed {
    pub(super) drafts: Vec<Draft>,
    pub(super) disputed: Vec<Disputed>,
    pub(super) out_of_turn: bool,
}

/// What a disputed source supports.
pub(super) struct Disputed {
    /// It was alive.
    alive: Option<Window>,
    /// It turned into a phase, up to a last day if that is known.
    turn: Option<(Phase, Window)>,
}

/// Believes as much of the record as can be believed together.
pub(super) fn believe(agreement: &Agreement, around: Around<'_>) -> Believed {
    let mut disputed = Vec::new();
    let mut drafts = begin(agreement, around, &mut disputed);
    let mut alone = match around.re_signed {
        [] => Vec::new(),
        _ => begin(agreement, around.without_the_newer(), &mut Vec::new()),
    };
    let mut out_of_turn = false;
    for told in tellings(agreement, around.re_signed) {
        let (next, next_alone) = (after(&drafts, told), after(&alone, told));
        if !next.is_empty() {
            (drafts, alone) = (next, next_alone);
        } else if next_alone.is_empty() {
            disputed.push(Disputed::of(told.change, &drafts));
        } else {
            out_of_turn = true;
        }
    }
    let mut ended = Vec::new();
    for draft in &drafts {
        draft.clone().add_ends(&mut ended);
    }
    Believed {
        drafts: if ended.is_empty() { drafts } else { ended },
        disputed,
        out_of_turn,
    }
}

/// The drafts of the bare term; adds what of it is disputed.
fn begin(agreement: &Agreement, around: Around<'_>, disputed: &mut Vec<Disputed>) -> Vec<Draft> {
    let mut draft = Draft::begin(agreement, around);
    if draft.system.narrow() {
        return vec![draft];
    }
    let alone = Around {
        not_before: Day::MIN,
        ..around.without_the_newer()
    };
    // Those that re-sign it were in force before it was signed.
    for entry in around.re_signed {
        disputed.push(Disputed {
            alive: None,
            turn: Some((Phase::Superseded, Window::from(entry.earliest))),
        });
    }
    let mut draft = Draft::begin(agreement, alone);
    if !draft.system.narrow() {
        // It ends before it enters into force.
        draft = Draft::day_by_day(agreement, alone);
        let entry = draft.system.window(draft.entry);
        disputed.push(Disputed {
            alive: Some(Window::from(entry.earliest)),
            turn: None,
        });
    }
    vec![draft]
}

impl Disputed {
    /// What a change supports beside the bare term, each day by itself.
    fn of(change: &AgreementChange, drafts: &[Draft]) -> Self {
        let on = change.on.window();
        let hull = |day: &dyn Fn(&Draft) -> Window| drafts.iter().map(day).reduce(Window::hull);
        let entry = hull(&|draft| draft.system.window(draft.entry)).unwrap_or(Window::UNKNOWN);
        let last = hull(&|draft| draft.system.window(draft.last)).unwrap_or(Window::UNKNOWN);
        let alive_up_to = |latest| {
            Some(Window {
                earliest: entry.earliest.min(on.earliest),
                latest,
            })
        };
        let (alive, turn) = match &change.what {
            ChangeKind::Extend(term) => {
                let new = extended(term, last);
                let latest = new.latest.max(on.latest);
                let expired = Window::from(new.earliest.max(on.earliest).next());
                (alive_up_to(latest), Some((Phase::Expired, expired)))
            }
            ChangeKind::Terminate | ChangeKind::Withdraw => {
                let ended = Window::from(on.earliest);
                (
                    alive_up_to(day_before(on.latest)),
                    Some((Phase::Terminated, ended)),
                )
            }
            ChangeKind::Suspend => {
                let suspended = Window {
                    earliest: on.earliest,
                    latest: last.latest.max(on.latest),
                };
                (
                    alive_up_to(day_before(on.latest)),
                    Some((Phase::Suspended, suspended)),
                )
            }
            ChangeKind::Resume => (alive_up_to(last.latest.max(on.latest)), None),
            ChangeKind::Amend
            | ChangeKind::Accede
            | ChangeKind::NoticeSent
            | ChangeKind::NoticeReceived => (alive_up_to(on.latest), None),
        };
        Self { alive, turn }
    }

    /// Adds what it supports.
    pub(super) fn add_to(&self, spans: &mut Vec<Span>, turns: &mut Vec<Turn>) {
        if let Some(alive) = self.alive {
            add_span(spans, Phase::InForce, alive);
        }
        let Some((into, days)) = self.turn else {
            return;
        };
        add_span(spans, into, days);
        // Whether it turns into this phase is what the sources dispute.
        let window = Window::from(days.earliest);
        match turns.iter_mut().find(|turn| turn.into == into) {
            Some(known) => known.window = known.window.hull(window),
            None if days.earliest < Day::MAX => turns.push(Turn { into, window }),
            None => {}
        }
    }
}

/// The new last day by an extension of a term that ends in a window.
fn extended(term: &Term, last: Window) -> Window {
    let mut system = System::default();
    let old = system.unknown(last);
    let (new, _) = last_day(&mut system, term, old, FirstDay::NotCounted);
    system.narrow();
    system.window(new)
}
