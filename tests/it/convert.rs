//! The example `convert`, which merges plan files without a browser.

#[path = "../../examples/convert.rs"]
#[allow(dead_code, reason = "its `main` is run as a process below")]
mod example;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use hearth::history::Replica;
use hearth::plan::Field;
use hearth::snapshot;

use crate::snapshot::support::{
    HOUSING, Officer, edited, exported, file, find, line_id, opened, read, read_one, started,
};

/// A temporary folder for one test, deleted afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("hearth-convert-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn holds(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

fn convert(files: &[&String]) -> Result<String, String> {
    let files: Vec<String> = files.iter().map(|name| (*name).clone()).collect();
    example::convert(&files, &mut Vec::new())
}

fn notes(files: &[&String]) -> String {
    let mut notes = Vec::new();
    let files: Vec<String> = files.iter().map(|name| (*name).clone()).collect();
    example::convert(&files, &mut notes).unwrap();
    String::from_utf8(notes).unwrap()
}

/// Two officers' copies of one plan, in which both changed the same line and others.
fn two_copies() -> (Replica, Replica) {
    let mut ann = Officer::new("Ann", started(HOUSING));
    let mut ben = Officer::new("Ben", started(HOUSING));
    for (officer, words) in [(&mut ann, "By Ann"), (&mut ben, "By Ben")] {
        let [same, other] =
            ["1.7a", if words == "By Ann" { "2.1a" } else { "2.1b" }].map(|line| line_id(officer.plan(), line));
        officer.says(&same, Field::Text, words);
        officer.reports(&other, "2024-05-31", "status-on-track", words, None);
    }
    (ann.replica, ben.replica)
}

fn starter(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/starters").join(name);
    path.to_str().unwrap().to_owned()
}

#[test]
fn the_order_of_the_files_makes_no_difference() {
    let folder = Folder::new("order");
    let (ann, ben) = two_copies();
    let write = |replica, by| snapshot::write([replica], &exported("2024-06-01T12:00:00.000Z", by)).unwrap();
    let a = folder.holds("a.plan.json", write(&ann, "Ann"));
    let b = folder.holds("b.plan.json", write(&ben, "Ben"));
    let c = starter("homelessness-2024-29.json");
    let merged = convert(&[&a, &b, &c]).unwrap();
    for order in [[&b, &a, &c], [&c, &b, &a], [&a, &c, &b]] {
        assert_eq!(convert(&order).unwrap(), merged);
    }
    let plans = read(&merged).plans;
    assert_eq!(plans.len(), 2);
    assert!(notes(&[&a, &b, &c]).contains("1 to settle"), "{}", notes(&[&a, &b, &c]));
}

#[test]
fn nothing_is_counted_twice() {
    let folder = Folder::new("twice");
    let (ann, ben) = two_copies();
    let a = folder.holds("a.plan.json", file([&ann]));
    let b = folder.holds("b.plan.json", file([&ben]));
    let once = convert(&[&a, &b]).unwrap();
    assert_eq!(convert(&[&a, &b, &a, &b, &b]).unwrap(), once);
    let merged = folder.holds("merged.plan.json", &once);
    assert_eq!(convert(&[&merged, &a]).unwrap(), once);
    // Both began with the starter, which a third file repeats.
    let starter = starter("housing-strategy-2023-28.json");
    assert_eq!(convert(&[&starter, &merged]).unwrap(), once);
    assert_eq!(opened(&read_one(&once)).plan().lines().count(), 68);
}

#[test]
fn an_edit_by_hand_and_what_is_set_aside_are_told() {
    let folder = Folder::new("told");
    let (ann, _) = two_copies();
    let by_hand =
        folder.holds("a.plan.json", edited(&file([&ann]), |plan| find(plan, "ref", "2.1b")["text"] = "By hand".into()));
    assert!(notes(&[&by_hand]).contains("somebody edited this file by hand"));
    assert!(convert(&[&by_hand]).unwrap().contains("By hand"));
    let (before, after) =
        file([&ann]).rsplit_once("By Ann").map(|(before, after)| (before.to_owned(), after.to_owned())).unwrap();
    let tampered = folder.holds("b.plan.json", format!("{before}By Nobody{after}"));
    assert!(notes(&[&tampered]).contains("set aside"));
}

#[test]
fn a_file_edited_by_hand_does_not_bring_back_words_that_another_file_erases() {
    const WORDS: &str = "About Mr Client of 1 High Street";
    let folder = Folder::new("erased");
    let mut ann = Officer::new("Ann", started(HOUSING));
    let line = line_id(ann.plan(), "1.3a");
    ann.says(&line, Field::Text, WORDS);
    let by_hand = edited(&file([&ann.replica]), |plan| find(plan, "ref", "1.3a")["text"] = format!("{WORDS}!").into());
    ann.erases(WORDS);
    let (old, new) = (folder.holds("old.plan.json", by_hand), folder.holds("new.plan.json", file([&ann.replica])));
    let merged = convert(&[&old, &new]).unwrap();
    assert!(!merged.contains(WORDS));
    assert_eq!(convert(&[&new, &old]).unwrap(), merged);
    assert!(notes(&[&old, &new]).contains("set aside: \"text\" of"), "{}", notes(&[&old, &new]));
}

#[test]
fn a_document_becomes_a_plan_with_notes_of_what_to_look_at() {
    let folder = Folder::new("document");
    let text = "Warm Homes Plan 2024-29\nAction |\nLead |\nTimescale |\n1.1 |\nInsulate lofts |\nEnergy Officer |\n2025 |\n\
                1.1 |\nReplace boilers |\nSarah Bloggs |\n";
    let document = folder.holds("warm homes.txt", text);
    let written = convert(&[&document]).unwrap();
    let replica = opened(&read_one(&written));
    assert_eq!(replica.plan().parties().len(), 2);
    assert_eq!((replica.plan().about().title.as_str(), replica.plan().lines().count()), ("Warm Homes Plan 2024-29", 2));
    let said = notes(&[&document]);
    assert!(said.contains("2 actions") && said.contains("1 without a timeframe"), "{said}");
    assert!(said.contains("line 10: The reference 1.1 stands more than once"), "{said}");
    // The same document by another name is the same plan.
    let again = folder.holds("copy of warm homes.txt", text);
    assert_eq!(convert(&[&document, &again]).unwrap(), written);
}

#[test]
fn documents_of_every_format_become_plans() {
    let folder = Folder::new("formats");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    let fixture = |name: &str| fixtures.join(name).to_str().unwrap().to_owned();
    let csv = folder.holds("homes.csv", "Ref,Action,Lead,Timescale\n1.1,Insulate lofts,Energy Officer,March 2030\n");
    for file in [fixture("libreoffice.docx"), fixture("libreoffice.xlsx"), fixture("word-clipboard.html"), csv] {
        let replica = opened(&read_one(&convert(&[&file]).unwrap()));
        assert!(replica.plan().lines().count() > 0, "{file}: {}", notes(&[&file]));
    }
}

#[test]
fn a_bad_file_stops_it_with_its_name_and_the_reason() {
    let folder = Folder::new("bad");
    let good = starter("housing-strategy-2023-28.json");
    let written = convert(&[&good]).unwrap();
    for (name, content, reason) in [
        ("letter.docx", "PK\u{3}\u{4}", "damaged"),
        ("letter.pdf", "%PDF-1.7", "not a plan file"),
        ("cut.plan.json", &written[..written.len() / 2], "cut short"),
        ("empty.plan.json", "", "empty"),
        ("new.plan.json", "{\"format\": \"hearth-plan\", \"version\": 2}", "newer version"),
        ("draft.json", "{\"source\": 7}", "not a plan file"),
    ] {
        let bad = folder.holds(name, content);
        let problem = convert(&[&good, &bad]).unwrap_err();
        assert!(problem.contains(name) && problem.contains(reason), "{problem}");
    }
    let missing = folder.0.join("missing.plan.json").to_str().unwrap().to_owned();
    assert!(convert(&[&missing]).unwrap_err().contains("missing.plan.json"));
    assert!(convert(&[]).unwrap_err().contains("usage"));
}

/// The program itself, built where the tests were built.
fn run(files: &[&String]) -> Output {
    let tests = std::env::current_exe().unwrap();
    let target = tests.ancestors().nth(3).unwrap();
    Command::new(env!("CARGO"))
        .args([
            "run",
            "--quiet",
            // What the tests themselves were compiled with.
            "--profile",
            "test",
            "--example",
            "convert",
            "--manifest-path",
            concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
        ])
        .arg("--target-dir")
        .arg(target)
        .arg("--")
        .args(files)
        .output()
        .unwrap()
}

#[test]
fn the_program_writes_the_file_or_ends_with_1() {
    let folder = Folder::new("program");
    let (a, b) = (starter("housing-strategy-2023-28.json"), starter("homelessness-2024-29.json"));
    let good = run(&[&a, &b]);
    let said = String::from_utf8(good.stderr).unwrap();
    assert!(good.status.success(), "{said}");
    assert!(said.contains("68 lines") && said.contains("35 lines"), "{said}");
    let written = String::from_utf8(good.stdout).unwrap();
    assert_eq!(written, convert(&[&b, &a]).unwrap());

    let cut = folder.holds("cut.plan.json", &written[..written.len() / 2]);
    let bad = run(&[&a, &cut]);
    assert_eq!(bad.status.code(), Some(1));
    assert_eq!(bad.stdout, b"", "nothing is written");
    let said = String::from_utf8(bad.stderr).unwrap();
    assert!(said.contains("cut.plan.json") && said.contains("cut short"), "{said}");
}
