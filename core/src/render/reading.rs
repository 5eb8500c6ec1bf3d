//! What a text says, for review: what it proposes, by kind of fact, and what was not read.

use super::page::Page;
use crate::{
    contract::Question,
    reading::{FactKind, Reading},
    words::{Filled, Say, words},
};

/// The kinds in the order in which an officer looks at them.
const KINDS: [FactKind; 13] = [
    FactKind::Document,
    FactKind::Responsibility,
    FactKind::Agreement,
    FactKind::AgreementChange,
    FactKind::Action,
    FactKind::Duty,
    FactKind::Target,
    FactKind::Succession,
    FactKind::Partner,
    FactKind::Prospect,
    FactKind::Unit,
    FactKind::Group,
    FactKind::Citation,
];

pub(super) fn page(page: &mut Page<'_>, reading: &Reading, question: &Question) {
    let text = match question {
        Question::Reading(ask) => ask.text.as_str(),
        _ => "",
    };
    page.title(&[&words!("Đọc văn bản", "Reading of a text")]);
    let coverage = reading.coverage;
    if coverage.sentences == 0 && reading.proposals.is_empty() {
        page.sentence(&words!(
            "Không có gì thuộc lĩnh vực này.",
            "Nothing in it is of this domain."
        ));
        return;
    }
    page.sentence(&Filled(
        words!(
            "{} câu thuộc lĩnh vực này: {} đã đọc, {} sổ đã có, {} chưa đọc.",
            "{} sentences of this domain: {} read, {} held already, {} not read."
        ),
        &[
            &coverage.sentences,
            &coverage.read,
            &coverage.known,
            &coverage.not_read,
        ],
    ));
    for kind in KINDS {
        let of_kind = |proposal: &&crate::reading::Proposal| proposal.kind == kind;
        page.counted(&kind, reading.proposals.iter().filter(of_kind).count());
        for proposal in reading.proposals.iter().filter(of_kind) {
            let section = proposal.section.clone().unwrap_or_default();
            let certainty: &dyn Say = &proposal.certainty;
            let mut mended = alloc::string::String::new();
            for mend in &proposal.mended {
                let words = Filled(words!(" [{} → {}]"), &[&mend.found, &mend.read]);
                mended.push_str(&page.reader.told(&words));
            }
            let text = Filled(words!("{}{}"), &[&proposal.sentence, &mended]);
            page.located(certainty, &text, section, "".into());
        }
    }
    page.counted(&words!("Chưa đọc", "Not read"), reading.not_read.len());
    for left in &reading.not_read {
        let section = left.section.clone().unwrap_or_default();
        let words = Filled(words!("“{}” {}"), &[&left.span.words(text), &left.sentence]);
        page.located(&"", &words, section, "".into());
    }
}
