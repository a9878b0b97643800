//! The rows of the page of people and teams, of the two starter plans.

use std::collections::BTreeMap;

use hearth::plan::edit::Edit;
use hearth::plan::same::join;
use hearth::plan::{EntityId, PartyKind, Plan, Role};
use hearth::view::people::{PartyRow, elsewhere, people};

use super::{day, party};
use crate::snapshot::support::{HOMELESSNESS, HOUSING, Officer, line_id, started};

const TODAY: &str = "2025-06-30";

fn rows(plans: &[&Plan]) -> Vec<PartyRow> {
    people(plans, day(TODAY))
}

fn kinds(rows: &[PartyRow]) -> BTreeMap<&str, usize> {
    let mut kinds = BTreeMap::new();
    for row in rows {
        *kinds.entry(row.kind.word()).or_default() += 1;
    }
    kinds
}

#[test]
fn the_starters_have_29_and_22_and_together_50() {
    let (housing, homelessness) = (started(HOUSING), started(HOMELESSNESS));
    let (one, other) = (rows(&[housing.plan()]), rows(&[homelessness.plan()]));
    let both = rows(&[housing.plan(), homelessness.plan()]);
    assert_eq!((one.len(), other.len(), both.len()), (29, 22, 50));
    let people = kinds(&one)["person"];
    assert_eq!((people, one.len() - people), (17, 12), "17 people, 12 teams and others");
    let shared: Vec<_> = both.iter().filter(|row| row.plans.len() == 2).map(|row| row.who.name.as_str()).collect();
    assert_eq!(shared, ["Accommodation Resource Team"]);
    for rows in [&one, &other, &both] {
        let names: Vec<_> = rows.iter().map(|row| row.who.name.to_lowercase()).collect();
        assert!(names.is_sorted(), "{names:?}");
        assert!(rows.iter().all(|row| row.open > 0), "everybody named has a line");
        assert!(rows.iter().all(|row| row.joined.is_empty() && row.succeeded_by.is_empty()));
    }
    // Both together are each by itself, added up.
    for row in &both {
        let alone = one.iter().chain(&other).filter(|alone| alone.who == row.who);
        assert_eq!(alone.map(|alone| alone.open).sum::<usize>(), row.open, "{}", row.who.name);
    }
    assert_eq!(both, {
        let mut turned = rows(&[homelessness.plan(), housing.plan()]);
        for row in &mut turned {
            row.plans.reverse();
        }
        turned
    });
}

#[test]
fn who_stands_in_another_plan_is_told_with_the_name_and_the_lines_there() {
    let (mut ann, mut ben) = (Officer::new("Ann", started(HOUSING)), Officer::new("Ben", started(HOMELESSNESS)));
    let named = |own: &Officer, other: &Officer| -> Vec<(String, String, usize)> {
        let found = elsewhere(own.plan(), &[own.plan(), other.plan()]);
        let rows = rows(&[own.plan()]);
        let shown =
            |id: &EntityId| rows.iter().find(|row| row.who.id == *id).expect("a row of the plan").who.name.clone();
        let all = found.iter().flat_map(|(id, all)| all.iter().map(move |one| (id, one)));
        all.map(|(id, one)| (shown(id), one.who.name.clone(), one.open)).collect()
    };
    let lines = |officer: &Officer, name: &str| {
        rows(&[officer.plan()]).into_iter().find(|row| row.who.name == name).unwrap().open
    };
    let team = "Accommodation Resource Team";
    let both = (team.to_owned(), team.to_owned(), lines(&ben, team));
    assert_eq!(named(&ann, &ben), [both], "as many as the 50 of both are short of 29 and 22");
    assert_eq!(named(&ben, &ann), [(team.to_owned(), team.to_owned(), lines(&ann, team))]);
    // Joined in either plan, it is the same party in both, under the name it has in each.
    let (other, gone) = ("Housing Portfolio Team", party(ben.plan(), team));
    ben.does(join(ben.plan(), &party(ben.plan(), other), &gone));
    assert_eq!(named(&ann, &ben), [(team.to_owned(), other.to_owned(), lines(&ben, other))]);
    assert_eq!(named(&ben, &ann), [(other.to_owned(), team.to_owned(), lines(&ann, team))]);
    // Who was removed from the one stands there no longer.
    ann.does(Edit::Remove(gone));
    assert_eq!((named(&ann, &ben), named(&ben, &ann)), (vec![], vec![]));
}

#[test]
fn open_lines_are_counted_by_role_and_finished_ones_apart() {
    let mut ann = Officer::new("Ann", started(HOUSING));
    let own = |ann: &Officer| rows(&[ann.plan()]).into_iter().find(|row| row.who.name == "Hannah Gaston").unwrap();
    let before = own(&ann);
    assert_eq!((before.open, before.finished), (21, 0), "as the document has it");
    let find = |name: &str| rows(&[started(HOUSING).plan()]).into_iter().find(|row| row.who.name == name).unwrap().open;
    assert_eq!((find("Housing and Health Team"), find("Phil Jennings")), (15, 10));
    // Every lead of every line is in the counts, once for each role.
    let all: usize = rows(&[ann.plan()]).iter().flat_map(|row| &row.roles).map(|(_, count)| count).sum();
    assert_eq!(all, ann.plan().lines().map(|placed| placed.line.leads.len()).sum::<usize>());
    let gaston = party(ann.plan(), "Hannah Gaston");
    let line = ann
        .plan()
        .lines()
        .find(|placed| placed.line.leads.iter().any(|lead| lead.party == gaston))
        .unwrap()
        .item
        .id
        .clone();
    ann.does(Edit::Lead {
        line: line.clone(),
        role: Role::SignOff,
        name: "Hannah Gaston".into(),
        kind: PartyKind::default(),
    });
    let now = own(&ann);
    assert_eq!((now.open, now.roles.last()), (21, Some(&(Role::SignOff, 1))), "one line, two roles");
    ann.reports(&line, "2025-06-01", "status-complete", "Done", None);
    assert_eq!((own(&ann).open, own(&ann).finished), (20, 1));
    ann.does(Edit::Remove(line_id(ann.plan(), "1.1")));
    let after: usize = rows(&[ann.plan()]).iter().map(|row| row.open + row.finished).sum();
    assert!(after <= all, "what was removed is not counted");
}

#[test]
fn spellings_and_unconfirmed_names_are_told() {
    let housing = started(HOUSING);
    let rows = rows(&[housing.plan()]);
    let natalia = rows.iter().find(|row| row.who.name == "Natalia Merritt").unwrap();
    assert_eq!(natalia.spellings, ["Natalia"]);
    assert!(natalia.unconfirmed > 0, "“Natalia” is hers until a person says otherwise");
    let lines = housing.plan().lines();
    let flagged = lines.filter(|placed| placed.line.leads.iter().any(|lead| lead.unconfirmed)).count();
    assert_eq!(rows.iter().map(|row| row.unconfirmed).sum::<usize>(), flagged);
    let likely: Vec<_> = rows.iter().filter(|row| !row.likely.is_empty()).map(|row| row.who.name.as_str()).collect();
    assert!(!likely.contains(&"Charlotte G.") && !likely.contains(&"Charlotte King"), "{likely:?}");
}

#[test]
fn a_removed_party_has_no_row() {
    let mut ann = Officer::new("Ann", started(HOUSING));
    let gone = party(ann.plan(), "Orla Sweeny");
    ann.does(Edit::Remove(gone));
    assert_eq!(rows(&[ann.plan()]).len(), 28);
    assert!(people(&[], day(TODAY)).is_empty());
}
