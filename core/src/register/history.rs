//! What must hold of a register's history: each change follows the one before it.

use alloc::{string::String, vec::Vec};

use crate::{
    model::{Bilingual, Change},
    problem::{Code, Fault, Found, Problem},
    time::Day,
    words::words,
};

/// How many changes are told of those that have moved a register on.
const SHOWN: usize = 10;

/// Each change is made on the register that the ones before it left, by somebody, on no earlier day.
pub(crate) fn check(history: &[Change], problems: &mut Found) {
    let mut latest = Day::MIN;
    for (position, change) in history.iter().enumerate() {
        let at = |key: &str| alloc::format!("/history/{position}/{key}");
        if usize::try_from(change.revision) != Ok(position) {
            let before = history.get(..position).unwrap_or_default();
            let moved = since(before, change.revision);
            problems.push(stale(at("revision"), change.revision, position, &moved));
        }
        if change.recorded < latest {
            problems.push(RECORDED_BACKWARDS.at(at("recorded"), &[&latest], &[]));
        }
        if change.by.chars().all(char::is_whitespace) {
            problems.push(BY_NOBODY.at(at("by"), &[], &[]));
        }
        latest = latest.max(change.recorded);
    }
}

/// The changes of a history from a revision on.
pub(crate) fn since(history: &[Change], revision: u32) -> Vec<&Change> {
    let revision = usize::try_from(revision).ok();
    let later = revision.and_then(|revision| history.get(revision..));
    later.unwrap_or_default().iter().collect::<Vec<_>>()
}

/// A change that was made on another revision than the one `now`; `moved` is what has come between.
pub(crate) fn stale(path: String, revision: u32, now: usize, moved: &[&Change]) -> Problem {
    let others = moved.len().saturating_sub(SHOWN);
    let mut list = Bilingual::new("", "");
    for change in moved.iter().take(SHOWN) {
        let (what, record) = (&change.what, change.what.record());
        list = words!("{} {}, {}: {} “{}”.").with(&[
            &list,
            &change.recorded,
            &change.by,
            what,
            &record,
        ]);
    }
    if others > 0 {
        list = words!("{} … (+{})").with(&[&list, &others]);
    }
    STALE.at(path, &[&revision, &now, &list], &[&now])
}

static STALE: Fault<3, 1> = Fault {
    code: Code::StaleRevision,
    message: words!(
        "Thay đổi này dựa trên bản sửa thứ {}, còn sổ đang ở bản thứ {}.{}",
        "This change was made on revision {}, but the register is at {}.{}",
    ),
    help: words!(
        "Xem những gì đã thay đổi, rồi lập lại trên bản thứ {}.",
        "Look at what has moved, and make it again on revision {}.",
    ),
};

static RECORDED_BACKWARDS: Fault<1> = Fault {
    code: Code::RecordedBackwards,
    message: words!(
        "Sổ đã có thay đổi ghi ngày {}.",
        "A change before it was recorded on {}.",
    ),
    help: words!(
        "Ngày ghi sổ không trước ngày của thay đổi liền trước; ngày xảy ra ghi trong thay đổi.",
        "It is recorded no earlier than the change before it; the day it happened stands in the change.",
    ),
};

static BY_NOBODY: Fault = Fault {
    code: Code::BadValue,
    message: words!("Không ghi ai ghi sổ.", "It is not said who records it."),
    help: words!(
        "Ghi tên người hoặc đơn vị ghi sổ.",
        "Name the person or the unit that records it.",
    ),
};
