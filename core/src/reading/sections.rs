//! The sections of a letter as a tree, each with the whole number by which it is cited.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::ops::Range;

use super::{
    Section,
    blocks::{Marker, in_capitals},
    draft::Draft,
    text::{Gap, Text},
};

/// A title is no longer than this, in words.
const LONGEST_TITLE: usize = 45;

/// A section that later ones may stand in.
struct Open {
    position: u32,
    depth: usize,
    number: String,
    /// Its own place among its like: the second of `I., II.`
    place: u32,
    /// Its own number, without those above it.
    own: String,
}

/// Finds the sections, and for each block the one it stands in.
pub(super) fn read(draft: &mut Draft<'_>) {
    let text = draft.text;
    let mut open: Vec<Open> = Vec::new();
    for (place, block) in text.blocks.iter().enumerate() {
        let numbered = block.marker.as_ref().and_then(|marker| {
            let written = text.written(block.all.start..block.words.start);
            numbered(text, marker, &block.words, &written, &open)
        });
        if let Some((depth, number, found)) = numbered {
            let dotted = matches!(block.marker, Some(Marker::Numbers(count)) if count > 1);
            let outside = |last: &Open| {
                last.depth >= depth || (dotted && last.depth > 2 && !is_below(&number, &last.own))
            };
            while open.last().is_some_and(outside) {
                open.pop();
            }
            let above = open
                .last()
                .filter(|above| !is_whole(block.marker.as_ref()) || above.depth < 2);
            let parent = above.map(|above| above.position);
            let whole = match above {
                Some(above) if !is_whole(block.marker.as_ref()) => joined(&above.number, &number),
                _ => number.clone(),
            };
            let position = u32::try_from(draft.sections.len()).unwrap_or(u32::MAX);
            draft.block_of.push(place);
            draft.sections.push(Section {
                number: whole.clone(),
                found,
                title: text.written(title(text, &block.words)),
                parent,
                span: text.span(block.all.clone()),
            });
            open.push(Open {
                position,
                depth,
                number: whole,
                place: place_of(&number),
                own: number,
            });
        } else if let Some(section) = open.last()
            && let Ok(position) = usize::try_from(section.position)
            && let Some(section) = draft.sections.get_mut(position)
        {
            section.span.until = text.span(block.all.clone()).until;
        }
        if let Some(of) = draft.section_of.get_mut(place) {
            *of = open.last().map(|section| section.position);
        }
    }
}

/// Whether one number of dotted numbers stands below another: `2.2.1` below `2.2` and `2`.
fn is_below(number: &str, above: &str) -> bool {
    let rest = number.strip_prefix(above);
    rest.is_some_and(|rest| rest.starts_with('.'))
}

/// Whether a number says by itself where it stands: articles and annexes count through.
fn is_whole(marker: Option<&Marker>) -> bool {
    matches!(marker, Some(Marker::Article | Marker::Part))
}

/// The number below the one it stands in: `1.1` already says `1`.
fn joined(above: &str, number: &str) -> String {
    let outer: Vec<&str> = above.split('.').collect();
    let inner: Vec<&str> = number.split('.').collect();
    for shared in (1..inner.len()).rev() {
        if inner.get(..shared).is_some_and(|own| outer.ends_with(own)) {
            let rest = inner.get(shared..).unwrap_or_default();
            return format!("{above}.{}", rest.join("."));
        }
    }
    format!("{above}.{number}")
}

/// How deep a block's number stands, the number, and as found where it was mended.
fn numbered(
    text: &Text<'_>,
    marker: &Marker,
    words: &Range<usize>,
    written: &str,
    open: &[Open],
) -> Option<(usize, String, Option<String>)> {
    let number = written
        .trim_end_matches(['.', ')', ':', ' ', ','])
        .to_string();
    match marker {
        Marker::Part => Some((0, number, None)),
        Marker::Capital => Some((1, number, None)),
        Marker::Roman => {
            let last = open.iter().rev().find(|it| it.depth == 2);
            Some(roman(&number, last.map_or(0, |last| last.place)))
        }
        Marker::Article => Some((2, number, None)),
        Marker::Numbers(1) => {
            let last = open.iter().rev().find(|it| it.depth == 2);
            // A scan writes `II.` as `1.` or `11.`: a heading in capitals stands among the Romans.
            if text.scanned && in_capitals(text, words) && last.is_some() {
                return Some(roman(&number, last.map_or(0, |last| last.place)));
            }
            Some((3, number, None))
        }
        Marker::Numbers(count) => Some((count.saturating_add(2), number, None)),
        Marker::Small => Some((20, number, None)),
        Marker::Bullet(_) => None,
    }
}

/// A Roman number; one that a scan has broken is the next.
fn roman(number: &str, before: u32) -> (usize, String, Option<String>) {
    let value = place_of(number);
    let next = before.saturating_add(1);
    if value > 0 || before >= 30 {
        return (2, number.to_string(), None);
    }
    let mended = written_in_roman(next);
    (2, mended, Some(number.to_string()))
}

/// The value of a Roman number, or 0.
fn place_of(number: &str) -> u32 {
    (1..40)
        .find(|value| written_in_roman(*value) == number)
        .unwrap_or(0)
}

fn written_in_roman(mut value: u32) -> String {
    let mut roman = String::new();
    for (worth, letters) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while value >= worth {
            roman.push_str(letters);
            value = value.saturating_sub(worth);
        }
    }
    roman
}

/// The title of a block: the whole block where it is short, else what stands before the first colon.
pub(super) fn title(text: &Text<'_>, words: &Range<usize>) -> Range<usize> {
    let last = words.end.saturating_sub(1);
    let stop = matches!(text.sign(last), Some('.' | ':' | ';'));
    let whole = if stop {
        words.start..last
    } else {
        words.clone()
    };
    let mut brackets = 0_usize;
    for at in words.clone() {
        match text.sign(at) {
            Some('(') => brackets = brackets.saturating_add(1),
            Some(')') => brackets = brackets.saturating_sub(1),
            Some(':') if brackets == 0 && words.len() > 12 => return words.start..at,
            Some('.')
                if brackets == 0
                    && text
                        .word(at.saturating_add(1))
                        .is_some_and(|next| next.after > Gap::None) =>
            {
                return words.start..at;
            }
            _ => {}
        }
        if at.saturating_sub(words.start) > LONGEST_TITLE {
            return words.start..words.start;
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_below_numbers() {
        assert_eq!(joined("III", "1"), "III.1");
        assert_eq!(joined("III.1", "1.1"), "III.1.1");
        assert_eq!(joined("III.1.1", "1.1.2"), "III.1.1.2");
        assert_eq!(joined("B.II.1", "1.2"), "B.II.1.2");
        assert_eq!(joined("IV.4", "4.2"), "IV.4.2");
    }

    #[test]
    fn a_broken_roman_number_is_the_next() {
        assert_eq!(roman("II1", 2), (2, "III".into(), Some("II1".into())));
        assert_eq!(roman("IV", 2), (2, "IV".into(), None));
    }
}
