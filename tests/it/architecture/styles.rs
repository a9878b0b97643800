//! One block of styles a file, under its name, and none that no screen uses; common markup from the shared components.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::source::Source;

/// Classes whose last part is made in code: `StatusTag` names the shape.
const MADE_IN_CODE: &str = "app-status--";

/// The files in `style/components`, by the block that each is to hold.
fn sheets() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style/components");
    let files = fs::read_dir(folder).expect("the folder of styles").flatten();
    let sheet = |file: fs::DirEntry| {
        let name = file.file_name().to_string_lossy().into_owned();
        let block = name.trim_start_matches('_').trim_end_matches(".scss");
        (format!("app-{block}"), fs::read_to_string(file.path()).expect("a file of styles"))
    };
    files.map(sheet).collect()
}

fn code(sheet: &str) -> String {
    sheet.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The classes of the app in some text, in their order.
fn classes(text: &str) -> Vec<String> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    let starts = text.match_indices("app-").filter(|(at, _)| !text[..*at].ends_with(is_part));
    starts.map(|(at, _)| text[at..].chars().take_while(|letter| is_part(*letter)).collect()).collect()
}

/// The first class of each selector that stands under no other selector.
fn leading_classes(sheet: &str) -> Vec<String> {
    let (mut leading, mut open, mut start) = (Vec::new(), Vec::new(), 0);
    for (at, letter) in sheet.char_indices() {
        if letter == '{' {
            let selectors = sheet[start..at].trim();
            let under_none = open.iter().all(|is_media: &bool| *is_media);
            if under_none && !selectors.starts_with('@') {
                leading.extend(selectors.split(',').filter_map(|one| classes(one).into_iter().next()));
            }
            open.push(selectors.starts_with("@media"));
        } else if letter == '}' {
            open.pop();
        }
        if matches!(letter, '{' | '}' | ';') {
            start = at + 1;
        }
    }
    leading
}

fn is_of(class: &str, block: &str) -> bool {
    class.strip_prefix(block).is_some_and(|rest| rest.is_empty() || rest.starts_with("__") || rest.starts_with("--"))
}

#[test]
fn each_file_of_styles_holds_the_block_it_is_named_for() {
    let mut wrong = Vec::new();
    for (block, sheet) in sheets() {
        let leading = leading_classes(&code(&sheet));
        if leading.is_empty() {
            wrong.push(format!("{block} has no styles"));
        }
        wrong.extend(leading.iter().filter(|class| !is_of(class, &block)).map(|class| format!("{class} in {block}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_style_is_used_by_a_screen() {
    let mut used: BTreeSet<String> = classes(include_str!("../../../index.html")).into_iter().collect();
    used.extend(Source::of_this_repository().of_src().flat_map(|file| classes(&file.text)));
    let unused: BTreeSet<String> = sheets()
        .iter()
        .flat_map(|(_, sheet)| classes(&code(sheet)))
        .filter(|class| !used.contains(class) && !class.starts_with(MADE_IN_CODE))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// Only the shared components draw these, so that they are alike on every page.
#[test]
fn pages_draw_lists_boxes_and_sections_with_the_shared_components() {
    let own = ["<select", "type=\"checkbox\"", "<section aria-labelledby"];
    let pages = Source::of_this_repository().of_src().filter(|file| file.path.starts_with("src/ui/pages"));
    let wrong: Vec<String> = pages
        .flat_map(|file| {
            own.iter().filter(|markup| file.text.contains(**markup)).map(|markup| format!("{}: {markup}", file.path))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_block_in_another_is_seen_unless_it_stands_under_the_others_own() {
    let sheet = ".app-a { p { x: y; } .app-b { x: y; } }\n@media print { .app-a__part, .app-c { x: y; } }\nbody:has(.app-d) { &::after { x: y; } }";
    assert_eq!(leading_classes(sheet), ["app-a", "app-a__part", "app-c", "app-d"]);
    assert!(is_of("app-a__part", "app-a") && is_of("app-a--on", "app-a") && !is_of("app-ab", "app-a"));
}
