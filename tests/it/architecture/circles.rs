//! Between the files and folders of one folder, too, every arrow points one way.

use std::collections::{BTreeMap, BTreeSet};

use super::source::Source;

/// Circles that are known, each with why it is there. One that is gone has to leave the list.
const KNOWN: &[(&str, &[&str], &str)] = &[];

/// A circle: the folder, and the siblings in it that reach each other.
type Circle = (String, BTreeSet<String>);

/// From one sibling to another, by folder; a file with a folder of its name is one sibling.
fn arrows(source: &Source) -> BTreeMap<Vec<String>, BTreeMap<String, BTreeMap<String, String>>> {
    let mut arrows: BTreeMap<_, BTreeMap<_, BTreeMap<_, _>>> = BTreeMap::new();
    for file in source.of_src() {
        for target in &file.targets {
            let common = file.module.iter().zip(&target.module).take_while(|(from, to)| from == to).count();
            if let (Some(from), Some(to)) = (file.module.get(common), target.module.get(common)) {
                let siblings = arrows.entry(file.module[..common].to_vec()).or_default();
                let named = target.inside.first().cloned().unwrap_or_default();
                let why = format!("{} names {named} of {}", file.path, target.module.join("/"));
                siblings.entry(from.clone()).or_default().insert(to.clone(), why);
            }
        }
    }
    arrows
}

/// The siblings that one reaches, by any number of arrows.
fn reached(from: &str, arrows: &BTreeMap<String, BTreeMap<String, String>>) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(next) = open.pop() {
        let to = arrows.get(&next).into_iter().flat_map(BTreeMap::keys);
        open.extend(to.filter(|to| reached.insert((*to).clone())).cloned().collect::<Vec<_>>());
    }
    reached
}

fn circles(source: &Source) -> BTreeMap<Circle, Vec<String>> {
    let mut circles = BTreeMap::new();
    for (folder, arrows) in arrows(source) {
        let reach: BTreeMap<&String, BTreeSet<String>> =
            arrows.keys().map(|name| (name, reached(name, &arrows))).collect();
        for (name, to) in &reach {
            let back = |other: &&String| reach.get(other).is_some_and(|reached| reached.contains(*name));
            let circle: BTreeSet<String> = to.iter().filter(back).cloned().collect();
            if circle.is_empty() {
                continue;
            }
            let inside = circle.iter().filter_map(|from| arrows.get(from));
            let inside = inside.flat_map(|to| to.iter().filter(|(to, _)| circle.contains(*to)));
            let why = inside.map(|(_, why)| format!("    {why}")).collect();
            circles.insert((folder.join("/"), circle), why);
        }
    }
    circles
}

#[test]
fn dependencies_between_siblings_point_one_way() {
    let found = circles(Source::of_this_repository());
    let known: BTreeSet<Circle> = KNOWN
        .iter()
        .map(|(folder, siblings, _)| ((*folder).to_owned(), siblings.iter().map(|name| (*name).to_owned()).collect()))
        .collect();
    let mut wrong = Vec::new();
    for ((folder, siblings), why) in found.iter().filter(|(circle, _)| !known.contains(circle)) {
        let siblings: Vec<&str> = siblings.iter().map(String::as_str).collect();
        wrong.push(format!("{folder}: {} form a circle:\n{}", siblings.join(", "), why.join("\n")));
    }
    for (folder, siblings) in known.iter().filter(|circle| !found.contains_key(circle)) {
        let siblings: Vec<&str> = siblings.iter().map(String::as_str).collect();
        wrong.push(format!("{folder}: {} are listed as a circle and are none", siblings.join(", ")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn circle_of(files: &[(&str, &str)]) -> Vec<String> {
    let source = Source::of(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect());
    let circles = circles(&source);
    circles
        .keys()
        .map(|(folder, names)| format!("{folder}: {}", names.iter().cloned().collect::<Vec<_>>().join(" ")))
        .collect()
}

#[test]
fn a_circle_is_seen_however_a_path_is_written() {
    let ways = [
        "use crate::room::b::B;",
        "use super::b;",
        "use super::{c::C, b::{self, B}};",
        "use crate::{\n    room::{\n        b::B,\n    },\n};",
        "fn f() { super::b::g(); }",
        "fn f() { view! { <p>{super::b::g()}</p> } }",
        "fn f() { use super::b as other; other::g(); }",
        "use super::B;",
        "use super::*; fn f(b: B) {}",
        "use crate::room; fn f() { room::b::g(); }",
        "#[serde(with = \"super::b\")] struct A;",
        "mod inner { use super::super::b::B; }",
        "fn f() { self::super::b::g(); }",
    ];
    for way in ways {
        let files = [
            ("src/room.rs", "mod a; mod b; mod c; pub use b::B;"),
            ("src/room/a.rs", way),
            ("src/room/b.rs", "use super::a; pub struct B; pub fn g() {}"),
            ("src/room/c.rs", "pub struct C;"),
        ];
        assert_eq!(circle_of(&files), ["room: a b"], "{way}");
    }
}

#[test]
fn what_only_looks_like_a_circle_is_none() {
    let nothing = [
        "// use super::b;",
        "/// [`super::b`]\nfn f() {}",
        "#[cfg(test)] mod tests { use super::super::b; }",
        "use std::b; fn f() { let b = 1; b; }",
        "fn f() { \"super::b\"; }",
        "use super::c;",
    ];
    for way in nothing {
        let files = [("src/room/a.rs", way), ("src/room/b.rs", "use super::a;"), ("src/room/c.rs", "")];
        assert!(circle_of(&files).is_empty(), "{way}");
    }
}

#[test]
fn a_file_and_its_folder_are_one_sibling() {
    let files = [
        ("src/room/a/deep/x.rs", "use crate::room::b;"),
        ("src/room/b/y.rs", "use hearth::room::a::z;"),
        ("src/room/a/z.rs", ""),
    ];
    assert_eq!(circle_of(&files), ["room: a b"]);
    let files = [("src/main.rs", "fn main() { hearth::ui::start() }"), ("src/ui.rs", "use crate::main::x;")];
    assert_eq!(circle_of(&files), [": main ui"]);
}
