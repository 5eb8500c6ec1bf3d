//! Records by their names.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use super::Id;
use crate::{
    json::Write,
    words::{Bilingual, Language, Say},
};

/// A record by id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Write)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Named {
    /// Its id.
    pub id: alloc::string::String,
    /// Its name on the day asked.
    pub name: Bilingual,
}

impl Named {
    pub(crate) fn of<R>(id: &Id<R>, name: &Bilingual) -> Self {
        Self {
            id: id.as_str().into(),
            name: name.clone(),
        }
    }
}

impl Say for Named {
    fn say(&self, language: Language, text: &mut String) {
        self.name.say(language, text);
    }
}
