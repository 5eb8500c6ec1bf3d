//! Lists of units as letters write them: names with commas of their own, shared head nouns, groups,
//! lists that go on.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::ops::Range;

use super::{
    names::{self, Named, Names, Near},
    text::{Gap, Text},
    vocabulary_table::BODIES,
};
use crate::model::UnitKind;

/// One entry of a list of units.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) at: Range<usize>,
    pub(super) who: Who,
}

/// Who an entry is.
#[derive(Clone, Debug)]
pub(super) enum Who {
    /// A known unit, group or body.
    Known {
        what: Named,
        /// The name as it is known.
        name: String,
        exact: bool,
        /// Others that the words may be as well.
        or: Vec<(Named, String)>,
    },
    /// A body by its name as written.
    Body,
    /// A collective name as written.
    Group,
    /// A collective name that a scan has broken, as such names are written.
    GroupRead(&'static str),
    /// "The units assigned in" the document that these words name.
    AssignedIn,
    /// "The units in the table attached".
    MissingTable,
    /// The list goes on.
    AndOthers,
    /// A name that a scan has broken, near to none that is known.
    Unread,
}

/// Nouns with which the name of a body begins.
const HEADS: [&str; 38] = [
    "sở",
    "ban quản lý",
    "ban",
    "bql",
    "chi cục",
    "cục",
    "trung tâm",
    "trường",
    "hội",
    "hiệp hội",
    "liên hiệp",
    "liên đoàn",
    "liên minh",
    "công an",
    "bộ",
    "văn phòng",
    "vp",
    "ubnd",
    "ủy ban",
    "đài",
    "báo",
    "viện",
    "quỹ",
    "khu",
    "tỉnh đoàn",
    "thành đoàn",
    "thanh tra",
    "kho bạc",
    "ngân hàng",
    "đoàn",
    "bảo hiểm",
    "tòa án",
    "bệnh viện",
    "học viện",
    "đại học",
    "bưu điện",
    "điện lực",
    "tỉnh ủy",
];

/// Words that begin like the name of a body, and are none.
const NOT_HEADS: [&str; 20] = [
    "hội nghị",
    "hội thảo",
    "hội đàm",
    "hội nhập",
    "hội chợ",
    "bộ máy",
    "ban hành",
    "báo cáo",
    "đoàn công tác",
    "đoàn ra",
    "đoàn vào",
    "khu vực",
    "viện trợ",
    "sở hữu",
    "đoàn lãnh đạo",
    "đoàn kết",
    "bộ phận",
    "quỹ đạo",
    "hội họp",
    "đoàn đại biểu",
];

/// With what a collective name begins.
const COLLECTIVE: [&str; 14] = [
    "thủ trưởng các",
    "chủ tịch ubnd các",
    "chủ tịch ủy ban nhân dân các",
    "lãnh đạo các",
    "ủy ban nhân dân các",
    "ubnd các",
    "ubnd cấp",
    "ủy ban nhân dân cấp",
    "những",
    "các",
    "sở , ban",
    "sở , ngành",
    "huyện , thành phố",
    "huyện , thị xã",
];

/// What a collective name is made of.
const MEMBERS: [&str; 40] = [
    "sở",
    "ban",
    "ngành",
    "cơ quan",
    "đơn vị",
    "đoàn thể",
    "địa phương",
    "huyện",
    "thị xã",
    "thành phố",
    "xã",
    "phường",
    "đặc khu",
    "thị trấn",
    "tổ chức",
    "chính trị",
    "xã hội",
    "hội",
    "trường",
    "đại học",
    "cao đẳng",
    "doanh nghiệp",
    "liên quan",
    "có liên quan",
    "tỉnh",
    "cấp",
    "của",
    "thuộc",
    "trên địa bàn",
    "và",
    "khác",
    "chuyên môn",
    "các",
    "nhà nước",
    "cá nhân",
    "trực thuộc",
    "cấp tỉnh",
    "trong tỉnh",
    "mặt trận",
    "về",
];

/// Collective names as they are written, against which those of a scan are held.
const GROUPS: [&str; 8] = [
    "các sở, ban, ngành",
    "các sở, ban, ngành tỉnh",
    "các sở, cơ quan, ban, ngành tỉnh",
    "UBND các huyện, thành phố",
    "Ủy ban nhân dân các huyện, thành phố",
    "UBND các huyện, thị xã, thành phố",
    "các trường Đại học, Cao đẳng trên địa bàn tỉnh",
    "các cơ quan, đơn vị liên quan",
];

/// Reads a list of units; stops where something else begins.
///
/// * `all`: the words are a list and nothing else, so what is not known is the name of a body.
pub(super) struct Lists<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) names: &'a Names,
    pub(super) all: bool,
}

impl Lists<'_> {
    /// The entries of a list, and the position behind the last.
    pub(super) fn read(&self, words: Range<usize>) -> (Vec<Item>, usize) {
        let text = self.text;
        let mut items: Vec<Item> = Vec::new();
        let (mut at, mut end) = (words.start, words.start);
        while at < words.end {
            if let Some(dots) = self.and_others(at, words.end) {
                if !items.is_empty() {
                    items.push(Item {
                        at: at..dots,
                        who: Who::AndOthers,
                    });
                    end = dots;
                }
                at = dots;
                continue;
            }
            if let Some(next) = self.separator(at, &items) {
                at = next;
                continue;
            }
            let known = items.len();
            match self.item(at, words.end, &mut items) {
                Some(next) if next > at => {
                    at = next;
                    end = next;
                    if text.sign(at) == Some('(') {
                        at = self.behind_bracket(at, words.end);
                        end = at;
                    }
                }
                _ => {
                    items.truncate(known);
                    break;
                }
            }
        }
        (items, end)
    }

    fn and_others(&self, at: usize, until: usize) -> Option<usize> {
        let text = self.text;
        if text.sign(at) == Some('…') {
            return Some(at.saturating_add(1));
        }
        let dots = (at..until)
            .take_while(|at| text.sign(*at) == Some('.'))
            .count();
        if dots >= 2 {
            return Some(at.saturating_add(dots));
        }
        text.any_phrase(at, &["v . v", "vân vân", "và các đơn vị khác"])
    }

    /// The position behind what stands between two entries.
    fn separator(&self, at: usize, items: &[Item]) -> Option<usize> {
        let next = at.saturating_add(1);
        match self.text.sign(at) {
            Some(',' | ';' | '/' | '+' | '-' | '&' | ':') => return Some(next),
            Some('.') if self.all => return Some(next),
            _ => {}
        }
        let joins = ["cùng với", "cùng", "và", "với"];
        if items.is_empty() {
            return None;
        }
        self.text.any_phrase(at, &joins)
    }

    fn behind_bracket(&self, at: usize, until: usize) -> usize {
        let close = (at..until).find(|at| self.text.sign(*at) == Some(')'));
        close.map_or(until, |close| close.saturating_add(1))
    }

    /// Adds the entry at a position; gives the position behind it.
    fn item(&self, at: usize, until: usize, items: &mut Vec<Item>) -> Option<usize> {
        let text = self.text;
        if let Some(end) = self.shared_head(at, until, items) {
            return Some(end);
        }
        let wanted =
            |named: &Named| matches!(named, Named::Unit(_) | Named::Group(_) | Named::Body(_));
        let found = self.names.at(text, at, until, &wanted);
        let collective = text.any_phrase(at, &COLLECTIVE).or_else(|| {
            let begun = text.phrase(at, "địa phương")?;
            (!items.is_empty()).then_some(begun)
        });
        if let Some(found) = found
            && (collective.is_none() || matches!(found.what, Named::Group(_)))
            && (text.is_capital(at) || matches!(found.what, Named::Group(_)) || self.all)
        {
            let end = if matches!(found.what, Named::Group(_)) {
                self.group_end(at, found.end, until)
            } else {
                self.of_the_province(found.end, until)
            };
            // A longer name of which a known one is the beginning: `Ban Quản lý Khu …`.
            items.push(Item {
                at: at..end,
                who: Who::Known {
                    what: found.what,
                    name: found.name,
                    exact: found.exact,
                    or: Vec::new(),
                },
            });
            return Some(end);
        }
        if let Some(begun) = collective {
            let end = self.group(at, begun, until, items);
            if end > at {
                return Some(end);
            }
        }
        let stop = self.next_separator(at, until);
        if text.scanned
            && let Some(end) = self.mended(at, stop, until, items)
        {
            return Some(end);
        }
        if let Some(end) = self.same_head(at, stop, items) {
            return Some(end);
        }
        // A name that a scan has broken and nothing known comes near is no name.
        if text.scanned {
            if !self.all || stop <= at {
                return None;
            }
            items.push(Item {
                at: at..stop,
                who: Who::Unread,
            });
            return Some(stop);
        }
        let begins = text.any_phrase(at, &HEADS).is_some()
            && (text.is_capital(at) || self.all)
            && text.any_phrase(at, &NOT_HEADS).is_none();
        let stop = if self.all { stop } else { self.verb(at, stop) };
        if begins && let Some(end) = self.misspelt(at, stop, items) {
            return Some(end);
        }
        if (begins || (self.all && text.is_capital(at))) && stop > at.saturating_add(1) {
            items.push(Item {
                at: at..stop,
                who: Who::Body,
            });
            return Some(stop);
        }
        if self.all && stop > at {
            items.push(Item {
                at: at..stop,
                who: Who::Unread,
            });
            return Some(stop);
        }
        None
    }

    /// `các Sở: Tư pháp, Y tế`, `các Sở Tư pháp, Y tế`: one noun for several names.
    fn shared_head(&self, at: usize, until: usize, items: &mut Vec<Item>) -> Option<usize> {
        let text = self.text;
        let mut next = text.any_phrase(at, &["thủ trưởng các sở", "các sở", "sở"])?;
        let colon = text.sign(next) == Some(':');
        if !colon && text.says(at, "sở") {
            return None;
        }
        next = next.saturating_add(usize::from(colon));
        let mut end = None;
        while next < until {
            let (department, behind) = self.department(next, until)?;
            items.push(Item {
                at: next..behind,
                who: department,
            });
            end = Some(behind);
            let between = self.text.any_phrase(behind, &[",", ";", "và"]);
            match between {
                Some(between) if self.department(between, until).is_some() => next = between,
                _ => break,
            }
        }
        end
    }

    /// A department by what stands behind `Sở`.
    fn department(&self, at: usize, until: usize) -> Option<(Who, usize)> {
        let text = self.text;
        if !text.is_capital(at) || text.any_phrase(at, &HEADS).is_some() {
            return None;
        }
        let mut stop = self.next_separator(at, until);
        // The longest name first: `Văn hóa, Thể thao và Du lịch`.
        let mut best = None;
        for _ in 0..4 {
            let name = alloc::format!("Sở {}", text.written(at..stop));
            let own = Text::of(&name);
            let wanted = |named: &Named| matches!(named, Named::Unit(_) | Named::Body(_));
            if let Some(found) = self.names.at(&own, 0, own.len(), &wanted) {
                let behind = at.saturating_add(found.end.saturating_sub(1));
                best = Some((
                    Who::Known {
                        what: found.what,
                        name: found.name,
                        exact: found.exact,
                        or: Vec::new(),
                    },
                    behind,
                ));
            }
            let further = self.next_separator(stop.saturating_add(1), until);
            if stop >= until || further <= stop {
                break;
            }
            stop = further;
        }
        best
    }

    /// `Sở Nội vụ, Tài chính`: the noun of the entry before.
    fn same_head(&self, at: usize, stop: usize, items: &mut Vec<Item>) -> Option<usize> {
        let before = items.last()?.at.start;
        if !self.text.says(before, "sở") {
            return None;
        }
        let (who, behind) = self.department(at, stop.max(at))?;
        items.push(Item {
            at: at..behind,
            who,
        });
        Some(behind)
    }

    /// Behind `tỉnh`, `thành phố` and the name of the province that follow a body's name.
    fn of_the_province(&self, end: usize, until: usize) -> usize {
        let text = self.text;
        let Some(behind) = text
            .any_phrase(end, &["thành phố", "tỉnh"])
            .filter(|it| *it <= until)
        else {
            return match self
                .names
                .at(text, end, until, &|named| *named == Named::Province)
            {
                Some(name) if name.exact || text.scanned => name.end,
                _ => end,
            };
        };
        let province = self
            .names
            .at(text, behind, until, &|named| *named == Named::Province);
        province.map_or(behind, |province| province.end)
    }

    /// A collective name: it goes on over the nouns of which such names are made.
    fn group(&self, at: usize, begun: usize, until: usize, items: &mut Vec<Item>) -> usize {
        let text = self.text;
        let stop = self.next_separator(begun, until);
        let given = text
            .any_phrase(begun, &["đơn vị được", "cơ quan được"])
            .is_some();
        if given && !self.all {
            return at;
        }
        let assigned = [
            "đơn vị được phân công",
            "cơ quan được phân công",
            "đơn vị được giao",
            "cơ quan , đơn vị được phân công",
        ];
        let table = [
            "bảng tổng hợp",
            "danh sách đính kèm",
            "phụ lục",
            "bảng phân công",
            "bảng đính kèm",
        ];
        if self.all && text.any_phrase(begun, &assigned).is_some() {
            let stop = self.sentence_end(begun, until);
            items.push(Item {
                at: at..stop,
                who: Who::AssignedIn,
            });
            return stop;
        }
        if text.find(begun..stop, &table).is_some() {
            items.push(Item {
                at: at..stop,
                who: Who::MissingTable,
            });
            return stop;
        }
        let end = self.group_end(at, begun, until);
        if end <= begun && !text.says(at, "sở") && !text.says(at, "huyện") && !text.says(at, "địa")
        {
            return at;
        }
        items.push(Item {
            at: at..end,
            who: Who::Group,
        });
        end
    }

    fn group_end(&self, at: usize, begun: usize, until: usize) -> usize {
        let text = self.text;
        let mut end = begun;
        let mut next = begun;
        while next < until {
            let between = text.any_phrase(next, &[",", "-"]).unwrap_or(next);
            if between > next
                && text
                    .any_phrase(between, &["địa phương", "các địa phương"])
                    .is_some()
            {
                break;
            }
            if between > next
                && text
                    .any_phrase(
                        between,
                        &["ubnd các", "ubnd cấp", "ủy ban nhân dân các", "các trường"],
                    )
                    .is_some()
            {
                break;
            }
            let own_name = between > next && text.is_capital(between) && {
                let wanted = |named: &Named| matches!(named, Named::Unit(_) | Named::Body(_));
                self.names.at(text, between, until, &wanted).is_some()
            };
            let member = text.any_phrase(between, &MEMBERS);
            match member {
                Some(behind) if behind <= until && !own_name && between > at => {
                    // `và` belongs to the name only where a member follows.
                    let joins = text.says(between, "và")
                        || text.says(between, "của")
                        || text.says(between, "các");
                    if !joins {
                        end = behind;
                    } else if text
                        .any_phrase(behind, &["ubnd", "ủy ban nhân dân", "sở"])
                        .is_some()
                        || text.any_phrase(behind, &MEMBERS).is_none()
                    {
                        break;
                    }
                    next = behind;
                }
                _ => break,
            }
        }
        end
    }

    /// The known name that differs from some words by a letter or two: a slip of the pen, not a body that
    /// nobody knows.
    fn misspelt(&self, at: usize, stop: usize, items: &mut Vec<Item>) -> Option<usize> {
        let wanted = |named: &Named| matches!(named, Named::Unit(_) | Named::Body(_));
        let folded = scan_folded(self.text.found(at..stop));
        let near = self.names.nearest(&folded, &wanted).into_iter().next()?;
        if near.far > folded.len().div_euclid(8).max(1) {
            return None;
        }
        let who = Who::Known {
            what: near.what,
            name: near.name,
            exact: false,
            or: Vec::new(),
        };
        items.push(Item { at: at..stop, who });
        Some(stop)
    }

    /// The entry that some words are once what a scan has broken is mended.
    fn mended(&self, at: usize, stop: usize, until: usize, items: &mut Vec<Item>) -> Option<usize> {
        if let Some((name, end)) = self.mended_group(at, until) {
            items.push(Item {
                at: at..end,
                who: Who::GroupRead(name),
            });
            return Some(end);
        }
        // A ministry is rarely meant where a department is as near.
        let wanted = |named: &Named| match named {
            Named::Unit(_) | Named::Group(_) => true,
            Named::Body(body) => BODIES
                .get(*body)
                .is_some_and(|(kind, ..)| *kind != UnitKind::Central),
            _ => false,
        };
        if !self.all {
            return self.mended_in_sentence(at, until, items);
        }
        let mut stop = stop;
        let mut best: Option<(usize, Vec<Near>)> = None;
        for _ in 0..3 {
            let folded = scan_folded(self.text.found(at..stop));
            let mut near = self.names.nearest(&folded, &wanted);
            // `tỉnh` may follow any name of a body.
            if let Some((bare, last)) = folded.rsplit_once(' ')
                && names::distance(last, "tinh", 1).is_some()
            {
                near.append(&mut self.names.nearest(bare, &wanted));
                near.sort_by_key(|it| it.far);
            }
            let least = best.as_ref().and_then(|(_, near)| Some(near.first()?.far));
            if let Some(nearest) = near.first()
                && least.is_none_or(|least| nearest.far <= least)
            {
                best = Some((stop, near));
            }
            if stop >= until {
                break;
            }
            stop = self.next_separator(stop.saturating_add(1), until);
        }
        let (stop, near) = best?;
        let mut near = near.into_iter();
        let Near { far, what, name } = near.next()?;
        let or = near.filter(|other| other.far == far && other.what != what);
        let or = or.map(|other| (other.what, other.name)).collect();
        let who = Who::Known {
            what,
            name,
            exact: false,
            or,
        };
        items.push(Item { at: at..stop, who });
        Some(stop)
    }

    /// The known name that the words of a sentence begin with, told by the share of letters that differ.
    fn mended_in_sentence(&self, at: usize, until: usize, items: &mut Vec<Item>) -> Option<usize> {
        let text = self.text;
        // Only a word that may be the noun of a body, as a scan writes it.
        if !text.is_capital(at) {
            return None;
        }
        let wanted = |named: &Named| matches!(named, Named::Unit(_) | Named::Body(_));
        let mut best: Option<(usize, usize, Near)> = None;
        for stop in (at.saturating_add(2)..=at.saturating_add(9)).filter(|stop| *stop <= until) {
            let folded = scan_folded(text.found(at..stop));
            let near = self.names.nearest(&folded, &wanted).into_iter().next();
            if let Some(near) = near.filter(|near| near.far <= folded.len().div_euclid(8))
                && best.as_ref().is_none_or(|(_, longest, it)| {
                    near.far < it.far || (near.far == it.far && folded.len() > *longest)
                })
            {
                best = Some((stop, folded.len(), near));
            }
        }
        let (stop, _, Near { what, name, .. }) = best?;
        let who = Who::Known {
            what,
            name,
            exact: false,
            or: Vec::new(),
        };
        items.push(Item { at: at..stop, who });
        Some(stop)
    }

    /// The collective name that some words are, and where they end.
    fn mended_group(&self, at: usize, until: usize) -> Option<(&'static str, usize)> {
        let mut best: Option<(usize, &'static str, usize)> = None;
        let mut stop = self.next_separator(at, until);
        for _ in 0..4 {
            let folded = scan_folded(self.text.found(at..stop));
            for name in GROUPS {
                let known = crate::fold::fold(name);
                let most = known.len() / 4;
                if let Some(far) = names::distance(&known, &folded, most)
                    && best.is_none_or(|(least, ..)| far < least)
                {
                    best = Some((far, name, stop));
                }
            }
            if stop >= until {
                break;
            }
            stop = self.next_separator(stop.saturating_add(1), until);
        }
        best.map(|(_, name, end)| (name, end))
    }

    /// The position of the next comma, semicolon or end.
    fn next_separator(&self, at: usize, until: usize) -> usize {
        let text = self.text;
        let ends = |at: &usize| {
            matches!(text.sign(*at), Some(',' | ';' | '.' | '…' | '(' | ':'))
                || text.word(*at).is_some_and(|it| it.after >= Gap::Cell)
        };
        (at..until).find(|it| *it > at && ends(it)).unwrap_or(until)
    }

    /// Where a verb ends a name in a sentence.
    fn verb(&self, at: usize, stop: usize) -> usize {
        let verbs = [
            "chủ trì",
            "phối hợp",
            "tham mưu",
            "có trách nhiệm",
            "chịu trách nhiệm",
            "làm",
            "là",
            "tổ chức",
            "theo dõi",
            "báo cáo",
            "triển khai",
            "thực hiện",
            "hướng dẫn",
            "tiếp tục",
            "căn cứ",
            "trước",
            "để",
            "gửi",
            "tổng hợp",
            "xây dựng",
            "được",
            "và các",
            "đôn đốc",
            "trình",
            "về",
        ];
        let found = self.text.find(at.saturating_add(1)..stop, &verbs);
        found.map_or(stop, |found| found.start)
    }

    fn sentence_end(&self, at: usize, until: usize) -> usize {
        let text = self.text;
        let ends = |at: &usize| matches!(text.sign(*at), Some(';' | '.'));
        (at..until).find(ends).unwrap_or(until)
    }
}

/// Words as a scan gives them, in bare letters: signs that stand for letters are these.
pub(super) fn scan_folded(found: &str) -> String {
    let mended: String = found
        .chars()
        .map(|letter| match letter {
            '&' | '¢' | '0' | '6' | '8' | '$' => 'o',
            '1' | '|' | '!' | 'Ì' => 'i',
            '5' => 's',
            '\'' | '’' | '‘' | '`' => '\u{300}',
            other => other,
        })
        .collect();
    crate::fold::fold(&mended).to_string()
}
