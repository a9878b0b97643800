//! The glossary names only what is there.

use std::collections::BTreeSet;

use super::source::Source;

/// The words of the code in the middle column of each row.
fn words(glossary: &str) -> impl Iterator<Item = &str> {
    let cells = glossary.lines().filter(|line| line.starts_with("| ")).filter_map(|line| line.split('|').nth(2));
    let spans = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    spans.flat_map(|span| span.split("::"))
}

#[test]
fn every_word_of_the_code_in_the_glossary_exists() {
    let mut there: BTreeSet<&str> = BTreeSet::new();
    for file in Source::of_this_repository().of_src() {
        there.extend(file.module.iter().map(String::as_str));
        there.extend(file.items.iter().map(|item| item.name.as_str()));
        there.extend(file.named.paths.iter().flat_map(|path| &path.segments).map(String::as_str));
        // A re-export may rename.
        there.extend(file.named.imports.iter().map(|import| import.name.as_str()));
    }
    let glossary = include_str!("../../../docs/glossary.md");
    let missing: Vec<&str> = words(glossary).filter(|word| !there.contains(word)).collect();
    assert!(missing.is_empty(), "in docs/glossary.md and not in the code: {}", missing.join(", "));
    assert!(words(glossary).count() > 60);
}

#[test]
fn words_are_found_in_the_middle_column_alone() {
    let glossary = "| says | code | means |\n|-|-|-|\n| `a` | `B::C`, `d` | `e` |\n\nA `f` in prose.";
    assert_eq!(words(glossary).collect::<Vec<_>>(), ["B", "C", "d"]);
}
