//! What holds of every reading.

use hoptac::reading::Certainty;
use proptest::prelude::*;

use super::{accepted, empty, facts, read};

/// A letter with every kind of fact.
const LETTER: &str = "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\n\nSố: 41/KH-UBND\n\nLam Sơn, ngày 05 tháng 02 năm 2026\n\n\
    KẾ HOẠCH\nHợp tác với địa phương nước ngoài giai đoạn 2026 - 2030\n\n\
    Căn cứ Quyết định số 812/QĐ-TTg ngày 03/7/2025 của Thủ tướng Chính phủ;\n\n\
    I. CHỈ TIÊU\n\nPhấn đấu ký mới với 03 đối tác của Nhật Bản, Lào.\n\n\
    II. NHIỆM VỤ\n\n1. Tỉnh Gifu, Nhật Bản (ký Bản ghi nhớ năm 2019, ký gia hạn năm 2024)\n\n\
    Tổ chức đoàn lãnh đạo tỉnh thăm, làm việc và tiến tới tái ký Bản ghi nhớ trong năm 2027.\n\n\
    - Đơn vị chủ trì: Sở Ngoại vụ.\n\n- Đơn vị phối hợp: Sở Văn hóa, Thể thao và Du lịch; UBND các xã, phường...\n\n\
    III. TỔ CHỨC THỰC HIỆN\n\n1. Các sở, ban, ngành\n\n\
    Hằng năm, trước ngày 20/11, gửi báo cáo kết quả về Sở Ngoại vụ để tổng hợp, báo cáo UBND tỉnh.\n\n\
    Nơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Mẫu\n";

#[test]
fn stated_changes_are_never_refused_and_reading_again_proposes_nothing() {
    let register = empty();
    let reading = read(&register, LETTER);
    assert!(
        reading
            .proposals
            .iter()
            .all(|it| it.certainty == Certainty::Stated)
    );
    let mut next = register.clone();
    for proposal in &reading.proposals {
        // As given: the revisions count on.
        next = next.apply(&proposal.change).unwrap();
    }
    let again = read(&next, LETTER);
    assert_eq!(facts(&again), Vec::<String>::new());
    assert!(again.coverage.known > 0);
}

#[test]
fn the_words_of_a_span_hold_what_was_read() {
    let reading = read(&empty(), LETTER);
    let words = |rule: &str| {
        let of = reading.proposals.iter();
        let of = of.filter(|it| serde_json::to_value(it.rule).unwrap() == rule);
        of.flat_map(|it| it.spans.iter().map(|span| span.words(LETTER)))
            .collect::<Vec<_>>()
            .join(" | ")
    };
    for (rule, held) in [
        ("cited_document", "812/QĐ-TTg ngày 03/7/2025"),
        ("target", "ký mới với 03 đối tác"),
        ("partner_name", "Tỉnh Gifu"),
        ("agreements_in_brackets", "Bản ghi nhớ năm 2019"),
        ("extension", "ký gia hạn năm 2024"),
        ("label", "Sở Văn hóa, Thể thao và Du lịch"),
        ("report_duty", "trước ngày 20/11"),
        ("planned_action", "trong năm 2027"),
    ] {
        assert!(words(rule).contains(held), "{rule}: {}", words(rule));
    }
}

#[test]
fn the_form_of_the_text_does_not_matter() {
    let as_given = facts(&read(&empty(), LETTER));
    let decomposed: String = LETTER.chars().flat_map(decompose).collect();
    assert_ne!(decomposed, LETTER);
    let paged = LETTER
        .replace("\n\n- Đơn vị", "\n\n- 3 -\n\n- Đơn vị")
        .replace("thăm, làm việc", "thăm, làm\n\n4\n\nviệc");
    for (form, text) in [
        ("decomposed", decomposed),
        ("with carriage returns", LETTER.replace('\n', "\r\n")),
        ("with page numbers", paged),
        ("broken at the margin", wrapped(LETTER, 72)),
    ] {
        assert_eq!(facts(&read(&empty(), &text)), as_given, "{form}");
    }
}

/// A letter of Vietnamese with its marks behind it.
fn decompose(letter: char) -> Vec<char> {
    let taken = [
        ('ế', "e\u{302}\u{301}"),
        ('ợ', "o\u{31b}\u{323}"),
        ('ủ', "u\u{309}"),
        ('ở', "o\u{31b}\u{309}"),
        ('ị', "i\u{323}"),
        ('ạ', "a\u{323}"),
        ('á', "a\u{301}"),
        ('ụ', "u\u{323}"),
        ('ệ', "e\u{302}\u{323}"),
        ('ố', "o\u{302}\u{301}"),
        ('à', "a\u{300}"),
        ('ô', "o\u{302}"),
        ('Ế', "E\u{302}\u{301}"),
    ];
    let found = taken.iter().find(|(composed, _)| *composed == letter);
    found.map_or_else(|| vec![letter], |(_, marks)| marks.chars().collect())
}

/// Paragraphs in lines of so many letters at most.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines = String::new();
    for paragraph in text.split('\n') {
        let mut length = 0;
        for (number, word) in paragraph.split(' ').enumerate() {
            let next = length + 1 + word.chars().count();
            if number > 0 && next > width {
                lines.push('\n');
                length = word.chars().count();
            } else {
                lines.push_str(if number > 0 { " " } else { "" });
                length = next;
            }
            lines.push_str(word);
        }
        lines.push('\n');
    }
    lines
}

#[test]
fn a_text_of_nothing_gives_nothing() {
    for text in [
        "",
        "\n\n",
        "Trời hôm nay đẹp.",
        "12345",
        "Ngày 3/4/2025 là thứ Năm.",
        "Dear Sir, thank you for your letter.",
    ] {
        let reading = read(&empty(), text);
        assert!(reading.proposals.is_empty(), "{text:?}");
    }
}

#[test]
fn a_long_text_takes_as_long_as_it_is_long() {
    // No pattern goes back: sixteen letters in one are read within the time of a test.
    let reading = read(&empty(), &LETTER.repeat(16));
    assert!(!reading.proposals.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn noise_turns_no_fact_into_another_that_is_stated(strength in 0_usize..120, seed in any::<u64>()) {
        let register = empty();
        let sound: Vec<String> = leads(&read(&register, LETTER), None);
        let noisy = noise(LETTER, strength, seed);
        let stated = leads(&read(&register, &noisy), Some(Certainty::Stated));
        for lead in stated {
            prop_assert!(sound.contains(&lead), "{lead} in {noisy}");
        }
    }

    #[test]
    fn no_text_stops_it(text in "(\\PC|[\\n(),.:;/-]|[0-9]{1,4}|Sở |chủ trì|ký |Điều |năm |trước ngày ){0,60}") {
        let reading = read(&empty(), &text);
        let _ = accepted(&empty(), &reading);
        for proposal in &reading.proposals {
            for span in &proposal.spans {
                prop_assert!(text.get(span.from as usize..span.until as usize).is_some());
            }
        }
    }
}

/// Who leads and what is due, as the reading says it.
fn leads(reading: &hoptac::reading::Reading, only: Option<Certainty>) -> Vec<String> {
    let wanted = ["responsibility", "duty", "unit"];
    let facts = reading.proposals.iter().filter(|it| {
        let kind = serde_json::to_value(it.kind).unwrap();
        wanted.iter().any(|wanted| kind == *wanted) && only.is_none_or(|only| it.certainty == only)
    });
    facts
        .map(|it| {
            let change = serde_json::to_value(&it.change.what).unwrap();
            // What is passed on behind the first step may be missing; it is no other fact.
            let parts = ["/leads", "/levels/0", "/name"].map(|key| {
                let record = change.as_object().unwrap().values().next().unwrap();
                let record = record
                    .get(0)
                    .and_then(|it| it.as_object()?.values().next())
                    .unwrap_or(record);
                record
                    .pointer(key)
                    .map(ToString::to_string)
                    .unwrap_or_default()
            });
            parts.join(" ")
        })
        .collect()
}

/// Marks lost and letters taken for others, as an engine does that knows no Vietnamese.
fn noise(text: &str, strength: usize, seed: u64) -> String {
    let taken = [
        ('ở', '&'),
        ('ư', 'u'),
        ('ơ', 'o'),
        ('ế', 'é'),
        ('ị', 'j'),
        ('ụ', 'y'),
        ('ủ', 'u'),
        ('ì', 'i'),
        ('ố', 'b'),
        ('ạ', 'a'),
        ('đ', 'd'),
        ('Đ', 'P'),
        ('ô', 'o'),
        ('ợ', 'g'),
        ('á', 'd'),
        ('ồ', 'd'),
        ('ó', '6'),
        ('ữ', 'i'),
    ];
    let mut state = seed | 1;
    text.chars()
        .map(|letter| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let hit = (state >> 33) % 120 < strength as u64;
            let found = taken.iter().find(|(whole, _)| *whole == letter);
            match found {
                Some((_, broken)) if hit => *broken,
                _ => letter,
            }
        })
        .collect()
}
