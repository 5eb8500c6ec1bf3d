//! Agreements that a letter mentions: in brackets behind a partner, or as ones that exist.
//!
//! An agreement that is only mentioned is one whose signing day is not stated. What is still to be
//! signed, or may be signed, is none.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::ops::Range;

use super::{
    Certainty, FactKind, NotReadReason, ReadingRule, days,
    draft::{Draft, Fact},
    records::capitalised,
    signals,
    text::Text,
    vocabulary_table::AGREEMENTS,
    who,
};
use crate::{
    model::{
        Agreement, AgreementKind, Assignee, Bilingual, Citation, Entry, Extension, Id, Partner,
        PartnerKind, Party, Regime, Subject, Term, Verb,
    },
    time::{FirstDay, ImpreciseDate},
    words::{Say, words},
};

/// An agreement that was proposed, or is held.
#[derive(Clone)]
pub(super) struct Held {
    pub(super) id: Id<Agreement>,
    pub(super) kind: AgreementKind,
    pub(super) partners: Vec<Id<Partner>>,
    pub(super) signed: Option<ImpreciseDate>,
    /// The section that mentions it first.
    pub(super) section: Option<u32>,
    pub(super) place: Option<usize>,
    pub(super) until: Option<ImpreciseDate>,
}

/// The kind of agreement named at a position, and the position behind it.
pub(super) fn kind_at(text: &Text<'_>, at: usize) -> Option<(AgreementKind, usize)> {
    let mut best: Option<(AgreementKind, usize)> = None;
    for (kind, names) in AGREEMENTS {
        for name in *names {
            let end = match *name {
                "MOU" => (text.folded(at) == "mou").then(|| at.saturating_add(1)),
                name => text.phrase(at, name),
            };
            if let Some(end) = end.filter(|end| best.is_none_or(|(_, longest)| *end > longest)) {
                best = Some((*kind, end));
            }
        }
    }
    // "Thỏa thuận quốc tế" names the kind of thing, not one of them.
    best.filter(|(_, end)| text.phrase(*end, "quốc tế").is_none())
}

/// Reads the agreements of a letter.
pub(super) fn read(draft: &mut Draft<'_>, body: &Range<usize>) {
    let text = draft.text;
    draft.agreements = held(draft);
    for block in &text.blocks {
        if block.all.start < body.start || block.all.end > body.end {
            continue;
        }
        brackets(draft, &block.words);
        for sentence in signals::sentences_in(text, &block.words) {
            mentioned(draft, &sentence);
        }
    }
}

fn held(draft: &Draft<'_>) -> Vec<Held> {
    let agreements = draft.register.records().agreements.iter();
    let section = |agreement: &Agreement| {
        let mut cites = agreement.cites.iter();
        let cite = cites.find(|cite| Some(&cite.document) == draft.document.as_ref())?;
        let mut sections = draft.sections.iter();
        let at = sections.position(|it| Some(&it.number) == cite.section.as_ref())?;
        u32::try_from(at).ok()
    };
    agreements
        .map(|agreement| Held {
            id: agreement.id.clone(),
            kind: agreement.kind,
            partners: agreement.partners().cloned().collect(),
            signed: agreement.signed,
            section: section(agreement),
            place: None,
            until: None,
        })
        .collect()
}

/// The partners that some words name, in their order.
pub(super) fn partners_in(
    draft: &Draft<'_>,
    words: &Range<usize>,
) -> Vec<(Id<Partner>, Option<usize>)> {
    let mut partners: Vec<(Id<Partner>, Option<usize>)> = Vec::new();
    for mention in draft.subjects.within(words) {
        if let Subject::Partner(id) = &mention.subject
            && !partners.iter().any(|(other, _)| other == id)
        {
            partners.push((id.clone(), mention.place));
        }
    }
    partners
}

/// `Với thành phố Padang (ký Bản ghi nhớ năm 2016, Chương trình hành động năm 2017, ký gia hạn năm 2023)`.
fn brackets(draft: &mut Draft<'_>, words: &Range<usize>) {
    let text = draft.text;
    let Some(open) = words.clone().find(|at| text.sign(*at) == Some('(')) else {
        return;
    };
    let Some(close) = (open..words.end).find(|at| text.sign(*at) == Some(')')) else {
        return;
    };
    let inside = open.saturating_add(1)..close;
    let partners = partners_in(draft, &(words.start..open));
    let speaks = text.find(inside.clone(), &["ký", "gia hạn"]).is_some()
        && inside.clone().any(|at| kind_at(text, at).is_some());
    if partners.is_empty() || !speaks {
        return;
    }
    let ends = expiries(text, &(close..words.end));
    let mut at = inside.start;
    let mut open_kinds: Vec<(AgreementKind, Range<usize>)> = Vec::new();
    let mut first: Option<Held> = None;
    let mut latest: Option<(AgreementKind, Range<usize>)> = None;
    while at < inside.end {
        if let Some(end) = text.any_phrase(at, &["ký gia hạn", "gia hạn"]) {
            let when =
                (end..inside.end.min(end.saturating_add(4))).find_map(|at| days::date_at(text, at));
            match (when, &first) {
                (Some((on, behind)), Some(agreement)) => {
                    extension(draft, agreement, on, at..behind);
                    at = behind;
                }
                _ => {
                    draft.leave(at..end, NotReadReason::NotNamed);
                    at = end;
                }
            }
            open_kinds.clear();
        } else if let Some((kind, end)) = kind_at(text, at) {
            open_kinds.push((kind, at..end));
            at = end;
        } else if let Some((signed, end)) = days::date_at(text, at) {
            // `… năm 2017 và năm 2018` signs twice what stands before.
            let kinds = if open_kinds.is_empty() {
                latest.clone().into_iter().collect::<Vec<_>>()
            } else {
                core::mem::take(&mut open_kinds)
            };
            for (kind, named) in kinds {
                let parent = first
                    .clone()
                    .filter(|parent| kind == AgreementKind::ActionProgramme && parent.kind != kind);
                let until = ends
                    .iter()
                    .find(|(of, on, _)| *of == kind && on.is_none_or(|on| on == signed));
                let until = until.map(|(_, _, until)| until.clone());
                let signed_at = named.start..end;
                let made = agreement(
                    draft,
                    New {
                        kind,
                        partners: &partners,
                        ours: Vec::new(),
                        signed: Some(signed),
                        until,
                        parent,
                        title: None,
                        at: signed_at,
                        rule: ReadingRule::AgreementsInBrackets,
                    },
                );
                if first.is_none() {
                    first = made;
                }
                latest = Some((kind, named));
            }
            at = end;
        } else {
            at = at.saturating_add(1);
        }
    }
    for (kind, named) in open_kinds {
        agreement(
            draft,
            New {
                kind,
                partners: &partners,
                ours: Vec::new(),
                signed: None,
                until: None,
                parent: None,
                title: None,
                at: named,
                rule: ReadingRule::AgreementsInBrackets,
            },
        );
    }
    draft.read(open..close.saturating_add(1));
}

/// `Bản ghi nhớ ký năm 2020 đã hết hạn vào năm 2023`: the kind, when it was signed, when it ended.
type Expiry = (
    AgreementKind,
    Option<ImpreciseDate>,
    (ImpreciseDate, Range<usize>),
);

fn expiries(text: &Text<'_>, words: &Range<usize>) -> Vec<Expiry> {
    let mut found = Vec::new();
    for at in words.clone() {
        let Some(end) = text.any_phrase(at, &["hết hạn", "hết hiệu lực"]) else {
            continue;
        };
        let until =
            (end..words.end.min(end.saturating_add(3))).find_map(|at| days::date_at(text, at));
        let from = at.saturating_sub(12).max(words.start);
        let kind = (from..at)
            .rev()
            .find_map(|at| Some((at, kind_at(text, at)?.0)));
        if let (Some((until, behind)), Some((kind_from, kind))) = (until, kind) {
            let signed = (kind_from..at)
                .find_map(|at| days::date_at(text, at))
                .map(|(date, _)| date);
            found.push((kind, signed, (until, kind_from..behind)));
        }
    }
    found
}

/// An agreement to propose.
struct New<'a> {
    kind: AgreementKind,
    partners: &'a [(Id<Partner>, Option<usize>)],
    ours: Vec<Assignee>,
    signed: Option<ImpreciseDate>,
    until: Option<(ImpreciseDate, Range<usize>)>,
    parent: Option<Held>,
    title: Option<String>,
    at: Range<usize>,
    rule: ReadingRule,
}

/// Proposes an agreement, unless it is held; gives it.
fn agreement(draft: &mut Draft<'_>, new: New<'_>) -> Option<Held> {
    let text = draft.text;
    let ids = new
        .partners
        .iter()
        .map(|(id, _)| id.clone())
        .collect::<Vec<_>>();
    let section = draft.section_at(new.at.start);
    let same = |held: &&Held| {
        held.kind == new.kind
            && held.partners.len() == ids.len()
            && held.partners.iter().all(|id| ids.contains(id))
            && match (held.signed, new.signed) {
                (Some(one), Some(other)) => one.window().meets(other.window()),
                _ => true,
            }
    };
    if let Some(held) = draft.agreements.iter().find(same).cloned() {
        draft.known(new.at.clone());
        return Some(held);
    }
    if new
        .signed
        .is_some_and(|signed| signed.window().earliest > draft.recorded())
    {
        draft.leave(new.at, NotReadReason::Refused);
        return None;
    }
    let names = ids
        .iter()
        .filter_map(|id| draft.partner_name(id))
        .collect::<Vec<_>>();
    let called = title_of(new.kind);
    let year = new.signed.map(|signed| signed.window().earliest.year());
    let told = names.join(", ");
    let title = match (&new.title, year) {
        (Some(title), _) => title.clone(),
        (None, Some(year)) => alloc::format!("{called} với {told} năm {year}"),
        (None, None) => alloc::format!("{called} với {told}"),
    };
    let short = match new.kind {
        AgreementKind::Memorandum => "mou",
        AgreementKind::MinutesOfUnderstanding => "minutes",
        AgreementKind::JointStatement => "joint statement",
        AgreementKind::ActionProgramme => "programme",
        AgreementKind::TwinningRegulation => "twinning",
        AgreementKind::LetterOfIntent => "letter of intent",
        AgreementKind::Agreement | AgreementKind::Other => "agreement",
    };
    let year_told = year.map_or_else(String::new, |year| alloc::format!(" {year}"));
    let first = ids.first().map_or("", |id| id.as_str());
    let id: Id<Agreement> = draft.id(&alloc::format!("{first} {short}{year_told}"))?;
    let cites: Vec<Citation> = draft.cite(new.at.clone(), new.signed.is_some());
    if cites.is_empty() {
        return None;
    }
    let party = ids
        .iter()
        .any(|id| draft.partner_kind(id) == Some(PartnerKind::Party));
    let ours = new.ours.iter().filter_map(|who| match who {
        Assignee::Unit(id) => Some(Party::Unit(id.clone())),
        Assignee::Body(name) => Some(Party::Other(name.clone())),
        _ => None,
    });
    let parent = new
        .parent
        .filter(|parent| match (parent.until, new.signed) {
            (Some(until), Some(signed)) => until.window().latest >= signed.window().earliest,
            _ => true,
        });
    let mut needs = draft.needs_document();
    needs.extend(new.partners.iter().filter_map(|(_, place)| *place));
    needs.extend(parent.as_ref().and_then(|parent| parent.place));
    needs.extend(new.ours.iter().filter_map(|who| draft.place_of(who)));
    needs.sort_unstable();
    needs.dedup();
    let mut at = Vec::from([new.at.clone()]);
    at.extend(new.until.as_ref().map(|(_, at)| at.clone()));
    let record = Agreement {
        id: id.clone(),
        kind: new.kind,
        title: Bilingual {
            vi: title,
            en: None,
        },
        ours: ours.collect(),
        theirs: ids.iter().map(|id| Party::Partner(id.clone())).collect(),
        fields: Vec::new(),
        regime: if party {
            Regime::Party
        } else {
            Regime::NotStated
        },
        implements: parent.map(|parent| parent.id),
        re_signs: None,
        signed: new.signed,
        entry: Entry::NotStated,
        term: new
            .until
            .as_ref()
            .map_or(Term::NotStated, |(until, _)| Term::Until(*until)),
        tacit_renewal: None,
        first_day: FirstDay::default(),
        changes: Vec::new(),
        cites,
    };
    let until = new.until.map(|(until, _)| until);
    let signed: &dyn Say = match &record.signed {
        Some(signed) => signed,
        None => &words!("không ghi ngày ký", "day of signing not stated"),
    };
    let sentence = words!("{}, ký {}{}.", "{}, signed {}{}.");
    let sentence = if record.signed.is_some() {
        sentence
    } else {
        words!("{}, {}{}.")
    };
    let ended = until.map(|until| words!(", hết hạn {}", ", ended {}").with(&[&until]));
    let sentence = sentence.with(&[&record.title, signed, &ended]);
    let place = draft.propose(Fact {
        kind: FactKind::Agreement,
        rule: new.rule,
        certainty: Certainty::Stated,
        at,
        mended: Vec::new(),
        verb: Verb::Sign(Box::new(record)),
        alternatives: Vec::new(),
        needs,
        sentence,
    });
    let held = Held {
        id,
        kind: new.kind,
        partners: ids,
        signed: new.signed,
        section,
        place: Some(place),
        until,
    };
    let _ = text;
    draft.agreements.push(held.clone());
    Some(held)
}

/// What a kind of agreement is called at the head of a title.
fn title_of(kind: AgreementKind) -> &'static str {
    match kind {
        AgreementKind::Memorandum => "Bản ghi nhớ",
        AgreementKind::MinutesOfUnderstanding => "Biên bản ghi nhớ",
        AgreementKind::Agreement => "Thỏa thuận",
        AgreementKind::JointStatement => "Tuyên bố chung",
        AgreementKind::ActionProgramme => "Chương trình hành động",
        AgreementKind::TwinningRegulation => "Quy chế kết nghĩa",
        AgreementKind::LetterOfIntent => "Ý định thư",
        AgreementKind::Other => "Văn bản hợp tác",
    }
}

fn extension(draft: &mut Draft<'_>, agreement: &Held, on: ImpreciseDate, at: Range<usize>) {
    let held =
        draft.register.records().agreements.iter().any(|held| {
            held.id == agreement.id && held.changes.iter().any(|change| change.on == on)
        });
    if held {
        draft.known(at);
        return;
    }
    if on.window().earliest > draft.recorded() {
        draft.leave(at, NotReadReason::Refused);
        return;
    }
    let cites = draft.cite(at.clone(), true);
    let mut needs = draft.needs_document();
    needs.extend(agreement.place);
    let names = agreement
        .partners
        .iter()
        .filter_map(|id| draft.partner_name(id))
        .collect::<Vec<_>>();
    let called = title_of(agreement.kind);
    let sentence = words!(
        "Gia hạn {} với {}, {}; thời hạn mới không ghi.",
        "{} with {} extended {}; its new term is not stated."
    )
    .with(&[&called, &names, &on]);
    draft.propose(Fact {
        kind: FactKind::AgreementChange,
        rule: ReadingRule::Extension,
        certainty: Certainty::Stated,
        at: Vec::from([at]),
        mended: Vec::new(),
        verb: Verb::Extend(Extension {
            agreement: agreement.id.clone(),
            on,
            term: Term::NotStated,
            cites,
        }),
        alternatives: Vec::new(),
        needs,
        sentence,
    });
}

/// What says that an agreement exists: before its name, and behind.
const BEFORE: [&str; 12] = [
    "rà soát",
    "gia hạn",
    "tái ký kết",
    "tái ký",
    "triển khai",
    "thực hiện",
    "căn cứ",
    "tổng kết",
    "đánh giá",
    "cụ thể hóa",
    "theo",
    "chấm dứt",
];
const BEHIND: [&str; 9] = [
    "đã ký kết",
    "đã được hai bên ký kết",
    "đã được ký kết",
    "đã được ký",
    "được ký kết",
    "được ký",
    "đã ký",
    "ký ngày",
    "ký năm",
];
/// What says that it does not exist yet.
const STILL_TO: [&str; 13] = [
    "ký mới",
    "ký kết mới",
    "tiến tới ký kết",
    "tiến tới ký",
    "dự kiến ký",
    "xem xét ký",
    "hướng tới ký",
    "xây dựng",
    "đàm phán",
    "dự thảo",
    "xúc tiến ký",
    "nghiên cứu ký",
    "tổ chức ký kết",
];
const PERMITTED: [&str; 8] = [
    "cho phép ký",
    "đồng ý ký",
    "chủ trương ký",
    "phê duyệt việc ký",
    "ủy quyền ký",
    "ủy quyền cho",
    "đồng ý cho ký",
    "cho phép",
];

/// An agreement of which a sentence speaks as one that exists.
fn mentioned(draft: &mut Draft<'_>, sentence: &Range<usize>) {
    let text = draft.text;
    let mut at = sentence.start;
    while at < sentence.end {
        let Some((kind, end)) = kind_at(text, at) else {
            at = at.saturating_add(1);
            continue;
        };
        let named = at..end;
        at = end;
        if draft.is_told(&named) {
            continue;
        }
        let from = named.start.saturating_sub(12).max(sentence.start);
        if let Some(permitted) = text.find(from..named.start, &PERMITTED) {
            draft.leave(permitted.start..named.end, NotReadReason::NotASigning);
            continue;
        }
        let last = |phrases: &[&str]| {
            (from..named.start).rev().find(|at| {
                text.any_phrase(*at, phrases)
                    .is_some_and(|end| end <= named.start)
            })
        };
        let (exists, to_come) = (last(&BEFORE), last(&STILL_TO));
        let stop = clause_end(text, named.end, sentence.end);
        let behind = text.find(named.end..stop, &BEHIND);
        let programme = matches!(kind, AgreementKind::ActionProgramme | AgreementKind::Other);
        let is = match (exists, to_come) {
            (Some(exists), Some(to_come)) => exists > to_come,
            (Some(_), None) => true,
            _ => false,
        };
        if !(behind.is_some() || (is && !programme))
            || (to_come.is_some() && !is && behind.is_none())
        {
            continue;
        }
        one_mentioned(draft, kind, named, stop, behind);
        at = end;
    }
}

fn clause_end(text: &Text<'_>, from: usize, until: usize) -> usize {
    (from..until)
        .find(|at| matches!(text.sign(*at), Some(';' | '.' | ':')))
        .unwrap_or(until)
}

fn one_mentioned(
    draft: &mut Draft<'_>,
    kind: AgreementKind,
    named: Range<usize>,
    stop: usize,
    behind: Option<Range<usize>>,
) {
    let text = draft.text;
    let section = draft.section_at(named.start);
    let with = text.find(named.end..stop, &["giữa", "với"]);
    let date = behind.clone().and_then(|behind| {
        (behind.start..stop.min(behind.end.saturating_add(6)))
            .find_map(|at| days::date_at(text, at))
    });
    let ends = [
        "trong năm",
        "vào năm",
        "cho giai đoạn",
        "để",
        "tiến tới",
        "phù hợp",
        "đã",
        "được ký",
        "nhằm",
        "trong lĩnh vực",
        "cho",
        "và triển khai",
        "các nội dung",
        "về các",
        "như",
    ];
    let phrase_end = text
        .find(named.end..stop, &ends)
        .map_or(stop, |end| end.start);
    let phrase_end = phrase_end.min(named.end.saturating_add(45));
    let mut partners = partners_in(
        draft,
        &(named.end..phrase_end.max(with.as_ref().map_or(0, |with| with.end))),
    );
    if with.is_none() {
        partners.clear();
    }
    let generic = partners.is_empty();
    if generic {
        // The one of this section, if there is one.
        let one = draft
            .agreements
            .iter()
            .find(|held| section.is_some() && held.section == section && date.is_none());
        if one.is_some() {
            draft.known(named.start..behind.map_or(named.end, |behind| behind.end));
            return;
        }
        let subjects = draft.subjects_of(section, &(0..0));
        for (subject, place) in subjects {
            if let Subject::Partner(id) = subject {
                partners.push((id, place));
            }
        }
    }
    partners.retain(|(id, _)| !draft.is_prospect(id));
    if partners.is_empty() {
        return;
    }
    // The parties on our side are those the words name between `giữa` and `và`.
    let mut ours = Vec::new();
    if let Some(with) = with.filter(|_| !generic) {
        for at in with.end..phrase_end {
            let lists = who::lists(draft, false);
            if draft.names_unit(at, phrase_end) {
                let (items, end) = lists.read(at..phrase_end);
                let items = items.into_iter().take(1).collect::<Vec<_>>();
                let inside = items
                    .first()
                    .is_some_and(|item| !partners_in(draft, &item.at).is_empty());
                if end > at && !inside && draft.names_unit_exactly(at, phrase_end) {
                    ours = draft.assign(&items).who;
                }
                break;
            }
        }
    }
    let title = if generic {
        None
    } else {
        let mut end = phrase_end;
        while end > named.end && matches!(text.sign(end.saturating_sub(1)), Some(',' | '-' | '(')) {
            end = end.saturating_sub(1);
        }
        let written = text.written(named.start..end);
        Some(capitalised(&written))
    };
    let at_end = date.map_or(behind.map_or(named.end, |behind| behind.end), |(_, end)| {
        end
    });
    agreement(
        draft,
        New {
            kind,
            partners: &partners,
            ours,
            signed: date.map(|(date, _)| date),
            until: None,
            parent: None,
            title,
            at: named.start..at_end.max(named.end),
            rule: ReadingRule::AgreementMentioned,
        },
    );
}
