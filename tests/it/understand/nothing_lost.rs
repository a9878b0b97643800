//! Every word of a document is in the draft, in a warning or among the asides.

use hearth::long_work::Unattended;
use std::collections::HashSet;

use hearth::import::document::{Block, Cell, Document, Paragraph, Place, Row, Table};
use hearth::import::draft::DraftLine;
use hearth::import::matching::Decisions;
use hearth::import::understand::{ColumnRole, Mapping, Understood, understand};
use proptest::prelude::*;

use super::support::{compare, guessed, text};

fn tokens(text: &str) -> Vec<String> {
    let text = hearth::text::compared(text);
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn line_words<'a>(line: &'a DraftLine, all: &mut Vec<&'a str>) {
    all.extend([line.reference.as_str(), &line.text, &line.responsibility, &line.status]);
    all.extend(line.timeframe.as_deref());
    all.extend(line.points.iter().chain(&line.outcomes).chain(&line.progress).map(String::as_str));
    line.actions.iter().for_each(|action| line_words(action, all));
}

/// Every word of what was understood.
fn kept(found: &Understood) -> HashSet<String> {
    let draft = &found.draft;
    let mut all: Vec<&str> = vec![&draft.title, &draft.levels.section];
    for section in &draft.sections {
        all.extend([section.number.as_str(), &section.title, &section.objective]);
        all.extend(section.connections.iter().map(String::as_str));
        section.commitments.iter().chain(&section.actions).for_each(|line| line_words(line, &mut all));
    }
    all.extend(found.warnings.iter().map(|warning| warning.words.as_str()));
    all.extend(found.asides.iter().map(|aside| aside.words.as_str()));
    all.into_iter().flat_map(tokens).collect()
}

fn words_of(table: &Table, all: &mut Vec<String>) {
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        all.extend(tokens(&cell.text()));
        cell.tables.iter().for_each(|table| words_of(table, all));
    }
}

fn words(document: &Document) -> Vec<String> {
    let mut all = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => all.extend(tokens(text)),
            Block::Paragraph { words, .. } => all.extend(tokens(&words.text)),
            Block::Table(table) => words_of(table, &mut all),
        }
    }
    all
}

/// Things that stand in plans, and things that should not.
fn some_words() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "",
        "Action",
        "Lead",
        "Timescale",
        "Outcomes",
        "Commitments",
        "We will",
        "Priority 2 – Homes",
        "Objective",
        "1.1",
        "1.10",
        "2",
        "Ongoing",
        "March 2025",
        "2023-25",
        "Sarah Bloggs",
        "Housing Team",
        "Finance and HR",
        "All staff",
        "On track",
        "(and so on)",
        "Connections to other plans",
        "Appendix 1",
        "- One thing - Another thing -",
        "Offer grants for:",
        "Housing Manager (lead)",
        "Smith, Ann",
        "TBC",
        "n/a",
        "“quoted words”.",
        "A source: where from",
    ]);
    prop_oneof![
        4 => known.prop_map(str::to_owned),
        2 => "[A-Z][a-z]{2,7}( [a-z]{2,8}){2,9}\\.?",
        1 => "\\PC{0,24}",
    ]
}

fn cell() -> impl Strategy<Value = (Vec<(String, bool)>, usize, usize)> {
    (prop::collection::vec((some_words(), any::<bool>()), 1..4), 1..3_usize, 1..3_usize)
}

fn a_table() -> impl Strategy<Value = Table> {
    prop::collection::vec(prop::collection::vec(cell(), 1..6), 1..9).prop_map(|rows| {
        let rows = rows.into_iter().enumerate().map(|(row, cells)| {
            let mut column = 0;
            let cells = cells.into_iter().map(|(paragraphs, across, down)| {
                let place = Place::Cell { table: 1, row: row + 1, column: column + 1 };
                let paragraphs =
                    paragraphs.into_iter().map(|(text, bullet)| Paragraph { text, bullet: bullet.then_some(0) });
                let cell = Cell {
                    column,
                    columns: across,
                    rows: down,
                    paragraphs: paragraphs.collect(),
                    tables: Vec::new(),
                    place,
                };
                column += across;
                cell
            });
            Row { heading: false, cells: cells.collect() }
        });
        Table { name: String::new(), rows: rows.collect() }
    })
}

fn a_document() -> impl Strategy<Value = Document> {
    let block = prop_oneof![
        some_words().prop_map(|text| Block::Heading { level: 2, text, place: Place::Paragraph(1) }),
        some_words().prop_map(|text| Block::Paragraph {
            words: Paragraph { text, bullet: None },
            indent: 0,
            place: Place::Paragraph(2)
        }),
        a_table().prop_map(Block::Table),
    ];
    prop::collection::vec(block, 0..8).prop_map(|blocks| Document {
        name: "A plan".to_owned(),
        blocks,
        warnings: Vec::new(),
    })
}

fn changed(mut mapping: Mapping, holds: &[usize]) -> Mapping {
    let columns = mapping.tables.iter_mut().flat_map(|table| &mut table.columns);
    for (column, holds) in columns.zip(holds.iter().cycle()) {
        column.role = ColumnRole::ALL[holds % ColumnRole::ALL.len()];
    }
    mapping
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_word_of_a_document_is_accounted_for(document in a_document(), holds in prop::collection::vec(0..17_usize, 1..6)) {
        let guess = Mapping::guess(&document);
        for mapping in [guess.clone(), changed(guess, &holds)] {
            let found = understand(&document, &mapping, &Unattended);
            let kept = kept(&found);
            for word in words(&document) {
                prop_assert!(kept.contains(&word), "{word:?} is lost of {document:#?} in {found:#?}");
            }
            // The same again gives the same, and the draft makes a change.
            prop_assert_eq!(&understand(&document, &mapping, &Unattended), &found);
            let change = found.draft.first_change().unwrap();
            let replica = hearth::history::Replica::of(hearth::history::History::of(found.draft.plan_id(), [change]));
            prop_assert_eq!(replica.plan().unplaced().count(), 0);
            let counted = found.counts();
            prop_assert_eq!(replica.plan().lines().count(), counted.lines);
            prop_assert!(compare(&found.draft, &replica, &Decisions::default()).is_nothing());
        }
    }

    #[test]
    fn every_word_of_pasted_text_is_accounted_for(lines in prop::collection::vec(some_words(), 0..40)) {
        let document = text("A plan", &format!("Commitments\nActions\nLead\nTimescale\n{}", lines.join("\n")));
        let found = guessed(&document);
        let kept = kept(&found);
        for word in words(&document) {
            prop_assert!(kept.contains(&word), "{word:?} is lost of {lines:#?} in {found:#?}");
        }
        let change = found.draft.first_change().unwrap();
        let replica = hearth::history::Replica::of(hearth::history::History::of(found.draft.plan_id(), [change]));
        prop_assert_eq!(replica.plan().lines().count(), found.counts().lines);
    }
}

/// Thousands of lines, near each other and alike: far from all pairs are looked at.
#[test]
fn a_very_long_document_is_read_and_compared_whole() {
    let row = |number: usize| {
        let other = number * 7919 % 10_007;
        format!(
            "{}.{}\nReview the scheme {number} for tenants and homes {other}\nHousing Team {}\nMarch 2025\n",
            number / 500 + 1,
            number % 500 + 1,
            number % 40
        )
    };
    let rows: String = (0..2_000).map(row).collect();
    let document = text("long", &format!("Action\nLead\nTimescale\n{rows}"));
    let found = guessed(&document);
    assert_eq!(found.counts().actions, 2_000);
    let replica = hearth::history::Replica::of(hearth::history::History::of(
        found.draft.plan_id(),
        [found.draft.first_change().unwrap()],
    ));
    let mut draft = found.draft;
    for line in draft.sections.iter_mut().flat_map(|section| &mut section.actions) {
        line.text.push_str(" again");
        line.reference.push('x');
    }
    let comparison = compare(&draft, &replica, &Decisions::default());
    assert!(comparison.matched.len() > 1_900);
}
