//! One change: its id covers all of it.

use hearth::history::{Author, Change, ChangeId, Fault, Set};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::{Field, Value};
use proptest::prelude::*;

use super::world::id;

/// A change of every form, whose id was worked out with Python 3.11's hashlib and json alone:
///
/// ```python
/// import hashlib, json
/// def digested(value):
///     if isinstance(value, dict) and set(value) == {"text", "salt"}:
///         return {"digest": hashlib.sha256((value["salt"] + "\n" + value["text"]).encode()).hexdigest()}
///     return value
/// change = json.loads(text); del change["id"]
/// for key in ("why", "source"):
///     if key in change: change[key] = digested(change[key])
/// for one in change["sets"]: one["value"] = digested(one["value"])
/// canonical = json.dumps(change, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
/// print(hashlib.sha256(canonical.encode()).hexdigest()[:32])
/// ```
const FROZEN: &str = include_str!("frozen_change.json");

fn frozen() -> Change {
    serde_json::from_str(FROZEN).unwrap()
}

#[test]
fn a_stranger_works_out_the_same_id() {
    assert_eq!(frozen().check(), Ok(()));
    assert_eq!(frozen().id.to_string(), FROZEN_ID);
}

const FROZEN_ID: &str = "10a452461886e03f3bb518e1844d43a0";

#[test]
fn an_id_stays_the_same_when_read_and_written() {
    let written = serde_json::to_string(&frozen()).unwrap();
    let read: Change = serde_json::from_str(&written).unwrap();
    assert_eq!(read, frozen());
    assert_eq!(read.check(), Ok(()));
}

#[test]
fn fields_of_later_versions_are_kept_and_covered() {
    let json = serde_json::to_value(frozen()).unwrap();
    for path in ["/mood", "/by/badge", "/sets/0/unit"] {
        assert!(json.pointer(path).is_some(), "{path} was lost");
        let mut altered = json.clone();
        *altered.pointer_mut(path).unwrap() = "otherwise".into();
        let altered: Change = serde_json::from_value(altered).unwrap();
        assert_eq!(altered.check(), Err(Fault::WrongId(frozen().id)), "{path} is not covered");
        let (parent, key) = path.rsplit_once('/').unwrap();
        let mut without = json.clone();
        without.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key);
        let without: Change = serde_json::from_value(without).unwrap();
        assert_eq!(without.check(), Err(Fault::WrongId(frozen().id)), "{path} is not covered");
    }
}

#[test]
fn every_part_is_covered() {
    let whole = serde_json::to_value(frozen()).unwrap();
    fn paths(json: &serde_json::Value, at: &str, found: &mut Vec<String>) {
        match json {
            serde_json::Value::Object(map) => {
                map.iter().for_each(|(key, value)| paths(value, &format!("{at}/{}", key.replace('/', "~1")), found));
            }
            serde_json::Value::Array(list) => {
                list.iter().enumerate().for_each(|(number, value)| paths(value, &format!("{at}/{number}"), found));
            }
            _ => found.push(at.to_owned()),
        }
    }
    let mut all = Vec::new();
    paths(&whole, "", &mut all);
    assert!(all.len() > 25);
    for path in all {
        let mut altered = whole.clone();
        let part = altered.pointer_mut(&path).unwrap();
        *part = match &*part {
            serde_json::Value::String(words) if words.len() == 32 => {
                words.chars().rev().chain(['e']).skip(1).collect::<String>().into()
            }
            serde_json::Value::String(words) => format!("{words}x").into(),
            serde_json::Value::Bool(yes) => (!yes).into(),
            _ => 77.into(),
        };
        if let Ok(altered) = serde_json::from_value::<Change>(altered) {
            assert!(altered.check().is_err(), "{path} is not covered");
        }
    }
}

#[test]
fn what_is_erased_leaves_the_id_valid() {
    let mut change = frozen();
    change.why = change.why.map(|why| why.digested());
    change.source = change.source.map(|source| source.digested());
    for set in &mut change.sets {
        set.value = set.value.digested();
    }
    assert_eq!(change.check(), Ok(()));
    assert!(!serde_json::to_string(&change).unwrap().contains("caf"));
}

#[test]
fn the_end_of_a_salt_cannot_pass_for_the_beginning_of_a_text() {
    let set = Set {
        entity: id("action-1"),
        field: Field::Text,
        value: Value::text("one\ntwo", "5a"),
        over: vec![],
        extra: serde_json::Map::new(),
    };
    let change =
        block_on(Change::unsealed(vec![], String::new(), Author::new("Ann", "a"), vec![set]).with_id(&Unattended))
            .unwrap();
    let mut json = serde_json::to_value(&change).unwrap();
    json["sets"][0]["value"] = serde_json::json!({ "text": "two", "salt": "5a\none" });
    let altered: Change = serde_json::from_value(json).unwrap();
    assert!(altered.check().is_err());
}

#[test]
fn fractions_and_numbers_too_large_to_be_exact_are_refused() {
    for number in ["1.5", "1.0", "1e3", "9007199254740993", "-9007199254740993", "18446744073709551615"] {
        let value = Value::Plain(serde_json::from_str(&format!("{{\"deep\":[{number}]}}")).unwrap());
        let set =
            Set { entity: id("action-1"), field: Field::Text, value, over: vec![], extra: serde_json::Map::new() };
        let change = Change::unsealed(vec![], String::new(), Author::new("Ann", "a"), vec![set]);
        assert!(matches!(block_on(change.with_id(&Unattended)), Err(Fault::NotCanonical(_))), "{number} was taken");
    }
}

#[test]
fn a_change_that_sets_nothing_is_refused() {
    let change =
        block_on(Change::unsealed(vec![], String::new(), Author::new("Ann", "a"), vec![]).with_id(&Unattended))
            .unwrap();
    assert_eq!(change.check(), Err(Fault::SetsNothing));
}

#[test]
fn words_that_are_no_id_are_refused() {
    for words in ["", "00", &"g".repeat(32), &"A".repeat(32), &"0".repeat(33), &"é".repeat(16)] {
        assert!(ChangeId::try_from(words).is_err(), "{words}");
    }
    assert!(ChangeId::try_from("0123456789abcdef0123456789abcdef").is_ok());
}

#[test]
fn names_of_fields_are_written_as_they_were_read() {
    for name in [
        "place",
        "lead/accountable/party-1",
        "lead/odd/party-1",
        "lead/odd",
        "same/party-1",
        "erase/x/text",
        "@why",
        "erase/00000000000000000000000000000000/lead/partner/party-2",
        "erase/a/erase/b/text",
        "erase/",
        "mood",
        "",
        "lead//party-1",
    ] {
        assert_eq!(Field::from(name.to_owned()).to_string(), name);
    }
    // As long as a file allows.
    let long = "erase/a/".repeat(1 << 17);
    assert_eq!(Field::from(long.clone()).to_string(), long);
}

fn character() -> impl Strategy<Value = char> {
    prop_oneof![4 => any::<char>(), 4 => prop::char::range(' ', '~'), 1 => Just('\n'), 1 => Just('"')]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    /// If any character of the file is altered, removed or inserted, the change cannot be read, or reads
    /// as before (as with a space between two parts), or does not match its id.
    #[test]
    fn no_character_can_be_altered(at in any::<prop::sample::Index>(), to in character(), how in 0..3) {
        let text: Vec<char> = FROZEN.chars().collect();
        let at = at.index(text.len());
        let mut altered = text;
        match how {
            0 => altered[at] = to,
            1 => { altered.remove(at); }
            _ => altered.insert(at, to),
        }
        let altered: String = altered.into_iter().collect();
        if let Ok(change) = serde_json::from_str::<Change>(&altered) {
            prop_assert!(change == frozen() || change.check().is_err(), "{altered}");
        }
    }

    /// An independent writer of canonical JSON gives the same id.
    #[test]
    fn canonical_json_is_what_others_write(words in prop::collection::vec(".{0,8}", 6), number in -(1_i64 << 53)..=1 << 53) {
        let json = serde_json::json!({
            words[0].clone(): { words[1].clone(): number, words[2].clone(): [words[3].clone(), null, true, {}] },
            words[4].clone(): words[5].clone(),
        });
        let set = |value: Value| Set { entity: id("action-1"), field: Field::Text, value, over: vec![], extra: serde_json::Map::new() };
        let sets = words.iter().map(|word| set(Value::word(word))).chain([set(Value::Plain(json))]).collect();
        let mut change = Change::unsealed(vec![], words[0].clone(), Author::new(words[1].as_str(), &words[2]), sets);
        // Names before and after those of version 1, and two with a different order in UTF-8 than in UTF-16.
        for name in ["", "a", "set", "setting", "\u{1F600}", "\u{FFFD}", &format!("x{}", words[2])] {
            change.extra.insert(name.to_owned(), words[3].clone().into());
            change.by.extra.insert(name.to_owned(), words[4].clone().into());
            change.sets[0].extra.insert(name.to_owned(), words[5].clone().into());
        }
        let id = frozen().id;
        (change.after, change.undoes, change.needs, change.sets[0].over) = (vec![id], vec![id], words.clone(), vec![id]);
        change.why = Some(Value::word(&words[2]));
        change.source = Some(Value::Erased(words[3].as_str().into()));
        let change = block_on(change.with_id(&Unattended)).unwrap();
        let mut whole = serde_json::to_value(&change).unwrap();
        whole.as_object_mut().unwrap().remove("id");
        let theirs = serde_json_canonicalizer::to_vec(&whole).unwrap();
        let hash = <sha2::Sha256 as sha2::Digest>::digest(theirs);
        prop_assert_eq!(change.id.to_string(), hearth::plan::digest::hex(&hash[..16]));
    }

    #[test]
    fn two_different_changes_have_different_ids(texts in prop::collection::vec("[a-c\n\"]{0,3}", 4), salts in prop::collection::vec("[a-c]{0,2}", 4)) {
        let make = |numbers: [usize; 2]| {
            let sets = numbers.iter().map(|number| Set {
                entity: id("action-1"), field: Field::Text, value: Value::text(&texts[*number], &salts[*number]), over: vec![], extra: serde_json::Map::new(),
            }).collect();
            block_on(Change::unsealed(vec![], String::new(), Author::new("Ann", "a"), sets).with_id(&Unattended)).unwrap()
        };
        let (one, two) = (make([0, 1]), make([2, 3]));
        prop_assert_eq!(one == two, one.id == two.id);
    }
}
