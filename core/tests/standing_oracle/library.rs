//! The library against the oracle, and what must hold between its own answers.

use std::collections::{BTreeMap, BTreeSet};

use hoptac::answers::{Phase as LibraryPhase, Phases, Standing};
use hoptac::time::{Day as LibraryDay, Window};
use hoptac::{Code, Register};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;

use crate::days::{self, BEYOND, Day, Length};
use crate::generate::{self, imprecise_dates, narrowed};
use crate::record::{self, Agreement, Term};
use crate::worlds::{Between, Phase, Renewal, Span, Worlds};

/// How many registers a plain `cargo test` tries.
const CASES: u32 = 200;

/// More worlds than this are too many to count; the register's dates are then made more precise.
const MOST_WORLDS: usize = 4_000;

/// A number from the environment.
fn setting(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().expect(name))
}

/// Runs a property on random registers, the same ones on every run unless asked otherwise.
fn for_all<S: Strategy>(
    cases: u32,
    registers: &S,
    property: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let cases = setting("HOPTAC_ORACLE_CASES").map_or(cases, |cases| cases.try_into().unwrap());
    let config = Config {
        cases,
        max_global_rejects: cases.saturating_mul(4),
        max_shrink_iters: 300,
        failure_persistence: None,
        ..Config::default()
    };
    let seed = setting("HOPTAC_ORACLE_SEED").unwrap_or(0);
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let outcome = TestRunner::new_with_rng(config, rng).run(registers, property);
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

/// Reads a register; one that the library refuses to read, as it ends before it starts or is left by
/// who is no party, is no case.
fn read(json: &Value) -> Result<Register, TestCaseError> {
    Register::from_json(&json.to_string()).map_err(|problems| {
        for problem in problems.iter() {
            let is_no_case =
                problem.code == Code::EndsBeforeStart || problem.path.ends_with("/party");
            assert!(is_no_case, "{problem:?}\n{json}");
        }
        TestCaseError::reject("is refused")
    })
}

fn library_day(day: Day) -> LibraryDay {
    let text = days::text(day);
    let number = |part: &str| part.parse::<u32>().unwrap();
    let year = number(&text[..4]).try_into().unwrap();
    LibraryDay::new(year, number(&text[5..7]), number(&text[8..])).unwrap()
}

fn standing(register: &Register, id: &str, on: Day) -> Standing {
    register.standing(id, library_day(on)).unwrap()
}

fn fail(json: &Value, what: String) -> TestCaseError {
    let text = serde_json::to_string(&json["agreements"]).unwrap();
    let dates: Vec<_> = json["documents"].as_array().unwrap().iter().collect();
    TestCaseError::fail(format!(
        "{what}\nassume {}\ndocuments {dates:?}\n{text}",
        json["assume"]
    ))
}

/// An agreement with its worlds, and the days to ask for.
type Enumerated = (Agreement, Worlds, Span);

/// The register with its dates as precise as the oracle needs them, and the worlds of each of its
/// agreements with the days to ask for.
fn with_worlds(mut json: Value, pick: usize) -> Option<(Value, Vec<Enumerated>)> {
    loop {
        let agreements = record::agreements(&json);
        let found: Option<Vec<_>> = agreements
            .into_iter()
            .map(|agreement| {
                let spans = spans(&json, &agreement).into_iter();
                let mut worlds = spans.filter_map(|(asked, span)| {
                    Some((Worlds::of(&agreement, span, MOST_WORLDS)?, asked))
                });
                let (worlds, asked) = worlds.next()?;
                Some((agreement, worlds, asked))
            })
            .collect();
        if let Some(found) = found {
            return Some((json, found));
        }
        let imprecise = imprecise_dates(&json);
        json = narrowed(&json, imprecise.first()?, pick);
    }
}

/// A day before all dates of a register, and one after.
fn ends(json: &Value) -> (Day, Day) {
    let mut dates = Vec::new();
    generate::dates(json, &mut dates);
    let windows: Vec<_> = dates.iter().map(|text| days::candidates(text)).collect();
    let undated = days::day("2020-01-01");
    let first = windows.iter().map(|window| window.0).min();
    let last = windows.iter().map(|window| window.1).max();
    (first.unwrap_or(undated) - 45, last.unwrap_or(undated) + 45)
}

/// The days to ask for, and the days to tell apart for that: with all that may follow from the
/// dates, or close to the dates alone.
fn spans(json: &Value, agreement: &Agreement) -> [(Span, Span); 2] {
    let (first, last) = ends(json);
    let reach = reach(agreement);
    let notice = agreement.tacit_renewal.and_then(|tacit| tacit.notice);
    let near = last + notice.map_or(0, days_of);
    [last + reach, near].map(|last| {
        let asked = Span {
            from: first,
            until: last,
        };
        let told_apart = Span {
            from: first - reach,
            until: last,
        };
        (asked, told_apart)
    })
}

/// At least as many days as a length has.
fn days_of(length: Length) -> i64 {
    match length {
        Length::Days(days) => days,
        Length::Months(months) => months * 31,
    }
}

/// At least as many days as lie between an entry into force and the last day that follows from it.
fn reach(agreement: &Agreement) -> i64 {
    let of_term = |term| match term {
        Term::Length(length) => days_of(length),
        _ => 0,
    };
    let extensions = agreement.changes.iter().map(|(_, change)| match change {
        record::Change::Extend(term) => of_term(*term),
        _ => 0,
    });
    let renewals = agreement.tacit_renewal.map_or(0, |tacit| {
        // Four years hold every month, and every leap day.
        let times = tacit
            .times
            .map_or(1_500, |times| times * days_of(tacit.length));
        times.max(1_500) + tacit.notice.map_or(0, days_of)
    });
    of_term(agreement.term) + extensions.sum::<i64>() + renewals
}

/// Days about which the answers change, and some between.
fn asked(span: Span, worlds: &Worlds) -> BTreeSet<Day> {
    let turns = worlds.turns();
    let edges = turns.values().flat_map(|(first, last)| [*first, *last]);
    let near = edges
        .filter(|day| *day < BEYOND)
        .flat_map(|day| [day - 1, day, day + 1]);
    let step = ((span.until - span.from) / 12).max(1) as usize;
    let between = (span.from..=span.until).step_by(step);
    near.chain(between)
        .filter(|day| (span.from..=span.until).contains(day))
        .collect()
}

const fn library_phase(phase: Phase) -> LibraryPhase {
    match phase {
        Phase::Pending => LibraryPhase::Pending,
        Phase::InForce => LibraryPhase::InForce,
        Phase::Suspended => LibraryPhase::Suspended,
        Phase::Expired => LibraryPhase::Expired,
        Phase::Terminated => LibraryPhase::Terminated,
        Phase::Superseded => LibraryPhase::Superseded,
    }
}

/// A window as the library writes it: without an end where there is none.
fn library_window((first, last): Between) -> Window {
    let long_ago = days::LONG_AGO + 100_000;
    Window {
        earliest: if first < long_ago {
            LibraryDay::MIN
        } else if first >= BEYOND {
            LibraryDay::MAX
        } else {
            library_day(first)
        },
        latest: if last >= BEYOND {
            LibraryDay::MAX
        } else {
            library_day(last)
        },
    }
}

fn compare(
    json: &Value,
    register: &Register,
    agreement: &Agreement,
    worlds: &Worlds,
    span: Span,
) -> Result<(), TestCaseError> {
    let id = agreement.id.as_str();
    let any = standing(register, id, span.from);
    if any.contradictory != worlds.contradictory {
        let what = format!(
            "{id}: contradictory {}, not {}",
            any.contradictory, worlds.contradictory
        );
        return Err(fail(json, what));
    }
    if worlds.count() == 0 {
        // Even without its changes the record contradicts itself: there is nothing to compare.
        return Ok(());
    }
    // Which of the renewals since an unknown day an extension lengthens, the library only bounds.
    let extends = |(_, change): &(_, record::Change)| matches!(change, record::Change::Extend(_));
    let is_extended = agreement.tacit_renewal.is_some() && agreement.changes.iter().any(extends);
    let only_bounded = is_extended && agreement.signed.is_none();
    for on in asked(span, worlds) {
        let answer = standing(register, id, on);
        let expected: Phases = worlds.phases(on).into_iter().map(library_phase).collect();
        let bounds = expected.iter().all(|phase| answer.phases.contains(phase));
        if answer.phases != expected && !(only_bounded && bounds) {
            let (day, found) = (days::text(on), answer.phases);
            let what = format!("{id} on {day}: phases {found:?}, not {expected:?}");
            return Err(fail(json, what));
        }
        if compares_renewals(agreement) && !worlds.is_disputed() {
            compare_renewals(json, agreement, &answer, &worlds.renewals(on), on)?;
        }
    }
    if worlds.is_disputed() || only_bounded {
        return Ok(());
    }
    compare_turns(json, id, &any, worlds)
}

fn compare_turns(
    json: &Value,
    id: &str,
    answer: &Standing,
    worlds: &Worlds,
) -> Result<(), TestCaseError> {
    let mut counts = BTreeMap::new();
    let found: BTreeMap<_, _> = answer
        .turns
        .iter()
        .map(|turn| {
            let nth = counts.entry(turn.into).or_insert(0_usize);
            *nth += 1;
            ((turn.into, *nth - 1), turn.window)
        })
        .collect();
    let expected: BTreeMap<_, _> = worlds
        .turns()
        .into_iter()
        .map(|((phase, nth), between)| ((library_phase(phase), nth), library_window(between)))
        .collect();
    if found == expected {
        return Ok(());
    }
    Err(fail(
        json,
        format!("{id}: turns {found:?}\nnot {expected:?}"),
    ))
}

/// Renewals cannot be numbered since a time unknown, nor compared after a term with an unknown end,
/// most of whose days the oracle does not tell apart; an extension takes the place of renewals.
fn compares_renewals(agreement: &Agreement) -> bool {
    let extended = |(_, change): &(_, record::Change)| {
        let unknown = |term: &Term| {
            matches!(
                term,
                Term::NotStated
                    | Term::Period {
                        end: record::Bound::Unknown,
                        ..
                    }
            )
        };
        matches!(change, record::Change::Extend(term) if unknown(term))
    };
    let signed = agreement.signed.is_some() || matches!(agreement.entry, record::Entry::On(_));
    let ends = !matches!(
        agreement.term,
        Term::NotStated
            | Term::Period {
                end: record::Bound::Unknown,
                ..
            }
    );
    ends && signed && !agreement.changes.iter().any(extended)
}

/// Of so many running terms the library may leave the last ones out: it looks at a thousand, and not
/// every one that it looks at comes about.
const MANY_RUNNING_TERMS: usize = 900;

fn compare_renewals(
    json: &Value,
    agreement: &Agreement,
    answer: &Standing,
    expected: &BTreeMap<i64, Renewal>,
    on: Day,
) -> Result<(), TestCaseError> {
    let found: BTreeMap<_, _> = answer
        .running_terms
        .iter()
        .map(|term| (i64::from(term.renewal), (term.last_day, term.notice_by)))
        .collect();
    let last_told = match found.last_key_value() {
        Some((last, _)) if found.len() > MANY_RUNNING_TERMS => *last,
        _ => i64::MAX,
    };
    let expected: BTreeMap<_, _> = expected
        .iter()
        .filter(|(number, _)| **number <= last_told)
        .map(|(number, renewal)| {
            let notice_by = renewal.notice_by.map(library_window);
            (*number, (library_window(renewal.last_day), notice_by))
        })
        .collect();
    if found == expected {
        return Ok(());
    }
    let (id, day) = (&agreement.id, days::text(on));
    Err(fail(
        json,
        format!("{id} on {day}: running terms {found:?}\nnot {expected:?}"),
    ))
}

#[test]
fn the_library_answers_as_the_oracle() {
    for_all(
        CASES,
        &(generate::register(), 0usize..400),
        |(json, pick)| {
            let Some((json, found)) = with_worlds(json, pick) else {
                return Err(TestCaseError::reject("too many worlds"));
            };
            let register = read(&json)?;
            for (agreement, worlds, span) in &found {
                compare(&json, &register, agreement, worlds, *span)?;
            }
            Ok(())
        },
    );
}

/// A date known more closely makes nothing possible that was not; it may show a contradiction.
#[test]
fn precision_only_narrows() {
    let picks = (generate::register(), 0usize..8, 0usize..400);
    for_all(CASES, &picks, |(json, which, pick)| {
        let imprecise = imprecise_dates(&json);
        let Some(pointer) = imprecise.get(which % imprecise.len().max(1)) else {
            return Err(TestCaseError::reject("all dates are precise"));
        };
        let closer_json = narrowed(&json, pointer, pick);
        // A signing that lies after a document is not bounded by it.
        let signings = |json| record::agreements(json).into_iter().map(|it| it.signed);
        let unbound = |(wide, closer): (Option<(Day, Day)>, _)| {
            wide.zip(closer)
                .is_some_and(|(wide, closer): (_, (Day, Day))| closer.1 > wide.1)
        };
        if signings(&json).zip(signings(&closer_json)).any(unbound) {
            return Err(TestCaseError::reject("not bounded by its source"));
        }
        let (register, closer) = (read(&json)?, read(&closer_json)?);
        // What sources dispute of one agreement binds no other, and what is out of turn is left out.
        let findings = closer.check().findings;
        let disputed = findings.iter().any(|finding| {
            use hoptac::answers::FindingKind::{
                ChangesOutOfTurn, ContradictoryChanges, EffectBeforeSigning,
            };
            matches!(
                finding.code,
                ChangesOutOfTurn | ContradictoryChanges | EffectBeforeSigning
            )
        });
        for agreement in record::agreements(&json) {
            let id = agreement.id.as_str();
            for on in some_days(&json, &register, id) {
                let wide = standing(&register, id, on);
                let narrow = standing(&closer, id, on);
                let contradicts = wide.contradictory && !narrow.contradictory && !disputed;
                let added = narrow
                    .phases
                    .iter()
                    .any(|phase| !wide.phases.contains(phase));
                if contradicts || (added && !disputed) {
                    let (day, wide, narrow) = (days::text(on), wide.phases, narrow.phases);
                    let closer = closer_json.pointer(pointer).unwrap();
                    let what = format!(
                        "{id} on {day}: {pointer} as {closer}: {narrow:?}, not only {wide:?}"
                    );
                    return Err(fail(&json, what));
                }
            }
        }
        Ok(())
    });
}

/// From one day to the next, each phase comes from one before it and leads to one after it; and the
/// list of all agreements says the same as the question about one.
#[test]
fn phases_follow_each_other_and_the_list_agrees() {
    for_all(CASES, &generate::register(), |json| {
        let register = read(&json)?;
        for agreement in record::agreements(&json) {
            let id = agreement.id.as_str();
            for on in some_days(&json, &register, id) {
                let today = standing(&register, id, on);
                let listed = listed(&register, id, on);
                if listed != today.phases {
                    let what = format!("{id} on {}: listed as {listed:?}", days::text(on));
                    return Err(fail(&json, what));
                }
                let tomorrow = self::listed(&register, id, on + 1);
                let leads = |from| tomorrow.iter().any(|to| may_follow(from, to));
                let comes = |to| today.phases.iter().any(|from| may_follow(from, to));
                let consistent = today.phases.iter().all(leads) && tomorrow.iter().all(comes);
                if !today.contradictory && !consistent {
                    let (day, today) = (days::text(on), today.phases);
                    let what = format!("{id} on {day}: {today:?}, the day after {tomorrow:?}");
                    return Err(fail(&json, what));
                }
            }
        }
        Ok(())
    });
}

/// Whether an agreement may be in one phase on a day, and in another on the next.
fn may_follow(from: LibraryPhase, to: LibraryPhase) -> bool {
    use LibraryPhase::{Expired, InForce, Pending, Superseded, Suspended, Terminated};
    let next: &[LibraryPhase] = match from {
        Pending => &[InForce, Suspended, Terminated, Superseded],
        InForce | Suspended => &[InForce, Suspended, Expired, Terminated, Superseded],
        _ => &[],
    };
    from == to || next.contains(&to)
}

fn listed(register: &Register, id: &str, on: Day) -> Phases {
    let standings = register.standings(library_day(on)).standings;
    let line = standings.iter().find(|line| line.agreement.as_str() == id);
    line.unwrap().phases
}

/// The days about each turn, as far as they can be told, and some between the dates.
fn some_days(json: &Value, register: &Register, id: &str) -> BTreeSet<Day> {
    let (first, last) = ends(json);
    let turns = standing(register, id, first).turns;
    let edges = turns
        .iter()
        .flat_map(|turn| [turn.window.earliest, turn.window.latest]);
    let near = edges
        .filter(|day| (1800..2400).contains(&day.year()))
        .map(|day| days::day(&day.to_string()))
        .flat_map(|day| [day - 1, day]);
    let step = ((last - first) / 12).max(1) as usize;
    near.chain((first..=last).step_by(step)).collect()
}

/// Registers in which the library and the oracle once differed.
mod once_different {
    use serde_json::json;

    use super::*;

    /// Compares on a register of these agreements, each a memorandum named by the second source.
    fn compare_all(agreements: &[Value]) {
        let agreements = agreements.iter().map(|stated| {
            let mut record = json!({"id": "agreement", "kind": "memorandum", "title": {"vi": "x"},
                "ours": [], "theirs": [], "regime": "not_stated", "entry": "on_signing",
                "cites": [{"document": "plan"}]});
            let record_fields = record.as_object_mut().unwrap();
            record_fields.extend(stated.as_object().unwrap().clone());
            record
        });
        let json = json!({"hoptac": 1, "province": {"name": {"vi": "tỉnh"}}, "assume": [],
            "documents": [{"id": "plan", "kind": "plan", "title": {"vi": "x"},
                "date": "2020-06-30", "cites": [{"document": "plan"}]}],
            "agreements": agreements.collect::<Vec<_>>()});
        let (json, found) = with_worlds(json, 0).unwrap();
        let register = read(&json).unwrap();
        for (agreement, worlds, span) in &found {
            if let Err(difference) = compare(&json, &register, agreement, worlds, *span) {
                panic!("{difference}");
            }
        }
    }

    fn change(on: &str, what: Value) -> Value {
        json!({"on": on, "what": what, "cites": [{"document": "plan"}]})
    }

    #[test]
    fn what_was_signed_on_an_unknown_day_expired_on_an_unknown_day() {
        compare_all(&[json!({"term": {"days": 13}})]);
    }

    #[test]
    fn a_period_without_an_end_has_no_running_terms() {
        let tacit = json!({"length": {"years": 1}, "times": 1});
        let term = json!({"period": "2019/.."});
        compare_all(&[json!({"signed": "2019-09", "term": term, "tacit_renewal": tacit})]);
    }

    #[test]
    fn a_notice_sent_may_be_received_too_late_for_a_renewal() {
        let tacit = json!({"length": {"months": 1}, "times": 3, "notice_counts": "from_receipt"});
        compare_all(&[json!({"signed": "2020-01-01", "term": {"months": 1},
            "tacit_renewal": tacit, "changes": [change("2020-01-10", json!("notice_sent"))]})]);
    }

    #[test]
    fn a_notice_sent_may_be_received_late_or_never() {
        let tacit = json!({"length": {"months": 1}, "notice_counts": "from_receipt"});
        compare_all(&[json!({"signed": "2020-01-01", "term": {"months": 1},
            "tacit_renewal": tacit, "changes": [change("2020-01-10", json!("notice_sent"))]})]);
    }

    #[test]
    fn what_is_extended_after_a_notice_received_late_ended_with_one_of_its_terms() {
        let tacit = json!({"length": {"months": 2}, "notice_counts": "from_receipt"});
        compare_all(&[json!({"signed": "2020-01-01", "term": {"months": 1},
        "tacit_renewal": tacit, "changes": [
            change("2020-01-10", json!("notice_sent")),
            change("2020-05", json!("suspend")),
            change("2020-07", json!({"extend": {"days": 5}})),
        ]})]);
    }

    #[test]
    fn what_is_re_signed_after_a_notice_received_late_ended_with_one_of_its_terms() {
        let tacit = json!({"length": {"days": 6}, "notice_counts": "from_receipt"});
        let first = json!({"signed": "2020-03-01", "term": {"days": 1}, "tacit_renewal": tacit,
            "changes": [change("2020-04-25", json!("notice_sent"))]});
        let second = json!({"id": "successor", "re_signs": "agreement", "signed": "2020-08-07",
            "term": "open_ended"});
        compare_all(&[first, second]);
    }

    #[test]
    fn of_more_than_a_thousand_running_terms_the_first_are_told() {
        let tacit = json!({"length": {"days": 1}});
        let entry = json!({"after": {"vi": "trao đổi công hàm"}});
        compare_all(&[
            json!({"signed": "2016-10-08", "entry": entry, "term": {"days": 1},
            "tacit_renewal": tacit}),
        ]);
    }

    #[test]
    fn a_notice_received_was_sent_before() {
        let tacit = json!({"length": {"months": 1}});
        compare_all(&[json!({"signed": "2020-01-01", "term": {"months": 1},
            "tacit_renewal": tacit, "changes": [change("2020-01-10", json!("notice_received"))]})]);
    }

    #[test]
    fn a_second_notice_changes_nothing() {
        let tacit = json!({"length": {"months": 1}, "times": 3});
        compare_all(&[json!({"signed": "2020-01-01", "term": {"months": 1},
        "tacit_renewal": tacit, "changes": [
            change("2020-02-10", json!("notice_sent")),
            change("2020-02-20", json!("notice_received")),
        ]})]);
    }

    #[test]
    fn changes_that_a_re_signing_contradicts_are_left_out() {
        compare_all(&[
            json!({"signed": "2020-01-01", "term": {"days": 30},
                "changes": [change("2020-01-20", json!({"extend": {"days": 60}}))],
                "entry": {"on": "2020-01"}}),
            json!({"id": "successor", "re_signs": "agreement", "signed": "2020-01-05",
                "term": "open_ended"}),
            json!({"id": "other", "signed": "2020-01-01", "term": {"days": 15},
                "entry": {"on": "2020"},
                "changes": [change("2020-06-23", json!({"extend": {"days": 60}}))]}),
            json!({"id": "other-successor", "re_signs": "other", "signed": "2020-04",
                "term": "open_ended"}),
        ]);
    }

    #[test]
    fn what_lasts_a_day_and_is_suspended_was_suspended_from_its_first_day() {
        compare_all(&[
            json!({"signed": "2020-12", "term": {"days": 1}, "first_day": "counted",
            "changes": [change("2020-12", json!("suspend"))]}),
        ]);
    }

    #[test]
    fn renewals_since_an_unknown_day_with_two_notices_do_not_fill_the_memory() {
        let tacit = json!({"length": {"months": 2}});
        let register = json!({"hoptac": 1, "province": {"name": {"vi": "tỉnh"}},
        "documents": [{"id": "plan", "kind": "plan", "title": {"vi": "x"},
            "cites": [{"document": "plan"}]}],
        "agreements": [{"id": "agreement", "kind": "memorandum", "title": {"vi": "x"},
            "ours": [], "theirs": [], "regime": "not_stated", "entry": "on_signing",
            "cites": [{"document": "plan"}], "term": {"months": 1}, "tacit_renewal": tacit,
            "changes": [
                change("2020-05", json!("notice_received")),
                change("2020-07", json!("notice_received")),
            ]}]});
        let started = std::time::Instant::now();
        read(&register).unwrap();
        assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
    }
}
