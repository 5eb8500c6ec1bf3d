//! Targets: so many partners or agreements, newly signed or re-signed, in a period, among countries.

use alloc::vec::Vec;
use core::ops::Range;

use super::{
    Certainty, FactKind, NotReadReason, ReadingRule, days,
    draft::{Draft, Fact},
    partners, signals,
};
use crate::{
    model::{AnyRecord, Bilingual, Country, CountryGroup, Id, OncePer, Target, TargetEvent, Verb},
    time::Period,
    words::{Words, words},
};

/// A number of things to reach.
struct Count {
    event: TargetEvent,
    least: u32,
    most: u32,
    once_per: OncePer,
    at: Range<usize>,
}

/// Reads the targets of a letter.
pub(super) fn read(draft: &mut Draft<'_>, body: &Range<usize>) {
    for sentence in signals::sentences(draft.text) {
        if sentence.start >= body.start && sentence.end <= body.end && is_target(draft, &sentence) {
            targets(draft, &sentence);
        }
    }
}

/// Whether a sentence sets targets: its section does, or it says so itself.
fn is_target(draft: &Draft<'_>, sentence: &Range<usize>) -> bool {
    let text = draft.text;
    let own = ["phấn đấu", "chỉ tiêu", "ít nhất", "tối thiểu"];
    if text.find(sentence.clone(), &own).is_some() {
        return true;
    }
    let mut section = draft.section_at(sentence.start);
    while let Some(position) = section {
        let Some(read) = usize::try_from(position)
            .ok()
            .and_then(|it| draft.sections.get(it))
        else {
            return false;
        };
        let title = crate::fold::fold(&read.title);
        if title.starts_with("muc tieu")
            || title.starts_with("chi tieu")
            || title.contains(" chi tieu")
        {
            return true;
        }
        section = read.parent;
    }
    false
}

fn targets(draft: &mut Draft<'_>, sentence: &Range<usize>) {
    let text = draft.text;
    let mut event: Option<(TargetEvent, usize)> = None;
    let mut counts: Vec<Count> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if let Some(end) = text.any_phrase(at, &["tái ký kết", "tái ký", "ký lại"]) {
            event = Some((TargetEvent::ReSigning, at));
            at = end;
        } else if let Some(end) = text.any_phrase(
            at,
            &[
                "ký kết mới",
                "ký mới",
                "thiết lập ký kết",
                "ký kết",
                "thiết lập mới",
                "thiết lập quan hệ",
                "ký",
            ],
        ) {
            if event.is_none_or(|(event, _)| event == TargetEvent::NewSigning)
                || text.find(at..end.saturating_add(1), &["mới"]).is_some()
            {
                event = Some((
                    TargetEvent::NewSigning,
                    event.map_or(at, |(_, first)| first),
                ));
            }
            at = end;
        } else if let Some((event, from)) = event
            && let Some((least, most, once_per, end)) = count(draft, at)
        {
            counts.push(Count {
                event,
                least,
                most,
                once_per,
                at: from..end,
            });
            at = end;
        } else {
            at = at.saturating_add(1);
        }
    }
    if counts.is_empty() {
        return;
    }
    let (countries, groups, end) = countries(draft, sentence);
    let period = days::period_in(text, sentence.clone()).map(|(period, _)| period);
    let period = period.or_else(|| draft.head.as_ref().and_then(|head| head.period));
    let Some(period) = period else {
        draft.leave(sentence.clone(), NotReadReason::NoPlace);
        return;
    };
    draft.read(sentence.start..end.max(sentence.start));
    for count in counts {
        target(draft, count, &countries, &groups, period);
    }
}

/// `10 đối tác`, `từ 2 đến 3 địa phương`, `ít nhất 01 thỏa thuận`: least, most, what is counted once.
fn count(draft: &Draft<'_>, at: usize) -> Option<(u32, u32, OncePer, usize)> {
    let text = draft.text;
    let small = |at: usize| {
        days::number(text, at).filter(|it| *it > 0 && *it < 1_000 && text.folded(at).len() <= 3)
    };
    let first = if text.says(at, "từ") {
        at.saturating_add(1)
    } else {
        at
    };
    let least = small(first)?;
    let mut end = first.saturating_add(1);
    let mut most = least;
    if let Some(second) = text.any_phrase(end, &["đến", "-"])
        && let Some(upper) = small(second)
    {
        most = upper.max(least);
        end = second.saturating_add(1);
    }
    let partner = text.any_phrase(end, &["đối tác", "địa phương", "tỉnh", "thành phố"]);
    let agreement = text.any_phrase(
        end,
        &[
            "bản thỏa thuận",
            "thỏa thuận",
            "bản ghi nhớ",
            "biên bản ghi nhớ",
            "văn bản",
            "bản",
        ],
    );
    match (partner, agreement) {
        (Some(end), _) => Some((least, most, OncePer::Partner, end)),
        (_, Some(end)) => Some((least, most, OncePer::Signing, end)),
        _ => None,
    }
}

/// The countries that a sentence names, and where the last of them ends.
fn countries(
    draft: &Draft<'_>,
    sentence: &Range<usize>,
) -> (Vec<Country>, Vec<CountryGroup>, usize) {
    let text = draft.text;
    let (mut countries, mut groups, mut end) = (Vec::new(), Vec::new(), sentence.start);
    let mut at = sentence.start;
    while at < sentence.end {
        if let Some((country, behind)) = partners::country(draft, at, sentence.end) {
            if !countries.contains(&country) {
                countries.push(country);
            }
            end = behind;
            at = behind;
        } else {
            if text.folded(at) == "asean" && !groups.contains(&CountryGroup::Asean) {
                groups.push(CountryGroup::Asean);
                end = at.saturating_add(1);
            }
            at = at.saturating_add(1);
        }
    }
    (countries, groups, end)
}

fn target(
    draft: &mut Draft<'_>,
    count: Count,
    countries: &[Country],
    groups: &[CountryGroup],
    period: Period,
) {
    let cites = draft.cite(count.at.clone(), true);
    let Some(cite) = cites.first().cloned() else {
        return;
    };
    let held = draft.register.records().targets.iter().any(|held| {
        held.counts == count.event
            && held.period == period
            && (held.number == count.least || held.number == count.most)
            && held
                .cites
                .iter()
                .any(|it| it.document == cite.document && it.section == cite.section)
    });
    if held {
        draft.known(count.at);
        return;
    }
    let (title, word): (Words<1>, &str) = match (count.event, count.once_per) {
        (TargetEvent::NewSigning, OncePer::Partner) => (
            words!("Ký mới với {} đối tác", "New signings with {} partners"),
            "new",
        ),
        (TargetEvent::NewSigning, OncePer::Signing) => {
            (words!("Ký mới {} thỏa thuận", "{} new agreements"), "new")
        }
        (TargetEvent::ReSigning, OncePer::Partner) => (
            words!("Tái ký với {} đối tác", "Re-signings with {} partners"),
            "re-signed",
        ),
        (TargetEvent::ReSigning, OncePer::Signing) => (
            words!("Tái ký {} thỏa thuận", "{} agreements re-signed"),
            "re-signed",
        ),
    };
    let name = ["target", cite.document.as_str(), word].join(" ");
    let Some(id): Option<Id<Target>> = draft.id(&name) else {
        return;
    };
    let record = |number: u32| Target {
        id: id.clone(),
        title: title.with(&[&number]),
        counts: count.event,
        number,
        once_per: count.once_per,
        period,
        countries: countries.to_vec(),
        country_groups: groups.to_vec(),
        cites: cites.clone(),
    };
    let told = |number: u32| -> Bilingual {
        words!("Chỉ tiêu: {}, {}.", "Target: {}, {}.").with(&[&record(number).title, &period])
    };
    let verb = |number: u32| Verb::Adopt(Vec::from([AnyRecord::Target(record(number))]));
    let range = count.most > count.least;
    // A list of countries of which a scan has broken one is not known to be whole.
    let broken = draft.text.scanned && (!countries.is_empty() || !groups.is_empty());
    let needs = draft.needs_document();
    draft.propose(Fact {
        kind: FactKind::Target,
        rule: ReadingRule::Target,
        certainty: if range || broken {
            Certainty::Guessed
        } else {
            Certainty::Stated
        },
        at: Vec::from([count.at.clone()]),
        mended: Vec::new(),
        verb: verb(count.least),
        // A range is no number: the most of it is the other reading.
        alternatives: if range {
            Vec::from([(verb(count.most), told(count.most))])
        } else {
            Vec::new()
        },
        needs,
        sentence: told(count.least),
    });
}
