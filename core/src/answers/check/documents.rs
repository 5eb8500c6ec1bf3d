//! What is odd about documents.

use alloc::{format, string::String, vec::Vec};

use super::{About, Finding, FindingKind};
use crate::{
    Register,
    fold::fold,
    list::Listed,
    model::{Bilingual, Document},
    order,
    time::Order,
    words::Say,
};

impl Register {
    pub(super) fn check_documents(&self, findings: &mut Vec<Finding>) {
        let documents = &self.records().documents;
        let identities = documents.iter().map(identity).list();
        let before = order::same_before(&identities, Ord::cmp);
        for (position, document) in documents.iter().enumerate() {
            let mut about = About::record(document, position, name(document), findings);
            for citing in self.later_cited(document) {
                about.find_with(FindingKind::CitedBeforeIssued, "date", name(citing));
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
            if number.contains(' ') {
                about.find_with(FindingKind::NumberWithSpaces, "number", number);
            }
            if let Some(same) = order::at(documents, &before, position) {
                about.find_with(FindingKind::SameNumberTwice, "number", &same.title);
            }
        }
    }

    /// The documents that cite one which certainly bears a later day.
    fn later_cited(&self, document: &Document) -> Vec<&Document> {
        let Some(date) = document.date else {
            return Vec::new();
        };
        let cites = document.cites.iter();
        cites
            .filter_map(|citation| self.get(&citation.document))
            .filter(|citing| citing.id != document.id)
            .filter(|citing| {
                citing
                    .date
                    .is_some_and(|day| date.window().compare(day.window()) == Order::After)
            })
            .list()
    }
}

/// What no two documents with a number share: it is given anew every year by each issuer.
fn identity(document: &Document) -> Option<String> {
    let number = document.number.as_ref()?.chars();
    let number: String = number.filter(|letter| *letter != ' ').collect();
    let issuer = document
        .issuer
        .as_ref()
        .map_or("", Bilingual::in_vietnamese);
    let year = document.date.map_or(0, |date| date.window().latest.year());
    Some(format!("{} {} {year}", fold(&number), fold(issuer)))
}

/// A document's number, or its title where it has none.
fn name(document: &Document) -> &dyn Say {
    match &document.number {
        Some(number) => number,
        None => &document.title,
    }
}
