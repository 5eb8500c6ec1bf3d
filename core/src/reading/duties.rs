//! Report duties: who reports what to whom, how often, by which day.

use alloc::{string::ToString, vec::Vec};
use core::ops::Range;

use super::{
    Certainty, FactKind, NotReadReason, ReadingRule, days,
    deadlines::{self, By},
    draft::{Draft, Fact},
    signals,
    units::Item,
    who,
};
use crate::{
    model::{AnyRecord, Assignee, Duty, Frequency, Id, Level, Verb},
    time::{Deadline, DueDay, Period, Roll},
    words::words,
};

/// Reads the report duties of a letter.
pub(super) fn read(draft: &mut Draft<'_>, body: &Range<usize>) {
    let text = draft.text;
    // The units that head the section, for sentences that name nobody.
    let mut heading: Option<(Option<u32>, Vec<Item>)> = None;
    for (place, block) in text.blocks.iter().enumerate() {
        if block.all.start < body.start || block.all.end > body.end {
            continue;
        }
        let section = draft.section_of.get(place).copied().flatten();
        let mut part = block.words.clone();
        if let Some((items, rest)) = who::unit_heading(draft, block) {
            heading = Some((section, items));
            part = rest;
        }
        let own = heading.as_ref().filter(|(of, _)| *of == section);
        let own = own.map_or(&[][..], |(_, items)| items.as_slice()).to_vec();
        for sentence in signals::sentences_in(text, &part) {
            reports(draft, &sentence, &own);
        }
    }
}

/// One duty of a sentence.
struct One {
    every: Frequency,
    by: Option<By>,
    at: Vec<Range<usize>>,
}

fn reports(draft: &mut Draft<'_>, sentence: &Range<usize>, heading: &[Item]) {
    let text = draft.text;
    let Some(report) = text.find(sentence.clone(), &["báo cáo"]) else {
        tasks(draft, sentence);
        return;
    };
    let deadlines = deadlines::deadlines(text, sentence);
    let frequencies = deadlines::frequencies(text, sentence);
    let on_request = text.find(
        sentence.clone(),
        &["khi có yêu cầu", "theo yêu cầu", "đột xuất"],
    );
    if deadlines.is_empty() && frequencies.is_empty() && on_request.is_none() {
        return;
    }
    let Some((from, from_at)) = reporters(draft, sentence, report.start, heading) else {
        draft.leave(sentence.clone(), NotReadReason::NotNamed);
        return;
    };
    let Some(recipients) = recipients(draft, sentence, report.end) else {
        draft.leave(sentence.clone(), NotReadReason::NotNamed);
        return;
    };
    for one in paired(deadlines, frequencies, on_request.clone()) {
        if matches!(one.by, Some(By::NoPlace)) {
            let at = one.at.first().cloned().unwrap_or_else(|| sentence.clone());
            draft.leave(at, NotReadReason::NoPlace);
            continue;
        }
        duty(
            draft,
            sentence,
            one,
            &from,
            from_at.clone(),
            &recipients,
            on_request.as_ref(),
        );
    }
}

/// A deadline of a task is no report duty, and is listed as one that was not read.
fn tasks(draft: &mut Draft<'_>, sentence: &Range<usize>) {
    for found in deadlines::deadlines(draft.text, sentence) {
        if !draft.is_told(&found.at) {
            draft.leave(found.at, NotReadReason::TaskDeadline);
        }
    }
}

/// Who reports: the units that the sentence begins with, or those that head the section.
fn reporters(
    draft: &Draft<'_>,
    sentence: &Range<usize>,
    report: usize,
    heading: &[Item],
) -> Option<(Vec<Item>, Option<Range<usize>>)> {
    let text = draft.text;
    let prefixes = [
        "đề nghị",
        "yêu cầu",
        "giao cho",
        "giao",
        "định kỳ",
        "hằng năm ,",
        "hàng năm ,",
        "hằng năm",
        "hàng năm",
    ];
    let mut start = sentence.start;
    while let Some(behind) = text.any_phrase(start, &prefixes) {
        start = behind;
    }
    for at in [sentence.start, start] {
        let (items, end) = who::lists(draft, false).read(at..report);
        if !items.is_empty() {
            return Some((items, Some(at..end)));
        }
    }
    if heading.is_empty() {
        return None;
    }
    Some((heading.to_vec(), None))
}

/// To whom: first whom it is sent to, then to whom that unit passes it on.
struct Recipients {
    first: Vec<Item>,
    then: Vec<Item>,
    at: Vec<Range<usize>>,
    /// The words say that it is sent to somebody, and who that is was not read.
    unread: bool,
}

fn recipients(draft: &Draft<'_>, sentence: &Range<usize>, report: usize) -> Option<Recipients> {
    let text = draft.text;
    let mut found = Recipients {
        first: Vec::new(),
        then: Vec::new(),
        at: Vec::new(),
        unread: text.find(sentence.clone(), &["gửi", "về"]).is_some(),
    };
    let sent = [
        "gửi báo cáo về",
        "gửi báo cáo cho",
        "gửi báo cáo",
        "gửi về cho",
        "gửi về",
        "gửi cho",
        "gửi",
        "báo cáo về",
        "báo cáo với",
        "về",
    ];
    let lists = who::lists(draft, false);
    let mut from = sentence.start;
    while let Some(to) = text.find(from..sentence.end, &sent) {
        let through = text
            .any_phrase(to.end, &["về", "qua", "cho"])
            .unwrap_or(to.end);
        let (items, end) = lists.read(through..sentence.end);
        if !items.is_empty() {
            found.first = items.into_iter().take(1).collect();
            found.unread = false;
            let first_end = found.first.first().map_or(end, |item| item.at.end);
            found.at.push(to.start..first_end);
            from = first_end;
            break;
        }
        from = to.end;
    }
    if found.first.is_empty() {
        from = report.min(sentence.end);
        if let Some(through) = text.find(from..sentence.end, &["thông qua", "qua"]) {
            let (items, end) = lists.read(through.end..sentence.end);
            if !items.is_empty() {
                found.first = items.into_iter().take(1).collect();
                found.at.push(through.start..end);
            }
        }
    }
    // `báo cáo UBND tỉnh`: the way goes on, or this is whom it goes to.
    let mut at = if found.first.is_empty() {
        sentence.start
    } else {
        from
    };
    while let Some(up) = text.find(at..sentence.end, &["báo cáo", "trình", "tham mưu"]) {
        let (items, end) = lists.read(up.end..sentence.end);
        if !items.is_empty() {
            found.then = items.into_iter().take(1).collect();
            found.at.push(up.start..end);
            break;
        }
        at = up.end;
    }
    if found.first.is_empty() {
        found.first = core::mem::take(&mut found.then);
    }
    (!found.first.is_empty()).then_some(found)
}

/// The duties of a sentence: each deadline with how often it recurs.
fn paired(
    deadlines: Vec<deadlines::Found>,
    frequencies: Vec<(Frequency, Range<usize>)>,
    on_request: Option<Range<usize>>,
) -> Vec<One> {
    let mut duties: Vec<One> = Vec::new();
    let mut frequencies: Vec<(Frequency, Range<usize>)> = frequencies;
    // The same said twice is one.
    let mut seen: Vec<Frequency> = Vec::new();
    frequencies.retain(|(every, _)| {
        let new = !seen.contains(every);
        seen.push(*every);
        new
    });
    let several = deadlines.len() == frequencies.len() && deadlines.len() > 1;
    let mut taken: Vec<Frequency> = Vec::new();
    for (number, found) in deadlines.iter().enumerate() {
        let every = if several {
            frequencies.get(number).cloned()
        } else {
            let mut before = frequencies
                .iter()
                .filter(|(_, at)| at.start < found.at.start || frequencies.len() == 1);
            before.next_back().or_else(|| frequencies.first()).cloned()
        };
        let (by_day, event) = match found.by {
            By::Day(deadline) => (Some(deadline.named_day()), None),
            By::Within(event, _) => (None, Some(event)),
            By::NoPlace => (None, None),
        };
        let mut at = Vec::from([found.at.clone()]);
        let every = match (every, by_day, event) {
            (_, _, Some(event)) => Frequency::After(event),
            (_, Some(DueDay::Once(_)), _) => Frequency::Once,
            (Some((every, told)), ..) => {
                taken.push(every);
                at.push(told);
                every
            }
            (None, Some(DueDay::OfLastMonth(_)), _) => Frequency::Quarter,
            (None, ..) => Frequency::Year,
        };
        duties.push(One {
            every,
            by: Some(found.by),
            at,
        });
    }
    for (every, told) in frequencies {
        let lone = deadlines.is_empty() || several || deadlines.len() < seen.len();
        if !taken.contains(&every) && lone {
            duties.push(One {
                every,
                by: None,
                at: Vec::from([told]),
            });
        }
    }
    if duties.is_empty()
        && let Some(told) = on_request
    {
        duties.push(One {
            every: Frequency::OnRequest,
            by: None,
            at: Vec::from([told]),
        });
    }
    duties
}

fn duty(
    draft: &mut Draft<'_>,
    sentence: &Range<usize>,
    one: One,
    from: &[Item],
    from_at: Option<Range<usize>>,
    recipients: &Recipients,
    on_request: Option<&Range<usize>>,
) {
    let text = draft.text;
    let who = draft.assign(from);
    let first = draft.assign(&recipients.first);
    let then = draft.assign(&recipients.then);
    let (Some(to), false) = (first.who.first().cloned(), who.who.is_empty()) else {
        draft.leave(sentence.clone(), NotReadReason::NotNamed);
        return;
    };
    let (by, within) = match one.by {
        Some(By::Day(deadline)) => (Some(deadline), None),
        Some(By::Within(_, length)) => (None, Some(length)),
        _ => (None, None),
    };
    let mut levels = Vec::from([Level {
        from: who.who.clone(),
        to: to.clone(),
        by,
        within,
    }]);
    if let Some(up) = then.who.first()
        && *up != to
        && within.is_none()
        && !matches!(to, Assignee::Group(_))
    {
        levels.push(Level {
            from: Vec::from([to.clone()]),
            to: up.clone(),
            by: None,
            within: None,
        });
    }
    let at = one.at.first().cloned().unwrap_or_else(|| sentence.clone());
    let cites = draft.cite(at.clone(), true);
    let Some(cite) = cites.first().cloned() else {
        return;
    };
    let held = draft.register.records().duties.iter().any(|held| {
        held.every == one.every
            && held
                .levels
                .first()
                .is_some_and(|level| level.by == by && level.within == within)
            && held
                .cites
                .iter()
                .any(|it| it.document == cite.document && it.section == cite.section)
    });
    let mut all = one.at.clone();
    all.extend(from_at);
    all.extend(recipients.at.iter().cloned());
    all.extend(on_request.cloned());
    let reported = text.find(sentence.clone(), &["báo cáo"]);
    all.extend(reported);
    if held || draft.same_duty(one.every, by) {
        for at in all {
            draft.known(at);
        }
        draft.known(sentence.clone());
        return;
    }
    let name = match one.every {
        Frequency::Year => "year",
        Frequency::HalfYear => "half year",
        Frequency::Quarter => "quarter",
        Frequency::Month => "month",
        Frequency::Once => "once",
        Frequency::OnRequest => "on request",
        Frequency::After(_) => "after signing",
    };
    let name = ["report", cite.document.as_str(), name].join(" ");
    let Some(id): Option<Id<Duty>> = draft.id(&name) else {
        return;
    };
    let often = match one.every {
        Frequency::Year => words!("Báo cáo hằng năm", "Yearly report"),
        Frequency::HalfYear => words!("Báo cáo 6 tháng", "Half-year report"),
        Frequency::Quarter => words!("Báo cáo quý", "Quarterly report"),
        Frequency::Month => words!("Báo cáo tháng", "Monthly report"),
        Frequency::Once => words!("Báo cáo", "Report"),
        Frequency::OnRequest => words!("Báo cáo khi có yêu cầu", "Report on request"),
        Frequency::After(_) => words!(
            "Báo cáo sau khi ký hoặc thay đổi thỏa thuận",
            "Report after an agreement is signed or changed"
        ),
    };
    let record = Duty {
        id,
        title: often.with(&[]),
        every: one.every,
        levels,
        period: period(draft, one.every, by),
        regimes: Vec::new(),
        data_window: None,
        roll: Roll::Keep,
        waived: Vec::new(),
        also_on_request: on_request.is_some() && one.every != Frequency::OnRequest,
        cites,
    };
    let sentence_told = match by {
        Some(by) => words!("{}, {}: “{}”.", "{}, {}: “{}”.").with(&[
            &record.title,
            &by,
            &text.written(at.clone()).to_string(),
        ]),
        None => words!("{}, không ghi ngày: “{}”.", "{}, no day given: “{}”.")
            .with(&[&record.title, &text.written(at).to_string()]),
    };
    let mut needs = draft.needs_document();
    for assigned in [&who, &first, &then] {
        needs.extend(assigned.needs.iter().copied());
    }
    needs.sort_unstable();
    needs.dedup();
    let mut mended = who.mended;
    mended.extend(first.mended);
    let unknown = who.unknown || first.unknown || then.unknown;
    // A day stands there, and what it means was not read: that none is stated, is a guess.
    let unread_day = by.is_none()
        && within.is_none()
        && sentence.clone().any(|at| days::day(text, at).is_some());
    let certainty = if unread_day || recipients.unread {
        Certainty::Guessed
    } else if mended.is_empty() && !unknown {
        Certainty::Stated
    } else {
        Certainty::Read
    };
    draft.read(sentence.clone());
    draft.hold_duty(one.every, by);
    draft.propose(Fact {
        kind: FactKind::Duty,
        rule: ReadingRule::ReportDuty,
        certainty,
        at: all,
        mended,
        verb: Verb::Adopt(Vec::from([AnyRecord::Duty(record)])),
        alternatives: Vec::new(),
        needs,
        sentence: sentence_told,
    });
}

/// For which years: those of the plan. A half-year report with a day, in a plan of one year, is that
/// of the half in which or after which the day falls.
fn period(draft: &Draft<'_>, every: Frequency, by: Option<Deadline>) -> Option<Period> {
    let period = draft.head.as_ref().and_then(|head| head.period)?;
    let window = period.widest();
    let year = window.earliest.year();
    let one_year = year == window.latest.year();
    if every == Frequency::HalfYear
        && one_year
        && by.is_some_and(|by| matches!(by.named_day(), DueDay::Yearly(_)))
    {
        return alloc::format!("{year}-01/{year}-06").parse().ok();
    }
    Some(period)
}
