//! Words of this domain, by which a sentence that no rule reads is found and listed: what makes sure
//! that nothing is dropped in silence.

use alloc::vec::Vec;
use core::ops::Range;

use super::{NotReadReason, draft::Draft, text::Text};

/// Phrases that speak of signing, of who answers, of reports and of targets.
const SIGNALS: [&str; 30] = [
    "chủ trì",
    "phối hợp với",
    "cơ quan phối hợp",
    "đơn vị phối hợp",
    "đầu mối",
    "cơ quan thường trực",
    "chịu trách nhiệm chính",
    "cơ quan thực hiện",
    "đơn vị thực hiện",
    "thời gian thực hiện",
    "tái ký",
    "gia hạn",
    "hết hạn",
    "hết hiệu lực",
    "chấm dứt",
    "ký kết",
    "ký mới",
    "đã ký",
    "dự kiến ký",
    "được ký",
    "bản ghi nhớ",
    "thỏa thuận hợp tác",
    "tuyên bố chung",
    "quy chế kết nghĩa",
    "ý định thư",
    "báo cáo",
    "sáp nhập",
    "hợp nhất",
    "thay thế",
    "chỉ tiêu",
];

/// Whether a text holds anything of this domain.
pub(super) fn any(text: &Text<'_>) -> bool {
    (0..text.len()).any(|at| text.any_phrase(at, &SIGNALS).is_some())
}

/// Lists each sentence that has a word of this domain of which no reader has spoken.
pub(super) fn leave_the_rest(draft: &mut Draft<'_>) {
    for sentence in sentences(draft.text) {
        let mut silent = None;
        let mut signals = 0_u32;
        let mut at = sentence.start;
        while at < sentence.end {
            match draft.signal(at) {
                Some(end) => {
                    signals = signals.saturating_add(1);
                    if silent.is_none() && !draft.is_told(&(at..end)) {
                        silent = Some(at..end);
                    }
                    at = end.max(at.saturating_add(1));
                }
                None => at = at.saturating_add(1),
            }
        }
        let told = draft.is_told_in_part(&sentence);
        if silent.is_some() {
            let reason = if told {
                NotReadReason::InPart
            } else {
                NotReadReason::NoRule
            };
            draft.leave(sentence, reason);
        } else if signals > 0 || told {
            draft.count(&sentence);
        }
    }
}

/// The phrase of this domain that begins at a position.
pub(super) fn phrase(text: &Text<'_>, at: usize) -> Option<usize> {
    text.any_phrase(at, &SIGNALS)
}

/// The sentences of a text, each within its block: a block is cut at full stops and semicolons.
pub(super) fn sentences(text: &Text<'_>) -> Vec<Range<usize>> {
    let blocks = text.blocks.iter();
    blocks
        .flat_map(|block| sentences_in(text, &block.words))
        .collect()
}

/// The sentences of some words.
pub(super) fn sentences_in(text: &Text<'_>, words: &Range<usize>) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    {
        let mut start = words.start;
        for at in words.clone() {
            let next = at.saturating_add(1);
            let ends = match text.sign(at) {
                Some(';' | '!' | '?' | '…') => true,
                Some('.') => {
                    text.is_capital(next)
                        && text
                            .word(next)
                            .is_some_and(|it| it.after > super::text::Gap::None)
                }
                _ => false,
            };
            if ends || next == words.end {
                if next > start {
                    sentences.push(start..next);
                }
                start = next;
            }
        }
    }
    sentences
}
