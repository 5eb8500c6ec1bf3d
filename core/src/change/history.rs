//! What must hold of a register's history: each change follows the one before it.

use alloc::{string::String, vec::Vec};

use crate::{
    list::Listed,
    model::{Bilingual, Change},
    problem::{Code, Found, Problem},
    time::Day,
    words,
};

/// How many changes are told of those that have moved a register on.
const SHOWN: usize = 10;

/// Each change is made on the register that the ones before it left, by somebody, on no earlier day.
pub(crate) fn check(history: &[Change], problems: &mut Found) {
    let mut latest = Day::MIN;
    for (position, change) in history.iter().enumerate() {
        let path = alloc::format!("/history/{position}");
        let before = history.get(..position).unwrap_or_default();
        if usize::try_from(change.revision) != Ok(position) {
            let path = alloc::format!("{path}/revision");
            problems.push(stale(
                path,
                change.revision,
                position,
                &since(before, change.revision),
            ));
        }
        if change.recorded < latest {
            problems.push(recorded_backwards(
                alloc::format!("{path}/recorded"),
                latest,
            ));
        }
        if change.by.trim().is_empty() {
            problems.push(by_nobody(alloc::format!("{path}/by")));
        }
        latest = latest.max(change.recorded);
    }
}

/// The changes of a history from a revision on.
pub(super) fn since(history: &[Change], revision: u32) -> Vec<&Change> {
    let revision = usize::try_from(revision).ok();
    let later = revision.and_then(|revision| history.get(revision..));
    later.unwrap_or_default().iter().list()
}

/// A change that was made on another revision than the one `now`; `moved` is what has come between.
pub(super) fn stale(
    path: impl Into<String>,
    revision: u32,
    now: usize,
    moved: &[&Change],
) -> Problem {
    let others = moved.len().saturating_sub(SHOWN);
    let mut list = Bilingual::new("", "");
    for change in moved.iter().take(SHOWN) {
        let line = "{} {}, {}: {} “{}”.";
        let (what, record) = (words::verb(&change.what), change.what.record());
        list = words::say(
            line,
            line,
            &[&list, &change.recorded, &change.by, &what, &record],
        );
    }
    if others > 0 {
        list = words::say("{} … (+{})", "{} … (+{})", &[&list, &others]);
    }
    Problem {
        code: Code::StaleRevision,
        path: path.into(),
        message: words::say(
            "Thay đổi này dựa trên bản sửa thứ {}, còn sổ đang ở bản thứ {}.{}",
            "This change was made on revision {}, but the register is at {}.{}",
            &[&revision, &now, &list],
        ),
        help: words::say(
            "Xem những gì đã thay đổi, rồi lập lại trên bản thứ {}.",
            "Look at what has moved, and make it again on revision {}.",
            &[&now],
        ),
    }
}

fn recorded_backwards(path: String, latest: Day) -> Problem {
    Problem {
        code: Code::RecordedBackwards,
        path,
        message: words::say(
            "Sổ đã có thay đổi ghi ngày {}.",
            "A change before it was recorded on {}.",
            &[&latest],
        ),
        help: Bilingual::new(
            "Ngày ghi sổ không trước ngày của thay đổi liền trước; ngày xảy ra ghi trong thay đổi.",
            "It is recorded no earlier than the change before it; the day it happened stands in the change.",
        ),
    }
}

fn by_nobody(path: String) -> Problem {
    Problem {
        code: Code::BadValue,
        path,
        message: Bilingual::new("Không ghi ai ghi sổ.", "It is not said who records it."),
        help: Bilingual::new(
            "Ghi tên người hoặc đơn vị ghi sổ.",
            "Name the person or the unit that records it.",
        ),
    }
}
