//! Properties of people and teams, whatever two officers do on two devices.

use hearth::long_work::{Unattended, block_on};

use hearth::history::{Change, History};
use hearth::plan::edit::{Content, Edit, Position};
use hearth::plan::name::party_id;
use hearth::plan::post::{How, hold};
use hearth::plan::same::{join, part};
use hearth::plan::succession::{all_to, hand_over, leading, open_commitments, open_lines, succeed};
use hearth::plan::{Body, EntityId, Field, Item, Kind, PartyKind, Plan, Role, Value};
use hearth::view::people::people;
use proptest::prelude::*;

use super::{day, holding};
use crate::history::world::{Officer, assert_same, assert_sound, id, two_officers};
use crate::plans::plan_of;

const TODAY: &str = "2025-06-30";
const PARTIES: usize = 5;
/// The lines they lead: two actions, and the commitment above the first.
const LED: [&str; 3] = ["action-1", "action-2", "commitment-1"];

fn name(number: usize) -> String {
    ["Housing Team", "Housng Team", "Health Team", "Jo Archer", "Manager"][number % PARTIES].to_owned()
}

fn named(number: usize) -> EntityId {
    party_id(&name(number))
}

/// Two officers with two lines and five parties that lead them.
fn officers() -> (Officer, Officer) {
    let (mut ann, mut ben) = two_officers();
    for stage in ["open", "complete"] {
        let fields = vec![(Field::Word, Content::text(stage)), (Field::Stage, Content::word(stage))];
        let (id, parent) = (id(&format!("status-{stage}")), id("plan-1"));
        ann.does(Edit::Add { id, parent, position: Position::Last, fields });
    }
    for number in 0..PARTIES {
        let line = id(LED[number % 3]);
        let role = Role::ALL[number % 4].clone();
        ann.does(Edit::Lead { line, role, name: name(number), kind: PartyKind::Team });
    }
    ben.opens_file_of(&ann);
    (ann, ben)
}

/// An edit of people, teams or their lines.
fn edit(plan: &Plan, what: u8, one: usize, other: usize) -> Edit {
    let (party, their) = (named(one), named(other));
    let line = id(LED[other % 3]);
    match what % 10 {
        0 | 1 => join(plan, &party, &their),
        2 => part(plan, &party),
        3 => succeed(&party, &their, Some(day("2025-04-01"))),
        4 => hand_over(plan, &party, &all_to(plan, &party, &their)),
        5 => hold(plan, &party, &holding(&their, How::ALL[other % 3].clone(), "2025-01-01", "")),
        6 => Edit::Lead { line, role: Role::ALL[one % 4].clone(), name: name(one), kind: PartyKind::Team },
        7 => Edit::Unlead { line, role: Role::ALL[one % 4].clone(), party },
        8 => Edit::words(&party, Field::Name, format!("{} {other}", name(one))),
        _ => {
            let line = id(LED[other % 2]);
            Edit::Set { id: line, field: Field::Status, to: Content::word(["status-open", "status-complete"][one % 2]) }
        }
    }
}

fn does(officer: &mut Officer, (what, one, other): (u8, usize, usize)) -> Option<Change> {
    let edit = edit(officer.plan(), what, one, other);
    let change = officer.compose(edit, None)?;
    officer.take(&change);
    assert_sound(officer);
    Some(change)
}

/// Asserts that every row of the people page is true to the plan.
fn assert_told(plan: &Plan) {
    let rows = people(&[plan], day(TODAY));
    let same = plan.party_index();
    let parties = plan.children_of_kind(plan.id(), Kind::Party).count();
    assert_eq!(rows.iter().map(|row| 1 + row.joined.len()).sum::<usize>(), parties, "everybody is in one row");
    for row in &rows {
        for other in &row.joined {
            assert_eq!(same.all(&other.id), same.all(&row.who.id));
        }
        assert_eq!(open_lines(plan, &row.who.id).count(), row.open);
        assert_eq!(open_commitments(plan, &row.who.id).count(), row.commitments);
        assert!(row.roles.iter().all(|(_, count)| *count <= row.open));
        assert!(row.likely.iter().all(|likely| !same.all(&row.who.id).contains(&likely.who.id)));
    }
}

#[test]
fn ten_thousand_lines_are_counted_for_two_thousand_names() {
    let item = |id: &str, fields: Vec<(Field, Value)>| {
        Item::read(EntityId::try_from(id).unwrap(), fields.iter().map(|(field, value)| (field, value)))
    };
    let place = |parent: &EntityId, at: usize| (Field::Place, Value::place(parent, &format!("{at:08x}80")));
    let (plan, section) = (id("plan-1"), id("section-1"));
    let mut items = vec![item("plan-1", vec![]), item("section-1", vec![place(&plan, 0)])];
    let party = |number: usize| id(&format!("party-{}", number % 2_000));
    for number in 0..2_000 {
        // One long chain of successors, and names in dozens of near spellings.
        let fields = vec![
            place(&plan, number),
            (Field::Name, Value::text(&format!("Housing Team {}{}", number % 40, "abcdefg".repeat(number % 5)), "s")),
            (Field::SucceededBy(party(number + 1)), Value::Plain(serde_json::json!({}))),
        ];
        items.push(item(party(number).as_str(), fields));
    }
    for number in 0..10_000 {
        let lead = (Field::Lead(Role::Accountable, party(number)), Value::Plain(serde_json::json!({"order": "80"})));
        items.push(item(&format!("action-{number}"), vec![place(&section, number), lead]));
    }
    let plan = plan_of(plan, items);
    let rows = people(&[&plan], day(TODAY));
    assert_eq!((rows.len(), rows.iter().map(|row| row.open).sum::<usize>()), (2_000, 10_000));
}

fn acts() -> impl Strategy<Value = Vec<(u8, usize, usize)>> {
    prop::collection::vec((any::<u8>(), 0..PARTIES, 0..PARTIES), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Two devices, in whichever order the files are opened: the same plan, and the same rows.
    #[test]
    fn two_devices_end_with_the_same_people(ann_does in acts(), ben_does in acts(), ben_first: bool, again in acts()) {
        let (mut ann, mut ben) = officers();
        for round in [(&ann_does, &ben_does), (&again, &ann_does)] {
            round.0.iter().for_each(|act| drop(does(&mut ann, *act)));
            round.1.iter().for_each(|act| drop(does(&mut ben, *act)));
            if ben_first {
                ben.opens_file_of(&ann);
                ann.opens_file_of(&ben);
            } else {
                ann.opens_file_of(&ben);
                ben.opens_file_of(&ann);
            }
            assert_same(&ann, &ben);
            assert_told(ann.plan());
            prop_assert_eq!(people(&[ann.plan()], day(TODAY)), people(&[ben.plan()], day(TODAY)));
        }
    }

    /// One joins two parties while the other works on either; taking the joining back gives what would be there had
    /// it never been made, and nothing of the other's work is gone. So do handing over and parting, where the other
    /// did something else.
    #[test]
    fn taking_a_joining_back_gives_what_was(before in acts(), keep in 0..PARTIES, gone in 0..PARTIES, ben_does in acts(), seen: bool) {
        let (mut ann, mut ben) = officers();
        for act in &before { drop(does(&mut ann, *act)); }
        ben.opens_file_of(&ann);
        let stood = ann.plan().clone();
        let Some(joined) = does(&mut ann, (0, keep, gone)) else { return Ok(()) };
        if !seen {
            let undo = ann.undoes(&[joined.id]);
            prop_assert!(undo.skipped.is_empty());
            prop_assert_eq!(ann.plan(), &stood);
            return Ok(());
        }
        // Whatever leaves the links alone.
        ben_does.iter().filter(|act| act.0 % 10 > 2).for_each(|act| drop(does(&mut ben, *act)));
        ann.opens_file_of(&ben);
        ann.undoes(&[joined.id]);
        ben.opens_file_of(&ann);
        assert_same(&ann, &ben);
        let without = ann.history().changes().iter().filter(|change| change.id != joined.id && !change.undoes.contains(&joined.id));
        let without = History::of(ann.plan().id().clone(), without.map(|change| Change::clone(change)));
        prop_assert_eq!(ann.plan(), &block_on(without.fold(&Unattended)));
    }

    /// Handing over moves what is open and nothing else, and one undo brings it back.
    #[test]
    fn handing_over_is_one_step_there_and_one_back(before in acts(), from in 0..PARTIES, to in 0..PARTIES) {
        let (mut ann, _) = officers();
        for act in &before { drop(does(&mut ann, *act)); }
        let stood = ann.plan().clone();
        let same = stood.party_index();
        let Some(change) = does(&mut ann, (4, from, to)) else { return Ok(()) };
        prop_assert_eq!(open_lines(ann.plan(), &named(from)).count(), 0);
        prop_assert!(change.sets.iter().all(|set| matches!(set.field, Field::Lead(..))));
        prop_assert_eq!(open_commitments(ann.plan(), &named(from)).count(), 0);
        let open: Vec<EntityId> = leading(&stood).map(|(id, _)| id.clone()).collect();
        let all = |plan: &Plan| -> Vec<(EntityId, hearth::plan::Line)> {
            let lines = plan.items().filter_map(|item| match &item.body {
                Body::Commitment(line) | Body::Action(line) => Some((item.id.clone(), line.clone())),
                _ => None,
            });
            let mut lines: Vec<_> = lines.collect();
            lines.sort_by(|a, b| a.0.cmp(&b.0));
            lines
        };
        for ((id, old), (_, new)) in all(&stood).into_iter().zip(all(ann.plan())) {
            // What is finished keeps the old name, and so does a commitment whose actions all are.
            if if old.tracked { stood.is_finished(&old) } else { !open.contains(&id) } {
                prop_assert_eq!(&old, &new);
            }
            let (given, got) = (same.all(&named(from)), same.all(&named(to)));
            let roles = |line: &hearth::plan::Line| {
                let both = |party: &EntityId| given.contains(party) || got.contains(party);
                let roles = line.leads.iter().filter(|lead| both(&lead.party)).map(|lead| lead.role.clone());
                roles.collect::<std::collections::BTreeSet<_>>()
            };
            prop_assert_eq!(roles(&old), roles(&new));
        }
        ann.undoes(&[change.id]);
        prop_assert_eq!(ann.plan(), &stood);
    }
}

/// The form in which names are compared, made as its description says: letter by letter, then word by word.
fn as_described(name: &str) -> String {
    let straight: String = name
        .chars()
        .flat_map(|letter| match letter {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => vec!['\''],
            '\u{2010}'..='\u{2015}' | '\u{2212}' => vec!['-'],
            '&' => " and ".chars().collect(),
            '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' => Vec::new(),
            other => other.to_lowercase().collect(),
        })
        .collect();
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}

proptest! {
    #[test]
    fn names_are_compared_as_described(
        words in prop_oneof![any::<String>(), "[ \\t\u{a0}\u{2003}\u{200b}&’—A-Zß-ÿİΣ-]{0,24}"],
    ) {
        let normal = hearth::text::compared(&words);
        prop_assert_eq!(&normal, &as_described(&words));
        prop_assert_eq!(&hearth::text::compared(&normal), &as_described(&normal));
    }
}
