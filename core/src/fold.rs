//! Folding of names for look-up: no case, no Vietnamese marks, no punctuation.

use alloc::string::String;

/// A name in lower case without marks, its words separated by single spaces.
///
/// Precomposed and decomposed spellings fold alike: `Giang Tô`, `GIANG TÔ` and `giang to` are one.
pub(crate) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut gap = false;
    for character in name.chars().flat_map(char::to_lowercase) {
        if ('\u{300}'..='\u{36f}').contains(&character) {
            continue;
        }
        let base = base(character);
        if base.is_alphanumeric() {
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

/// The letter under the marks of a lower-case Latin letter.
fn base(letter: char) -> char {
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
    use super::fold;

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
}
