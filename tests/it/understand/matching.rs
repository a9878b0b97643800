//! A document beside a plan that is there.

use hearth::history::{Author, ChangeId, History, Replica, Signature};
use hearth::import::draft::Draft;
use hearth::import::matching::{self, Comparison, Decision, Decisions, MatchReason, Provenance};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::edit::Edit;
use hearth::plan::same::join;
use hearth::plan::{Body, EntityId, Field, Line, Plan};
use proptest::prelude::*;

use super::support::{compare, guessed, starter, text};
use crate::documents::published;

const HOUSING: (&str, &str) = ("housing-strategy-action-plan-2023-28", "housing-strategy-2023-28");
const HOMELESSNESS: (&str, &str) = ("homelessness-action-plan-2024-29", "homelessness-2024-29");

pub(super) fn signed(name: &str) -> Signature {
    Signature {
        by: Author::new(name, format!("device-of-{}", name.to_lowercase())),
        at: "2024-05-01T09:00:00.000Z".to_owned(),
        why: String::new(),
        source: String::new(),
    }
}

pub(super) fn random(from: u128) -> impl FnMut() -> u128 {
    let mut next = from;
    move || {
        next = next.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        next
    }
}

fn recognised(draft: &Draft, plan: &Plan) -> u8 {
    block_on(matching::recognised(draft, plan, &Unattended))
}

pub(super) fn started(draft: &Draft) -> Replica {
    Replica::of(History::of(draft.plan_id(), [draft.first_change().unwrap()]))
}

/// Takes the document in as the comparison stands; the change, where there is one.
pub(super) fn accepts(replica: &mut Replica, comparison: &Comparison, draft: &Draft, name: &str) -> Option<ChangeId> {
    let seed = u128::from_str_radix(&replica.plan().id().as_str()[5..], 16).unwrap();
    let seed = seed.wrapping_add(name.bytes().map(u128::from).sum::<u128>());
    let mut random = random(seed);
    let change = comparison.accept(draft, replica, "the plan", signed(name), &mut random, &Unattended);
    let change = block_on(change).unwrap()?;
    let id = change.id;
    block_on(replica.apply([change], &Unattended));
    Some(id)
}

pub(super) fn does(replica: &mut Replica, edit: Edit, name: &str) -> ChangeId {
    let change = replica.compose(edit, None, signed(name), &mut random(7)).unwrap().unwrap();
    let id = change.id;
    block_on(replica.apply([change], &Unattended));
    id
}

fn brought_in(name: &str) -> Draft {
    guessed(&text(name, &published(&format!("{name}.txt")))).draft
}

pub(super) fn line_id(plan: &Plan, reference: &str) -> EntityId {
    plan.lines().find(|line| line.line.reference == reference).unwrap().item.id.clone()
}

fn line<'a>(plan: &'a Plan, reference: &str) -> &'a Line {
    plan.lines().find(|line| line.line.reference == reference).unwrap().line
}

mod published {
    use super::*;

    #[test]
    #[ignore = "needs the published documents beside the checkout"]
    fn the_original_of_a_starter_joins_it_line_by_line_and_fills_in_the_published_wording() {
        for ((document, json), lines) in [(HOUSING, 68), (HOMELESSNESS, 35)] {
            let draft = brought_in(document);
            let ours = starter(json);
            assert!(recognised(&draft, started(&ours).plan()) >= 95, "{}", recognised(&draft, started(&ours).plan()));
            let other = if document == HOUSING.0 { HOMELESSNESS.1 } else { HOUSING.1 };
            assert!(recognised(&draft, started(&starter(other)).plan()) < 20);
            let mut replica = started(&ours);
            let before = replica.plan().clone();
            let comparison = compare(&draft, &replica, &Decisions::default());
            assert_eq!(
                (comparison.added.len(), comparison.doubtful.len(), comparison.missing.len()),
                (0, 0, 0),
                "{:#?}",
                comparison.doubtful
            );
            assert!(comparison.sections.iter().all(|section| !section.new));
            assert!(comparison.parties.iter().all(|party| !party.new));
            for matched in &comparison.matched {
                let reference = |line: &Line| line.reference.clone();
                let there = before.lines().find(|line| line.item.id == matched.id).map(|line| reference(line.line));
                let theirs = draft.line(&matched.at).unwrap().reference.clone();
                assert!(there.is_none_or(|there| there == theirs));
            }
            accepts(&mut replica, &comparison, &draft, "Ann").unwrap();
            let plan = replica.plan();
            assert_eq!(plan.lines().count(), lines);
            for (line, old) in plan.lines().zip(before.lines()) {
                assert_eq!(line.item.id, old.item.id);
                assert!(!line.line.published.is_empty(), "{}", line.line.reference);
                // Where the summary says the same, nothing else differs.
                assert_eq!(Line { published: String::new(), ..line.line.clone() }, *old.line);
            }
            // What stands under the lines, and the sections, are as they were.
            assert_eq!(plan.items().count(), before.items().count());
            let again = compare(&draft, &replica, &Decisions::default());
            assert!(again.is_nothing());
            assert_eq!(accepts(&mut replica, &again, &draft, "Ann"), None);
        }
    }

    #[test]
    #[ignore = "needs the published documents beside the checkout"]
    fn bringing_a_document_in_is_one_change_that_can_be_undone() {
        let draft = brought_in(HOUSING.0);
        let mut replica = started(&starter(HOUSING.1));
        let before = replica.plan().clone();
        let comparison = compare(&draft, &replica, &Decisions::default());
        let change = accepts(&mut replica, &comparison, &draft, "Ann").unwrap();
        let source = replica.history().change(change).unwrap().source.clone().unwrap();
        assert_eq!(source.as_str(), Some("Document: the plan"));
        let undo = replica.undo(&[change].into(), signed("Ann"), &mut random(3)).unwrap();
        assert_eq!(undo.skipped, []);
        block_on(replica.apply(undo.change, &Unattended));
        assert!(replica.plan().lines().map(|line| line.line.clone()).eq(before.lines().map(|line| line.line.clone())));
    }
}

/// A table with outcomes and reports.
fn reported(rows: &[[&str; 5]]) -> Draft {
    let mut source = "Ref,Action,Outcomes,When,Progress\n".to_owned();
    for row in rows {
        source.push_str(&format!("{}\n", row.map(|cell| format!("\"{cell}\"")).join(",")));
    }
    guessed(&hearth::import::read::document("plan.csv", source.as_bytes(), &Unattended).expect("a table")).draft
}

#[test]
fn outcomes_and_updates_that_were_taken_back_are_offered_again_and_come_back_once() {
    let mut replica = started(&reported(&[["1.1", "Insulate the lofts", "- Warm homes", "2030", ""]]));
    let draft = reported(&[
        ["1.1", "Insulate the lofts", "- Warm homes\n- Lower bills", "2031", "Begun in May"],
        ["1.2", "Replace the boilers", "- Clean air\n- Less noise", "2032", "Tendered"],
    ]);
    let first = compare(&draft, &replica, &Decisions::default());
    assert_eq!((first.added.len(), first.matched[0].new_items.len()), (1, 2), "{first:#?}");
    let change = accepts(&mut replica, &first, &draft, "Ann").unwrap();
    let (taken_in, things) = (said(replica.plan()), replica.plan().items().count());
    assert!(taken_in[0].2.iter().any(|words| words == "Begun in May") && taken_in[1].2.len() == 3, "{taken_in:#?}");
    let undo = replica.undo(&[change].into(), signed("Ann"), &mut random(3)).unwrap();
    block_on(replica.apply(undo.change, &Unattended));
    let again = compare(&draft, &replica, &Decisions::default());
    assert_eq!((&again.matched, &again.added), (&first.matched, &first.added));
    accepts(&mut replica, &again, &draft, "Ann").unwrap();
    assert_eq!((said(replica.plan()), replica.plan().items().count()), (taken_in, things), "nothing doubles");
    // What an officer removes since is theirs to bring back.
    let (line, outcome) = (
        line_id(replica.plan(), "1.2"),
        replica
            .plan()
            .items()
            .find(|item| matches!(&item.body, Body::Words(words) if words == "Lower bills"))
            .unwrap()
            .id
            .clone(),
    );
    does(&mut replica, Edit::Remove(line), "Ben");
    does(&mut replica, Edit::Remove(outcome), "Ben");
    let left = compare(&draft, &replica, &Decisions::default());
    assert_eq!((left.removed.len(), left.added.len(), left.matched[0].new_items.len()), (1, 0, 0));
}

/// A small plan, as any council might write it.
pub(super) fn small(lines: &[(&str, &str, &str)]) -> Draft {
    let mut source = "Priority 1: Homes\nAction\nLead\nTimescale\n".to_owned();
    for (words, lead, time) in lines {
        source.push_str(&format!("{words}\n{lead}\n{time}\n"));
    }
    guessed(&text("small plan", &source)).draft
}

pub(super) const LINES: [(&str, &str, &str); 3] = [
    ("Publish a guide for tenants of shared houses", "Tenancy Team", "March 2025"),
    ("Inspect the hostels in the town centre", "Sarah Bloggs", "June 2025"),
    ("Write to every landlord with more than ten properties", "Licensing Manager", "Ongoing"),
];

#[test]
fn two_who_begin_with_one_document_have_one_plan() {
    let draft = small(&LINES);
    assert_eq!(draft.first_change().unwrap(), small(&LINES).first_change().unwrap());
    let mut replica = started(&draft);
    assert_eq!(block_on(replica.apply([small(&LINES).first_change().unwrap()], &Unattended)).new.len(), 0);
    assert!(compare(&draft, &replica, &Decisions::default()).is_nothing());
}

#[test]
fn a_changed_line_is_told_field_by_field_and_a_line_left_out_stays() {
    let mut replica = started(&small(&LINES));
    let mut newer = LINES.to_vec();
    newer[0].2 = "June 2025";
    newer.remove(1);
    newer.push(("Open a second reception desk", "Tenancy Team", "2026"));
    let draft = small(&newer);
    let comparison = compare(&draft, &replica, &Decisions::default());
    assert_eq!(comparison.added.len(), 1);
    assert_eq!(comparison.missing, [line_id(replica.plan(), "1.2")]);
    let differences: Vec<_> = comparison.matched.iter().flat_map(|one| &one.differences).collect();
    let [time] = differences.as_slice() else { panic!("{differences:#?}") };
    assert_eq!(
        (&time.field, time.now.as_str(), time.document.as_str(), time.chosen),
        (&Field::Timeframe, "March 2025", "June 2025", true)
    );
    accepts(&mut replica, &comparison, &draft, "Ann").unwrap();
    let words: Vec<&str> = replica.plan().lines().map(|line| line.line.text.as_str()).collect();
    assert_eq!(words, [LINES[0].0, LINES[1].0, LINES[2].0, "Open a second reception desk"]);
}

#[test]
fn what_an_officer_wrote_is_never_overwritten_unasked() {
    let mut replica = started(&small(&LINES));
    let id = line_id(replica.plan(), "1.1");
    does(&mut replica, Edit::words(&id, Field::Text, "Publish two guides"), "Ben");
    does(&mut replica, Edit::words(&id, Field::Timeframe, "May 2025"), "Ben");
    let mut comparison = compare(&small(&LINES), &replica, &Decisions::default());
    let matched = comparison.matched.iter().find(|one| one.id == id).unwrap();
    assert_eq!(matched.by, MatchReason::Reference);
    for field in [Field::Text, Field::Timeframe] {
        let one = matched.differences.iter().find(|one| one.field == field).unwrap();
        assert_eq!((&one.provenance, one.chosen), (&Provenance::Officer("Ben".to_owned()), false));
    }
    accepts(&mut replica, &comparison, &small(&LINES), "Ann").unwrap();
    let now = line(replica.plan(), "1.1").clone();
    assert_eq!(
        (now.text.as_str(), now.timeframe.as_str(), now.published.as_str()),
        ("Publish two guides", "May 2025", LINES[0].0)
    );
    // Asked for, it is taken.
    comparison = compare(&small(&LINES), &replica, &Decisions::default());
    for one in comparison.matched.iter_mut().flat_map(|one| &mut one.differences) {
        one.chosen = true;
    }
    accepts(&mut replica, &comparison, &small(&LINES), "Ann").unwrap();
    assert_eq!(line(replica.plan(), "1.1").timeframe, "March 2025");
}

#[test]
fn a_line_that_may_be_another_waits_for_a_person() {
    let mut replica = started(&small(&LINES));
    let id = line_id(replica.plan(), "1.2");
    let mut newer = LINES.to_vec();
    newer[1] = ("Inspect the hostels of the town twice in each year", "Housing Team", "2027");
    newer.swap(1, 2);
    let draft = small(&newer);
    let comparison = compare(&draft, &replica, &Decisions::default());
    let [doubtful] = comparison.doubtful.as_slice() else { panic!("{comparison:#?}") };
    assert!(doubtful.candidates.iter().any(|(other, _)| *other == id));
    assert!(comparison.added.is_empty());
    let decided =
        |decision: Decision| Decisions { lines: [(doubtful.at.clone(), decision)].into(), ..Decisions::default() };
    let same = compare(&draft, &replica, &decided(Decision::Same(id.clone())));
    assert!(same.doubtful.is_empty() && same.matched.iter().any(|one| one.id == id && one.by == MatchReason::Person));
    let new = compare(&draft, &replica, &decided(Decision::New));
    assert_eq!((new.added.len(), new.missing.len()), (1, 1));
    let out = compare(&draft, &replica, &decided(Decision::LeaveOut));
    assert_eq!((out.added.len(), out.doubtful.len()), (0, 0));
    accepts(&mut replica, &new, &draft, "Ann").unwrap();
    assert_eq!(replica.plan().lines().count(), 4);
    assert!(compare(&draft, &replica, &Decisions::default()).is_nothing());
}

#[test]
fn a_line_removed_from_the_plan_is_not_brought_back_unasked() {
    let mut replica = started(&small(&LINES));
    let id = line_id(replica.plan(), "1.2");
    does(&mut replica, Edit::Remove(id.clone()), "Ben");
    let draft = small(&LINES);
    let comparison = compare(&draft, &replica, &Decisions::default());
    let [(at, removed)] = comparison.removed.as_slice() else { panic!("{comparison:#?}") };
    assert_eq!(*removed, id);
    assert!(comparison.is_nothing() && comparison.added.is_empty());
    let wanted = Decisions { lines: [(at.clone(), Decision::New)].into(), ..Decisions::default() };
    let comparison = compare(&draft, &replica, &wanted);
    accepts(&mut replica, &comparison, &draft, "Ann").unwrap();
    assert_eq!(replica.plan().lines().count(), 3);
    assert_eq!(line_id(replica.plan(), "1.2"), id);
}

fn some_lines() -> impl Strategy<Value = Vec<(String, &'static str, &'static str)>> {
    let verb = prop::sample::select(vec!["Publish", "Inspect", "Write", "Review", "Open", "Support", "Train"]);
    let what = prop::collection::vec(
        prop::sample::select(vec![
            "hostels",
            "guide",
            "tenants",
            "landlords",
            "desk",
            "homes",
            "policy",
            "grants",
            "hub",
            "officers",
        ]),
        3..7,
    );
    let words = (verb, what).prop_map(|(verb, what)| format!("{verb} the {}", what.join(" ")));
    let lead = prop::sample::select(vec![
        "Tenancy Team",
        "Sarah Bloggs",
        "Licensing Manager",
        "Sarah Bloggs and Tenancy Team",
    ]);
    let time = prop::sample::select(vec!["March 2025", "Ongoing", "2026", "Summer 2025"]);
    prop::collection::vec((words, lead, time), 1..8)
}

fn made(lines: &[(String, &'static str, &'static str)]) -> Draft {
    small(&lines.iter().map(|(words, lead, time)| (words.as_str(), *lead, *time)).collect::<Vec<_>>())
}

fn everything_new(draft: &Draft, replica: &Replica) -> Comparison {
    let mut decisions = Decisions::default();
    let doubtful = compare(draft, replica, &decisions).doubtful;
    decisions.lines.extend(doubtful.into_iter().map(|one| (one.at, Decision::New)));
    compare(draft, replica, &decisions)
}

/// Each line, with the words that stand under it.
fn said(plan: &Plan) -> Vec<(EntityId, Line, Vec<String>)> {
    let under = |id: &EntityId| -> Vec<String> {
        let words = plan.children(id).filter_map(|item| match &item.body {
            Body::Words(words) => Some(words.clone()),
            Body::Update(update) => Some(update.text.clone()),
            _ => None,
        });
        words.collect()
    };
    plan.lines().map(|line| (line.item.id.clone(), line.line.clone(), under(&line.item.id))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_second_time_nothing_changes(before in some_lines(), after in some_lines()) {
        let mut replica = started(&made(&before));
        let draft = made(&after);
        let comparison = everything_new(&draft, &replica);
        accepts(&mut replica, &comparison, &draft, "Ann");
        // Nothing is deleted.
        prop_assert!(replica.plan().lines().count() >= made(&before).sections[0].actions.len());
        let plan = replica.plan().clone();
        let again = compare(&draft, &replica, &Decisions::default());
        prop_assert!(again.added.is_empty() && again.doubtful.is_empty(), "{:#?}", again);
        if accepts(&mut replica, &again, &draft, "Ann").is_some() {
            prop_assert!(false, "{:#?}\n{:#?}", plan.lines().count(), again);
        }
    }

    /// Lines taken in and taken back are offered again as they were, ticks and all; taken in again, they give the same plan.
    #[test]
    fn what_was_taken_back_is_offered_as_it_was_before(before in some_lines(), after in some_lines(), edits in prop::collection::vec((0..8_usize, any::<bool>()), 0..3)) {
        let mut replica = started(&made(&before));
        for (number, (at, timeframe)) in edits.into_iter().enumerate() {
            let lines: Vec<EntityId> = replica.plan().lines().map(|line| line.item.id.clone()).collect();
            let field = if timeframe { Field::Timeframe } else { Field::Responsibility };
            does(&mut replica, Edit::words(&lines[at % lines.len()], field, format!("Said by Ben {number}")), "Ben");
        }
        let draft = made(&after);
        let first = everything_new(&draft, &replica);
        let stood = replica.plan().clone();
        let Some(change) = accepts(&mut replica, &first, &draft, "Ann") else { return Ok(()) };
        let taken_in = said(replica.plan());
        let undo = replica.undo(&[change].into(), signed("Ann"), &mut random(3)).unwrap();
        prop_assert_eq!(undo.skipped, vec![]);
        block_on(replica.apply(undo.change, &Unattended));
        prop_assert_eq!(said(replica.plan()), said(&stood));
        let again = everything_new(&draft, &replica);
        prop_assert_eq!(&again.matched, &first.matched);
        prop_assert_eq!((&again.added, &again.removed), (&first.added, &first.removed));
        prop_assert_eq!(&again.sections, &first.sections);
        accepts(&mut replica, &again, &draft, "Ann").expect("a change");
        prop_assert_eq!(said(replica.plan()), taken_in);
        prop_assert_eq!(replica.conflicts().len(), 0);
    }

    #[test]
    fn two_devices_that_bring_in_one_document_agree(before in some_lines(), after in some_lines()) {
        let (mut ann, mut ben) = (started(&made(&before)), started(&made(&before)));
        let draft = made(&after);
        let (one, other) = (everything_new(&draft, &ann), everything_new(&draft, &ben));
        accepts(&mut ann, &one, &draft, "Ann");
        accepts(&mut ben, &other, &draft, "Ben");
        let alone = ann.plan().clone();
        let theirs: Vec<_> = ben.history().changes().iter().map(|change| (**change).clone()).collect();
        block_on(ann.apply(theirs, &Unattended));
        prop_assert_eq!(ann.conflicts().len(), 0);
        prop_assert_eq!(said(&alone), said(ann.plan()));
    }
}

#[test]
fn a_lead_who_is_one_with_the_present_one_through_a_third_is_no_difference() {
    let lines = |leads: [&'static str; 3]| {
        let words = ["Review the charter", "Repaint the bandstand", "Insulate the lofts"];
        small(&words.into_iter().zip(leads).map(|(words, lead)| (words, lead, "2026")).collect::<Vec<_>>())
    };
    let names = ["Sarah Bloggs", "Tenancy Team", "Licensing Manager"];
    let mut replica = started(&lines(names));
    let [one, middle, last] = names.map(|name| replica.plan().party_named(name).expect("named").clone());
    for (keep, gone) in [(&one, &middle), (&middle, &last)] {
        let edit = join(replica.plan(), keep, gone);
        does(&mut replica, edit, "Ann");
    }
    let found = compare(&lines([names[2], names[0], names[1]]), &replica, &Decisions::default());
    let differences = found.matched.iter().flat_map(|matched| &matched.differences);
    let leads: Vec<_> = differences.filter(|one| matches!(one.field, Field::Lead(..))).collect();
    assert_eq!((found.matched.len(), leads), (3, vec![]));
}
