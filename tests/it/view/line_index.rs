//! The index of lines: it finds and sorts as going through all lines does, and keeping it up is making it anew.

use std::cell::Cell;

use chrono::NaiveDate;
use hearth::history::Replica;
use hearth::long_work::{Report, Unattended, Work, block_on};
use hearth::plan::edit::{Content, Edit, Position};
use hearth::plan::name::party_id;
use hearth::plan::{EntityId, Field, Kind, PartyKind, Role};
use hearth::view::all_actions::{Entry, all_actions};
use hearth::view::line_index::LineIndex;
use hearth::view::query::{Due, Query, Sort};
use hearth::view::row::Row;
use proptest::prelude::*;
use serde_json::json;

use super::{HOMELESSNESS, HOUSING, act, day, id, indexed, line, naive, party, replica, report};
use crate::history::world::{Act, Officer, World, acts, plan_id};

const TODAY: &str = "2025-06-30";

fn again(replica: &Replica, index: &LineIndex) -> LineIndex {
    block_on(LineIndex::of(replica, index.today(), Some(index), &Unattended))
}

/// Fails if the list of a query is not the one that going through all lines gives.
fn assert_lists(index: &LineIndex, replica: &Replica, query: &Query) {
    let expected = naive::picked(replica, query, index.today());
    let all = all_actions(index, query);
    let mut shown: Vec<&Row> = Vec::new();
    let mut last_heading = None;
    for entry in &all.entries {
        match *entry {
            Entry::Line(number) => shown.extend(index.row(number).map(AsRef::as_ref)),
            Entry::Heading(number) => {
                assert_eq!(number, last_heading.map_or(0, |last| last + 1), "headings come in their order");
                last_heading = Some(number);
            }
        }
    }
    assert_eq!(shown, expected.iter().collect::<Vec<_>>(), "{query}");
    assert_eq!((all.shown, all.total), (expected.len(), replica.plan().lines().count()));
    let headings: Vec<_> = all.headings.iter().map(|heading| (heading.id.clone(), heading.count)).collect();
    let expected = if query.sort == Sort::Plan { naive::headings(replica.plan(), &expected) } else { Vec::new() };
    assert_eq!(headings, expected, "{query}");
}

/// Fails if the index differs in anything from going through all lines.
fn assert_right(index: &LineIndex, replica: &Replica, words: &str) {
    for (sort, ..) in Sort::WORDS {
        for descending in [false, true] {
            assert_lists(index, replica, &Query { sort, descending, ..Query::default() });
        }
    }
    for due in Due::ALL {
        assert_lists(index, replica, &Query { due: Some(due), ..Query::default() });
    }
    for words in [words, "words", "party 1", "homes", "no update", "\"words 0\" on track"] {
        assert_lists(index, replica, &Query { words: words.to_owned(), ..Query::default() });
    }
    for query in [Query::default(), Query { lead: Some(party_id("Party 1")), ..Query::default() }] {
        assert_lists(index, replica, &query);
    }
}

/// Edits of all that a row, the words of a line or a heading follows from.
fn also_edits(officer: &mut Officer, what: u8, thing: u8, other: u8) {
    let mut all: Vec<EntityId> = officer.plan().items().map(|item| item.id.clone()).collect();
    all.sort();
    let one = all[usize::from(thing) % all.len()].clone();
    let words = |words: &[&str]| words[usize::from(other) % words.len()].to_owned();
    let status = id(&format!("status-{}", other % 3));
    let plain = |id, field, json| Edit::Set { id, field, to: Content::Plain(json) };
    let edit = match what % 14 {
        0 => {
            Edit::words(&one, Field::Timeframe, words(&["March 2024", "Ongoing", "2023-24", "TBC", "within 12 months"]))
        }
        1 => Edit::words(&one, Field::Reference, words(&["1.10", "1.9", "1.9a", "B"])),
        2 => Edit::words(&one, Field::Title, words(&["Homes for all", "Ádvice", "Words"])),
        3 => Edit::words(&one, Field::Published, words(&["As adopted", "words once more"])),
        4 => Edit::words(&one, Field::Number, words(&["1", "2", "10"])),
        5 if one.kind() == Kind::Commitment && other.is_multiple_of(2) => {
            Edit::Set { id: one, field: Field::Tracked, to: Content::NOTHING }
        }
        5 if one.kind() == Kind::Commitment => Edit::Set { id: one, field: Field::Tracked, to: Content::yes() },
        5 => Edit::words(&one, Field::Responsibility, words(&["Housing", "words of others"])),
        6 => Edit::words(
            &party_id(&format!("Party {}", thing % 3)),
            Field::Name,
            words(&["Zoë Adams", "adams", "Party 1"]),
        ),
        7 => plain(plan_id(), Field::Cycle, json!(other % 6 + 1)),
        8 => plain(plan_id(), Field::YearBasis, json!(words(&["calendar", "financial"]))),
        9 => plain(plan_id(), Field::Adopted, json!(words(&["2023-04-01", "2024-10-01"]))),
        10 => Edit::words(&plan_id(), Field::SectionWord, words(&["Priority", "Section", "Theme"])),
        11 if officer.plan().item(&status).is_none() => {
            let fields = vec![(Field::Word, Content::text(format!("On track {}", other % 3)))];
            Edit::Add { id: status, parent: plan_id(), position: Position::First, fields }
        }
        11 => Edit::words(&status, Field::Word, words(&["At risk", "No update", "On track"])),
        12 => plain(status, Field::Stage, json!(words(&["none", "complete"]))),
        _ => Edit::Lead { line: one, role: Role::Supporting, name: "Party 2".to_owned(), kind: PartyKind::Person },
    };
    if let Some(change) = officer.compose(edit, None) {
        officer.take(&change);
    }
}

/// One step of a story: what happens, what else is edited, whose index is looked at, and the day if it is another.
type Step = (Act, (u8, u8, u8), Option<u8>);

fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    (acts(2, most), prop::collection::vec((any::<(u8, u8, u8)>(), prop::option::weighted(0.1, any::<u8>())), most))
        .prop_map(|(acts, more)| acts.into_iter().zip(more).map(|(act, (edit, day))| (act, edit, day)).collect())
}

proptest! {
    #[test]
    fn an_index_that_is_kept_up_finds_and_sorts_as_going_through_all_lines_does(steps in steps(24), words in "[a-w 0-9]{1,4}") {
        let mut world = World::new(2);
        let mut today: NaiveDate = day(TODAY);
        let mut kept: Vec<LineIndex> = world.officers.iter().map(|officer| indexed(&officer.replica, today)).collect();
        for (number, (act, (what, thing, other), next)) in steps.iter().enumerate() {
            world.act(act);
            also_edits(&mut world.officers[number % 2], *what, *thing, *other);
            if let Some(next) = next {
                today = day(TODAY) + chrono::Days::new(u64::from(*next) * 3);
            }
            // An index may miss versions, and still be kept up.
            let who = usize::from(*other) % 2;
            let replica = &world.officers[who].replica;
            kept[who] = block_on(LineIndex::of(replica, today, Some(&kept[who]), &Unattended));
            assert_right(&kept[who], replica, &words);
        }
    }

    #[test]
    fn any_query_of_a_published_plan_gives_the_same_list_as_going_through_all_lines(
        words in "[a-z]{0,3}( [a-z]{1,3})?",
        (section, lead, status) in any::<(u8, u8, u8)>(),
        due in prop::option::of(0..Due::ALL.len()),
        (sort, descending) in (0..=Sort::WORDS.len(), any::<bool>()),
    ) {
        for json in [HOUSING, HOMELESSNESS] {
            let mut replica = replica(json);
            let reference = |at: u8| replica.plan().lines().nth(usize::from(at) % 30).unwrap().line.reference.clone();
            let (one, other) = (reference(lead), reference(status));
            report(&mut replica, &one, "status-at-risk", "2025-06-01", "Later than hoped, for want of staff");
            report(&mut replica, &other, "status-complete", "2025-05-01", "Opened by the mayor");
            let plan = replica.plan();
            let some = |number: u8, all: Vec<EntityId>| number.is_multiple_of(2).then(|| all[usize::from(number) % all.len()].clone());
            let query = Query {
                words: words.clone(),
                section: some(section, plan.sections().map(|(item, _)| item.id.clone()).collect()),
                lead: some(lead, plan.parties().into_iter().map(|(id, _)| id.clone()).collect()),
                status: some(status, plan.statuses().map(|(id, _)| id.clone()).collect()),
                due: due.map(|due| Due::ALL[due]),
                sort: Sort::WORDS.get(sort).map(|(sort, ..)| *sort).unwrap_or_default(),
                descending,
                ..Query::default()
            };
            let index = indexed(&replica, day(TODAY));
            assert_lists(&index, &replica, &query);
            assert_lists(&index, &replica, &Query { section: None, lead: None, due: None, ..query.clone() });
            assert_lists(&index, &replica, &Query { words: words.clone(), ..Query::default() });
        }
    }
}

/// The number of lines whose rows an index does not share with another.
fn made_anew(index: &LineIndex, before: &LineIndex) -> usize {
    let shares =
        |row: &&std::sync::Arc<Row>| before.row_of(&row.id).is_some_and(|was| std::sync::Arc::ptr_eq(row, was));
    index.rows().filter(|row| !shares(row)).count()
}

#[test]
fn an_edit_makes_only_the_lines_anew_that_it_touches() {
    let mut replica = replica(HOUSING);
    let mut index = indexed(&replica, day(TODAY));
    let mut after = |replica: &Replica| {
        let next = again(replica, &index);
        let count = made_anew(&next, &index);
        index = next;
        assert_right(&index, replica, "homes");
        count
    };
    let (one, named) = (line(&replica, "1.2a"), party(&replica, "Phil Jennings"));
    let section = replica.plan().sections().next().unwrap().0.id.clone();
    assert_eq!(after(&replica), 0, "nothing was edited");
    report(&mut replica, "1.2a", "status-at-risk", "2025-06-01", "Late");
    assert_eq!(after(&replica), 1);
    act(&mut replica, Edit::words(&one, Field::Text, "Other words"));
    assert_eq!(after(&replica), 1);
    act(&mut replica, Edit::words(&section, Field::Title, "Another title"));
    assert_eq!(after(&replica), 0, "a heading is not part of its lines");
    act(&mut replica, Edit::words(&named, Field::Name, "Philippa Jennings"));
    assert_eq!(after(&replica), 10);
    act(&mut replica, Edit::Remove(one.clone()));
    assert_eq!(after(&replica), 0);
    act(&mut replica, Edit::Restore(one));
    assert_eq!(after(&replica), 1);
    let plan = replica.plan().id().clone();
    act(&mut replica, Edit::Set { id: plan, field: Field::Cycle, to: Content::Plain(json!(6)) });
    assert_eq!(after(&replica), 68);
}

#[test]
fn another_day_makes_every_line_anew() {
    let replica = replica(HOUSING);
    let index = indexed(&replica, day(TODAY));
    let next = block_on(LineIndex::of(&replica, day("2026-06-30"), Some(&index), &Unattended));
    assert_eq!(made_anew(&next, &index), 68);
    assert_right(&next, &replica, "homes");
}

#[test]
fn nothing_of_what_was_erased_stays_in_an_index() {
    let mut replica = replica(HOUSING);
    report(&mut replica, "1.2a", "status-at-risk", "2025-06-01", "Mrs Cartwright of 4 Mill Lane");
    let index = indexed(&replica, day(TODAY));
    let words = Query { words: "cartwright".to_owned(), ..Query::default() };
    assert_eq!(all_actions(&index, &words).shown, 1);
    let erasure = replica.erasure(
        "Mrs Cartwright of 4 Mill Lane",
        super::signed("2026-04-10T09:00:00.000Z"),
        &mut super::numbers(),
    );
    block_on(replica.apply(erasure.expect("made"), &Unattended));
    let next = again(&replica, &index);
    assert_eq!(all_actions(&next, &words).shown, 0);
    assert!(!format!("{replica:?}{next:?}").to_lowercase().contains("cartwright"));
}

/// Counts the times it is yielded to.
#[derive(Default)]
struct Yields(Cell<usize>);

impl Report for Yields {}

impl Work for Yields {
    async fn yield_if_due(&self) {
        self.0.set(self.0.get() + 1);
    }
}

#[test]
fn an_index_is_made_in_pieces() {
    let (replica, yields) = (replica(HOUSING), Yields::default());
    block_on(LineIndex::of(&replica, day(TODAY), None, &yields));
    assert!(yields.0.get() >= 68 / 20 + Sort::WORDS.len());
}
