//! What is odd about documents.

use alloc::{format, string::String, vec::Vec};

use super::{About, Finding, FindingKind};
use crate::{
    Register,
    fold::{fold, has},
    model::{Bilingual, Document},
    order,
    time::Order,
    words::Say,
};

impl Register {
    pub(super) fn check_documents(&self, findings: &mut Vec<Finding>) {
        let documents = &self.records().documents;
        let mut identities = Vec::new();
        for document in documents {
            identities.push(identity(document));
        }
        let before = order::same_before(&identities, Ord::cmp);
        for (position, document) in documents.iter().enumerate() {
            let mut about = About::record(document, position, name(document), findings);
            for citation in &document.cites {
                if let Some(citing) = self.get(&citation.document)
                    && citing.id != document.id
                    && let (Some(own), Some(date)) = (document.date, citing.date)
                    && own.window().compare(date.window()) == Order::After
                {
                    about.find_with(FindingKind::CitedBeforeIssued, "date", name(citing));
                }
            }
            let first_hand = document
                .cites
                .iter()
                .any(|cite| cite.document == document.id);
            let issued = first_hand && document.kind.is_numbered();
            if issued && document.number.is_none() {
                about.find(FindingKind::DocumentWithoutNumber, "number");
            }
            if issued && !document.date.is_some_and(|date| date.window().is_exact()) {
                about.find(FindingKind::DocumentWithoutDay, "date");
            }
            let Some(number) = &document.number else {
                continue;
            };
            if has(number, ' ') {
                about.find_with(FindingKind::NumberWithSpaces, "number", number);
            }
            if let Some(same) = order::at(documents, &before, position) {
                about.find_with(FindingKind::SameNumberTwice, "number", &same.title);
            }
        }
    }
}

/// What no two documents with a number share: it is given anew every year by each issuer. Nothing of
/// one without.
fn identity(document: &Document) -> String {
    let Some(number) = &document.number else {
        return String::new();
    };
    let number = fold(&number.replace(' ', ""));
    let issuer = document
        .issuer
        .as_ref()
        .map_or("", Bilingual::in_vietnamese);
    let year = document.date.map_or(0, |date| date.window().latest.year());
    format!("{number} {} {year}", fold(issuer))
}

/// A document's number, or its title where it has none.
fn name(document: &Document) -> &dyn Say {
    match &document.number {
        Some(number) => number,
        None => &document.title,
    }
}
