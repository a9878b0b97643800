//! A dismissal is a field of words: it merges, survives files, is undone and erased.

use hearth::check::{Finding, dismissals};
use hearth::history::Replica;
use hearth::plan::{Field, Plan};
use hearth::snapshot::{self, Exported};
use hearth::view::check::{Check, check, dismiss, look_again};

use super::{TODAY, on};
use crate::snapshot::support::{HOMELESSNESS, HOUSING, Officer, started};

/// The keys of findings as plan files hold them. A finding that gets another key is no longer dismissed: never change one.
#[test]
fn keys_are_those_that_files_hold() {
    let lines = [
        ("1.1", "Review the allotment charter", "June 2025", "Ann"),
        ("1.2", "Review of the allotment charter", "Ongoing", "Ben"),
        ("1.4", "Plant 300 trees by 2026", "", ""),
        ("1.5", "Plant 300 trees", "Spring 2030", "Cat"),
    ];
    let replica = super::rules::plan("frozen", "2024-29", &lines);
    let keys: Vec<_> = on(&[replica.plan()], TODAY).into_iter().map(|finding| finding.key).collect();
    assert_eq!(keys, FROZEN);
}

const FROZEN: [&str; 8] = [
    "same-subject-4ce2a7667cdf43890458dbdcedec0694",
    "numbers-f644594a29ecd30b382e005d3bf70d16",
    "after-end-429ce246ad779f0f76b6dd8995137a51",
    "no-timeframe-81f482dc40f698161cd1542f32cc9b8a",
    "missing-reference-f29845597f5d8ef78d5c310c32a2f119",
    "target-432ad60f453e86823aea2256525a2381",
    "target-0b19544d5431842442bd427df2a9d3b4",
    "no-update-2935d05eaff3e4fac30f37a48efc61b3",
];

const WHY: &str = "Never used, as the committee noted";

fn seen(plan: &Plan) -> Check {
    check(plan, &[], TODAY.parse().unwrap())
}

fn keys(check: &Check) -> Vec<String> {
    check.groups.iter().flat_map(|group| &group.findings).map(|row| row.key.clone()).collect()
}

fn gap(plan: &Plan) -> Finding {
    on(&[plan], TODAY).into_iter().find(|finding| finding.message == "There is no 2.6.").unwrap()
}

fn file(replica: &Replica) -> String {
    snapshot::write([replica], &Exported { at: String::new(), by: String::new(), app: String::new() }).unwrap()
}

#[test]
fn dismissing_removes_exactly_that_finding_and_looking_again_brings_it_back() {
    let mut ann = Officer::new("Ann", started(HOMELESSNESS));
    let before = keys(&seen(ann.plan()));
    for key in before.clone() {
        let plan = ann.plan().id().clone();
        ann.does(dismiss(&plan, &key, WHY));
        let after = seen(ann.plan());
        assert_eq!(keys(&after), before.iter().filter(|other| **other != key).cloned().collect::<Vec<_>>());
        assert_eq!(after.dismissed.iter().map(|row| (&row.key, row.why.as_str())).collect::<Vec<_>>(), [(&key, WHY)]);
        ann.does(look_again(&plan, &key));
        assert_eq!((keys(&seen(ann.plan())), seen(ann.plan()).dismissed.len()), (before.clone(), 0));
    }
}

#[test]
fn it_holds_while_the_facts_are_the_same() {
    let mut ann = Officer::new("Ann", started(HOMELESSNESS));
    let plan = ann.plan().id().clone();
    let contradiction =
        |plan: &Plan| on(&[plan], TODAY).into_iter().find(|finding| finding.message.contains("“by 2026”")).unwrap();
    let key = contradiction(ann.plan()).key;
    ann.does(dismiss(&plan, &key, WHY));
    let line = ann.plan().lines().find(|placed| placed.line.reference == "2.9").unwrap().item.id.clone();
    ann.says(&line, Field::Responsibility, "Somebody else");
    assert_eq!(contradiction(ann.plan()).key, key, "who leads it has nothing to do with it");
    ann.says(&line, Field::Timeframe, "Up to 2027");
    assert_ne!(contradiction(ann.plan()).key, key);
    assert!(keys(&seen(ann.plan())).contains(&contradiction(ann.plan()).key), "another date is another question");
}

#[test]
fn it_merges_and_survives_files() {
    let (mut ann, mut ben) = (Officer::new("Ann", started(HOMELESSNESS)), Officer::new("Ben", started(HOMELESSNESS)));
    let plan = ann.plan().id().clone();
    let gap = gap(ann.plan());
    let other = keys(&seen(ben.plan())).into_iter().find(|key| *key != gap.key).unwrap();
    ann.does(dismiss(&plan, &gap.key, WHY));
    ben.does(dismiss(&plan, &other, "Known"));
    ben.opens(&file(&ann.replica));
    ann.opens(&file(&ben.replica));
    assert_eq!(ann.plan(), ben.plan());
    assert_eq!(dismissals(ann.plan()).into_iter().collect::<std::collections::BTreeMap<_, _>>().len(), 2);
    assert!(ann.replica.conflicts().is_empty());
    // Both reasons for one finding wait for a person.
    ann.does(dismiss(&plan, &keys(&seen(ann.plan()))[0].clone(), "One"));
    ben.does(dismiss(&plan, &keys(&seen(ben.plan()))[0].clone(), "Other"));
    ann.opens(&file(&ben.replica));
    assert_eq!(ann.replica.conflicts().len(), 1);
    let written = file(&ann.replica);
    assert!(written.contains(&format!("\"dismissed/{}\": \"{WHY}\"", gap.key)), "in the readable part, under `other`");
}

#[test]
fn undo_and_erasure_reach_it() {
    let mut ann = Officer::new("Ann", started(HOMELESSNESS));
    let plan = ann.plan().id().clone();
    let gap = gap(ann.plan());
    let change = ann.does(dismiss(&plan, &gap.key, WHY));
    ann.undoes(change);
    assert!(dismissals(ann.plan()).is_empty());
    ann.does(dismiss(&plan, &gap.key, WHY));
    ann.erases(WHY);
    assert!(!file(&ann.replica).contains(WHY));
    assert!(dismissals(ann.plan()).is_empty(), "a reason nobody can read dismisses nothing");
}

#[test]
fn what_two_plans_share_is_dismissed_in_either() {
    let (mut ann, housing) = (Officer::new("Ann", started(HOMELESSNESS)), started(HOUSING));
    let both = |own: &Plan, other: &Plan| check(own, &[other], TODAY.parse().unwrap());
    let shared = both(ann.plan(), housing.plan());
    let row = shared.groups[0].findings.iter().find(|row| row.lines.iter().any(|line| line.elsewhere.is_some()));
    let key = row.unwrap().key.clone();
    assert!(keys(&both(housing.plan(), ann.plan())).contains(&key), "the same finding on both pages");
    let plan = ann.plan().id().clone();
    ann.does(dismiss(&plan, &key, WHY));
    let there = both(housing.plan(), ann.plan());
    assert!(!keys(&there).contains(&key));
    assert_eq!(there.dismissed[0].dismissed_in, [plan]);
}
