//! Which functions of the module stand beside which: compression sees how alike neighbours are, and
//! takes 2 % off a module whose functions follow those they resemble.
//!
//! `wasm-opt` puts functions in the order of their names, so here each is named by its place.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use wasm_encoder::{Module, NameMap, NameSection, RawSection};
use wasmparser::{Parser, Payload, TypeRef};

/// The same module, with the names of its functions in the order in which they are to stand.
///
/// # Errors
/// Where this is no module.
pub(super) fn name_in_order(bytes: &[u8]) -> wasmparser::Result<Vec<u8>> {
    let mut module = Module::new();
    let mut imported = 0_u32;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(bytes) {
        let payload = payload?;
        match &payload {
            Payload::ImportSection(imports) => {
                for import in imports.clone().into_imports() {
                    if let TypeRef::Func(_) = import?.ty {
                        imported = imported.saturating_add(1);
                    }
                }
            }
            Payload::CodeSectionEntry(body) => {
                bodies.push(body.as_bytes());
                continue;
            }
            Payload::CustomSection(section) if section.name() == "name" => continue,
            _ => {}
        }
        if let Some((id, range)) = payload.as_section() {
            let data = bytes.get(range).unwrap_or_default();
            module.section(&RawSection { id, data });
        }
    }
    let mut places = vec![0_usize; bodies.len()];
    for (place, function) in in_order(&bodies).into_iter().enumerate() {
        if let Some(known) = places.get_mut(function) {
            *known = place;
        }
    }
    let mut functions = NameMap::new();
    for (function, place) in (imported..).zip(places) {
        functions.append(function, &format!("{place:08}"));
    }
    let mut names = NameSection::new();
    names.functions(&functions);
    module.section(&names);
    Ok(module.finish())
}

/// How many bytes a piece has that functions may share.
const PIECE: usize = 5;

/// How many bytes of functions before a place count as near it: fewer than compression looks back,
/// for what stands nearer is named in fewer bits.
const NEAR: usize = 3_000;

/// The functions from the longest on, each followed by the one most like those near that is left.
fn in_order(bodies: &[&[u8]]) -> Vec<usize> {
    let length = |function: usize| bodies.get(function).map_or(0, |body| body.len());
    let mut near = Near::of(bodies);
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order = Vec::new();
    let mut last = VecDeque::new();
    while let Some((at, function)) = left
        .iter()
        .copied()
        .enumerate()
        .max_by_key(|(_, function)| (near.likeness(*function), length(*function)))
    {
        left.swap_remove(at);
        order.push(function);
        near.count(function, true);
        last.push_back(function);
        while last.len() > 1 && last.iter().copied().map(length).sum::<usize>() > NEAR {
            near.count(last.pop_front().unwrap_or_default(), false);
        }
    }
    order
}

/// What the functions near a place have in common with every other.
struct Near {
    /// The pieces of each function, by number.
    pieces: Vec<Vec<usize>>,
    /// The functions that have each piece.
    with: Vec<Vec<usize>>,
    /// How many functions near have each piece.
    times: Vec<u64>,
    /// How many of its pieces each function shares with those near.
    shared: Vec<u64>,
}

impl Near {
    fn of(bodies: &[&[u8]]) -> Self {
        let mut numbers: BTreeMap<&[u8], usize> = BTreeMap::new();
        let mut pieces = Vec::new();
        let mut with: Vec<Vec<usize>> = Vec::new();
        for (function, body) in bodies.iter().enumerate() {
            let mut own = BTreeSet::new();
            for piece in body.windows(PIECE) {
                let next = numbers.len();
                own.insert(*numbers.entry(piece).or_insert(next));
            }
            with.resize(numbers.len(), Vec::new());
            for piece in &own {
                if let Some(with) = with.get_mut(*piece) {
                    with.push(function);
                }
            }
            pieces.push(own.into_iter().collect());
        }
        let (times, shared) = (vec![0; with.len()], vec![0; bodies.len()]);
        Self {
            pieces,
            with,
            times,
            shared,
        }
    }

    /// Counts a function that comes to those near, or goes from them.
    fn count(&mut self, function: usize, comes: bool) {
        let step = |count: u64| match comes {
            true => count.saturating_add(1),
            false => count.saturating_sub(1),
        };
        for piece in self.pieces.get(function).into_iter().flatten() {
            let (Some(times), Some(with)) = (self.times.get_mut(*piece), self.with.get(*piece))
            else {
                continue;
            };
            let before = *times;
            *times = step(before);
            if before == 0 || *times == 0 {
                for other in with {
                    if let Some(shared) = self.shared.get_mut(*other) {
                        *shared = step(*shared);
                    }
                }
            }
        }
    }

    /// How like those near a function is; of two that share as much the shorter is more alike.
    fn likeness(&self, function: usize) -> u64 {
        let shared = self.shared.get(function).copied().unwrap_or_default();
        let own = self.pieces.get(function).map_or(0, Vec::len);
        let own = u64::try_from(own).unwrap_or(u64::MAX);
        let likeness = shared.saturating_mul(shared).saturating_mul(1_000);
        likeness.checked_div(own).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_function_is_followed_by_the_one_most_like_it() {
        let bodies: [&[u8]; 4] = [b"abcdefghij", b"zyxwvut", b"abcdefgh", b"zyxwvutsrqponml"];
        assert_eq!(in_order(&bodies), [3, 1, 0, 2]);
    }
}
