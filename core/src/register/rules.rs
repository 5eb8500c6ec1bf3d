//! What must hold between the fields of a record, and between records, for a register to be read.
//!
//! Only what makes a record meaningless stands here; what is merely odd is a finding of `check`.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};

use crate::{
    model::{Agreement, Bilingual, Change, Id, Language, Records, Term},
    order,
    problem::{Code, Found, Problem},
    time::{Day, Length, Order, Window},
    words,
};

/// Adds every rule that is broken; `place_of` gives the path of a record in the text.
pub(super) fn check(records: &Records, place_of: &dyn Fn(&str) -> String, problems: &mut Found) {
    for agreement in &records.agreements {
        let place = place_of(agreement.id.as_str());
        ends_after_signing(agreement, &place, problems);
        renews_by_the_calendar(agreement, &place, problems);
    }
    in_order(&records.history, problems);
    no_circle_on_one_day(records, place_of, problems);
    no_circle(
        records,
        "renews",
        |agreement| agreement.renews.as_ref(),
        place_of,
        problems,
    );
    no_circle(
        records,
        "implements",
        |agreement| agreement.implements.as_ref(),
        place_of,
        problems,
    );
}

/// An agreement's last day does not certainly lie before its signing.
fn ends_after_signing(agreement: &Agreement, path: &str, problems: &mut Found) {
    let signed = agreement
        .signed
        .map_or(Window::UNKNOWN, |date| date.window());
    let (step, last) = match &agreement.term {
        Term::Until(date) => ("until", date.window()),
        Term::Period(period) => ("period", period.end().window(Window::UNKNOWN)),
        _ => return,
    };
    if last.compare(signed) == Order::Before {
        problems.push(Problem {
            code: Code::EndsBeforeStart,
            path: alloc::format!("{path}/term/{step}"),
            message: Bilingual::new(
                "Thỏa thuận hết hạn trước khi được ký.",
                "The agreement ends before it is signed.",
            ),
            help: Bilingual::new(
                "Sửa ngày ký hoặc thời hạn.",
                "Correct the day of signing or the term.",
            ),
        });
    }
}

/// Renewals and notices are counted in calendar time, as terms are.
fn renews_by_the_calendar(agreement: &Agreement, path: &str, problems: &mut Found) {
    let Some(renewal) = &agreement.tacit_renewal else {
        return;
    };
    for (key, length) in [("length", Some(renewal.length)), ("notice", renewal.notice)] {
        if matches!(length, Some(Length::WorkingDays(_))) {
            problems.push(Problem {
                code: Code::BadValue,
                path: alloc::format!("{path}/tacit_renewal/{key}"),
                message: Bilingual::new(
                    "Thời hạn của thỏa thuận không tính bằng ngày làm việc.",
                    "Terms of agreements are not counted in working days.",
                ),
                help: Bilingual::new(
                    "Dùng days, weeks, months hoặc years.",
                    "Give days, weeks, months or years.",
                ),
            });
        }
    }
}

/// Each change is made on the register that the ones before it left, by somebody, on no earlier day.
fn in_order(history: &[Change], problems: &mut Found) {
    let mut latest = Day::MIN;
    for (position, change) in history.iter().enumerate() {
        let path = alloc::format!("/history/{position}");
        let before = history.get(..position).unwrap_or_default();
        if usize::try_from(change.revision) != Ok(position) {
            let path = alloc::format!("{path}/revision");
            problems.push(stale(path, change.revision, before));
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

/// A change that was made on another revision than the one that these changes have led to.
pub(crate) fn stale(path: impl Into<String>, revision: u32, history: &[Change]) -> Problem {
    let now = history.len();
    let since = usize::try_from(revision).ok();
    let moved = since
        .and_then(|since| history.get(since..))
        .unwrap_or_default();
    let list = |language| {
        let lines = moved.iter().map(|change| {
            let (day, what) = (
                words::day(change.recorded, language),
                words::verb(&change.what),
            );
            let (record, what) = (change.what.record(), what.get(language));
            alloc::format!(" {day}, {}: {what} “{record}”.", change.by)
        });
        lines.collect::<String>()
    };
    Problem {
        code: Code::StaleRevision,
        path: path.into(),
        message: Bilingual::new(
            alloc::format!(
                "Thay đổi này dựa trên bản sửa thứ {revision}, còn sổ đang ở bản thứ {now}.{}",
                list(Language::Vi)
            ),
            alloc::format!(
                "This change was made on revision {revision}, but the register is at {now}.{}",
                list(Language::En)
            ),
        ),
        help: Bilingual::new(
            alloc::format!("Xem những gì đã thay đổi, rồi lập lại trên bản thứ {now}."),
            alloc::format!("Look at what has moved, and make it again on revision {now}."),
        ),
    }
}

fn recorded_backwards(path: String, latest: Day) -> Problem {
    Problem {
        code: Code::RecordedBackwards,
        path,
        message: Bilingual::new(
            alloc::format!("Sổ đã có thay đổi ghi ngày {}.", latest.in_vietnamese()),
            alloc::format!(
                "A change before it was recorded on {}.",
                latest.in_english()
            ),
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

/// A chain of successions goes forward in time, and may so lead back to where it began; within one
/// day it may not.
fn no_circle_on_one_day(
    records: &Records,
    place_of: &dyn Fn(&str) -> String,
    problems: &mut Found,
) {
    let mut next: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for succession in &records.successions {
        let from = (succession.on, &succession.from);
        next.entry(from).or_default().push(succession);
    }
    let mut clear = BTreeSet::new();
    for start in &records.successions {
        let mut reached = BTreeSet::new();
        let mut waiting = Vec::from([start]);
        while let Some(succession) = waiting.pop() {
            let to = (succession.on, &succession.to);
            if succession.to == start.from {
                problems.push(circular(alloc::format!(
                    "{}/to",
                    place_of(start.id.as_str())
                )));
                break;
            }
            if !clear.contains(&to) && reached.insert(to) {
                waiting.extend(next.get(&to).into_iter().flatten());
            }
        }
        clear.insert((start.on, &start.from));
    }
}

/// Following a link from agreement to agreement never leads back to where it began.
fn no_circle(
    records: &Records,
    key: &str,
    link: fn(&Agreement) -> Option<&Id<Agreement>>,
    place_of: &dyn Fn(&str) -> String,
    problems: &mut Found,
) {
    let agreements = records.agreements.iter();
    let next = order::map(
        agreements.map(|agreement| (agreement.id.as_str(), link(agreement).map(Id::as_str))),
    );
    let mut clear = BTreeSet::new();
    for start in next.keys() {
        let mut path = BTreeSet::new();
        let mut at = Some(*start);
        while let Some(id) = at.filter(|id| !clear.contains(id)) {
            if !path.insert(id) {
                let place = place_of(id);
                problems.push(circular(alloc::format!("{place}/{key}")));
                break;
            }
            at = next.get(id).copied().flatten();
        }
        clear.extend(path);
    }
}

fn circular(path: String) -> Problem {
    Problem {
        code: Code::Circular,
        path,
        message: Bilingual::new(
            "Chuỗi tham chiếu quay về chính nó.",
            "The chain of references leads back to itself.",
        ),
        help: Bilingual::new(
            "Chỉ đến một bản ghi khác, có trước bản ghi này.",
            "Point to another record, one that came before this.",
        ),
    }
}
