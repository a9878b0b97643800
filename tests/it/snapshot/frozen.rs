//! Files of released versions, which must stay readable for ever.
//!
//! A fixture is never rewritten. A later version adds one beside it, with its own tests.

use hearth::history::{Conflict, Replica};
use hearth::plan::{Body, Field, Value};
use hearth::snapshot::{self, Exported};
use serde_json::Value as Json;

use super::support::{
    adopted, file, half_yearly, line, opened, read, reorganised, worked_homelessness, worked_housing,
};

const V1: &str = include_str!("../../fixtures/v1/both-starters-with-work.plan.json");

/// Writes the fixture of a version about to be released: `cargo test -- --ignored freeze_version_1`.
#[test]
#[ignore = "version 1 is frozen"]
fn freeze_version_1() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/v1/both-starters-with-work.plan.json");
    assert!(!std::fs::exists(path).unwrap(), "it is there, and frozen");
    std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
    std::fs::write(path, file([&worked_housing(), &worked_homelessness()])).unwrap();
}

/// Writes a fixture over an empty file of its name.
fn freeze(name: &str, replica: &Replica) {
    let path = format!("{}/tests/fixtures/v1/{name}", env!("CARGO_MANIFEST_DIR"));
    assert!(std::fs::metadata(&path).is_ok_and(|file| file.len() < 10), "it is there, and frozen");
    std::fs::write(path, file([replica])).unwrap();
}

/// Checks that the plan, written again, reads as in the fixture.
fn assert_said_again(replica: &Replica, exported: &Exported, fixture: &str) {
    let stated = |file: &str| as_said(serde_json::from_str::<Json>(file).unwrap()["plans"].take());
    assert_eq!(stated(&snapshot::write([replica], exported).unwrap()), stated(fixture));
}

const PEOPLE: &str = include_str!("../../fixtures/v1/reorganised.plan.json");

/// Writes the fixture of people and teams: `cargo test -- --ignored freeze_people`.
#[test]
#[ignore = "it is frozen"]
fn freeze_people() {
    freeze("reorganised.plan.json", &reorganised());
}

#[test]
fn version_1_holds_a_reorganisation() {
    let incoming = read(PEOPLE);
    let plan = &incoming.plans[0];
    assert_eq!((plan.set_aside.len(), plan.edited_by_hand), (0, false));
    let replica = opened(plan);
    let rows = hearth::view::people::people(&[replica.plan()], "2025-04-01".parse().unwrap());
    let row = |name: &str| rows.iter().find(|row| row.who.name == name).unwrap();
    let post = row("Housing and Inclusion Manager").post.as_ref().unwrap();
    let told = |plan, holding| hearth::view::describe::held(plan, holding);
    let holders: Vec<_> = post.holders.iter().map(|one| told(replica.plan(), &one.holding)).collect();
    assert_eq!(holders, ["vacant, until 30 April 2024", "Jo Archer, acting, from 1 May 2024"]);
    let team = row("Accommodation Resource Team");
    assert_eq!((team.open, team.succeeded_by[0].who.name.as_str()), (0, "Homes Team"));
    assert_eq!(team.succeeded_by[0].on, "2025-04-01".parse().ok());
    let heir = row("Homes Team");
    assert_eq!((heir.joined[0].name.as_str(), heir.open > 0), ("Housing Portfolio Team", true));
    let [jo, post] = [&row("Jo Archer").who.id, &row("Housing and Inclusion Manager").who.id];
    assert!(replica.plan().party_index().are_two(jo, post));
    assert_said_again(&replica, &incoming.exported, PEOPLE);
}

const ADOPTED: &str = include_str!("../../fixtures/v1/adopted.plan.json");

/// Writes the fixture of a day of adoption: `cargo test -- --ignored freeze_adoption`.
#[test]
#[ignore = "it is frozen"]
fn freeze_adoption() {
    freeze("adopted.plan.json", &adopted());
}

#[test]
fn version_1_holds_a_day_of_adoption() {
    let incoming = read(ADOPTED);
    let plan = &incoming.plans[0];
    assert_eq!((plan.set_aside.len(), plan.edited_by_hand), (0, false));
    let replica = opened(plan);
    assert_eq!(replica.plan().about().adopted, "2024-03-20".parse().ok());
    assert_eq!(replica.plan().reading(line(replica.plan(), "1.1").1).due(), "2025-03-20".parse().ok());
    assert_said_again(&replica, &incoming.exported, ADOPTED);
}

const HALF_YEARLY: &str = include_str!("../../fixtures/v1/half-yearly.plan.json");

/// Writes the fixture of a reporting cycle: `cargo test -- --ignored freeze_cycle`.
#[test]
#[ignore = "it is frozen"]
fn freeze_cycle() {
    freeze("half-yearly.plan.json", &half_yearly());
}

#[test]
fn version_1_holds_a_reporting_cycle() {
    let incoming = read(HALF_YEARLY);
    let plan = &incoming.plans[0];
    assert_eq!((plan.set_aside.len(), plan.edited_by_hand), (0, false));
    let replica = opened(plan);
    assert_eq!(replica.plan().cycle().months(), 6);
    assert!(HALF_YEARLY.contains("\"cycle-months\": 6"), "stated in the readable part");
    assert_said_again(&replica, &incoming.exported, HALF_YEARLY);
}

fn plans() -> Vec<Replica> {
    let incoming = read(V1);
    let stamp = Exported {
        at: "2024-06-01T12:00:00.000Z".to_owned(),
        by: "Ann Archer".to_owned(),
        app: "Hearth test".to_owned(),
    };
    assert_eq!(incoming.exported, stamp);
    for plan in &incoming.plans {
        assert_eq!(plan.set_aside, [], "every id of it is right");
        assert!(!plan.edited_by_hand, "its changes give what it states: {:#?}", plan.changes.last());
    }
    incoming.plans.iter().map(opened).collect()
}

#[test]
fn version_1_holds_what_three_officers_did_to_both_starters() {
    let plans = plans();
    let [homelessness, housing] = &plans[..] else { panic!("{} plans", plans.len()) };
    for (replica, title, lines, references) in [
        (housing, "Housing Strategy Action Plan 2023-28", 68, ["1.1", "1.2a", "1.3a", "2.2a"]),
        (homelessness, "Homelessness and Rough Sleeping Action Plan 2024-29", 35, ["1.1", "1.10", "2.1", "3.6"]),
    ] {
        let plan = replica.plan();
        assert_eq!(plan.about().title, title);
        assert_eq!(replica.history().changes().len(), 16);
        assert_eq!(replica.history().missing().len(), 0);
        // One was added and one removed.
        assert_eq!(plan.lines().count(), lines);
        let [one, two, three, four] = references;

        let (id, reported) = line(plan, one);
        assert_eq!(reported.status.as_ref().map(hearth::plan::EntityId::as_str), Some("status-on-track"));
        let (update, said) = plan.latest_update(id).unwrap();
        assert_eq!((said.text.as_str(), said.on_behalf_of.as_str()), ("Two homes let.\nTwo to come.", "Phil Jennings"));
        assert_eq!(said.position_at, "2024-04-30".parse().ok());
        let (_, evidence) = plan.evidence(id).next().unwrap();
        assert_eq!(evidence.link, "\\\\server\\share\\minutes 12.docx");
        assert_eq!(evidence.date, "2024-04-30".parse().ok());
        assert!(!plan.is_removed(&update.id));

        let (id, worded) = line(plan, two);
        let answers = replica.history().visible(id, &Field::Text);
        let mut words: Vec<_> = answers.iter().filter_map(|answer| answer.value.as_str()).collect();
        words.sort_unstable();
        assert_eq!(words, ["Ben’s wording", "Cat’s wording"]);
        assert!(worded.leads.iter().any(|lead| plan.party(&lead.party).unwrap().name == "Ben’s Bakery"));
        let why = replica.history().changes().iter().filter_map(|change| change.why.as_ref()?.as_str());
        assert!(
            why.clone().any(|why| why == "the committee asked") && why.clone().any(|why| why == "a client was named")
        );
        assert!(replica.history().changes().iter().any(|change| change.undoes.len() == 1));

        let removed = plan.items().find(|item| matches!(&item.body, Body::Action(line) if line.reference == three));
        let removed = removed.expect("kept, and marked as removed");
        assert!(removed.removed);
        let kinds: Vec<_> = replica
            .conflicts()
            .iter()
            .map(|conflict| (conflict.entity().clone(), matches!(conflict, Conflict::Removed { .. })))
            .collect();
        assert_eq!(kinds.len(), 2);
        assert!(kinds.contains(&(id.clone(), false)) && kinds.contains(&(removed.id.clone(), true)));

        let (_, confirmed) = line(plan, four);
        assert_eq!(plan.reading(confirmed).due(), "2026-03-31".parse().ok());
        assert!(plan.about().year_basis.is_some());
        let (_, added) = line(plan, "0.1");
        assert_eq!(added.text, "Begin");
        let erased = |value: &Value| matches!(value, Value::Erased(_));
        let sets = replica.history().changes().iter().flat_map(|change| &change.sets);
        assert_eq!(sets.filter(|set| erased(&set.value)).count(), 1);
    }
    assert!(!V1.contains("Mr Client"));
}

/// The readable part without the meanings of timeframes, which later versions may read better.
fn as_said(mut json: Json) -> Json {
    match &mut json {
        Json::Object(map) => {
            if let Some(Json::Object(timeframe)) = map.get_mut("timeframe")
                && timeframe.get("confirmed") == Some(&Json::Bool(false))
            {
                timeframe.retain(|key, _| key == "text");
            }
            for value in map.values_mut() {
                *value = as_said(value.take());
            }
        }
        Json::Array(items) => items.iter_mut().for_each(|item| *item = as_said(item.take())),
        _ => {}
    }
    json
}

#[test]
fn version_1_is_written_as_it_was() {
    let plans = plans();
    let written = snapshot::write(&plans, &read(V1).exported).unwrap();
    let lines = |file: &str| {
        let lines = file.lines().filter(|line| line.starts_with('{') || line.starts_with('"'));
        lines.filter(|line| !line.starts_with("\"exported\"")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(lines(&written) == lines(V1), "changes and conflicts, byte for byte");
    let json = |file: &str| as_said(serde_json::from_str(file).unwrap());
    assert!(json(&written) == json(V1), "the same is stated");
}
