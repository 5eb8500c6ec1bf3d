//! Civil time without a clock: days, dates known only in part, and the windows of days behind them.
//!
//! Nothing here reads a clock or a time zone. A date known only to its year or month is a
//! [`Window`] of candidate days, and arithmetic works on the window's two ends; nothing ever turns
//! `2020` into 1 January.

mod calendar;
mod calendar_problem;
mod calendar_table;
mod calendar_year;
mod count;
mod day;
mod deadline;
mod error;
mod holidays;
mod imprecise;
mod length;
mod lunar;
mod lunar_table;
mod period;
mod window;

pub use calendar::{Reliance, Relying, Roll, WorkingDayCalendar};
pub use calendar_problem::{CalendarProblem, CalendarProblemKind};
pub use calendar_year::{CalendarYear, NotedDay, Status};
pub use count::Count;
pub(crate) use day::digits;
pub use day::{Day, DayError};
pub use deadline::{Deadline, Due, DueDay, DueDayError, MonthDay, Reading};
pub use error::TimeError;
pub(crate) use imprecise::english_month;
pub use imprecise::{DateError, ImpreciseDate};
pub use length::{FirstDay, Length, Part};
pub use lunar::{Doubt, DoubtReason, Doubted, LunarDay, doubts, hung_kings, tet};
pub use period::{Bound, Period, PeriodError};
pub use window::{Order, Window};
