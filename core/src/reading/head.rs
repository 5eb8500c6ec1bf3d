//! The head of a letter (Decree 30/2020, art. 8 and annex I), and where its body begins and ends.

use alloc::{
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};
use core::ops::Range;

use super::{
    Certainty, FactKind, Head, ReadingRule,
    blocks::{Block, in_capitals},
    cited, days,
    draft::{Draft, Fact},
    records::capitalised,
    text::{Text, WordKind},
    vocabulary_table::DOCUMENTS,
};
use crate::{
    model::{Bilingual, Citation, Document, DocumentKind, Id, Signer, SigningCapacity, Verb},
    time::ImpreciseDate,
    words::words,
};

/// Reads the head and proposes the document; gives the words of the title and the body.
pub(super) fn read(draft: &mut Draft<'_>) -> (Range<usize>, Range<usize>) {
    let text = draft.text;
    let (mut head, kind_at, body_from) = opening(text);
    let body_until = closing(text, &mut head, body_from);
    if head.period.is_none() {
        head.period = head.title.as_deref().and_then(period_of).or_else(|| {
            let opening = body_from..body_until.min(body_from.saturating_add(600));
            let mut places = opening;
            places.find_map(|at| {
                text.phrase(at, "giai đoạn")?;
                Some(days::period_at(text, at)?.0)
            })
        });
    }
    replaced(draft, &mut head, body_from..body_until);
    draft.read(0..body_from);
    draft.read(body_until..text.len());
    propose(draft, &head, kind_at.clone());
    draft.head = Some(head);
    (kind_at, body_from..body_until)
}

fn period_of(title: &str) -> Option<crate::time::Period> {
    let title = Text::of(title);
    let all = 0..title.len();
    let staged = all.clone().find_map(|at| {
        title.phrase(at, "giai đoạn")?;
        days::period_at(&title, at)
    });
    let yearly = || {
        all.clone().find_map(|at| {
            title.phrase(at, "năm")?;
            days::period_at(&title, at)
        })
    };
    staged.or_else(yearly).map(|(period, _)| period)
}

/// What stands before the body: number, place and day, issuers, kind, title.
fn opening(text: &Text<'_>) -> (Head, Range<usize>, usize) {
    let mut head = Head::default();
    let mut body_from = 0;
    let mut kind_at = 0..0;
    let blocks: Vec<&Block> = text.blocks.iter().take(80).collect::<Vec<_>>();
    let mut number_seen = false;
    for (place, block) in blocks.iter().enumerate() {
        let all = block.all.clone();
        if head.title.is_none() && is_title_start(text, block) {
            let Some((kind, _, behind)) = kind_in_capitals(text, all.start) else {
                continue;
            };
            head.kind = Some(kind);
            let (title, end) = title(
                text,
                behind..all.end,
                blocks.get(place.saturating_add(1)..).unwrap_or_default(),
            );
            kind_at = all.start..end;
            head.title = title;
            body_from = end;
            annexed(text, kind_at.clone(), &mut head);
            break;
        }
        if !number_seen && let Some(found) = number(text, &all) {
            number_seen = true;
            head.number = found;
            head.spans.push(text.span(all.clone()));
            body_from = all.end;
        }
        if head.date.is_none()
            && let Some((place, date)) = place_and_day(text, &all)
        {
            head.place = Some(place);
            head.date = date;
            head.spans.push(text.span(all.clone()));
            body_from = body_from.max(all.end);
        }
        if !number_seen && let Some(issuer) = issuer(text, &all) {
            match head.issuers.last_mut() {
                Some(last) if text.says(all.start, "tỉnh") || text.says(all.start, "thành") => {
                    last.push(' ');
                    last.push_str(&issuer);
                }
                _ => head.issuers.push(issuer),
            }
        }
    }
    if head.title.is_none() {
        head.title = subject_line(text, &blocks);
    }
    (head, kind_at, body_from)
}

/// A block that begins with a kind of document in capitals.
fn is_title_start(text: &Text<'_>, block: &Block) -> bool {
    block.marker.is_none() && kind_in_capitals(text, block.all.start).is_some()
}

fn kind_in_capitals(text: &Text<'_>, at: usize) -> Option<(DocumentKind, &'static str, usize)> {
    let mut best: Option<(DocumentKind, &'static str, usize)> = None;
    for (symbol, kind, name) in DOCUMENTS.iter().filter(|(symbol, ..)| !symbol.is_empty()) {
        let mut next = at;
        let mut same = true;
        for word in name.split(' ') {
            same &= text.says(next, word) && text.is_upper(next);
            next = next.saturating_add(1);
        }
        if same && best.is_none_or(|(.., end)| next > end) {
            best = Some((*kind, *symbol, next));
        }
    }
    best
}

/// The number behind `Số:`; `None` where there is no such line, an empty one where it is blank.
fn number(text: &Text<'_>, all: &Range<usize>) -> Option<Option<String>> {
    let colon = all.start.saturating_add(1);
    if !text.says(all.start, "số") || !text.is_capital(all.start) || text.sign(colon) != Some(':')
    {
        return None;
    }
    let first = colon.saturating_add(1);
    let number = cited::number(text, first, all.end);
    Some(number.map(|number| text.written(number)))
}

/// `Đồng Nai, ngày 25 tháng 4 năm 2023`; a blank day leaves the month, a blank month the year.
fn place_and_day(text: &Text<'_>, all: &Range<usize>) -> Option<(String, Option<ImpreciseDate>)> {
    let at = all.clone().find(|at| {
        text.says(*at, "ngày")
            && at
                .checked_sub(1)
                .is_some_and(|it| text.sign(it) == Some(','))
    })?;
    let start = (all.start..at.saturating_sub(1)).rev();
    let from = start
        .take_while(|at| {
            text.is_capital(*at)
                || text.sign(*at) == Some('-')
                || text.says(*at, "tỉnh")
                || text.says(*at, "phố")
        })
        .last()?;
    let place = text.written(from..at.saturating_sub(1));
    let date = days::day(text, at).and_then(|day| day.date()).or_else(|| {
        let mut rest = at.saturating_add(1)..all.end;
        let month = rest.clone().take(4).find(|it| text.says(*it, "tháng"));
        let year = rest.find(|it| text.says(*it, "năm"))?;
        month
            .and_then(|month| days::date_at(text, month))
            .or_else(|| days::date_at(text, year))
            .map(|(date, _)| date)
    });
    let blank = text.find(all.clone(), &["tháng"]).is_some();
    (date.is_some() || blank).then_some((place, date))
}

/// An issuing body in capitals, up to the state title beside it.
fn issuer(text: &Text<'_>, all: &Range<usize>) -> Option<String> {
    let stop = text.find(
        all.clone(),
        &["cộng hòa xã hội", "đảng cộng sản", "độc lập"],
    );
    let end = stop.map_or(all.end, |stop| stop.start);
    let end = (all.start..end)
        .find(|at| {
            matches!(text.sign(*at), Some('-' | '*' | '_'))
                && !text.is_capital(at.saturating_add(1))
        })
        .unwrap_or(end);
    let heads = [
        "ủy ban nhân dân",
        "ubnd",
        "hội đồng nhân dân",
        "sở",
        "tỉnh ủy",
        "thành ủy",
        "tỉnh",
        "thành phố",
        "ban",
        "bộ",
        "văn phòng",
        "chính phủ",
        "thủ tướng",
    ];
    let own = all.start..end;
    let begins = text.any_phrase(all.start, &heads).is_some();
    (begins && own.len() <= 12 && in_capitals(text, &own) && end > all.start)
        .then(|| sentence_case(&text.written(own)))
}

/// Words in capitals as they stand in a sentence: the names in them keep theirs as far as known.
fn sentence_case(words: &str) -> String {
    let mut cased = String::new();
    let small = ["BAN", "NHÂN", "DÂN", "ĐỒNG"];
    for (number, word) in words.split(' ').enumerate() {
        if number > 0 {
            cased.push(' ');
        }
        let lower = word.chars().map(crate::fold::lower);
        let inside = number > 0 && small.contains(&word);
        if inside || ["TỈNH", "THÀNH", "PHỐ"].contains(&word) {
            cased.extend(lower);
        } else {
            cased.extend(word.chars().take(1));
            cased.extend(lower.skip(1));
        }
    }
    cased
}

/// The title: the rest of the block that names the kind, and those behind it up to the body.
fn title(text: &Text<'_>, rest: Range<usize>, behind: &[&Block]) -> (Option<String>, usize) {
    let mut words = rest.clone();
    if rest.is_empty() || rest.len() < 3 {
        for block in behind.iter().take(4) {
            let begins_body = block.marker.is_some()
                || block.all.len() > 60
                || text
                    .any_phrase(
                        block.all.start,
                        &[
                            "căn cứ",
                            "thực hiện",
                            "xét",
                            "kính gửi",
                            "theo đề nghị",
                            "ủy ban nhân dân tỉnh",
                            "ubnd tỉnh",
                            "quyết định :",
                        ],
                    )
                    .is_some_and(|_| !in_capitals(text, &block.all) && block.all.len() > 14);
            // A title of several paragraphs is one in capitals.
            let in_capitals = in_capitals(text, &words) && in_capitals(text, &block.all);
            let ends = !words.is_empty() && !in_capitals;
            if begins_body || ends {
                break;
            }
            if words.is_empty() {
                words.start = block.all.start;
            }
            words.end = block.all.end;
            let ended = matches!(text.sign(block.all.end.saturating_sub(1)), Some('.' | ')'));
            if ended {
                break;
            }
        }
    }
    let end = words.end.max(rest.end);
    let own = words.clone().find(|at| {
        text.sign(*at) == Some('(')
            && text
                .any_phrase(
                    at.saturating_add(1),
                    &["kèm theo", "ban hành kèm", "đính kèm"],
                )
                .is_some()
    });
    let named = words.start..own.unwrap_or(words.end);
    let title = text.written(named);
    let title = title.trim_matches(['-', '*', ' ', '.']).to_string();
    ((!title.is_empty()).then_some(title), end)
}

/// `(Kèm theo Quyết định số 12/QĐ-UBND …)` below a title.
fn annexed(text: &Text<'_>, opening: Range<usize>, head: &mut Head) {
    let until = text.len().min(opening.end.saturating_add(40));
    if let Some(found) = text.find(opening.start..until, &["kèm theo"]) {
        let named = (found.end..until.min(found.end.saturating_add(3)))
            .find_map(|at| cited::named(text, at, until));
        head.annexed_to = named.map(|named| named.number);
    }
}

/// `V/v …` of an official letter, which names no kind.
fn subject_line(text: &Text<'_>, blocks: &[&Block]) -> Option<String> {
    let block = blocks.iter().find(|block| {
        text.any_phrase(block.all.start, &["v / v", "về việc"])
            .is_some()
            && block.all.len() < 60
    })?;
    Some(text.written(block.all.clone()))
}

/// What stands behind the body: recipients, signature block; gives the position where the body ends.
fn closing(text: &Text<'_>, head: &mut Head, body_from: usize) -> usize {
    let mut until = text.len();
    for block in text
        .blocks
        .iter()
        .filter(|block| block.all.start >= body_from)
    {
        if text.phrase(block.words.start, "nơi nhận").is_some() && block.all.len() < 8 + 1000 {
            until = until.min(block.all.start);
        }
        let at = block.all.start;
        let capacity = match (text.folded(at), text.sign(at.saturating_add(1))) {
            ("tm", Some('.')) => Some(SigningCapacity::OnBehalf),
            ("kt", Some('.')) => Some(SigningCapacity::ForHead),
            ("tl", Some('.')) => Some(SigningCapacity::ByOrder),
            ("tuq", Some('.')) => Some(SigningCapacity::ByDelegation),
            _ => None,
        };
        if capacity.is_some() && text.is_upper(at) {
            head.capacity = capacity;
            head.spans.push(text.span(block.all.clone()));
            until = until.min(at);
        }
    }
    if until < text.len() {
        signer(text, until, head);
    }
    until
}

/// The last office in capitals behind the body, and the name below it.
fn signer(text: &Text<'_>, from: usize, head: &mut Head) {
    let mut office = None;
    for block in text.blocks.iter().filter(|block| block.all.start >= from) {
        let words = block.all.clone();
        let offices = [
            "phó chủ tịch",
            "chủ tịch",
            "phó giám đốc",
            "giám đốc",
            "phó bí thư",
            "bí thư",
            "chánh văn phòng",
            "phó chánh văn phòng",
            "bộ trưởng",
            "thứ trưởng",
            "trưởng ban",
            "phó trưởng ban",
        ];
        let found = words.clone().rev().find_map(|at| {
            let end = text.any_phrase(at, &offices)?;
            (end <= words.end && text.is_upper(at)).then_some(at..end)
        });
        if let Some(found) = found {
            // `PHÓ` may stand before what was found first from the end.
            let start = found
                .start
                .checked_sub(1)
                .filter(|it| text.says(*it, "phó") && words.contains(it));
            office = Some(text.written(start.unwrap_or(found.start)..found.end));
            continue;
        }
        let named = words.len() >= 2
            && words.len() <= 5
            && words
                .clone()
                .all(|at| text.word(at).is_some_and(|it| it.kind == WordKind::Capital))
            && !in_capitals(text, &words);
        if named && office.is_some() && head.signer.is_none() {
            head.signer = Some(text.written(words.clone()));
            head.spans.push(text.span(words));
        }
    }
    head.office = office.map(|office| {
        let small: String = office.chars().map(crate::fold::lower).collect();
        capitalised(&small)
    });
}

/// `thay thế Kế hoạch số …`: what the letter replaces.
fn replaced(draft: &mut Draft<'_>, head: &mut Head, body: Range<usize>) {
    let text = draft.text;
    for at in body.clone() {
        if let Some(behind) = text.any_phrase(at, &["thay thế", "bãi bỏ"])
            && let Some(named) =
                (behind..behind.saturating_add(3)).find_map(|at| cited::named(text, at, body.end))
        {
            head.spans.push(text.span(at..named.at.end));
            head.replaces.push(named.number);
        }
    }
}

/// Proposes the document itself, unless the register holds it.
fn propose(draft: &mut Draft<'_>, head: &Head, at: Range<usize>) {
    let text = draft.text;
    if let Some(number) = &head.number
        && let Some(id) = draft.document_numbered(number, head.date)
    {
        draft.document = Some(id);
        return;
    }
    let kind = head.kind.unwrap_or(if head.number.is_some() {
        DocumentKind::OfficialLetter
    } else {
        DocumentKind::Note
    });
    let title = head.title.clone().unwrap_or_else(|| {
        let first = text.blocks.iter().find(|block| block.words.len() > 2);
        first.map_or_else(String::new, |block| {
            text.written(
                block.words.start..block.words.end.min(block.words.start.saturating_add(20)),
            )
        })
    });
    if let Some(id) = draft.document_titled(kind, &title, head) {
        draft.document = Some(id);
        return;
    }
    let year = head
        .date
        .map(|date| date.window().earliest.year().to_string());
    let called = match &head.number {
        Some(number) => number.clone(),
        None => title.clone(),
    };
    let name = [called.as_str(), year.as_deref().unwrap_or_default()].join(" ");
    let Some(id): Option<Id<Document>> = draft.id(&name) else {
        return;
    };
    let issuer = head.issuers.first().cloned();
    let signer = head.signer.clone().map(|name| Signer {
        name,
        office: head.office.clone().map(|vi| Bilingual { vi, en: None }),
        capacity: head.capacity,
    });
    let document = Document {
        id: id.clone(),
        kind,
        title: Bilingual {
            vi: title.clone(),
            en: None,
        },
        number: head.number.clone(),
        issuer: issuer.map(|vi| Bilingual { vi, en: None }),
        date: head.date,
        signer,
        period: head.period,
        cites: Vec::from([Citation {
            document: id.clone(),
            section: None,
            words: None,
            inferred: false,
        }]),
    };
    let sentence = words!("Văn bản: {}.", "The document: {}.").with(&[&document.called()]);
    let certainty = if kind == DocumentKind::Note {
        Certainty::Guessed
    } else {
        Certainty::Stated
    };
    let at = if at.is_empty() {
        0..text.len().min(1)
    } else {
        at
    };
    let place = draft.propose(Fact {
        kind: FactKind::Document,
        rule: ReadingRule::Head,
        certainty,
        at: Vec::from([at]),
        mended: Vec::new(),
        verb: Verb::AddDocument(Box::new(document)),
        alternatives: Vec::new(),
        needs: Vec::new(),
        sentence,
    });
    draft.document = Some(id);
    draft.document_place = Some(place);
}
