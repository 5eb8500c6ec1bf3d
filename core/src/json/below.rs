//! How what stands below this room is read and written: texts in both languages, and problems.

use super::{At, Out, Read, Write};
use crate::{
    problem::{Code, Problem, Problems},
    words::{Bilingual, Language},
};

impl Read for Bilingual {
    fn read(at: &At<'_>) -> Self {
        let mut keys = at.keys("vi en?");
        Self {
            vi: keys.next(),
            en: keys.next_or(Option::default),
        }
    }
}

impl Write for Bilingual {
    fn write(&self, out: &mut Out) {
        let mut object = out.object("vi en?");
        object.next(&self.vi);
        object.next(&self.en);
        object.end();
    }
}

const LANGUAGES: &str = "vi en";

impl Read for Language {
    fn read(at: &At<'_>) -> Self {
        match at.choice(LANGUAGES, 0).number {
            0 => Self::Vi,
            _ => Self::En,
        }
    }
}

impl Write for Language {
    fn write(&self, out: &mut Out) {
        let number = match self {
            Self::Vi => 0,
            Self::En => 1,
        };
        out.choice(LANGUAGES, number);
    }

    fn is_absent(&self) -> bool {
        *self == Self::default()
    }
}

impl Write for Code {
    fn write(&self, out: &mut Out) {
        out.text(self.as_str());
    }
}

impl Write for Problem {
    fn write(&self, out: &mut Out) {
        let mut object = out.object("code path message help");
        object.next(&self.code);
        object.next(&self.path);
        object.next(&self.message);
        object.next(&self.help);
        object.end();
    }
}

impl Write for Problems {
    fn write(&self, out: &mut Out) {
        self.0.write(out);
    }
}
