//! Where all agreements stand: the counts, and the agreements by what can be said of them.

use alloc::{string::String, vec::Vec};

use super::{
    page::Page,
    reader::{Capitalised, OnDay, Reader, grouped, yes_or_no},
};
use crate::{
    answers::{Phase, PhaseCount, Phases, StandingLine, Standings, Why},
    model::{Agreement, Citation, Language, Party},
    words::{Filled, Say, words},
};

pub(super) fn page(page: &mut Page<'_>, standings: &Standings) {
    let reader = page.reader;
    page.title(&[
        &words!("Các thỏa thuận", "Agreements"),
        &OnDay(standings.on),
    ]);
    page.sentence(&counts(reader, &standings.counts));
    let unexplained = Why::default();
    let mut lines = Vec::new();
    for line in &standings.standings {
        lines.push(Line {
            phases: line.phases,
            text: &line.title,
            cites: cites(agreement(reader, line)),
            why: &unexplained,
        });
    }
    by_phases(page, &lines);
}

/// An agreement in the list of those that may be in the same phases.
pub(super) struct Line<'a> {
    pub(super) phases: Phases,
    pub(super) text: &'a dyn Say,
    pub(super) cites: &'a [Citation],
    pub(super) why: &'a Why,
}

/// A section for each set of phases that is possible for some agreements.
pub(super) fn by_phases(page: &mut Page<'_>, lines: &[Line<'_>]) {
    let reader = page.reader;
    for group in &grouped(&lines.iter().collect::<Vec<_>>(), &|line| {
        reader.told(&line.phases)
    }) {
        let phases = group.first().map(|line| line.phases);
        page.counted(&Capitalised(&phases), group.len());
        for line in group {
            page.explained(&"", line.text, line.cites, line.why);
        }
    }
}

/// How many agreements stand in each phase, as far as there are any.
pub(super) fn counts(reader: &Reader<'_>, counts: &[PhaseCount]) -> String {
    let mut parts = Vec::new();
    for PhaseCount { phase, count } in counts {
        if count.most > 0 || *phase == Phase::InForce {
            parts.push(reader.told(&Filled(words!("{} {}"), &[phase, count])));
        }
    }
    parts.join(" · ")
}

pub(super) fn table(page: &mut Page<'_>, standings: &Standings) {
    let reader = page.reader;
    page.table(&[
        &words!("Mã", "Id"),
        &words!("Thỏa thuận", "Agreement"),
        &words!("Đối tác", "Partners"),
        &words!("Quốc gia", "Countries"),
        &words!("Tình trạng", "Standing"),
        &words!("Chắc chắn", "Certain"),
        &words!("Nơi ghi", "Source"),
    ]);
    for line in &standings.standings {
        let agreement = agreement(reader, line);
        let theirs = agreement.map_or(&[][..], |agreement| &agreement.theirs);
        let mut phases = Vec::new();
        for phase in line.phases.iter() {
            phases.push(reader.told(&phase));
        }
        page.row(&[
            &line.agreement.as_str(),
            &line.title,
            &reader.parties(theirs),
            &countries(reader, theirs),
            &phases.join(words!(" hoặc ", " or ").get(reader.language)),
            &yes_or_no(line.phases.is_certain()),
            &reader.places(&[cites(agreement)]),
        ]);
    }
}

fn agreement<'r>(reader: &Reader<'r>, line: &StandingLine) -> Option<&'r Agreement> {
    reader.register.get(&line.agreement)
}

fn cites(agreement: Option<&Agreement>) -> &[Citation] {
    agreement.map_or(&[], |agreement| &agreement.cites)
}

/// The countries of the partners among some parties, each once.
fn countries(reader: &Reader<'_>, parties: &[Party]) -> String {
    let mut countries: Vec<&str> = Vec::new();
    for party in parties {
        if let Party::Partner(id) = party
            && let Some(partner) = reader.register.get(id)
        {
            let country = partner.country;
            let name = match reader.language {
                Language::Vi => country.name_vi(),
                Language::En => country.name_en(),
            };
            if !countries.contains(&name) {
                countries.push(name);
            }
        }
    }
    countries.join(", ")
}

#[cfg(test)]
mod tests {
    use crate::render::sample::{expect, rendered};

    #[test]
    fn in_vietnamese() {
        let ask = r#"{"question": {"standings": {"on": "2025-09-15"}}}"#;
        expect(&rendered(ask), "
             |Các thỏa thuận · ngày 15/09/2025
             |
             |còn hiệu lực 1–2 · hết hạn 0–1
             |
             |Còn hiệu lực hoặc hết hạn (1)
             |  Bản ghi nhớ với Tỉnh Gamma                                                         1/KH-UBND, II.1
             |
             |Chắc chắn còn hiệu lực (1)
             |  Bản ghi nhớ với Delta                                                              1/KH-UBND, II.2
            ");
    }

    #[test]
    fn in_english() {
        let ask = r#"{"language": "en", "question": {"standings": {"on": "2025-09-15"}}}"#;
        expect(&rendered(ask), "
             |Agreements · 15 September 2025
             |
             |in force 1–2 · expired 0–1
             |
             |In force or expired (1)
             |  Memorandum with Gamma                                                              1/KH-UBND, II.1
             |
             |Certainly in force (1)
             |  Memorandum with Delta                                                              1/KH-UBND, II.2
            ");
    }
}
