//! Files that are no plan, damaged or hostile get a plain explanation, and nothing changes.

use hearth::long_work::{Unattended, block_on};
use std::time::Duration;

use hearth::history::Replica;
use hearth::plan::Field;
use hearth::snapshot::{self, Limits, PlanFileError};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::support::{
    HOUSING, change, edited, file, find, line_id, opened, place, read, read_one, started, text, worked_housing,
};
use crate::history::world::checked;

fn refused(bytes: &[u8]) -> PlanFileError {
    match block_on(snapshot::read(bytes, &Unattended)) {
        Err(problem) => {
            let words = problem.to_string();
            assert!(words.ends_with("nothing was changed"), "{words}");
            assert!(words.len() < 600, "{words}");
            problem
        }
        Ok(incoming) => panic!("it was read: {} plans", incoming.plans.len()),
    }
}

/// A file with this readable part and these changes.
fn around(plan: &Json, changes: &Json) -> String {
    json!({"format": "hearth-plan", "version": 1, "exported": {}, "plans": [{"plan": plan, "changes": changes}]})
        .to_string()
}

#[test]
fn what_is_not_a_plan_file_is_called_so() {
    let not_plans: [&[u8]; 9] = [
        b"Dear all, please find attached",
        b"%PDF-1.7\n1 0 obj",
        b"<!doctype html><title>Sign in</title>",
        b"ref,action,lead\n1.1,Do,Ann\n",
        b"[]",
        b"7",
        b"\"plan\"",
        b"{}",
        br#"{"source": "x", "title": "A draft"}"#,
    ];
    for bytes in not_plans {
        assert!(matches!(refused(bytes), PlanFileError::NotAPlanFile), "{}", String::from_utf8_lossy(bytes));
    }
    for format in [json!("hearth-storage"), json!(null), json!(7), json!({"hearth-plan": 1})] {
        let file = json!({"format": format, "version": 1, "plans": []}).to_string();
        assert!(matches!(refused(file.as_bytes()), PlanFileError::NotAPlanFile), "{format}");
    }
}

#[test]
fn what_is_not_text_is_called_so() {
    let pdf: Vec<u8> = [b"%PDF-1.7\n%".as_slice(), &[0xe2, 0xe3, 0xcf, 0xd3], b"\n"].concat();
    let zip: Vec<u8> = [b"PK\x03\x04".as_slice(), &[20, 0, 8, 0, 0xff, 0xfe]].concat();
    let utf16: Vec<u8> = "\u{feff}{\"format\": \"hearth-plan\"}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let random: Vec<u8> = (0..=255).rev().collect();
    for bytes in [pdf, zip, utf16, random] {
        assert!(matches!(refused(&bytes), PlanFileError::NotText));
    }
}

#[test]
fn an_empty_file_is_called_so() {
    for bytes in ["", "\u{feff}", " \r\n\t "] {
        assert!(matches!(refused(bytes.as_bytes()), PlanFileError::Empty));
    }
}

#[test]
fn a_file_too_large_is_refused_before_it_is_looked_at() {
    let bytes = vec![b'['; Limits::PLAN_FILE.bytes + 1];
    assert!(matches!(refused(&bytes), PlanFileError::TooLarge { .. }));
}

#[test]
fn a_newer_version_is_refused_by_that_name() {
    for version in [2_u64, 3, u64::MAX] {
        let file = json!({"format": "hearth-plan", "version": version, "plans": {"all": "different"}}).to_string();
        assert!(matches!(refused(file.as_bytes()), PlanFileError::Newer(found) if found == version));
    }
    for version in [json!(0), json!(-1), json!("1"), json!(1.0), json!(null), json!([1])] {
        let file = json!({"format": "hearth-plan", "version": version, "plans": []}).to_string();
        assert!(matches!(refused(file.as_bytes()), PlanFileError::Damaged(_)), "{version}");
    }
}

#[test]
fn a_file_cut_short_at_any_byte_says_so() {
    let small = Replica::of(hearth::history::History::of(
        super::support::id("plan-1"),
        [change(
            vec![],
            vec![
                ("plan-1", "title", text("Größe “🏠” \\u \u{1} 7")),
                ("plan-1", "n", json!([1, true, null, "\u{1f3e0}"])),
            ],
        )],
    ));
    let plain = file([&small]);
    let escaped = plain.replace('🏠', "\\ud83c\\udfe0").replace('ö', "\\u00f6");
    assert_eq!(read(&escaped), read(&plain));
    for written in [plain, escaped] {
        let whole = written.trim_end().len();
        for length in 0..whole {
            let problem = refused(&written.as_bytes()[..length]);
            let expected =
                matches!(problem, PlanFileError::CutShort) || (length == 0 && matches!(problem, PlanFileError::Empty));
            assert!(expected, "{length}: {problem}");
        }
        assert!(
            block_on(snapshot::read(&written.as_bytes()[..whole], &Unattended)).is_ok(),
            "only the last line feed is missing"
        );
    }
}

#[test]
fn what_is_well_formed_and_no_plan_says_what_is_missing() {
    for plans in [
        json!(null),
        json!({}),
        json!([7]),
        json!([{}]),
        json!([{"plan": {}}]),
        json!([{"plan": {"id": "section-1"}}]),
        json!([{"plan": {"id": 7}}]),
        json!([{"plan": {"id": "plan-1"}, "changes": {}}]),
    ] {
        let file = json!({"format": "hearth-plan", "version": 1, "plans": plans}).to_string();
        assert!(matches!(refused(file.as_bytes()), PlanFileError::Damaged(_)), "{plans}");
    }
    for exported in [json!(7), json!({"at": 7}), json!("x")] {
        let file = json!({"format": "hearth-plan", "version": 1, "exported": exported, "plans": []}).to_string();
        assert!(matches!(refused(file.as_bytes()), PlanFileError::Damaged(_)), "{exported}");
    }
    let file = json!({"format": "hearth-plan", "version": 1, "plans": []}).to_string();
    assert!(matches!(refused(file.as_bytes()), PlanFileError::NoPlan));
}

#[test]
fn a_plan_that_stands_twice_in_one_file_is_refused() {
    let plan = json!({"plan": {"id": "plan-1", "title": "Twice"}});
    let file = json!({"format": "hearth-plan", "version": 1, "plans": [plan, plan]}).to_string();
    assert!(matches!(refused(file.as_bytes()), PlanFileError::Damaged(words) if words.contains("plan-1")));
}

#[test]
fn changes_of_another_plan_are_refused() {
    let replica = started(HOUSING);
    let file = file([&replica]).replace(replica.plan().id().as_str(), "plan-another");
    // The ids of the changes do not match any more: everything is set aside, and nothing is edited.
    let incoming = read_one(&file);
    assert_eq!((incoming.changes.len(), incoming.set_aside.len(), incoming.edited_by_hand), (0, 1, false));
    let file = edited(&super::support::file([&replica]), |plan| plan["id"] = "plan-another".into());
    assert!(matches!(refused(file.as_bytes()), PlanFileError::Damaged(words) if words.contains("plan-another")));
}

#[test]
fn keys_written_twice_are_refused_wherever_they_stand() {
    let written = file([&worked_housing()]);
    for (once, twice) in [
        ("\"version\": 1", "\"version\": 1, \"version\": 1"),
        ("\"title\": \"The delivery", "\"title\": \"x\", \"title\": \"The delivery"),
        ("\"after\":[", "\"after\":[],\"after\":["),
        ("\"by\":{\"name\":", "\"by\":{\"\\u006eame\":\"x\",\"name\":"),
        ("\"salt\":", "\"salt\":\"\",\"salt\":"),
    ] {
        assert!(written.contains(once), "{once}");
        let problem = refused(written.replacen(once, twice, 1).as_bytes());
        assert!(
            matches!(&problem, PlanFileError::NotReadable(_)) && problem.to_string().contains("twice"),
            "{problem}"
        );
    }
    let keys: String = (0..1000).map(|number| format!("\"key{number}\":0,")).collect();
    let many = format!("{{{keys}\"key20\":0}}");
    assert!(refused(many.as_bytes()).to_string().contains("key20"));
}

#[test]
fn depth_bombs_are_refused() {
    let deep = |open: &str, close: &str, times: usize| format!("{}0{}", open.repeat(times), close.repeat(times));
    for (open, close) in [("{\"a\":", "}"), ("{\"a\":[", "]}")] {
        let problem = refused(deep(open, close, 100_000).as_bytes());
        assert!(problem.to_string().contains("nested deeper"), "{problem}");
    }
    assert!(matches!(refused(deep("[", "]", 100_000).as_bytes()), PlanFileError::NotAPlanFile));
    // In a part that nobody reads, and one that never ends.
    let hidden = format!("{{\"format\":\"hearth-plan\",\"version\":1,\"plans\":[],\"x\":{}}}", deep("[", "]", 100_000));
    assert!(refused(hidden.as_bytes()).to_string().contains("nested deeper"));
    assert!(refused("{\"a\":".repeat(1_000_000).as_bytes()).to_string().contains("nested deeper"));
}

#[test]
fn what_nests_deeper_than_a_file_can_show_is_set_aside() {
    let nested = |levels: usize| (0..levels).fold(json!("deep"), |inner, _| json!([inner]));
    let fits = change(vec![], vec![("plan-1", "title", text("P")), ("plan-1", "deep", nested(16))]);
    let too_deep = change(vec![], vec![("plan-1", "deeper", nested(17))]);
    let incoming = read_one(&around(&json!({"id": "plan-1"}), &json!([fits, too_deep])));
    assert_eq!(incoming.changes, checked([fits.clone()]));
    assert_eq!(incoming.set_aside[0].name, too_deep.id.to_string());
    // However deep down the thing it is of stands, what is written can be read again.
    let deep_down = change(
        vec![fits.id],
        vec![
            ("section-1", "place", place("plan-1")),
            ("commitment-1", "place", place("section-1")),
            ("action-1", "place", place("commitment-1")),
            ("update-1", "place", place("action-1")),
            ("evidence-1", "place", place("update-1")),
            ("evidence-1", "deep", nested(16)),
        ],
    );
    let replica = Replica::of(hearth::history::History::of(incoming.id, [fits, deep_down]));
    assert!(!read_one(&file([&replica])).edited_by_hand);
}

#[test]
fn millions_of_entries_are_refused() {
    for (item, close) in [("0,", "0"), ("{},", "{}")] {
        let many =
            format!("{{\"format\":\"hearth-plan\",\"version\":1,\"plans\":[{}{close}]}}", item.repeat(8_100_000));
        assert!(refused(many.as_bytes()).to_string().contains("more than a plan can"));
    }
    let keys: String = (0..500_000).map(|number| format!("\"{number}\":0,")).collect();
    let wide = format!("{{{keys}\"format\":\"hearth-plan\"}}");
    refused(wide.as_bytes());
}

#[test]
fn a_text_longer_than_any_is_refused() {
    let long = "a".repeat(Limits::PLAN_FILE.text + 1);
    for file in [json!({"format": "hearth-plan", "note": long}), json!({"format": "hearth-plan", (long.as_str()): 1})] {
        assert!(refused(file.to_string().as_bytes()).to_string().contains("longer"));
    }
}

#[test]
fn script_in_every_text_is_kept_as_text() {
    let script =
        "<script>alert('1')</script>\"onload=x javascript:alert(1) {{7*7}} ${x} =cmd|' /C calc'!A0\u{0}\u{202e}";
    let replica = started(HOUSING);
    let mut json: Json = serde_json::from_str(&file([&replica])).unwrap();
    fn everywhere(json: &mut Json, script: &str) {
        const TEXTS: [&str; 12] = [
            "title",
            "text",
            "objective",
            "responsibility",
            "organisation",
            "period",
            "note",
            "number",
            "ref",
            "word",
            "meaning",
            "name",
        ];
        match json {
            Json::Object(map) => {
                for (key, value) in map {
                    if TEXTS.contains(&key.as_str()) && value.is_string() {
                        *value = script.into();
                    } else {
                        everywhere(value, script);
                    }
                }
            }
            Json::Array(items) => items.iter_mut().for_each(|item| everywhere(item, script)),
            _ => {}
        }
    }
    everywhere(&mut json["plans"][0]["plan"], script);
    json["exported"]["by"] = script.into();
    let incoming = read_one(&json.to_string());
    assert_eq!(incoming.title, script);
    let plan = opened(&incoming);
    let line = line_id(replica.plan(), "1.7a");
    assert!(plan.plan().lines().all(|line| line.line.text == script && line.line.reference == script));
    assert_eq!(plan.history().visible(&line, &Field::Text)[0].value.as_str(), Some(script));
    assert!(!read_one(&file([&plan])).edited_by_hand);
}

#[test]
fn wrong_ids_are_set_aside_and_named_and_the_rest_loads() {
    let replica = worked_housing();
    let mut json: Json = serde_json::from_str(&file([&replica])).unwrap();
    let changes = json["plans"][0]["changes"].as_array_mut().unwrap();
    let all = changes.len();
    let named: Vec<String> = [2, 4, 5].map(|number: usize| changes[number]["id"].as_str().unwrap().to_owned()).to_vec();
    changes[2]["by"]["name"] = "Somebody else".into();
    changes[4]["sets"][0]["over"] = json!([named[0]]);
    changes[5]["id"] = changes[6]["id"].clone();
    let incoming = read_one(&json.to_string());
    assert_eq!(incoming.changes.len(), all - 3);
    let names: Vec<&str> = incoming.set_aside.iter().map(|aside| aside.name.as_str()).collect();
    assert_eq!(names[..2], [&named[0], &named[1]]);
    assert!(
        incoming.set_aside.iter().all(|aside| aside.why.contains("altered or damaged")),
        "{:?}",
        incoming.set_aside
    );
}

#[test]
fn what_is_no_change_is_set_aside_by_its_number_or_the_id_it_claims() {
    let good = change(vec![], vec![("plan-1", "title", text("P"))]);
    let with = |key: &str, value: Json| {
        let mut json = serde_json::to_value(&good).unwrap();
        json[key] = value;
        json
    };
    let long = "x".repeat(100_000);
    let bad = [
        json!(7),
        json!([]),
        json!({}),
        json!({"id": "short"}),
        with("id", json!("0".repeat(32))),
        with("id", json!("F".repeat(32))),
        with("id", json!(long)),
        with("sets", json!([])),
        with("sets", json!([{"entity": "no id", "field": "title", "value": null}])),
        with("sets", json!([{"entity": long, "field": "title", "value": null}])),
        with("sets", json!([{"entity": "plan-1", "value": null}])),
        with("after", json!([good.id])),
        with("after", json!(["nonsense"])),
        with("at", json!(7)),
        with("by", json!("Ann")),
        with("n", json!(1.5)),
        with("n", json!(9_007_199_254_740_993_u64)),
        with("n", json!(u64::MAX)),
        with("n", json!(1e300)),
        with("sets", json!([{"entity": "plan-1", "field": "erase/".repeat(100_000), "value": true}])),
    ];
    let mut changes = bad.to_vec();
    changes.insert(3, serde_json::to_value(&good).unwrap());
    let incoming = read_one(&around(&json!({"id": "plan-1", "title": "P"}), &Json::Array(changes)));
    assert_eq!(incoming.changes, checked([good]));
    assert_eq!(incoming.set_aside.len(), bad.len());
    assert_eq!(incoming.set_aside[0].name, "change number 1 of the file");
    assert_eq!(incoming.set_aside[3].name, "short");
    assert!(
        incoming.set_aside.iter().all(|aside| aside.name.len() < 80 && aside.why.len() < 400),
        "{:?}",
        incoming.set_aside
    );
}

#[test]
fn a_change_cannot_come_after_itself_or_go_round_in_a_circle() {
    let one = change(vec![], vec![("plan-1", "title", text("One"))]);
    let two = change(vec![one.id], vec![("plan-1", "title", text("Two"))]);
    // Only by lying about an id; which shows.
    let mut circle = serde_json::to_value(&one).unwrap();
    circle["after"] = json!([two.id]);
    circle["sets"][0]["over"] = json!([two.id]);
    let incoming = read_one(&around(&json!({"id": "plan-1"}), &json!([circle, two])));
    assert_eq!(incoming.changes, checked([two]));
    assert_eq!(incoming.set_aside[0].name, one.id.to_string());
}

#[test]
fn lists_of_changes_out_of_order_or_with_one_twice_are_set_aside() {
    let (low, high) = ("0".repeat(32), "f".repeat(32));
    let base = serde_json::to_value(change(vec![], vec![("plan-1", "title", text("One"))])).unwrap();
    for wrong in [json!([high, low]), json!([low, low])] {
        for at in ["/after", "/undoes", "/sets/0/over"] {
            let mut json = base.clone();
            let (object, key) = at.rsplit_once('/').unwrap();
            json.pointer_mut(object).unwrap()[key] = wrong.clone();
            // Its id is right for what it says, as another program would work it out.
            let odd: hearth::history::Change = serde_json::from_value(json.clone()).unwrap();
            json["id"] = block_on(odd.computed_id(&Unattended)).unwrap().to_string().into();
            let incoming = read_one(&around(&json!({"id": "plan-1"}), &json!([json, base])));
            assert_eq!((incoming.changes.len(), incoming.set_aside.len()), (1, 1), "{at} {wrong}");
            assert!(incoming.set_aside[0].why.contains("out of order"), "{:?}", incoming.set_aside);
        }
    }
}

#[test]
fn what_should_have_been_left_out_sets_a_change_aside_whatever_its_id() {
    let base = serde_json::to_value(change(vec![], vec![("plan-1", "title", text("One"))])).unwrap();
    for (object, key, wrong) in [
        ("", "after", json!([])),
        ("", "undoes", json!([])),
        ("", "needs", json!([])),
        ("/sets/0", "over", json!([])),
        ("", "why", json!(null)),
        ("", "source", json!(null)),
    ] {
        let mut json = base.clone();
        json.pointer_mut(object).unwrap()[key] = wrong;
        let incoming = read_one(&around(&json!({"id": "plan-1"}), &json!([json])));
        assert_eq!((incoming.changes.len(), incoming.set_aside.len()), (0, 1), "{object}/{key}");
    }
}

#[test]
fn lone_surrogates_and_bare_control_letters_are_no_json() {
    for broken in ["\"\\ud83c\"", "\"\\udfe0\\ud83c\"", "\"\u{1}\"", "\"\\x\"", "01", "1e999999999", "NaN", "nul"] {
        let file = format!("{{\"format\":\"hearth-plan\",\"version\":1,\"plans\":[],\"x\":{broken}}}");
        assert!(matches!(refused(file.as_bytes()), PlanFileError::NotReadable(_)), "{broken}");
    }
}

#[test]
fn no_letter_breaks_a_file() {
    let letters =
        "\u{0}\u{1}\u{7f}\u{85}\u{2028}\u{2029}\u{200b}\u{feff}\u{fffd}\u{ffff}\u{10ffff}e\u{301}\"\\/\u{8}\u{c}\n\r\t";
    let replica = Replica::of(hearth::history::History::of(
        super::support::id("plan-1"),
        [change(vec![], vec![("plan-1", "title", text(letters)), ("plan-1", letters, json!({letters: letters}))])],
    ));
    let incoming = read_one(&file([&replica]));
    assert_eq!((incoming.set_aside.len(), incoming.edited_by_hand), (0, false));
    assert_eq!(opened(&incoming).plan(), replica.plan());
}

#[test]
fn places_that_make_no_sense_hold_nothing_up() {
    let orders = ["", "80", "~", "é", "0", "zz", "00", "ff", "8", "\u{0}", &"80".repeat(3000)];
    let mut sets = vec![
        ("plan-1".to_owned(), "title".to_owned(), text("P")),
        ("plan-1".to_owned(), "place".to_owned(), place("action-1")),
    ];
    for (order, number) in orders.iter().zip(0..) {
        for (kind, parent) in [
            ("section", "plan-1"),
            ("action", "section-1"),
            ("section", "section-2"),
            ("action", "action-7"),
            ("party", "plan-1"),
        ] {
            sets.push((format!("{kind}-{number}"), "place".to_owned(), json!({"parent": parent, "order": order})));
        }
    }
    sets.push(("action-1".to_owned(), "lead/accountable/party-1".to_owned(), json!({"order": "é".repeat(3000)})));
    let change = change(
        vec![],
        sets.iter().map(|(entity, field, value)| (entity.as_str(), field.as_str(), value.clone())).collect(),
    );
    let replica = Replica::of(hearth::history::History::of(super::support::id("plan-1"), [change]));
    let written = file([&replica]);
    let incoming = read_one(&written);
    assert_eq!((incoming.set_aside.len(), incoming.edited_by_hand), (0, false));
    // Adding by hand among such keys works too.
    let by_hand = edited(&written, |plan| {
        let sections = plan["sections"].as_array_mut().unwrap();
        for at in (0..=sections.len()).rev() {
            sections.insert(at, json!({"title": format!("New {at}"), "actions": [{"text": "New"}]}));
        }
        find(plan, "id", "action-1")["leads"].as_array_mut().unwrap().push(json!({"name": "Nora", "role": "partner"}));
    });
    let incoming = read_one(&by_hand);
    assert_eq!(incoming.set_aside, []);
    let after = opened(&incoming);
    assert!(!read_one(&file([&after])).edited_by_hand);
}

/// The time this thread has been at work, on a machine that says so: others may be busy too.
fn at_work() -> Option<Duration> {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    said.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// Reads files of `SIZE` sixteen times and of four times as much four times, and holds the second to about the time of
/// the first: what grows with the square takes four times as long. A machine tells what it did in steps of some
/// milliseconds, so that reading a file once says little.
fn in_proportion(what: &str, file: impl Fn(usize) -> String) {
    const SIZE: usize = 4_000;
    let time = |size: usize, times: usize| {
        let file = file(size);
        let before = at_work();
        for _ in 0..times {
            assert_eq!(read_one(&file).changes.len(), 1, "{what}");
        }
        Some(at_work()? - before?)
    };
    if let (Some(few), Some(many)) = (time(SIZE, 16), time(4 * SIZE, 4)) {
        assert!(
            many < few * 5 / 2,
            "{what}: {SIZE} took {few:?} sixteen times, four times as many {many:?} four times"
        );
    }
}

#[test]
fn a_change_with_very_many_sets_takes_as_long_as_its_size() {
    type Named = fn(usize) -> (String, String);
    let cases: [(&str, Named); 4] = [
        ("one field of each of many", |number| (format!("action-{number}"), "text".to_owned())),
        ("one field many times", |_| ("action-1".to_owned(), "text".to_owned())),
        ("many fields of one", |number| ("action-1".to_owned(), format!("field-{number}"))),
        ("many children of one", |number| (format!("action-{number}"), "place".to_owned())),
    ];
    for (what, named) in cases {
        in_proportion(what, |size| {
            let sets: Vec<_> = (0..size).map(named).collect();
            let value = |field: &str| if field == "place" { place("section-1") } else { json!("x") };
            let mut all = vec![("plan-1", "title", text("P"))];
            all.extend(sets.iter().map(|(entity, field)| (entity.as_str(), field.as_str(), value(field))));
            around(&json!({"id": "plan-1", "title": "P"}), &json!([change(vec![], all)]))
        });
    }
}

#[test]
fn a_change_with_a_hundred_thousand_sets_is_read() {
    let names: Vec<String> = (0..100_000).map(|number| format!("action-{number}")).collect();
    let sets = names.iter().map(|name| (name.as_str(), "place", place("plan-1"))).collect();
    let file = around(&json!({"id": "plan-1"}), &json!([change(vec![], sets)]));
    assert_eq!(read_one(&file).changes[0].sets.len(), 100_000);
}

#[test]
fn a_large_plan_without_a_history_takes_as_long_as_its_size() {
    let added = |number: usize| json!({"text": "a", "leads": [{"name": format!("P{number}"), "role": "partner"}]});
    let same = |_: usize| json!({"id": "action-1", "text": "a"});
    let cases: [(&str, &dyn Fn(usize) -> Json); 2] =
        [("things to add", &added), ("the same thing over and over", &same)];
    for (what, action) in cases {
        in_proportion(what, |size| {
            let actions: Vec<Json> = (0..size / 4).map(action).collect();
            around(&json!({"id": "plan-1", "sections": [{"title": "S", "actions": actions}]}), &json!([]))
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Valid files with bytes changed, taken out, put in and copied about: never a panic, never for
    /// long, and what is taken is always right by its id.
    #[test]
    fn damaged_files_are_refused_or_read_in_part(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..6_u8, any::<u8>()), 1..8)
    ) {
        let mut bytes = SMALL.with(Clone::clone);
        for (at, from, how, byte) in damage {
            let (at, from) = (at.index(bytes.len()), from.index(bytes.len()));
            let piece: Vec<u8> = bytes[from..bytes.len().min(from + 1 + usize::from(byte))].to_vec();
            match how {
                0 => bytes[at] = byte,
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, b"{}[]\",:0\\ue"[usize::from(byte) % 11]),
                3 => bytes[at] ^= 1 << (byte % 8),
                4 => drop(bytes.splice(at..at, piece)),
                _ => drop(bytes.splice(at..(at + piece.len()).min(bytes.len()), piece)),
            }
            if bytes.is_empty() {
                bytes.push(byte);
            }
        }
        judge(&bytes);
    }

    /// Valid JSON with any value in any place.
    #[test]
    fn files_with_any_value_in_any_place_are_refused_or_read_in_part(
        swaps in prop::collection::vec((any::<prop::sample::Index>(), any_json()), 1..6)
    ) {
        let mut json: Json = serde_json::from_slice(&SMALL.with(Clone::clone)).unwrap();
        for (at, value) in swaps {
            let mut places = Vec::new();
            pointers(&json, String::new(), &mut places);
            let place = &places[at.index(places.len())];
            *json.pointer_mut(place).unwrap() = value;
        }
        judge(json.to_string().as_bytes());
    }

    #[test]
    fn any_bytes_at_all_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        refused(&bytes);
    }
}

thread_local! {
    static SMALL: Vec<u8> = {
        let replica = worked_housing();
        let plan = replica.plan().id().clone();
        // The first change of a starter is large; the damage should fall on all parts alike.
        let rest = replica.history().changes().iter().filter(|change| change.by.device != "starter").map(|change| (**change).clone());
        file([&Replica::of(hearth::history::History::of(plan, rest))]).into_bytes()
    };
}

/// Checks that a file is refused in words, or that what is read from it is consistent.
fn judge(bytes: &[u8]) {
    let before = at_work();
    if let Ok(incoming) = block_on(snapshot::read(bytes, &Unattended)) {
        for plan in &incoming.plans {
            assert!(plan.changes.iter().all(|change| change.check().is_ok()));
            let replica = opened(plan);
            let written = file([&replica]);
            let again = read_one(&written);
            assert_eq!(again.set_aside, []);
            assert!(!again.edited_by_hand);
        }
    } else {
        refused(bytes);
    }
    assert!(before.zip(at_work()).is_none_or(|(before, after)| after - before < Duration::from_secs(10)));
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        "\\PC{0,12}".prop_map(Json::from),
        prop::sample::select(vec![
            "plan-1",
            "action-1",
            "status-on-track",
            "text",
            "place",
            "80",
            "2024-01-01",
            "erase/0/text",
            "lead/accountable/party-1"
        ])
        .prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::hash_map(
                prop::sample::select(vec![
                    "id", "text", "salt", "digest", "parent", "order", "entity", "field", "value", "over", "leads",
                    "other", "name"
                ]),
                inner,
                0..4
            )
            .prop_map(|map| map.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()),
        ]
    })
}

fn pointers(json: &Json, at: String, places: &mut Vec<String>) {
    match json {
        Json::Object(map) => {
            map.iter().for_each(|(key, value)| {
                pointers(value, format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), places);
            });
        }
        Json::Array(items) => {
            items.iter().enumerate().for_each(|(key, value)| pointers(value, format!("{at}/{key}"), places));
        }
        _ => {}
    }
    places.push(at);
}
