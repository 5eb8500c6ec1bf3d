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
        _ => {
            for (plain, toned) in TONED {
                let tone = (1_u8..).zip(toned.chars());
                for (tone, letter) in tone {
                    if letter == character {
                        return Part::Letter(plain, tone);
                    }
                }
            }
            Part::Letter(character, 0)
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
