//! A party takes another's place, and its open lines with it.

use std::collections::BTreeMap;

use hearth::plan::edit::{Content, Edit};
use hearth::plan::same::join;
use hearth::plan::succession::{all_to, hand_over, keep_on, leading, newcomer, open_commitments, open_lines, succeed};
use hearth::plan::{Body, EntityId, Field, Kind, PartyKind, Plan, Role};

use super::{day, exchange, led_by, party, row};
use crate::snapshot::support::{HOUSING, Officer, line_id, started};

const TEAM: &str = "Housing and Health Team";
const ON: &str = "2025-04-01";

fn officers() -> (Officer, Officer, EntityId) {
    let team = party(started(HOUSING).plan(), TEAM);
    (Officer::new("Ann", started(HOUSING)), Officer::new("Ben", started(HOUSING)), team)
}

/// The edits of a restructure: a new team takes the place of one, with all its open lines.
fn restructure(officer: &Officer, from: &EntityId, name: &str) -> (EntityId, Edit) {
    let plan = officer.plan();
    let (heir, added) = newcomer(plan, name, &PartyKind::Team);
    let edits = [succeed(from, &heir, Some(day(ON))), hand_over(plan, from, &all_to(plan, from, &heir))];
    (heir, Edit::All(added.into_iter().chain(edits).collect()))
}

#[test]
fn open_lines_go_over_in_one_change_and_closed_ones_keep_the_old_name() {
    let (mut ann, _, team) = officers();
    let own = led_by(ann.plan(), &team, &Role::Accountable);
    assert!(own.len() > 4, "{own:?}");
    let [complete, closed] = [line_id(ann.plan(), &own[0]), line_id(ann.plan(), &own[1])];
    ann.reports(&complete, "2025-03-01", "status-complete", "Done", None);
    ann.reports(&closed, "2025-03-01", "status-closed", "Ended", None);
    let before = ann.plan().clone();
    let all: Vec<_> = open_lines(ann.plan(), &team).map(|placed| placed.item.id.clone()).collect();
    let roles = |plan: &Plan, of: &EntityId| -> BTreeMap<EntityId, Vec<(Role, String, bool)>> {
        let leads = plan.lines().map(|placed| {
            let leads = placed.line.leads.iter().filter(|lead| lead.party == *of);
            let leads = leads.map(|lead| (lead.role.clone(), lead.order.clone(), lead.unconfirmed)).collect();
            (placed.item.id.clone(), leads)
        });
        leads.filter(|(_, leads): &(_, Vec<_>)| !leads.is_empty()).collect()
    };
    let was = roles(&before, &team);
    let (heir, edit) = restructure(&ann, &team, "Healthy Homes Team");
    let change = ann.does(edit);
    let (left, got) = (roles(ann.plan(), &team), roles(ann.plan(), &heir));
    assert_eq!(left.keys().cloned().collect::<Vec<_>>().len(), was.len() - all.len());
    assert!(left.contains_key(&complete) && left.contains_key(&closed));
    for line in &all {
        assert_eq!(got[line], was[line], "the roles, their places and what is unconfirmed stay");
        assert!(!left.contains_key(line));
    }
    let told = row(&[ann.plan()], TEAM, ON);
    assert_eq!((told.open, told.is_to_hand_over(), told.finished >= 2), (0, false, true));
    assert_eq!(told.succeeded_by[0].who.name, "Healthy Homes Team");
    assert!(told.succeeded_by[0].in_place && !row(&[ann.plan()], TEAM, "2025-03-31").succeeded_by[0].in_place);
    assert_eq!(row(&[ann.plan()], "Healthy Homes Team", ON).succeeds[0].who.name, TEAM);
    ann.undoes(change);
    assert_eq!(roles(ann.plan(), &team), was, "one undo takes all of it back");
    assert!(ann.plan().party(&team).unwrap().successors.is_empty() && ann.plan().is_removed(&heir));
    for item in before.items() {
        assert_eq!(ann.plan().item(&item.id), Some(item));
    }
}

#[test]
fn a_commitment_goes_over_with_its_open_actions_and_stays_once_they_are_done() {
    let (mut ann, _, team) = officers();
    let with_actions = |plan: &Plan| {
        let commitments = leading(plan).map(|(id, _)| id.clone()).collect::<Vec<_>>();
        commitments.into_iter().find(|id| plan.children_of_kind(id, Kind::Action).count() == 1).unwrap()
    };
    let commitment = with_actions(ann.plan());
    let action = ann.plan().children_of_kind(&commitment, Kind::Action).next().unwrap().id.clone();
    let heir = party(ann.plan(), "Policy Team");
    let lead =
        Edit::Lead { line: commitment.clone(), role: Role::Supporting, name: TEAM.into(), kind: PartyKind::default() };
    ann.does(lead);
    let led = |plan: &Plan, of: &EntityId| open_commitments(plan, of).any(|(id, _)| *id == commitment);
    assert!(led(ann.plan(), &team) && !led(ann.plan(), &heir));
    let before = row(&[ann.plan()], TEAM, ON).commitments;
    let handed = ann.does(hand_over(ann.plan(), &team, &all_to(ann.plan(), &team, &heir)));
    assert!(led(ann.plan(), &heir) && !led(ann.plan(), &team));
    assert_eq!((row(&[ann.plan()], TEAM, ON).commitments, before > 0), (0, true));
    ann.undoes(handed);
    ann.reports(&action, "2025-03-01", "status-complete", "Done", None);
    assert!(!led(ann.plan(), &team), "nothing under it is open");
    ann.does(hand_over(ann.plan(), &team, &all_to(ann.plan(), &team, &heir)));
    let leads = |of: &EntityId| match &ann.plan().item(&commitment).unwrap().body {
        Body::Commitment(line) => line.leads.iter().filter(|lead| lead.party == *of).count(),
        _ => 0,
    };
    assert_eq!((leads(&team), leads(&heir)), (1, 0), "it keeps who did it");
}

#[test]
fn several_take_a_place_and_each_line_goes_to_the_one_named_for_it() {
    let (mut ann, _, team) = officers();
    let [one, other] = ["Policy Team", "Planning Team"].map(|name| party(ann.plan(), name));
    let lines: Vec<EntityId> = open_lines(ann.plan(), &team).map(|placed| placed.item.id.clone()).collect();
    let to = BTreeMap::from([(lines[0].clone(), one.clone()), (lines[1].clone(), other.clone())]);
    let edits = [succeed(&team, &one, Some(day(ON))), succeed(&team, &other, None), hand_over(ann.plan(), &team, &to)];
    ann.does(Edit::All(edits.into()));
    assert_eq!(open_lines(ann.plan(), &team).count(), lines.len() - 2);
    assert!(open_lines(ann.plan(), &one).any(|placed| placed.item.id == lines[0]));
    assert!(open_lines(ann.plan(), &other).any(|placed| placed.item.id == lines[1]));
    let told = row(&[ann.plan()], TEAM, ON);
    assert_eq!(told.succeeded_by.len(), 2);
    assert!(told.is_to_hand_over(), "lines are left with it");
    ann.does(keep_on(&team, &one));
    assert_eq!(
        ann.plan().party(&team).unwrap().successors.iter().map(|heir| &heir.party).collect::<Vec<_>>(),
        [&other]
    );
}

#[test]
fn a_role_the_heir_has_already_is_not_given_twice() {
    let (mut ann, _, team) = officers();
    let heir = party(ann.plan(), "Policy Team");
    let line = open_lines(ann.plan(), &team).next().unwrap().item.id.clone();
    let leads = |officer: &Officer, of: &EntityId| {
        let leads = officer.plan().item(&line).unwrap().tracked_line().unwrap().leads.clone();
        leads.into_iter().filter(|lead| lead.party == *of).map(|lead| (lead.role, lead.order)).collect::<Vec<_>>()
    };
    let [(shared, _)] = &leads(&ann, &team)[..] else { panic!("in one role") };
    for role in [shared.clone(), Role::SignOff] {
        ann.does(Edit::Lead { line: line.clone(), role, name: "Policy Team".into(), kind: PartyKind::default() });
    }
    let before = leads(&ann, &heir);
    ann.does(hand_over(ann.plan(), &team, &all_to(ann.plan(), &team, &heir)));
    assert_eq!(leads(&ann, &heir), before, "their own stay as they were, where they were");
    assert!(leads(&ann, &team).is_empty());
    // To oneself, or to one that is the same, there is nothing to hand over.
    ann.does(join(ann.plan(), &heir, &team));
    let nothing = hand_over(ann.plan(), &heir, &all_to(ann.plan(), &heir, &team));
    assert_eq!(nothing, Edit::All(vec![]));
}

#[test]
fn what_was_joined_is_handed_over_together() {
    let (mut ann, _, team) = officers();
    let [other, heir] = ["Housing and Inclusion Team", "Policy Team"].map(|name| party(ann.plan(), name));
    ann.does(join(ann.plan(), &team, &other));
    assert!(open_lines(ann.plan(), &other).count() > 15);
    ann.does(hand_over(ann.plan(), &team, &all_to(ann.plan(), &team, &heir)));
    assert_eq!(open_lines(ann.plan(), &team).count(), 0);
    assert!(led_by(ann.plan(), &other, &Role::Accountable).is_empty());
}

#[test]
fn a_chain_and_a_ring_of_successions_list_everybody() {
    let (mut ann, mut ben, team) = officers();
    let [one, other] = ["Policy Team", "Planning Team"].map(|name| party(ann.plan(), name));
    ann.does(succeed(&team, &one, Some(day("2024-04-01"))));
    ann.does(succeed(&one, &other, Some(day(ON))));
    ben.does(succeed(&other, &team, None));
    exchange(&mut ann, &mut ben);
    assert_eq!(hearth::view::people::people(&[ann.plan()], day(ON)).len(), 29);
}

#[test]
fn lines_worked_on_meanwhile_are_neither_lost_nor_overwritten() {
    let (mut ann, mut ben, team) = officers();
    let lines: Vec<EntityId> = open_lines(ann.plan(), &team).map(|placed| placed.item.id.clone()).collect();
    let (heir, edit) = restructure(&ann, &team, "Healthy Homes Team");
    ann.does(edit);
    // Ben reports on one, completes another, and gives the team a new line, not knowing.
    ben.says(&lines[0], Field::Text, "Said otherwise");
    ben.does(Edit::Set { id: lines[1].clone(), field: Field::Status, to: Content::word("status-complete") });
    let new = line_id(ben.plan(), "1.1");
    ben.does(Edit::Lead { line: new.clone(), role: Role::SignOff, name: TEAM.into(), kind: PartyKind::default() });
    exchange(&mut ann, &mut ben);
    assert!(ann.replica.conflicts().is_empty(), "{:?}", ann.replica.conflicts());
    assert_eq!(open_lines(ann.plan(), &team).map(|placed| placed.item.id.clone()).collect::<Vec<_>>(), [new]);
    assert!(row(&[ann.plan()], TEAM, ON).is_to_hand_over(), "the page says that a line came to it since");
    assert_eq!(open_lines(ann.plan(), &heir).count(), lines.len() - 1);
}
