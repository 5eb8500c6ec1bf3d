//! Where all agreements stand: the counts, and the agreements by what can be said of them.

use alloc::{string::String, vec::Vec};

use super::{
    page::{Entry, Page, Table},
    reader::{Reader, capitalised},
};
use crate::{
    answers::{Phase, PhaseCount, Phases, StandingLine, Standings},
    model::{Agreement, Bilingual, Country, Party},
    words,
};

pub(super) fn page(reader: &Reader<'_>, standings: &Standings) -> Page {
    let mut page = Page::titled(alloc::format!(
        "{} · {}",
        reader.say("Các thỏa thuận", "Agreements"),
        reader.on_day(standings.on)
    ));
    page.sentence(counts(reader, &standings.counts));
    let entries = standings.standings.iter().map(|line| {
        let title = reader.text(&line.title).into();
        let cites = agreement(reader, line).map_or(&[][..], |agreement| &agreement.cites);
        (line.phases, reader.entry(String::new(), title, cites))
    });
    by_phases(reader, &mut page, entries.collect());
    page
}

/// A section for each set of phases that is possible for some agreements.
pub(super) fn by_phases(reader: &Reader<'_>, page: &mut Page, entries: Vec<(Phases, Entry)>) {
    let mut groups: Vec<(Phases, Vec<Entry>)> = Vec::new();
    for (phases, entry) in entries {
        match groups.iter_mut().find(|(other, _)| *other == phases) {
            Some((_, entries)) => entries.push(entry),
            None => groups.push((phases, alloc::vec![entry])),
        }
    }
    for (phases, entries) in groups {
        let phases = words::phases(phases);
        let heading = capitalised(reader.text(&phases));
        page.section(alloc::format!("{heading} ({})", entries.len()), entries);
    }
}

/// How many agreements stand in each phase, as far as there are any.
pub(super) fn counts(reader: &Reader<'_>, counts: &[PhaseCount]) -> String {
    let shown = counts
        .iter()
        .filter(|count| count.count.most > 0 || count.phase == Phase::InForce);
    let parts = shown.map(|count| {
        let phase = words::phase(count.phase);
        alloc::format!("{} {}", reader.text(&phase), count.count)
    });
    parts.collect::<Vec<_>>().join(" · ")
}

pub(super) fn table(reader: &Reader<'_>, standings: &Standings) -> Table {
    let mut table = Table::new(reader.say(
        [
            "Mã",
            "Thỏa thuận",
            "Đối tác",
            "Quốc gia",
            "Tình trạng",
            "Chắc chắn",
            "Nơi ghi",
        ],
        [
            "Id",
            "Agreement",
            "Partners",
            "Countries",
            "Standing",
            "Certain",
            "Source",
        ],
    ));
    for line in &standings.standings {
        let (names, countries) = agreement(reader, line)
            .map(|agreement| partners(reader, agreement))
            .unwrap_or_default();
        let phases: Vec<_> = line.phases.iter().map(words::phase).collect();
        let phases: Vec<_> = phases.iter().map(|phase| reader.text(phase)).collect();
        let cites = agreement(reader, line).map_or(&[][..], |agreement| &agreement.cites);
        table.rows.push(alloc::vec![
            line.agreement.as_str().into(),
            reader.text(&line.title).into(),
            words::list(names.into_iter(), reader.language),
            countries.join(", "),
            phases.join(reader.say(" hoặc ", " or ")),
            reader.yes_or_no(line.phases.is_certain()).into(),
            reader.places(cites),
        ]);
    }
    table
}

fn agreement<'r>(reader: &Reader<'r>, line: &StandingLine) -> Option<&'r Agreement> {
    reader.register.get(&line.agreement)
}

/// The other side of an agreement, and its countries, each once.
fn partners<'r>(
    reader: &Reader<'r>,
    agreement: &'r Agreement,
) -> (Vec<&'r Bilingual>, Vec<&'static str>) {
    let mut countries: Vec<&str> = Vec::new();
    let mut add = |country: Country| {
        let name = reader.say(country.name_vi(), country.name_en());
        if !countries.contains(&name) {
            countries.push(name);
        }
    };
    for party in &agreement.theirs {
        if let Party::Partner(id) = party
            && let Some(partner) = reader.register.get(id)
        {
            add(partner.country);
        }
    }
    (reader.parties(&agreement.theirs), countries)
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
