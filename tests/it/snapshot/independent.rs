//! A reader written by docs/snapshot-format.md alone, in another language, verifies every id and
//! rebuilds what the file states.

use std::path::PathBuf;
use std::process::{Command, Output};

use hearth::history::Replica;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;

use super::support::{
    HOMELESSNESS, HOUSING, adopted, edited, file, find, reorganised, started, worked_homelessness, worked_housing,
};
use super::world::{World, acts};

/// What the reader makes of these files; `None`, with a notice, where there is no Python.
fn verify(name: &str, files: &[String]) -> Option<Output> {
    let folder = std::env::temp_dir().join(format!("hearth-independent-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let paths: Vec<PathBuf> = files
        .iter()
        .enumerate()
        .map(|(number, content)| {
            let path = folder.join(format!("{number}.plan.json"));
            std::fs::write(&path, content).unwrap();
            path
        })
        .collect();
    let reader = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/independent/read_plan.py");
    let output = Command::new("python3").arg("-B").arg(reader).args(paths).output();
    drop(std::fs::remove_dir_all(&folder));
    if output.is_err() {
        eprintln!("not checked: there is no python3 here");
    }
    output.ok()
}

fn assert_verified(name: &str, files: &[String]) {
    let Some(output) = verify(name, files) else { return };
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}", said.chars().take(4000).collect::<String>());
    assert!(String::from_utf8_lossy(&output.stdout).contains("changes verified"));
}

#[test]
fn it_verifies_starters_plans_worked_on_and_frozen_files() {
    let frozen = include_str!("../../fixtures/v1/both-starters-with-work.plan.json").to_owned();
    let starters = file([&started(HOUSING), &started(HOMELESSNESS)]);
    assert_verified(
        "plans",
        &[
            starters,
            file([&worked_housing()]),
            file([&worked_homelessness()]),
            file([&reorganised()]),
            file([&adopted()]),
            frozen,
        ],
    );
}

#[test]
fn it_verifies_whatever_officers_do() {
    let mut runner = TestRunner::deterministic();
    let files: Vec<String> = (0..40)
        .flat_map(|_| {
            let acts = acts(3, 60).new_tree(&mut runner).unwrap().current();
            let world = World::run(&acts, 3);
            world.officers.into_iter().map(|officer| file([&officer.held])).collect::<Vec<_>>()
        })
        .collect();
    assert_verified("world", &files);
}

#[test]
fn it_verifies_what_later_versions_and_hostile_files_put_in() {
    let files: Vec<String> = super::later_versions::odd_plans().iter().map(|held: &Replica| file([held])).collect();
    assert!(files.len() > 3);
    assert_verified("odd", &files);
}

#[test]
fn it_finds_what_was_altered() {
    let written = file([&worked_housing()]);
    let (before, after) = written.rsplit_once("Two to come.").unwrap();
    let tampered = format!("{before}Three to come.{after}");
    let by_hand = edited(&written, |plan| find(plan, "ref", "1.4")["text"] = "By hand".into());
    for (name, file, expected) in
        [("tampered", tampered, "its content gives"), ("by-hand", by_hand, "stated 'By hand'")]
    {
        let Some(output) = verify(name, &[file]) else { return };
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(expected), "{said}");
    }
}
