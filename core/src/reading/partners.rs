//! Foreign partners and prospects: a noun that says what it is, a name, and a country that the words,
//! or the sections around them, name.

use alloc::{boxed::Box, string::ToString, vec::Vec};
use core::ops::Range;

use super::{
    Certainty, FactKind, NotReadReason, ReadingRule,
    blocks::Marker,
    days,
    draft::{Draft, Fact},
    mentions::Mention,
    names::Named,
    records::capitalised,
    sections,
    text::{Gap, Text},
    units::scan_folded,
};
use crate::{
    fold::fold,
    model::{Bilingual, Country, Id, Partner, PartnerKind, Prospect, Subject, Verb},
    words::words,
};

/// Nouns with which a partner's name begins, the longest of a kind first.
const NOUNS: [(&str, PartnerKind); 37] = [
    ("tiểu khu quân sự", PartnerKind::Military),
    ("bộ chỉ huy quân sự tỉnh", PartnerKind::Military),
    ("quân khu", PartnerKind::Military),
    ("tỉnh ủy", PartnerKind::Party),
    ("thành ủy", PartnerKind::Party),
    ("đảng bộ tỉnh", PartnerKind::Party),
    ("trường đại học", PartnerKind::University),
    ("đại học", PartnerKind::University),
    ("học viện", PartnerKind::University),
    ("trường cao đẳng", PartnerKind::University),
    ("công ty cổ phần", PartnerKind::Company),
    ("công ty tnhh", PartnerKind::Company),
    ("tổng công ty", PartnerKind::Company),
    ("công ty", PartnerKind::Company),
    ("tập đoàn", PartnerKind::Company),
    ("ngân hàng", PartnerKind::Company),
    ("cục kinh tế", PartnerKind::Agency),
    ("tổng cục", PartnerKind::Agency),
    ("cơ quan hợp tác", PartnerKind::Agency),
    ("cục", PartnerKind::Agency),
    ("phòng thương mại", PartnerKind::Association),
    ("nghiệp đoàn", PartnerKind::Association),
    ("hiệp hội", PartnerKind::Association),
    ("hội người việt nam tại", PartnerKind::Association),
    ("quỹ", PartnerKind::Association),
    ("khu tự trị dân tộc", PartnerKind::Locality),
    ("khu tự trị", PartnerKind::Locality),
    ("thành phố", PartnerKind::Locality),
    ("thủ đô", PartnerKind::Locality),
    ("cộng hòa", PartnerKind::Locality),
    ("đặc khu", PartnerKind::Locality),
    ("tiểu bang", PartnerKind::Locality),
    ("bang", PartnerKind::Locality),
    ("tỉnh", PartnerKind::Locality),
    ("quận", PartnerKind::Locality),
    ("huyện", PartnerKind::Locality),
    ("vùng", PartnerKind::Locality),
];

/// A partner as it is named.
struct Seen {
    kind: PartnerKind,
    at: Range<usize>,
    /// The noun and what follows it in its own words.
    name: Range<usize>,
}

/// Reads the partners and prospects of a letter.
pub(super) fn read(draft: &mut Draft<'_>, words: Range<usize>) {
    countries_of_titles(draft);
    if draft.text.scanned {
        mended_titles(draft);
    }
    let text = draft.text;
    let mut prospects: Vec<Found> = Vec::new();
    let mut at = words.start;
    while at < words.end {
        if let Some((_, end)) = country(draft, at, words.end) {
            at = end;
        } else if let Some(found) = known(draft, at, words.end) {
            at = found;
        } else if let Some((mut found, end)) = prospect(draft, at, words.end) {
            prospects.append(&mut found);
            at = end;
        } else if let Some(seen) = seen(draft, at, words.end) {
            at = seen.at.end;
            partner(draft, &seen);
        } else {
            at = at.saturating_add(1);
        }
    }
    let _ = text;
    propose_prospects(draft, prospects);
}

/// Partners that the register holds and a scan has broken, in the titles of sections.
fn mended_titles(draft: &mut Draft<'_>) {
    let text = draft.text;
    let wanted = |named: &Named| matches!(named, Named::Partner(_));
    for block in &text.blocks {
        if !matches!(block.marker, Some(Marker::Numbers(_) | Marker::Small)) {
            continue;
        }
        let title = sections::title(text, &block.words);
        let cuts = title
            .clone()
            .filter(|at| matches!(text.sign(*at), Some(':' | ',' | '(')) || text.says(*at, "và"));
        let mut parts = Vec::from([title.clone()]);
        let mut from = title.start;
        for cut in cuts.chain([title.end]) {
            parts.push(from..cut);
            from = cut.saturating_add(1);
        }
        for part in parts {
            let folded = scan_folded(text.found(part.clone()));
            let near = draft.names.nearest(&folded, &wanted);
            let Some(nearest) = near.first() else {
                continue;
            };
            let only = near.iter().filter(|it| it.far == nearest.far).count() == 1;
            if let Named::Partner(id) = &nearest.what
                && only
            {
                let subject = Subject::Partner(id.clone());
                draft.known(part.clone());
                draft.subjects.push(Mention {
                    at: part,
                    subject,
                    place: None,
                });
            }
        }
    }
}

/// Countries in the titles of sections.
fn countries_of_titles(draft: &mut Draft<'_>) {
    let text = draft.text;
    for block in &text.blocks {
        if block.marker.is_none() {
            continue;
        }
        let title = sections::title(text, &block.words);
        let mut at = title.start;
        while at < title.end {
            match country(draft, at, title.end) {
                Some((country, end)) => {
                    draft.subjects.push(Mention {
                        at: at..end,
                        subject: Subject::Country(country),
                        place: None,
                    });
                    at = end;
                }
                None => at = at.saturating_add(1),
            }
        }
    }
}

/// The country whose name begins at a position.
pub(super) fn country(draft: &Draft<'_>, at: usize, until: usize) -> Option<(Country, usize)> {
    if !draft.text.is_capital(at) {
        return None;
    }
    let wanted = |named: &Named| matches!(named, Named::Country(_));
    let found = draft.names.at(draft.text, at, until, &wanted);
    match found {
        Some(found) if found.exact || draft.text.scanned => match found.what {
            Named::Country(country) => Some((country, found.end)),
            _ => None,
        },
        _ if draft.text.scanned => mended_country(draft, at, until),
        _ => None,
    }
}

/// The country that up to three words are once what a scan has broken is mended.
fn mended_country(draft: &Draft<'_>, at: usize, until: usize) -> Option<(Country, usize)> {
    let wanted = |named: &Named| matches!(named, Named::Country(_));
    let ends = (1..=3).rev().map(|words| at.saturating_add(words));
    ends.filter(|end| *end <= until).find_map(|end| {
        let words = at..end;
        if words.clone().any(|at| draft.text.sign(at).is_some()) {
            return None;
        }
        let near = draft
            .names
            .nearest(&scan_folded(draft.text.found(words)), &wanted);
        match near.as_slice() {
            [one, ..] if one.far <= 1 => match one.what {
                Named::Country(country) => Some((country, end)),
                _ => None,
            },
            _ => None,
        }
    })
}

/// A partner that is known at a position: the position behind it.
fn known(draft: &mut Draft<'_>, at: usize, until: usize) -> Option<usize> {
    let wanted = |named: &Named| matches!(named, Named::Partner(_));
    let found = draft.names.at(draft.text, at, until, &wanted)?;
    let capital = (at..found.end).any(|it| draft.text.is_capital(it));
    if !capital || !(found.exact || draft.text.scanned) {
        return None;
    }
    let Named::Partner(id) = found.what else {
        return None;
    };
    let place = draft.subjects.place_of(&id);
    draft.subjects.push(Mention {
        at: at..found.end,
        subject: Subject::Partner(id),
        place,
    });
    Some(found.end)
}

/// A noun with a name behind it.
fn seen(draft: &Draft<'_>, at: usize, until: usize) -> Option<Seen> {
    let text = draft.text;
    let (behind, kind) = NOUNS
        .iter()
        .find_map(|(noun, kind)| Some((text.phrase(at, noun)?, *kind)))?;
    let own = draft.names.at(text, at, until, &|named| {
        matches!(named, Named::Unit(_) | Named::Body(_))
    });
    if own.is_some() && kind != PartnerKind::Party {
        return None;
    }
    let long = kind != PartnerKind::Locality;
    // A name does not reach beyond its paragraph.
    let block = text.blocks.partition_point(|block| block.all.end <= at);
    let until = text
        .blocks
        .get(block)
        .map_or(until, |block| block.all.end.min(until));
    if behind >= until {
        return None;
    }
    let mut end = behind;
    let connect = [
        "del", "de", "la", "do", "da", "of", "y", "và", "vùng", "tnhh", "nước", "mới", "cộng",
        "hòa",
    ];
    while end < until {
        let word = text.word(end)?;
        if end > behind && word.after > Gap::Line {
            break;
        }
        let hyphen = text.sign(end) == Some('-') && end > behind && {
            let next = end.saturating_add(1);
            let close = |at: usize| text.word(at).is_some_and(|it| it.after == Gap::None);
            (close(end) && close(next))
                || (long && text.is_capital(next) && country(draft, next, until).is_none())
        };
        // `Kinh tế Thương mại và Công nghiệp vùng Kansai`: small words between capitals.
        let office = matches!(kind, PartnerKind::Agency | PartnerKind::Association)
            && !matches!(text.sign(end), Some(',' | ';' | ':' | '(' | '/' | '.'));
        let inside = text.is_capital(end)
            || hyphen
            || (office && draft.in_title(end))
            || (end > behind
                && word.after == Gap::None
                && text.sign(end.saturating_sub(1)) == Some('-')
                && text.sign(end).is_none())
            || (end > behind
                && connect.iter().any(|it| text.says(end, it))
                && (long || text.folded(end).len() <= 3)
                && text.is_capital(end.saturating_add(1))
                && (!text.says(end, "và")
                    || (kind == PartnerKind::Agency && !starts_noun(text, end.saturating_add(1)))));
        let office = office && draft.in_title(end);
        if !inside
            || (end > behind && !office && starts_noun(text, end) && text.sign(end).is_none())
        {
            break;
        }
        end = end.saturating_add(1);
    }
    let named = (behind..end).any(|at| text.is_capital(at));
    if !named || text.is_upper(behind) && text.folded(behind).len() == 1 {
        return None;
    }
    // Vietnam's own provinces, and this one.
    let province = |named: &Named| *named == Named::Province;
    let vietnamese = draft
        .names
        .at(text, behind, until, &province)
        .is_some_and(|it| it.end >= end)
        || draft.own_province.contains(&text.folded_words(behind..end));
    (!vietnamese).then_some(Seen {
        kind,
        at: at..end,
        name: at..end,
    })
}

fn starts_noun(text: &Text<'_>, at: usize) -> bool {
    NOUNS
        .iter()
        .any(|(noun, _)| text.phrase(at, noun).is_some())
}

/// The country that the words behind a name, the name itself, or the sections around it tell.
fn country_of(draft: &Draft<'_>, seen: &Seen, title: bool) -> Option<(Country, bool, usize)> {
    let text = draft.text;
    let until = text.len().min(seen.at.end.saturating_add(8));
    let mut next = seen.at.end;
    if matches!(text.sign(next), Some(',' | '(' | '-')) || text.says(next, "của") {
        next = next.saturating_add(1);
    }
    if text.any_phrase(next, &["nước", "đảng cộng sản"]).is_some() {
        next = text
            .any_phrase(next, &["nước", "đảng cộng sản"])
            .unwrap_or(next);
    }
    if let Some((country, mut end)) = country(draft, next, until) {
        if text.sign(end) == Some(')') {
            end = end.saturating_add(1);
        }
        return Some((country, true, end));
    }
    for at in seen.name.clone().skip(1) {
        if let Some((country, end)) = country(draft, at, seen.name.end)
            && end == seen.name.end
            && seen.kind == PartnerKind::Locality
        {
            return Some((country, true, seen.at.end));
        }
    }
    // `tỉnh A, tỉnh B (Hàn Quốc)`: the country in the brackets behind the next.
    if text.sign(seen.at.end) == Some(',')
        && let Some(next) = self::seen(draft, seen.at.end.saturating_add(1), until)
        && text.sign(next.at.end) == Some('(')
        && let Some((country, _)) = country(draft, next.at.end.saturating_add(1), text.len())
    {
        return Some((country, false, seen.at.end));
    }
    let by_section = title || !matches!(seen.kind, PartnerKind::Locality | PartnerKind::Party);
    if !by_section {
        return None;
    }
    let mut section = draft.section_at(seen.at.start);
    while let Some(position) = section {
        let own = draft.sections.get(usize::try_from(position).ok()?)?;
        let mut named: Vec<Country> = Vec::new();
        let title = draft.title_of(position).unwrap_or_default();
        for mention in draft.subjects.within(&title) {
            if let Subject::Country(country) = &mention.subject
                && !named.contains(country)
            {
                named.push(*country);
            }
        }
        match named.as_slice() {
            [one] => return Some((*one, true, seen.at.end)),
            [] => section = own.parent,
            _ => return None,
        }
    }
    None
}

/// Proposes a partner that the register does not hold.
fn partner(draft: &mut Draft<'_>, seen: &Seen) {
    let text = draft.text;
    let block = text
        .blocks
        .partition_point(|block| block.all.end <= seen.at.start);
    let title = text.blocks.get(block).is_some_and(|block| {
        block.marker.is_some() && sections::title(text, &block.words).contains(&seen.at.start)
    });
    let Some((country, certain, end)) = country_of(draft, seen, title) else {
        if title {
            draft.leave(seen.at.clone(), NotReadReason::CountryUnknown);
        }
        return;
    };
    if country.code() == "VN" {
        return;
    }
    let written = text.written(seen.name.clone());
    let name = capitalised(&written);
    // A longer or shorter name of one that is named already.
    let folded = fold(&name);
    let same = draft.partner_names.iter().find(|(other, of, _)| {
        *of == country
            && (other.starts_with(&folded) || folded.starts_with(other.as_str()))
            && other.len().min(folded.len()) >= 8
    });
    if let Some((_, _, id)) = same {
        let id = id.clone();
        let place = draft.subjects.place_of(&id);
        draft.names.add(&name, Named::Partner(id.clone()));
        draft.subjects.push(Mention {
            at: seen.at.clone(),
            subject: Subject::Partner(id),
            place,
        });
        return;
    }
    // A name that a scan may have broken is not invented.
    if text.scanned && !text.found(seen.name.clone()).is_ascii() {
        draft.leave(seen.at.clone(), NotReadReason::NotNamed);
        return;
    }
    let bare = text.written(noun_end(text, seen.at.start)..seen.name.end);
    let id_words = if seen.kind == PartnerKind::Locality {
        &bare
    } else {
        &name
    };
    let Some(id): Option<Id<Partner>> = draft.id(id_words) else {
        return;
    };
    let cites = draft.cite(seen.at.clone(), false);
    if cites.is_empty() {
        return;
    }
    let record = Partner {
        id: id.clone(),
        kind: seen.kind,
        country,
        name: Bilingual {
            vi: name.clone(),
            en: None,
        },
        aliases: Vec::new(),
        prospect: None,
        cites,
    };
    let sentence = words!("Đối tác: {} ({}).", "Partner: {} ({}).").with(&[
        &record.name,
        &Bilingual::new(country.name_vi(), country.name_en()),
    ]);
    let needs = draft.needs_document();
    let place = draft.propose(Fact {
        kind: FactKind::Partner,
        rule: ReadingRule::PartnerName,
        certainty: match (text.scanned, certain) {
            (true, _) => Certainty::Guessed,
            (false, true) => Certainty::Stated,
            (false, false) => Certainty::Read,
        },
        at: alloc::vec![seen.at.start..end],
        mended: Vec::new(),
        verb: Verb::AddPartner(Box::new(record)),
        alternatives: Vec::new(),
        needs,
        sentence,
    });
    // What rests on a guess would have to wait for it.
    if text.scanned {
        return;
    }
    draft.names.add(&name, Named::Partner(id.clone()));
    if seen.kind == PartnerKind::Locality && bare.chars().count() >= 4 {
        draft.names.add(&bare, Named::Partner(id.clone()));
    }
    draft.partner_names.push((folded, country, id.clone()));
    draft.subjects.push(Mention {
        at: seen.at.clone(),
        subject: Subject::Partner(id),
        place: Some(place),
    });
}

fn noun_end(text: &Text<'_>, at: usize) -> usize {
    NOUNS
        .iter()
        .find_map(|(noun, _)| text.phrase(at, noun))
        .unwrap_or(at)
}

/// A prospect where it is named.
struct Found {
    country: Country,
    count: Option<u32>,
    kind: PartnerKind,
    at: Range<usize>,
}

/// `01 địa phương, đối tác tiềm năng của Nhật Bản`: one for each country that is named.
fn prospect(draft: &Draft<'_>, at: usize, until: usize) -> Option<(Vec<Found>, usize)> {
    let text = draft.text;
    // What a target counts is not sought one by one.
    if draft.is_told(&(at..at.saturating_add(1))) {
        return None;
    }
    let mut next = at;
    let count = days::number(text, at)
        .filter(|count| *count > 0 && *count < 100 && text.folded(at).len() <= 2);
    if count.is_some() {
        next = next.saturating_add(1);
    } else if let Some(end) = text.any_phrase(at, &["các", "một số", "những"]) {
        next = end;
    } else if text.says(at, "một") {
        next = next.saturating_add(1);
    }
    let count =
        count.or_else(|| (text.says(at, "một") && next == at.saturating_add(1)).then_some(1));
    // What is sought, not whom one has dealings with already.
    let block = text.blocks.partition_point(|block| block.all.end <= at);
    let block = text.blocks.get(block)?.all.clone();
    let seeks = [
        "mở rộng",
        "thiết lập",
        "tìm kiếm",
        "nghiên cứu",
        "kết nối",
        "ký kết",
        "ký mới",
        "tương đồng",
        "tìm hiểu",
        "xúc tiến",
        "tiến tới",
        "mới",
    ];
    if count.is_none() && !draft.in_title(at) && text.find(block, &seeks).is_none() {
        return None;
    }
    let nouns = [
        ("địa phương", PartnerKind::Locality),
        ("đối tác", PartnerKind::Any),
    ];
    let (mut end, mut kind) = nouns
        .iter()
        .find_map(|(noun, kind)| Some((text.phrase(next, noun)?, *kind)))?;
    loop {
        let more = text.any_phrase(
            end,
            &[
                ", địa phương",
                ", đối tác",
                "và đối tác",
                "và địa phương",
                "khác",
                "tiềm năng",
                "mới",
                "nước ngoài",
                "phù hợp",
            ],
        );
        match more {
            Some(more) => {
                if text.find(end..more, &["đối tác", "địa phương"]).is_some() {
                    kind = PartnerKind::Any;
                }
                end = more;
            }
            None => break,
        }
    }
    let mut behind = text.any_phrase(end, &["của các nước", "của", "ở", "tại"])?;
    let mut found = Vec::new();
    while let Some((country, end)) = country(draft, behind, until) {
        found.push(Found {
            country,
            count,
            kind,
            at: at..end,
        });
        behind = text.any_phrase(end, &[",", "và"]).unwrap_or(end);
        if behind == end {
            break;
        }
    }
    let last = found.last()?.at.end;
    Some((found, last))
}

/// One prospect for each country, with the count where one of the places states it.
fn propose_prospects(draft: &mut Draft<'_>, found: Vec<Found>) {
    let mut countries: Vec<Country> = found.iter().map(|it| it.country).collect::<Vec<_>>();
    countries.sort_unstable();
    countries.dedup();
    for country in countries {
        let of = found
            .iter()
            .filter(|it| it.country == country)
            .collect::<Vec<_>>();
        let counted = of.iter().find(|it| it.count.is_some());
        let Some(told) = counted.or(of.first()) else {
            continue;
        };
        let partners = &draft.register.records().partners;
        let held = partners.iter().find(|it| {
            let cited = it
                .cites
                .iter()
                .any(|cite| Some(&cite.document) == draft.document.as_ref());
            it.country == country && it.prospect.is_some() && cited
        });
        let (id, place) = match held {
            Some(held) => {
                let id = held.id.clone();
                for it in &of {
                    draft.known(it.at.clone());
                }
                (id, None)
            }
            None => match prospect_record(draft, told, &of) {
                Some((id, place)) => (id, Some(place)),
                None => continue,
            },
        };
        for it in of {
            let subject = Subject::Partner(id.clone());
            draft.subjects.push(Mention {
                at: it.at.clone(),
                subject,
                place,
            });
        }
    }
}

fn prospect_record(
    draft: &mut Draft<'_>,
    told: &Found,
    of: &[&Found],
) -> Option<(Id<Partner>, usize)> {
    let text = draft.text;
    let first = of.first().map_or(told.at.clone(), |it| it.at.clone());
    let own = Bilingual::new(told.country.name_vi(), told.country.name_en());
    let name = match told.kind {
        PartnerKind::Locality => words!("Địa phương của {}", "Localities of {}"),
        _ => words!(
            "Đối tác, địa phương của {}",
            "Partners and localities of {}"
        ),
    };
    let name = name.with(&[&own]);
    let id: Id<Partner> = draft.id(&[own.in_english(), "prospect"].join(" "))?;
    let cites = draft.cite(told.at.clone(), true);
    if cites.is_empty() {
        return None;
    }
    let record = Partner {
        id: id.clone(),
        kind: told.kind,
        country: told.country,
        name,
        aliases: Vec::new(),
        prospect: Some(Prospect {
            count: told.count,
            found: Vec::new(),
        }),
        cites,
    };
    let sentence = words!("Đối tác dự kiến: {}: “{}”.", "Prospect: {}: “{}”.")
        .with(&[&record.name, &text.written(told.at.clone()).to_string()]);
    let mut at = Vec::from([told.at.clone()]);
    if first != told.at {
        at.push(first);
    }
    let needs = draft.needs_document();
    let place = draft.propose(Fact {
        kind: FactKind::Prospect,
        rule: ReadingRule::Prospect,
        certainty: Certainty::Stated,
        at,
        mended: Vec::new(),
        verb: Verb::AddPartner(Box::new(record)),
        alternatives: Vec::new(),
        needs,
        sentence,
    });
    Some((id, place))
}
