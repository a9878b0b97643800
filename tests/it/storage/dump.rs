//! Dumps of the storage: our own, the boot script's, and hostile ones.

use hearth::long_work::{Unattended, block_on, now_or_never};
use hearth::storage::compress::Zlib;
use hearth::storage::{DumpError, Loaded, Medium, Why, checksum, pack, read_dump, utf16_codec};
use proptest::prelude::*;
use serde_json::json;

use super::conformance::{by_id, change, changes, of_plan, plan};
use super::support::{Media, run};

fn read(text: &str) -> Result<Loaded, DumpError> {
    now_or_never(read_dump(text, &Zlib, &Unattended)).expect("nothing to wait for")
}

fn key(change: &hearth::history::Change) -> String {
    format!("hearth:/plans/:1:change:{}:{}", plan(), change.id)
}

fn value(change: &hearth::history::Change) -> String {
    block_on(checksum::seal(&serde_json::to_string(change).unwrap(), &Unattended))
}

fn dump_of(local: serde_json::Value) -> String {
    let origin = "https://council.example/plans/";
    json!({ "format": "hearth-storage", "version": 1, "origin": origin, "local": local, "journal": {} }).to_string()
}

#[test]
fn a_dump_of_the_boot_script_opens_with_what_is_damaged_set_aside() {
    let (whole, other, half) = (change("whole"), change("of another deployment"), change("half a pair"));
    let text = json!({
        "format": "hearth-storage",
        "version": 1,
        "origin": "https://council.example/plans/",
        "exported": "2026-04-01T09:00:00.000Z",
        "local": {
            key(&whole): value(&whole),
            key(&other).replace("/plans/", "/"): value(&other),
            "hearth:/plans/:1:draft:form": block_on(checksum::seal("3 half-typed", &Unattended)),
            "hearth:/plans/:1:change:x": "damaged",
            "hearth-of-something-else": "x",
        },
        "journal": { key(&half): "LONE", "hearth:/plans/:1:setting:name": { "base64": "AAAA" } },
        "problems": ["local storage: it is blocked"],
    });
    let text = serde_json::to_string_pretty(&text).unwrap().replace("LONE", r"\\\ud800x\udc00\ud83c\udfe0");
    let loaded = read(&format!("\u{feff}{text}")).unwrap();
    assert_eq!(of_plan(&loaded), by_id(&[whole]));
    assert_eq!(loaded.drafts["form"], "half-typed");
    assert_eq!(loaded.troubles.len(), 1);
    assert_eq!(loaded.troubles[0].medium, Medium::Local);
    let whys: Vec<&Why> = loaded.set_aside.iter().map(|aside| &aside.why).collect();
    assert_eq!(whys.len(), 5, "{whys:?}");
    assert_eq!(whys.iter().filter(|why| ***why == Why::Elsewhere).count(), 2);
    assert_eq!(whys.iter().filter(|why| ***why == Why::Damaged).count(), 2);
}

#[test]
fn a_dump_from_damaged_storage_opens_complete_in_a_fresh_browser() {
    let media = Media::new();
    let tab = media.store();
    let work = changes("work", 20);
    run(tab.append(&plan(), &work[..4])).unwrap();
    run(tab.pack()).unwrap();
    run(tab.append(&plan(), &work[4..17])).unwrap();
    run(tab.append(&plan(), &work[17..])).unwrap();
    // Each entry damaged in one medium or the other.
    for (at, (key, _)) in media.local.all().into_iter().enumerate() {
        if at % 2 == 0 { media.local.plant(&key, "damaged") } else { media.journal.plant(&key, "damaged") }
    }
    let dump = run(tab.dump("https://council.example/plans/index.html#/share", "2026-04-01T09:00:00.000Z"));
    let read = read(&dump).unwrap();
    assert_eq!(of_plan(&read), by_id(&work));
    let fresh = Media::new();
    run(fresh.store().append(&plan(), &read.plans[&plan()])).unwrap();
    assert_eq!(of_plan(&run(fresh.store().load())), by_id(&work));
}

#[test]
fn a_change_in_a_dump_that_is_not_what_its_id_says_is_set_aside() {
    let (good, bad) = (change("as it was"), change("as it was, before"));
    let altered = serde_json::to_string(&bad).unwrap().replace("before", "altered");
    let loaded =
        read(&dump_of(json!({ key(&good): value(&good), key(&bad): block_on(checksum::seal(&altered, &Unattended)) })))
            .unwrap();
    assert_eq!(of_plan(&loaded), by_id(std::slice::from_ref(&good)));
    assert!(matches!(loaded.set_aside[0].why, Why::Faulty(_)), "{:?}", loaded.set_aside);
    let pack = run(pack::close(
        &Zlib,
        &Unattended,
        format!("[{altered},{}]", serde_json::to_string(&good).unwrap()).as_bytes(),
    ));
    let loaded = read(&dump_of(json!({ format!("hearth:/plans/:1:pack:{}:x", plan()): pack.unwrap() }))).unwrap();
    assert_eq!(of_plan(&loaded), by_id(&[good]), "the rest of its pack is read");
    assert_eq!(loaded.set_aside.len(), 1);
}

#[test]
fn a_pack_that_inflates_beyond_measure_is_set_aside() {
    let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b' '; pack::MOST + 1], 9);
    assert!(bomb.len() < pack::MOST / 500, "a thousandth of what it inflates to, or so");
    let bomb = block_on(checksum::seal(&block_on(utf16_codec::encode(&bomb, &Unattended)), &Unattended));
    let loaded = read(&dump_of(json!({ format!("hearth:/plans/:1:pack:{}:x", plan()): bomb }))).unwrap();
    assert_eq!(loaded.set_aside[0].why, Why::TooLarge);
}

#[test]
fn files_that_are_no_dump_are_told_apart() {
    let dump = dump_of(json!({}));
    assert_eq!(read(&dump), Ok(Loaded::default()));
    assert!(matches!(read(&dump[..dump.len() - 1]), Err(DumpError::NotWhole(_))));
    assert!(matches!(read(""), Err(DumpError::NotWhole(_))));
    assert_eq!(read("{\"format\":\"hearth-plan\",\"version\":1}"), Err(DumpError::NotADump));
    assert_eq!(read("[1]"), Err(DumpError::NotADump));
    assert_eq!(read(&dump.replace("\"version\":1", "\"version\":7")), Err(DumpError::Newer(7)));
    assert_eq!(read(&dump.replace("{}", "[]")), Err(DumpError::NotADump));
    let deep = dump.replacen("{}", &format!("{{\"x\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000)), 1);
    assert!(read(&deep).is_err());
    assert_eq!(read(&" ".repeat((128 << 20) + 1)), Err(DumpError::TooLarge));
}

proptest! {
    #[test]
    fn a_dump_mutated_anywhere_is_read_without_a_panic(at: prop::sample::Index, with: char, cut: bool) {
        let media = Media::new();
        run(media.store().append(&plan(), &changes("work", 8))).unwrap();
        run(media.store().append(&plan(), &[change("one more")])).unwrap();
        let dump = run(media.store().dump("https://council.example/plans/", "2026-04-01T09:00:00.000Z"));
        let letters: Vec<char> = dump.chars().collect();
        let at = at.index(letters.len());
        let mut mutated: String = letters[..at].iter().collect();
        mutated.push(with);
        mutated.extend(&letters[at + usize::from(cut)..]);
        if let Ok(loaded) = read(&mutated) {
            let work = by_id(&[changes("work", 8), vec![change("one more")]].concat());
            // Each entry is in both media, so a changed letter only matters in the name of the deployment.
            for change in of_plan(&loaded).values() {
                prop_assert_eq!(Some(change), work.get(&change.id));
            }
        }
    }
}
