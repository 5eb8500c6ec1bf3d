//! Civil time without a clock: days, dates known only in part, and the windows of days behind them.
//!
//! Nothing here reads a clock or a time zone. A date known only to its year or month is a
//! [`Window`] of candidate days, and arithmetic works on the window's two ends; nothing ever turns
//! `2020` into 1 January.

mod day;
mod imprecise;
mod period;
mod window;

pub use day::{Day, DayError};
pub use imprecise::{DateError, ImpreciseDate};
pub use period::{Bound, Period, PeriodError};
pub use window::{Order, Window};
