//! What is odd about documents.

use alloc::{collections::BTreeMap, format, string::String, vec::Vec};

use super::{About, Finding, FindingKind, both};
use crate::{
    Register,
    fold::fold,
    model::{Bilingual, Document},
    time::Order,
};

impl Register {
    pub(super) fn check_documents(&self, findings: &mut Vec<Finding>) {
        let mut numbers: BTreeMap<String, &str> = BTreeMap::new();
        for (position, document) in self.records().documents.iter().enumerate() {
            let name = name(document);
            let mut about = About::record(document, position, &name, findings);
            for citing in self.later_cited(document) {
                let citing = self::name(citing);
                about.find_with(FindingKind::CitedBeforeIssued, "date", &citing);
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
                about.find_with(FindingKind::NumberWithSpaces, "number", &both(number));
            }
            let same = numbers.insert(identity(document, number), document.id.as_str());
            if let Some(same) = same.and_then(|id| self.by_id::<Document>(id)) {
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
            .collect()
    }
}

/// What no two documents share: the number is given anew every year by each issuer.
fn identity(document: &Document, number: &str) -> String {
    let number: String = number.chars().filter(|letter| *letter != ' ').collect();
    let issuer = document
        .issuer
        .as_ref()
        .map_or("", Bilingual::in_vietnamese);
    let year = document.date.map_or(0, |date| date.window().latest.year());
    format!("{} {} {year}", fold(&number), fold(issuer))
}

/// A document's number, or its title where it has none.
fn name(document: &Document) -> Bilingual {
    match &document.number {
        Some(number) => both(number),
        None => document.title.clone(),
    }
}
