//! What the law asks of an agreement by itself: its name, the regime of its day, and the days of the
//! simplified procedure for one that a province inherited.

use crate::{
    fold::fold,
    model::{Agreement, Regime},
    time::{Day, Window},
};

/// The noun that names the instrument itself, if it is one that is kept for treaties (Law 70/2020,
/// art. 6).
///
/// It is the first noun of the title: "Hiệp định hợp tác" and "Bản hiệp định" are called so, "Thỏa thuận
/// thực hiện Hiệp định …" is not. How it is spelt and what numbers or signs stand before it change
/// nothing.
pub(crate) fn treaty_name(agreement: &Agreement) -> Option<&'static str> {
    let title = fold(agreement.title.in_vietnamese());
    let mut words = title.split(' ').skip_while(|word| {
        BEFORE_THE_NOUN.contains(word) || word.chars().all(|it| it.is_ascii_digit())
    });
    let noun = [words.next()?, words.next()?];
    let mut kept = KEPT_FOR_TREATIES.iter();
    kept.find(|(folded, _)| *folded == noun)
        .map(|(_, name)| *name)
}

/// The nouns, folded and as they are written.
const KEPT_FOR_TREATIES: [([&str; 2], &str); 4] = [
    (["cong", "uoc"], "công ước"),
    (["hiep", "uoc"], "hiệp ước"),
    (["dinh", "uoc"], "định ước"),
    (["hiep", "dinh"], "hiệp định"),
];

/// What may stand before the noun: "Bản", "Văn kiện", "Dự thảo", a number by letters.
const BEFORE_THE_NOUN: [&str; 10] = [
    "ban", "van", "kien", "du", "thao", "cac", "i", "ii", "iii", "iv",
];

/// Whether an agreement may have been signed under its regime: the Law is in force since 01/07/2021.
/// What was begun under the Ordinance before may have been signed after, so nothing is said of that.
pub(crate) fn regime_fits(regime: Regime, signed: Window) -> bool {
    let in_force = Day::new(2021, 7, 1).unwrap_or(Day::MIN);
    regime != Regime::Law70Of2020 || signed.latest >= in_force
}

/// The dossiers for which the simplified procedure runs, by their day: where only the name of the
/// Vietnamese party changes in an agreement that passed to another province (Decree 177/2025).
pub(crate) fn simplified_procedure() -> Window {
    let day = |year, month, day| Day::new(year, month, day).unwrap_or(Day::MIN);
    Window {
        earliest: day(2025, 7, 1),
        latest: day(2027, 2, 28),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Records;

    fn kept(title: &str) -> Option<&'static str> {
        let text = serde_json::json!({"hoptac": 1, "province": {"name": {"vi": "x"}}, "agreements": [{
            "id": "a", "kind": "other", "title": {"vi": title}, "ours": [], "theirs": [],
            "regime": "not_stated", "entry": "not_stated", "term": "not_stated", "cites": []}]});
        let records: Records = serde_json::from_value(text).unwrap();
        treaty_name(&records.agreements[0])
    }

    #[test]
    fn a_title_is_judged_by_the_noun_that_names_the_instrument() {
        for title in [
            "Hiệp định hợp tác",
            "HIỆP ĐỊNH HỢP TÁC",
            "Hie\u{323}\u{302}p đi\u{323}nh",
            " “Hiệp  định” về giáo dục",
            "1. Hiệp định",
            "Bản hiệp định hợp tác",
            "Dự thảo Hiệp định",
        ] {
            assert_eq!(kept(title), Some("hiệp định"), "{title}");
        }
        for title in [
            "Thỏa thuận thực hiện Hiệp định hợp tác",
            "Bản ghi nhớ về Công ước",
            "Biên bản hiệp thương",
            "Hiệp",
            "",
        ] {
            assert_eq!(kept(title), None, "{title}");
        }
    }
}
