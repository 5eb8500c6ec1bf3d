//! The signing procedure: each step's actor, time limit and last day, and how a dossier stands.
//!
//! Law 70/2020 and Decree 64/2021, amended by Decree 177/2025. Limits in working days count from
//! the day after the step begins. Of the simplified procedure of Decree 177/2025, for an inherited
//! agreement in which only the Vietnamese party's name changes, only its first and last day are known
//! here; so it is one step, of which no time limit is told.

use alloc::vec::Vec;
use core::fmt::Display;

use serde::{Deserialize, Serialize};

use super::{
    Rule, Why,
    period::{calendar, time_problem, why_reliance},
};
use crate::{
    Register,
    json::{Read, Write},
    law::simplified_procedure,
    model::Bilingual,
    problem::Problems,
    time::{CalendarYear, Day, FirstDay, Length, Reliance, Window},
    words::{Words, words},
};

/// A question about the steps of a signing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProcedureQuestion {
    /// Who signs.
    pub signer: Signatory,
    /// By the short procedure.
    #[serde(default)]
    pub short: bool,
    /// Only the name of the Vietnamese party changes, in an agreement that passed to another province;
    /// by the simplified procedure, where it runs on the day of the dossier (Decree 177/2025).
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub name_only: bool,
    /// The opinions disagree, so that the Prime Minister decides.
    #[serde(default)]
    pub disagreement: bool,
    /// The day on which the dossier was full.
    pub dossier: Day,
    /// The day on which the last opinion came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinions: Option<Day>,
    /// The day on which the Prime Minister decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prime_minister: Option<Day>,
    /// The day on which the chair decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Day>,
    /// The day of signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Day>,
    /// The day of the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Day>,
    /// The day asked for.
    pub on: Day,
    /// Years of the working-day calendar in place of those built in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calendar: Vec<CalendarYear>,
}

/// The steps of a signing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Procedure {
    /// The day asked.
    pub on: Day,
    /// The steps, in order.
    pub steps: Vec<ProcedureStep>,
}

/// One step of a signing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProcedureStep {
    /// Which step.
    pub step: ProcedureStage,
    /// Who acts.
    pub actor: Bilingual,
    /// What is done.
    pub title: Bilingual,
    /// The day from which its time is counted; absent while the step before is not done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// Its time limit; absent when the law sets none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Length>,
    /// Its last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<Day>,
    /// The day it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// How it stands.
    pub state: StepState,
    /// What the last day rests on.
    pub reliance: Reliance,
    /// The article it comes from.
    pub article: Bilingual,
    /// The steps that led here.
    pub why: Why,
}

/// Who signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Read, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Signatory {
    /// The province.
    Province,
    /// A department of the province.
    Department,
}

/// The steps there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProcedureStage {
    /// The Ministry of Foreign Affairs and the bodies concerned give their opinions.
    Opinions,
    /// The Prime Minister decides where opinions disagree.
    PrimeMinister,
    /// The chair of the People's Committee decides.
    Decision,
    /// The agreement is signed.
    Signature,
    /// The signing is reported.
    Report,
    /// The Vietnamese party's name is changed by the simplified procedure.
    Simplified,
}

/// How a step stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// The step before is not done.
    Waiting,
    /// It is under way.
    Running,
    /// Its last day has passed.
    Overdue,
    /// It was done in time, or no time is set.
    Done,
    /// It was done after its last day.
    DoneLate,
}

impl Register {
    /// The steps of a signing with their last days on the working-day calendar, and how a dossier
    /// stands on a day.
    ///
    /// # Errors
    /// `year_not_covered` where a working day leaves the calendar, `bad_value` for a calendar year
    /// that cannot be.
    ///
    /// # Example: by when must the opinions on a full dossier of 23/04/2026 come?
    /// ```
    /// # let register = hoptac::Register::from_json(r#"{"hoptac": 1, "province": {"name": {"vi": "x"}}}"#)?;
    /// let answer = register.ask(r#"{"procedure":
    ///     {"signer": "province", "dossier": "2026-04-23", "on": "2026-04-24"}}"#);
    /// assert!(answer.contains(r#""last_day":"2026-05-07","state":"running""#));
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    ///
    /// # Example: a merged province's agreement is to bear our name; by when the simplified way?
    /// ```
    /// # let register = hoptac::Register::from_json(r#"{"hoptac": 1, "province": {"name": {"vi": "x"}}}"#)?;
    /// let answer = register.ask(r#"{"procedure":
    ///     {"signer": "province", "name_only": true, "dossier": "2026-05-04", "on": "2026-05-05"}}"#);
    /// assert!(answer.contains(r#""step":"simplified""#));
    /// assert!(answer.contains(r#""last_day":"2027-02-28","state":"running""#));
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    pub fn procedure(&self, ask: &ProcedureQuestion) -> Result<Procedure, Problems> {
        let calendar = calendar(&ask.calendar, "/procedure/calendar")?;
        let mut steps = Vec::new();
        let mut from = Some(ask.dossier);
        for (stage, [title, actor, article], limit, done) in stages(ask) {
            let done = done.filter(|done| *done <= ask.on);
            let (mut last_day, mut reliance) = (None, Reliance::Nothing);
            if let (Some(from), Some(limit)) = (from, limit) {
                let end = limit.last_day(from, FirstDay::NotCounted, &calendar);
                let end = end.map_err(time_problem)?;
                (last_day, reliance) = (Some(end.value), end.reliance);
            }
            if stage == ProcedureStage::Simplified {
                last_day = Some(simplified_procedure().latest);
            }
            let late = |day: Day| last_day.is_some_and(|last_day| day > last_day);
            let state = match (done, from) {
                (Some(done), _) if late(done) => StepState::DoneLate,
                (Some(_), _) => StepState::Done,
                (None, None) => StepState::Waiting,
                (None, Some(_)) if late(ask.on) => StepState::Overdue,
                (None, Some(from)) if from > ask.on => StepState::Waiting,
                (None, Some(_)) => StepState::Running,
            };
            let mut step = ProcedureStep {
                step: stage,
                actor: actor.into(),
                title: title.into(),
                from,
                limit,
                last_day,
                done,
                state,
                reliance,
                article: article.into(),
                why: Why::default(),
            };
            step.why = why(&step, article, ask.name_only);
            steps.push(step);
            from = done;
        }
        Ok(Procedure { on: ask.on, steps })
    }
}

impl ProcedureStep {
    /// How long it may take, and by when, in words.
    pub(crate) fn time(&self) -> Bilingual {
        let Some(limit) = self.limit else {
            if let Some(last) = self.last_day {
                return words!("hạn cuối {}", "the last day is {}").with(&[&last]);
            }
            return words!("không ấn định thời hạn", "no time limit is set").into();
        };
        match (self.from, self.last_day) {
            (Some(from), Some(last)) => words!(
                "{} kể từ ngày {}, hạn cuối {}",
                "{} from {}, the last day is {}"
            )
            .with(&[&limit, &from, &last]),
            _ => words!(
                "{} kể từ khi xong bước trước",
                "{} from the end of the step before"
            )
            .with(&[&limit]),
        }
    }
}

fn why(step: &ProcedureStep, article: Words, name_only: bool) -> Why {
    let mut why = Why::default();
    let (title, time) = (&step.title, step.time());
    let from = step.from.as_ref();
    let from = from.map(|from| -> (_, &dyn Display) { ("from", from) });
    why.add(
        Rule::ProcedureStep,
        &[],
        from.as_slice(),
        words!("{}: {}."),
        &[title, &time],
    );
    why.by(article);
    if step.step == ProcedureStage::Signature {
        why.add(
            Rule::NameOfText,
            &[],
            &[],
            words!(
                "Văn bản không được mang tên công ước, hiệp ước, định ước, hiệp định.",
                "The text may not be called công ước, hiệp ước, định ước or hiệp định, as treaties are.",
            ),
            &[],
        );
    }
    if name_only
        && matches!(
            step.step,
            ProcedureStage::Simplified | ProcedureStage::Opinions
        )
    {
        why_simplified(&mut why, step.step == ProcedureStage::Simplified);
    }
    why_reliance(&mut why, step.reliance);
    why
}

/// On which days the simplified procedure runs, and what is not known of it.
fn why_simplified(why: &mut Why, applies: bool) {
    let Window { earliest, latest } = simplified_procedure();
    let rest = if applies {
        words!(
            "các bước, thời hạn của từng bước, và việc hồ sơ dở dang có được làm tiếp sau đó không thì không có ở đây",
            "its steps, their time limits, and whether what has begun may be finished after are not known here",
        )
    } else {
        words!(
            "hồ sơ này theo thủ tục thông thường",
            "this dossier goes the usual way",
        )
    };
    why.add(
        Rule::ProcedureStep,
        &[],
        &[],
        words!(
            "Khi chỉ đổi tên bên Việt Nam, thủ tục rút gọn áp dụng từ {} đến hết {}; {}.",
            "Where only the Vietnamese party's name changes, a simplified procedure runs from {} to the end of {}; {}.",
        ),
        &[&earliest, &latest, &rest],
    );
    why.by(DECREE_177);
}

const DECREE_177: Words = words!("Nghị định 177/2025/NĐ-CP", "Decree 177/2025/NĐ-CP");

/// A step, its name, who acts and where it says so, its time limit, and the day it was done.
type Stage = (ProcedureStage, [Words; 3], Option<Length>, Option<Day>);

fn stages(ask: &ProcedureQuestion) -> Vec<Stage> {
    let (law, signatory) = match ask.signer {
        Signatory::Province => (
            words!(
                "Luật Thỏa thuận quốc tế 70/2020/QH14",
                "Law on International Agreements 70/2020/QH14",
            ),
            words!("Tỉnh", "Province"),
        ),
        Signatory::Department => (
            words!(
                "Nghị định 64/2021/NĐ-CP, sửa đổi bởi Nghị định 177/2025/NĐ-CP",
                "Decree 64/2021/NĐ-CP, amended by Decree 177/2025/NĐ-CP",
            ),
            words!("Cơ quan chuyên môn của tỉnh", "Department of the province"),
        ),
    };
    if ask.name_only && simplified_procedure().contains(ask.dossier) {
        let what = words!(
            "Đổi tên bên Việt Nam theo thủ tục rút gọn",
            "Change the Vietnamese party's name by the simplified procedure"
        );
        let what = [what, signatory, DECREE_177];
        return alloc::vec![(ProcedureStage::Simplified, what, None, ask.signed)];
    }
    let what = words!("Cho ý kiến", "Give opinions");
    let actor = words!(
        "Bộ Ngoại giao và các cơ quan liên quan",
        "Ministry of Foreign Affairs and the bodies concerned",
    );
    let limit = Length::working_days(if ask.short { 3 } else { 7 });
    let what = [what, actor, law];
    let mut stages = alloc::vec![(ProcedureStage::Opinions, what, limit, ask.opinions)];
    match ask.signer {
        Signatory::Province if ask.disagreement => {
            let what = words!(
                "Quyết định khi ý kiến khác nhau",
                "Decide where opinions disagree"
            );
            let what = [what, words!("Thủ tướng Chính phủ", "Prime Minister"), law];
            let (limit, done) = (Length::working_days(7), ask.prime_minister);
            stages.push((ProcedureStage::PrimeMinister, what, limit, done));
        }
        Signatory::Province => {}
        Signatory::Department => {
            let actor = words!(
                "Chủ tịch Ủy ban nhân dân tỉnh",
                "Chair of the provincial People's Committee",
            );
            let what = [
                words!("Quyết định việc ký", "Decide on the signing"),
                actor,
                law,
            ];
            let (limit, done) = (Length::working_days(5), ask.decided);
            stages.push((ProcedureStage::Decision, what, limit, done));
        }
    }
    let what = [words!("Ký", "Sign"), signatory, law];
    stages.push((ProcedureStage::Signature, what, None, ask.signed));
    let article = words!(
        "Luật Thỏa thuận quốc tế 70/2020/QH14, điều 19 khoản 5",
        "Law on International Agreements 70/2020/QH14, art. 19(5)",
    );
    let what = [
        words!("Báo cáo sau khi ký", "Report after signing"),
        signatory,
        article,
    ];
    let limit = Length::days(15);
    stages.push((ProcedureStage::Report, what, limit, ask.reported));
    stages
}
