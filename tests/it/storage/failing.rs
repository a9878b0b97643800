//! Media that are full, blocked or damaged, or that lose what is written.

use hearth::long_work::Unattended;
use hearth::storage::compress::Zlib;
use hearth::storage::{HeldIn, KvError, Medium, Restored, StoreError, Trouble, Unreadable, Why, read_dump};

use super::conformance::{by_id, change, changes, of_plan, plan};
use super::support::{Media, run};

#[test]
fn a_full_local_storage_is_loud_and_the_journal_still_holds_the_work() {
    let media = Media::new();
    run(media.store().append(&plan(), &[change("before")])).unwrap();
    media.local.faults().room = Some(0);
    let failure = run(media.store().append(&plan(), &[change("after")])).unwrap_err();
    assert_eq!(failure, StoreError::Full { held: HeldIn::Journal });
    assert!(failure.to_string().contains("Download the plan"), "{failure}");
    let loaded = run(media.store().load());
    assert_eq!(of_plan(&loaded), by_id(&[change("before"), change("after")]));
    assert_eq!(loaded.troubles, [Trouble { medium: Medium::Local, error: KvError::Full }]);
}

#[test]
fn a_journal_that_fails_is_loud_and_local_storage_still_holds_the_work() {
    let media = Media::new();
    media.journal.faults().error = Some(KvError::Broken("disk".into()));
    let failure = run(media.store().append(&plan(), &[change("typed")])).unwrap_err();
    assert_eq!(failure, StoreError::Broken { held: HeldIn::Local, problem: "disk".into() });
    let loaded = run(media.store().load());
    assert_eq!(of_plan(&loaded), by_id(&[change("typed")]));
    assert_eq!(loaded.troubles.len(), 1);
}

#[test]
fn blocked_storage_says_that_the_work_is_only_on_the_page() {
    let media = Media::new();
    media.local.faults().error = Some(KvError::Blocked);
    media.journal.faults().error = Some(KvError::Blocked);
    let failure = run(media.store().append(&plan(), &[change("typed")])).unwrap_err();
    assert_eq!(failure, StoreError::Blocked { held: HeldIn::Nowhere });
    assert!(failure.to_string().contains("only on this page"), "{failure}");
    let loaded = run(media.store().load());
    assert_eq!(loaded.troubles.len(), 2, "the page opens all the same");
    assert!(run(media.store().put_draft("form", "text")).is_err() && run(media.store().draft("form")).is_err());
    let dump = run(media.store().dump("https://council.example/plans/", "2026-04-01T09:00:00.000Z"));
    assert_eq!(run(read_dump(&dump, &Zlib, &Unattended)).unwrap().troubles.len(), 2);
}

#[test]
fn a_write_that_is_not_read_back_is_not_saved() {
    for lies in [true, false] {
        let media = Media::new();
        media.local.faults().lies = lies;
        media.local.faults().loses = !lies;
        let failure = run(media.store().append(&plan(), &[change("typed")])).unwrap_err();
        assert!(matches!(failure, StoreError::Broken { held: HeldIn::Journal, .. }), "{failure:?}");
        *media.local.faults() = Default::default();
        assert_eq!(of_plan(&run(media.store().load())), by_id(&[change("typed")]));
    }
}

#[test]
fn what_one_medium_lost_it_gets_back_from_the_other() {
    let media = Media::new();
    let work = changes("work", 9);
    run(media.store().append(&plan(), &work[..4])).unwrap();
    run(media.store().pack()).unwrap();
    run(media.store().append(&plan(), &work[4..])).unwrap();
    let whole = media.local.all();
    for (medium, restored) in
        [(&media.local, Restored { local: 6, journal: 0 }), (&media.journal, Restored { local: 0, journal: 6 })]
    {
        medium.clear();
        let loaded = run(media.store().load());
        assert_eq!(of_plan(&loaded), by_id(&work));
        assert_eq!(loaded.restored, restored);
        assert_eq!(medium.all(), whole);
        assert_eq!(run(media.store().load()).restored, Restored::default());
    }
}

#[test]
fn damage_in_one_medium_is_mended_from_the_other() {
    let media = Media::new();
    run(media.store().append(&plan(), &changes("work", 7))).unwrap();
    let (key, value) = media.local.all().into_iter().next().unwrap();
    let half: String = value.chars().take(value.chars().count() / 2).collect();
    media.local.plant(&key, &half);
    let loaded = run(media.store().load());
    assert_eq!(of_plan(&loaded).len(), 7);
    assert_eq!((loaded.set_aside, loaded.restored.local), (vec![], 1));
    assert_eq!(media.local.all().get(&key), Some(&value));
}

#[test]
fn what_is_damaged_in_both_is_set_aside_and_shown_and_the_rest_loads() {
    let media = Media::new();
    run(media.store().append(&plan(), &changes("work", 3))).unwrap();
    let key = media.local.all().into_keys().next().unwrap();
    media.local.plant(&key, "damaged in one way");
    media.journal.plant(&key, "damaged in another");
    let loaded = run(media.store().load());
    assert_eq!(of_plan(&loaded).len(), 2);
    let aside = |medium| Unreadable { key: key.clone(), medium, why: Why::Damaged };
    assert_eq!(loaded.set_aside, [aside(Medium::Local), aside(Medium::Journal)]);
    assert_eq!(media.local.all()[&key], "damaged in one way", "it stays where it is");
    assert_eq!(media.journal.all()[&key], "damaged in another");
}

#[test]
fn of_a_draft_the_newer_text_is_kept_whichever_medium_has_it() {
    let media = Media::new();
    let tab = media.store();
    run(tab.put_draft("form", "first")).unwrap();
    media.local.sync();
    run(tab.put_draft("form", "first and second")).unwrap();
    media.local.kill();
    assert_eq!(run(media.store().draft("form")), Ok(Some("first and second".to_owned())));
    let tab = media.store();
    assert_eq!(run(tab.load()).drafts["form"], "first and second");
    run(tab.put_draft("form", "third")).unwrap();
    assert_eq!(run(media.store().draft("form")), Ok(Some("third".to_owned())));
    media.journal.clear();
    assert_eq!(run(media.store().draft("form")), Ok(Some("third".to_owned())));
}
