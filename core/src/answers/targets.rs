//! How far each target is, as a range.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Range, Rule, Why, actions::extension_within};
use crate::{
    Register,
    json::Write,
    model::{
        ActionKind, Agreement, Bilingual, Citation, Country, Id, OncePer, Partner, Subject, Target,
        TargetEvent,
    },
    order,
    time::{Day, Order, Window},
    words::{Filled, Language, Say, words},
};

/// How far all targets are on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Targets {
    /// The day asked.
    pub on: Day,
    /// Each target, in the order of the register.
    pub targets: Vec<TargetProgress>,
}

/// How far one target is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TargetProgress {
    /// The target.
    pub target: Id<Target>,
    /// What is to be reached.
    pub title: Bilingual,
    /// How many are to be reached.
    pub number: u32,
    /// How many are reached, at least and at most.
    pub reached: Range,
    /// The share of the period that has passed, in whole percent.
    pub elapsed_percent: u32,
    /// How many would be reached by now at an even pace.
    pub expected_by_now: u32,
    /// The pace: certainly behind an even one, certainly not, or it cannot be told.
    pub behind: Option<bool>,
    /// The first and last day that count.
    pub period: Window,
    /// What counts, certainly or possibly.
    pub counted: Vec<Counted>,
    /// What nearly counts, and why it does not.
    pub near_misses: Vec<Counted>,
    /// The planned actions that would count.
    pub planned: Vec<Id<crate::model::Action>>,
    /// Where it says so.
    pub cites: Vec<Citation>,
    /// The steps that led here.
    pub why: Why,
}

/// An agreement that counts, may count, or nearly counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counted {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// Its title.
    pub title: Bilingual,
    /// Whether it certainly counts.
    pub certain: bool,
    /// Why, or why not.
    pub says: Bilingual,
}

impl Register {
    /// How far every target is on a day.
    ///
    /// * `on`: the day asked for; a signing after it does not count yet.
    ///
    /// # Example: are we on target?
    /// ```
    /// use hoptac::{Register, day};
    ///
    /// let register = Register::from_json(r#"{
    ///     "hoptac": 1, "province": {"name": {"vi": "tỉnh Đồng Nai"}},
    /// #   "documents": [{"id": "plan-107", "kind": "plan", "title": {"vi": "Kế hoạch 107"},
    /// #       "date": "2023-04-25", "cites": [{"document": "plan-107"}]},
    /// #       {"id": "report", "kind": "report", "title": {"vi": "Báo cáo"}, "cites": [{"document": "report"}]}],
    ///     "partners": [{"id": "oita", "kind": "locality", "name": {"vi": "Tỉnh Oita"}, "country": "JP",
    ///         "cites": [{"document": "plan-107"}]}],
    ///     "agreements": [{"id": "oita-mou", "signed": "2023", "theirs": [{"partner": "oita"}],
    /// #       "kind": "memorandum", "title": {"vi": "Bản ghi nhớ với tỉnh Oita"}, "ours": [],
    ///         "entry": "not_stated", "term": "not_stated", "regime": "not_stated",
    ///         "cites": [{"document": "report"}]}],
    ///     "targets": [{"id": "ten-new", "title": {"vi": "Ký mới 10 đối tác"}, "counts": "new_signing", "number": 10,
    ///         "period": "2023-05/2028", "cites": [{"document": "plan-107", "section": "II.2"}]}]
    /// }"#)?;
    /// let target = &register.targets(day!(2025-09-15)).targets[0];
    /// // Signed in 2023, and the period begins in May of that year: it may count.
    /// assert_eq!((target.reached.least, target.reached.most), (0, 1));
    /// assert_eq!(target.behind, Some(true));
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    #[must_use]
    pub fn targets(&self, on: impl Into<Day>) -> Targets {
        let on = on.into();
        let targets = self.targets_in(Window::UNKNOWN, on);
        Targets { on, targets }
    }

    /// How far the targets are whose period meets a window.
    pub(super) fn targets_in(&self, window: Window, on: Day) -> Vec<TargetProgress> {
        let mut targets = Vec::new();
        for target in &self.records().targets {
            if self.stated_since(&target.cites) <= on && target.period.widest().meets(window) {
                targets.push(self.progress(target, on));
            }
        }
        targets
    }

    fn progress(&self, target: &Target, on: Day) -> TargetProgress {
        let period = target.period.widest();
        let mut counted = Vec::new();
        let mut near_misses = Vec::new();
        let mut why = Why::default();
        let until_now = Window {
            earliest: period.earliest,
            latest: period.latest.min(on),
        };
        for agreement in &self.records().agreements {
            if !self.in_countries(target, agreement, on) {
                continue;
            }
            let signed = self.signing(agreement);
            if target.counts == TargetEvent::ReSigning {
                // A live agreement goes on, nothing is signed anew.
                if extension_within(agreement, until_now).is_some() {
                    let says = words!(
                        "Gia hạn không phải là tái ký.",
                        "An extension is not a re-signing.",
                    );
                    near_misses.push(told(agreement, false, says.into()));
                }
            }
            let kind = if agreement.re_signs.is_some() {
                TargetEvent::ReSigning
            } else {
                TargetEvent::NewSigning
            };
            // Drawn up under another agreement, it is no new relation.
            if agreement.implements.is_some() || kind != target.counts {
                continue;
            }
            if !signed.meets(until_now) {
                continue;
            }
            let before = self.signed_before(agreement, signed);
            if target.counts == TargetEvent::NewSigning && before == Some(true) {
                let says = words!(
                    "Đối tác đã có thỏa thuận trước đó, không phải quan hệ mới.",
                    "There was an agreement with this partner before; it is no new relation.",
                );
                near_misses.push(told(agreement, false, says.into()));
                continue;
            }
            let certain = signed.lies_within(until_now) && before.is_some();
            let says = if certain {
                words!(
                    "Tính: {}, ký trong kỳ.",
                    "Counts: {}, signed in the period."
                )
            } else {
                words!(
                    "Có thể tính: {}, ngày ký không đủ rõ.",
                    "May count: {}, its signing is not dated closely enough."
                )
            };
            why.add(
                Rule::CountsTowardsTarget,
                &agreement.cites,
                &[("agreement", &agreement.id)],
                says,
                &[&agreement.title],
            );
            counted.push(told(agreement, certain, says.with(&[&agreement.title])));
        }
        let reached = self.reached(target, &counted);
        let (elapsed_percent, expected_by_now) = pace(period, target.number, on);
        why.add(
            Rule::PaceOfPeriod,
            &target.cites,
            &[("elapsed_percent", &elapsed_percent)],
            words!(
                "Đã qua {} % thời gian; theo nhịp đều thì cần {} trên {}.",
                "{} % of the period has passed; an even pace would be at {} of {}."
            ),
            &[&elapsed_percent, &expected_by_now, &target.number],
        );
        for miss in &near_misses {
            why.add(
                Rule::DoesNotCount,
                &[],
                &[("agreement", &miss.agreement)],
                words!("{}"),
                &[&miss.says],
            );
        }
        TargetProgress {
            target: target.id.clone(),
            title: target.title.clone(),
            number: target.number,
            reached,
            elapsed_percent,
            expected_by_now,
            behind: match (
                reached.most < expected_by_now,
                reached.least >= expected_by_now,
            ) {
                (true, _) => Some(true),
                (_, true) => Some(false),
                _ => None,
            },
            period,
            counted,
            near_misses,
            planned: self.planned_towards(target, on),
            cites: target.cites.clone(),
            why,
        }
    }

    /// How many of what counts: agreements, or partners, each once.
    fn reached(&self, target: &Target, counted: &[Counted]) -> Range {
        let mut each = Vec::new();
        for counted in counted {
            each.push(String::from(match target.once_per {
                OncePer::Signing => counted.agreement.as_str(),
                OncePer::Partner => self
                    .get(&counted.agreement)
                    .and_then(|agreement| agreement.partners().next())
                    .map_or(counted.agreement.as_str(), Id::as_str),
            }));
        }
        let mut reached = Range::default();
        let certain = |at: &usize| counted.get(*at).is_some_and(|one| one.certain);
        for same in &order::groups(&each, Ord::cmp) {
            reached.count(same.iter().any(certain));
        }
        reached
    }

    /// Whether there was an agreement with a partner of this one before it was signed: certainly,
    /// certainly not, or nothing when that cannot be told.
    fn signed_before(&self, agreement: &Agreement, signed: Window) -> Option<bool> {
        let mut perhaps = false;
        for (other, life) in self.lives() {
            let shared = agreement
                .partners()
                .any(|id| other.partners().any(|own| own == id));
            if !shared || other.id == agreement.id {
                continue;
            }
            match life.signing.compare(signed) {
                Order::Before => return Some(true),
                Order::Possibly => perhaps = true,
                Order::After | Order::Same => {}
            }
        }
        (!perhaps).then_some(false)
    }

    /// Whether one of an agreement's partners is of a country that counts.
    fn in_countries(&self, target: &Target, agreement: &Agreement, on: Day) -> bool {
        agreement
            .partners()
            .filter_map(|id| self.get(id))
            .any(|partner| counts(target, partner.country, on))
    }

    /// The open planned actions of the kind and the countries that count.
    fn planned_towards(&self, target: &Target, on: Day) -> Vec<Id<crate::model::Action>> {
        let kind = match target.counts {
            TargetEvent::NewSigning => ActionKind::Sign,
            TargetEvent::ReSigning => ActionKind::ReSign,
        };
        let towards = |subject: &Subject| match subject {
            Subject::Partner(id) => self
                .get::<Partner>(id)
                .is_some_and(|partner| counts(target, partner.country, on)),
            Subject::Agreement(id) => self
                .get(id)
                .is_some_and(|agreement| self.in_countries(target, agreement, on)),
            Subject::Country(country) => counts(target, *country, on),
        };
        let mut planned = Vec::new();
        for action in &self.records().actions {
            if action.kind == kind
                && self.stated_since(&action.cites) <= on
                && self.planned(action).0.meets(target.period.widest())
                && action.subjects.iter().any(towards)
                && self.is_open(action, on)
            {
                planned.push(action.id.clone());
            }
        }
        planned
    }
}

/// Whether a country counts; with none named, all do.
fn counts(target: &Target, country: Country, on: Day) -> bool {
    let anywhere = target.countries.is_empty() && target.country_groups.is_empty();
    anywhere
        || target.countries.contains(&country)
        || target
            .country_groups
            .iter()
            .any(|group| group.contains(country, on.into()))
}

/// What counts or nearly counts, and why.
fn told(agreement: &Agreement, certain: bool, says: Bilingual) -> Counted {
    Counted {
        agreement: agreement.id.clone(),
        title: agreement.title.clone(),
        certain,
        says,
    }
}

/// The share of a period that has passed in whole percent, and the number an even pace would be at.
fn pace(period: Window, number: u32, on: Day) -> (u32, u32) {
    let whole = period.latest.days_since(period.earliest).saturating_add(1);
    let passed = on
        .days_since(period.earliest)
        .saturating_add(1)
        .clamp(0, whole);
    let share = |of: i64| {
        let parts = passed.saturating_mul(of).checked_div(whole).unwrap_or(0);
        u32::try_from(parts).unwrap_or(0)
    };
    (share(100), share(i64::from(number)))
}

/// A target, with how far it is.
impl Say for TargetProgress {
    fn say(&self, language: Language, text: &mut String) {
        Filled(words!("{}: {}"), &[&self.title, &Progress(self)]).say(language, text);
    }
}

/// How much is reached, how far the time has gone, what an even pace asks for, and whether it is
/// kept.
pub(crate) struct Progress<'a>(pub(crate) &'a TargetProgress);

impl Say for Progress<'_> {
    fn say(&self, language: Language, text: &mut String) {
        let Self(target) = self;
        let pace = match target.behind {
            Some(true) => words!("chậm", "behind"),
            Some(false) => words!("kịp", "on pace"),
            None => words!(
                "chưa rõ có kịp không",
                "it cannot be told whether the pace is kept"
            ),
        };
        let sentence = words!(
            "{}/{}; đã qua {} % thời gian, theo nhịp đều cần {}: {}",
            "{}/{}; {} % of the time has passed, an even pace asks for {}: {}"
        );
        let with: [&dyn Say; 5] = [
            &target.reached,
            &target.number,
            &target.elapsed_percent,
            &target.expected_by_now,
            &pace,
        ];
        Filled(sentence, &with).say(language, text);
    }
}
