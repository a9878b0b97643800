//! Keeps code that weighs too much out of the first part of the app: docs/decisions/0014-what-weight-costs.md.

use super::source::Source;

/// Rooms and files of the first part: it draws the frame of the page and its first screen.
const FIRST_PART: [&str; 10] = [
    "src/browser/checkpoint",
    "src/view/address",
    "src/view/cells",
    "src/view/checkpoint",
    "src/view/query",
    "src/ui.rs",
    "src/ui/components",
    "src/ui/first_screen",
    "src/ui/parts",
    "src/ui/shell",
];

/// The library's sorts: each use is compiled anew for its type and order.
const SORTS: [&str; 7] = [
    ".sort()",
    ".sort_by(",
    ".sort_by_key(",
    ".sort_by_cached_key(",
    ".sort_unstable()",
    ".sort_unstable_by(",
    ".sort_unstable_by_key(",
];

fn sorts_with_the_library(text: &str) -> bool {
    text.lines().any(|line| !line.trim_start().starts_with("//") && SORTS.iter().any(|sort| line.contains(sort)))
}

#[test]
fn the_first_part_sorts_with_its_one_sort() {
    let source = Source::of_this_repository();
    let in_first_part = |path: &str| FIRST_PART.iter().any(|start| path.starts_with(start));
    let sorting: Vec<&str> = source
        .of_src()
        .filter(|file| in_first_part(&file.path) && sorts_with_the_library(&file.text))
        .map(|file| file.path.as_str())
        .collect();
    assert!(sorting.is_empty(), "{sorting:?}: use plan::sorting");
    for start in FIRST_PART {
        assert!(source.of_src().any(|file| file.path.starts_with(start)), "{start} is gone");
    }
}
