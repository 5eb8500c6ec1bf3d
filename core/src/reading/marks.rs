//! Vietnamese letters taken apart: the letter, and the tone above or below it, which writers place
//! differently in one word (`hoá`, `hóa`) and scans lose first.

use crate::fold::{lower, upper};

/// A vowel without a tone, and with each of the five.
const TONED: [(char, &str); 12] = [
    ('a', "àáảãạ"),
    ('ă', "ằắẳẵặ"),
    ('â', "ầấẩẫậ"),
    ('e', "èéẻẽẹ"),
    ('ê', "ềếểễệ"),
    ('i', "ìíỉĩị"),
    ('o', "òóỏõọ"),
    ('ô', "ồốổỗộ"),
    ('ơ', "ờớởỡợ"),
    ('u', "ùúủũụ"),
    ('ư', "ừứửữự"),
    ('y', "ỳýỷỹỵ"),
];

/// The small letters of the block U+1EA0, in its order: the letter, and its tone.
#[rustfmt::skip]
const BLOCK: [(char, u8); 45] = [
    ('a', 5), ('a', 3), ('â', 2), ('â', 1), ('â', 3), ('â', 4), ('â', 5), ('ă', 2), ('ă', 1), ('ă', 3),
    ('ă', 4), ('ă', 5), ('e', 5), ('e', 3), ('e', 4), ('ê', 2), ('ê', 1), ('ê', 3), ('ê', 4), ('ê', 5),
    ('i', 3), ('i', 5), ('o', 5), ('o', 3), ('ô', 2), ('ô', 1), ('ô', 3), ('ô', 4), ('ô', 5), ('ơ', 2),
    ('ơ', 1), ('ơ', 3), ('ơ', 4), ('ơ', 5), ('u', 5), ('u', 3), ('ư', 2), ('ư', 1), ('ư', 3), ('ư', 4),
    ('ư', 5), ('y', 1), ('y', 5), ('y', 3), ('y', 4),
];

/// The letters with a tone that stand among those of other languages.
fn latin(character: char) -> (char, u8) {
    match character {
        'à' => ('a', 1),
        'á' => ('a', 2),
        'ã' => ('a', 4),
        'è' => ('e', 1),
        'é' => ('e', 2),
        'ì' => ('i', 1),
        'í' => ('i', 2),
        'ĩ' => ('i', 4),
        'ò' => ('o', 1),
        'ó' => ('o', 2),
        'õ' => ('o', 4),
        'ù' => ('u', 1),
        'ú' => ('u', 2),
        'ũ' => ('u', 4),
        'ý' => ('y', 2),
        other => (other, 0),
    }
}

/// What a character of a lower-case word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A letter, and its tone, 1 to 5, or none, 0.
    Letter(char, u8),
    /// A tone on the letter before.
    Tone(u8),
    /// Another mark on the letter before: a circumflex, a breve, a horn.
    Mark(char),
}

/// Takes a lower-case character apart.
pub(super) fn part(character: char) -> Part {
    match character {
        '\0'..='\x7f' => Part::Letter(character, 0),
        '\u{300}' => Part::Tone(1),
        '\u{301}' => Part::Tone(2),
        '\u{309}' => Part::Tone(3),
        '\u{303}' => Part::Tone(4),
        '\u{323}' => Part::Tone(5),
        '\u{302}' | '\u{306}' | '\u{31b}' => Part::Mark(character),
        '\u{1ea1}'..='\u{1ef9}' => {
            // Small letters stand at odd places, each behind its capital.
            let place = u32::from(character).saturating_sub(0x1ea1).div_euclid(2);
            let place = usize::try_from(place).unwrap_or(usize::MAX);
            let (letter, tone) = BLOCK.get(place).copied().unwrap_or((character, 0));
            Part::Letter(letter, tone)
        }
        _ => {
            let (letter, tone) = latin(character);
            Part::Letter(letter, tone)
        }
    }
}

/// A letter with another mark on it.
pub(super) fn marked(letter: char, mark: char) -> char {
    match (letter, mark) {
        ('a', '\u{302}') => 'â',
        ('e', '\u{302}') => 'ê',
        ('o', '\u{302}') => 'ô',
        ('a', '\u{306}') => 'ă',
        ('o', '\u{31b}') => 'ơ',
        ('u', '\u{31b}') => 'ư',
        _ => letter,
    }
}

/// A letter and a combining mark as one character, where there is one in Vietnamese.
pub(super) fn composed(letter: char, mark: char) -> Option<char> {
    let small = lower(letter);
    let Part::Letter(plain, tone) = part(small) else {
        return None;
    };
    let (plain, tone) = match part(mark) {
        Part::Tone(tone) => (plain, tone),
        Part::Mark(mark) => (marked(plain, mark), tone),
        Part::Letter(..) => return None,
    };
    let (_, toned) = TONED.iter().find(|(other, _)| *other == plain)?;
    let one = match tone.checked_sub(1) {
        Some(tone) => toned.chars().nth(tone.into())?,
        None => plain,
    };
    Some(if small == letter { one } else { upper(one) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vowel_is_taken_apart() {
        for (plain, toned) in TONED {
            assert_eq!(part(plain), Part::Letter(plain, 0));
            for (tone, letter) in (1..).zip(toned.chars()) {
                assert_eq!(part(letter), Part::Letter(plain, tone), "{letter}");
            }
        }
    }

    #[test]
    fn a_letter_and_its_tone() {
        assert_eq!(part('ở'), Part::Letter('ơ', 3));
        assert_eq!(part('đ'), Part::Letter('đ', 0));
        assert_eq!(part('ý'), Part::Letter('y', 2));
        assert_eq!(part('k'), Part::Letter('k', 0));
        assert_eq!(composed('Ê', '\u{323}'), Some('Ệ'));
        assert_eq!(composed('ọ', '\u{302}'), Some('ộ'));
        assert_eq!(
            (part('\u{323}'), marked('o', '\u{302}')),
            (Part::Tone(5), 'ô')
        );
    }
}
