//! What the structs say is what the core answers, for the registers of two provinces.

use core::ffi::c_char;
use core::mem::MaybeUninit;
use core::ptr::{null, null_mut};

use hoptac::answers::{Phase, Phases};
use hoptac::contract::ReportsQuestion;
use hoptac::model::{Bilingual, Citation};
use hoptac::time::{Day, Window};
use hoptac::{Register, day};

use super::{borrowed, read};
use crate::agenda::*;
use crate::agreements::*;
use crate::findings::*;
use crate::register::*;
use crate::reports::*;
use crate::result::hoptac_result::*;
use crate::targets::*;
use crate::values::*;

const DAYS: [Day; 3] = [
    day!(2024 - 03 - 11),
    day!(2025 - 09 - 15),
    day!(2028 - 12 - 31),
];

/// A small register with what those of the provinces do not have; the one that Miri reads, too.
const LIVES: &str = r#"{"hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
    "documents": [{"id": "plan", "kind": "plan", "title": {"vi": "Kế hoạch"}, "date": "2018",
        "cites": [{"document": "plan"}]}],
    "units": [
        {"id": "so-y-te", "kind": "department", "name": {"vi": "Sở Y tế"}, "cites": [{"document": "plan"}]},
        {"id": "so-ngoai-vu", "kind": "department", "name": {"vi": "Sở Ngoại vụ"}, "cites": [{"document": "plan"}]}],
    "agreements": [
        {"id": "renewing", "kind": "memorandum", "title": {"vi": "Bản ghi nhớ", "en": "Memorandum"},
            "ours": [], "theirs": [], "regime": "not_stated", "signed": "2018", "entry": "on_signing",
            "term": {"years": 5}, "tacit_renewal": {"length": {"years": 5}, "notice": {"months": 6}},
            "cites": [{"document": "plan", "section": "II.1", "words": "5 năm", "inferred": true}]},
        {"id": "suspended", "kind": "memorandum", "title": {"vi": "Bản ghi nhớ"}, "ours": [], "theirs": [],
            "regime": "not_stated", "signed": "2018-05-01", "entry": "on_signing", "term": "open_ended",
            "changes": [
                {"on": "2019-01-01", "what": "suspend", "cites": [{"document": "plan"}]},
                {"on": "2019-06-01", "what": "resume", "cites": [{"document": "plan"}]},
                {"on": "2020-02", "what": "suspend", "cites": [{"document": "plan"}]},
                {"on": "2021", "what": "resume", "cites": [{"document": "plan"}]},
                {"on": "2022-07-01", "what": "terminate", "cites": [{"document": "plan"}]}],
            "cites": [{"document": "plan"}]}],
    "duties": [{"id": "yearly", "title": {"vi": "Báo cáo hằng năm"}, "every": "year", "period": "2024/2026",
        "levels": [{"from": [{"unit": "so-y-te"}], "to": {"unit": "so-ngoai-vu"}, "by": {"before": "10-30"}},
            {"from": [{"unit": "so-ngoai-vu"}], "to": {"body": {"vi": "Bộ Ngoại giao"}}}],
        "cites": [{"document": "plan", "section": "V.2"}]}],
    "submissions": [{"id": "sent", "duty": "yearly", "covers": "2024", "unit": "so-y-te",
        "received": "2024-10-29", "cites": [{"document": "plan"}]}],
    "targets": [{"id": "ten", "title": {"vi": "Ký mới 10 đối tác"}, "counts": "new_signing", "number": 10,
        "period": "2018-05/2028", "cites": [{"document": "plan"}]}]}"#;

fn seed(name: &str) -> String {
    let path = format!("{}/../seeds/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

/// Each register, as the core knows it and as C does.
fn registers() -> impl Iterator<Item = (Register, Handle)> {
    let seeds = if cfg!(miri) {
        Vec::new()
    } else {
        vec![seed("dong-nai"), seed("ba-ria-vung-tau")]
    };
    [LIVES.to_owned()].into_iter().chain(seeds).map(|text| {
        let (code, register, _) = read(&text);
        assert_eq!(code, HOPTAC_OK);
        (Register::from_json(&text).unwrap(), Handle(register))
    })
}

/// A register that frees itself.
struct Handle(*mut hoptac_register);

impl Drop for Handle {
    fn drop(&mut self) {
        unsafe { hoptac_register_free(self.0) };
    }
}

fn array<T: Copy>(items: *const T, count: usize) -> Vec<T> {
    assert!(!items.is_null());
    unsafe { core::slice::from_raw_parts(items, count) }.to_vec()
}

fn both(text: hoptac_bilingual) -> (String, String) {
    (borrowed(text.vi), borrowed(text.en))
}

fn expected(text: &Bilingual) -> (String, String) {
    (text.in_vietnamese().into(), text.in_english().into())
}

fn check_cites(
    core: &Register,
    cites: *const hoptac_citation,
    count: usize,
    expected: &[Citation],
) {
    let cites: Vec<_> = array(cites, count)
        .iter()
        .map(|cite| {
            let texts = [cite.document.id, cite.section, cite.words].map(borrowed);
            (texts, both(cite.document.name), cite.inferred)
        })
        .collect();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let expected: Vec<_> = expected
        .iter()
        .map(|cite| {
            let id = cite.document.as_str().to_owned();
            let called = match core.document(&id) {
                Some(document) => self::expected(&document.called()),
                None => (id.clone(), id.clone()),
            };
            let texts = [id, text(&cite.section), text(&cite.words)];
            (texts, called, u32::from(cite.inferred))
        })
        .collect();
    assert_eq!(cites, expected);
}

/// Where the agreements stand, in an array that held nothing before.
fn standings(register: &Handle, on: Day, first: usize, count: usize) -> Vec<hoptac_standing> {
    let mut array = vec![MaybeUninit::<hoptac_standing>::uninit(); count];
    let size = size_of::<hoptac_standing>();
    let place = array.as_mut_ptr().cast();
    let code = unsafe { hoptac_ask_standings(register.0, on.into(), first, count, size, place) };
    assert_eq!(code, HOPTAC_OK);
    let filled = array.into_iter();
    filled
        .map(|standing| unsafe { standing.assume_init() })
        .collect()
}

#[test]
fn agreements_and_their_standings() {
    for (core, register) in registers() {
        let records = &core.records().agreements;
        assert_eq!(
            unsafe { hoptac_count_agreements(register.0) },
            records.len()
        );
        let mut agreements = null_mut();
        let code = unsafe { hoptac_ask_agreements(register.0, &raw mut agreements) };
        assert_eq!(code, HOPTAC_OK);
        assert_eq!(
            unsafe { hoptac_agreements_count(agreements) },
            records.len()
        );
        for (index, record) in records.iter().enumerate() {
            let agreement = unsafe { &*hoptac_agreements_at(agreements, index) };
            assert_eq!(borrowed(agreement.id), record.id.as_str());
            assert_eq!(both(agreement.title), expected(&record.title));
            let signing = record.signed.map_or(Window::UNKNOWN, |date| date.window());
            assert_eq!(agreement.signing, signing.into());
            check_cites(&core, agreement.cites, agreement.cites_count, &record.cites);
            let mut found = 0;
            let (id, length) = (record.id.as_str().as_ptr().cast(), record.id.as_str().len());
            let code = unsafe { hoptac_find_agreement(register.0, id, length, &raw mut found) };
            assert_eq!((code, found), (HOPTAC_OK, index));
        }
        unsafe { hoptac_agreements_free(agreements) };

        for on in DAYS {
            let all = standings(&register, on, 0, records.len());
            for (index, record) in records.iter().enumerate() {
                let answer = core.standing(record.id.as_str(), on).unwrap();
                let standing = all[index];
                assert_eq!(standings(&register, on, index, 1), [standing]);
                assert_eq!(standing.size, size_of::<hoptac_standing>());
                assert_eq!(standing.phases, u32::from(answer.phases.bits()));
                assert_eq!(standing.certain, u32::from(answer.phases.is_certain()));
                let turns: Phases = answer.turns.iter().map(|turn| turn.into).collect();
                assert_eq!(standing.turns, u32::from(turns.bits()));
                assert_eq!(standing.in_force, answer.turns[0].window.into());
                assert_eq!(standing.running_terms as usize, answer.running_terms.len());
                assert_eq!(standing.contradictory, u32::from(answer.contradictory));
                for (phase, window) in [
                    (Phase::Expired, standing.expired),
                    (Phase::Terminated, standing.terminated),
                    (Phase::Superseded, standing.superseded),
                ] {
                    let mut turns = answer.turns.iter().filter(|turn| turn.into == phase);
                    match (turns.next(), turns.next()) {
                        (None, _) => assert_eq!(window, hoptac_window::default()),
                        (Some(turn), None) => assert_eq!(window, turn.window.into()),
                        (Some(_), Some(_)) => {}
                    }
                }
            }
        }
    }
}

#[test]
fn a_renewal_and_a_suspension_in_figures() {
    let (_, register) = registers().next().unwrap();
    let [renewing, suspended] = standings(&register, day!(2024 - 01 - 01), 0, 2)[..] else {
        panic!("two agreements")
    };
    let window = |earliest: Day, latest: Day| hoptac_window::from(Window { earliest, latest });
    assert_eq!(renewing.phases, hoptac_phase::HOPTAC_PHASE_IN_FORCE as u32);
    assert_eq!(renewing.running_terms, 1);
    assert_eq!(renewing.renewals, hoptac_range { least: 1, most: 1 });
    assert_eq!(
        renewing.last_day,
        window(day!(2028 - 01 - 01), day!(2028 - 12 - 31))
    );
    assert_eq!(
        renewing.notice_by,
        window(day!(2027 - 07 - 01), day!(2028 - 06 - 30))
    );
    assert_eq!(
        suspended.phases,
        hoptac_phase::HOPTAC_PHASE_TERMINATED as u32
    );
    let days = |day: Day| Window::exactly(day).into();
    assert_eq!(suspended.in_force, days(day!(2018 - 05 - 01)));
    assert_eq!(
        suspended.suspended,
        window(day!(2020 - 02 - 01), day!(2020 - 02 - 29))
    );
    assert_eq!(
        suspended.resumed,
        window(day!(2021 - 01 - 01), day!(2021 - 12 - 31))
    );
    assert_eq!(suspended.terminated, days(day!(2022 - 07 - 01)));
    assert_eq!(suspended.running_terms, 0);
}

/// Options as C sets them up.
fn agenda_options(on: Day, until: Day) -> hoptac_agenda_options {
    let mut options = MaybeUninit::uninit();
    let size = size_of::<hoptac_agenda_options>();
    let code = unsafe { hoptac_agenda_options_init(options.as_mut_ptr(), size) };
    assert_eq!(code, HOPTAC_OK);
    let mut options: hoptac_agenda_options = unsafe { options.assume_init() };
    (options.on, options.until) = (on.into(), until.into());
    options
}

#[test]
fn the_agenda() {
    for (core, register) in registers() {
        for on in DAYS {
            let until = on.plus_months(6);
            let answer = core.agenda(on, until).unwrap();
            let options = agenda_options(on, until);
            let (mut agenda, options) = (null_mut(), &raw const options);
            let code =
                unsafe { hoptac_ask_agenda(register.0, options, &raw mut agenda, null_mut()) };
            assert_eq!(code, HOPTAC_OK);
            assert_eq!(unsafe { hoptac_agenda_count(agenda) }, answer.items.len());
            for (index, expect) in answer.items.iter().enumerate() {
                let item = unsafe { &*hoptac_agenda_at(agenda, index) };
                assert_eq!(borrowed(item.id), expect.id);
                assert_eq!(item.kind, expect.kind.into());
                assert_eq!(item.urgency, expect.urgency.into());
                assert_eq!(both(item.title), expected(&expect.title));
                assert_eq!(item.window, expect.window.into());
                assert_eq!(borrowed(item.subject), expect.subject);
                let answering: Vec<_> = array(item.answering, item.answering_count)
                    .iter()
                    .map(|named| (borrowed(named.id), both(named.name)))
                    .collect();
                let expect_answering: Vec<_> = expect
                    .answers
                    .iter()
                    .map(|one| (one.unit.clone().unwrap_or_default(), expected(&one.name)))
                    .collect();
                assert_eq!(answering, expect_answering);
                let partners: Vec<_> = array::<*const c_char>(item.partners, item.partners_count)
                    .into_iter()
                    .map(borrowed)
                    .collect();
                let expect_partners: Vec<_> =
                    expect.partners.iter().map(|id| id.as_str()).collect();
                assert_eq!(partners, expect_partners);
                check_cites(&core, item.cites, item.cites_count, &expect.cites);
            }
            unsafe { hoptac_agenda_free(agenda) };
        }
    }
}

#[test]
fn the_reports_with_and_without_the_duties_of_law() {
    for (core, register) in registers() {
        for (statutory, on) in [(false, DAYS[0]), (true, DAYS[1])] {
            let (from, until) = (on.plus_days(-400), on.plus_days(400));
            let mut options = MaybeUninit::uninit();
            let size = size_of::<hoptac_reports_options>();
            let code = unsafe { hoptac_reports_options_init(options.as_mut_ptr(), size) };
            assert_eq!(code, HOPTAC_OK);
            let mut options = unsafe { options.assume_init() };
            options.from = from.into();
            options.until = until.into();
            options.on = on.into();
            options.statutory = statutory.into();
            let mut reports = null_mut();
            let code = unsafe {
                hoptac_ask_reports(register.0, &raw const options, &raw mut reports, null_mut())
            };
            assert_eq!(code, HOPTAC_OK);
            let ask = ReportsQuestion {
                from,
                until,
                on,
                statutory,
            };
            let answer = core.reports_asked(&ask).unwrap().occurrences;
            assert_eq!(
                answer.is_empty(),
                !statutory && core.records().duties.is_empty()
            );
            assert_eq!(unsafe { hoptac_reports_count(reports) }, answer.len());
            for (index, expect) in answer.iter().enumerate() {
                let report = unsafe { &*hoptac_reports_at(reports, index) };
                assert_eq!(borrowed(report.id), expect.id);
                assert_eq!(borrowed(report.duty), expect.duty.as_str());
                assert_eq!(both(report.title), expected(&expect.title));
                assert_eq!(report.covers, expect.covers.widest().into());
                assert_eq!(report.data, expect.data.unwrap_or(Window::UNKNOWN).into());
                assert_eq!(report.level, expect.level);
                assert_eq!(report.state, expect.state.into());
                assert_eq!(report.due, expect.due.into());
                assert_eq!(both(report.to.name), expected(&expect.to.words()));
                assert_eq!(report.open, u32::from(expect.open));
                let obliged = array(report.obliged, report.obliged_count);
                assert_eq!(obliged.len(), expect.obliged.len());
                for (one, expect) in obliged.iter().zip(&expect.obliged) {
                    assert_eq!(borrowed(one.unit.id), expect.unit.id);
                    assert_eq!(both(one.unit.name), expected(&expect.unit.name));
                    assert_eq!(one.state, expect.state.into());
                    let submission = expect.submission.as_ref().map(|id| id.as_str());
                    assert_eq!(borrowed(one.submission), submission.unwrap_or_default());
                }
                let blocking: Vec<_> = array(report.blocked_by, report.blocked_by_count)
                    .iter()
                    .map(|named| borrowed(named.id))
                    .collect();
                let expected: Vec<_> = expect.blocked_by.iter().map(|unit| &unit.id).collect();
                assert_eq!(blocking.iter().collect::<Vec<_>>(), expected);
                check_cites(&core, report.cites, report.cites_count, &expect.cites);
            }
            unsafe { hoptac_reports_free(reports) };
        }
    }
}

#[test]
fn the_targets() {
    for (core, register) in registers() {
        for on in DAYS {
            let mut targets = null_mut();
            let code = unsafe { hoptac_ask_targets(register.0, on.into(), &raw mut targets) };
            assert_eq!(code, HOPTAC_OK);
            let answer = core.targets(on).targets;
            assert_eq!(unsafe { hoptac_targets_count(targets) }, answer.len());
            for (index, expect) in answer.iter().enumerate() {
                let target = unsafe { &*hoptac_targets_at(targets, index) };
                assert_eq!(borrowed(target.id), expect.target.as_str());
                assert_eq!(both(target.title), expected(&expect.title));
                assert_eq!(target.number, expect.number);
                assert_eq!(target.reached, expect.reached.into());
                assert_eq!(target.elapsed_percent, expect.elapsed_percent);
                assert_eq!(target.expected_by_now, expect.expected_by_now);
                let behind = match target.pace {
                    hoptac_pace::HOPTAC_PACE_UNKNOWN => None,
                    hoptac_pace::HOPTAC_PACE_KEPT => Some(false),
                    hoptac_pace::HOPTAC_PACE_BEHIND => Some(true),
                };
                assert_eq!(behind, expect.behind);
                assert_eq!(target.period, expect.period.into());
                for (counted, count, expect) in [
                    (target.counted, target.counted_count, &expect.counted),
                    (
                        target.near_misses,
                        target.near_misses_count,
                        &expect.near_misses,
                    ),
                ] {
                    let counted = array(counted, count);
                    assert_eq!(counted.len(), expect.len());
                    for (one, expect) in counted.iter().zip(expect) {
                        assert_eq!(borrowed(one.agreement), expect.agreement.as_str());
                        assert_eq!(both(one.title), expected(&expect.title));
                        assert_eq!(one.certain, u32::from(expect.certain));
                        assert_eq!(both(one.says), expected(&expect.says));
                    }
                }
                let planned: Vec<_> = array::<*const c_char>(target.planned, target.planned_count)
                    .into_iter()
                    .map(borrowed)
                    .collect();
                let expected: Vec<_> = expect.planned.iter().map(|id| id.as_str()).collect();
                assert_eq!(planned, expected);
                check_cites(&core, target.cites, target.cites_count, &expect.cites);
            }
            unsafe { hoptac_targets_free(targets) };
        }
    }
}

#[test]
fn the_findings_by_the_codes_of_json() {
    for (core, register) in registers() {
        let mut findings = null_mut();
        let code = unsafe { hoptac_ask_findings(register.0, &raw mut findings) };
        assert_eq!(code, HOPTAC_OK);
        let answer = core.check().findings;
        let json = core.ask(r#"{"check": {}}"#);
        let mut json_codes = json.split(r#""code":""#).skip(1);
        assert_eq!(unsafe { hoptac_findings_count(findings) }, answer.len());
        for (index, expect) in answer.iter().enumerate() {
            let finding = unsafe { &*hoptac_findings_at(findings, index) };
            let code = json_codes.next().and_then(|rest| rest.split('"').next());
            assert_eq!(Some(&*borrowed(finding.code)), code);
            assert_eq!(borrowed(finding.path), expect.path);
            assert_eq!(both(finding.message), expected(&expect.message));
            assert_eq!(both(finding.help), expected(&expect.help));
            check_cites(&core, finding.cites, finding.cites_count, &expect.cites);
        }
        unsafe { hoptac_findings_free(findings) };
    }
}

#[test]
fn a_question_that_cannot_be_asked_has_a_code() {
    let (_, register) = registers().next().unwrap();
    let on = hoptac_date::from(DAYS[1]);
    let ask = |options: hoptac_agenda_options| {
        let (mut agenda, mut problems) = (null_mut(), null_mut());
        let (agenda_out, problems_out) = (&raw mut agenda, &raw mut problems);
        let options = &raw const options;
        let code = unsafe { hoptac_ask_agenda(register.0, options, agenda_out, problems_out) };
        assert!(agenda.is_null());
        let refused = !problems.is_null();
        unsafe { crate::problems::hoptac_problems_free(problems) };
        (code, refused)
    };
    let mut options = agenda_options(DAYS[1], DAYS[0]);
    assert_eq!(ask(options), (HOPTAC_QUESTION_REFUSED, true));
    options.until = hoptac_date::default();
    assert_eq!(ask(options), (HOPTAC_NO_SUCH_DAY, false));
    options.until = on;
    options.from = DAYS[2].into();
    assert_eq!(ask(options), (HOPTAC_QUESTION_REFUSED, true));

    let mut index = 0;
    let id = "no-such-agreement";
    let (data, length) = (id.as_ptr().cast(), id.len());
    let code = unsafe { hoptac_find_agreement(register.0, data, length, &raw mut index) };
    assert_eq!((code, index), (HOPTAC_UNKNOWN_ID, usize::MAX));

    let size = size_of::<hoptac_standing>();
    let many = unsafe { hoptac_count_agreements(register.0) };
    let ask = |first, count| unsafe {
        hoptac_ask_standings(register.0, on, first, count, size, null_mut())
    };
    assert_eq!(ask(many, 0), HOPTAC_OK);
    assert_eq!(ask(many, 1), HOPTAC_OUT_OF_RANGE);
    assert_eq!(ask(usize::MAX, usize::MAX), HOPTAC_OUT_OF_RANGE);
    assert_eq!(ask(0, 1), HOPTAC_NULL_ARGUMENT);

    let options = hoptac_reports_options {
        size: 1,
        from: on,
        until: on,
        on,
        statutory: 0,
    };
    let mut reports = null_mut();
    let code = unsafe {
        let options = &raw const options;
        hoptac_ask_reports(register.0, options, &raw mut reports, null_mut())
    };
    assert_eq!((code, reports), (HOPTAC_WRONG_SIZE, null_mut()));
    assert_eq!(unsafe { hoptac_reports_at(null(), 0) }, null());
}
