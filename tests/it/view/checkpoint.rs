//! The checkpoint of a plan: its first rows as published, as text.

use hearth::plan::edit::{Content, Edit, Position};
use hearth::plan::{Field, Kind};
use hearth::view::all_actions::{Entry, all_actions};
use hearth::view::cells::Cells;
use hearth::view::checkpoint::{Checkpoint, FirstRow};
use hearth::view::query::Query;
use hearth::view::summary::Summary;
use proptest::prelude::*;

use super::{HOMELESSNESS, HOUSING, act, day, id, indexed, replica, report};

#[test]
fn the_first_rows_are_those_of_the_list_as_published() {
    for plan in [HOUSING, HOMELESSNESS] {
        let replica = replica(plan);
        let index = indexed(&replica, day("2025-06-30"));
        let (all, checkpoint) = (all_actions(&index, &Query::default()), Checkpoint::of(&replica));
        assert_eq!((checkpoint.lines, checkpoint.rows), (all.total, all.entries.len()));
        assert_eq!(checkpoint.first.len(), all.entries.len().min(100));
        for (entry, first) in all.entries.iter().zip(&checkpoint.first) {
            match (entry, first) {
                (Entry::Heading(number), FirstRow::Heading(heading)) => {
                    assert_eq!(**all.heading(*number).unwrap(), *heading);
                }
                (Entry::Line(number), FirstRow::Line(cells)) => {
                    let whole = Cells::of(index.row_of(all.line(*number).unwrap()).unwrap());
                    assert_eq!(Cells { due: String::new(), urgency: cells.urgency, ..whole }, *cells);
                    assert_eq!(cells.due, "");
                }
                other => panic!("{other:?} are not one row"),
            }
        }
        assert_eq!(Checkpoint::read(&checkpoint.write()), Some(checkpoint));
    }
}

#[test]
fn it_depends_on_no_day_and_holds_the_last_update() {
    let mut replica = replica(HOUSING);
    report(&mut replica, "1.1", "on-track", "2026-03-31", "Two homes bought\tand let\nin May");
    let checkpoint = Checkpoint::of(&replica);
    let says = |row: &FirstRow| matches!(row, FirstRow::Line(line) if line.updated == "31 Mar 2026: Two homes bought\tand let\nin May");
    assert!(checkpoint.first.iter().any(says));
    assert_eq!(Checkpoint::read(&checkpoint.write()), Some(checkpoint));
}

#[test]
fn it_stays_small_whatever_the_plan() {
    let mut replica = replica(HOUSING);
    let section = replica.plan().sections().next().expect("a section").0.id.clone();
    let long = "All the words of a long action. ".repeat(100);
    for number in 0..30 {
        let fields = vec![(Field::Text, Content::text(long.clone()))];
        let new = id(&format!("{}-{number}", Kind::Action));
        act(&mut replica, Edit::Add { id: new, parent: section.clone(), position: Position::First, fields });
    }
    let checkpoint = Checkpoint::of(&replica);
    assert!(checkpoint.write().len() < 70_000);
    assert!(checkpoint.first.len() > 10 && checkpoint.first.len() < checkpoint.rows);
}

#[test]
fn what_is_no_checkpoint_is_none() {
    let whole = Checkpoint::of(&replica(HOUSING)).write();
    for text in ["", "\n", "a\n", "a\tb\tc\td\te\n", &whole[..whole.len() - 1], &whole[1..].replacen('\t', "", 1)] {
        assert_eq!(Checkpoint::read(text), None, "{text:.40}");
    }
}

proptest! {
    #[test]
    fn any_words_are_read_as_they_were_written(title in "\\PC*[\\t\\n\\\\]*\\PC*", about in "[a\\\\tn\\t\\n]*") {
        let summary = Summary { title, about, counts: String::new() };
        let checkpoint = Checkpoint { summary, lines: 7, rows: 9, first: Vec::new() };
        prop_assert_eq!(Checkpoint::read(&checkpoint.write()), Some(checkpoint));
    }
}
