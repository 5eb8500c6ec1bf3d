//! Every dated event in a window of days, for drawing.

use alloc::{string::String, vec::Vec};
use core::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::{
    Register,
    json::Write,
    model::{Bilingual, ChangeKind, Citation, Id, Unit},
    order,
    problem::Problems,
    time::{Day, Window},
    words::{self, Say, words},
};

/// Every dated event in a window of days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timeline {
    /// The first day of the window.
    pub from: Day,
    /// The last day of the window, included.
    pub until: Day,
    /// The events, by their first candidate day.
    pub events: Vec<Event>,
}

/// A dated event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// Its kind.
    pub kind: EventKind,
    /// The record it belongs to.
    pub subject: String,
    /// What happens, in words.
    pub title: Bilingual,
    /// The candidates of its day.
    pub window: Window,
    /// Where it says so.
    pub cites: Vec<Citation>,
}

/// Kinds of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A document is issued.
    Issued,
    /// An agreement is signed.
    Signed,
    /// An agreement is signed in place of an earlier one.
    ReSigned,
    /// An agreement enters into force.
    EntersIntoForce,
    /// An agreement is extended.
    Extended,
    /// An agreement is amended or otherwise changed.
    Changed,
    /// An agreement turns into a phase without force: its first day without force.
    Ends,
    /// A unit's tasks pass to another.
    Succession,
    /// A planned action.
    Planned,
    /// A planned action is done.
    Done,
    /// The last day of a report.
    ReportDue,
    /// A report was received.
    ReportReceived,
    /// Something happened to the province.
    Province,
}

impl Register {
    /// Every dated event that falls or may fall in a window of days.
    ///
    /// Events of which neither a first nor a last candidate day is known are left out.
    ///
    /// * `from`, `until`: the first and last day of the window, both included.
    ///
    /// # Errors
    /// `ends_before_start` when `until` lies before `from`.
    ///
    /// # Example: what happened around the turn of the year?
    /// ```
    /// use hoptac::{Register, answers::EventKind, day};
    ///
    /// let register = Register::from_json(r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
    /// #   "documents": [{"id": "plan-107", "kind": "plan", "title": {"vi": "Kế hoạch 107"},
    /// #       "date": "2023-04-25", "cites": [{"document": "plan-107"}]}],
    ///     "agreements": [{"id": "champasak-mou-2021", "signed": "2021-12-28", "entry": {"on": "2022-01-01"},
    /// #       "kind": "memorandum", "title": {"vi": "Bản ghi nhớ với tỉnh Champasak"}, "ours": [], "theirs": [],
    ///         "term": {"period": "2022/2026"}, "regime": "law_70_2020",
    ///         "cites": [{"document": "plan-107", "section": "III.1.1.1"}]}]
    /// }"#)?;
    /// let events = register.timeline(day!(2021-12-01), day!(2022-01-31))?.events;
    /// let events: Vec<_> = events.iter().map(|event| (event.kind, event.window.earliest)).collect();
    /// assert_eq!(events, [
    ///     (EventKind::Signed, day!(2021-12-28)),
    ///     (EventKind::EntersIntoForce, day!(2022-01-01)),
    /// ]);
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn timeline(
        &self,
        from: impl Into<Day>,
        until: impl Into<Day>,
    ) -> Result<Timeline, Problems> {
        let (from, until) = (from.into(), until.into());
        crate::contract::window_in_order("/timeline/until", from, until)?;
        let asked = Window {
            earliest: from,
            latest: until,
        };
        Ok(Timeline {
            from,
            until,
            events: self.dated_events(Some(asked)),
        })
    }

    /// Every event by its first candidate day, of those that meet a window where one is asked; without
    /// one none of reports, which never end.
    pub(super) fn dated_events(&self, asked: Option<Window>) -> Vec<Event> {
        let mut events = Vec::new();
        self.add_documents(&mut events);
        self.add_agreements(&mut events);
        self.add_organisation(&mut events);
        self.add_planned(&mut events);
        self.add_done(&mut events);
        if let Some(asked) = asked {
            self.add_reports(&mut events, asked);
        }
        events.retain(|event| {
            let window = event.window;
            window != Window::UNKNOWN && asked.is_none_or(|asked| window.meets(asked))
        });
        by_day(&mut events);
        events
    }

    fn add_documents(&self, events: &mut Vec<Event>) {
        for document in &self.records().documents {
            if let Some(date) = document.date {
                let (id, title) = (document.id.as_str(), document.title.clone());
                add(
                    events,
                    EventKind::Issued,
                    id,
                    title,
                    date.window(),
                    &document.cites,
                );
            }
        }
    }

    /// What happens to agreements.
    pub(super) fn add_agreements(&self, events: &mut Vec<Event>) {
        for (agreement, life) in self.lives() {
            let mut add = |kind, what: &dyn Say, window, cites: &[Citation]| {
                let title = words!("{}: {}").with(&[&agreement.title, what]);
                add(events, kind, agreement.id.as_str(), title, window, cites);
            };
            let (kind, signed_as) = match agreement.renews {
                Some(_) => (EventKind::ReSigned, words!("tái ký", "re-signed")),
                None => (EventKind::Signed, words!("ký", "signed")),
            };
            add(kind, &signed_as, life.signing, &agreement.cites);
            let entry = words!("có hiệu lực", "enters into force");
            let kind = EventKind::EntersIntoForce;
            add(kind, &entry, life.entry(), &agreement.cites);
            for change in &agreement.changes {
                let kind = match change.what {
                    ChangeKind::Extend(_) => EventKind::Extended,
                    _ => EventKind::Changed,
                };
                add(kind, &change.what, change.on.window(), &change.cites);
            }
            for end in life.ends() {
                add(EventKind::Ends, &end.into, end.window, &agreement.cites);
            }
        }
    }

    fn add_organisation(&self, events: &mut Vec<Event>) {
        for succession in &self.records().successions {
            let name = |id: &Id<Unit>| self.name_of(id.as_str());
            if let (Some(from), Some(to)) = (name(&succession.from), name(&succession.to)) {
                let title = words!("{} → {}").with(&[from, to]);
                let (id, on) = (succession.id.as_str(), Window::exactly(succession.on));
                add(
                    events,
                    EventKind::Succession,
                    id,
                    title,
                    on,
                    &succession.cites,
                );
            }
        }
        for event in &self.records().province.events {
            let title = words::province_change(&event.what);
            let (id, on) = ("province", Window::exactly(event.on));
            add(events, EventKind::Province, id, title, on, &event.cites);
        }
    }

    fn add_planned(&self, events: &mut Vec<Event>) {
        for action in &self.records().actions {
            if let Some(when) = action.when {
                let (id, title) = (action.id.as_str(), action.title.clone());
                add(
                    events,
                    EventKind::Planned,
                    id,
                    title,
                    when.widest(),
                    &action.cites,
                );
            }
        }
    }

    /// The planned actions of which an outcome is recorded.
    pub(super) fn add_done(&self, events: &mut Vec<Event>) {
        for action in &self.records().actions {
            if let Some(outcome) = &action.outcome {
                let (id, title) = (action.id.as_str(), action.title.clone());
                let on = outcome.done.window();
                add(events, EventKind::Done, id, title, on, &outcome.cites);
            }
        }
    }

    fn add_reports(&self, events: &mut Vec<Event>, asked: Window) {
        for report in self.occurrences(asked, asked.latest, false) {
            let (id, title) = (report.id.as_str(), report.title);
            let kind = EventKind::ReportDue;
            add(events, kind, id, title, report.due, &report.cites);
        }
        for submission in &self.records().submissions {
            let title = self.name_of(submission.duty.as_str()).cloned();
            add(
                events,
                EventKind::ReportReceived,
                submission.id.as_str(),
                title.unwrap_or_else(|| words!("").into()),
                Window::exactly(submission.received),
                &submission.cites,
            );
        }
    }
}

/// Adds an event of a record.
pub(super) fn add(
    events: &mut Vec<Event>,
    kind: EventKind,
    subject: &str,
    title: Bilingual,
    window: Window,
    cites: &[Citation],
) {
    events.push(Event {
        kind,
        subject: String::from(subject),
        title,
        window,
        cites: cites.to_vec(),
    });
}

/// Puts events in order, by their first candidate day.
pub(super) fn by_day(events: &mut [Event]) {
    order::sort(events, compare);
}

/// The order of two events: by their candidate days, their kind and their record.
pub(super) fn compare(a: &Event, b: &Event) -> Ordering {
    let key = |event: &Event| (event.window.earliest, event.window.latest, event.kind);
    key(a).cmp(&key(b)).then_with(|| a.subject.cmp(&b.subject))
}
