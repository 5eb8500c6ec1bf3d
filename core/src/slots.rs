//! When a report duty falls due: its periods, its events, and the last day of each step upwards.
//!
//! Only days are worked out here; who owes what to whom is told in `answers/reports`.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::cell::OnceCell;

use crate::{
    Register,
    model::{Agreement, Duty, DutyEvent, Frequency, Level},
    time::{
        Bound, Day, FirstDay, ImpreciseDate, Length, Period, Reading, Reliance, Window,
        WorkingDayCalendar,
    },
};

/// One report that is due once, on its way up.
#[derive(Clone, Debug)]
pub(crate) struct Slot<'r> {
    /// The same from look to look: the period, or the event.
    pub(crate) key: String,
    /// The agreement whose event it follows, where it follows one.
    pub(crate) agreement: Option<&'r Agreement>,
    /// The period it is about, or the day of the event.
    pub(crate) covers: Period,
    /// The days between which its figures lie, where that is stated.
    pub(crate) data: Option<Window>,
    /// The last day of each level, in order.
    pub(crate) dues: Vec<Due>,
}

/// The last day of one step of a report's way up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Due {
    /// The day that is written, where one is.
    pub(crate) written: Option<Day>,
    /// The last day by the wording.
    pub(crate) last: Window,
    /// The last day after rolling; the same where nothing was rolled.
    pub(crate) rolled: Window,
    /// What the rolling rests on.
    pub(crate) reliance: Reliance,
}

impl Due {
    /// Not rolled.
    fn as_written(written: Option<Day>, last: Window) -> Self {
        Self {
            written,
            last,
            rolled: last,
            reliance: Reliance::Nothing,
        }
    }
}

/// The working-day calendar, made only when a day has to be rolled or counted by it.
#[derive(Default)]
struct Calendar(OnceCell<WorkingDayCalendar>);

impl Calendar {
    fn get(&self) -> &WorkingDayCalendar {
        self.0.get_or_init(WorkingDayCalendar::vietnam)
    }
}

impl Register {
    /// Whether a duty asks for a report about a period, or may at any time.
    pub(crate) fn asks_for(&self, duty: &Duty, covers: Period) -> bool {
        let window = covers.widest();
        let slots = || self.slots(duty, self.stated_since(&duty.cites), window);
        duty.every == Frequency::OnRequest
            || duty.also_on_request
            || slots().iter().any(|slot| slot.covers.widest() == window)
    }

    /// The slots of a duty, stated on the day `since`, whose last days may meet a window.
    pub(crate) fn slots(&self, duty: &Duty, since: Day, window: Window) -> Vec<Slot<'_>> {
        if let Frequency::After(event) = duty.every {
            return self.slots_after(duty, event, since);
        }
        let asked = duty
            .period
            .map_or(Window::from(since.start_of_year()), Period::widest);
        let first = asked
            .earliest
            .max(since)
            .max(window.earliest.plus_days(-366));
        let last = asked.latest.min(window.latest.plus_days(366));
        let mut covered = Vec::new();
        if duty.every == Frequency::Once {
            covered.extend(duty.period);
        }
        for year in first.year()..=last.year() {
            covered.append(&mut periods(duty.every, year));
        }
        let (from, calendar) = (self.stated(&duty.cites).earliest, Calendar::default());
        let mut slots = Vec::new();
        for covers in covered {
            if duty.every == Frequency::Once || covers.widest().lies_within(asked) {
                slots.push(Slot {
                    key: covers.to_string(),
                    agreement: None,
                    covers,
                    data: data_window(duty, covers),
                    dues: periodic_dues(duty, covers, from, since, &calendar),
                });
            }
        }
        slots
    }

    /// One slot for each event of a kind of which something of the day is known.
    fn slots_after(&self, duty: &Duty, event: DutyEvent, since: Day) -> Vec<Slot<'_>> {
        let (mut slots, calendar) = (Vec::new(), Calendar::default());
        for (agreement, life) in self.lives() {
            if !duty.regimes.is_empty() && !duty.regimes.contains(&agreement.regime) {
                continue;
            }
            let asked = duty.period.map_or(Window::from(since), Period::widest);
            let mut add = |number: usize, date: ImpreciseDate, day: Window| {
                if day.lies_within(asked) {
                    slots.push(Slot {
                        key: alloc::format!("{}:{number}", agreement.id),
                        agreement: Some(agreement),
                        covers: Period::from(date),
                        data: None,
                        dues: dues_after(duty, day, &calendar),
                    });
                }
            };
            match (event, agreement.signed) {
                (DutyEvent::Signing, Some(date)) => add(0, date, life.signing),
                (DutyEvent::Signing, None) => {}
                (DutyEvent::Change, _) => {
                    for (number, change) in agreement.changes.iter().enumerate() {
                        add(number, change.on, change.on.window());
                    }
                }
            }
        }
        slots
    }
}

/// The last days of a periodic report: as worded; else, with no day stated, once within its period,
/// not before the document that asks for it, nor before the parts it is made of.
fn periodic_dues(
    duty: &Duty,
    covers: Period,
    from: Day,
    since: Day,
    calendar: &Calendar,
) -> Vec<Due> {
    let period = covers.widest();
    let mut dues: Vec<Due> = Vec::new();
    for level in &duty.levels {
        let due = match level.by {
            Some(by) => {
                let Some((written, last)) = by.days_for(period.latest, Reading::Strict) else {
                    break;
                };
                rolled(duty, Some(written), Window::exactly(last), calendar)
            }
            None => {
                let below = dues.last().map_or(Day::MIN, |below| below.last.earliest);
                let earliest = period.earliest.max(from).max(below).min(period.latest);
                Due::as_written(
                    None,
                    Window {
                        earliest,
                        latest: period.latest,
                    },
                )
            }
        };
        // A report whose last day lies before the document that asks for it is not owed.
        if due.rolled.latest < since {
            break;
        }
        dues.push(due);
    }
    dues
}

/// The last days of a report that follows an event: a length counted from it, both ends of its
/// window moved (Civil Code 2015, arts 147, 148).
fn dues_after(duty: &Duty, event: Window, calendar: &Calendar) -> Vec<Due> {
    let mut from = event;
    let mut dues = Vec::new();
    for level in &duty.levels {
        from = match level_end(level, from, calendar) {
            Some(last) => last,
            None => Window::from(from.earliest),
        };
        dues.push(rolled(duty, None, from, calendar));
    }
    dues
}

fn level_end(level: &Level, from: Window, calendar: &Calendar) -> Option<Window> {
    let length = level.within?;
    let end = |day| match length {
        Length::WorkingDays(_) => {
            let end = length.last_day(day, FirstDay::NotCounted, calendar.get());
            end.ok().map(|end| end.value)
        }
        _ => length.nth_end_by_the_sun(day, 1, FirstDay::NotCounted),
    };
    Some(Window {
        earliest: end(from.earliest)?,
        latest: end(from.latest)?,
    })
}

/// Rolled off weekends and holidays if the duty says so; beyond the calendar the day stays.
fn rolled(duty: &Duty, written: Option<Day>, last: Window, calendar: &Calendar) -> Due {
    let mut due = Due::as_written(written, last);
    if duty.roll.is_default() {
        return due;
    }
    let roll = |day| calendar.get().roll(day, duty.roll);
    if let (Ok(earliest), Ok(latest)) = (roll(last.earliest), roll(last.latest)) {
        due.rolled = Window {
            earliest: earliest.value,
            latest: latest.value,
        };
        due.reliance = earliest.reliance.max(latest.reliance);
    }
    due
}

/// The days between which a yearly report's figures lie.
fn data_window(duty: &Duty, covers: Period) -> Option<Window> {
    let data = duty.data_window?;
    let year = match covers.end() {
        Bound::Date(date) => date.window().latest.year(),
        Bound::Open | Bound::Unknown => return None,
    };
    let before = i32::from(data.from > data.until);
    Some(Window {
        earliest: data.from.in_year(year.saturating_sub(before))?,
        latest: data.until.in_year(year)?,
    })
}

/// The periods of a year that reports are about.
fn periods(every: Frequency, year: i32) -> Vec<Period> {
    let months = match every {
        Frequency::Year => 12,
        Frequency::HalfYear => 6,
        Frequency::Quarter => 3,
        Frequency::Month => 1,
        Frequency::Once | Frequency::OnRequest | Frequency::After(_) => return Vec::new(),
    };
    let mut periods = Vec::new();
    for first in (1..=12_usize).step_by(months) {
        let last = first.saturating_add(months).saturating_sub(1);
        let month = |number| alloc::format!("{year:04}-{number:02}");
        let text = match months {
            12 => alloc::format!("{year:04}"),
            1 => month(first),
            _ => [month(first), month(last)].join("/"),
        };
        periods.extend(text.parse::<Period>().ok());
    }
    periods
}
