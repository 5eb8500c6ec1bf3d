//! Letters: folding of names for look-up (no case, no Vietnamese marks, no punctuation), and the case
//! of letters.
//!
//! Case and what is no letter are told by rule, not by the Unicode tables of the standard library,
//! which are as large in WebAssembly as a question: a register is in Latin script, with an alias
//! in another here and there.

use alloc::string::String;

/// A name in lower case without marks, its words separated by single spaces.
///
/// Precomposed and decomposed spellings fold alike: `Giang Tô`, `GIANG TÔ` and `giang to` are one.
pub(crate) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut gap = false;
    for character in name.chars().map(lower) {
        if ('\u{300}'..='\u{36f}').contains(&character) {
            continue;
        }
        let base = base(character);
        if is_letter_or_digit(base) {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.push(base);
        } else {
            gap = true;
        }
    }
    folded
}

/// Whether a text has a character in it; letter by letter, for `contains` brings the whole search for
/// texts into the WebAssembly module.
pub(crate) fn has(text: &str, character: char) -> bool {
    text.chars().any(|it| it == character)
}

/// Whether a character is part of a word: outside ASCII all are that do not stand in a block of
/// punctuation, signs or pictures.
pub(crate) fn is_letter_or_digit(character: char) -> bool {
    match character {
        '\0'..='\x7f' => character.is_ascii_alphanumeric(),
        'ª' | '²' | '³' | 'µ' | '¹' | 'º' | '¼'..='¾' => true,
        '\u{80}'..='\u{bf}' | '×' | '÷' => false,
        // Superior and inferior letters and digits, and Roman numerals, stand among the signs.
        '⁰'..='ₜ' | 'Ⅰ'..='ↈ' => true,
        '\u{2000}'..='\u{2bff}' | '\u{2e00}'..='〄' | '〈'..='〠' | '・' | '\u{feff}' => false,
        '\u{fe00}'..='\u{fe6f}' | '！'..='／' | '：'..='＠' | '［'..='｀' => false,
        '｛'..='･' | '\u{1f000}'..='\u{1ffff}' => false,
        _ => true,
    }
}

/// The lower case of a Latin, Greek or Cyrillic letter; everything else stays.
pub(crate) fn lower(letter: char) -> char {
    let code = u32::from(letter);
    let offset = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => {
            0x20
        }
        0x400..=0x40f => 0x50,
        // Pairs that begin with an even number; dotted and dotless i are no pair.
        0x100..=0x12f
        | 0x132..=0x137
        | 0x14a..=0x177
        | 0x1a0..=0x1a5
        | 0x1de..=0x1ef
        | 0x1f8..=0x21f
        | 0x222..=0x233
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff
            if code.is_multiple_of(2) =>
        {
            1
        }
        // Pairs that begin with an odd number.
        0x139..=0x148 | 0x179..=0x17e | 0x1af..=0x1b0 | 0x1cd..=0x1dc
            if !code.is_multiple_of(2) =>
        {
            1
        }
        _ => 0,
    };
    char::from_u32(code.saturating_add(offset)).unwrap_or(letter)
}

/// The upper case of such a letter; everything else stays.
pub(crate) fn upper(letter: char) -> char {
    let code = u32::from(letter);
    let larger = [0x20, 0x50, 1]
        .into_iter()
        .filter_map(|offset| char::from_u32(code.checked_sub(offset)?));
    larger
        .into_iter()
        .find(|larger| *larger != letter && lower(*larger) == letter)
        .unwrap_or(letter)
}

/// The letter under the marks of a lower-case Latin letter.
pub(crate) fn base(letter: char) -> char {
    match letter {
        'à'..='å'
        | 'ā'
        | 'ă'
        | 'ą'
        | 'ǎ'
        | 'ạ'
        | 'ả'
        | 'ấ'
        | 'ầ'
        | 'ẩ'
        | 'ẫ'
        | 'ậ'
        | 'ắ'
        | 'ằ'
        | 'ẳ'
        | 'ẵ'
        | 'ặ' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'đ' | 'ď' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' => {
            'e'
        }
        'ì'..='ï' | 'ĩ' | 'ī' | 'į' | 'ỉ' | 'ị' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö'
        | 'ø'
        | 'ō'
        | 'ő'
        | 'ơ'
        | 'ọ'
        | 'ỏ'
        | 'ố'
        | 'ồ'
        | 'ổ'
        | 'ỗ'
        | 'ộ'
        | 'ớ'
        | 'ờ'
        | 'ở'
        | 'ỡ'
        | 'ợ' => 'o',
        'ř' => 'r',
        'ś' | 'š' => 's',
        'ù'..='ü' | 'ũ' | 'ū' | 'ů' | 'ű' | 'ư' | 'ụ' | 'ủ' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' => {
            'u'
        }
        'ý' | 'ÿ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_case_and_punctuation_do_not_matter() {
        for spelling in [
            "Giang Tô",
            "GIANG TÔ",
            "giang to",
            " Giang  Tô ",
            "Giang-Tô",
            "Giang To\u{302}",
        ] {
            assert_eq!(fold(spelling), "giang to", "{spelling:?}");
        }
        assert_eq!(fold("Đồng Nai"), "dong nai");
        assert_eq!(fold("Ủy ban nhân dân; Sở Y tế"), "uy ban nhan dan so y te");
        assert_eq!(fold("107/KH-UBND"), "107 kh ubnd");
        assert_eq!(fold("…"), "");
    }

    #[test]
    fn words_of_every_script_are_told_from_what_stands_between_them() {
        for (name, folded) in [
            ("Ι.Κ.Ε.Α. — Ελλάς", "ι κ ε α ελλάς"),
            ("«Краснодар»", "краснодар"),
            ("ແຂວງ ຈຳປາສັກ", "ແຂວງ ຈຳປາສັກ"),
            ("ขอนแก่น", "ขอนแก่น"),
            ("佐々木・東京（日本）", "佐々木 東京 日本"),
            ("경상남도", "경상남도"),
            ("m², CO₂, N° 5 × Ⅳ 😀", "m² co₂ n 5 Ⅳ"),
        ] {
            assert_eq!(fold(name), folded);
        }
        let scripts = [
            '\0'..='\u{2c1}',
            'Σ'..='ϵ',
            'Ѐ'..='ҁ',
            'Ḁ'..='ỿ',
            '\u{2000}'..='\u{206f}',
            '一'..='龥',
        ];
        for character in scripts.into_iter().flatten() {
            let theirs = character.is_alphanumeric();
            assert_eq!(is_letter_or_digit(character), theirs, "{character:?}");
        }
    }

    #[test]
    fn case_is_that_of_unicode() {
        let letters = ('A'..='\u{24f}')
            .chain('Α'..='ω')
            .chain('Ѐ'..='џ')
            .chain('Ḁ'..='\u{1eff}');
        for letter in letters.filter(|letter| !"ıſŸ".contains(*letter)) {
            let mut theirs = letter.to_lowercase();
            if lower(letter) != letter {
                assert_eq!(Some(lower(letter)), theirs.next(), "{letter:?}");
                assert_eq!(upper(lower(letter)), letter);
            }
        }
        let vietnamese = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ";
        for letter in vietnamese.chars().chain('A'..='Z').chain('А'..='Я') {
            assert_eq!(Some(lower(letter)), letter.to_lowercase().next());
            assert_eq!(Some(letter), lower(letter).to_uppercase().next());
            assert_eq!(upper(lower(letter)), letter);
        }
        for other in ['1', '-', 'ß', 'ĸ', 'ı', '日', '😀'] {
            assert_eq!((lower(other), upper(other)), (other, other));
        }
    }
}
