//! The JSON Schema accepts what is written, and rejects what does not conform.
//!
//! The few keywords of JSON Schema 2020-12 that the schema uses are checked here. An unknown keyword fails
//! the test, so that nothing in the schema goes unchecked.

use serde_json::{Value as Json, json};

use super::support::{
    HOMELESSNESS, HOUSING, adopted, edited, file, find, half_yearly, reorganised, started, worked_homelessness,
    worked_housing,
};

fn schema() -> Json {
    serde_json::from_str(include_str!("../../../docs/plan-file.schema.json")).unwrap()
}

struct Checker<'a> {
    root: &'a Json,
    faults: Vec<String>,
}

impl Checker<'_> {
    fn fault(&mut self, at: &str, what: &str) {
        self.faults.push(format!("{at}: {what}"));
    }

    fn holds(&self, schema: &Json, json: &Json) -> bool {
        let mut checker = Checker { root: self.root, faults: Vec::new() };
        checker.check(schema, json, "");
        checker.faults.is_empty()
    }

    fn check(&mut self, schema: &Json, json: &Json, at: &str) {
        for (keyword, wanted) in schema.as_object().expect("a schema is an object") {
            let right = match keyword.as_str() {
                "$schema" | "$defs" | "title" | "description" => true,
                "$ref" => {
                    let root = self.root;
                    let pointer = wanted.as_str().unwrap().strip_prefix('#').unwrap();
                    self.check(root.pointer(pointer).unwrap_or_else(|| panic!("no {pointer}")), json, at);
                    true
                }
                "allOf" => {
                    wanted.as_array().unwrap().iter().for_each(|schema| self.check(schema, json, at));
                    true
                }
                "anyOf" => wanted.as_array().unwrap().iter().any(|schema| self.holds(schema, json)),
                "const" => json == wanted,
                "enum" => wanted.as_array().unwrap().contains(json),
                "type" => match wanted.as_str().unwrap() {
                    "object" => json.is_object(),
                    "array" => json.is_array(),
                    "string" => json.is_string(),
                    "boolean" => json.is_boolean(),
                    "integer" => json.is_i64(),
                    other => panic!("the type {other} is not known here"),
                },
                "required" => {
                    let keys = wanted.as_array().unwrap().iter().map(|key| key.as_str().unwrap());
                    !json.is_object() || keys.into_iter().all(|key| json.get(key).is_some())
                }
                "properties" => {
                    for (key, schema) in wanted.as_object().unwrap() {
                        if let Some(value) = json.get(key) {
                            self.check(schema, value, &format!("{at}/{key}"));
                        }
                    }
                    true
                }
                "patternProperties" => {
                    for (pattern, schema) in wanted.as_object().unwrap() {
                        for (key, value) in json.as_object().into_iter().flatten() {
                            if matches(pattern, key) {
                                self.check(schema, value, &format!("{at}/{key}"));
                            }
                        }
                    }
                    true
                }
                "items" => {
                    for (number, item) in json.as_array().into_iter().flatten().enumerate() {
                        self.check(wanted, item, &format!("{at}/{number}"));
                    }
                    true
                }
                "minItems" => json.as_array().is_none_or(|items| items.len() as u64 >= wanted.as_u64().unwrap()),
                "uniqueItems" => json
                    .as_array()
                    .is_none_or(|items| items.iter().enumerate().all(|(number, item)| !items[..number].contains(item))),
                "maxLength" => json.as_str().is_none_or(|text| text.chars().count() as u64 <= wanted.as_u64().unwrap()),
                "pattern" => json.as_str().is_none_or(|text| matches(wanted.as_str().unwrap(), text)),
                other => panic!("the keyword {other} is not known here"),
            };
            if !right {
                self.fault(at, &format!("not {keyword}: {wanted}"));
            }
        }
    }
}

/// The patterns that the schema uses.
fn matches(pattern: &str, text: &str) -> bool {
    let is_hex = |text: &str, length: usize| {
        text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    };
    let after = |prefix: &str| text.strip_prefix(prefix);
    match pattern {
        "^[0-9a-f]{32}$" => is_hex(text, 32),
        "^[0-9a-f]{64}$" => is_hex(text, 64),
        "^dismissed/[a-z-]+-[0-9a-f]{32}$" => after("dismissed/")
            .and_then(|key| key.rsplit_once('-'))
            .is_some_and(|(concern, key)| !concern.is_empty() && is_hex(key, 32)),
        "^holder/[0-9a-f]{32}$" => after("holder/").is_some_and(|key| is_hex(key, 32)),
        "^succeeded-by/[a-z]+-[a-z0-9-]+$" => {
            after("succeeded-by/").is_some_and(|id| hearth::plan::EntityId::try_from(id).is_ok())
        }
        "^[a-z]+-[a-z0-9-]+$" => hearth::plan::EntityId::try_from(text).is_ok(),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => text.parse::<chrono::NaiveDate>().is_ok() && text.len() == 10,
        other => panic!("the pattern {other} is not known here"),
    }
}

fn faults(file: &str) -> Vec<String> {
    let (schema, json) = (schema(), serde_json::from_str(file).unwrap());
    let mut checker = Checker { root: &schema, faults: Vec::new() };
    checker.check(&schema, &json, "");
    checker.faults
}

#[test]
fn what_is_written_is_as_the_schema_says() {
    let frozen = include_str!("../../fixtures/v1/both-starters-with-work.plan.json").to_owned();
    let starters = file([&started(HOUSING), &started(HOMELESSNESS)]);
    for file in [
        starters,
        file([&worked_housing(), &worked_homelessness()]),
        file([&reorganised()]),
        file([&adopted()]),
        file([&half_yearly()]),
        frozen,
    ] {
        assert_eq!(faults(&file), Vec::<String>::new());
    }
}

#[test]
fn the_schema_holds_what_is_not_so() {
    let written = file([&worked_housing()]);
    type Edit = fn(&mut Json);
    let held: [(&str, Edit); 2] =
        [("/how", |post| post["how"] = json!(3)), ("/from", |post| post["from"] = json!("last summer"))];
    for (at, edit) in held {
        let faults = faults(&edited(&file([&reorganised()]), |plan| {
            let post = find(plan, "name", "Housing and Inclusion Manager");
            let other = post["other"].as_object_mut().unwrap();
            edit(other.iter_mut().find(|(key, _)| key.starts_with("holder/")).unwrap().1);
        }));
        assert!(!faults.is_empty() && faults.iter().all(|fault| fault.contains("/holder/")), "{at}: {faults:?}");
    }
    let faulty = faults(&edited(&file([&adopted()]), |plan| plan["adopted"] = json!("last spring")));
    assert!(faulty.iter().any(|fault| fault.contains("/adopted:")), "{faulty:?}");
    let faulty = faults(&edited(&file([&half_yearly()]), |plan| plan["cycle-months"] = json!(13)));
    assert!(faulty.iter().any(|fault| fault.contains("/cycle-months:")), "{faulty:?}");
    let wrong: [(&str, Edit); 8] = [
        ("/title", |plan| plan["title"] = json!(7)),
        ("/id", |plan| plan["id"] = json!("no id")),
        ("/year-basis", |plan| plan["year-basis"] = json!("lunar")),
        ("/sections", |plan| plan["sections"] = json!([])),
        ("/timeframe/end", |plan| find(plan, "ref", "1.7a")["timeframe"]["end"] = json!("soon")),
        ("/leads/0", |plan| find(plan, "ref", "1.7a")["leads"] = json!([{"name": "Nora"}])),
        ("/removed", |plan| find(plan, "ref", "1.7a")["removed"] = json!("yes")),
        ("/shape", |plan| find(plan, "word", "At risk")["shape"] = json!("hexagon")),
    ];
    for (at, edit) in wrong {
        let faults = faults(&edited(&written, edit));
        assert!(faults.iter().any(|fault| fault.contains(&format!("{at}:"))), "{at}: {faults:?}");
    }
}

#[test]
fn every_key_that_is_written_is_in_the_schema() {
    fn named(json: &Json, keys: &mut Vec<String>) {
        match json {
            Json::Object(map) => map.iter().for_each(|(key, value)| {
                if key == "properties" {
                    keys.extend(value.as_object().unwrap().keys().cloned());
                }
                named(value, keys);
            }),
            Json::Array(items) => items.iter().for_each(|item| named(item, keys)),
            _ => {}
        }
    }
    fn written(json: &Json, keys: &mut Vec<String>) {
        match json {
            Json::Object(map) => {
                map.iter().filter(|(key, _)| *key != "other" && *key != "value").for_each(|(key, value)| {
                    keys.push(key.clone());
                    written(value, keys);
                });
            }
            Json::Array(items) => items.iter().for_each(|item| written(item, keys)),
            _ => {}
        }
    }
    let (mut known, mut found) = (Vec::new(), Vec::new());
    named(&schema(), &mut known);
    written(&serde_json::from_str(&file([&worked_housing(), &worked_homelessness(), &adopted()])).unwrap(), &mut found);
    known.extend(["other", "value"].map(str::to_owned));
    let unknown: Vec<_> = found.into_iter().filter(|key| !known.contains(key)).collect();
    assert_eq!(unknown, Vec::<String>::new());
}
