//! Every dated event in a window of days, for drawing.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::json::Write;

use crate::{
    Register,
    list::Listed,
    model::{Bilingual, ChangeKind, Citation},
    order,
    problem::Problems,
    time::{Day, Window},
    words::{self, Words, words},
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
        let mut events = self.dated_events();
        events.extend(self.report_events(asked));
        events.retain(|event| event.window.meets(asked));
        by_day(&mut events);
        Ok(Timeline {
            from,
            until,
            events,
        })
    }

    /// Every event but those of reports, which never end, by its first candidate day.
    pub(super) fn dated_events(&self) -> Vec<Event> {
        let mut events = self.document_events();
        events.extend(self.agreement_events());
        events.extend(self.organisation_events());
        events.extend(self.planned_events());
        events.extend(self.done_events());
        events.retain(|event| event.window != Window::UNKNOWN);
        by_day(&mut events);
        events
    }

    fn document_events(&self) -> Vec<Event> {
        let documents = self.records().documents.iter();
        documents
            .filter_map(|document| {
                Some(Event {
                    kind: EventKind::Issued,
                    subject: document.id.to_string(),
                    title: document.title.clone(),
                    window: document.date?.window(),
                    cites: document.cites.clone(),
                })
            })
            .list()
    }

    /// What happens to agreements.
    pub(super) fn agreement_events(&self) -> Vec<Event> {
        let mut events = Vec::new();
        for (agreement, life) in self.lives() {
            let mut add = |kind, title: Bilingual, window, cites: &[Citation]| {
                events.push(Event {
                    kind,
                    subject: agreement.id.to_string(),
                    title,
                    window,
                    cites: cites.to_vec(),
                });
            };
            let titled = |what: Words| words::say("{}: {}", "{}: {}", &[&agreement.title, &what]);
            let (kind, signed_as) = match agreement.renews {
                Some(_) => (EventKind::ReSigned, words!("tái ký", "re-signed")),
                None => (EventKind::Signed, words!("ký", "signed")),
            };
            let signed = self.signing(agreement);
            add(kind, titled(signed_as), signed, &agreement.cites);
            add(
                EventKind::EntersIntoForce,
                titled(words!("có hiệu lực", "enters into force")),
                life.entry(),
                &agreement.cites,
            );
            for change in &agreement.changes {
                let title = titled(words::change(&change.what));
                let kind = match change.what {
                    ChangeKind::Extend(_) => EventKind::Extended,
                    _ => EventKind::Changed,
                };
                add(kind, title, change.on.window(), &change.cites);
            }
            for end in life.ends() {
                let title = titled(words::phase(end.into));
                add(EventKind::Ends, title, end.window, &agreement.cites);
            }
        }
        events
    }

    fn organisation_events(&self) -> Vec<Event> {
        let name = |id| {
            self.get(id)
                .map(|unit: &crate::model::Unit| unit.name.clone())
        };
        let successions = self.records().successions.iter().filter_map(|succession| {
            let (from, to) = (name(&succession.from)?, name(&succession.to)?);
            Some(Event {
                kind: EventKind::Succession,
                subject: succession.id.to_string(),
                title: words::say("{} → {}", "{} → {}", &[&from, &to]),
                window: Window::exactly(succession.on),
                cites: succession.cites.clone(),
            })
        });
        let province = self.records().province.events.iter().map(|event| Event {
            kind: EventKind::Province,
            subject: String::from("province"),
            title: words::province_change(&event.what),
            window: Window::exactly(event.on),
            cites: event.cites.clone(),
        });
        let mut events = successions.list();
        events.append(&mut province.list());
        events
    }

    fn planned_events(&self) -> Vec<Event> {
        let actions = self.records().actions.iter();
        actions
            .filter(|action| action.when.is_some())
            .map(|action| Event {
                kind: EventKind::Planned,
                subject: action.id.to_string(),
                title: action.title.clone(),
                window: self.planned(action).0,
                cites: action.cites.clone(),
            })
            .list()
    }

    /// The planned actions of which an outcome is recorded.
    pub(super) fn done_events(&self) -> Vec<Event> {
        let actions = self.records().actions.iter();
        actions
            .filter_map(|action| {
                let outcome = action.outcome.as_ref()?;
                Some(Event {
                    kind: EventKind::Done,
                    subject: action.id.to_string(),
                    title: action.title.clone(),
                    window: outcome.done.window(),
                    cites: outcome.cites.clone(),
                })
            })
            .list()
    }

    fn report_events(&self, asked: Window) -> Vec<Event> {
        let due = self
            .occurrences(asked, asked.latest, false)
            .into_iter()
            .map(|report| Event {
                kind: EventKind::ReportDue,
                subject: report.id,
                title: report.title,
                window: report.due,
                cites: report.cites,
            });
        let received = self.records().submissions.iter().map(|submission| {
            let title = self.get(&submission.duty).map(|duty| duty.title.clone());
            Event {
                kind: EventKind::ReportReceived,
                subject: submission.id.to_string(),
                title: title.unwrap_or_else(|| Bilingual::new("", "")),
                window: Window::exactly(submission.received),
                cites: submission.cites.clone(),
            }
        });
        let mut events = due.list();
        events.append(&mut received.list());
        events
    }
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
