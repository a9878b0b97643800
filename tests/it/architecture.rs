//! Holds the code to what ARCHITECTURE.md says of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The top modules, each with those it may use. A module may use itself; none uses what is above it.
const MAY_USE: [(&str, &[&str]); 12] = [
    ("yielding", &[]),
    ("plan", &["yielding"]),
    ("history", &["yielding", "plan"]),
    ("snapshot", &["yielding", "plan", "history"]),
    ("storage", &["yielding", "plan", "history"]),
    ("import", &["yielding", "plan", "history"]),
    ("check", &["yielding", "plan"]),
    ("view", &["yielding", "plan", "history", "check"]),
    ("browser", &["yielding", "plan", "history", "snapshot", "storage", "import", "check", "view"]),
    ("ui", &["yielding", "plan", "history", "snapshot", "storage", "import", "check", "view", "browser"]),
    ("main", &["ui", "browser"]),
    ("reader", &["import"]),
];

/// What only the browser offers: the core must not know of it.
const BROWSER_ONLY: [&str; 6] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo", "Utc::now"];

/// Files above this are to be split by subject.
const LONGEST_FILE: usize = 400;

fn source() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the source").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a file of the source");
                files.push((path, text));
            }
        }
    }
    files.sort();
    files
}

/// The top module a file belongs to.
fn module(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let first = path.strip_prefix(root).expect("under src").iter().next().expect("a name");
    first.to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// The top modules that a file names.
fn uses(text: &str) -> Vec<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let named = |line: &str| -> Vec<String> {
        let after = line.match_indices("crate::").map(|(at, found)| &line[at + found.len()..]);
        after
            .map(|rest| rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect())
            .collect()
    };
    code.flat_map(named).filter(|name: &String| !name.is_empty()).collect()
}

#[test]
fn dependencies_between_modules_point_one_way() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    let mut wrong = Vec::new();
    for (path, text) in source() {
        let from = module(&path);
        if from == "lib" {
            continue;
        }
        let Some(may) = allowed.get(from.as_str()) else {
            wrong.push(format!("{}: the module `{from}` has no place in the architecture", path.display()));
            continue;
        };
        for to in uses(&text).into_iter().filter(|to| *to != from && !may.contains(&to.as_str())) {
            wrong.push(format!("{}: `{from}` uses `{to}`", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_core_knows_nothing_of_the_browser() {
    let mut wrong = Vec::new();
    for (path, text) in source() {
        if ["browser", "ui", "main", "reader"].contains(&module(&path).as_str()) {
            continue;
        }
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            for word in BROWSER_ONLY.iter().filter(|word| line.contains(**word)) {
                wrong.push(format!("{}: {word}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_has_one_subject() {
    let mut wrong = Vec::new();
    for (path, text) in source() {
        if !text.starts_with("//!") {
            wrong.push(format!("{} does not open with what it is", path.display()));
        }
        if path.file_name().is_some_and(|name| name == "mod.rs") {
            wrong.push(format!("{} should stand beside its folder", path.display()));
        }
        let lines = text.lines().count();
        if lines > LONGEST_FILE {
            wrong.push(format!("{} has {lines} lines", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
