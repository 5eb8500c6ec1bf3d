//! Every dated event in a window of days, for drawing.

use alloc::{string::String, vec::Vec};
use core::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::{
    Register,
    json::{Read, Write},
    model::{Agreement, Bilingual, ChangeKind, Citation, Id, Unit},
    problem::Problems,
    time::{Day, Window},
    words::{Say, called, told, words},
};

/// A question about what happens in a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TimelineQuestion {
    /// The first day of the window.
    pub from: Day,
    /// The last day of the window, included.
    pub until: Day,
}

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
        super::window::window_in_order("/timeline/until", from, until)?;
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
        let wanted = |window: Window| {
            window != Window::UNKNOWN && asked.is_none_or(|asked| window.meets(asked))
        };
        let mut events = Events::those(&wanted);
        self.add_documents(&mut events);
        self.add_agreements(&mut events);
        self.add_turns(&mut events);
        self.add_organisation(&mut events);
        self.add_planned(&mut events);
        self.add_done(&mut events);
        if let Some(asked) = asked {
            self.add_reports(&mut events, asked);
        }
        events.by_day()
    }

    fn add_documents(&self, events: &mut Events<'_>) {
        for document in &self.records().documents {
            if let Some(date) = document.date {
                let (id, title) = (document.id.as_str(), document.title.clone());
                let (kind, issued) = (EventKind::Issued, date.window());
                events.add(kind, id, title, issued, &document.cites);
            }
        }
    }

    /// What the parties do to agreements.
    pub(super) fn add_agreements(&self, events: &mut Events<'_>) {
        for (agreement, life) in self.lives() {
            let (kind, signed_as) = match agreement.re_signs {
                Some(_) => (EventKind::ReSigned, words!("tái ký", "re-signed")),
                None => (EventKind::Signed, words!("ký", "signed")),
            };
            let cites = &agreement.cites;
            events.add_to(agreement, kind, &signed_as, life.signing, cites);
            for change in &agreement.changes {
                let kind = match change.what {
                    ChangeKind::Extend(_) => EventKind::Extended,
                    _ => EventKind::Changed,
                };
                let on = change.on.window();
                events.add_to(agreement, kind, &change.what, on, &change.cites);
            }
        }
    }

    /// Where the force of agreements begins and ends.
    fn add_turns(&self, events: &mut Events<'_>) {
        for (agreement, life) in self.lives() {
            let (kind, cites) = (EventKind::EntersIntoForce, &agreement.cites);
            let entry = words!("có hiệu lực", "enters into force");
            events.add_to(agreement, kind, &entry, life.entry(), cites);
            for end in life.ends() {
                events.add_to(agreement, EventKind::Ends, &end.into, end.window, cites);
            }
        }
    }

    fn add_organisation(&self, events: &mut Events<'_>) {
        for succession in &self.records().successions {
            let name = |id: &Id<Unit>| self.name_of(id.as_str());
            if let (Some(from), Some(to)) = (name(&succession.from), name(&succession.to)) {
                let title = words!("{} → {}").with(&[from, to]);
                let (id, on) = (succession.id.as_str(), Window::exactly(succession.on));
                let kind = EventKind::Succession;
                events.add(kind, id, title, on, &succession.cites);
            }
        }
        for event in &self.records().province.events {
            let title = told(&event.what);
            let (id, on) = ("province", Window::exactly(event.on));
            events.add(EventKind::Province, id, title, on, &event.cites);
        }
    }

    fn add_planned(&self, events: &mut Events<'_>) {
        for action in &self.records().actions {
            if let Some(when) = action.when {
                let (id, title) = (action.id.as_str(), action.title.clone());
                let kind = EventKind::Planned;
                events.add(kind, id, title, when.widest(), &action.cites);
            }
        }
    }

    /// The planned actions of which an outcome is recorded.
    pub(super) fn add_done(&self, events: &mut Events<'_>) {
        for action in &self.records().actions {
            if let Some(outcome) = &action.outcome {
                let (id, title) = (action.id.as_str(), action.title.clone());
                let on = outcome.done.window();
                events.add(EventKind::Done, id, title, on, &outcome.cites);
            }
        }
    }

    fn add_reports(&self, events: &mut Events<'_>, asked: Window) {
        for report in &self.occurrences(asked, asked.latest, false, &|_| true) {
            let (id, title) = (report.id.as_str(), report.title.clone());
            let kind = EventKind::ReportDue;
            events.add(kind, id, title, report.due, &report.cites);
        }
        for submission in &self.records().submissions {
            if let Some(title) = self.name_of(submission.duty.as_str()) {
                let (id, title) = (submission.id.as_str(), title.clone());
                let (kind, on) = (EventKind::ReportReceived, submission.received);
                events.add(kind, id, title, Window::exactly(on), &submission.cites);
            }
        }
    }
}

/// Events, of those whose days are wanted.
pub(super) struct Events<'a> {
    wanted: &'a dyn Fn(Window) -> bool,
    events: Vec<Event>,
}

impl<'a> Events<'a> {
    pub(super) fn those(wanted: &'a dyn Fn(Window) -> bool) -> Self {
        let events = Vec::new();
        Self { wanted, events }
    }

    /// Adds an event of a record.
    fn add(
        &mut self,
        kind: EventKind,
        subject: &str,
        title: Bilingual,
        window: Window,
        cites: &[Citation],
    ) {
        if (self.wanted)(window) {
            self.events.push(Event {
                kind,
                subject: String::from(subject),
                title,
                window,
                cites: cites.to_vec(),
            });
        }
    }

    /// Adds what happens to an agreement.
    pub(super) fn add_to(
        &mut self,
        agreement: &Agreement,
        kind: EventKind,
        what: &dyn Say,
        window: Window,
        cites: &[Citation],
    ) {
        let title = words!("{}: {}").with(&[&agreement.title, what]);
        self.add(kind, agreement.id.as_str(), title, window, cites);
    }

    /// The events in order, by their first candidate day.
    pub(super) fn by_day(mut self) -> Vec<Event> {
        self.events.sort_by(compare);
        self.events
    }
}

/// The order of two events: by their candidate days, their kind and their record.
pub(super) fn compare(a: &Event, b: &Event) -> Ordering {
    let key = |event: &Event| (event.window.earliest, event.window.latest, event.kind);
    key(a).cmp(&key(b)).then_with(|| a.subject.cmp(&b.subject))
}

called! {
    /// What an event is, before its title, where that does not say it.
    EventKind:
    Issued "Ban hành: ", "Issued: "
    Signed "", ""
    ReSigned "", ""
    EntersIntoForce "", ""
    Extended "", ""
    Changed "", ""
    Ends "", ""
    Succession "Kế thừa nhiệm vụ: ", "Tasks pass: "
    Planned "Dự kiến: ", "Planned: "
    Done "Đã thực hiện: ", "Done: "
    ReportDue "Hạn báo cáo: ", "Report due: "
    ReportReceived "Nhận báo cáo: ", "Report received: "
    Province "", ""
}
