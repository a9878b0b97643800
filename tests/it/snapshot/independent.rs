//! An independent reader, written in another language from docs/snapshot-format.md alone, verifies every
//! id and rebuilds what the file states.

use hearth::long_work::{Unattended, block_on};
use std::path::PathBuf;
use std::process::{Command, Output};

use hearth::history::{Change, Replica};
use hearth::plan::Field;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;

use serde_json::{Value as Json, json};

use super::support::{
    HOMELESSNESS, HOUSING, Officer, adopted, change, edited, file, find, half_yearly, line_id, reorganised, started,
    text, worked_homelessness, worked_housing,
};
use super::world::{World, acts};

/// The reader's output for these files; `None`, with a notice, if there is no Python.
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
            file([&half_yearly()]),
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
            world.officers.into_iter().map(|officer| file([&officer.replica])).collect::<Vec<_>>()
        })
        .collect();
    assert_verified("world", &files);
}

#[test]
fn it_verifies_what_later_versions_and_hostile_files_put_in() {
    let files: Vec<String> =
        super::later_versions::odd_plans().iter().map(|replica: &Replica| file([replica])).collect();
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

/// A file whose first change after the starter's is altered and has a matching id.
fn with_change(alter: impl FnOnce(&mut Json)) -> String {
    let mut replica = started(HOUSING);
    let plan = replica.plan().id().clone();
    let first = replica.history().changes()[0].id;
    block_on(replica.apply([change(vec![first], vec![(plan.as_str(), "note", text("A note"))])], &Unattended));
    let mut json: Json = serde_json::from_str(&file([&replica])).unwrap();
    let last = json["plans"][0]["changes"].as_array_mut().unwrap().last_mut().unwrap();
    alter(last);
    if let Ok(odd) = serde_json::from_value::<Change>(last.clone()) {
        last["id"] = block_on(odd.computed_id(&Unattended)).map_or(last["id"].clone(), |id| id.to_string().into());
    }
    json.to_string()
}

#[test]
fn it_sets_aside_what_hearth_sets_aside() {
    type Alter = fn(&mut Json);
    let cases: [(&str, Alter, &str); 14] = [
        ("unsorted", |change| change["after"] = json!(["f".repeat(32), "0".repeat(32)]), "`after`"),
        ("doubled", |change| change["undoes"] = json!(["0".repeat(32), "0".repeat(32)]), "`undoes`"),
        ("empty", |change| change["after"] = json!([]), "`after`"),
        ("empty-over", |change| change["sets"][0]["over"] = json!([]), "`over`"),
        ("no-needs", |change| change["needs"] = json!([]), "`needs`"),
        ("null", |change| change["why"] = json!(null), "null"),
        ("no-sets", |change| change["sets"] = json!([]), "sets nothing"),
        ("no-value", |change| drop(change["sets"][0].as_object_mut().unwrap().remove("value")), "no value"),
        ("no-device", |change| drop(change["by"].as_object_mut().unwrap().remove("device")), "`by`"),
        ("name", |change| change["by"] = json!("Ann"), "`by`"),
        ("at", |change| change["at"] = json!(7), "`at`"),
        ("entity", |change| change["sets"][0]["entity"] = json!("nothing"), "a set"),
        ("point", |change| change["n"] = json!(100.0), "cannot be part"),
        ("id", |change| change["sets"][0]["over"] = json!(["No id"]), "`over`"),
    ];
    for (name, alter, expected) in cases {
        let file = with_change(alter);
        let incoming = super::support::read_one(&file);
        assert_eq!((incoming.set_aside.len(), incoming.edited_by_hand), (1, false), "{name}");
        let Some(output) = verify(name, &[file]) else { return };
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(1) && said.contains(expected), "{name}: {said}");
    }
    let kept: [(&str, Alter); 5] = [
        ("plain-why", |change| change["why"] = json!("because")),
        ("no-field", |change| change["sets"][0]["field"] = json!("")),
        ("moment", |change| change["at"] = json!("")),
        ("by", |change| change["by"] = json!({"name": "", "device": ""})),
        ("whole", |change| change["n"] = json!(100)),
    ];
    for (name, alter) in kept {
        let incoming = super::support::read_one(&with_change(alter));
        assert_eq!((incoming.set_aside.len(), incoming.changes.len() > 1), (0, true), "{name}");
        assert_verified(name, &[file([&super::support::opened(&incoming)])]);
    }
}

#[test]
fn it_erases_what_hearth_erases() {
    let mut ann = Officer::new("Ann", started(HOUSING));
    let line = line_id(ann.plan(), "1.3a");
    let target = ann.says(&line, Field::Text, "About Mr Client");
    let ordered =
        |value: Json| {
            let mut replica = ann.replica.clone();
            block_on(replica.apply(
                [change(vec![target], vec![(line.as_str(), &format!("erase/{target}/text"), value)])],
                &Unattended,
            ));
            file([&replica])
        };
    assert_verified("orders", &[json!(true), json!(false), json!(1), json!("true"), json!(null)].map(ordered));
    let shown =
        edited(&ordered(json!(true)), |plan| find(plan, "id", line.as_str())["text"] = "About Mr Client".into());
    let Some(output) = verify("shown", &[shown]) else { return };
    assert!(String::from_utf8_lossy(&output.stderr).contains("stated 'About Mr Client'"));
}

#[test]
fn it_finds_the_answers_that_differ_where_hearth_does() {
    let mut plans = Vec::new();
    let pairs = [
        ("text", text("One"), text("Two")),
        ("text", text("One"), json!({"text": "One", "salt": "11"})),
        ("text", text("One"), json!("One")),
        ("text", text("One"), json!(null)),
        ("text", text(""), json!(null)),
        ("lead/partner/party-1", json!({"order": "80"}), json!({"order": "90", "unconfirmed": false})),
        ("lead/partner/party-1", json!({"order": "80"}), json!({"order": "80", "unconfirmed": true})),
        ("lead/partner/party-1", json!({"order": "80"}), json!(null)),
        ("lead/a/b/c", json!({"order": "80"}), json!({"order": "90"})),
        ("place", json!({"parent": "section-1", "order": "80"}), json!({"parent": "section-1", "order": "90"})),
        ("place", json!({"parent": "section-1", "order": "80"}), json!({"parent": "section-2", "order": "80"})),
        ("removed", json!(true), json!(null)),
        ("erase/00000000000000000000000000000000/text", json!(true), json!(false)),
    ];
    let mut differ = Vec::new();
    for (field, one, other) in pairs {
        // By two changes, and by one that gives both.
        for within_one in [false, true] {
            let mut replica = started(HOUSING);
            let first = replica.history().changes()[0].id;
            let sets = [("action-1", field, one.clone()), ("action-1", field, other.clone())];
            if within_one {
                block_on(replica.apply([change(vec![first], sets.to_vec())], &Unattended));
            } else {
                block_on(replica.apply(sets.map(|set| change(vec![first], vec![set])), &Unattended));
            }
            differ.push(replica.conflicts().len());
            plans.push(file([&replica]));
        }
    }
    assert_eq!(differ, [1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0]);
    assert_verified("differ", &plans);
}
