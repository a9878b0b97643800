//! A large change that is put in piece by piece, so that the page gets its turns.

use std::cell::Cell;

use hearth::history::{Arrival, Author, Change, HeldPlan, History, Signature};
use hearth::import::starter;
use hearth::plan::edit::Content;
use hearth::plan::{EntityId, Field};
use hearth::turns::{NobodyWaits, Turns, at_once};

const STARTERS: [&str; 2] = [
    include_str!("../../../public/starters/housing-strategy-2023-28.json"),
    include_str!("../../../public/starters/homelessness-2024-29.json"),
];

/// Counts how often work rested.
#[derive(Default)]
struct Counted(Cell<usize>);

impl Turns for Counted {
    async fn rest(&self) {
        self.0.set(self.0.get() + 1);
    }
}

fn first_changes() -> impl Iterator<Item = (History, Change)> {
    STARTERS.into_iter().map(|json| {
        let draft = starter::read(json).expect("a draft");
        (History::new(draft.plan_id()), draft.first_change().expect("a change"))
    })
}

#[test]
fn in_pieces_a_change_comes_to_the_same() {
    for (mut whole, change) in first_changes() {
        let mut pieces = whole.clone();
        let arrived = at_once(pieces.insert_in_turns(change.clone(), &NobodyWaits));
        assert_eq!(arrived, Some(whole.insert(change.clone())));
        assert_eq!(pieces.heads(), whole.heads());
        assert_eq!(pieces.fold(), whole.fold());
        assert_eq!(at_once(pieces.fold_in_turns(&NobodyWaits)), Some(whole.fold()));
        let held = at_once(HeldPlan::yet_unsettled(pieces.clone(), &NobodyWaits)).expect("nothing to wait for");
        assert_eq!(held.plan(), HeldPlan::of(whole).plan());
        assert_eq!(at_once(pieces.insert_in_turns(change, &NobodyWaits)), Some(Arrival::Known));
    }
}

#[test]
fn a_copy_that_takes_a_change_in_leaves_the_plan_as_it_was_and_is_what_the_plan_would_become() {
    for (mut history, change) in first_changes() {
        history.insert(change);
        let held = HeldPlan::of(history);
        let (before, mut copy) = (held.plan().clone(), held.clone());
        assert!(copy.is_still(&held));
        let lines: Vec<EntityId> = held.plan().lines().map(|line| line.item.id.clone()).collect();
        let said = |id: &EntityId| (id.clone(), Field::Text, Content::text("Said otherwise"));
        let signature = Signature {
            by: Author::new("Hannah Gaston".to_owned(), "device".to_owned()),
            at: "2025-06-30T09:00:00Z".to_owned(),
            why: String::new(),
            source: String::new(),
        };
        let assignments = lines.iter().map(said).collect();
        let composed = held.history().compose(assignments, None, signature, &mut || 7);
        let change = composed.expect("no fault").expect("a change");

        let counted = Counted::default();
        let taken = at_once(copy.take_in_turns([change.clone()], &counted)).expect("nothing to wait for");
        assert!(counted.0.take() > 0, "it rests");
        assert_eq!(taken.touched, lines.into_iter().collect());
        assert_eq!(*held.plan(), before);
        assert!(!copy.is_still(&held));
        let mut whole = held.clone();
        assert_eq!(whole.take([change]), taken);
        assert_eq!((copy.plan(), copy.conflicts()), (whole.plan(), whole.conflicts()));
        assert_eq!(*copy.plan(), copy.history().fold());
    }
}

#[test]
fn the_page_gets_a_turn_for_each_hundred_fields_and_things() {
    for (mut history, change) in first_changes() {
        let (sets, counted) = (change.sets.len(), Counted::default());
        at_once(history.insert_in_turns(change, &counted)).expect("nothing to wait for");
        assert_eq!(counted.0.take(), sets.div_ceil(100));
        at_once(history.fold_in_turns(&counted)).expect("nothing to wait for");
        assert_eq!(counted.0.take(), history.entities().count() / 100);
    }
}
