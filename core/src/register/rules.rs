//! What must hold between the fields of a record, and between records, for a register to be read.
//!
//! Only what makes a record meaningless stands here; what is merely odd is a finding of `check`.

use alloc::{collections::BTreeMap, string::String, vec::Vec};

use crate::{
    change::history,
    model::{Agreement, Bilingual, Id, Records, Term},
    problem::{Code, Found, Problem},
    time::{Day, Length, Order, Window},
};

/// Adds every rule that is broken; `place_of` gives the path of a record in the text.
pub(super) fn check(records: &Records, place_of: &dyn Fn(&str) -> String, problems: &mut Found) {
    for agreement in &records.agreements {
        let place = place_of(agreement.id.as_str());
        ends_after_signing(agreement, &place, problems);
        renews_by_the_calendar(agreement, &place, problems);
    }
    history::check(&records.history, problems);
    no_circle_on_one_day(records, place_of, problems);
    let references: [(&str, Reference); 2] = [
        ("renews", |agreement| agreement.renews.as_ref()),
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
    no_circle(links.collect(), key, place_of, problems);
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
    links: Vec<Link<'_>>,
    key: &str,
    place_of: &dyn Fn(&str) -> String,
    problems: &mut Found,
) {
    let mut onwards: BTreeMap<_, Vec<&Link<'_>>> = BTreeMap::new();
    for link in &links {
        onwards.entry(link.from).or_default().push(link);
    }
    // Whether a record lies on the way that is being followed; those followed to the end do not.
    let mut on_the_way = BTreeMap::new();
    for start in onwards.keys() {
        if on_the_way.contains_key(start) {
            continue;
        }
        on_the_way.insert(*start, true);
        let mut way = alloc::vec![(*start, 0_usize)];
        while let Some((at, followed)) = way.last_mut() {
            let Some(link) = onwards.get(at).and_then(|links| links.get(*followed)) else {
                on_the_way.insert(*at, false);
                way.pop();
                continue;
            };
            *followed = followed.saturating_add(1);
            match on_the_way.get(&link.to) {
                Some(true) => {
                    let place = place_of(link.stated_by);
                    problems.push(circular(alloc::format!("{place}/{key}")));
                }
                Some(false) => {}
                None => {
                    on_the_way.insert(link.to, true);
                    way.push((link.to, 0));
                }
            }
        }
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
