//! How long the common questions take: `cargo bench -p hoptac`. Figures, not tests.
//!
//! Where the clock is noisy, instructions can be counted: a word picks the lines that have it in
//! their name, and `HOPTAC_BENCH_TIMES` sets how often each is called. What 11 calls take more than
//! one, divided by ten, is one call:
//!
//! ```text
//! HOPTAC_BENCH_TIMES=11 valgrind --tool=callgrind target/release/deps/answers-<hash> "standing: a length"
//! ```

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a benchmark prints, and stops at what it did not expect"
)]

use std::{hint::black_box, time::Instant};

use hoptac::{Register, day, reading::ReadingQuestion, time::WorkingDayCalendar};
use serde_json::{Value, json};

fn main() {
    let seed = |name: &str| {
        let path = format!("{}/../seeds/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).unwrap()
    };
    let on = day!(2025 - 09 - 15);
    for name in ["dong-nai.json", "ba-ria-vung-tau.json"] {
        let text = seed(name);
        let register = Register::from_json(&text).unwrap();
        time(
            &format!("{name}: read {} KB", text.len() / 1024),
            50,
            || Register::from_json(&text),
        );
        time(&format!("{name}: standings"), 1_000, || {
            register.standings(on)
        });
        time(&format!("{name}: agenda of six months"), 50, || {
            register.agenda(on, on.plus_months(6))
        });
        time(&format!("{name}: check"), 100, || register.check());
    }
    let bare =
        Register::from_json(r#"{"hoptac": 1, "province": {"name": {"vi": "tỉnh Lam Sơn"}}}"#)
            .unwrap();
    for kilobytes in [34, 340, 3_400] {
        let ask = letter(kilobytes);
        time(&format!("reading: a letter of {kilobytes} KB"), 5, || {
            bare.reading(&ask)
        });
    }
    for (name, fields) in terms() {
        let register = of_agreements(1, &fields);
        time(&format!("standing: {name}"), 10_000, || {
            register.standing("a0", on)
        });
    }
    let calendar = WorkingDayCalendar::vietnam();
    time(
        "the calendar of working days",
        100,
        WorkingDayCalendar::vietnam,
    );
    time("add 250 working days", 100_000, || {
        calendar.add_working_days(on, 250)
    });
    if !wanted("100,000 agreements") {
        return;
    }
    let many = of_agreements(100_000, &json!({"signed": "2021", "term": {"months": 60}}));
    time("100,000 agreements: standings with titles", 5, || {
        many.standings(on)
    });
    let text = many.to_json();
    time(
        &format!("100,000 agreements: read {} MB", text.len() >> 20),
        1,
        || Register::from_json(&text),
    );
}

/// A letter of so many kilobytes: sections of a plan, one like the other.
fn letter(kilobytes: usize) -> ReadingQuestion {
    let mut text =
        String::from("KẾ HOẠCH\nHợp tác quốc tế giai đoạn 2026 - 2030\n\nII. NHIỆM VỤ\n\n");
    let mut number = 1;
    while text.len() < kilobytes * 1024 {
        text.push_str(&format!(
            "{}. Tỉnh Gifu, Nhật Bản\n\n- Mục tiêu: Tăng cường hợp tác về y tế, giáo dục, nông nghiệp.\n\n\
             - Các hoạt động cụ thể: Rà soát Bản ghi nhớ, tiến tới tái ký trong năm 2027; tổ chức trao đổi đoàn.\n\n\
             - Đơn vị chủ trì: Sở Ngoại vụ.\n\n- Đơn vị phối hợp: Sở Y tế, các sở, ban, ngành...\n\n",
            number % 99 + 1,
        ));
        number += 1;
    }
    ReadingQuestion {
        text,
        recorded: day!(2026 - 03 - 02),
        by: "bench".into(),
    }
}

/// Terms of each kind.
fn terms() -> [(&'static str, Value); 6] {
    let change = |on, what: Value| json!({"on": on, "what": what, "cites": [{"document": "plan"}]});
    let renewal = json!({"length": {"years": 5}, "notice": {"months": 6}});
    [
        (
            "a length",
            json!({"signed": "2021-04-29", "term": {"years": 5}}),
        ),
        (
            "a length from a year",
            json!({"signed": "2021", "term": {"years": 5}}),
        ),
        ("not stated", json!({"signed": "2021"})),
        (
            "extended",
            json!({"signed": "2016", "changes": [
            change("2023", json!({"extend": "not_stated"}))]}),
        ),
        (
            "renewing itself",
            json!({"signed": "2018", "term": {"years": 5}, "tacit_renewal": renewal}),
        ),
        (
            "renewing itself, notice given",
            json!({"signed": "2018", "term": {"years": 5},
            "tacit_renewal": renewal, "changes": [change("2022-09", json!("notice_sent"))]}),
        ),
    ]
}

/// A register of many agreements of one kind.
fn of_agreements(number: usize, fields: &Value) -> Register {
    let agreements: Vec<Value> = (0..number)
        .map(|position| {
            let mut record = json!({
                "id": format!("a{position}"), "kind": "memorandum", "title": {"vi": "Bản ghi nhớ"},
                "ours": [], "theirs": [], "regime": "not_stated", "entry": "not_stated",
                "term": "not_stated", "cites": [{"document": "plan"}]
            });
            for (key, value) in fields.as_object().unwrap() {
                record[key] = value.clone();
            }
            record
        })
        .collect();
    let plan = json!({"id": "plan", "kind": "plan", "title": {"vi": "Kế hoạch"},
        "date": "2030", "cites": [{"document": "plan"}]});
    let register = json!({"hoptac": 1, "province": {"name": {"vi": "tỉnh"}},
        "assume": ["in_force_on_signing"], "documents": [plan], "agreements": agreements});
    Register::from_json(&register.to_string()).unwrap()
}

/// Whether a line is asked for: any word on the command line that its name has, or none at all.
fn wanted(name: &str) -> bool {
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    let first = words.next();
    first.is_none_or(|first| name.contains(&first) || words.any(|word| name.contains(&word)))
}

/// Prints the mean time of one call.
fn time<T>(name: &str, times: u32, mut call: impl FnMut() -> T) {
    if !wanted(name) {
        return;
    }
    let asked = std::env::var("HOPTAC_BENCH_TIMES");
    let times = asked.map_or(times, |asked| asked.parse().unwrap());
    black_box(call());
    let start = Instant::now();
    for _ in 0..times {
        black_box(call());
    }
    let each = start.elapsed() / times;
    println!("{name:<48} {each:>12.1?}");
}
