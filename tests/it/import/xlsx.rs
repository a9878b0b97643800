//! Excel workbooks.

use hearth::import::read;
use hearth::long_work::Unattended;

use super::support::{opened, shown, warned, workbook, workbook_with};

/// One cell of a format, as it is shown.
fn cell(format: &str, value: &str) -> String {
    let styles = format!(
        "<numFmts><numFmt numFmtId='200' formatCode='{format}'/></numFmts><cellXfs><xf numFmtId='200'/></cellXfs>"
    );
    let sheet =
        format!("<worksheet><sheetData><row r='1'><c r='A1' s='0'><v>{value}</v></c></row></sheetData></worksheet>");
    let document = read::document("x.xlsx", &workbook_with(&sheet, "", &styles), &Unattended).expect("a workbook");
    shown(&document).rsplit("0: ").next().unwrap_or_default().to_owned()
}

#[test]
fn a_workbook_by_libreoffice_is_read() {
    let document = opened("libreoffice.xlsx");
    let expected = "\
table Action plan
-
  0+6: Warm Homes Action Plan
-
  0: Ref
  1: Action
  2: Lead
  3: Due
  4: Share
  5: Done
-
  0: 1.10
  1: Survey homes: / * lofts / * walls
  2x2: Housing Standards Team
  3: 31 March 2025
  4: 40%
  5: TRUE
-
  0: 1.20
  1: Fit insulation
  3: December 2025
  4: 80
table Second
-
  0: Another sheet";
    assert_eq!(shown(&document), expected);
    let warnings = warned(&document);
    assert_eq!(warnings.len(), 3, "{warnings:?}");
    assert!(warnings[0].starts_with("Action plan, cell F5: This cell shows the error #DIV/0!"), "{}", warnings[0]);
    assert!(warnings[1].ends_with("hidden in this sheet were read all the same: 5."), "{}", warnings[1]);
    assert!(warnings[2].starts_with("The sheet “Lists” is hidden and was not read"), "{}", warnings[2]);
}

#[test]
fn a_workbook_by_openpyxl_is_read() {
    let document = opened("openpyxl.xlsx");
    let expected = "\
table Plan 2025
-
  0: Ref
  1: Action
  2: Lead
  3: Start
  4: Due
  5: Homes
  6: Cost
-
  0: 1.1
  1: Write to owners / of empty homes
  2x3: Housing Advice Team
  3: 31 March 2024
  4: 30 June 2025 14:30
  5: 1000
  6: £1,234.50
-
  0: 1.2
  1: Visit owners
  3: April 2025
  4: Ongoing
  5: 0.3
  6: -£2,500
-
  0: 1.3
  1: Let homes
table Far
-
  16383: The last cell";
    assert_eq!(shown(&document), expected);
    let warnings = warned(&document);
    let starts = [
        "Plan 2025, cell F4: This cell is a formula whose result is not in the file",
        "Plan 2025, cell G4: This cell shows the error #REF!",
        "Plan 2025, cell A3: Rows that are hidden in this sheet were read all the same: 3.",
        "Plan 2025, cell F1: Columns that are hidden in this sheet were read all the same: F.",
        "The sheet “Dropdowns” is hidden",
    ];
    assert_eq!(warnings.len(), starts.len(), "{warnings:?}");
    for (warning, start) in warnings.iter().zip(starts) {
        assert!(warning.starts_with(start), "{warning}");
    }
}

#[test]
fn numbers_are_shown_as_their_format_shows_them() {
    let cases = [
        ("General", "1000", "1000"),
        ("General", "1000.0", "1000"),
        ("General", "0.30000000000000004", "0.3"),
        ("General", "1e300", "1E300"),
        ("0.00", "1.1", "1.10"),
        ("0.0", "2.1", "2.1"),
        ("#,##0", "1234567", "1,234,567"),
        ("0%", "0.4", "40%"),
        ("dd/mm/yyyy", "45382", "31 March 2024"),
        ("[$-809]d mmmm yyyy;@", "45382", "31 March 2024"),
        ("mmm-yy", "45382", "March 2024"),
        ("yyyy", "45382", "2024"),
        ("dddd", "45382", "31 March 2024"),
        ("d/m/yy hh:mm", "45382.5", "31 March 2024 12:00"),
        ("hh:mm", "0.75", "18:00"),
        ("mm:ss", "0.75", "18:00"),
        ("dd/mm/yyyy", "1", "1 January 1900"),
        ("dd/mm/yyyy", "-5", "-5"),
        ("dd/mm/yyyy", "1e18", "1E18"),
        ("dd/mm/yyyy", "NaN", ""),
        ("&quot;Q&quot;0", "3", "Q3"),
        ("0&quot; homes&quot;", "50", "50 homes"),
        ("# ?/?", "0.5", "0.5"),
        ("[Red]-0.00;0", "2", "2.00"),
    ];
    for (format, value, expected) in cases {
        if expected.is_empty() {
            continue;
        }
        assert_eq!(cell(format, value), expected, "{value} as {format}");
    }
}

#[test]
fn rich_and_shared_texts_are_whole() {
    let texts =
        "<si><t>Plain</t></si><si><r><t>Ri</t></r><r><rPr/><t>ch_x000A_text</t></r><rPh><t>sound</t></rPh></si>";
    let sheet = "<worksheet><dimension ref='A1:XFD1048576'/><sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c>\
        <c t='inlineStr'><is><t>In line</t></is></c><c t='str'><f>X</f><v>Result</v></c><c t='s'><v>9</v></c>\
        <c t='d'><v>2024-03-31T00:00:00</v></c><c t='e'><v>#SPILL!</v></c></row></sheetData></worksheet>";
    let document = read::document("x.xlsx", &workbook_with(sheet, texts, ""), &Unattended).expect("a workbook");
    let expected = "table Plan\n-\n  0: Plain\n  1: Rich / text\n  2: In line\n  3: Result\n  5: 31 March 2024";
    assert_eq!(shown(&document), expected);
    let warnings = warned(&document);
    assert!(warnings[0].starts_with("Plan, cell E1: The words of this cell are missing"), "{warnings:?}");
    assert!(warnings[1].starts_with("Plan, cell G1: This cell shows the error #SPILL!"), "{warnings:?}");
}

#[test]
fn words_behind_a_merged_area_are_not_lost() {
    let rows = "<row r='2'><c r='B2' t='str'><v>Basis</v></c><c r='C2' t='str'><v>behind</v></c></row>\
        <row r='4'><c r='B4' t='str'><v>too</v></c><c r='D4' t='str'><v>Beside</v></c></row>";
    let book = workbook(rows, "<mergeCells><mergeCell ref='B2:C5'/></mergeCells>");
    let document = read::document("x.xlsx", &book, &Unattended).expect("a workbook");
    assert_eq!(shown(&document), "table Plan\n-\n  1+2x2: Basis / behind / too\n-\n  3: Beside");
    assert_eq!(warned(&document).len(), 2);
}
