//! The rules for every key-value store and every store, in memory and in the browser: `tests/web` runs them too.

use hearth::long_work::{Unattended, Work, block_on};
use std::collections::{BTreeMap, BTreeSet};

use hearth::history::{Author, Change, ChangeId, History, Set, Signature};
use hearth::plan::{EntityId, Field, Value};
use hearth::storage::{Compress, KvStore, Loaded, PackLimits, Packed, Store, read_dump};

/// Limits at which a handful of changes makes packs.
pub(crate) const SMALL: PackLimits = PackLimits { pack_at: 4, most_single: 5, most_sets: 100, most_in_pack: 6 };

pub(crate) fn plan() -> EntityId {
    EntityId::try_from("plan-conformance").expect("an id")
}

/// A change that writes these words to one field.
pub(crate) fn change(words: &str) -> Change {
    let action = EntityId::try_from("action-1").expect("an id");
    let value = Value::text(words, "salt");
    let set = Set { entity: action, field: Field::Text, value, over: vec![], extra: serde_json::Map::new() };
    let by = Author::new("Hannah Gaston", "device");
    block_on(Change::unsealed(vec![], "2026-03-31T09:00:00.000Z".into(), by, vec![set]).with_id(&Unattended))
        .expect("a change")
}

pub(crate) fn changes(words: &str, number: usize) -> Vec<Change> {
    (0..number).map(|at| change(&format!("{words} {at}"))).collect()
}

/// The change that erases these words from another, and that other change without them.
pub(crate) fn erasure(of: &Change, words: &str) -> (Change, Change) {
    let mut history = History::of(plan(), [of.clone()]);
    let by = Author::new("Data protection", "device");
    let signature = Signature { by, at: "2026-04-01T09:00:00.000Z".into(), why: String::new(), source: String::new() };
    let mut salt = 0;
    let mut random = || {
        salt += 1;
        salt
    };
    let order = block_on(history.compose(history.erasure_of(words), None, signature, &mut random, &Unattended))
        .expect("composed");
    let order = order.expect("an erasure");
    block_on(history.insert(order.clone().into(), &Unattended));
    let blank = history.change(of.id).expect("still there").as_ref().clone();
    assert_ne!(&blank, of, "nothing was erased");
    (order, blank)
}

pub(crate) fn by_id<'a>(changes: impl IntoIterator<Item = &'a Change>) -> BTreeMap<ChangeId, Change> {
    changes.into_iter().map(|change| (change.id, change.clone())).collect()
}

pub(crate) fn of_plan(loaded: &Loaded) -> BTreeMap<ChangeId, Change> {
    by_id(loaded.plans.get(&plan()).into_iter().flatten())
}

/// Checks the rules for a key-value store, which must be empty at first.
pub(crate) async fn kv_store<M: KvStore>(medium: &M) {
    assert_eq!(medium.entries("hearth").await, Ok(vec![]));
    assert_eq!(medium.get("hearth:a").await, Ok(None));
    let (a, b, other) = (entry("hearth:a", STRANGE), entry("hearth:ab", ""), entry("hearty", "not ours"));
    medium.put(&[a.clone(), b.clone(), other.clone()]).await.expect("put");
    medium.put(&[]).await.expect("nothing put");
    finds_by_key_and_by_prefix(medium, &a, &b).await;
    puts_over_and_deletes(medium, &b).await;
    medium.delete(&[b.0, other.0]).await.expect("deleted");
    assert_eq!(medium.entries("").await, Ok(vec![]));
}

/// One unit each, none of it Latin; quotes, a line feed, and a character that takes two units.
const STRANGE: &str = "\u{5000}\u{cfff} \"quoted\"\n\u{1f3e0}";

type Entry = (String, String);

fn entry(key: &str, value: &str) -> Entry {
    (key.to_owned(), value.to_owned())
}

async fn finds_by_key_and_by_prefix<M: KvStore>(medium: &M, a: &Entry, b: &Entry) {
    assert_eq!(medium.get("hearth:a").await, Ok(Some(a.1.clone())));
    assert_eq!(medium.get("hearth:").await, Ok(None), "a prefix is no key");
    let found: BTreeSet<_> = medium.entries("hearth:").await.expect("entries").into_iter().collect();
    assert_eq!(found, BTreeSet::from([a.clone(), b.clone()]));
}

async fn puts_over_and_deletes<M: KvStore>(medium: &M, b: &Entry) {
    medium.put(&[entry("hearth:a", "new")]).await.expect("put over");
    assert_eq!(medium.get("hearth:a").await, Ok(Some("new".to_owned())));
    medium.delete(&["hearth:a".to_owned(), "hearth:none".to_owned()]).await.expect("deleted");
    medium.delete(&[]).await.expect("nothing deleted");
    assert_eq!(medium.entries("hearth:").await, Ok(vec![b.clone()]));
}

/// Opens one more store on the same media, with the limits [`SMALL`].
type Open<'a, L, J, S, W> = &'a dyn Fn() -> Store<L, J, S, W>;

/// Checks the rules for a store. `open` opens one more on the same media, empty at first; `elsewhere` one of another
/// deployment on them.
pub(crate) async fn store<L: KvStore, J: KvStore, S: Compress, W: Work>(
    open: Open<'_, L, J, S, W>,
    elsewhere: Open<'_, L, J, S, W>,
    compress: &S,
) {
    let first = open();
    assert_eq!(first.load().await, Loaded::default(), "empty at first");
    let mut saved = changes("single", 3);
    singles(open, &first, &saved).await;
    packs(open, &first, &mut saved).await;
    erasures(open, &first, &mut saved).await;
    notes(open).await;
    another_deployment(open, elsewhere, &saved).await;
    leaves_whole(&first, compress, &saved).await;
}

/// Few changes each stay under a key of their own; saving them again adds nothing.
async fn singles<L: KvStore, J: KvStore, S: Compress, W: Work>(
    open: Open<'_, L, J, S, W>,
    first: &Store<L, J, S, W>,
    saved: &[Change],
) {
    first.append(&plan(), saved).await.expect("saved");
    first.append::<Change>(&plan(), &[]).await.expect("nothing saved");
    let reopened = open();
    assert_eq!(of_plan(&reopened.load().await), by_id(saved));
    assert_eq!(reopened.pack().await, Ok(Packed::default()), "too few to pack");

    // Another tab's changes, by their ids, and all of them.
    let ids: Vec<ChangeId> = saved.iter().take(2).map(|change| change.id).collect();
    assert_eq!(by_id(&reopened.fetch(&plan(), &ids).await.expect("fetched")), by_id(saved.iter().take(2)));
    assert_eq!(reopened.fetch(&plan(), &[]).await.expect("fetched").len(), 3);

    first.append(&plan(), saved).await.expect("saved again");
    assert_eq!(of_plan(&open().load().await), by_id(saved));
}

/// One more makes enough for a pack; packing twice makes one pack. Many can be saved at once.
async fn packs<L: KvStore, J: KvStore, S: Compress, W: Work>(
    open: Open<'_, L, J, S, W>,
    first: &Store<L, J, S, W>,
    saved: &mut Vec<Change>,
) {
    let ids: Vec<ChangeId> = saved.iter().take(2).map(|change| change.id).collect();
    let more = changes("more", 1);
    first.append(&plan(), &more).await.expect("saved");
    saved.extend(more);
    assert_eq!(first.pack().await, Ok(Packed { packs: 1, singles: 4 }));
    assert_eq!(open().pack().await, Ok(Packed::default()));
    let loaded = open().load().await;
    assert_eq!(of_plan(&loaded), by_id(&*saved));
    assert_eq!((loaded.set_aside, loaded.troubles), (vec![], vec![]));
    assert_eq!(open().fetch(&plan(), &ids).await.expect("from the pack").len(), 2);

    let many = changes("many", 15);
    first.append(&plan(), &many).await.expect("saved");
    saved.extend(many);
    assert_eq!(of_plan(&open().load().await), by_id(&*saved));
}

/// Words are erased from packs and from single keys.
async fn erasures<L: KvStore, J: KvStore, S: Compress, W: Work>(
    open: Open<'_, L, J, S, W>,
    first: &Store<L, J, S, W>,
    saved: &mut Vec<Change>,
) {
    let single = change("single, late");
    first.append(&plan(), std::slice::from_ref(&single)).await.expect("saved");
    saved.push(single.clone());
    for (target, words) in [(&saved[0].clone(), "single 0"), (&single, "single, late")] {
        let (order, blank) = erasure(target, words);
        first.append(&plan(), std::slice::from_ref(&order)).await.expect("saved");
        first.rewrite(&plan(), std::slice::from_ref(&blank)).await.expect("rewritten");
        saved.retain(|change| change.id != blank.id);
        saved.extend([order, blank]);
    }
    let loaded = open().load().await;
    assert_eq!(of_plan(&loaded), by_id(&*saved));
    assert_eq!(loaded.restored, hearth::storage::Restored::default());
}

async fn another_deployment<L: KvStore, J: KvStore, S: Compress, W: Work>(
    open: Open<'_, L, J, S, W>,
    elsewhere: Open<'_, L, J, S, W>,
    saved: &[Change],
) {
    let there = elsewhere();
    assert_eq!(there.load().await, Loaded::default(), "deployments do not mix");
    there.append(&plan(), &[change("elsewhere")]).await.expect("saved");
    assert_eq!(of_plan(&open().load().await), by_id(saved));
}

/// Everything leaves in a dump, and opens in a fresh browser.
async fn leaves_whole<L: KvStore, J: KvStore, S: Compress, W: Work>(
    first: &Store<L, J, S, W>,
    compress: &S,
    saved: &[Change],
) {
    let dump = first.dump("https://council.example/plans/#/actions", "2026-04-01T09:00:00.000Z").await;
    let read = read_dump(&dump, compress, &Unattended).await.expect("a dump");
    assert_eq!(of_plan(&read), by_id(saved));
    assert_eq!(read.settings, BTreeMap::from([("name".to_owned(), "Hannah".to_owned())]));
    assert_eq!((read.set_aside, read.troubles), (vec![], vec![]));
}

/// Drafts and settings, written by two tabs.
async fn notes<L: KvStore, J: KvStore, S: Compress, W: Work>(open: Open<'_, L, J, S, W>) {
    let (one, other) = (open(), open());
    assert_eq!(one.draft("update:action-1").await, Ok(None));
    for text in ["Half", "Half a sen", "two words\nand \u{1f3e0}: \"quotes\""] {
        one.put_draft("update:action-1", text).await.expect("kept");
        assert_eq!(other.draft("update:action-1").await, Ok(Some(text.to_owned())));
    }
    other.put_draft("update:action-1", "by the other tab").await.expect("kept");
    one.put_setting("name", "Hannah").await.expect("kept");
    let loaded = open().load().await;
    assert_eq!(loaded.drafts, BTreeMap::from([("update:action-1".to_owned(), "by the other tab".to_owned())]));
    assert_eq!(other.setting("name").await, Ok(Some("Hannah".to_owned())));
    one.delete_draft("update:action-1").await.expect("deleted");
    assert_eq!(other.draft("update:action-1").await, Ok(None));
    assert_eq!(open().load().await.drafts, BTreeMap::new());
}

/// The content of the dump of version 1 in `tests/fixtures/storage`.
pub(crate) fn frozen(loaded: &Loaded) {
    let mut said: Vec<&str> = Vec::new();
    let mut erased = 0;
    for set in loaded.plans[&plan()].iter().flat_map(|change| &change.sets) {
        match &set.value {
            Value::Text { text, .. } => said.push(text),
            Value::Erased(_) => erased += 1,
            Value::Plain(_) => {}
        }
    }
    said.sort_unstable();
    let packed = ["In a pack 0", "In a pack 1", "In a pack 2", "In a pack 3"];
    let one_medium = ["In local storage alone 0", "In local storage alone 1", "In the journal alone"];
    let single = ["Under a key of its own: \u{201c}\u{a3}1,200\u{201d} \u{1f3e0}"];
    assert_eq!(said, [packed.as_slice(), &one_medium, &single].concat());
    assert_eq!((erased, loaded.plans[&plan()].len()), (1, 10));
    assert_eq!(loaded.drafts["update:action-1"], "Half-typed\nin two lines");
    assert_eq!(loaded.settings["name"], "Hannah Gaston");
    let whys: Vec<String> = loaded.set_aside.iter().map(|aside| aside.why.to_string()).collect();
    assert_eq!(whys.len(), 2, "{whys:?}");
    assert!(whys[0].contains("damaged") && whys[1].contains("newer version"), "{whys:?}");
}
