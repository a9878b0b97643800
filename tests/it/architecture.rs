//! Holds the code to what ARCHITECTURE.md says of it.

mod circles;
mod glossary;
mod named;
mod paths;
mod public;
mod source;
mod styles;
mod weight;

use std::collections::{BTreeMap, BTreeSet};

use source::Source;

/// The rooms and the two programs, each with the rooms it may use. A room may use itself; none uses what is below it.
const MAY_USE: [(&str, &[&str]); 15] = [
    ("long_work", &[]),
    ("text", &[]),
    ("plan", &["text"]),
    ("history", &["long_work", "text", "plan"]),
    ("snapshot", &["long_work", "text", "plan", "history"]),
    ("storage", &["long_work", "text", "plan", "history"]),
    ("import", &["long_work", "text", "plan", "history"]),
    ("check", &["long_work", "text", "plan"]),
    ("view", &["long_work", "text", "plan", "history", "check"]),
    ("report", &["long_work", "text", "plan", "history", "check", "view"]),
    ("export", &["long_work", "text", "plan", "history", "snapshot", "check", "view", "report"]),
    ("workspace", &["long_work", "text", "plan", "history", "snapshot", "storage", "view"]),
    ("browser", &["long_work", "text", "plan", "history", "snapshot", "storage", "import", "check", "view", "export"]),
    (
        "ui",
        &[
            "long_work",
            "text",
            "plan",
            "history",
            "snapshot",
            "storage",
            "import",
            "check",
            "view",
            "export",
            "workspace",
            "report",
            "browser",
        ],
    ),
    ("main", &["ui", "browser"]),
];

/// Names of the browser's crates and clocks, which the core must not use.
const BROWSER_ONLY: [&str; 6] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo", "Utc::now"];

/// The most lines in a file; split a longer one by subject.
const LONGEST_FILE: usize = 400;

#[test]
fn dependencies_between_rooms_point_one_way() {
    let source = Source::of_this_repository();
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    let mut wrong = Vec::new();
    for file in source.of_src() {
        // The library's own file names the rooms.
        let Some(from) = file.module.first() else { continue };
        let Some(may) = allowed.get(from.as_str()) else {
            wrong.push(format!("{}: the room `{from}` has no place in the architecture", file.path));
            continue;
        };
        let rooms: BTreeSet<String> = file.targets.iter().filter_map(|target| target.module.first().cloned()).collect();
        for to in rooms.iter().filter(|to| *to != from && !may.contains(&to.as_str())) {
            wrong.push(format!("{}: `{from}` uses `{to}`", file.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_row_of_the_architecture_says_something() {
    let source = Source::of_this_repository();
    let mut uses: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for file in source.of_src() {
        if let Some(from) = file.module.first() {
            let rooms = file.targets.iter().filter_map(|target| target.module.first().cloned());
            uses.entry(from).or_default().extend(rooms);
        }
    }
    for (room, may) in MAY_USE {
        assert!(uses.contains_key(room), "{room} is listed and is not there");
        // Of the report, only the design is there.
        assert!(
            room == "report" || may.is_empty() || may.iter().any(|other| uses[room].contains(*other)),
            "{room} uses nothing of its row"
        );
    }
}

/// The rooms that ARCHITECTURE.md lists, in its order.
#[test]
fn the_map_lists_every_room_in_order() {
    let map = include_str!("../../ARCHITECTURE.md");
    let listed = map.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`')).map(|(room, _)| room);
    let rooms = MAY_USE.into_iter().map(|(room, _)| room).filter(|room| *room != "main");
    assert_eq!(listed.collect::<Vec<_>>(), rooms.collect::<Vec<_>>());
}

#[test]
fn the_core_knows_nothing_of_the_browser() {
    let mut wrong = Vec::new();
    for file in Source::of_this_repository().of_src() {
        if file.module.first().is_some_and(|room| ["browser", "ui", "main"].contains(&room.as_str())) {
            continue;
        }
        let code = file.text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            for word in BROWSER_ONLY.iter().filter(|word| line.contains(**word)) {
                wrong.push(format!("{}: {word}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_doc_says_more_than_two_words() {
    let is_doc = |line: &str| line.trim_start().starts_with("///");
    let mut wrong = Vec::new();
    for file in Source::of_this_repository().of_src() {
        let lines: Vec<&str> = file.text.lines().collect();
        for docs in lines.chunk_by(|a, b| is_doc(a) == is_doc(b)).filter(|docs| is_doc(docs[0])) {
            let words = docs.iter().flat_map(|line| line.trim_start()[3..].split_whitespace());
            if words.count() < 3 {
                wrong.push(format!("{}: {}", file.path, docs[0].trim_start()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_has_one_subject() {
    let mut wrong = Vec::new();
    for file in Source::of_this_repository().of_src() {
        if !file.text.starts_with("//!") {
            wrong.push(format!("{} does not open with what it is", file.path));
        }
        if file.path.ends_with("/mod.rs") {
            wrong.push(format!("{} should stand beside its folder", file.path));
        }
        let lines = file.text.lines().count();
        if lines > LONGEST_FILE {
            wrong.push(format!("{} has {lines} lines", file.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
