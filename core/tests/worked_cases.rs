//! The worked cases of the domain, checked by hand: standing of agreements, who answers, reports.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test stops at what it did not expect"
)]

use hoptac::{
    Register,
    answers::{Fact, FindingKind, Holder, Phase, Phases, ReportState, UnresolvedReason},
    change::{Act, Verdict},
    day,
    time::{Day, Window},
};
use serde_json::{Value, json};

use Phase::{Expired, InForce, Pending, Superseded, Suspended, Terminated};

fn seed_text(name: &str) -> String {
    let path = format!("{}/../seeds/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

fn seed(name: &str) -> Register {
    Register::from_json(&seed_text(name)).unwrap()
}

fn dong_nai() -> Register {
    seed("dong-nai.json")
}

/// The register of Đồng Nai after a change to its records.
fn dong_nai_with(change: impl Fn(&mut Value)) -> Register {
    let mut records: Value = serde_json::from_str(&seed_text("dong-nai.json")).unwrap();
    change(&mut records);
    Register::from_json(&records.to_string()).unwrap()
}

/// The record of an id.
fn record<'a>(records: &'a mut Value, list: &str, id: &str) -> &'a mut Value {
    let list = records[list].as_array_mut().unwrap();
    list.iter_mut().find(|record| record["id"] == id).unwrap()
}

/// A register of agreements that assumes entry on signing; each takes what is not given from a
/// memorandum of which nothing is stated.
fn register_of(agreements: &[Value], assume: &[&str]) -> Register {
    let agreements = agreements.iter().map(|fields| {
        let mut record = json!({
            "id": "it", "kind": "memorandum", "title": {"vi": "Bản ghi nhớ"}, "ours": [],
            "theirs": [], "regime": "not_stated", "entry": "not_stated", "term": "not_stated",
            "cites": [{"document": "plan"}]
        });
        for (key, value) in fields.as_object().unwrap() {
            record[key] = value.clone();
        }
        record
    });
    let register = json!({
        "hoptac": 1, "province": {"name": {"vi": "tỉnh"}}, "assume": assume,
        "documents": [{"id": "plan", "kind": "plan", "title": {"vi": "Kế hoạch"},
            "date": "2030-01-01", "cites": [{"document": "plan"}]}],
        "agreements": agreements.collect::<Vec<_>>()
    });
    Register::from_json(&register.to_string()).unwrap()
}

fn with(agreement: Value) -> Register {
    register_of(&[agreement], &["in_force_on_signing"])
}

/// A change with its citation.
fn change(on: &str, what: Value) -> Value {
    json!({"on": on, "what": what, "cites": [{"document": "plan"}]})
}

fn phases(register: &Register, on: Day) -> Vec<Phase> {
    phases_of(register, "it", on)
}

fn phases_of(register: &Register, agreement: &str, on: Day) -> Vec<Phase> {
    let standing = register.standing(agreement, on).unwrap();
    standing.phases.iter().collect()
}

#[test]
fn signed_2020_and_known_to_have_ended_in_2023() {
    let register = with(json!({"signed": "2020", "term": {"until": "2023"}}));
    assert_eq!(phases(&register, day!(2020 - 07 - 01)), [Pending, InForce]);
    assert_eq!(phases(&register, day!(2021 - 07 - 01)), [InForce]);
    assert_eq!(phases(&register, day!(2023 - 07 - 01)), [InForce, Expired]);
    assert_eq!(phases(&register, day!(2023 - 12 - 31)), [InForce, Expired]);
    assert_eq!(phases(&register, day!(2024 - 01 - 01)), [Expired]);
}

#[test]
fn not_stated_is_not_open_ended() {
    let not_stated = with(json!({"signed": "2004"}));
    let standing = not_stated.standing("it", day!(2024 - 03 - 11)).unwrap();
    assert_eq!(standing.phases, [InForce, Expired].into());
    let facts = standing.settled_by.iter();
    let facts: Vec<_> = facts.map(|fact| (fact.fact, fact.settles)).collect();
    assert_eq!(facts, [(Fact::Term, true)]);
    let open_ended = with(json!({"signed": "2004", "term": "open_ended"}));
    assert_eq!(phases(&open_ended, day!(2024 - 03 - 11)), [InForce]);
}

#[test]
fn an_extension_proves_that_it_was_alive() {
    let extended = change("2023", json!({"extend": "not_stated"}));
    let register = with(json!({"signed": "2016", "changes": [extended]}));
    assert_eq!(phases(&register, day!(2022 - 12 - 31)), [InForce]);
    assert_eq!(phases(&register, day!(2023 - 01 - 01)), [InForce]);
    assert_eq!(phases(&register, day!(2023 - 01 - 02)), [InForce, Expired]);
    assert_eq!(phases(&register, day!(2024 - 03 - 11)), [InForce, Expired]);
}

#[test]
fn a_period_is_its_own_entry_and_end() {
    let register = with(json!({"signed": "2021-12-28", "term": {"period": "2022/2026"}}));
    assert_eq!(phases(&register, day!(2021 - 12 - 31)), [Pending]);
    assert_eq!(phases(&register, day!(2022 - 01 - 01)), [InForce]);
    assert_eq!(phases(&register, day!(2026 - 12 - 31)), [InForce]);
    assert_eq!(phases(&register, day!(2027 - 01 - 01)), [Expired]);
}

#[test]
fn without_the_assumption_it_may_still_be_pending() {
    let register = register_of(&[json!({"signed": "2004"})], &[]);
    let standing = register.standing("it", day!(2024 - 03 - 11)).unwrap();
    assert_eq!(standing.phases, [Pending, InForce, Expired].into());
    assert!(standing.assumes.is_empty());
    let facts: Vec<_> = standing.settled_by.iter().map(|fact| fact.fact).collect();
    assert_eq!(facts, [Fact::EntryRule, Fact::Term]);
}

#[test]
fn a_tacit_renewal_of_a_year_only_date() {
    let register = with(json!({"signed": "2018", "term": {"years": 5},
        "tacit_renewal": {"length": {"years": 5}, "notice": {"months": 6}}}));
    let standing = register.standing("it", day!(2023 - 07 - 01)).unwrap();
    assert_eq!(standing.phases, [InForce].into());
    let numbers: Vec<_> = standing
        .running_terms
        .iter()
        .map(|term| term.renewal)
        .collect();
    assert_eq!(numbers, [0, 1]);
    let standing = register.standing("it", day!(2024 - 01 - 01)).unwrap();
    assert_eq!(standing.phases, [InForce].into());
    let [term] = standing.running_terms.as_slice() else {
        panic!("{:?}", standing.running_terms);
    };
    assert_eq!(term.renewal, 1);
    let window = |earliest, latest| Window { earliest, latest };
    assert_eq!(
        term.last_day,
        window(day!(2028 - 01 - 01), day!(2028 - 12 - 31))
    );
    assert_eq!(
        term.notice_by,
        Some(window(day!(2027 - 07 - 01), day!(2028 - 06 - 30)))
    );
}

#[test]
fn a_notice_in_time_stops_the_renewal_and_a_late_one_the_next() {
    let renewing = |notice: &str| {
        with(json!({"signed": "2018-03-15", "term": {"years": 5},
            "tacit_renewal": {"length": {"years": 5}, "notice": {"months": 6}},
            "changes": [change(notice, json!("notice_sent"))]}))
    };
    assert_eq!(
        phases(&renewing("2022-09-15"), day!(2023 - 03 - 15)),
        [InForce]
    );
    assert_eq!(
        phases(&renewing("2022-09-15"), day!(2023 - 03 - 16)),
        [Expired]
    );
    assert_eq!(
        phases(&renewing("2022-09-16"), day!(2023 - 03 - 16)),
        [InForce]
    );
    assert_eq!(
        phases(&renewing("2022-09-16"), day!(2028 - 03 - 16)),
        [Expired]
    );
    assert_eq!(
        phases(&renewing("2022-09"), day!(2023 - 03 - 16)),
        [InForce, Expired]
    );
}

#[test]
fn month_ends_survive_renewals() {
    let register = with(json!({"signed": "2024-01-31", "term": {"months": 1},
        "tacit_renewal": {"length": {"months": 1}, "times": 1}}));
    let last = |on| register.standing("it", on).unwrap().running_terms[0].last_day;
    assert_eq!(
        last(day!(2024 - 02 - 10)),
        Window::exactly(day!(2024 - 02 - 29))
    );
    assert_eq!(
        last(day!(2024 - 03 - 10)),
        Window::exactly(day!(2024 - 03 - 31))
    );
    assert_eq!(phases(&register, day!(2024 - 04 - 01)), [Expired]);
}

#[test]
fn suspension_and_termination() {
    let register = with(
        json!({"signed": "2020-01-01", "term": "open_ended", "changes": [
        change("2021-05", json!("suspend")),
        change("2022-01-01", json!("resume")),
        change("2023-06-30", json!("terminate"))]}),
    );
    assert_eq!(phases(&register, day!(2021 - 04 - 30)), [InForce]);
    assert_eq!(
        phases(&register, day!(2021 - 05 - 10)),
        [InForce, Suspended]
    );
    assert_eq!(phases(&register, day!(2021 - 06 - 01)), [Suspended]);
    assert_eq!(phases(&register, day!(2022 - 01 - 01)), [InForce]);
    assert_eq!(phases(&register, day!(2023 - 06 - 29)), [InForce]);
    assert_eq!(phases(&register, day!(2023 - 06 - 30)), [Terminated]);
}

#[test]
fn re_signing_supersedes_only_what_is_still_in_force() {
    let five_years = |id: &str, signed: &str| json!({"id": id, "signed": signed, "entry": "on_signing", "term": {"years": 5}});
    let re_signing = |id: &str, re_signs: &str| {
        let mut record = five_years(id, "2024-06-01");
        record["re_signs"] = json!(re_signs);
        record
    };
    let register = register_of(
        &[
            five_years("live", "2020-01-01"),
            re_signing("live-again", "live"),
            five_years("lapsed", "2015-01-01"),
            re_signing("lapsed-again", "lapsed"),
        ],
        &[],
    );
    assert_eq!(
        phases_of(&register, "live", day!(2024 - 05 - 31)),
        [InForce]
    );
    assert_eq!(
        phases_of(&register, "live", day!(2024 - 06 - 01)),
        [Superseded]
    );
    assert_eq!(
        phases_of(&register, "lapsed", day!(2024 - 06 - 01)),
        [Expired]
    );
}

#[test]
fn what_contradicts_itself_leaves_every_phase_that_a_source_supports() {
    let extended = change("2023", json!({"extend": {"years": 5}}));
    let register = with(json!({"signed": "2020-01-01", "term": {"years": 1},
        "changes": [extended]}));
    let standing = register.standing("it", day!(2023 - 07 - 01)).unwrap();
    assert!(standing.contradictory);
    // Extended two years after its end: the term says expired, the extension in force.
    assert_eq!(standing.phases, [InForce, Expired].into());
    assert_eq!(standing.settled_by[0].fact, Fact::RightSource);
}

fn leads(register: &Register, subject: &str, on: Day) -> Vec<Holder> {
    let assignments = register.responsible(subject, on).unwrap().assignments;
    assignments
        .into_iter()
        .flat_map(|assignment| assignment.leads)
        .collect()
}

/// The name of the only lead, and the length of the chain that leads to it.
fn lead(register: &Register, subject: &str, on: Day) -> (String, usize) {
    match leads(register, subject, on).as_slice() {
        [Holder::Unit(passed)] => (passed.unit.name.vi.clone(), passed.chain.len()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn who_leads_champasak() {
    let register = dong_nai();
    let lead = |on| lead(&register, "plan-107-1-1-1", on);
    assert_eq!(lead(day!(2023 - 04 - 25)), ("Sở Ngoại vụ".into(), 0));
    assert_eq!(
        lead(day!(2025 - 03 - 15)),
        ("Văn phòng UBND tỉnh".into(), 1)
    );
    assert_eq!(lead(day!(2025 - 09 - 15)), ("Sở Ngoại vụ".into(), 2));
    assert!(leads(&register, "plan-107-1-1-1", day!(2023 - 04 - 24)).is_empty());
}

#[test]
fn who_leads_amata_and_bosch() {
    let on = day!(2025 - 03 - 15);
    let register = dong_nai();
    assert_eq!(lead(&register, "amata", on).0, "Sở Tài chính");
    assert_eq!(
        lead(&register, "bosch-minutes", on).0,
        "Sở Giáo dục và Đào tạo"
    );
    let without_field = dong_nai_with(|records| {
        let bosch = record(records, "responsibilities", "plan-107-3-2");
        bosch.as_object_mut().unwrap().remove("fields");
    });
    match leads(&without_field, "plan-107-3-2", on).as_slice() {
        [Holder::Unresolved(unresolved)] => {
            assert_eq!(unresolved.reason, UnresolvedReason::SplitByField);
            assert_eq!(unresolved.candidates.len(), 5);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn six_yearly_reports_of_each_plan() {
    let reports = dong_nai().reports(
        day!(2020 - 01 - 01),
        day!(2035 - 12 - 31),
        day!(2025 - 09 - 15),
    );
    let occurrences = reports.unwrap().occurrences;
    let last_days = |duty: &str| -> Vec<String> {
        let of_duty = occurrences
            .iter()
            .filter(|report| report.duty.as_str() == duty);
        let first_level = of_duty.filter(|report| report.level == 1);
        first_level
            .map(|report| report.due.latest.to_string())
            .collect()
    };
    let each_year = |first: i32, day: &str| -> Vec<String> {
        (first..first + 6)
            .map(|year| format!("{year}-{day}"))
            .collect()
    };
    assert_eq!(last_days("report-107"), each_year(2023, "10-29"));
    assert_eq!(last_days("report-382"), each_year(2025, "11-14"));
    assert_eq!(last_days("report-2025-half-year"), ["2025-06-30"]);
}

#[test]
fn to_whom_the_report_of_2025_goes() {
    let register = dong_nai();
    let reports = register.reports(
        day!(2025 - 10 - 01),
        day!(2025 - 10 - 31),
        day!(2025 - 09 - 15),
    );
    let occurrences = reports.unwrap().occurrences;
    let report = occurrences
        .iter()
        .find(|report| report.id == "report-107:2025:1")
        .unwrap();
    let Holder::Unit(to) = &report.to else {
        panic!("{:?}", report.to);
    };
    assert_eq!(to.unit.name.vi, "Sở Ngoại vụ");
    assert_eq!(report.state, ReportState::Due);
    // A department that was merged away owes nothing; its successor does; nobody owes itself.
    let owes = |unit: &str| report.obliged.iter().any(|obliged| obliged.unit.id == unit);
    assert!(!owes("so-ke-hoach-va-dau-tu"));
    assert!(owes("so-tai-chinh"));
    assert!(!owes("so-ngoai-vu"));
}

#[test]
fn had_it_fallen_in_may_2025_it_would_have_gone_to_the_office() {
    let register = dong_nai_with(|records| {
        record(records, "duties", "report-107")["levels"][0]["by"] = json!({"before": "05-15"});
    });
    let reports = register.reports(
        day!(2025 - 05 - 01),
        day!(2025 - 05 - 31),
        day!(2025 - 05 - 01),
    );
    let occurrences = reports.unwrap().occurrences;
    let report = occurrences
        .iter()
        .find(|report| report.id == "report-107:2025:1")
        .unwrap();
    let Holder::Unit(to) = &report.to else {
        panic!("{:?}", report.to);
    };
    assert_eq!(to.unit.name.vi, "Văn phòng UBND tỉnh");
}

#[test]
fn plan_58_as_at_its_own_day() {
    let register = seed("ba-ria-vung-tau.json");
    let on = day!(2024 - 03 - 11);
    let phases = |id| register.standing(id, on).unwrap().phases;
    assert_eq!(phases("western-australia-mou-2020"), [Expired].into());
    assert_eq!(phases("ansan-mou-2004"), Phases::from([InForce, Expired]));
    assert_eq!(phases("padang-mou-2016"), Phases::from([InForce, Expired]));
    let findings = register.check().findings.into_iter();
    let early: Vec<_> = findings
        .filter(|finding| finding.code == FindingKind::CitedBeforeIssued)
        .collect();
    assert_eq!(early.len(), 1, "{early:?}");
    assert!(early[0].message.vi.contains("1899-TB/TU"));
}

#[test]
fn champasak_is_in_force_up_to_the_end_of_2026() {
    let register = dong_nai();
    let phases = |on| phases_of(&register, "champasak-mou-2021", on);
    assert_eq!(phases(day!(2021 - 12 - 31)), [Pending]);
    assert_eq!(phases(day!(2025 - 09 - 15)), [InForce]);
    assert_eq!(phases(day!(2027 - 01 - 01)), [Expired]);
}

#[test]
fn a_changed_name_alone_goes_by_the_simplified_procedure_up_to_the_end_of_february_2027() {
    for (dossier, simplified) in [
        ("2025-06-30", false),
        ("2025-07-01", true),
        ("2027-02-28", true),
        ("2027-03-01", false),
    ] {
        let question = format!(
            r#"{{"procedure": {{"signer": "province", "name_only": true, "dossier": "{dossier}", "on": "2027-03-01"}}}}"#
        );
        let answer = dong_nai().ask(&question);
        assert_eq!(
            answer.contains(r#""step":"simplified""#),
            simplified,
            "{dossier}"
        );
        assert_eq!(
            answer.contains(r#""step":"opinions""#),
            !simplified,
            "{dossier}"
        );
    }
}

#[test]
fn what_passed_to_ho_chi_minh_city_it_may_extend_but_signs_after_in_its_own_register() {
    let register = seed("ba-ria-vung-tau.json");
    for (on, renew) in [
        (day!(2025 - 06 - 30), Verdict::Allowed),
        (day!(2025 - 07 - 01), Verdict::Refused),
    ] {
        let acts = register.acts("padang-mou-2016", on).unwrap();
        let verdict = |act| {
            acts.acts
                .iter()
                .find(|line| line.act == act)
                .unwrap()
                .verdict
        };
        assert_eq!(verdict(Act::ReSign), renew);
        assert_eq!(verdict(Act::Extend), Verdict::InDoubt);
        let passed_to = acts.passed_to.map(|province| province.vi);
        let city = (renew == Verdict::Refused).then_some("Thành phố Hồ Chí Minh");
        assert_eq!(passed_to.as_deref(), city);
    }
}

#[test]
fn point_list_and_agenda_agree_on_every_first_of_the_month() {
    for name in ["dong-nai.json", "ba-ria-vung-tau.json"] {
        let register = seed(name);
        for month in 0..132 {
            let on = day!(2020 - 01 - 01).plus_months(month);
            let list = register.standings(on);
            for line in &list.standings {
                let point = register.standing(line.agreement.as_str(), on).unwrap();
                assert_eq!(point.phases, line.phases, "{} on {on}", line.agreement);
            }
            let agenda = register.agenda(on, on.plus_months(6)).unwrap();
            assert_eq!(agenda.counts, list.counts, "{on}");
        }
    }
}

#[test]
fn the_registers_are_written_back_byte_for_byte() {
    for name in ["dong-nai.json", "ba-ria-vung-tau.json"] {
        let text = seed_text(name);
        let written = Register::from_json(&text).unwrap().to_json();
        assert!(written == text, "{name} is not in its canonical form");
    }
}

#[test]
fn a_byte_order_mark_is_skipped_and_a_schema_is_kept() {
    let text =
        r#"{"$schema": "register.schema.json", "hoptac": 1, "province": {"name": {"vi": "tỉnh"}}}"#;
    let register = Register::from_json(&format!("\u{feff}{text}")).unwrap();
    let written = register.to_json();
    assert!(written.starts_with("{\n  \"$schema\": \"register.schema.json\",\n  \"hoptac\": 1,"));
    assert_eq!(Register::from_json(&written).unwrap().to_json(), written);
}
