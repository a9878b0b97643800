//! Plain text.

use hearth::import::document::{Block, Place};
use hearth::import::read;
use hearth::long_work::Unattended;

use super::support::shown;

fn of(text: &str) -> String {
    shown(&read::pasted(None, text, &Unattended).expect("a text"))
}

#[test]
fn lines_are_paragraphs_with_their_numbers() {
    let document =
        read::pasted(None, "Objective\r\n\r\n \u{a0}\r\n•\tWarm\u{a0}homes\r\n", &Unattended).expect("a text");
    assert_eq!(shown(&document), "Objective\n* Warm homes");
    let places = document.blocks.iter().map(|block| match block {
        Block::Paragraph { place, .. } => place.clone(),
        other => panic!("{other:?}"),
    });
    assert_eq!(places.collect::<Vec<_>>(), [Place::Line(1), Place::Line(4)]);
}

#[test]
fn cells_split_by_tabs_are_a_table() {
    let pasted = "Plan\nRef\tAction\n1.1\t\"Write to owners\nand \"\"visit\"\" them\"\n1.2\tLet homes\n\nAfter:\tall";
    let expected = "Plan\ntable\n-\n  0: Ref\n  1: Action\n-\n  0: 1.1\n  1: Write to owners / and \"visit\" them\n-\n  0: 1.2\n  1: Let homes\nAfter: all";
    assert_eq!(of(pasted), expected);
}

#[test]
fn tabs_before_the_words_of_lines_set_them_in_and_part_no_cells() {
    let pasted = "Warm homes\n\tInsulate lofts\n \tVisit owners\n\t  And tenants\nLet homes\n\t\tAll of them";
    let document = read::pasted(None, pasted, &Unattended).expect("a text");
    assert_eq!(shown(&document), "Warm homes\nInsulate lofts\nVisit owners\nAnd tenants\nLet homes\nAll of them");
    let columns = document.blocks.iter().map(|block| match block {
        Block::Paragraph { indent, .. } => *indent,
        other => panic!("{other:?}"),
    });
    assert_eq!(columns.collect::<Vec<_>>(), [0, 4, 4, 6, 0, 8]);
    // A first cell that is empty is one all the same where others follow.
    assert!(of("\tLet homes\n\tLet flats\t2026").starts_with("table"));
}

#[test]
fn cells_between_strokes_are_a_table_and_a_stroke_that_ends_a_line_is_none() {
    let expected = "table\n-\n  0: Ref\n  1: Action\n-\n  0: 1\n  1: Let homes";
    assert_eq!(of("| Ref | Action |\n|-----|:------|\n| 1 | Let homes |\n"), expected);
    assert_eq!(of("1.1 |\nReview it |\nOngoing |"), "1.1 |\nReview it |\nOngoing |");
}

#[test]
fn a_quotation_mark_without_its_partner_joins_no_more_than_a_cell() {
    let text = format!("a\t\"b\n{}", "line\n".repeat(1000));
    assert!(of(&text).lines().count() >= 1000);
}
