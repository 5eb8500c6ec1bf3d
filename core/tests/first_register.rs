//! The register that `seeds/README.md` begins with is one.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at what it does not expect"
)]

use hoptac::{Register, answers::Phase, day};

#[test]
fn the_first_register_of_the_guide_is_read_and_has_nothing_odd() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../seeds/README.md");
    let guide = std::fs::read_to_string(path).unwrap();
    let (_, rest) = guide.split_once("```json\n").unwrap();
    let (text, _) = rest.split_once("\n```").unwrap();
    let register = Register::from_json(text).unwrap();
    assert_eq!(register.check().findings, []);

    let standing = register.standing("gifu-mou-2023", day!(2026 - 02 - 10));
    assert_eq!(standing.unwrap().phases, [Phase::InForce].into());
    let reports = register.reports(
        day!(2025 - 01 - 01),
        day!(2025 - 12 - 31),
        day!(2025 - 09 - 15),
    );
    let due: Vec<_> = reports
        .unwrap()
        .occurrences
        .iter()
        .map(|report| report.due.latest)
        .collect();
    assert_eq!(due, [day!(2025 - 11 - 14)]);
}
