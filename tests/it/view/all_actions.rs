//! The list of all actions.

use std::sync::Arc;

use hearth::history::Replica;
use hearth::plan::edit::{Content, Edit};
use hearth::plan::{EntityId, Field};
use hearth::view::all_actions::{AllActions, Entry, all_actions};
use hearth::view::choices::{self, Choices};
use hearth::view::line_index::LineIndex;
use hearth::view::neighbours;
use hearth::view::query::{Due, Query, Sort};
use hearth::view::row::Row;

use super::{HOMELESSNESS, HOUSING, act, day, id, indexed, line, party, replica, report};

const TODAY: &str = "2025-06-30";

fn index(replica: &Replica) -> LineIndex {
    indexed(replica, day(TODAY))
}

fn list(replica: &Replica, query: &str) -> AllActions {
    all_actions(&index(replica), &Query::read(query))
}

fn row(replica: &Replica, line: &EntityId) -> Arc<Row> {
    index(replica).row_of(line).cloned().expect("a row")
}

fn references(replica: &Replica, all: &AllActions) -> Vec<String> {
    let index = index(replica);
    lines(all).iter().map(|id| index.row_of(id).expect("a row").reference.clone()).collect()
}

fn choices(replica: &Replica) -> Choices {
    choices::choices(replica.plan(), &index(replica))
}

fn lead(replica: &Replica, name: &str) -> Query {
    Query { lead: Some(party(replica, name)), ..Query::default() }
}

fn due(replica: &Replica, due: Due) -> usize {
    all_actions(&index(replica), &Query { due: Some(due), ..Query::default() }).shown
}

#[test]
fn every_line_is_there_under_its_section_and_commitment() {
    let replica = replica(HOUSING);
    let all = list(&replica, "");
    assert_eq!((all.shown, all.total), (68, 68));
    let headings: Vec<_> = all.headings.iter().map(|heading| (heading.number.as_str(), heading.count)).collect();
    assert_eq!(all.entries.iter().filter(|entry| matches!(entry, Entry::Heading(_))).count(), headings.len());
    // Three sections and 22 commitments, two of which are lines themselves.
    assert_eq!(headings.len(), 3 + 20);
    assert_eq!(headings[..3], [("Section 1", 18), ("1.2", 2), ("1.3", 1)]);
    assert_eq!(references(&replica, &all)[..4], ["1.1", "1.2a", "1.2b", "1.3a"]);
}

#[test]
fn a_plan_may_call_its_sections_priorities() {
    let all = list(&replica(HOMELESSNESS), "");
    assert_eq!(all.total, 35);
    assert_eq!(all.entries[0], Entry::Heading(0));
    let first = &all.headings[0];
    assert_eq!((first.number.as_str(), first.text.as_str(), first.count), ("Priority 1", "Prevention", 10));
}

#[test]
fn choosing_hannah_gaston_shows_21_lines() {
    let replica = replica(HOUSING);
    let all = all_actions(&index(&replica), &lead(&replica, "Hannah Gaston"));
    assert_eq!((all.shown, all.total), (21, 68));
    assert_eq!(neighbours::list(replica.plan(), &index(&replica), &lead(&replica, "Hannah Gaston")), lines(&all));
}

#[test]
fn previous_and_next_go_by_the_list_that_is_shown() {
    let mut replica = replica(HOUSING);
    report(&mut replica, "1.7a", "status-at-risk", "2025-06-01", "Late");
    // "31 December" stands in no published timeframe, and in what many of them mean.
    for address in
        ["", "show=full", "order=down", "sort=due", "sort=due&order=down", "due=overdue", "words=31+december"]
    {
        let shown = lines(&list(&replica, address));
        assert!(!shown.is_empty(), "{address}");
        assert_eq!(neighbours::list(replica.plan(), &index(&replica), &Query::read(address)), shown, "{address}");
    }
}

fn lines(all: &AllActions) -> Vec<EntityId> {
    let line = |entry: &Entry| match entry {
        Entry::Line(number) => all.line(*number).cloned(),
        Entry::Heading(_) => None,
    };
    all.entries.iter().filter_map(line).collect()
}

#[test]
fn the_lead_filter_lists_everybody_with_their_lines() {
    let of_housing = choices(&replica(HOUSING));
    let leads: Vec<_> = of_housing.leads.iter().map(|choice| (choice.name.as_str(), choice.count)).collect();
    assert_eq!(leads.len(), 29);
    for expected in [("Hannah Gaston", 21), ("Housing and Health Team", 15), ("Phil Jennings", 10)] {
        assert!(leads.contains(&expected), "{expected:?} in {leads:?}");
    }
    assert_eq!(choices(&replica(HOMELESSNESS)).leads.len(), 22);
}

#[test]
fn two_spellings_said_to_be_one_person_are_found_together() {
    let mut replica = replica(HOUSING);
    let (one, other) = (party(&replica, "Charlotte G."), party(&replica, "Charlotte King"));
    let count = |replica: &Replica, name: &str| all_actions(&index(replica), &lead(replica, name)).shown;
    let (first, second) = (count(&replica, "Charlotte G."), count(&replica, "Charlotte King"));
    act(&mut replica, Edit::Set { id: one, field: Field::Same(other), to: Content::yes() });
    assert_eq!(count(&replica, "Charlotte King"), count(&replica, "Charlotte G."));
    assert!(count(&replica, "Charlotte King") > first.max(second));
    let listed = choices(&replica).leads.into_iter().find(|choice| choice.name == "Charlotte G.").expect("listed");
    assert_eq!(listed.count, count(&replica, "Charlotte G."));
}

#[test]
fn words_are_found_wherever_a_line_has_them() {
    let mut replica = replica(HOMELESSNESS);
    assert!(references(&replica, &list(&replica, "words=TRINITY")).contains(&"1.3".to_owned()));
    assert_eq!(list(&replica, "words=citizens+advice+trinity").shown, 1);
    assert_eq!(list(&replica, "words=zebra").shown, 0);
    // An outcome, a timeframe, a reference, a lead.
    for words in ["budgeting", "April+2024-March", "1.3", "citizens"] {
        assert!(
            references(&replica, &list(&replica, &format!("words={words}"))).contains(&"1.3".to_owned()),
            "{words}"
        );
    }
    report(&mut replica, "1.3", "status-on-track", "2025-06-01", "Sessions at the Brasserie Café began");
    assert_eq!(references(&replica, &list(&replica, "words=cafe")), ["1.3"]);
    assert_eq!(references(&replica, &list(&replica, "words=minutes.docx")), ["1.3"]);
}

#[test]
fn lines_are_counted_by_how_they_stand_in_time() {
    let (housing, homelessness) = (replica(HOUSING), replica(HOMELESSNESS));
    assert_eq!(due(&housing, Due::Overdue), 28);
    assert_eq!(due(&homelessness, Due::Overdue), 9);
    assert_eq!(due(&housing, Due::NoTimeframe), 3);
    assert_eq!(due(&homelessness, Due::NoTimeframe), 3);
    assert_eq!(due(&housing, Due::Ongoing) + due(&homelessness, Due::Ongoing), 42);
    assert_eq!(due(&housing, Due::NoUpdate), 68);
    assert_eq!(due(&housing, Due::NotUnderstood), 0);
    assert!(due(&housing, Due::ToCheck) > 3);
}

#[test]
fn a_finished_line_is_not_overdue() {
    let mut replica = replica(HOUSING);
    let overdue = list(&replica, "due=overdue");
    let reference = references(&replica, &overdue)[0].clone();
    report(&mut replica, &reference, "status-complete", "2025-06-01", "Done");
    assert_eq!(list(&replica, "due=overdue").shown, 27);
    let complete = list(&replica, "status=status-complete");
    assert_eq!(references(&replica, &complete), [reference.as_str()]);
    let row = row(&replica, &line(&replica, &reference));
    assert_eq!((row.standing_in_words().as_str(), row.timing.as_ref().expect("read").stale), ("", false));
    assert_eq!(row.updated.as_ref().map(|update| update.snippet.as_str()), Some("Done"));
    assert_eq!(list(&replica, "status=status-no-update").shown, 67);
}

#[test]
fn sorting_leaves_the_headings_out_and_what_is_missing_last() {
    let replica = replica(HOMELESSNESS);
    let all = list(&replica, "sort=reference");
    let references = references(&replica, &all);
    assert_eq!(references[8..11], ["1.9", "1.10", "2.1"]);
    assert!(all.headings.is_empty() && all.entries.len() == all.shown);
    for order in ["", "&order=down"] {
        let all = list(&replica, &format!("sort=due{order}"));
        let index = index(&replica);
        let next = |id| index.row_of(id).expect("a row").next_day();
        let dates: Vec<_> = lines(&all).iter().map(next).collect();
        let known: Vec<_> = dates.iter().flatten().collect();
        assert!(dates[..known.len()].iter().all(Option::is_some));
        assert!(known.is_sorted_by(|a, b| if order.is_empty() { a <= b } else { a >= b }));
    }
}

#[test]
fn a_section_filter_keeps_only_its_lines() {
    let replica = replica(HOUSING);
    let choices = choices(&replica);
    let counts: Vec<_> = choices.sections.iter().map(|section| section.count).collect();
    assert_eq!(counts, [18, 19, 31]);
    let query = Query { section: Some(choices.sections[1].value.clone()), sort: Sort::Plan, ..Query::default() };
    assert_eq!(all_actions(&index(&replica), &query).shown, 19);
    assert_eq!(all_actions(&index(&replica), &Query { section: Some(id("section-gone")), ..query }).shown, 0);
}

#[test]
fn a_removed_line_is_not_shown() {
    let mut replica = replica(HOUSING);
    let removed = line(&replica, "1.2a");
    act(&mut replica, Edit::Remove(removed));
    assert_eq!(list(&replica, "").total, 67);
}
