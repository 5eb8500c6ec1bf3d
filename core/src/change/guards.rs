//! What must hold for a change to be made, beyond what holds for every register.

use alloc::{format, string::String};

use serde::{Deserialize, Serialize};

use crate::{
    Register,
    law::{regime_fits, treaty_name},
    life::{Phase, Phases},
    model::{
        Agreement, Bilingual, Change, ChangeKind, Correction, Id, Identification, Party, Regime,
        Submission, Unit, Verb,
    },
    problem::{Code, Found, Problem},
    time::{Day, Window},
    words,
};

/// What may be done to an agreement that the register holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Sign another under it, as an action programme.
    Implement,
    /// Sign another after it.
    Renew,
    /// Change its text.
    Amend,
    /// Give it a new term.
    Extend,
    /// Suspend it.
    Suspend,
    /// Put it in force again.
    Resume,
    /// Send notice that it is not to renew itself.
    SendNotice,
    /// Receive such notice.
    ReceiveNotice,
    /// End it, by the parties.
    Terminate,
    /// Leave it, as one party.
    Withdraw,
}

/// Whether something may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// In every phase that is possible.
    Allowed,
    /// In some of the phases that are possible: doing it says that it is in one of them.
    InDoubt,
    /// In none.
    Refused,
}

impl Act {
    /// All acts.
    pub const ALL: [Self; 10] = [
        Self::Implement,
        Self::Renew,
        Self::Amend,
        Self::Extend,
        Self::Suspend,
        Self::Resume,
        Self::SendNotice,
        Self::ReceiveNotice,
        Self::Terminate,
        Self::Withdraw,
    ];

    /// The phases in which it may be done: the whole rule.
    ///
    /// A text is changed, prolonged or ended while it binds (Law 70/2020, arts 33, 34). What never
    /// was in force is not re-signed, and what has been re-signed leaves that to its successor.
    #[must_use]
    pub const fn phases(self) -> &'static [Phase] {
        use Phase::{Expired, InForce, Pending, Suspended, Terminated};
        match self {
            Self::Implement => &[Pending, InForce],
            Self::Renew => &[InForce, Suspended, Expired, Terminated],
            Self::Suspend => &[InForce],
            Self::Resume => &[Suspended],
            Self::Amend
            | Self::Extend
            | Self::SendNotice
            | Self::ReceiveNotice
            | Self::Terminate
            | Self::Withdraw => &[InForce, Suspended],
        }
    }

    /// The article that speaks of it, where one does.
    #[must_use]
    pub const fn law(self) -> Option<&'static str> {
        match self {
            Self::Amend | Self::Extend => Some("33"),
            Self::Suspend | Self::Terminate | Self::Withdraw => Some("34"),
            Self::Implement
            | Self::Renew
            | Self::Resume
            | Self::SendNotice
            | Self::ReceiveNotice => None,
        }
    }

    /// Whether it may be done while these phases are possible.
    #[must_use]
    pub fn verdict(self, possible: Phases) -> Verdict {
        let may = |phase: &Phase| self.phases().contains(phase);
        if possible.iter().all(|phase| may(&phase)) {
            Verdict::Allowed
        } else if possible.iter().any(|phase| may(&phase)) {
            Verdict::InDoubt
        } else {
            Verdict::Refused
        }
    }

    fn of(change: &ChangeKind) -> Self {
        match change {
            ChangeKind::Extend(_) => Self::Extend,
            ChangeKind::Amend => Self::Amend,
            ChangeKind::Suspend => Self::Suspend,
            ChangeKind::Resume => Self::Resume,
            ChangeKind::NoticeSent => Self::SendNotice,
            ChangeKind::NoticeReceived => Self::ReceiveNotice,
            ChangeKind::Terminate => Self::Terminate,
            ChangeKind::Withdraw => Self::Withdraw,
        }
    }
}

/// Adds everything that speaks against a change to this register.
pub(super) fn check(register: &Register, change: &Change, found: &mut Found) {
    let mut refusals = Refusals {
        verb: change.what.name(),
        found,
    };
    if let Some((step, happened)) = past_day(&change.what)
        && happened.earliest > change.recorded
    {
        refusals.add(
            Code::NotYetHappened,
            step,
            Bilingual::new(
                format!(
                    "Việc này xảy ra sau ngày ghi sổ {}.",
                    change.recorded.in_vietnamese()
                ),
                format!(
                    "This happens after {}, the day it is recorded.",
                    change.recorded.in_english()
                ),
            ),
            Bilingual::new(
                "Ghi sổ khi việc đã xảy ra, hoặc sửa ngày ghi nhầm.",
                "Record it once it has happened, or correct the day that is wrong.",
            ),
        );
    }
    match &change.what {
        Verb::Sign(agreement) => {
            signed(register, agreement, change.recorded, &mut refusals);
            if agreement.renews.is_some() {
                refusals.add(
                    Code::DoesNotMatch,
                    "/renews",
                    Bilingual::new(
                        "Thỏa thuận nối tiếp một thỏa thuận trước là tái ký, không phải ký mới.",
                        "An agreement after an earlier one is re-signed, not signed for the first time.",
                    ),
                    Bilingual::new("Dùng “renew”.", "Use “renew”."),
                );
            }
        }
        Verb::Renew(agreement) => {
            signed(register, agreement, change.recorded, &mut refusals);
            match &agreement.renews {
                Some(renewed) => {
                    let window = signing(agreement, change.recorded);
                    phase_allows(
                        register,
                        Act::Renew,
                        renewed,
                        window,
                        "/renews",
                        &mut refusals,
                    );
                }
                None => refusals.add(
                    Code::MissingField,
                    "/renews",
                    Bilingual::new(
                        "Không ghi thỏa thuận được tái ký.",
                        "The agreement that is re-signed is not named.",
                    ),
                    Bilingual::new(
                        "Thêm “renews”, hoặc dùng “sign” nếu là ký mới.",
                        "Add “renews”, or use “sign” for a first agreement.",
                    ),
                ),
            }
        }
        Verb::SubmitReport(submission) => submitted(register, submission, &mut refusals),
        Verb::RefoundUnit(founding) => {
            if let Some(unit) = register.get(&founding.unit)
                && unit.exists_in(Window::from(founding.from))
            {
                refusals.add(
                    Code::AlreadyDone,
                    "/from",
                    Bilingual::new(
                        format!(
                            "Sổ đã ghi {} tồn tại từ ngày đó hoặc sau đó.",
                            unit.name.in_vietnamese()
                        ),
                        format!(
                            "{} is recorded to exist then, or later.",
                            unit.name.in_english()
                        ),
                    ),
                    Bilingual::new(
                        "Chỉ thành lập lại đơn vị đã kết thúc.",
                        "Only a unit that has ended is founded again.",
                    ),
                );
            }
        }
        Verb::CloseUnit(closure) => {
            exists(
                register,
                &closure.unit,
                Window::exactly(closure.until),
                "/until",
                &mut refusals,
            );
        }
        Verb::Succeed(succession) => {
            let (before, on) = (succession.on.previous(), succession.on);
            exists(
                register,
                &succession.from,
                Window::exactly(before),
                "/from",
                &mut refusals,
            );
            exists(
                register,
                &succession.to,
                Window::exactly(on),
                "/to",
                &mut refusals,
            );
        }
        Verb::IdentifyProspect(identification) => {
            identified(register, identification, &mut refusals)
        }
        Verb::RecordAction(deed) => {
            if register
                .get(&deed.action)
                .is_some_and(|action| action.outcome.is_some())
            {
                refusals.add(
                    Code::AlreadyDone,
                    "/action",
                    Bilingual::new(
                        "Sổ đã ghi kết quả của việc này.",
                        "The outcome of this action is recorded already.",
                    ),
                    Bilingual::new(
                        "Nếu ghi sai, dùng “correct”.",
                        "Where that is wrong, use “correct”.",
                    ),
                );
            }
        }
        Verb::Correct(correction) => corrected(register, correction, &mut refusals),
        _ => {
            if let Some((agreement, happened)) = change.what.happened() {
                let (act, window) = (Act::of(&happened.what), happened.on.window());
                phase_allows(register, act, agreement, window, "/on", &mut refusals);
            }
        }
    }
}

/// Adds a refusal if the change makes an agreement's record contradict itself; what is corrected may,
/// on the way to being consistent.
pub(super) fn check_consistent(
    register: &Register,
    next: &Register,
    change: &Change,
    found: &mut Found,
) {
    if matches!(change.what, Verb::Correct(_)) {
        return;
    }
    let before = |id: &str| register.life(id).is_some_and(|life| life.contradictory);
    for (agreement, life) in next.lives() {
        if life.contradictory && !before(agreement.id.as_str()) {
            let title = &agreement.title;
            let mut refusals = Refusals {
                verb: change.what.name(),
                found,
            };
            refusals.add(
                Code::Contradictory,
                "",
                Bilingual::new(
                    format!("{}: điều này trái với những gì sổ đã ghi.", title.in_vietnamese()),
                    format!("{}: this contradicts what is recorded of it.", title.in_english()),
                ),
                Bilingual::new(
                    "Đối chiếu bản ký; nếu sổ ghi sai, đính chính trước bằng “correct”.",
                    "Compare with the signed texts; where the register is wrong, “correct” it first.",
                ),
            );
        }
    }
}

struct Refusals<'a> {
    verb: &'static str,
    found: &'a mut Found,
}

impl Refusals<'_> {
    /// Adds a refusal at a place inside the verb.
    fn add(&mut self, code: Code, step: &str, message: Bilingual, help: Bilingual) {
        self.found.push(Problem {
            code,
            path: format!("/what/{}{step}", self.verb),
            message,
            help,
        });
    }
}

/// When something happened that cannot lie ahead, and where the verb says so.
fn past_day(verb: &Verb) -> Option<(&'static str, Window)> {
    match verb {
        Verb::Sign(agreement) | Verb::Renew(agreement) => {
            Some(("/signed", agreement.signed?.window()))
        }
        Verb::Amend(event) | Verb::SendNotice(event) | Verb::ReceiveNotice(event) => {
            Some(("/on", event.on.window()))
        }
        Verb::Extend(extension) => Some(("/on", extension.on.window())),
        Verb::SubmitReport(submission) => Some(("/received", Window::exactly(submission.received))),
        Verb::RecordAction(deed) => Some(("/outcome/done", deed.outcome.done.window())),
        _ => None,
    }
}

/// The days on which an agreement that is recorded on a day may have been signed.
fn signing(agreement: &Agreement, recorded: Day) -> Window {
    let signed = agreement
        .signed
        .map_or(Window::UNKNOWN, |date| date.window());
    Window {
        earliest: signed.earliest,
        latest: signed.latest.min(recorded).max(signed.earliest),
    }
}

/// What must hold for every agreement that is signed.
fn signed(register: &Register, agreement: &Agreement, recorded: Day, refusals: &mut Refusals<'_>) {
    let window = signing(agreement, recorded);
    if agreement.regime == Regime::Law70Of2020
        && let Some(word) = treaty_name(agreement)
    {
        refusals.add(
            Code::TreatyName,
            "/title",
            Bilingual::new(
                format!("Từ “{word}” dành cho điều ước quốc tế (Luật 70/2020/QH14, điều 6)."),
                format!("The word “{word}” is kept for treaties (Law 70/2020/QH14, art. 6)."),
            ),
            Bilingual::new(
                "Đặt tên khác, như thỏa thuận, bản ghi nhớ, tuyên bố chung.",
                "Use another name, such as agreement, memorandum, joint statement.",
            ),
        );
    }
    if !regime_fits(agreement.regime, window) {
        refusals.add(
            Code::WrongRegime,
            "/regime",
            Bilingual::new(
                "Luật 70/2020/QH14 có hiệu lực từ 01/07/2021, sau ngày ký.",
                "Law 70/2020/QH14 is in force since 1 July 2021, after the signing.",
            ),
            Bilingual::new(
                "Ghi “ordinance_2007”, hoặc sửa ngày ký.",
                "Give “ordinance_2007”, or correct the day of signing.",
            ),
        );
    }
    if let Some(name) = register.merged_into(window.earliest) {
        refusals.add(
            Code::ProvinceMerged,
            "/signed",
            Bilingual::new(
                format!(
                    "Tỉnh đã nhập vào {}; tỉnh tiếp nhận ký (Nghị định 177/2025/NĐ-CP).",
                    name.in_vietnamese()
                ),
                format!(
                    "The province has become part of {}, which signs (Decree 177/2025/NĐ-CP).",
                    name.in_english()
                ),
            ),
            Bilingual::new(
                "Ghi vào sổ của tỉnh tiếp nhận.",
                "Record it in the register of the province that took this one in.",
            ),
        );
    }
    for (position, party) in agreement.ours.iter().enumerate() {
        if let Party::Unit(unit) = party {
            exists(
                register,
                unit,
                window,
                &format!("/ours/{position}/unit"),
                refusals,
            );
        }
    }
    if let Some(parent) = &agreement.implements {
        phase_allows(
            register,
            Act::Implement,
            parent,
            window,
            "/implements",
            refusals,
        );
    }
}

/// Adds a refusal unless an act may be done in a phase that is possible on some day of a window.
fn phase_allows(
    register: &Register,
    act: Act,
    agreement: &Id<Agreement>,
    window: Window,
    step: &str,
    refusals: &mut Refusals<'_>,
) {
    let (Some(record), Some(life)) = (register.get(agreement), register.life(agreement.as_str()))
    else {
        return;
    };
    let possible = life.phases_in(window);
    if act.verdict(possible) != Verdict::Refused {
        return;
    }
    let (title, now) = (&record.title, words::phases(possible));
    let (needed, name) = (words::one_of(act.phases().iter().copied()), words::act(act));
    let law = act.law().map_or([String::new(), String::new()], |article| {
        [
            format!(" (Luật 70/2020/QH14, điều {article})"),
            format!(" (Law 70/2020/QH14, art. {article})"),
        ]
    });
    refusals.add(
        Code::WrongPhase,
        step,
        Bilingual::new(
            format!(
                "{}, {}: {}.",
                title.in_vietnamese(),
                words::window_vi(window),
                now.in_vietnamese()
            ),
            format!(
                "{}, {}: {}.",
                title.in_english(),
                words::window_en(window),
                now.in_english()
            ),
        ),
        Bilingual::new(
            format!(
                "Chỉ {} khi {}{}.",
                name.in_vietnamese(),
                needed.in_vietnamese(),
                law[0]
            ),
            format!(
                "It can only be {} while {}{}.",
                name.in_english(),
                needed.in_english(),
                law[1]
            ),
        ),
    );
}

/// Adds a refusal if a unit certainly does not exist in a window.
fn exists(
    register: &Register,
    unit: &Id<Unit>,
    window: Window,
    step: &str,
    refusals: &mut Refusals<'_>,
) {
    let Some(unit) = register.get(unit).filter(|unit| !unit.exists_in(window)) else {
        return;
    };
    refusals.add(
        Code::UnitNotExisting,
        step,
        Bilingual::new(
            format!(
                "{} không tồn tại {}.",
                unit.name.in_vietnamese(),
                words::window_vi(window)
            ),
            format!(
                "{} does not exist {}.",
                unit.name.in_english(),
                words::window_en(window)
            ),
        ),
        Bilingual::new(
            "Ghi đơn vị của ngày đó, như đơn vị kế thừa.",
            "Give the unit of that day, such as the successor.",
        ),
    );
}

fn submitted(register: &Register, submission: &Submission, refusals: &mut Refusals<'_>) {
    let received = Window::exactly(submission.received);
    exists(register, &submission.unit, received, "/unit", refusals);
    let replaced = submission.replaces.as_ref().and_then(|id| register.get(id));
    if replaced.is_some_and(|replaced| replaced.duty != submission.duty) {
        refusals.add(
            Code::DoesNotMatch,
            "/replaces",
            Bilingual::new(
                "Bản báo cáo được thay thế thuộc một chế độ báo cáo khác.",
                "The report that it replaces fulfils another duty.",
            ),
            Bilingual::new(
                "Ghi bản báo cáo trước của cùng chế độ báo cáo.",
                "Give the earlier report of the same duty.",
            ),
        );
    }
}

fn identified(register: &Register, identification: &Identification, refusals: &mut Refusals<'_>) {
    let Some(named) = register.get(&identification.prospect) else {
        return;
    };
    let name = &named.name;
    let Some(prospect) = &named.prospect else {
        refusals.add(
            Code::DoesNotMatch,
            "/prospect",
            Bilingual::new(
                format!("{} không phải đối tác dự kiến.", name.in_vietnamese()),
                format!("{} is no prospect.", name.in_english()),
            ),
            Bilingual::new(
                "Ghi mã của một đối tác dự kiến.",
                "Give the id of a prospect.",
            ),
        );
        return;
    };
    let wanted = prospect.count.and_then(|count| usize::try_from(count).ok());
    if wanted.is_some_and(|wanted| prospect.found.len() >= wanted) {
        refusals.add(
            Code::AlreadyDone,
            "/prospect",
            Bilingual::new(
                format!("{}: đã xác định đủ số đối tác.", name.in_vietnamese()),
                format!(
                    "{}: as many partners as were sought are found.",
                    name.in_english()
                ),
            ),
            Bilingual::new(
                "Thêm đối tác bằng “add_partner”.",
                "Add the partner by “add_partner”.",
            ),
        );
    }
    let partner = &identification.partner;
    if partner.country != named.country || partner.prospect.is_some() {
        let step = if partner.prospect.is_some() {
            "prospect"
        } else {
            "country"
        };
        refusals.add(
            Code::DoesNotMatch,
            &format!("/partner/{step}"),
            Bilingual::new(
                format!("Đối tác này không phải là {}.", name.in_vietnamese()),
                format!("This partner is not {}.", name.in_english()),
            ),
            Bilingual::new(
                "Ghi một đối tác đã xác định, của cùng quốc gia.",
                "Give a partner that was found, of the same country.",
            ),
        );
    }
}

fn corrected(register: &Register, correction: &Correction, refusals: &mut Refusals<'_>) {
    let (was, is) = (&correction.was, &correction.is);
    if was.list() != is.list() || was.id() != is.id() {
        refusals.add(
            Code::DoesNotMatch,
            "/is",
            Bilingual::new(
                "Bản ghi sau khi sửa mang mã hoặc thuộc loại khác.",
                "The corrected record is of another id or kind.",
            ),
            Bilingual::new(
                "Giữ nguyên loại và mã; mã không bao giờ đổi.",
                "Keep the kind and the id; an id never changes.",
            ),
        );
    } else if !was.stands_in(register.records()) {
        refusals.add(
            Code::RecordDiffers,
            "/was",
            Bilingual::new(
                "Bản ghi trong sổ không giống như ở đây.",
                "The record in the register is not as it is given here.",
            ),
            Bilingual::new(
                "Đọc lại bản ghi trong sổ, rồi lập lại đính chính.",
                "Read the record in the register, and make the correction again.",
            ),
        );
    } else if was == is {
        refusals.add(
            Code::AlreadyDone,
            "/is",
            Bilingual::new("Không có gì thay đổi.", "Nothing changes."),
            Bilingual::new(
                "Ghi bản ghi như phải có.",
                "Give the record as it should stand.",
            ),
        );
    }
}
