//! Who answers for what, in the four shapes of letters: lines with a label, sections that a unit heads,
//! cells of a table, sentences in which a unit leads.

use alloc::{string::String, vec::Vec};
use core::ops::Range;

use super::{
    Certainty, FactKind, Mend, NotReadReason, ReadingRule,
    blocks::{Block, Marker},
    draft::{Draft, Fact},
    names, sections, signals,
    text::{Gap, Text},
    units::{Item, Lists, Who, scan_folded},
};
use crate::{
    model::{AnyRecord, Bilingual, Id, Responsibility, ResponsibilityKind, Subject, Verb},
    words::words,
};

/// What a label says of the names behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Lead,
    Coordinate,
    Execute,
    Time,
}

const LABELS: [(&str, Label); 34] = [
    ("cơ quan , đơn vị chủ trì thực hiện", Label::Lead),
    ("cơ quan , đơn vị phối hợp thực hiện", Label::Coordinate),
    ("cơ quan chủ trì tham mưu", Label::Lead),
    ("cơ quan chủ trì thực hiện", Label::Lead),
    ("đơn vị chủ trì thực hiện", Label::Lead),
    ("đơn vị phối hợp thực hiện", Label::Coordinate),
    ("cơ quan phối hợp thực hiện", Label::Coordinate),
    ("cơ quan , đơn vị chủ trì", Label::Lead),
    ("cơ quan , đơn vị phối hợp", Label::Coordinate),
    ("cơ quan / đơn vị chủ trì", Label::Lead),
    ("cơ quan / đơn vị phối hợp", Label::Coordinate),
    ("đơn vị chủ trì", Label::Lead),
    ("cơ quan chủ trì", Label::Lead),
    ("các đơn vị phối hợp", Label::Coordinate),
    ("các cơ quan phối hợp", Label::Coordinate),
    ("đơn vị phối hợp", Label::Coordinate),
    ("cơ quan phối hợp", Label::Coordinate),
    ("phân công chủ trì", Label::Lead),
    ("chủ trì thực hiện", Label::Lead),
    ("phối hợp thực hiện", Label::Coordinate),
    ("cơ quan đầu mối", Label::Lead),
    ("đơn vị đầu mối", Label::Lead),
    ("cơ quan thường trực", Label::Lead),
    ("cơ quan tham mưu , thực hiện", Label::Execute),
    ("cơ quan thực hiện", Label::Execute),
    ("đơn vị thực hiện", Label::Execute),
    ("cơ quan tham mưu", Label::Execute),
    ("tổ chức thực hiện", Label::Execute),
    ("thời gian thực hiện", Label::Time),
    ("thời gian hoàn thành", Label::Time),
    ("thời hạn hoàn thành", Label::Time),
    ("thời gian", Label::Time),
    ("chủ trì", Label::Lead),
    ("phối hợp", Label::Coordinate),
];

/// A task as its labels are read, one after the other.
#[derive(Default)]
struct Task {
    section: Option<u32>,
    title: Range<usize>,
    leads: Vec<Item>,
    coordinators: Vec<Item>,
    at: Vec<Range<usize>>,
}

/// Reads who answers for what in the body of a letter.
pub(super) fn read(draft: &mut Draft<'_>, body: &Range<usize>) {
    let text = draft.text;
    let mut task = Task::default();
    let mut before = 0..0;
    for (place, block) in text.blocks.iter().enumerate() {
        if block.all.start < body.start || block.all.end > body.end {
            continue;
        }
        let section = draft.section_of.get(place).copied().flatten();
        if section != task.section {
            finish(draft, core::mem::take(&mut task));
            task.section = section;
        }
        if !labelled(draft, block, &before, &mut task) {
            if numbered(block)
                || !matches!(block.marker, Some(Marker::Bullet(_)))
                || task.leads.is_empty()
            {
                before = block.words.clone();
            }
            if !heads_section(draft, place, block) {
                sentences(draft, block);
            }
        }
    }
    finish(draft, task);
}

fn numbered(block: &Block) -> bool {
    block.marker.is_some() && !matches!(block.marker, Some(Marker::Bullet(_)))
}

/// Reads the labels of a block, if it has any.
fn labelled(draft: &mut Draft<'_>, block: &Block, before: &Range<usize>, task: &mut Task) -> bool {
    let labels = labels(draft.text, block);
    for (number, (label, at, from)) in labels.iter().enumerate() {
        let next = labels.get(number.saturating_add(1));
        let until = next.map_or(block.words.end, |(_, next, _)| next.start);
        let names = *from..until;
        match label {
            Label::Lead => {
                if !task.leads.is_empty() {
                    let section = task.section;
                    finish(draft, core::mem::take(task));
                    task.section = section;
                }
                task.title = before.clone();
                task.leads = whole_list(draft, names.clone());
                task.at.push(at.start..until);
            }
            Label::Coordinate => {
                task.coordinators
                    .append(&mut whole_list(draft, names.clone()));
                task.at.push(at.start..until);
            }
            Label::Execute => {
                let spoken = draft.text.find(names.clone(), &["chủ trì", "phối hợp"]);
                if spoken.is_some() {
                    draft.read(at.clone());
                    sentence(draft, at.start..until);
                } else {
                    draft.leave(at.start..until, NotReadReason::ExecutingOnly);
                }
            }
            Label::Time => {
                draft.leave(at.start..until, NotReadReason::TaskDeadline);
            }
        }
    }
    !labels.is_empty()
}

/// The labels of a block: which, where, and the position behind its colon.
fn labels(text: &Text<'_>, block: &Block) -> Vec<(Label, Range<usize>, usize)> {
    let mut labels = Vec::new();
    let mut at = block.words.start;
    while at < block.words.end {
        let starts = at == block.words.start
            || at
                .checked_sub(1)
                .and_then(|before| text.sign(before))
                .is_some_and(|sign| matches!(sign, '.' | ';' | ',' | '-' | '+'))
            || text.word(at).is_some_and(|word| word.after >= Gap::Line);
        if starts && let Some((label, end)) = label(text, at, block.words.end) {
            labels.push((label, at..end, end));
            at = end;
        } else {
            at = at.saturating_add(1);
        }
    }
    labels
}

/// The label at a position, and the position behind its colon.
fn label(text: &Text<'_>, at: usize, until: usize) -> Option<(Label, usize)> {
    for (words, label) in LABELS {
        if let Some(end) = text.phrase(at, words) {
            let end = if text.sign(end) == Some('(') {
                (end..until)
                    .find(|it| text.sign(*it) == Some(')'))?
                    .saturating_add(1)
            } else {
                end
            };
            return (text.sign(end) == Some(':')).then_some((label, end.saturating_add(1)));
        }
    }
    if !text.scanned {
        return None;
    }
    let colon = (at..until.min(at.saturating_add(10))).find(|it| text.sign(*it) == Some(':'))?;
    let folded = scan_folded(text.found(at..colon));
    let mut best: Option<(usize, Label)> = None;
    for (words, label) in LABELS {
        let known = crate::fold::fold(words);
        let most = known.len() / 4;
        if known.len() >= 12
            && let Some(far) = names::distance(&known, &folded, most)
            && best.is_none_or(|(least, _)| far < least)
        {
            best = Some((far, label));
        }
    }
    best.map(|(_, label)| (label, colon.saturating_add(1)))
}

/// The entries of a list of units and nothing else; what stands behind the last is left.
fn whole_list(draft: &mut Draft<'_>, words: Range<usize>) -> Vec<Item> {
    let (items, end) = lists(draft, true).read(words.clone());
    let rest = end..words.end;
    if rest.clone().any(|at| draft.text.sign(at).is_none()) {
        draft.leave(rest, NotReadReason::NotNamed);
    }
    items
}

pub(super) fn lists<'a>(draft: &'a Draft<'_>, all: bool) -> Lists<'a> {
    Lists {
        text: draft.text,
        names: &draft.names,
        all,
    }
}

/// Proposes a task once all its labels are read.
fn finish(draft: &mut Draft<'_>, task: Task) {
    if task.leads.is_empty() {
        for at in task.at {
            draft.leave(at, NotReadReason::NotNamed);
        }
        return;
    }
    let text = draft.text;
    let own = sections::title(text, &task.title);
    let title = match task
        .section
        .and_then(|section| draft.sections.get(usize::try_from(section).ok()?))
    {
        Some(section) if !section.title.is_empty() && task_is_first(draft, &task) => {
            section.title.clone()
        }
        Some(section) if own.is_empty() => section.title.clone(),
        _ => text.written(own.start..own.end.min(own.start.saturating_add(40))),
    };
    let subjects = draft.subjects_of(task.section, &task.title);
    propose(
        draft,
        Responsible {
            kind: if subjects.is_empty() {
                ResponsibilityKind::Task
            } else {
                ResponsibilityKind::Cooperation
            },
            title,
            subjects,
            leads: &task.leads,
            coordinators: &task.coordinators,
            at: task.at,
            rule: ReadingRule::Label,
        },
    );
}

/// Whether no task of the same section was proposed before: the section's title is the first one's.
fn task_is_first(draft: &Draft<'_>, task: &Task) -> bool {
    let section = task.section;
    let first = task.at.first().map_or(0, |at| at.start);
    let before = draft.labelled_sections.get(&section);
    before.is_none_or(|at| *at >= first)
}

/// Who answers for something, as it is read.
struct Responsible<'a> {
    kind: ResponsibilityKind,
    title: String,
    subjects: Vec<(Subject, Option<usize>)>,
    leads: &'a [Item],
    coordinators: &'a [Item],
    at: Vec<Range<usize>>,
    rule: ReadingRule,
}

fn propose(draft: &mut Draft<'_>, read: Responsible<'_>) {
    let Some(first) = read.at.first().cloned() else {
        return;
    };
    let leads = draft.assign(read.leads);
    let coordinators = draft.assign(read.coordinators);
    let labelled = draft.section_at(first.start);
    draft
        .labelled_sections
        .entry(labelled)
        .or_insert(first.start);
    if leads.who.is_empty() {
        draft.leave(first, NotReadReason::NotNamed);
        return;
    }
    let cites = draft.cite(first.clone(), false);
    let mut responsibilities = draft.register.records().responsibilities.iter();
    let held = responsibilities.find(|held| {
        held.leads == leads.who
            && held.coordinators == coordinators.who
            && cites.iter().all(|cite| {
                held.cites
                    .iter()
                    .any(|other| other.document == cite.document && other.section == cite.section)
            })
    });
    let held = held.map(|held| held.id.clone());
    if let Some(held) = held {
        let section = draft.section_at(first.start);
        draft
            .responsibilities
            .entry(section)
            .or_insert((held, None));
        for at in read.at {
            draft.known(at);
        }
        return;
    }
    let section = draft.section_number(first.start).unwrap_or_default();
    let document = draft.document.clone();
    let name = [document.as_ref().map_or("", |id| id.as_str()), &section].join(" ");
    let Some(id): Option<Id<Responsibility>> = draft.id(&name) else {
        return;
    };
    let mut needs = draft.needs_document();
    needs.extend(leads.needs);
    needs.extend(coordinators.needs);
    needs.extend(read.subjects.iter().filter_map(|(_, place)| *place));
    let mut mended: Vec<Mend> = leads.mended;
    mended.extend(coordinators.mended);
    let certainty = if leads.guessed || coordinators.guessed {
        Certainty::Guessed
    } else if mended.is_empty() && !leads.unknown && !coordinators.unknown {
        Certainty::Stated
    } else {
        Certainty::Read
    };
    let record = Responsibility {
        id,
        kind: read.kind,
        title: Bilingual {
            vi: read.title,
            en: None,
        },
        subjects: read
            .subjects
            .into_iter()
            .map(|(subject, _)| subject)
            .collect::<Vec<_>>(),
        leads: leads.who,
        coordinators: coordinators.who,
        fields: Vec::new(),
        objective: None,
        activities: Vec::new(),
        cites,
    };
    let names = |items: &[Item]| {
        let mut names: Vec<String> = Vec::new();
        for item in items {
            names.push(match &item.who {
                Who::Known { name, .. } => name.clone(),
                Who::AndOthers => "…".into(),
                Who::GroupRead(name) => (*name).into(),
                Who::Unread => continue,
                _ => draft.text.written(item.at.clone()),
            });
        }
        names
    };
    let sentence = words!(
        "{}. Chủ trì: {}. Phối hợp: {}.",
        "{}. Lead: {}. Coordinating: {}."
    )
    .with(&[&record.title, &names(read.leads), &names(read.coordinators)]);
    needs.sort_unstable();
    needs.dedup();
    let section = draft.section_at(first.start);
    let id = record.id.clone();
    let place = draft.propose(Fact {
        kind: FactKind::Responsibility,
        rule: read.rule,
        certainty,
        at: read.at,
        mended,
        verb: Verb::Adopt(Vec::from([AnyRecord::Responsibility(record)])),
        alternatives: Vec::new(),
        needs,
        sentence,
    });
    let responsible = (id, Some(place));
    draft.responsibilities.entry(section).or_insert(responsible);
}

/// A block that a unit's name heads: its section, or what stands behind a colon, is that unit's part.
fn heads_section(draft: &mut Draft<'_>, place: usize, block: &Block) -> bool {
    let text = draft.text;
    let Some(heading) = unit_heading(draft, block) else {
        return false;
    };
    let (items, rest) = heading;
    let blocks = &text.blocks;
    let own = draft.section_of.get(place).copied().flatten();
    // What the section holds, or the rest of the block.
    let mut parts: Vec<Range<usize>> = Vec::new();
    if !rest.is_empty() {
        parts.push(rest.clone());
    }
    if numbered(block) {
        // Where lines with labels say who answers, the heading is what they answer for.
        let labelled = |(other, it): (usize, &Block)| {
            draft.section_of.get(other).copied().flatten() == own && !labels(text, it).is_empty()
        };
        let mut below = blocks.iter().enumerate().skip(place.saturating_add(1));
        let mut below = below
            .by_ref()
            .take_while(|(other, _)| draft.section_of.get(*other).copied().flatten() == own);
        if below.any(labelled) {
            return false;
        }
        let below = blocks.iter().enumerate().skip(place.saturating_add(1));
        for (other, block) in below {
            if draft.section_of.get(other).copied().flatten() != own {
                break;
            }
            parts.push(block.words.clone());
        }
    }
    let Some(first) = parts.first().cloned() else {
        return false;
    };
    let mut coordinators = Vec::new();
    let mut at =
        alloc::vec![block.words.start..rest.start.max(block.words.start.saturating_add(1))];
    for part in &parts {
        let mut from = part.start;
        while let Some(found) = text.find(
            from..part.end,
            &["phối hợp chặt chẽ với", "phối hợp cùng", "phối hợp với"],
        ) {
            let (mut items, end) = lists(draft, false).read(found.end..part.end);
            items.retain(|item| !is_anybody(text, item));
            if !items.is_empty() {
                coordinators.append(&mut items);
                at.push(found.start..end);
            }
            from = found.end.max(end);
        }
        for lead in part.clone() {
            if let Some(end) = text.any_phrase(lead, &["chủ trì", "cơ quan đầu mối", "đầu mối"])
                && !(part.start..lead).any(|it| draft.names_unit(it, lead))
            {
                at.push(lead..end);
            }
        }
    }
    let sentence_end = first
        .clone()
        .find(|at| matches!(text.sign(*at), Some(';' | '.' | ':')));
    let summary = first.start
        ..sentence_end
            .unwrap_or(first.end)
            .min(first.start.saturating_add(30));
    if numbered(block) {
        draft.roles.insert(own);
    }
    let title = text.written(summary);
    let section = draft.section_at(block.all.start);
    let subjects = draft.subjects_of(section, &(0..0));
    propose(
        draft,
        Responsible {
            kind: ResponsibilityKind::Role,
            title,
            subjects,
            leads: &items,
            coordinators: &coordinators,
            at,
            rule: ReadingRule::UnitSection,
        },
    );
    for part in parts
        .iter()
        .filter(|part| block.words.start <= part.start && part.end <= block.words.end)
    {
        sentences_in(draft, part.clone(), true);
    }
    true
}

/// The units of a heading that names units and nothing else, and what stands behind its colon.
pub(super) fn unit_heading(draft: &Draft<'_>, block: &Block) -> Option<(Vec<Item>, Range<usize>)> {
    let text = draft.text;
    let words = block.words.clone();
    let colon = words
        .clone()
        .take(40)
        .find(|at| text.sign(*at) == Some(':'));
    let short = words.len() <= 30 && numbered(block);
    let end = match colon {
        Some(colon) => colon,
        None if short => words.end,
        None => return None,
    };
    let prefixes = [
        "trách nhiệm của",
        "đề nghị",
        "đối với",
        "giao cho",
        "giao",
        "yêu cầu",
    ];
    let start = text
        .any_phrase(words.start, &prefixes)
        .unwrap_or(words.start);
    let (items, behind) = lists(draft, false).read(start..end);
    let rest = text
        .any_phrase(behind, &["có trách nhiệm", "chịu trách nhiệm"])
        .unwrap_or(behind);
    let whole = rest == end || (rest.saturating_add(1) == end && text.sign(rest) == Some('.'));
    let rest = colon.map_or(words.end..words.end, |colon| {
        colon.saturating_add(1)..words.end
    });
    (whole && !items.is_empty()).then_some((items, rest))
}

/// Reads the sentences of a block in which a unit leads.
fn sentences(draft: &mut Draft<'_>, block: &Block) {
    sentences_in(draft, block.words.clone(), false);
}

/// * `headed`: a unit heads the section, so one that leads here is another.
fn sentences_in(draft: &mut Draft<'_>, words: Range<usize>, headed: bool) {
    for part in signals::sentences_in(draft.text, &words) {
        let _ = headed;
        sentence(draft, part);
    }
}

/// `X chủ trì, phối hợp với Y …`, `giao X chủ trì`, `X làm đầu mối`.
fn sentence(draft: &mut Draft<'_>, words: Range<usize>) {
    let text = draft.text;
    let leading = [
        "chịu trách nhiệm chính",
        "là cơ quan thường trực",
        "làm cơ quan thường trực",
        "là cơ quan đầu mối",
        "làm cơ quan đầu mối",
        "là đơn vị đầu mối",
        "là đầu mối",
        "làm đầu mối",
        "chủ trì",
    ];
    let Some(lead) = text.find(words.clone(), &leading) else {
        return;
    };
    let Some((leads, from)) = subject(draft, words.start..lead.start) else {
        return;
    };
    let mut end = lead.end;
    let mut next = lead.end;
    if text.sign(next) == Some(',') || text.says(next, "và") {
        next = next.saturating_add(1);
    }
    let mut coordinators = Vec::new();
    let together = [
        "phối hợp chặt chẽ với",
        "phối hợp cùng với",
        "phối hợp cùng",
        "phối hợp với",
        "phối hợp",
    ];
    let found = text.find(next..words.end.min(next.saturating_add(12)), &together);
    if let Some(found) = found {
        let (items, behind) = lists(draft, false).read(found.end..words.end);
        if !items.is_empty() {
            coordinators = items;
            end = behind;
        } else {
            end = found.end;
        }
    }
    let stop = (end..words.end)
        .find(|at| matches!(text.sign(*at), Some(';' | '.')))
        .unwrap_or(words.end);
    let task = end..stop.min(end.saturating_add(40));
    let task = if text.sign(task.start) == Some(',') {
        task.start.saturating_add(1)..task.end
    } else {
        task
    };
    let section = draft.section_at(words.start);
    let title = if task.is_empty() {
        let named = section.and_then(|section| draft.sections.get(usize::try_from(section).ok()?));
        named.map_or_else(
            || text.written(words.clone()),
            |section| section.title.clone(),
        )
    } else {
        text.written(task)
    };
    let subjects = draft.subjects_of(section, &words);
    propose(
        draft,
        Responsible {
            kind: ResponsibilityKind::Task,
            title,
            subjects,
            leads: &leads,
            coordinators: &coordinators,
            at: alloc::vec![from..end],
            rule: ReadingRule::LeadsSentence,
        },
    );
}

/// A collective name that tells nobody from anybody: "the units", "the agencies".
fn is_anybody(text: &Text<'_>, item: &Item) -> bool {
    let anybody = [
        "cac don vi",
        "cac co quan",
        "cac co quan don vi",
        "cac dia phuong",
        "cac ben",
        "cac to chuc",
        "cac hoi",
        "cac cap",
    ];
    let folded = text.folded_words(item.at.clone());
    matches!(item.who, Who::Group) && anybody.contains(&folded.as_str())
}

/// The units that stand right before a verb, and where they begin.
pub(super) fn subject(draft: &Draft<'_>, words: Range<usize>) -> Option<(Vec<Item>, usize)> {
    let text = draft.text;
    let lists = lists(draft, false);
    let candidates = words.clone().filter(|at| {
        let first = *at == words.start;
        let behind = at.checked_sub(1);
        let opens = behind.is_some_and(|it| {
            matches!(text.sign(it), Some(',' | ';' | ':' | '.' | '-' | '('))
                || ["giao", "cho", "do", "nghị", "cầu", "và", "của"]
                    .iter()
                    .any(|word| text.says(it, word))
        });
        first || opens
    });
    candidates.collect::<Vec<_>>().into_iter().find_map(|at| {
        let (items, end) = lists.read(at..words.end);
        let rest = text
            .any_phrase(end, &["có trách nhiệm", "được giao", "sẽ"])
            .unwrap_or(end);
        // "The units that are given the lead" names nobody.
        let nobody = rest > end && items.iter().all(|item| matches!(item.who, Who::Group));
        let anybody = items.iter().all(|item| is_anybody(text, item));
        (rest == words.end && !items.is_empty() && !nobody && !anybody).then_some((items, at))
    })
}
