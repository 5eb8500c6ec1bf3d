//! What the law asks of an agreement by itself: its name, the regime of its day, and the days of the
//! simplified procedure for one that a province inherited.

use alloc::string::String;

use crate::{
    fold::lower,
    model::{Agreement, Regime},
    time::{Day, Window},
};

/// A word at the head of the agreement's name that is kept for treaties (Law 70/2020, art. 6).
pub(crate) fn treaty_name(agreement: &Agreement) -> Option<&'static str> {
    let title = agreement.title.in_vietnamese();
    let title: String = title.chars().map(lower).collect();
    ["công ước", "hiệp ước", "định ước", "hiệp định"]
        .iter()
        .find(|word| title.starts_with(**word))
        .copied()
}

/// Whether an agreement may have been signed under its regime: the Law is in force since 01/07/2021.
/// What was begun under the Ordinance before may have been signed after, so nothing is said of that.
pub(crate) fn regime_fits(regime: Regime, signed: Window) -> bool {
    let in_force = Day::new(2021, 7, 1).unwrap_or(Day::MIN);
    regime != Regime::Law70Of2020 || signed.latest >= in_force
}

/// The dossiers for which the simplified procedure runs, by their day: where only the name of the
/// Vietnamese party changes in an agreement that passed to another province (Decree 177/2025).
pub(crate) fn simplified_procedure() -> Window {
    let day = |year, month, day| Day::new(year, month, day).unwrap_or(Day::MIN);
    Window {
        earliest: day(2025, 7, 1),
        latest: day(2027, 2, 28),
    }
}
