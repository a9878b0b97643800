//! Lines that stand in another section of a document than of the plan, be the section there or new.

use hearth::long_work::{Unattended, block_on};
use std::collections::BTreeMap;

use hearth::history::Replica;
use hearth::import::draft::Draft;
use hearth::import::matching::{Comparison, Decision, Decisions};
use hearth::plan::edit::Edit;
use hearth::plan::{Body, EntityId, Field, Kind, Plan};
use proptest::prelude::*;

use super::matching::{LINES, accepts, does, line_id, random, signed, small, started};
use super::support::compare;

type Lines<'a> = &'a [(&'a str, &'a str)];

/// A plan of these sections: number, title, lines.
fn sections(sections: &[(&str, &str, Lines<'_>)]) -> Draft {
    let section = |(number, title, lines): &(&str, &str, Lines<'_>)| {
        let actions: Vec<_> =
            lines.iter().map(|(reference, text)| serde_json::json!({ "ref": reference, "text": text })).collect();
        serde_json::json!({
            "number": number, "title": title, "objective": format!("Good {title}"), "actions": actions,
            "connections": [format!("{title} strategy")],
        })
    };
    let mut draft = serde_json::to_value(small(&LINES)).unwrap();
    draft["sections"] = sections.iter().map(section).collect::<Vec<_>>().into();
    serde_json::from_value(draft).unwrap()
}

/// A plan of two sections.
fn divided(first: Lines<'_>, second: Lines<'_>) -> Draft {
    sections(&[("1", "Homes", first), ("2", "People", second)])
}

fn order(replica: &Replica) -> Vec<String> {
    replica.plan().lines().map(|line| line.line.reference.clone()).collect()
}

/// The sections by title, each with the references of its lines.
fn shape(plan: &Plan) -> Vec<(String, Vec<String>)> {
    let lines = |section: &EntityId| {
        let under = plan.lines().filter(|line| plan.ancestors(&line.item.id).any(|above| above.id == *section));
        under.map(|line| line.line.reference.clone()).collect::<Vec<_>>()
    };
    plan.sections().map(|(item, section)| (section.title.clone(), lines(&item.id))).collect()
}

/// The same of a draft.
fn wanted(draft: &Draft) -> Vec<(String, Vec<String>)> {
    let lines = |section: &hearth::import::draft::DraftSection| {
        section.actions.iter().map(|line| line.reference.clone()).collect::<Vec<_>>()
    };
    draft.sections.iter().map(|section| (section.title.clone(), lines(section))).collect()
}

/// Ticks the moves of the lines with these references; every line's where there are none.
fn ticked(mut comparison: Comparison, draft: &Draft, references: &[&str]) -> Comparison {
    for one in &mut comparison.matched {
        let reference = draft.line(&one.at).unwrap().reference.as_str();
        let moves = one.differences.iter_mut().filter(|one| one.field == Field::Place);
        moves.for_each(|one| one.chosen = references.is_empty() || references.contains(&reference));
    }
    comparison
}

fn takes_back(replica: &mut Replica, change: hearth::history::ChangeId) {
    let undo = replica.undo(&[change].into(), signed("Ann"), &mut random(3)).unwrap();
    assert_eq!(undo.skipped, []);
    block_on(replica.apply(undo.change, &Unattended));
}

const A: (&str, &str) = ("1.1", "Publish a guide for tenants");
const B: (&str, &str) = ("1.2", "Inspect the hostels in town");
const C: (&str, &str) = ("2.1", "Write to every landlord");
const D: (&str, &str) = ("2.2", "Train the reception staff");
const E: (&str, &str) = ("1.3", "Survey the empty shops");

#[test]
fn a_line_in_another_section_of_the_document_is_offered_to_go_there_and_goes_when_it_is_ticked() {
    let mut replica = started(&divided(&[A, B, E], &[C, D]));
    let later = divided(&[A, E], &[C, B, D]);
    let comparison = compare(&later, &replica, &Decisions::default());
    let differences: Vec<_> = comparison.matched.iter().flat_map(|one| &one.differences).collect();
    let [moved] = differences.as_slice() else { panic!("{differences:#?}") };
    assert_eq!((&moved.field, moved.now.as_str(), moved.document.as_str()), (&Field::Place, "1 Homes", "2 People"));
    assert!(!moved.chosen && comparison.is_nothing(), "nothing goes anywhere unasked");
    let mut ticked = comparison.clone();
    ticked.matched.iter_mut().flat_map(|one| &mut one.differences).for_each(|one| one.chosen = true);
    let change = accepts(&mut replica, &ticked, &later, "Ann").unwrap();
    assert_eq!(order(&replica), ["1.1", "1.3", "2.1", "1.2", "2.2"], "where the document has it");
    assert!(compare(&later, &replica, &Decisions::default()).matched.iter().all(|one| one.differences.is_empty()));
    takes_back(&mut replica, change);
    assert_eq!(order(&replica), ["1.1", "1.2", "1.3", "2.1", "2.2"]);
    // A document that is not divided says nothing of where a line belongs.
    let mut whole = divided(&[A, B, E, C, D], &[]);
    whole.sections.pop();
    let undivided = compare(&whole, &replica, &Decisions::default());
    assert!(undivided.matched.iter().all(|one| one.differences.is_empty()), "{undivided:#?}");
}

#[test]
fn a_line_in_a_section_that_the_plan_lacks_is_offered_to_go_there_and_the_section_comes_with_it() {
    let mut replica = started(&divided(&[A, B, E], &[C, D]));
    let before = shape(replica.plan());
    let later = sections(&[("1", "Homes", &[A]), ("3", "Streets", &[B, D, E]), ("2", "People", &[C])]);
    let comparison = compare(&later, &replica, &Decisions::default());
    let moved: Vec<_> =
        comparison.matched.iter().flat_map(|one| &one.differences).filter(|one| one.field == Field::Place).collect();
    let told: Vec<_> = moved.iter().map(|one| (one.now.as_str(), one.document.as_str(), one.chosen)).collect();
    let from = |now| (now, "3 Streets", false);
    assert_eq!(told, [from("1 Homes"), from("2 People"), from("1 Homes")], "{comparison:#?}");
    assert!(comparison.is_nothing() && !comparison.goes_to_new_section(&comparison.matched[0].at));
    assert!(comparison.goes_to_new_section(&comparison.matched[1].at));
    assert_eq!(accepts(&mut replica, &comparison, &later, "Ann"), None, "no section is made of which nothing is taken");

    let change = accepts(&mut replica, &ticked(comparison.clone(), &later, &[]), &later, "Ann").unwrap();
    assert_eq!(shape(replica.plan()), wanted(&later), "where the document has them, section and lines");
    let (item, section) = replica.plan().sections().nth(1).unwrap();
    assert_eq!((section.number.as_str(), section.objective.as_str()), ("3", "Good Streets"));
    let connections: Vec<_> = replica.plan().children_of_kind(&item.id, Kind::Connection).collect();
    assert!(matches!(&connections[..], [one] if one.body == Body::Words("Streets strategy".to_owned())));
    assert!(compare(&later, &replica, &Decisions::default()).is_nothing());

    takes_back(&mut replica, change);
    assert_eq!(shape(replica.plan()), before);
    let again = compare(&later, &replica, &Decisions::default());
    assert_eq!((&again.matched, &again.sections), (&comparison.matched, &comparison.sections), "offered as it was");
    accepts(&mut replica, &ticked(again, &later, &["1.2"]), &later, "Ann").unwrap();
    assert_eq!(order(&replica), ["1.1", "1.3", "1.2", "2.1", "2.2"], "it alone");
}

#[test]
fn an_action_that_goes_to_its_commitment_makes_no_section() {
    let commitment = |actions: &[(&str, &str)]| {
        let actions: Vec<_> =
            actions.iter().map(|(number, text)| serde_json::json!({ "ref": number, "text": text })).collect();
        serde_json::json!([{ "ref": "C1", "text": "Better homes for all who rent here", "actions": actions }])
    };
    let with = |draft: Draft, at: usize, commitments: serde_json::Value| -> Draft {
        let mut draft = serde_json::to_value(draft).unwrap();
        draft["sections"][at]["commitments"] = commitments;
        serde_json::from_value(draft).unwrap()
    };
    let mut replica = started(&with(divided(&[A], &[C, D]), 0, commitment(&[B])));
    let streets = sections(&[("1", "Homes", &[A]), ("2", "People", &[D]), ("3", "Streets", &[])]);
    let later = with(streets, 2, commitment(&[B, C]));
    // The commitment stays; of what stands under it in the document, one action is to go there.
    let comparison = compare(&later, &replica, &Decisions::default());
    accepts(&mut replica, &ticked(comparison.clone(), &later, &["2.1"]), &later, "Ann").unwrap();
    let [homes, people] = &shape(replica.plan())[..] else { panic!("{:?}", shape(replica.plan())) };
    assert_eq!((homes.1.join(" "), people.1.join(" ")), ("1.2 2.1 1.1".to_owned(), "2.2".to_owned()));
}

#[test]
fn a_section_that_was_removed_does_not_come_back_with_its_lines() {
    let plan = sections(&[("1", "Homes", &[A, B]), ("2", "People", &[C]), ("3", "Streets", &[D, E])]);
    let mut replica = started(&plan);
    let streets = replica.plan().sections().nth(2).unwrap().0.id.clone();
    does(&mut replica, Edit::Remove(streets), "Ben");
    let later = sections(&[("1", "Homes", &[A]), ("2", "People", &[C]), ("3", "Streets", &[B, D, E])]);
    let comparison = compare(&later, &replica, &Decisions::default());
    assert_eq!(comparison.removed.len(), 2);
    accepts(&mut replica, &ticked(comparison, &later, &[]), &later, "Ann").unwrap();
    let told: Vec<_> = shape(replica.plan()).into_iter().map(|(title, lines)| (title, lines.join(" "))).collect();
    let told: Vec<_> = told.iter().map(|(title, lines)| (title.as_str(), lines.as_str())).collect();
    assert_eq!(told, [("Homes", "1.1"), ("People", "2.1"), ("Streets", "1.2")]);
    let again = compare(&later, &replica, &Decisions::default());
    assert!(again.is_nothing() && again.removed.len() == 2);
    // What a person asks for comes back where the section now is.
    let decisions = again.removed.iter().map(|(at, _)| (at.clone(), Decision::New)).collect();
    let asked = compare(&later, &replica, &Decisions { lines: decisions, ..Decisions::default() });
    accepts(&mut replica, &asked, &later, "Ann").unwrap();
    assert_eq!(shape(replica.plan()), wanted(&later));
    assert_eq!(line_id(replica.plan(), "2.2"), line_id(started(&plan).plan(), "2.2"));
}

#[test]
fn of_a_section_that_is_divided_the_part_with_its_title_is_it() {
    let mut replica = started(&divided(&[A, B, E], &[C, D]));
    // The new part comes first, and has most of the lines.
    let later = sections(&[("1", "Streets", &[B, E]), ("2", "Homes", &[A]), ("3", "People", &[C, D])]);
    let comparison = compare(&later, &replica, &Decisions::default());
    assert_eq!(comparison.sections.iter().map(|one| one.new).collect::<Vec<_>>(), [true, false, false]);
    // What the document numbers otherwise is taken with it, so that no two sections have one number.
    let told: Vec<_> = comparison.sections.iter().flat_map(|one| &one.differences).collect();
    let told: Vec<_> =
        told.iter().map(|one| (&one.field, one.now.as_str(), one.document.as_str(), one.chosen)).collect();
    assert_eq!(told, [(&Field::Number, "1", "2", true), (&Field::Number, "2", "3", true)]);
    accepts(&mut replica, &ticked(comparison, &later, &[]), &later, "Ann").unwrap();
    assert_eq!(shape(replica.plan()), wanted(&later));
    let numbers: Vec<_> = replica.plan().sections().map(|(_, section)| section.number.clone()).collect();
    assert_eq!(numbers, ["1", "2", "3"]);
    assert!(compare(&later, &replica, &Decisions::default()).is_nothing());
}

/// Lines in sections of a plan, and in those of a later document, by number: which of them are ticked.
fn divisions() -> impl Strategy<Value = Vec<(usize, usize, bool)>> {
    prop::collection::vec((0..3_usize, 0..5_usize, any::<bool>()), 1..12)
}

const TITLES: [&str; 5] = ["Homes", "People", "Streets", "Money", "Health"];

/// A draft of so many sections, with the lines that stand in each.
fn made(count: usize, lines: &[usize], new_first: bool) -> Draft {
    let words = [
        "lofts",
        "hostels",
        "landlords",
        "shops",
        "grants",
        "desks",
        "roofs",
        "parks",
        "boilers",
        "gutters",
        "benches",
    ];
    let all: Vec<(usize, (String, String))> = (lines.iter().zip(words).enumerate())
        .map(|(at, (section, word))| (*section, (format!("R{at}"), format!("{word} {word} of {word}"))))
        .collect();
    let of = |section: usize| -> Vec<(&str, &str)> {
        let own = all.iter().filter(|(one, _)| *one == section);
        own.map(|(_, (reference, text))| (reference.as_str(), text.as_str())).collect()
    };
    let own: Vec<Vec<(&str, &str)>> = (0..count).map(of).collect();
    let numbers = ["1", "2", "3", "4", "5"];
    let mut parts: Vec<_> = (0..count).map(|at| (numbers[at], TITLES[at], own[at].as_slice())).collect();
    // Where new sections stand before those that are there.
    if new_first {
        parts.rotate_left(3);
    }
    sections(&parts)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn lines_go_where_they_are_ticked_once_and_come_back(division in divisions(), new_first in any::<bool>()) {
        let (now, then): (Vec<usize>, Vec<usize>) = division.iter().map(|(now, then, _)| (*now, *then)).unzip();
        let mut replica = started(&made(3, &now, false));
        let before = shape(replica.plan());
        let later = made(5, &then, new_first);
        let comparison = compare(&later, &replica, &Decisions::default());
        prop_assert!(comparison.is_nothing(), "nothing goes anywhere unasked: {:#?}", comparison);
        let names: Vec<String> = (0..division.len()).map(|at| format!("R{at}")).collect();
        let chosen: Vec<&str> =
            names.iter().zip(&division).filter(|(_, (.., tick))| *tick).map(|(name, _)| name.as_str()).collect();
        let comparison = ticked(comparison, &later, if chosen.is_empty() { &["none"] } else { &chosen });
        let change = accepts(&mut replica, &comparison, &later, "Ann");

        // Each line stands once: where it was ticked to go, or where it was.
        let after = shape(replica.plan());
        let place: BTreeMap<&str, &str> =
            after.iter().flat_map(|(title, lines)| lines.iter().map(|line| (line.as_str(), title.as_str()))).collect();
        prop_assert_eq!(after.iter().map(|(_, lines)| lines.len()).sum::<usize>(), names.len().min(11));
        for (name, (now, then, tick)) in names.iter().zip(&division) {
            prop_assert_eq!(place.get(name.as_str()), Some(&TITLES[if *tick { *then } else { *now }]), "{:?}", after);
        }
        // No section came without a line, and none went.
        let kept: Vec<&(String, Vec<String>)> = after.iter().filter(|(title, _)| TITLES[..3].contains(&title.as_str())).collect();
        prop_assert_eq!(kept.len(), 3);
        prop_assert!(after.iter().all(|(title, lines)| TITLES[..3].contains(&title.as_str()) || !lines.is_empty()));
        // Where all went, it is the document's order.
        if division.iter().all(|(now, then, tick)| *tick || now == then) && then.contains(&3) && then.contains(&4) {
            prop_assert_eq!(&after, &wanted(&later));
        }
        // The second time nothing changes.
        let again = compare(&later, &replica, &Decisions::default());
        prop_assert!(again.is_nothing(), "{:#?}", again);
        prop_assert_eq!(accepts(&mut replica, &again, &later, "Ann"), None);
        // Undo brings all back.
        if let Some(change) = change {
            takes_back(&mut replica, change);
            prop_assert_eq!(shape(replica.plan()), before);
            let redo = replica.stack("device-of-ann").redo;
            takes_back(&mut replica, redo[0]);
            prop_assert_eq!(shape(replica.plan()), after);
        }
    }
}
