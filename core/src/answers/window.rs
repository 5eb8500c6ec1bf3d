//! Windows of days that questions ask about.

use crate::{
    problem::{Code, Fault, Problems},
    time::Day,
    words::words,
};

/// Refuses a window that ends before it starts; `path` is that of its end.
pub(super) fn window_in_order(path: &str, from: Day, until: Day) -> Result<(), Problems> {
    if from <= until {
        return Ok(());
    }
    Err(OUT_OF_ORDER.at(path.into(), &[&until, &from], &[]).into())
}

static OUT_OF_ORDER: Fault<2> = Fault {
    code: Code::EndsBeforeStart,
    message: words!(
        "Khoảng ngày kết thúc {} trước khi bắt đầu {}.",
        "The window ends on {} before it starts on {}.",
    ),
    help: words!(
        "Ngày cuối phải bằng hoặc sau ngày đầu.",
        "Give a last day that is the first day or later.",
    ),
};
