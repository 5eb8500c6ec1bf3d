//! What must hold between the fields of a record, and between records, for a register to be read.
//!
//! Only what makes a record meaningless stands here; what is merely odd is a finding of `check`.

use alloc::{string::String, vec::Vec};

use super::history;
use crate::{
    model::{Agreement, ChangeKind, Id, Records, Term},
    problem::{Code, Fault, Found},
    time::{Day, Length, Order, Window},
    words::words,
};

/// Adds every rule that is broken; `place_of` gives the path of a record in the text.
pub(super) fn check(records: &Records, place_of: &dyn Fn(&str) -> String, problems: &mut Found) {
    for agreement in &records.agreements {
        let place = place_of(agreement.id.as_str());
        ends_after_signing(agreement, &place, problems);
        renews_by_the_calendar(agreement, &place, problems);
        only_parties_leave(agreement, &place, problems);
    }
    history::check(&records.history, problems);
    no_circle_on_one_day(records, place_of, problems);
    let references: [(&str, Reference); 2] = [
        ("re_signs", |agreement| agreement.re_signs.as_ref()),
        ("implements", |agreement| agreement.implements.as_ref()),
    ];
    for (key, link) in references {
        no_circle_of_agreements(records, key, link, place_of, problems);
    }
}

/// An agreement's last day does not certainly lie before its signing.
fn ends_after_signing(agreement: &Agreement, path: &str, problems: &mut Found) {
    let signed = agreement.signing_stated();
    let (step, last) = match &agreement.term {
        Term::Until(date) => ("until", date.window()),
        Term::Period(period) => ("period", period.end().window(Window::UNKNOWN)),
        _ => return,
    };
    if last.compare(signed) == Order::Before {
        let path = alloc::format!("{path}/term/{step}");
        problems.push(ENDS_BEFORE_SIGNING.at(path, &[], &[]));
    }
}

/// Renewals and notices are counted in calendar time, as terms are.
fn renews_by_the_calendar(agreement: &Agreement, path: &str, problems: &mut Found) {
    let Some(renewal) = &agreement.tacit_renewal else {
        return;
    };
    for (key, length) in [("length", Some(renewal.length)), ("notice", renewal.notice)] {
        if matches!(length, Some(Length::WorkingDays(_))) {
            let path = alloc::format!("{path}/tacit_renewal/{key}");
            problems.push(IN_WORKING_DAYS.at(path, &[], &[]));
        }
    }
}

/// Who leaves is a party, who joins is named, and nothing else that happens is one party's.
fn only_parties_leave(agreement: &Agreement, path: &str, problems: &mut Found) {
    let mut parties: Vec<_> = agreement
        .ours
        .iter()
        .chain(&agreement.theirs)
        .collect::<Vec<_>>();
    for (position, change) in agreement.changes.iter().enumerate() {
        let here = alloc::format!("{path}/changes/{position}");
        match (&change.what, &change.party) {
            (ChangeKind::Withdraw, Some(party)) => {
                let known = parties.iter().position(|known| *known == party);
                match known {
                    Some(known) => drop(parties.swap_remove(known)),
                    None => problems.push(NO_PARTY.at(alloc::format!("{here}/party"), &[], &[])),
                }
            }
            (ChangeKind::Accede, Some(party)) => parties.push(party),
            (ChangeKind::Accede, None) => problems.push(NOBODY_JOINS.at(here, &[], &[])),
            (_, Some(_)) => {
                problems.push(NOBODY_LEAVES.at(alloc::format!("{here}/party"), &[], &[]))
            }
            (_, None) => {}
        }
    }
}

/// A chain of successions goes forward in time, and may so lead back to where it began; within one
/// day it may not. Two units may swap fields on a day, for then nothing comes back.
fn no_circle_on_one_day(
    records: &Records,
    place_of: &dyn Fn(&str) -> String,
    problems: &mut Found,
) {
    let mut links = Vec::new();
    for succession in &records.successions {
        let mut passes = |field| {
            links.push(Link {
                from: (succession.on, succession.from.as_str(), field),
                to: (succession.on, succession.to.as_str(), field),
                stated_by: succession.id.as_str(),
            });
        };
        if succession.fields.is_empty() {
            passes(EVERYTHING);
        }
        for field in &succession.fields {
            passes(field.as_str());
        }
    }
    no_circle(links, "to", place_of, problems);
}

/// A key of an agreement that names another.
type Reference = fn(&Agreement) -> Option<&Id<Agreement>>;

/// Following a key from agreement to agreement never leads back to where it began.
fn no_circle_of_agreements(
    records: &Records,
    key: &str,
    link: Reference,
    place_of: &dyn Fn(&str) -> String,
    problems: &mut Found,
) {
    let links = records.agreements.iter().filter_map(|agreement| {
        let id = agreement.id.as_str();
        Some(Link {
            from: (Day::MIN, id, EVERYTHING),
            to: (Day::MIN, link(agreement)?.as_str(), EVERYTHING),
            stated_by: id,
        })
    });
    no_circle(links.collect::<Vec<_>>(), key, place_of, problems);
}

/// A step from one record to another, and the record that states it.
struct Link<'r> {
    from: Stop<'r>,
    to: Stop<'r>,
    stated_by: &'r str,
}

/// A record's id, with the day and the field where these matter.
type Stop<'r> = (Day, &'r str, &'r str);

/// In place of the id of a field.
const EVERYTHING: &str = "";

/// Adds a problem for each link by which following links leads back to where it has been.
fn no_circle(
    mut links: Vec<Link<'_>>,
    key: &str,
    place_of: &dyn Fn(&str) -> String,
    problems: &mut Found,
) {
    links.sort_by(|a, b| a.from.cmp(&b.from));
    // A stop is known by the position of the first link from it.
    let first_from = |stop| links.partition_point(|link| link.from < stop);
    // Whether a stop lies on the way that is being followed; those followed to the end do not.
    let mut on_the_way = alloc::vec![None; links.len()];
    for start in links.iter().map(|link| first_from(link.from)) {
        // Each stop of the way, with the next link to follow from it.
        let mut way = Vec::new();
        enter(start, &mut on_the_way, &mut way);
        while let Some((stop, next)) = way.last_mut() {
            let (at, link) = (links.get(*stop), links.get(*next));
            let Some(link) = link.filter(|link| at.is_some_and(|at| at.from == link.from)) else {
                if let Some(state) = on_the_way.get_mut(*stop) {
                    *state = Some(false);
                }
                way.pop();
                continue;
            };
            *next = next.saturating_add(1);
            let to = first_from(link.to);
            if links.get(to).is_some_and(|onward| onward.from == link.to)
                && enter(to, &mut on_the_way, &mut way) == Some(true)
            {
                let place = place_of(link.stated_by);
                problems.push(CIRCULAR.at(alloc::format!("{place}/{key}"), &[], &[]));
            }
        }
    }
}

/// Puts a stop on the way, unless something is known of it already, which it gives.
fn enter(
    stop: usize,
    on_the_way: &mut [Option<bool>],
    way: &mut Vec<(usize, usize)>,
) -> Option<bool> {
    let state = on_the_way.get_mut(stop)?;
    if state.is_none() {
        *state = Some(true);
        way.push((stop, stop));
        return None;
    }
    *state
}

static ENDS_BEFORE_SIGNING: Fault = Fault {
    code: Code::EndsBeforeStart,
    message: words!(
        "Thỏa thuận hết hạn trước khi được ký.",
        "The agreement ends before it is signed.",
    ),
    help: words!(
        "Sửa ngày ký hoặc thời hạn.",
        "Correct the day of signing or the term.",
    ),
};

static NO_PARTY: Fault = Fault {
    code: Code::BadValue,
    message: words!(
        "Bên rút khỏi không phải là một bên của thỏa thuận vào lúc đó.",
        "Who leaves is no party to the agreement then.",
    ),
    help: words!(
        "Ghi một bên có trong ours hoặc theirs hoặc đã gia nhập, hoặc bỏ party nếu không biết ai rút khỏi.",
        "Name one of ours or theirs or one that joined, or leave party out where it is not known who left.",
    ),
};

static NOBODY_JOINS: Fault = Fault {
    code: Code::MissingField,
    message: words!("Không ghi bên nào gia nhập.", "It is not said who joined.",),
    help: words!(
        "Thêm party: {\"partner\": …} hoặc {\"unit\": …}.",
        "Add party: {\"partner\": …} or {\"unit\": …}.",
    ),
};

static NOBODY_LEAVES: Fault = Fault {
    code: Code::BadValue,
    message: words!(
        "Chỉ việc rút khỏi hoặc gia nhập là của riêng một bên.",
        "Only leaving and joining are one party's.",
    ),
    help: words!("Bỏ khóa party.", "Leave the key party out."),
};

static IN_WORKING_DAYS: Fault = Fault {
    code: Code::BadValue,
    message: words!(
        "Thời hạn của thỏa thuận không tính bằng ngày làm việc.",
        "Terms of agreements are not counted in working days.",
    ),
    help: words!(
        "Dùng days, weeks, months hoặc years.",
        "Give days, weeks, months or years.",
    ),
};

static CIRCULAR: Fault = Fault {
    code: Code::Circular,
    message: words!(
        "Chuỗi tham chiếu quay về chính nó.",
        "The chain of references leads back to itself.",
    ),
    help: words!(
        "Chỉ đến một bản ghi khác, có trước bản ghi này.",
        "Point to another record, one that came before this.",
    ),
};
