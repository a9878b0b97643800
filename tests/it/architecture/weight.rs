//! Keeps code that weighs too much out of the first part of the app: docs/decisions/0014-what-weight-costs.md.

use super::source::Source;

/// Rooms and files of the first part: it reads what is stored, folds the history and draws the list of all actions.
const FIRST_PART: [&str; 14] = [
    "src/plan",
    "src/history",
    "src/storage",
    "src/view/address",
    "src/view/all_actions",
    "src/view/query",
    "src/view/row",
    "src/view/timing",
    "src/ui.rs",
    "src/ui/components",
    "src/ui/pages.rs",
    "src/ui/pages/all_actions",
    "src/ui/parts",
    "src/ui/shell",
];

/// Files in those rooms that sort with the library all the same, each with why.
const MAY_SORT: [(&str, &str); 2] =
    [("src/plan/sorting.rs", "the one sort"), ("src/history/seal.rs", "only the second part composes changes")];

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
    let allowed = |path: &str| MAY_SORT.iter().any(|(known, _)| path == *known);
    let sorting: Vec<&str> = source
        .of_src()
        .filter(|file| in_first_part(&file.path) && sorts_with_the_library(&file.text))
        .map(|file| file.path.as_str())
        .collect();
    let wrong: Vec<&&str> = sorting.iter().filter(|path| !allowed(path)).collect();
    assert!(wrong.is_empty(), "{wrong:?}: use plan::sorting");
    for (path, _) in MAY_SORT {
        assert!(sorting.contains(&path), "{path} is listed and sorts with plan::sorting");
    }
    for start in FIRST_PART {
        assert!(source.of_src().any(|file| file.path.starts_with(start)), "{start} is gone");
    }
}
