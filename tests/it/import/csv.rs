//! Tables written as text.

use hearth::import::document::{Block, Place};
use hearth::import::read;
use hearth::long_work::Unattended;

use super::support::shown;

const PLAN: &str =
    "Ref,Action,Lead\r\n1.1,\"Write to owners,\r\nand visit them\",Housing Advice Team\r\n1.2,Café £5 – “warm”\r\n";
const READ: &str = "table\n-\n  0: Ref\n  1: Action\n  2: Lead\n-\n  0: 1.1\n  1: Write to owners, / and visit them\n  2: Housing Advice Team\n-\n  0: 1.2\n  1: Café £5 – “warm”";

fn of(bytes: &[u8]) -> String {
    shown(&read::document("plan.csv", bytes, &Unattended).expect("a table"))
}

#[test]
fn every_encoding_of_excel_is_read() {
    assert_eq!(of(PLAN.as_bytes()), READ);
    assert_eq!(of(format!("\u{feff}{PLAN}").as_bytes()), READ);
    let units = |order: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    assert_eq!(of(&units(u16::to_le_bytes, &format!("\u{feff}{PLAN}"))), READ);
    assert_eq!(of(&units(u16::to_be_bytes, &format!("\u{feff}{PLAN}"))), READ);
    assert_eq!(
        of(&units(u16::to_le_bytes, &PLAN.replace(['é', '£', '–', '“', '”'], "e"))),
        READ.replace(['é', '£', '–', '“', '”'], "e")
    );
    let windows: Vec<u8> = PLAN
        .chars()
        .map(|letter| match letter {
            '–' => 0x96,
            '“' => 0x93,
            '”' => 0x94,
            letter => u8::try_from(u32::from(letter)).expect("a letter of Windows-1252"),
        })
        .collect();
    assert_eq!(of(&windows), READ);
}

#[test]
fn what_splits_the_cells_is_found_out() {
    let expected = "table\n-\n  0: a, b\n  1: c\n-\n  0: d, e, f\n  1: g";
    for delimiter in [";", "\t", "|"] {
        assert_eq!(of(format!("a, b{delimiter}c\nd, e, f{delimiter}g\n").as_bytes()), expected, "{delimiter:?}");
    }
    assert_eq!(of(b"\"a; b\",\"c; d\"\n\"e; f\",g\n"), "table\n-\n  0: a; b\n  1: c; d\n-\n  0: e; f\n  1: g");
    assert_eq!(of(b"sep=^\na^b\n"), "table\n-\n  0: a\n  1: b");
    assert_eq!(of(b"only one column\nof words\n"), "table\n-\n  0: only one column\n-\n  0: of words");
}

#[test]
fn rows_may_be_ragged_and_empty_rows_keep_the_count() {
    let document = read::document("plan.csv", b"a,b\n,,,\nc\nd,e,f\n", &Unattended).expect("a table");
    assert_eq!(shown(&document), "table\n-\n  0: a\n  1: b\n-\n  0: c\n-\n  0: d\n  1: e\n  2: f");
    let [Block::Table(table)] = document.blocks.as_slice() else { panic!("{document:?}") };
    assert_eq!(table.rows[2].cells[1].place, Place::Cell { table: 1, row: 4, column: 2 });
}

#[test]
fn bullets_in_a_cell_are_list_items() {
    assert_eq!(
        of("Outcomes,When\n\"• one\n• two\no inner\n- three\n-over-reliance\",-\n".as_bytes()),
        "table\n-\n  0: Outcomes\n  1: When\n-\n  0: * one / * two / ** inner / * three / -over-reliance\n  1: -"
    );
}
