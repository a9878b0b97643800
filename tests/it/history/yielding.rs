//! Large changes are inserted and applied in pieces, with others running in between.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::future::poll_fn;
use std::task::Poll;

use hearth::history::{Author, Change, History, Inserted, Replica, Signature};
use hearth::import::first_change;
use hearth::long_work::{Report, Unattended, Work, block_on};
use hearth::plan::edit::Content;
use hearth::plan::{EntityId, Field};

const STARTERS: [&str; 2] = [
    include_str!("../../../public/starters/housing-strategy-2023-28.json"),
    include_str!("../../../public/starters/homelessness-2024-29.json"),
];

/// Interrupts the work at every yield, resumes it, and counts how often.
#[derive(Default)]
struct Counted(Cell<usize>);

impl Report for Counted {}

impl Work for Counted {
    async fn yield_if_due(&self) {
        self.0.set(self.0.get() + 1);
        let mut resumed = false;
        poll_fn(|_| if std::mem::replace(&mut resumed, true) { Poll::Ready(()) } else { Poll::Pending }).await;
    }
}

fn first_changes() -> impl Iterator<Item = (History, Change)> {
    STARTERS.into_iter().map(|json| {
        let draft = first_change::read_starter(json).expect("a draft");
        (History::new(draft.plan_id()), draft.first_change().expect("a change"))
    })
}

#[test]
fn an_interrupted_insert_and_fold_come_to_the_same() {
    for (mut whole, change) in first_changes() {
        let (mut pieces, counted) = (whole.clone(), Counted::default());
        let inserted = block_on(pieces.insert(change.clone().into(), &counted));
        assert!(counted.0.get() > 1, "it was interrupted");
        assert_eq!(inserted, block_on(whole.insert(change.clone().into(), &Unattended)));
        assert_eq!(pieces.heads(), whole.heads());
        assert_eq!(block_on(pieces.fold(&counted)), block_on(whole.fold(&Unattended)));
        let replica = block_on(Replica::without_conflicts(pieces.clone(), &counted));
        assert_eq!(replica.plan(), Replica::of(whole).plan());
        assert_eq!(block_on(pieces.insert(change.into(), &counted)), Inserted::Known { erased: BTreeSet::new() });
    }
}

#[test]
fn applying_to_a_copy_leaves_the_plan_as_it_was_and_is_what_the_plan_would_become() {
    for (mut history, change) in first_changes() {
        block_on(history.insert(change.into(), &Unattended));
        let replica = Replica::of(history);
        let (before, mut copy) = (replica.plan().clone(), replica.clone());
        assert!(copy.same_version(&replica));
        let lines: Vec<EntityId> = replica.plan().lines().map(|line| line.item.id.clone()).collect();
        let said = |id: &EntityId| (id.clone(), Field::Text, Content::text("Said otherwise"));
        let signature = Signature {
            by: Author::new("Hannah Gaston".to_owned(), "device".to_owned()),
            at: "2025-06-30T09:00:00Z".to_owned(),
            why: String::new(),
            source: String::new(),
        };
        let assignments = lines.iter().map(said).collect();
        let composed = block_on(replica.history().compose(assignments, None, signature, &mut || 7, &Unattended));
        let change = composed.expect("no fault").expect("a change");

        let counted = Counted::default();
        let taken = block_on(copy.apply([change.clone()], &counted));
        assert!(counted.0.take() > 0, "it yields");
        assert_eq!(taken.touched, lines.into_iter().collect());
        assert_eq!(*replica.plan(), before);
        assert!(!copy.same_version(&replica));
        let mut whole = replica.clone();
        assert_eq!(block_on(whole.apply([change], &Unattended)), taken);
        assert_eq!((copy.plan(), copy.conflicts()), (whole.plan(), whole.conflicts()));
        assert_eq!(*copy.plan(), block_on(copy.history().fold(&Unattended)));
    }
}

#[test]
fn work_yields_for_each_hundred_fields_and_things() {
    for (mut history, change) in first_changes() {
        let (sets, counted) = (change.sets.len(), Counted::default());
        block_on(history.insert(change.into(), &counted));
        assert_eq!(counted.0.take(), sets.div_ceil(100));
        block_on(history.fold(&counted));
        assert_eq!(counted.0.take(), block_on(history.fold(&Unattended)).items().count() / 100);
    }
}
