//! A dump of version 1, which must stay readable for ever.

use hearth::long_work::{Unattended, block_on, now_or_never};
use hearth::storage::compress::Zlib;
use hearth::storage::{checksum, pack, read_dump};

use super::conformance::{self, change, changes, erasure, plan};
use super::support::{Media, run};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/storage/version-1.json");

#[test]
fn a_dump_of_version_1_opens_complete() {
    let text = std::fs::read_to_string(FILE).unwrap();
    conformance::frozen(&now_or_never(read_dump(&text, &Zlib, &Unattended)).unwrap().unwrap());
}

#[test]
#[ignore = "writes the file anew: only for as long as version 1 is not released"]
fn freeze() {
    let media = Media::new();
    let tab = media.store();
    run(tab.append(&plan(), &changes("In a pack", 4))).unwrap();
    run(tab.pack()).unwrap();
    let single = change("Under a key of its own: \u{201c}\u{a3}1,200\u{201d} \u{1f3e0}");
    run(tab.append(&plan(), &[single])).unwrap();
    let typed_by_mistake = change("typed by mistake");
    let (order, blank) = erasure(&typed_by_mistake, "typed by mistake");
    run(tab.append(&plan(), &[order, blank])).unwrap();
    run(tab.put_draft("update:action-1", "Half-typed\nin two lines")).unwrap();
    run(tab.put_setting("name", "Hannah Gaston")).unwrap();
    let newer = "hearth:/plans/:2:change:plan-conformance:0123456789abcdef0123456789abcdef";
    media.journal.plant(newer, "in a form not yet invented");
    media.local.plant("hearth:/plans/:1:change:plan-conformance:0123456789abcdef0123456789abcdef", "damaged");
    // What only one medium has.
    let only_local =
        run(pack::make(&key(), &Zlib, &Unattended, &plan(), &changes("In local storage alone", 2))).unwrap();
    media.local.plant(&only_local.0, &only_local.1);
    let only_journal = change("In the journal alone");
    let name = format!("hearth:/plans/:1:change:{}:{}", plan(), only_journal.id);
    media.journal.plant(&name, &block_on(checksum::seal(&serde_json::to_string(&only_journal).unwrap(), &Unattended)));
    let dump = run(tab.dump("https://council.example/plans/", "2026-11-21T12:00:00.000Z"));
    std::fs::write(FILE, dump + "\n").unwrap();
}

fn key() -> hearth::storage::key::Keys {
    hearth::storage::key::Keys::of(hearth::storage::Deployment::at("/plans/"))
}
