//! A large change that is put in piece by piece, so that the page gets its turns.

use std::cell::Cell;
use std::collections::BTreeSet;

use hearth::history::{Author, Change, History, Inserted, Replica, Signature};
use hearth::import::starter;
use hearth::plan::edit::Content;
use hearth::plan::{EntityId, Field};
use hearth::yielding::{NoYield, Yielder, now_or_never};

const STARTERS: [&str; 2] = [
    include_str!("../../../public/starters/housing-strategy-2023-28.json"),
    include_str!("../../../public/starters/homelessness-2024-29.json"),
];

/// Counts how often work rested.
#[derive(Default)]
struct Counted(Cell<usize>);

impl Yielder for Counted {
    async fn yield_if_due(&self) {
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
        let arrived = now_or_never(pieces.insert_yielding(change.clone(), &NoYield));
        assert_eq!(arrived, Some(whole.insert(change.clone())));
        assert_eq!(pieces.heads(), whole.heads());
        assert_eq!(pieces.fold(), whole.fold());
        assert_eq!(now_or_never(pieces.fold_yielding(&NoYield)), Some(whole.fold()));
        let held = now_or_never(Replica::without_conflicts(pieces.clone(), &NoYield)).expect("nothing to wait for");
        assert_eq!(held.plan(), Replica::of(whole).plan());
        assert_eq!(
            now_or_never(pieces.insert_yielding(change, &NoYield)),
            Some(Inserted::Known { erased: BTreeSet::new() })
        );
    }
}

#[test]
fn a_copy_that_takes_a_change_in_leaves_the_plan_as_it_was_and_is_what_the_plan_would_become() {
    for (mut history, change) in first_changes() {
        history.insert(change);
        let held = Replica::of(history);
        let (before, mut copy) = (held.plan().clone(), held.clone());
        assert!(copy.same_version(&held));
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
        let taken = now_or_never(copy.take_yielding([change.clone()], &counted)).expect("nothing to wait for");
        assert!(counted.0.take() > 0, "it rests");
        assert_eq!(taken.touched, lines.into_iter().collect());
        assert_eq!(*held.plan(), before);
        assert!(!copy.same_version(&held));
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
        now_or_never(history.insert_yielding(change, &counted)).expect("nothing to wait for");
        assert_eq!(counted.0.take(), sets.div_ceil(100));
        now_or_never(history.fold_yielding(&counted)).expect("nothing to wait for");
        assert_eq!(counted.0.take(), history.fold().items().count() / 100);
    }
}
