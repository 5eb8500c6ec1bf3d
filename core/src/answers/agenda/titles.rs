//! What things that want attention are called.

use crate::{
    life::{Fact, Phase},
    words::{Bilingual, words},
};

/// An agreement that will lose its force, or has lost it already.
pub(crate) fn runs_out(title: &Bilingual, into: Phase, already: bool) -> Bilingual {
    let sentence = match (into, already) {
        (Phase::Expired, false) => words!("{} sẽ hết hạn", "{} will run out"),
        (Phase::Expired, true) => words!("{} đã hết hạn", "{} has run out"),
        (Phase::Terminated, false) => words!("{} sẽ chấm dứt", "{} will end"),
        (Phase::Terminated, true) => words!("{} đã chấm dứt", "{} has ended"),
        (_, false) => words!("{} sẽ được thay thế", "{} will be superseded"),
        (_, true) => words!("{} đã được thay thế", "{} has been superseded"),
    };
    sentence.with(&[title])
}

/// What is said of an agreement that another has re-signed already.
pub(crate) fn re_signed(says: &Bilingual, successor: &Bilingual) -> Bilingual {
    words!("{}; đã tái ký bằng {}", "{}; re-signed by {}").with(&[says, successor])
}

/// An agreement that goes on by itself.
pub(crate) fn notice(title: &Bilingual) -> Bilingual {
    let sentence = words!(
        "{} tự gia hạn nếu không thông báo",
        "{} renews itself unless notice is given"
    );
    sentence.with(&[title])
}

/// A responsibility of which it cannot be told who answers.
pub(crate) fn unresolved(title: &Bilingual) -> Bilingual {
    words!("Chưa rõ đơn vị chủ trì: {}", "Not known who leads: {}").with(&[title])
}

/// A fact that nobody recorded.
pub(crate) fn missing(fact: Fact, title: &Bilingual) -> Bilingual {
    let sentence = words!(
        "Thiếu {} của {}, nên chưa rõ còn hiệu lực hay không",
        "Not recorded: {} of {}; without it it cannot be told whether it is in force"
    );
    sentence.with(&[&fact, title])
}
