//! The documents that a letter cites: a kind, a number with its symbol, a day, an issuer.

use alloc::{
    boxed::Box,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::ops::Range;

use super::{
    Certainty, FactKind, ReadingRule, days,
    draft::{Draft, Fact},
    text::{Gap, Text, WordKind},
    vocabulary_table::DOCUMENTS,
};
use crate::{
    fold::fold,
    model::{Bilingual, Document, DocumentKind, Id, Verb},
    time::ImpreciseDate,
    words::{Say, words},
};

/// A document that some words name.
pub(super) struct Named {
    pub(super) kind: DocumentKind,
    pub(super) kind_name: &'static str,
    pub(super) number: String,
    pub(super) date: Option<ImpreciseDate>,
    pub(super) issuer: Option<String>,
    pub(super) at: Range<usize>,
}

/// Proposes every document that a letter cites and the register does not hold.
pub(super) fn read(draft: &mut Draft<'_>, body: Range<usize>) {
    let mut at = body.start;
    while at < body.end {
        match named(draft.text, at, body.end) {
            Some(named) => {
                at = named.at.end;
                cited(draft, &named);
            }
            None => at = at.saturating_add(1),
        }
    }
}

/// The document's id, proposed where the register does not hold it.
pub(super) fn cited(draft: &mut Draft<'_>, named: &Named) -> Option<Id<Document>> {
    if let Some(id) = draft.document_numbered(&named.number, named.date) {
        draft.known(named.at.clone());
        return Some(id);
    }
    let year = named.date.map(|date| date.window().earliest.year());
    let year = year.map_or(String::new(), |year| format!(" {year}"));
    let id: Id<Document> = draft.id(&format!("{}{year}", named.number))?;
    let text = draft.text;
    let issuer = named.issuer.clone();
    let title = subject(text, named.at.end);
    let title = match &title {
        Some(words) => text.written(words.clone()),
        None => format!("{} {}", named.kind_name, named.number),
    };
    let document = Document {
        id: id.clone(),
        kind: named.kind,
        title: Bilingual {
            vi: title,
            en: None,
        },
        number: Some(named.number.clone()),
        issuer: issuer.map(|vi| Bilingual { vi, en: None }),
        date: named.date,
        signer: None,
        period: None,
        cites: draft.cite(named.at.clone(), false),
    };
    let date: Option<&dyn Say> = document.date.as_ref().map(|date| date as &dyn Say);
    let sentence =
        match date {
            Some(date) => words!("Văn bản được dẫn: {} {}, {}.", "Document cited: {} {}, {}.")
                .with(&[&named.kind_name, &named.number, date]),
            None => words!(
                "Văn bản được dẫn: {} {}, không ghi ngày.",
                "Document cited: {} {}, no day given."
            )
            .with(&[&named.kind_name, &named.number]),
        };
    let needs = draft.needs_document();
    let place = draft.propose(Fact {
        kind: FactKind::Citation,
        rule: ReadingRule::CitedDocument,
        certainty: Certainty::Stated,
        at: Vec::from([named.at.clone()]),
        mended: Vec::new(),
        verb: Verb::AddDocument(Box::new(document)),
        alternatives: Vec::new(),
        needs,
        sentence,
    });
    draft.hold_document(&named.number, named.date, &id, Some(place));
    Some(id)
}

/// The document that is named at a position: `Quyết định số 12/QĐ-UBND ngày 03/02/2024 của …`.
pub(super) fn named(text: &Text<'_>, at: usize, until: usize) -> Option<Named> {
    let (kind, kind_name, behind) = kind(text, at)?;
    let numbered = text.says(behind, "số");
    // In small letters a kind is meant where a number follows: `kết luận số 12-KL/TW`.
    if !text.is_capital(at) && !numbered {
        return None;
    }
    let first = behind.saturating_add(usize::from(numbered));
    let first = first.saturating_add(usize::from(text.sign(first) == Some(':')));
    let number = number(text, first, until)?;
    let written: String = text.written(number.clone());
    let mut end = number.end;
    let mut date = None;
    if let Some((day, behind)) = days::date_at(text, end).filter(|(_, behind)| *behind <= until) {
        date = Some(day);
        end = behind;
    }
    let mut issuer = None;
    if text.says(end, "của") {
        let stop = issuer_end(text, end.saturating_add(1), until);
        if stop > end.saturating_add(1) {
            issuer = Some(text.written(end.saturating_add(1)..stop));
            end = stop;
        }
    }
    Some(Named {
        kind,
        kind_name,
        number: written,
        date,
        issuer,
        at: at..end,
    })
}

/// The kind of document named at a position, and the position behind it.
pub(super) fn kind(text: &Text<'_>, at: usize) -> Option<(DocumentKind, &'static str, usize)> {
    let mut best: Option<(DocumentKind, &'static str, usize)> = None;
    for (_, kind, name) in DOCUMENTS {
        let mut next = at;
        let mut same = true;
        for word in name.split(' ') {
            same &= text.says(next, word);
            next = next.saturating_add(1);
        }
        if same && best.is_none_or(|(.., end)| next > end) {
            best = Some((*kind, name, next));
        }
    }
    best
}

/// A number and its symbol, as Decree 30/2020 and the Party write them: `107/KH-UBND`,
/// `50/2021/QĐ-UBND`, `4415-CV/TU`, `382 /KH- UBND`.
pub(super) fn number(text: &Text<'_>, at: usize, until: usize) -> Option<Range<usize>> {
    text.number(at)?;
    let mut end = at.saturating_add(1);
    let mut symbols = 0_usize;
    loop {
        let sign = text
            .sign(end)
            .filter(|sign| matches!(sign, '/' | '-' | '&' | ','));
        let next = end.saturating_add(1);
        let gap = |at: usize| text.word(at).map_or(Gap::Blank, |word| word.after);
        let Some(sign) = sign.filter(|_| next < until) else {
            break;
        };
        // A comma or `&` is inside a symbol only where nothing stands around it.
        let close = gap(end) == Gap::None && gap(next) == Gap::None;
        if gap(end) > Gap::Space || gap(next) > Gap::Space || (!close && matches!(sign, '&' | ','))
        {
            break;
        }
        match text.word(next).map(|word| word.kind) {
            Some(WordKind::Number) if close => {}
            Some(WordKind::Capital) => symbols = symbols.saturating_add(1),
            Some(WordKind::Small) if close && symbols > 0 => {}
            _ => break,
        }
        end = next.saturating_add(1);
    }
    (symbols > 0).then_some(at..end)
}

/// Where the name of an issuer ends: it goes on while words begin with capitals, or belong to names.
fn issuer_end(text: &Text<'_>, at: usize, until: usize) -> usize {
    let mut end = at;
    let small = [
        "tỉnh",
        "nhân",
        "dân",
        "thường",
        "vụ",
        "huyện",
        "thành",
        "phố",
        "và",
        "bộ",
        "trị",
        "cán",
        "sự",
        "chấp",
        "hành",
        "ủy",
        "chính",
        "phủ",
        "tướng",
        "trung",
        "ương",
        "bí",
        "thư",
        "đồng",
        "vụ",
        "quốc",
        "hội",
    ];
    while end < until {
        let inside =
            text.is_capital(end) || (end > at && small.iter().any(|word| text.says(end, word)));
        if !inside || text.word(end).is_some_and(|word| word.after > Gap::Line) {
            break;
        }
        end = end.saturating_add(1);
    }
    // `và` at the end belongs to what follows.
    while end > at && text.says(end.saturating_sub(1), "và") {
        end = end.saturating_sub(1);
    }
    end
}

/// What a document is about: the words behind `về`, up to the end of the clause.
fn subject(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let about = text.any_phrase(at, &["về việc", "về", "phê duyệt", "ban hành", "quy định"])?;
    let start = if text.says(at, "về") { about } else { at };
    let stop = (start..text.len().min(start.saturating_add(60))).find(|at| {
        matches!(text.sign(*at), Some(';' | ',' | '.' | '(' | ':'))
            || text.word(*at).is_some_and(|word| word.after >= Gap::Blank)
    })?;
    (stop > start).then_some(start..stop)
}

/// A number by which all its spellings are one: without marks, spaces and leading zeros.
pub(super) fn bare(number: &str) -> String {
    let folded = fold(number);
    folded.trim_start_matches('0').to_string()
}
