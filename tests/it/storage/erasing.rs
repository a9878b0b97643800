//! Erased words are not stored anywhere any more.

use super::conformance::{by_id, change, changes, erasure, of_plan, plan};
use super::support::{Media, run};
use hearth::long_work::Unattended;

const WORDS: &str = "Mrs Client of 1 High Street";

#[test]
fn erased_words_leave_single_keys_packs_and_the_journal() {
    let media = Media::new();
    let tab = media.store();
    let target = change(WORDS);
    // In a pack with others, again under a key of its own, and in a pack made another time.
    run(tab.append(&plan(), &[changes("other", 4), vec![target.clone()]].concat())).unwrap();
    run(tab.pack()).unwrap();
    run(tab.append(&plan(), &[changes("late", 8), vec![target.clone()]].concat())).unwrap();
    run(tab.append(&plan(), std::slice::from_ref(&target))).unwrap();
    assert!(media.say(WORDS));
    let (order, blank) = erasure(&target, WORDS);
    run(tab.append(&plan(), std::slice::from_ref(&order))).unwrap();
    run(tab.rewrite(&plan(), std::slice::from_ref(&blank))).unwrap();
    assert!(!media.say(WORDS));
    let kept = [changes("other", 4), changes("late", 8), vec![order, blank]].concat();
    assert_eq!(of_plan(&run(media.store().load())), by_id(&kept));
}

#[test]
fn an_erasure_cut_off_half_way_is_finished_at_the_next_start() {
    let media = Media::new();
    let tab = media.store();
    let target = change(WORDS);
    run(tab.append(&plan(), &[changes("other", 4), vec![target.clone()]].concat())).unwrap();
    run(tab.pack()).unwrap();
    let (order, blank) = erasure(&target, WORDS);
    run(tab.append(&plan(), std::slice::from_ref(&order))).unwrap();
    let loaded = run(media.store().load());
    assert_eq!(of_plan(&loaded)[&target.id], blank);
    assert!(!media.say(WORDS));
    assert!(loaded.troubles.is_empty());
}

#[test]
fn half_typed_forms_lose_the_words_of_an_erasure_that_was_cut_off_half_way() {
    let media = Media::new();
    let tab = media.store();
    let target = change(WORDS);
    let form = |who: &str| serde_json::json!({ "name": who, "note": "Call back" }).to_string();
    run(tab.append(&plan(), std::slice::from_ref(&target))).unwrap();
    run(tab.put_draft("party/new", &form(WORDS))).unwrap();
    run(tab.put_draft("party/other", &form("Sam Doyle"))).unwrap();
    let (order, _) = erasure(&target, WORDS);
    run(tab.append(&plan(), &[order])).unwrap();
    let next = media.store();
    let mut scan = run(next.scan());
    assert_eq!(scan.loaded.drafts["party/new"], form(""), "no form shows the words before they are gone from storage");
    run(next.repair(&mut scan));
    assert!(!media.say(WORDS));
    assert_eq!(run(next.draft("party/new")).unwrap(), Some(form("")));
    assert_eq!(run(next.draft("party/other")).unwrap(), Some(form("Sam Doyle")));
}

#[test]
fn what_was_typed_since_the_start_is_kept_when_a_form_loses_erased_words() {
    let media = Media::new();
    let tab = media.store();
    let target = change(WORDS);
    let form = |who: &str, note: &str| serde_json::json!({ "name": who, "note": note }).to_string();
    run(tab.append(&plan(), std::slice::from_ref(&target))).unwrap();
    run(tab.put_draft("party/new", &form(WORDS, ""))).unwrap();
    run(tab.append(&plan(), &[erasure(&target, WORDS).0])).unwrap();
    let next = media.store();
    let mut scan = run(next.scan());
    run(next.put_draft("party/new", &form(WORDS, "Call back"))).unwrap();
    run(next.repair(&mut scan));
    assert_eq!(run(next.draft("party/new")).unwrap(), Some(form("", "Call back")));
}

#[test]
fn a_copy_that_comes_back_from_a_killed_browser_is_erased_again() {
    let media = Media::new();
    let tab = media.store();
    let target = change(WORDS);
    run(tab.append(&plan(), std::slice::from_ref(&target))).unwrap();
    media.local.sync();
    let (order, blank) = erasure(&target, WORDS);
    run(tab.append(&plan(), std::slice::from_ref(&order))).unwrap();
    run(tab.rewrite(&plan(), std::slice::from_ref(&blank))).unwrap();
    media.local.kill();
    assert!(media.say(WORDS));
    let loaded = run(media.store().load());
    assert_eq!(of_plan(&loaded), by_id(&[order, blank]));
    assert!(!media.say(WORDS));
}

#[test]
fn a_copy_without_words_that_nobody_erased_here_gets_them_back() {
    let media = Media::new();
    let tab = media.store();
    let target = change(WORDS);
    let (_, blank) = erasure(&target, WORDS);
    run(tab.append(&plan(), std::slice::from_ref(&target))).unwrap();
    // As when a colleague's file brought it without its words, and the page closed while storing it.
    let elsewhere = Media::new();
    run(elsewhere.store().append(&plan(), &[blank])).unwrap();
    for (key, value) in elsewhere.local.all() {
        media.local.plant(&key, &value);
    }
    let loaded = run(media.store().load());
    assert_eq!(loaded.plans[&plan()], [target]);
    assert_eq!(media.local.all(), media.journal.all());
}

#[test]
fn words_that_cannot_be_erased_everywhere_are_an_error() {
    for lies in [true, false] {
        let media = Media::new();
        let tab = media.store();
        let target = change(WORDS);
        run(tab.append(&plan(), std::slice::from_ref(&target))).unwrap();
        let (order, blank) = erasure(&target, WORDS);
        run(tab.append(&plan(), std::slice::from_ref(&order))).unwrap();
        media.journal.faults().loses = lies;
        media.local.faults().loses = !lies;
        run(tab.rewrite(&plan(), std::slice::from_ref(&blank))).unwrap_err();
    }
}

#[test]
fn what_a_pack_holds_beside_the_erased_is_kept_even_where_it_cannot_be_read() {
    let media = Media::new();
    let tab = media.store();
    let target = change(WORDS);
    run(tab.append(&plan(), &[changes("other", 5), vec![target.clone()]].concat())).unwrap();
    let (key, value) = media.local.all().into_iter().next().unwrap();
    let strange = super::support::plainly(&value).replacen('[', "[{\"id\":\"of a later version\"},", 1);
    let planted =
        run(hearth::storage::pack::close(&hearth::storage::compress::Zlib, &Unattended, strange.as_bytes())).unwrap();
    media.local.plant(&key, &planted);
    media.journal.plant(&key, &planted);
    let (order, blank) = erasure(&target, WORDS);
    run(tab.append(&plan(), &[order])).unwrap();
    run(tab.rewrite(&plan(), &[blank])).unwrap();
    assert!(!media.say(WORDS) && media.say("of a later version"));
    let loaded = run(media.store().load());
    assert_eq!((of_plan(&loaded).len(), loaded.set_aside.len()), (7, 1));
}
