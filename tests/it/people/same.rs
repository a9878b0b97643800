//! Two names are joined into one party, and parted again.

use hearth::plan::edit::{Content, Edit};
use hearth::plan::same::{join, part, tell_apart};
use hearth::plan::{EntityId, Field, PartyKind, Role};
use hearth::view::people::people;

use super::{day, exchange, party, row};
use crate::snapshot::support::{HOMELESSNESS, HOUSING, Officer, file, line_id, started};

const TODAY: &str = "2025-06-30";

fn officers() -> (Officer, Officer, [EntityId; 3]) {
    let names = ["Charlotte King", "Charlotte G.", "Sarah Ward"];
    let ids = names.map(|name| party(started(HOUSING).plan(), name));
    (Officer::new("Ann", started(HOUSING)), Officer::new("Ben", started(HOUSING)), ids)
}

#[test]
fn joined_parties_are_one_row_under_the_name_that_was_kept() {
    let (mut ann, _, [king, initial, ward]) = officers();
    let alone = [&king, &initial].map(|id| {
        let name = &ann.plan().party(id).unwrap().name;
        row(&[ann.plan()], name, TODAY).open
    });
    for (keep, gone) in [(&king, &initial), (&initial, &king)] {
        let change = ann.does(join(ann.plan(), keep, gone));
        let rows = people(&[ann.plan()], day(TODAY));
        assert_eq!(rows.len(), 28);
        let one = rows.iter().find(|row| row.who.id == *keep).unwrap();
        assert_eq!(one.joined.iter().map(|who| &who.id).collect::<Vec<_>>(), [gone]);
        assert_eq!(one.open, alone[0] + alone[1]);
        assert_eq!(ann.plan().party_index().all(gone).len(), 2);
        assert!(!ann.plan().party_index().all(keep).contains(&ward));
        ann.undoes(change);
        assert_eq!(people(&[ann.plan()], day(TODAY)), people(&[started(HOUSING).plan()], day(TODAY)));
    }
}

#[test]
fn joining_the_other_way_round_changes_whose_name_is_shown() {
    let (mut ann, _, [king, initial, _]) = officers();
    ann.does(join(ann.plan(), &king, &initial));
    ann.does(join(ann.plan(), &initial, &king));
    let one = row(&[ann.plan()], "Charlotte G.", TODAY);
    assert_eq!(one.joined.iter().map(|who| who.name.as_str()).collect::<Vec<_>>(), ["Charlotte King"]);
    // Officers who had not seen each other may each keep another name: every device shows the same.
    let (mut ann, mut ben, [king, initial, _]) = officers();
    ann.does(join(ann.plan(), &king, &initial));
    ben.does(join(ben.plan(), &initial, &king));
    exchange(&mut ann, &mut ben);
    assert_eq!(people(&[ann.plan()], day(TODAY)).len(), 28);
    assert!(ann.replica.conflicts().is_empty());
}

#[test]
fn work_under_either_name_that_arrives_later_counts_for_the_one() {
    let (mut ann, mut ben, [king, initial, _]) = officers();
    ann.does(join(ann.plan(), &king, &initial));
    let before = row(&[ann.plan()], "Charlotte King", TODAY).open;
    let line = line_id(ben.plan(), "1.1");
    ben.does(Edit::Lead {
        line: line.clone(),
        role: Role::SignOff,
        name: "Charlotte G.".into(),
        kind: PartyKind::default(),
    });
    ben.says(&initial, Field::Name, "Charlotte Green");
    exchange(&mut ann, &mut ben);
    let one = row(&[ben.plan()], "Charlotte King", TODAY);
    assert_eq!((one.open, one.joined[0].name.as_str()), (before + 1, "Charlotte Green"));
    // Parted, each keeps what was theirs, and nobody is asked again whether they are one.
    ben.does(part(ben.plan(), &initial));
    exchange(&mut ann, &mut ben);
    let parted = row(&[ann.plan()], "Charlotte Green", TODAY);
    assert!(parted.joined.is_empty() && parted.likely.is_empty());
    let lines = ann.plan().item(&line).unwrap().tracked_line().unwrap().leads.clone();
    assert!(lines.iter().any(|lead| lead.party == initial));
    assert!(file([&ann.replica]).contains(&format!("\"same/{king}\": false")));
}

#[test]
fn parting_one_of_several_leaves_the_others_joined() {
    let (mut ann, _, [king, initial, ward]) = officers();
    ann.does(join(ann.plan(), &king, &initial));
    ann.does(join(ann.plan(), &king, &ward));
    assert_eq!(ann.plan().party_index().all(&ward).len(), 3);
    let change = ann.does(part(ann.plan(), &king));
    let same = ann.plan().party_index();
    assert_eq!((same.all(&king).len(), same.all(&ward)), (1, [initial.clone(), ward.clone()].into()));
    ann.undoes(change);
    assert_eq!(ann.plan().party_index().all(&ward).len(), 3);
    ann.does(part(ann.plan(), &ward));
    assert_eq!(ann.plan().party_index().all(&king).len(), 2);
    assert_eq!(part(ann.plan(), &ward), Edit::All(vec![]), "alone, there is nothing to part");
    // Joined again, they are no longer two.
    ann.does(join(ann.plan(), &ward, &king));
    assert!(!ann.plan().party_index().are_two(&king, &ward));
}

#[test]
fn likely_matches_are_asked_about_until_a_person_says_they_are_two() {
    let (mut ann, mut ben, _) = officers();
    for officer in [&mut ann, &mut ben] {
        let line = line_id(officer.plan(), "1.1");
        officer.does(Edit::Lead { line, role: Role::Partner, name: "Hanna Gaston".into(), kind: PartyKind::Person });
    }
    let likely = |officer: &Officer, name: &str| row(&[officer.plan()], name, TODAY).likely;
    let found = likely(&ann, "Hannah Gaston");
    assert_eq!(found.iter().map(|one| one.who.name.as_str()).collect::<Vec<_>>(), ["Hanna Gaston"]);
    assert_eq!(likely(&ann, "Hanna Gaston")[0].who.name, "Hannah Gaston");
    let [one, other] = ["Hanna Gaston", "Hannah Gaston"].map(|name| party(ann.plan(), name));
    ann.does(tell_apart(&one, &other));
    ben.does(tell_apart(&other, &one));
    exchange(&mut ann, &mut ben);
    assert!(ann.replica.conflicts().is_empty());
    assert!(likely(&ann, "Hannah Gaston").is_empty() && likely(&ben, "Hanna Gaston").is_empty());
}

#[test]
fn joining_in_one_plan_holds_beside_another() {
    let (mut ann, other) = (Officer::new("Ann", started(HOUSING)), started(HOMELESSNESS));
    let plans = |ann: &Officer| people(&[ann.plan(), other.plan()], day(TODAY)).len();
    let shared = party(ann.plan(), "Accommodation Resource Team");
    let team = party(ann.plan(), "Policy Team");
    ann.does(join(ann.plan(), &shared, &team));
    assert_eq!(plans(&ann), 49);
    let told = row(&[ann.plan(), other.plan()], "Accommodation Resource Team", TODAY);
    assert_eq!(told.plans, [ann.plan().id().clone(), other.plan().id().clone()]);
}

#[test]
fn a_link_to_oneself_or_to_nobody_does_no_harm() {
    let (mut ann, _, [king, initial, _]) = officers();
    assert_eq!(join(ann.plan(), &king, &king), Edit::All(vec![]));
    let link =
        |one: &EntityId, other: EntityId| Edit::Set { id: one.clone(), field: Field::Same(other), to: Content::yes() };
    ann.does(link(&king, king.clone()));
    ann.does(link(&initial, hearth::plan::name::party_id("Not here")));
    assert_eq!(people(&[ann.plan()], day(TODAY)).len(), 29);
    assert!(row(&[ann.plan()], "Charlotte G.", TODAY).joined.is_empty());
}
