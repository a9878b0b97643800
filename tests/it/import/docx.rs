//! Word documents, as four programs and Word itself write them.

use hearth::import::document::{Block, Place};
use hearth::import::read;
use hearth::long_work::Unattended;

use super::support::{opened, shown, warned, word};

#[test]
fn a_plan_by_libreoffice_is_read() {
    let document = opened("libreoffice.docx");
    assert_eq!(document.name, "libreoffice");
    let expected = "\
# Warm Homes Action Plan 2025-28
Objective: to keep homes warm.
## Priority 1 – Prevention
table
=
  0: Commitments
  1: Actions
  2: Responsibility
  3: Timeframe
-
  0x3: We will insulate council homes
  1: Survey every home: / * lofts / * walls / ** solid walls first
  2: Housing Standards Team
  3: March 2025
-
  1: Fit insulation \\ street by street
  2x2: Head of Service
  3: Ongoing
-
  1: * Report to members / * Publish the result
  3:
-
  0+4: Connections to other plans
Note: the council’s ambition may change.
## Priority 2 – Advice
table
-
  0: Offer advice at hubs
  1: Hubs:
    table
    -
      0: Trinity
      1: Monday";
    assert_eq!(shown(&document), expected);
    assert_eq!(warned(&document), Vec::<String>::new());
}

#[test]
fn a_plan_by_pandoc_is_read() {
    let expected = "\
# Empty Homes Plan
## Priority 1
Actions
table Actions
=
  0: Ref
  1: Action
  2: Outcomes
  3: When
-
  0x2: 1
  1: Write to owners
  2: * Fewer empty homes / * More lettings
  3: March 2025
-
  1: Visit owners
  2+2: Ongoing
## Priority 2
* First step
* Second step
See the strategy.";
    assert_eq!(shown(&opened("pandoc.docx")), expected);
}

#[test]
fn a_plan_by_python_docx_is_read() {
    let expected = "\
# Empty Homes Action Plan
# The delivery of homes
Objective: to bring homes back into use.
* Connections to other plans
table
=
  0: Ref
  1: Action
  2: Lead
  3: Timescale
-
  0x2: 1.1
  1: Write to owners / * Fewer empty homes / * More lettings
  2+2x2: Housing Advice Manager Ongoing
-
  1: Visit owners \\ who do not answer
-
  0+4: Priority 2 – Letting
-
  0: 2.1
  1:
    table
    -
      0: North
      1: South
  2: Homelessness Support Service
  3: Until no longer required
A second table follows.
table
-
  0: Milestone
  1: Spring 2026";
    assert_eq!(shown(&opened("python-docx.docx")), expected);
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let expected = "\
Tracked changes
By March 2025, moved here, with a link, page 3, in 2025, on-going, cooperation
Runs on into the next.
table
=
  0: Action
  1: When
-
  0: Inserted row
  1: 2026
-
  0: Kept
  1: 2027";
    assert_eq!(shown(&opened("by-hand-tracked.docx")), expected);
}

#[test]
fn content_controls_are_transparent_and_text_boxes_stand_once() {
    let expected = "\
In a control of a block
Beside a box
In the box
Status: On track
Lead:
table
-
  0: In a control of a row
  1: In a control of a cell
-
  0: In a control in a cell
  1: ✓ Done";
    assert_eq!(shown(&opened("by-hand-controls.docx")), expected);
}

#[test]
fn merged_cells_stand_on_the_grid_and_lose_no_words() {
    let document = opened("by-hand-merged.docx");
    let expected = "\
table
-
  0+2x2: A
  2: B
  3x2: C / not shown
-
  2: D
-
  1: E
  2: F
-
  0: G
  1: H";
    assert_eq!(shown(&document), expected);
    let warnings = warned(&document);
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].starts_with("table 1, row 2, column 4: This cell is merged"), "{}", warnings[0]);
}

#[test]
fn numbers_that_only_word_shows_are_words_where_people_refer_to_them() {
    let expected = "\
# Priority 1: Prevention
table
-
  0: 1.1
  1: Write to owners / * Fewer empty homes / ** in towns
  2: * first / * second
-
  0: 1.2
  1: 1.3 Visit owners
  2: * Styled
# Priority 2: Advice
Round and round
Typed bullets:
* one
* two";
    assert_eq!(shown(&opened("by-hand-lists.docx")), expected);
    assert_eq!(shown(&opened("by-hand-strict.docx")), expected);
}

#[test]
fn places_lead_to_what_a_person_sees() {
    let body = "<w:p/><w:p><w:r><w:t>One</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>\
        <w:tbl><w:tr><w:tc/></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr></w:tc>\
        <w:tc><w:p><w:r><w:t>Two</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>Three</w:t></w:r></w:p>";
    let document = read::document("a/b\\The plan.v2.docx", &word(body), &Unattended).expect("a document");
    assert_eq!(document.name, "The plan.v2");
    let [Block::Paragraph { place: one, .. }, Block::Table(table), Block::Paragraph { place: three, .. }] =
        document.blocks.as_slice()
    else {
        panic!("{document:?}");
    };
    assert_eq!((one, three), (&Place::Paragraph(1), &Place::Paragraph(2)));
    let cell = &table.rows[0].cells[1];
    assert_eq!(cell.place, Place::Cell { table: 2, row: 2, column: 3 });
    assert_eq!(cell.text(), "Two");
}

#[test]
fn a_field_without_an_end_swallows_nothing() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:t>hidden</w:t></w:r></w:p><w:p><w:r><w:t>Basis</w:t></w:r></w:p>";
    assert_eq!(shown(&read::document("x.docx", &word(body), &Unattended).expect("a document")), "Basis");
}
