//! The report duties that the law lays on every province, apart from the province's own.
//!
//! They are selected by whoever asks, and cite their articles.

use alloc::{string::String, vec, vec::Vec};

use crate::model::{
    Assignee, Bilingual, Citation, Document, Duty, DutyEvent, Frequency, Id, Level, Regime,
    UnitKind,
};
use crate::{
    Register,
    list::Listed,
    time::{Count, Deadline, DueDay, Length, MonthDay, Period, Roll},
};

/// Law on International Agreements, in force since 01/07/2021.
const LAW_70: &str = "law-70-2020";
/// Decree on the reporting regime of administrative bodies.
const DECREE_09: &str = "decree-09-2019";

impl Register {
    /// The statutory duties, owed by the province's People's Committee.
    pub(crate) fn statutory_duties(&self) -> Vec<Duty> {
        let committee = self
            .records()
            .units
            .iter()
            .find(|unit| unit.kind == UnitKind::PeoplesCommittee);
        let from = committee.map_or_else(
            || {
                Assignee::Body(Bilingual::new(
                    "Ủy ban nhân dân tỉnh",
                    "Provincial People's Committee",
                ))
            },
            |unit| Assignee::Unit(unit.id.clone()),
        );
        duties(&from)
    }
}

fn duties(from: &Assignee) -> Vec<Duty> {
    let ministry = || {
        Assignee::Body(Bilingual::new(
            "Bộ Ngoại giao",
            "Ministry of Foreign Affairs",
        ))
    };
    let premier = || {
        Assignee::Body(Bilingual::new(
            "Thủ tướng Chính phủ, Bộ Ngoại giao",
            "Prime Minister, Ministry of Foreign Affairs",
        ))
    };
    let government = || Assignee::Body(Bilingual::new("Chính phủ", "Government"));
    let level = |to, by, within| Level {
        from: vec![from.clone()],
        to,
        by,
        within,
    };
    let at_latest =
        |month, day| MonthDay::new(month, day).map(|day| Deadline::AtLatest(DueDay::Yearly(day)));
    let of_last_month =
        |day| Count::new(day).map(|day| Deadline::AtLatest(DueDay::OfLastMonth(day)));
    let fifteen_days = || Length::days(15);
    [
        duty(
            "statutory-agreements-yearly",
            (
                "Báo cáo ký kết và thực hiện thỏa thuận quốc tế",
                "Report on signing and carrying out international agreements",
            ),
            Frequency::Year,
            level(ministry(), at_latest(11, 15), None),
            &[(LAW_70, "điều 46 khoản 3")],
        ),
        duty(
            "statutory-agreements-plan",
            (
                "Kế hoạch ký kết thỏa thuận quốc tế năm sau",
                "Plan of agreements to be signed in the next year",
            ),
            Frequency::Year,
            level(ministry(), at_latest(11, 15), None),
            &[(LAW_70, "điều 42 khoản 2"), (LAW_70, "điều 46 khoản 1")],
        ),
        duty(
            "statutory-after-signing",
            (
                "Báo cáo sau khi ký thỏa thuận quốc tế",
                "Report after signing an international agreement",
            ),
            Frequency::After(DutyEvent::Signing),
            level(premier(), None, fifteen_days()),
            &[(LAW_70, "điều 19 khoản 5")],
        ),
        duty(
            "statutory-after-change",
            (
                "Báo cáo sau khi gia hạn, sửa đổi, chấm dứt có hiệu lực",
                "Report after an extension, amendment or termination takes effect",
            ),
            Frequency::After(DutyEvent::Change),
            level(premier(), None, fifteen_days()),
            &[(LAW_70, "điều 33"), (LAW_70, "điều 34")],
        ),
        duty(
            "statutory-periodic-month",
            (
                "Báo cáo định kỳ hằng tháng gửi Chính phủ",
                "Monthly report to the Government",
            ),
            Frequency::Month,
            level(government(), of_last_month(25), None),
            &[(DECREE_09, "điều 13")],
        ),
        duty(
            "statutory-periodic-half-year",
            (
                "Báo cáo định kỳ 6 tháng gửi Chính phủ",
                "Half-yearly report to the Government",
            ),
            Frequency::HalfYear,
            level(government(), of_last_month(25), None),
            &[(DECREE_09, "điều 13")],
        ),
        duty(
            "statutory-periodic-year",
            (
                "Báo cáo định kỳ năm gửi Chính phủ",
                "Yearly report to the Government",
            ),
            Frequency::Year,
            level(government(), of_last_month(25), None),
            &[(DECREE_09, "điều 13")],
        ),
    ]
    .into_iter()
    .flatten()
    .list()
}

fn duty(
    id: &str,
    (vi, en): (&str, &str),
    every: Frequency,
    level: Level,
    cites: &[(&str, &str)],
) -> Option<Duty> {
    let law_70 = cites.iter().any(|(document, _)| *document == LAW_70);
    // Law 70/2020 has been in force since 01/07/2021, Decree 09/2019 since 12/03/2019.
    let period: Period = if law_70 {
        "2021-07-01/.."
    } else {
        "2019-03-12/.."
    }
    .parse()
    .ok()?;
    Some(Duty {
        id: Id::new(id)?,
        title: Bilingual::new(vi, en),
        every,
        levels: vec![level],
        period: Some(period),
        regimes: if law_70 {
            vec![Regime::Law70Of2020]
        } else {
            Vec::new()
        },
        data_window: None,
        roll: Roll::Keep,
        waived: Vec::new(),
        also_on_request: false,
        cites: cites
            .iter()
            .filter_map(|(document, section)| {
                Some(Citation {
                    document: Id::<Document>::new(document)?,
                    section: Some(String::from(*section)),
                    words: None,
                    inferred: false,
                })
            })
            .list(),
    })
}
