//! Each crate is a tower: a module uses only what stands below it. The rooms are listed here from the
//! bottom up, and an import that runs up is a failure that names both files.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{Outcome, root};

/// A folder of source and its top modules, from the bottom up.
struct Tower {
    folder: &'static str,
    rooms: &'static [&'static str],
}

const TOWERS: &[Tower] = &[
    Tower {
        folder: "core/src",
        rooms: &[
            "order",
            "fold",
            "words",
            "problem",
            "json",
            "time",
            "model",
            "life",
            "law",
            "register",
            "units",
            "slots",
            "statutory",
            "change",
            "answers",
            "reading",
            "contract",
            "render",
            "ask",
        ],
    },
    Tower {
        folder: "ffi/src",
        rooms: &[
            "result",
            "boundary",
            "language",
            "sentences",
            "values",
            "list",
            "text",
            "problems",
            "register",
            "agreements",
            "agenda",
            "reports",
            "targets",
            "findings",
            "version",
        ],
    },
    Tower {
        folder: "xtask/src",
        rooms: &[
            "shell",
            "settle",
            "tools",
            "tower",
            "calendar",
            "codes",
            "contract",
            "countries",
            "front_page",
            "lunar",
            "vocabulary",
            "c",
            "npm",
            "portal",
            "javascript",
            "office",
            "server",
            "render",
            "generate",
            "test",
        ],
    },
];

/// Looks through every tower.
///
/// # Errors
/// Where an import runs up, or a room is not listed.
pub(crate) fn check() -> Outcome {
    let mut wrong = Vec::new();
    for tower in TOWERS {
        let folder = root().join(tower.folder);
        let home = crate_root(&folder)?;
        for file in sources(&folder)? {
            let inside = file.strip_prefix(&folder).unwrap_or(&file);
            let Some(room) = room_of(inside) else {
                continue;
            };
            let text = fs::read_to_string(&file)?;
            let place = |name: &str| tower.rooms.iter().position(|room| *room == name);
            let Some(own) = place(&room) else {
                wrong.push(format!("{}: the room {room} is not listed", file.display()));
                continue;
            };
            // In a file that is a room, and in a room's own `mod.rs`, `super` is the crate.
            let is_room = inside.components().count() == 1 || inside.ends_with("mod.rs");
            let text = match is_room && inside.components().count() <= 2 {
                true => text.replace("super::", "crate::"),
                false => text,
            };
            for name in imports(&text) {
                let used = home_of(&home, &name).unwrap_or(name);
                if place(&used).is_some_and(|used| used > own) {
                    let (file, used) = (file.display(), file_of(&folder, &used));
                    wrong.push(format!(
                        "{file} uses {}, which stands above it",
                        used.display()
                    ));
                }
            }
        }
    }
    wrong.dedup();
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(wrong.join("\n").into()),
    }
}

/// The text of a crate's root, which says where a name stands that it hands on.
fn crate_root(folder: &Path) -> Outcome<String> {
    let files = ["lib.rs", "main.rs"].map(|name| folder.join(name));
    let found = files.iter().find(|file| file.is_file());
    Ok(fs::read_to_string(found.unwrap_or(&folder.join("lib.rs")))?)
}

/// The room in which a name stands that the crate's root hands on: `pub use register::Register`.
fn home_of(root: &str, name: &str) -> Option<String> {
    let uses = root.split("pub use ").skip(1);
    let mut uses = uses.filter_map(|rest| rest.split(';').next()?.split_once("::"));
    let names = |list: &str| {
        let mut words = list.split(|it: char| !(it.is_alphanumeric() || it == '_'));
        words.any(|word| word == name)
    };
    let found = uses.find(|(_, list)| names(list));
    found.map(|(room, _)| room.to_owned())
}

/// Every source file of a folder but tests, in order.
fn sources(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(sources(&path)?);
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The top module in which a file stands; none for the root itself and for a folder of tests.
fn room_of(inside: &Path) -> Option<String> {
    let first = inside.iter().next()?.to_str()?;
    let room = first.strip_suffix(".rs").unwrap_or(first);
    (!["lib", "main", "tests"].contains(&room)).then(|| room.to_owned())
}

/// The file in which a room begins.
fn file_of(folder: &Path, room: &str) -> PathBuf {
    let file = folder.join(room).with_extension("rs");
    if file.is_file() {
        file
    } else {
        folder.join(room).join("mod.rs")
    }
}

/// The names that follow `crate::`, those of a group one by one; tests may use what they like.
fn imports(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut lines = code
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default());
    let code = lines.by_ref().collect::<Vec<_>>().join("\n");
    let mut names = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => names.extend(top_names(group)),
            None => names.extend(first_word(rest)),
        }
    }
    names
}

/// The first word of each part of a group, up to its closing brace.
fn top_names(group: &str) -> Vec<String> {
    let (mut names, mut depth, mut is_start) = (Vec::new(), 0_usize, true);
    for (position, character) in group.char_indices() {
        match character {
            '}' if depth == 0 => break,
            '{' => depth = depth.saturating_add(1),
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => is_start = true,
            _ if character.is_whitespace() => {}
            _ if is_start => {
                is_start = false;
                names.extend(group.get(position..).and_then(first_word));
            }
            _ => {}
        }
    }
    names
}

fn first_word(text: &str) -> Option<String> {
    let end = text.find(|it: char| !(it.is_alphanumeric() || it == '_'));
    let word = text.get(..end.unwrap_or(text.len()))?;
    (!word.is_empty()).then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_found_alone_in_groups_and_in_the_code() {
        let text = "use crate::{\n    Register,\n    json::{self, Read},\n    words::words,\n};\n\
                    // crate::not_this\nfn f() { crate::time::now() }\n#[cfg(test)]\nmod tests { use crate::ask; }";
        assert_eq!(imports(text), ["Register", "json", "words", "time"]);
    }

    #[test]
    fn what_the_root_hands_on_stands_in_its_room() {
        let root = "mod a;\npub use problem::{Code, Problem};\npub use register::Register;\n";
        assert_eq!(home_of(root, "Problem").as_deref(), Some("problem"));
        assert_eq!(home_of(root, "Register").as_deref(), Some("register"));
        assert_eq!(home_of(root, "Other"), None);
    }

    #[test]
    fn a_room_that_is_used_stands() {
        assert!(
            TOWERS
                .iter()
                .all(|tower| root().join(tower.folder).is_dir())
        );
        check().unwrap();
    }
}
