//! What is odd about units, successions and partners.

use alloc::{format, vec::Vec};

use super::{About, Finding, FindingKind};
use crate::{
    Register,
    fold::fold,
    json::Tree,
    model::{Bilingual, Founding, Partner, Succession, Unit, Verb},
    order,
    time::{Day, Window},
    words::words,
};

impl Register {
    pub(super) fn check_units(&self, findings: &mut Vec<Finding>) {
        let units = &self.records().units;
        let mut names = Vec::new();
        for unit in units {
            names.push(fold(&unit.name.vi));
        }
        let before = order::same_before(&names, Ord::cmp);
        for (position, unit) in units.iter().enumerate() {
            let mut about = About::record(unit, position, &unit.name, findings);
            let (mut alike, mut others) = (Vec::new(), Vec::new());
            for alias in &unit.aliases {
                if names.get(position) == Some(&fold(alias)) {
                    alike.push(alias.as_str());
                } else {
                    others.push(Tree::Text(alias.clone()));
                }
            }
            if !alike.is_empty() {
                let list = alike.join("”, “");
                about.find_with(FindingKind::SeveralSpellings, "aliases", &list);
                let aliases = [("/aliases", &Tree::List(others))];
                about.mended_by_putting(&aliases);
            }
            if let Some(same) = order::at(units, &before, position) {
                about.find_with(FindingKind::SameNameTwice, "name", &same.id.as_str());
            }
            let mut earlier: Vec<Window> = Vec::new();
            for period in &unit.existence {
                let period = period.widest();
                if earlier.iter().any(|before| before.meets(period)) {
                    about.find(FindingKind::ExistenceOverlaps, "existence");
                    break;
                }
                earlier.push(period);
            }
            self.check_end(unit, &mut about);
        }
    }

    /// Whether a unit that ended has a successor.
    fn check_end(&self, unit: &Unit, about: &mut About<'_>) {
        let from_here = |succession: &Succession| succession.from == unit.id;
        if let Some(last) = unit.last_day()
            && last < Day::MAX
            && !self.records().successions.iter().any(from_here)
        {
            about.find_with(FindingKind::UnitWithoutSuccessor, "existence", &last);
        }
    }

    pub(super) fn check_successions(&self, findings: &mut Vec<Finding>) {
        for (position, succession) in self.records().successions.iter().enumerate() {
            let (Some(from), Some(to)) = (self.get(&succession.from), self.get(&succession.to))
            else {
                continue;
            };
            let name = words!("{} → {}").with(&[&from.name, &to.name]);
            let mut about = About::record(succession, position, &name, findings);
            if !to.exists_on(succession.on) {
                about.find_with(FindingKind::SuccessorNotExisting, "to", &to.name);
                if !to.exists_in(Window::from(succession.on)) {
                    about.mended_by(Verb::RefoundUnit(Founding {
                        unit: to.id.clone(),
                        from: succession.on,
                        cites: succession.cites.clone(),
                    }));
                }
            }
        }
    }

    pub(super) fn check_partners(&self, on: Option<Day>, findings: &mut Vec<Finding>) {
        let partners = &self.records().partners;
        let mut names = Vec::new();
        for Partner { country, name, .. } in partners {
            names.push(format!("{country} {}", fold(&name.vi)));
        }
        let before = order::same_before(&names, Ord::cmp);
        for (position, partner) in partners.iter().enumerate() {
            let mut about = About::record(partner, position, &partner.name, findings);
            if let Some(same) = order::at(partners, &before, position) {
                about.find_with(FindingKind::SameNameTwice, "name", &same.id.as_str());
            }
            if let Some(plan) = on.and_then(|on| self.sought_in_vain(partner, on)) {
                about.find_with(FindingKind::ProspectStillOpen, "prospect", plan);
            }
        }
    }

    /// The plan whose time is over on a day while not all are found that it seeks.
    fn sought_in_vain(&self, partner: &Partner, on: Day) -> Option<&Bilingual> {
        let prospect = partner.prospect.as_ref()?;
        let found = u32::try_from(prospect.found.len()).unwrap_or(u32::MAX);
        if found >= prospect.count.unwrap_or(1) {
            return None;
        }
        let mut last = (None, None);
        for citation in &partner.cites {
            if let Some(plan) = self.get(&citation.document) {
                let until = plan.period.map(|period| period.widest().latest);
                if until >= last.0 {
                    last = (until, Some(&plan.title));
                }
            }
        }
        last.1.filter(|_| last.0.is_some_and(|until| until < on))
    }
}
