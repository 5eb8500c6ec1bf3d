//! Planned actions: what a plan is going to do, with a time where the words give one.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::ops::Range;

use super::{
    Certainty, FactKind, ReadingRule,
    agreements::{kind_at, partners_in},
    days,
    draft::{Draft, Fact},
    records::capitalised,
    signals,
    text::Text,
};
use crate::{
    fold::fold,
    model::{Action, ActionKind, AnyRecord, Bilingual, Id, Subject, Verb},
    words::words,
};

/// With what a clause begins that speaks of something to do.
const BEGINNINGS: [&str; 34] = [
    "tổ chức",
    "hỗ trợ",
    "thúc đẩy",
    "tiếp tục",
    "tăng cường",
    "trao đổi",
    "triển khai",
    "xây dựng",
    "kết nối",
    "phối hợp",
    "nghiên cứu",
    "thực hiện",
    "hoàn thành",
    "tham gia",
    "mở rộng",
    "thiết lập",
    "duy trì",
    "giao lưu",
    "vận động",
    "tham mưu",
    "đẩy mạnh",
    "tạo điều kiện",
    "tập trung",
    "cử",
    "thành lập",
    "học tập",
    "thường xuyên",
    "hàng năm",
    "hằng năm",
    "tích cực",
    "chủ động",
    "kết hợp",
    "đưa",
    "tiến tới",
];

/// Reads what a letter plans.
pub(super) fn read(draft: &mut Draft<'_>, body: &Range<usize>) {
    let text = draft.text;
    for (place, block) in text.blocks.iter().enumerate() {
        if block.all.start < body.start || block.all.end > body.end || draft.is_told(&block.words) {
            continue;
        }
        let section = draft.section_of.get(place).copied().flatten();
        // Only where somebody answers, or a partner is spoken of.
        let role = draft.roles.contains(&section);
        let answered = draft.responsibilities.contains_key(&section);
        let subjects = draft.subjects_of(section, &(0..0));
        let about = subjects
            .iter()
            .any(|(subject, _)| matches!(subject, Subject::Partner(_) | Subject::Country(_)));
        let label = [
            "mục tiêu",
            "yêu cầu",
            "mục đích",
            "thời gian",
            "đơn vị",
            "cơ quan",
            "kinh phí",
            "sản phẩm",
        ];
        let labelled = text.any_phrase(block.words.start, &label).is_some();
        if role
            || !(answered || about)
            || labelled
            || draft.in_title(block.words.end.saturating_sub(1))
        {
            continue;
        }
        let begin = behind_label(text, &block.words);
        for clause in signals::sentences_in(text, &(begin..block.words.end)) {
            planned(draft, &clause, section, &subjects);
        }
    }
}

/// Behind `Các hoạt động cụ thể:` or a title with a colon.
fn behind_label(text: &Text<'_>, words: &Range<usize>) -> usize {
    let mut brackets = 0_usize;
    for at in words.clone().take(60) {
        match text.sign(at) {
            Some('(') => brackets = brackets.saturating_add(1),
            Some(')') => brackets = brackets.saturating_sub(1),
            Some(':') if brackets == 0 => return at.saturating_add(1),
            _ => {}
        }
    }
    words.start
}

/// The actions of one clause.
fn planned(
    draft: &mut Draft<'_>,
    clause: &Range<usize>,
    section: Option<u32>,
    subjects: &[(Subject, Option<usize>)],
) {
    let text = draft.text;
    let kinds = kinds(text, clause);
    let begins = text
        .any_phrase(skip_time(text, clause.start), &BEGINNINGS)
        .is_some();
    // To carry out what was signed is no action of its own.
    let generic = text
        .any_phrase(
            clause.start,
            &["triển khai", "tổ chức các hoạt động", "thực hiện"],
        )
        .is_some()
        && text
            .find(clause.clone(), &["ký kết", "cam kết", "quy chế"])
            .is_some()
        && clause.len() <= 32;
    let found = if kinds.is_empty() && begins && clause.len() >= 4 && !generic {
        Vec::from([(
            ActionKind::Activity,
            clause.start..clause.start.saturating_add(1),
        )])
    } else {
        kinds
    };
    // Of several in a list, each has the words up to the next.
    let listed = |kind: ActionKind| found.iter().filter(|(other, _)| *other == kind).count() > 1;
    let parts = found.iter().map(|(kind, at)| {
        let comma = (at.end..clause.end).find(|it| text.sign(*it) == Some(','));
        let part = at.start..comma.unwrap_or(clause.end);
        (
            *kind,
            at.clone(),
            if listed(*kind) { part } else { clause.clone() },
        )
    });
    for (kind, at, part) in parts.collect::<Vec<_>>() {
        action(draft, kind, at, &part, section, subjects);
    }
}

fn skip_time(text: &Text<'_>, at: usize) -> usize {
    text.any_phrase(at, &["hàng năm ,", "hằng năm ,", "hàng năm", "hằng năm"])
        .unwrap_or(at)
}

/// The kinds of action that a clause speaks of, each with the words that say so.
fn kinds(text: &Text<'_>, clause: &Range<usize>) -> Vec<(ActionKind, Range<usize>)> {
    let mut found: Vec<(ActionKind, Range<usize>)> = Vec::new();
    let mut add = |kind: ActionKind, at: Range<usize>| {
        let several = matches!(kind, ActionKind::Anniversary | ActionKind::SendDelegation);
        if several || !found.iter().any(|(other, _)| *other == kind) {
            found.push((kind, at));
        }
    };
    let past = |at: usize| {
        let before = at.saturating_sub(3).max(clause.start);
        text.find(before..at, &["sau khi", "đã", "nội dung", "được"])
            .is_some()
    };
    let agreement_behind = |at: usize| {
        (at..clause.end.min(at.saturating_add(16))).any(|at| kind_at(text, at).is_some())
    };
    let mut behind = clause.start;
    for at in clause.clone() {
        if at < behind {
            continue;
        }
        if let Some(end) = text.any_phrase(at, &["tái ký kết", "tái ký", "ký lại"]) {
            behind = end;
            if !past(at) {
                behind = end;
                add(ActionKind::ReSign, at..end);
            }
        } else if let Some(end) = text.any_phrase(at, &["gia hạn"]) {
            behind = end;
            if !past(at) && !text.says(at.saturating_sub(1), "ký") {
                behind = end;
                add(ActionKind::Extend, at..end);
            }
        } else if let Some(end) = text.any_phrase(
            at,
            &[
                "xem xét ký mới",
                "ký kết mới",
                "ký mới",
                "tiến tới việc ký kết",
                "tiến tới ký kết",
                "tiến tới ký",
                "dự kiến ký kết",
                "dự kiến ký",
                "thiết lập ký kết",
                "xem xét ký",
                "xúc tiến ký kết",
                "hướng tới ký kết",
                "tổ chức ký kết",
                "tổ chức lễ ký",
                "ký kết hợp tác",
                "ký kết thỏa thuận",
                "ký kết bản ghi nhớ",
            ],
        ) {
            // What is signed may be a programme, or the words may speak of what was signed.
            let programme = (at..clause.end.min(end.saturating_add(4)))
                .any(|at| text.phrase(at, "chương trình hành động").is_some());
            if !past(at) && !programme {
                add(ActionKind::Sign, at..end);
            }
        } else if let Some(end) = text.any_phrase(at, &["rà soát"]) {
            behind = end;
            if agreement_behind(end) {
                behind = end;
                add(ActionKind::Review, at..end);
            }
        } else if let Some(end) = text.any_phrase(at, &["xây dựng"]) {
            behind = end;
            let programme = text.find(
                end..clause.end.min(end.saturating_add(12)),
                &["chương trình hành động"],
            );
            if let Some(programme) = programme {
                add(ActionKind::DrawUpProgramme, at..programme.end);
            }
        } else if let Some(end) = text.any_phrase(
            at,
            &[
                "trao đổi các đoàn lãnh đạo",
                "trao đổi đoàn lãnh đạo",
                "trao đổi các đoàn",
                "trao đổi đoàn",
            ],
        ) {
            behind = end;
            add(ActionKind::SendDelegation, at..end);
            add(ActionKind::ReceiveDelegation, at..end);
        } else if let Some(end) = text.any_phrase(
            at,
            &[
                "đón tiếp đoàn",
                "đón tiếp các đoàn",
                "đón đoàn",
                "tiếp đoàn",
                "mời đoàn",
                "đón tiếp các đoàn vào",
            ],
        ) {
            behind = end;
            add(ActionKind::ReceiveDelegation, at..end);
        } else if let Some(end) = text.any_phrase(
            at,
            &[
                "tổ chức các đoàn",
                "tổ chức đoàn",
                "cử các đoàn",
                "cử đoàn",
                "đoàn đi",
                "thực hiện các đoàn ra",
                "các đoàn ra",
                "đoàn công tác tỉnh thăm",
            ],
        ) {
            behind = end;
            let goes = text.find(
                at..clause.end.min(end.saturating_add(14)),
                &["đi", "thăm", "sang", "đoàn ra", "xúc tiến", "tại"],
            );
            if goes.is_some() && text.phrase(end, "giao lưu").is_none() {
                behind = end;
                add(ActionKind::SendDelegation, at..end);
            }
        } else if let Some(end) = text.any_phrase(at, &["lễ kỷ niệm", "kỷ niệm", "tổng kết"])
        {
            let counted = days::number(text, end).is_some()
                || text
                    .find(end..clause.end.min(end.saturating_add(8)), &["năm"])
                    .is_some()
                || text.says(at, "tổng");
            if counted {
                add(ActionKind::Anniversary, at..end);
            }
        }
    }
    found
}

fn action(
    draft: &mut Draft<'_>,
    kind: ActionKind,
    at: Range<usize>,
    clause: &Range<usize>,
    section: Option<u32>,
    subjects: &[(Subject, Option<usize>)],
) {
    let text = draft.text;
    let own = partners_in(draft, clause);
    let mut about: Vec<(Subject, Option<usize>)> = own
        .into_iter()
        .map(|(id, place)| (Subject::Partner(id), place))
        .collect::<Vec<_>>();
    if about.is_empty() {
        about = subjects.to_vec();
    }
    let when = when(text, clause, &at);
    let title = title(text, clause);
    let cites = draft.cite(clause.clone(), false);
    let Some(mut cite) = cites.first().cloned() else {
        return;
    };
    if let Some((_, when_at)) = &when {
        cite.words = Some(text.written(when_at.clone()));
    }
    let held = draft.register.records().actions.iter().any(|held| {
        held.kind == kind
            && held
                .cites
                .iter()
                .any(|it| it.document == cite.document && it.section == cite.section)
            && (fold(held.title.in_vietnamese()) == fold(&title) || !is_told_apart(kind))
    });
    let before = draft.planned.get(&(kind, section));
    let again = before.is_some_and(|titles| titles.contains(&title) || !is_told_apart(kind));
    if held || again {
        draft.known(clause.clone());
        return;
    }
    let responsible = section.and_then(|_| draft.responsibilities.get(&section).cloned());
    let word = match kind {
        ActionKind::Sign => "sign",
        ActionKind::ReSign => "re sign",
        ActionKind::Extend => "extend",
        ActionKind::Review => "review",
        ActionKind::DrawUpProgramme => "programme",
        ActionKind::SendDelegation => "send delegation",
        ActionKind::ReceiveDelegation => "receive delegation",
        ActionKind::Anniversary => "anniversary",
        ActionKind::Activity => "activity",
    };
    let number = cite.section.clone().unwrap_or_default();
    let name = [cite.document.as_str(), &number, word].join(" ");
    let Some(id): Option<Id<Action>> = draft.id(&name) else {
        return;
    };
    let mut needs = draft.needs_document();
    needs.extend(about.iter().filter_map(|(_, place)| *place));
    needs.extend(responsible.as_ref().and_then(|(_, place)| *place));
    needs.sort_unstable();
    needs.dedup();
    let record = Action {
        id,
        kind,
        title: Bilingual {
            vi: title.clone(),
            en: None,
        },
        subjects: about
            .into_iter()
            .map(|(subject, _)| subject)
            .collect::<Vec<_>>(),
        responsibility: responsible.map(|(id, _)| id),
        leads: Vec::new(),
        when: when.as_ref().map(|(period, _)| *period),
        outcome: None,
        cites: Vec::from([cite]),
    };
    let called = match kind {
        ActionKind::Sign => words!("Ký mới", "Sign"),
        ActionKind::ReSign => words!("Tái ký", "Re-sign"),
        ActionKind::Extend => words!("Gia hạn", "Extend"),
        ActionKind::Review => words!("Rà soát", "Review"),
        ActionKind::DrawUpProgramme => words!(
            "Xây dựng chương trình hành động",
            "Draw up an action programme"
        ),
        ActionKind::SendDelegation => words!("Đoàn ra", "Send a delegation"),
        ActionKind::ReceiveDelegation => words!("Đoàn vào", "Receive a delegation"),
        ActionKind::Anniversary => words!("Kỷ niệm, tổng kết", "Anniversary"),
        ActionKind::Activity => words!("Hoạt động", "Activity"),
    };
    let sentence = match &record.when {
        Some(when) => words!("{}, {}: {}", "{}, {}: {}").with(&[&called, when, &title]),
        None => words!("{}: {}").with(&[&called, &title]),
    };
    let mut all = Vec::from([clause.clone()]);
    all.extend(when.map(|(_, at)| at));
    draft
        .planned
        .entry((kind, section))
        .or_default()
        .push(title);
    draft.propose(Fact {
        kind: FactKind::Action,
        rule: ReadingRule::PlannedAction,
        certainty: Certainty::Stated,
        at: all,
        mended: Vec::new(),
        verb: Verb::Adopt(Vec::from([AnyRecord::Action(record)])),
        alternatives: Vec::new(),
        needs,
        sentence,
    });
}

/// Whether a section may plan several of a kind, each by its own words.
fn is_told_apart(kind: ActionKind) -> bool {
    use ActionKind::{Activity, Anniversary, ReceiveDelegation, SendDelegation};
    matches!(
        kind,
        Activity | Anniversary | SendDelegation | ReceiveDelegation
    )
}

/// When something is planned: a time behind its words, that is no time of an agreement.
fn when(
    text: &Text<'_>,
    clause: &Range<usize>,
    at: &Range<usize>,
) -> Option<(crate::time::Period, Range<usize>)> {
    let mut brackets = 0_usize;
    for place in at.start..clause.end {
        // What stands in brackets tells of something else.
        match text.sign(place) {
            Some('(') => brackets = brackets.saturating_add(1),
            Some(')') => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        if brackets > 0 {
            continue;
        }
        let starts = text.any_phrase(
            place,
            &[
                "trong năm",
                "vào năm",
                "năm",
                "trong quý",
                "quý",
                "trong tháng",
                "vào tháng",
                "tháng",
                "giai đoạn",
                "ngày",
                "từ nay đến",
            ],
        );
        if starts.is_none() {
            continue;
        }
        let from = if text.says(place, "trong") || text.says(place, "vào") {
            place.saturating_add(1)
        } else {
            text.phrase(place, "từ nay").unwrap_or(place)
        };
        if let Some((period, end)) =
            days::period_at(text, from).filter(|(_, end)| *end <= clause.end)
        {
            // `Bản ghi nhớ ký năm 2020` tells of the agreement.
            let before = place.checked_sub(1);
            let of_signing = before.is_some_and(|it| text.says(it, "ký") || text.says(it, "hạn"));
            let counted = before.is_some_and(|it| days::number(text, it).is_some());
            if !of_signing && !counted {
                return Some((period, place..end));
            }
        }
    }
    None
}

/// The clause without the stop at its end.
fn title(text: &Text<'_>, clause: &Range<usize>) -> String {
    let mut end = clause.end.min(clause.start.saturating_add(60));
    while end > clause.start
        && matches!(
            text.sign(end.saturating_sub(1)),
            Some('.' | ';' | ',' | '…' | '/')
        )
    {
        end = end.saturating_sub(1);
    }
    let written = text.written(clause.start..end).to_string();
    capitalised(&written)
}
