//! The report duties that the law lays on every province, apart from the province's own.
//!
//! They are selected by whoever asks, and cite their articles.

use alloc::vec::Vec;

use crate::{
    Register,
    json::{self, Tree},
    model::{Assignee, Duty, UnitKind},
    problem::Found,
    words::words,
};

impl Register {
    /// The statutory duties, owed by the province's People's Committee.
    pub(crate) fn statutory_duties(&self) -> Vec<Duty> {
        let mut units = self.records().units.iter();
        let committee = units.find(|unit| unit.kind == UnitKind::PeoplesCommittee);
        let from = match committee {
            Some(unit) => Assignee::Unit(unit.id.clone()),
            None => Assignee::Body(
                words!("Ủy ban nhân dân tỉnh", "Provincial People's Committee").into(),
            ),
        };
        let tree = json::parse(DUTIES).map_or(Tree::Null, |(tree, _)| tree);
        let (mut duties, _) = json::read_with::<Vec<Duty>>(&tree, "", Found::default());
        for duty in &mut duties {
            for level in &mut duty.levels {
                level.from.push(from.clone());
            }
        }
        duties
    }
}

/// The duties, written as a register would hold them, but for who owes them.
///
/// The Law on International Agreements has been in force since 01/07/2021, the Decree on the reporting
/// regime of administrative bodies since 12/03/2019.
const DUTIES: &str = r#"[
{"id": "statutory-agreements-yearly", "every": "year", "period": "2021-07-01/..", "regimes": ["law_70_2020"],
 "title": {"vi": "Báo cáo ký kết và thực hiện thỏa thuận quốc tế",
  "en": "Report on signing and carrying out international agreements"},
 "levels": [{"by": {"at_latest": "11-15"}, "from": [],
  "to": {"body": {"vi": "Bộ Ngoại giao", "en": "Ministry of Foreign Affairs"}}}],
 "cites": [{"document": "law-70-2020", "section": "điều 46 khoản 3"}]},
{"id": "statutory-agreements-plan", "every": "year", "period": "2021-07-01/..", "regimes": ["law_70_2020"],
 "title": {"vi": "Kế hoạch ký kết thỏa thuận quốc tế năm sau",
  "en": "Plan of agreements to be signed in the next year"},
 "levels": [{"by": {"at_latest": "11-15"}, "from": [],
  "to": {"body": {"vi": "Bộ Ngoại giao", "en": "Ministry of Foreign Affairs"}}}],
 "cites": [{"document": "law-70-2020", "section": "điều 42 khoản 2"},
  {"document": "law-70-2020", "section": "điều 46 khoản 1"}]},
{"id": "statutory-after-signing", "every": {"after": "signing"}, "period": "2021-07-01/..", "regimes": ["law_70_2020"],
 "title": {"vi": "Báo cáo sau khi ký thỏa thuận quốc tế",
  "en": "Report after signing an international agreement"},
 "levels": [{"within": {"days": 15}, "from": [],
  "to": {"body": {"vi": "Thủ tướng Chính phủ, Bộ Ngoại giao", "en": "Prime Minister, Ministry of Foreign Affairs"}}}],
 "cites": [{"document": "law-70-2020", "section": "điều 19 khoản 5"}]},
{"id": "statutory-after-change", "every": {"after": "change"}, "period": "2021-07-01/..", "regimes": ["law_70_2020"],
 "title": {"vi": "Báo cáo sau khi gia hạn, sửa đổi, chấm dứt có hiệu lực",
  "en": "Report after an extension, amendment or termination takes effect"},
 "levels": [{"within": {"days": 15}, "from": [],
  "to": {"body": {"vi": "Thủ tướng Chính phủ, Bộ Ngoại giao", "en": "Prime Minister, Ministry of Foreign Affairs"}}}],
 "cites": [{"document": "law-70-2020", "section": "điều 33"},
  {"document": "law-70-2020", "section": "điều 34"}]},
{"id": "statutory-periodic-month", "every": "month", "period": "2019-03-12/..",
 "title": {"vi": "Báo cáo định kỳ hằng tháng gửi Chính phủ", "en": "Monthly report to the Government"},
 "levels": [{"by": {"at_latest": "25"}, "from": [], "to": {"body": {"vi": "Chính phủ", "en": "Government"}}}],
 "cites": [{"document": "decree-09-2019", "section": "điều 13"}]},
{"id": "statutory-periodic-half-year", "every": "half_year", "period": "2019-03-12/..",
 "title": {"vi": "Báo cáo định kỳ 6 tháng gửi Chính phủ", "en": "Half-yearly report to the Government"},
 "levels": [{"by": {"at_latest": "25"}, "from": [], "to": {"body": {"vi": "Chính phủ", "en": "Government"}}}],
 "cites": [{"document": "decree-09-2019", "section": "điều 13"}]},
{"id": "statutory-periodic-year", "every": "year", "period": "2019-03-12/..",
 "title": {"vi": "Báo cáo định kỳ năm gửi Chính phủ", "en": "Yearly report to the Government"},
 "levels": [{"by": {"at_latest": "25"}, "from": [], "to": {"body": {"vi": "Chính phủ", "en": "Government"}}}],
 "cites": [{"document": "decree-09-2019", "section": "điều 13"}]}
]"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_duties_are_read_as_those_of_a_register_are() {
        let (tree, problems) = json::parse(DUTIES).unwrap();
        problems.check().unwrap();
        let (duties, _) = json::read::<Vec<Duty>>(&tree, "").unwrap();
        assert_eq!(duties.len(), 7);
    }
}
