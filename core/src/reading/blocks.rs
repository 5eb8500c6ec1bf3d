//! Lines joined to paragraphs, items and headings.
//!
//! A page breaks a sentence where the line is full, a scan breaks it anywhere, a portal never does. A
//! new block begins with a number, a bullet or a cell, and where a sentence had ended.

use alloc::vec::Vec;
use core::ops::Range;

use super::text::{Gap, Text, WordKind};

/// A paragraph, an item of a list, or a heading.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// All its words.
    pub(super) all: Range<usize>,
    /// Its words behind the number or the bullet.
    pub(super) words: Range<usize>,
    pub(super) marker: Option<Marker>,
}

/// How a block is numbered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// `-`, `+`, `•`.
    Bullet(char),
    /// `I.`, `IV.`, as it is written, for a scan breaks it.
    Roman,
    /// `A.`
    Capital,
    /// `1.`, `1.1`, `1.1.1`: how many numbers.
    Numbers(usize),
    /// `a)`
    Small,
    /// `Điều 5`
    Article,
    /// `Phụ lục I`, `Chương II`, `Phần A`
    Part,
}

/// A line that is no longer than this was ended by its writer, not by the margin.
const SHORT: usize = 55;

pub(super) fn blocks(text: &Text<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut before = 0..0;
    let mut start = 0;
    while start < text.len() {
        let mut end = start.saturating_add(1);
        while text.word(end).is_some_and(|word| word.after < Gap::Line) {
            end = end.saturating_add(1);
        }
        let line = start..end;
        let marked = marker(text, line.clone());
        match blocks.last_mut() {
            Some(last) if goes_on(text, last, &before, &line, marked.is_some()) => {
                last.all.end = end;
                last.words.end = end;
            }
            _ => {
                let behind = marked.as_ref().map_or(start, |(_, behind)| *behind);
                blocks.push(Block {
                    all: line.clone(),
                    words: behind..end,
                    marker: marked.map(|(marker, _)| marker),
                });
            }
        }
        before = line;
        start = end;
    }
    blocks
}

/// Whether a line goes on with the sentence of the block before.
fn goes_on(
    text: &Text<'_>,
    block: &Block,
    before: &Range<usize>,
    line: &Range<usize>,
    marked: bool,
) -> bool {
    let Some(first) = text.word(line.start) else {
        return false;
    };
    let ended = ends_sentence(text, before.end);
    let length = text.found(before.clone()).chars().count();
    // A bullet or a number within a sentence that the margin broke is none: `Bà Rịa` / `- Vũng Tàu`.
    let full = length >= SHORT && !ended && block.all.start < before.end;
    if marked {
        let dash = text.sign(line.start) == Some('-');
        return dash && full && first.after == Gap::Line && block.marker.is_none();
    }
    let small = matches!(first.kind, WordKind::Small | WordKind::Number)
        || matches!(first.kind, WordKind::Sign(sign) if sign != '"' && sign != '-' && sign != '+');
    // In a scan a line may be followed by nothing where the sentence goes on.
    let broken = text.scanned && length >= SHORT && !in_capitals(text, line);
    match first.after {
        Gap::Cell => false,
        Gap::Line => {
            !ended && (small || length >= SHORT) && !is_heading_in_capitals(text, before, line)
        }
        Gap::Page => !ended && (small || length >= SHORT),
        _ => {
            let small = matches!(first.kind, WordKind::Small);
            !ended && (broken || (small && length >= SHORT.saturating_div(2)))
        }
    }
}

/// Whether one line is in capitals and the other is not, as a heading and what stands below it.
fn is_heading_in_capitals(text: &Text<'_>, before: &Range<usize>, line: &Range<usize>) -> bool {
    in_capitals(text, before) != in_capitals(text, line)
}

/// Whether most words are in capitals.
pub(super) fn in_capitals(text: &Text<'_>, words: &Range<usize>) -> bool {
    let (mut upper, mut other) = (0_usize, 0_usize);
    for at in words.clone() {
        match text.word(at).map(|word| word.kind) {
            Some(WordKind::Capital) if text.is_upper(at) => upper = upper.saturating_add(1),
            Some(WordKind::Small | WordKind::Capital) => other = other.saturating_add(1),
            _ => {}
        }
    }
    upper > other.saturating_mul(2)
}

/// Whether a sentence ends before a position.
fn ends_sentence(text: &Text<'_>, end: usize) -> bool {
    let last = end.checked_sub(1).and_then(|last| text.sign(last));
    matches!(last, Some('.' | ';' | ':' | '…' | '!' | '?'))
}

/// The number or bullet at the head of a line, and the position behind it.
fn marker(text: &Text<'_>, line: Range<usize>) -> Option<(Marker, usize)> {
    let first = text.word(line.start)?;
    let next = line.start.saturating_add(1);
    let spaced = |at: usize| text.word(at).is_none_or(|word| word.after > Gap::None);
    match first.kind {
        WordKind::Sign(sign @ ('-' | '+' | '•' | '*' | '●' | '▪')) => {
            (sign != '-' || spaced(next) || text.is_capital(next))
                .then_some((Marker::Bullet(sign), next))
        }
        WordKind::Number => numbers(text, line),
        WordKind::Capital | WordKind::Small => {
            for (word, marker) in [
                ("điều", Marker::Article),
                ("phụ", Marker::Part),
                ("chương", Marker::Part),
                ("phần", Marker::Part),
            ] {
                let at = if text.says(line.start, "phụ") && text.says(next, "lục") {
                    next.saturating_add(1)
                } else {
                    next
                };
                let numbered = text.number(at).is_some() || is_roman(text, at);
                if text.says(line.start, word) && first.kind == WordKind::Capital && numbered {
                    let behind = at.saturating_add(1);
                    let stop = matches!(text.sign(behind), Some('.' | ':'));
                    return Some((marker, behind.saturating_add(usize::from(stop))));
                }
            }
            let (stop, length) = (text.sign(next), text.letters(line.start).chars().count());
            let behind = next.saturating_add(1);
            match stop {
                Some('.') if is_roman(text, line.start) && spaced(behind) => {
                    Some((Marker::Roman, behind))
                }
                Some('.') if length == 1 && text.is_upper(line.start) && spaced(behind) => {
                    Some((Marker::Capital, behind))
                }
                Some(')') if length == 1 => Some((Marker::Small, behind)),
                _ => None,
            }
        }
        WordKind::Sign(_) => None,
    }
}

/// Whether a word is a Roman number, or what a scan makes of one.
fn is_roman(text: &Text<'_>, at: usize) -> bool {
    let found = text.found(at..at.saturating_add(1));
    let roman = |letter| matches!(letter, 'I' | 'V' | 'X' | 'L');
    let broken = |letter| matches!(letter, '1' | 'l' | 'T' | '|');
    let mut letters = found.chars();
    !found.is_empty()
        && found.len() <= 6
        && found.chars().any(roman)
        && letters.all(|letter| roman(letter) || (text.scanned && broken(letter)))
}

/// `1.`, `1)`, `1.1.`, `1.1 Cuba`.
fn numbers(text: &Text<'_>, line: Range<usize>) -> Option<(Marker, usize)> {
    let mut at = line.start;
    let mut count = 0_usize;
    loop {
        let number = text.number(at).filter(|number| *number < 100)?;
        if number == 0 || text.letters(at).len() > 2 {
            return None;
        }
        count = count.saturating_add(1);
        let stop = at.saturating_add(1);
        let behind = stop.saturating_add(1);
        let close = |at: usize| text.word(at).is_some_and(|word| word.after == Gap::None);
        match text.sign(stop) {
            Some('.') if close(stop) && close(behind) && text.number(behind).is_some() => {
                at = behind
            }
            // A scan reads a stop as a comma.
            Some(',') if text.scanned && count > 1 && text.is_capital(behind) => {
                return Some((Marker::Numbers(count), behind));
            }
            Some('.' | ')') if close(stop) && !(close(behind) && text.sign(behind).is_some()) => {
                return Some((Marker::Numbers(count), behind));
            }
            _ if count > 1 && text.is_capital(stop) => return Some((Marker::Numbers(count), stop)),
            _ => return None,
        }
    }
}
