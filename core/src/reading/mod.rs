//! Letters in: the text of a plan, a decision, an agreement or a list becomes changes to the register,
//! and nothing in it is dropped in silence.
//!
//! ```text
//! text ──text──▶ words with spans ──kind──▶ one reader a kind of text ──▶ Draft ──▶ Reading
//!                (`Text`, `Block`)           letter::read · …              proposals, known, left
//! ```
//!
//! `text` takes a text apart into words, each with its span in the original, and joins the lines that
//! a page had broken. `kind` tells what it is. A reader of one kind of text is a function
//! `fn read(draft: &mut Draft<'_>)`: it looks at `draft.text`, and says what it found by
//! `draft::Draft::propose` (a change, the words it rests on, the rule), `draft::Draft::known` (the register holds
//! that already) and `draft::Draft::leave` (words that it knows it cannot read, and why). What a text says of
//! this domain and no reader has spoken of is listed as not read by `signals`, so nothing is lost.
//! Another kind of text is another file with such a function, and a line in `read`.
//!
//! No proposal without words in the text; what the words do not say is not filled in.

mod actions;
mod agreements;
mod answer;
mod blocks;
mod cited;
mod days;
mod deadlines;
mod draft;
mod duties;
mod head;
mod kind;
mod letter;
mod marks;
mod mentions;
mod names;
mod partners;
mod records;
mod sections;
mod signals;
mod targets;
mod text;
mod units;
mod vocabulary_table;
mod who;

pub use answer::{
    Alternative, Certainty, Coverage, FactKind, Head, Mend, NotRead, NotReadReason, Proposal,
    Reading, ReadingRule, Section, Span, TextKind,
};

use crate::Register;
pub use crate::answers::ReadingQuestion;

impl Register {
    /// What a text says, as changes to this register, and what of it was not read.
    ///
    /// * `ask`: the text, and who is to record what it says, and when.
    ///
    /// # Example: what does a letter say?
    /// ```
    /// use hoptac::{Register, day, reading::ReadingQuestion};
    ///
    /// let register = Register::from_json(r#"{"hoptac": 1, "province": {"name": {"vi": "tỉnh Mẫu"}}}"#)?;
    /// let reading = register.reading(&ReadingQuestion {
    ///     text: "Trời hôm nay đẹp.".into(),
    ///     recorded: day!(2026-03-02),
    ///     by: "Trần Thị Bình".into(),
    /// });
    /// assert!(reading.proposals.is_empty() && reading.not_read.is_empty());
    /// # Ok::<(), hoptac::Problems>(())
    /// ```
    #[must_use]
    pub fn reading(&self, ask: &ReadingQuestion) -> Reading {
        read(self, ask)
    }
}

/// Takes a text apart, has it read by the reader of its kind, and lists what that left.
fn read(register: &Register, ask: &ReadingQuestion) -> Reading {
    let text = text::Text::of(&ask.text);
    let kind = kind::kind(&text);
    let mut draft = draft::Draft::new(register, ask, &text);
    match kind {
        TextKind::Letter => letter::read(&mut draft),
        TextKind::Agreement | TextKind::List | TextKind::Nothing => {}
    }
    signals::leave_the_rest(&mut draft);
    draft.finish(kind)
}
