//! A text as words, each with its span in the original: so spelling of marks, line ends and page
//! breaks do not matter to what reads it. `blocks` joins the lines that a page had broken.

use alloc::{string::String, vec::Vec};
use core::ops::Range;

use super::{
    Span,
    blocks::{self, Block},
    marks::{Part, marked, part},
};
use crate::fold::{base, is_letter_or_digit, lower, upper};

/// A text taken apart.
pub(super) struct Text<'t> {
    pub(super) source: &'t str,
    words: Vec<Word>,
    /// The words in lower case with marks and without tones, one after the other, and without marks.
    letters: String,
    folded: String,
    /// Paragraphs, items and headings, in order.
    pub(super) blocks: Vec<Block>,
    /// Most words have lost their marks: the text comes from a scan, or was typed without them.
    pub(super) scanned: bool,
}

/// A word, a number or a sign.
#[derive(Clone, Copy)]
pub(super) struct Word {
    from: u32,
    until: u32,
    /// Where its letters begin in the lists of all; they end where those of the next begin.
    letters: u32,
    folded: u32,
    tone: u8,
    /// Its first letter without marks, or its sign; 0 outside ASCII. Most phrases differ here.
    first: u8,
    pub(super) kind: WordKind,
    /// How it stands behind what is before it.
    pub(super) after: Gap,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordKind {
    /// A word that begins with a small letter.
    Small,
    /// A word that begins with a capital.
    Capital,
    /// Digits alone.
    Number,
    /// A sign.
    Sign(char),
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    None,
    Space,
    /// The end of a line, of a cell, a page number: `blocks` tells whether the sentence goes on.
    Line,
    Blank,
    Page,
    Cell,
}

fn byte(character: char) -> u8 {
    u8::try_from(character)
        .ok()
        .filter(u8::is_ascii)
        .unwrap_or(0)
}

fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn place(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

impl<'t> Text<'t> {
    /// Takes a text apart, in one pass.
    pub(super) fn of(source: &'t str) -> Self {
        let mut text = Text {
            source,
            words: Vec::new(),
            letters: String::new(),
            folded: String::new(),
            blocks: Vec::new(),
            scanned: false,
        };
        let mut gap = Gap::Blank;
        let mut at = 0_usize;
        for line in source.split_inclusive(['\n', '\u{c}']) {
            let number = page_number(line);
            if number {
                gap = Gap::Page;
            } else {
                if line.trim().is_empty() && gap == Gap::Line {
                    gap = Gap::Blank;
                }
                gap = text.line(line, at, gap);
            }
            at = at.saturating_add(line.len());
        }
        text.scanned = text.has_lost_its_marks();
        text.blocks = blocks::blocks(&text);
        text
    }

    /// Adds the words of a line; gives what stands behind it.
    fn line(&mut self, line: &str, at: usize, before: Gap) -> Gap {
        let mut gap = before;
        let mut word: Option<usize> = None;
        for (inside, character) in line.char_indices() {
            let here = at.saturating_add(inside);
            let combining = ('\u{300}'..='\u{36f}').contains(&character);
            if is_letter_or_digit(character) || (combining && word.is_some()) {
                if word.is_none() {
                    word = Some(here);
                    self.begin(here, character, gap);
                }
                self.grow(here, character);
                gap = Gap::None;
                continue;
            }
            word = None;
            match character {
                '\n' | '\u{c}' => gap = gap.max(Gap::Line),
                '\t' | '|' => gap = gap.max(Gap::Cell),
                // Markup of headings and of stress, and what no eye sees.
                '*' if line.trim_start().starts_with("**") || gap < Gap::Line => {}
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\r' => {}
                _ if character.is_whitespace() => gap = gap.max(Gap::Space),
                sign => {
                    let sign = match sign {
                        '–' | '—' | '‐' | '‑' | '−' => '-',
                        '“' | '”' | '„' | '«' | '»' => '"',
                        '’' | '‘' => '\'',
                        sign => sign,
                    };
                    self.begin(here, sign, gap);
                    if let Some(last) = self.words.last_mut() {
                        last.kind = WordKind::Sign(sign);
                        last.until = position(here.saturating_add(character.len_utf8()));
                    }
                    gap = Gap::None;
                }
            }
        }
        gap
    }

    fn begin(&mut self, at: usize, first: char, after: Gap) {
        let capital = lower(first) != first;
        self.words.push(Word {
            from: position(at),
            until: position(at),
            letters: position(self.letters.len()),
            folded: position(self.folded.len()),
            tone: 0,
            first: byte(base(lower(first))),
            kind: if first.is_ascii_digit() {
                WordKind::Number
            } else if capital {
                WordKind::Capital
            } else {
                WordKind::Small
            },
            after,
        });
    }

    fn grow(&mut self, at: usize, character: char) {
        let Some(word) = self.words.last_mut() else {
            return;
        };
        word.until = position(at.saturating_add(character.len_utf8()));
        match part(lower(character)) {
            Part::Letter(letter, tone) => {
                self.letters.push(letter);
                self.folded.push(base(letter));
                word.tone = word.tone.max(tone);
                if word.kind == WordKind::Number && !letter.is_ascii_digit() {
                    word.kind = WordKind::Small;
                }
            }
            Part::Tone(tone) => word.tone = tone,
            Part::Mark(mark) => {
                if let Some(letter) = self.letters.pop() {
                    self.letters.push(marked(letter, mark));
                }
            }
        }
    }

    /// Whether the marks of common words are mostly lost.
    fn has_lost_its_marks(&self) -> bool {
        let common = [
            "của", "các", "và", "tỉnh", "hợp", "được", "với", "hoạch", "quốc", "đơn", "việc",
        ];
        let (mut kept, mut lost) = (0_usize, 0_usize);
        for at in 0..self.len().min(20_000) {
            if common.iter().any(|word| self.is(at, word)) {
                kept = kept.saturating_add(1);
            } else if common.iter().any(|word| self.folds_to(at, word)) {
                lost = lost.saturating_add(1);
            }
        }
        lost > kept
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn word(&self, at: usize) -> Option<Word> {
        self.words.get(at).copied()
    }

    /// Whether a word is this one, marks and all; its tone may stand on any of its vowels.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        let mut tone = 0;
        let mut own = self.letters(at).chars();
        for character in word.chars() {
            let (letter, its) = match character {
                'a'..='z' => (character, 0),
                _ => match part(lower(character)) {
                    Part::Letter(letter, its) => (letter, its),
                    Part::Tone(_) | Part::Mark(_) => return false,
                },
            };
            tone = its.max(tone);
            if own.next() != Some(letter) {
                return false;
            }
        }
        own.next().is_none() && self.word(at).is_some_and(|word| word.tone == tone)
    }

    /// Whether a word is this one but for the marks.
    pub(super) fn folds_to(&self, at: usize, word: &str) -> bool {
        let mut own = self.folded(at).chars();
        word.chars()
            .all(|letter| own.next() == Some(base(lower(letter))))
            && own.next().is_none()
    }

    /// Whether a word says this: marks and all, or without them where the text has lost them.
    pub(super) fn says(&self, at: usize, word: &str) -> bool {
        self.is(at, word)
            || (self.scanned && (self.folds_to(at, word) || self.looks_like(at, word)))
    }

    /// Whether a word of three letters or more is one that a scan has made of this one.
    fn looks_like(&self, at: usize, word: &str) -> bool {
        let mut own = self.folded(at).chars();
        let same = |letter: char| {
            own.next()
                .is_some_and(|it| is_taken_for(it, base(lower(letter))))
        };
        self.folded(at).len() >= 3 && word.chars().all(same) && own.next().is_none()
    }

    /// The position behind a phrase, if it begins at a position; signs count as words.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let first = match phrase.as_bytes().first() {
            Some(first) if first.is_ascii() => *first,
            _ => phrase.chars().next().map_or(0, |first| byte(base(first))),
        };
        let own = self.words.get(at)?.first;
        if own != first && !self.scanned {
            return None;
        }
        let mut next = at;
        for word in phrase.split(' ') {
            let sign = word
                .chars()
                .next()
                .filter(|first| !is_letter_or_digit(*first));
            let same = match sign {
                Some(sign) => self.sign(next) == Some(sign),
                None => self.says(next, word),
            };
            if !same {
                return None;
            }
            next = next.saturating_add(1);
        }
        Some(next)
    }

    /// The position behind the first of some phrases that begins at a position; the longest come first.
    pub(super) fn any_phrase(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find_map(|phrase| self.phrase(at, phrase))
    }

    /// Where a phrase begins and ends in some words.
    pub(super) fn find(&self, within: Range<usize>, phrases: &[&str]) -> Option<Range<usize>> {
        let mut starts = within.clone();
        starts.find_map(|at| {
            let end = self.any_phrase(at, phrases)?;
            (end <= within.end).then_some(at..end)
        })
    }

    pub(super) fn sign(&self, at: usize) -> Option<char> {
        match self.word(at)?.kind {
            WordKind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.word(at)
            .is_some_and(|word| word.kind == WordKind::Capital)
    }

    /// Whether every letter of a word is a capital.
    pub(super) fn is_upper(&self, at: usize) -> bool {
        let found = self.found(at..at.saturating_add(1));
        self.is_capital(at) && found.chars().all(|letter| upper(letter) == letter)
    }

    /// A number of at most nine digits.
    pub(super) fn number(&self, at: usize) -> Option<u32> {
        let word = self.word(at)?;
        if word.kind != WordKind::Number {
            return None;
        }
        self.letters(at).parse().ok()
    }

    pub(super) fn letters(&self, at: usize) -> &str {
        let next = self.words.get(at.saturating_add(1));
        let (Some(word), end) = (self.words.get(at), next.map(|next| place(next.letters))) else {
            return "";
        };
        let end = end.unwrap_or(self.letters.len());
        self.letters
            .get(place(word.letters)..end)
            .unwrap_or_default()
    }

    /// A word in lower case without marks.
    pub(super) fn folded(&self, at: usize) -> &str {
        let next = self.words.get(at.saturating_add(1));
        let (Some(word), end) = (self.words.get(at), next.map(|next| place(next.folded))) else {
            return "";
        };
        let end = end.unwrap_or(self.folded.len());
        self.folded.get(place(word.folded)..end).unwrap_or_default()
    }

    /// Words without marks, with spaces between them and without signs.
    pub(super) fn folded_words(&self, words: Range<usize>) -> String {
        let mut folded = String::new();
        for at in words {
            if self.sign(at).is_none() {
                if !folded.is_empty() {
                    folded.push(' ');
                }
                folded.push_str(self.folded(at));
            }
        }
        folded
    }

    /// Where words stand in the original.
    pub(super) fn span(&self, words: Range<usize>) -> Span {
        let from = self.words.get(words.start).map_or(0, |word| word.from);
        let last = words
            .end
            .checked_sub(1)
            .and_then(|last| self.words.get(last));
        Span {
            from,
            until: last.map_or(from, |word| word.until).max(from),
        }
    }

    /// Words as they stand in the original.
    pub(super) fn found(&self, words: Range<usize>) -> &'t str {
        self.span(words).words(self.source)
    }

    /// Words as they are written, in one line and composed form.
    pub(super) fn written(&self, words: Range<usize>) -> String {
        let mut written = String::new();
        for at in words {
            let Some(word) = self.word(at) else { break };
            if word.after > Gap::None && !written.is_empty() {
                written.push(' ');
            }
            compose(self.found(at..at.saturating_add(1)), &mut written);
        }
        written
    }
}

/// Adds a text in composed form.
pub(super) fn compose(text: &str, composed: &mut String) {
    for character in text.chars() {
        let mark = ('\u{300}'..='\u{36f}').contains(&character);
        match composed.pop() {
            Some(last) if mark => match super::marks::composed(last, character) {
                Some(one) => composed.push(one),
                None => composed.extend([last, character]),
            },
            Some(last) => composed.extend([last, character]),
            None => composed.push(character),
        }
    }
}

/// Whether a scan writes one letter for another: what marks above and below do to letters.
fn is_taken_for(found: char, letter: char) -> bool {
    found == letter
        || match letter {
            'a' => found == 'd',
            'o' => matches!(found, 'd' | 'b' | 'q' | '0' | '6' | '8' | '9'),
            'e' => found == 'c',
            'c' => found == 'e',
            'i' => matches!(found, 'l' | '1' | 'j' | 't'),
            'u' => matches!(found, 'v' | 'w' | 'y'),
            'y' => found == 'v',
            _ => false,
        }
}

/// Whether a line holds the number of a page and nothing else.
fn page_number(line: &str) -> bool {
    let inside = line.trim().trim_matches(['-', '–', ' ']);
    let number = match inside.strip_prefix("Trang ") {
        Some(of) => of.split('/').next().unwrap_or_default(),
        None => inside,
    };
    (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}
