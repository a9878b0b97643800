//! Convergence: everybody has the same plan, in whatever order and however often changes arrive, and nothing is lost.

use hearth::long_work::{Unattended, block_on};
use std::collections::{BTreeMap, BTreeSet};

use hearth::history::{Change, ChangeId, History, Replica};
use hearth::plan::{EntityId, Field, Value};
use proptest::prelude::*;

use super::world::{Act, Officer, World, acts, assert_same, assert_sound, file_of, plan_id};

fn shuffled(changes: &[Change], seed: u64) -> Vec<Change> {
    let mut all: Vec<(u64, Change)> = changes
        .iter()
        .map(|change| {
            let bytes = change.id.to_string();
            let key = bytes.bytes().fold(seed | 1, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
            (key, change.clone())
        })
        .collect();
    all.sort_by_key(|(key, _)| *key);
    all.into_iter().map(|(_, change)| change).collect()
}

/// The visible values, computed from the rule alone: those that no other change replaces.
fn standing(log: &[Change]) -> BTreeMap<(EntityId, Field), BTreeSet<ChangeId>> {
    let mut standing: BTreeMap<_, BTreeSet<ChangeId>> = BTreeMap::new();
    for change in log {
        for set in &change.sets {
            standing.entry((set.entity.clone(), set.field.clone())).or_default().insert(change.id);
        }
    }
    for set in log.iter().flat_map(|change| &change.sets) {
        if let Some(ids) = standing.get_mut(&(set.entity.clone(), set.field.clone())) {
            ids.retain(|id| !set.over.contains(id));
        }
    }
    standing
}

fn everybody_ends_with_the_same(acts: &[Act], officers: usize, seed: u64) {
    let mut world = World::run(acts, officers);
    let expected = standing(&world.log);
    let log = world.log.clone();
    for (number, officer) in world.officers.iter_mut().enumerate() {
        let arriving = shuffled(&log, seed.rotate_left(number as u32 * 7));
        let (first, last) = arriving.split_at(arriving.len() / 2);
        for change in first {
            officer.take(change);
        }
        assert_sound(officer);
        // The rest at once, and everything a second time.
        block_on(officer.replica.apply(last.iter().chain(&arriving).cloned(), &Unattended));
        assert_sound(officer);
    }
    let mut fresh = Officer::new("fresh");
    fresh.replica = Replica::of(History::of(plan_id(), shuffled(&log, seed)));
    for officer in &world.officers {
        assert_same(officer, &fresh);
    }
    let history = fresh.history();
    assert!(history.missing().is_empty());
    let followed: BTreeSet<ChangeId> = log.iter().flat_map(|change| change.after.iter().copied()).collect();
    let heads: BTreeSet<ChangeId> = log.iter().map(|change| change.id).filter(|id| !followed.contains(id)).collect();
    assert_eq!(*history.heads(), heads);
    for ((entity, field), ids) in &expected {
        let answers = history.visible(entity, field);
        assert_eq!(answers.iter().map(|answer| answer.change.id).collect::<BTreeSet<_>>(), *ids);
        // The first is the same for everybody and does not depend on any clock.
        let shown =
            answers.iter().filter(|answer| !matches!(answer.value, Value::Erased(_))).map(|answer| answer.change.id);
        assert!(shown.collect::<Vec<_>>().is_sorted());
    }
    for change in &log {
        for set in &change.sets {
            let kept = history.writes(&set.entity, &set.field).any(|answer| {
                answer.change.id == change.id && (answer.value == set.value || answer.value == set.value.digested())
            });
            assert!(kept, "a value is gone: {set:?}");
        }
    }
    let file = file_of(history);
    for words in log
        .iter()
        .flat_map(|change| &change.sets)
        .filter_map(|set| set.value.as_str())
        .filter(|text| text.starts_with("words"))
    {
        assert_eq!(
            file.contains(words),
            !world.erased.contains(words),
            "{words}: kept unless erased, and erased everywhere"
        );
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(96)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_officers_end_with_the_same_plan(acts in acts(2, 30), seed in any::<u64>()) {
        everybody_ends_with_the_same(&acts, 2, seed);
    }

    #[test]
    fn any_number_of_officers_end_with_the_same_plan(acts in acts(5, 60), officers in 3..=5_usize, seed in any::<u64>()) {
        let acts: Vec<Act> = acts.into_iter().filter(|act| match act {
            Act::Do { who, .. } | Act::Open { who, .. } => *who < officers,
            Act::Send { from, to, .. } => *from < officers && *to < officers,
            Act::SendOld { to, .. } => *to < officers,
        }).collect();
        everybody_ends_with_the_same(&acts, officers, seed);
    }
}

#[test]
fn a_change_that_is_awaited_is_named_until_it_comes() {
    let (mut ann, ben) = super::world::two_officers();
    let first = ann.says(&super::world::id("action-1"), Field::Text, "Build 10");
    let second = ann.says(&super::world::id("action-1"), Field::Text, "Build 20");
    let mut ben = ben;
    ben.take(&second);
    assert_eq!(*ben.history().missing(), BTreeSet::from([first.id]));
    assert_eq!(ben.visible(&super::world::id("action-1"), &Field::Text)[0..1].len(), 1);
    ben.take(&first);
    assert!(ben.history().missing().is_empty());
    assert_eq!(ben.visible(&super::world::id("action-1"), &Field::Text), ["Build 20"]);
    assert_same(&ann, &ben);
}

#[test]
fn a_clock_in_2099_decides_nothing() {
    let action = super::world::id("action-1");
    let (mut ann, mut ben) = super::world::two_officers();
    ann.clock = "2099-12-31T23:59:59.000Z".to_owned();
    ann.says(&action, Field::Text, "From the future");
    ben.opens_file_of(&ann);
    ben.says(&action, Field::Text, "From today");
    super::world::exchange(&mut ann, &mut ben);
    assert_eq!(ann.visible(&action, &Field::Text), ["From today"]);
    // Nor does a clock decide which of two concurrent values is shown: over many tries, either one.
    let mut first = BTreeSet::new();
    for round in 0..40 {
        ann.says(&action, Field::Text, &format!("Future {round}"));
        ben.says(&action, Field::Text, &format!("Today {round}"));
        super::world::exchange(&mut ann, &mut ben);
        assert_eq!(ann.replica.conflicts().len(), 1);
        first.insert(ann.visible(&action, &Field::Text)[0].chars().next());
        ann.says(&action, Field::Text, "Settled");
        ben.opens_file_of(&ann);
    }
    assert_eq!(first.len(), 2);
}
