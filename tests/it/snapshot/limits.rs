//! The limits allow twice the largest plan we can think of.

use hearth::long_work::{Unattended, block_on};
use std::time::Instant;

use hearth::history::{Author, Change, ChangeId, History, Replica, Set};
use hearth::plan::{EntityId, Field, Kind, Value, order};
use hearth::snapshot::{self, Limits};
use serde_json::json;

use super::support::{file, id};

/// A plan with this many actions, in sections of fifty, each with this many updates by two officers.
fn plan_of(actions: usize, updates_each: usize) -> Replica {
    let plan = id("plan-stress");
    let mut sets = vec![set(&plan, Field::Title, text("A very large plan", 0), Vec::new())];
    let mut lines = Vec::new();
    for (number, key) in (0..actions.div_ceil(50)).zip(order::sequence()) {
        let section = EntityId::derived(&Kind::Section, &[&number.to_string()]);
        sets.push(set(&section, Field::Place, Value::place(&plan, &key), Vec::new()));
        sets.push(set(&section, Field::Title, text("A section of fifty actions", number), Vec::new()));
        for (action, key) in (number * 50..actions.min(number * 50 + 50)).zip(order::sequence()) {
            let line = EntityId::derived(&Kind::Action, &[&action.to_string()]);
            let said = "Work with partners so that households in need find, and keep, a home that suits them.";
            sets.push(set(&line, Field::Place, Value::place(&section, &key), Vec::new()));
            sets.push(set(&line, Field::Reference, text(&format!("{number}.{action}"), action), Vec::new()));
            sets.push(set(&line, Field::Text, text(said, action), Vec::new()));
            sets.push(set(&line, Field::Timeframe, text("March 2027", action), Vec::new()));
            sets.push(set(&line, Field::Responsibility, text("Housing Advice Manager", action), Vec::new()));
            lines.push(line);
        }
    }
    let mut last = sealed(Vec::new(), sets);
    let mut before: Vec<Option<ChangeId>> = vec![None; lines.len()];
    let mut changes = vec![last.clone()];
    for round in 0..updates_each {
        for (line, number) in lines.iter().zip(0..) {
            let update = EntityId::derived(&Kind::Update, &[line.as_str(), &round.to_string()]);
            let said = "Three households moved in this month; two more are waiting for keys. The lease of the fourth is with legal.";
            let status = Value::word(["status-on-track", "status-at-risk"][(round + number) % 2]);
            let over = before[number].into_iter().collect();
            let change = sealed(
                vec![last.id],
                vec![
                    set(&update, Field::Place, Value::place(line, "2026-03-31T09:00:00.000Z"), Vec::new()),
                    set(&update, Field::Date, Value::word("2026-03-31"), Vec::new()),
                    set(&update, Field::Text, text(said, number), Vec::new()),
                    set(&update, Field::Status, status.clone(), Vec::new()),
                    set(line, Field::Status, status, over),
                ],
            );
            before[number] = Some(change.id);
            last = change.clone();
            changes.push(change);
        }
    }
    Replica::of(History::of(plan, changes))
}

fn set(entity: &EntityId, field: Field, value: Value, over: Vec<ChangeId>) -> Set {
    Set { entity: entity.clone(), field, value, over, extra: serde_json::Map::new() }
}

fn text(words: &str, number: usize) -> Value {
    Value::text(words, &format!("{number:032x}"))
}

fn sealed(after: Vec<ChangeId>, sets: Vec<Set>) -> Change {
    let by = Author::new("Ann Archer", "0123456789abcdef0123456789abcdef");
    block_on(Change::unsealed(after, "2026-03-31T09:00:00.000Z".to_owned(), by, sets).with_id(&Unattended)).unwrap()
}

/// The numbers of values and objects in JSON.
fn count(json: &serde_json::Value) -> (usize, usize) {
    let sum = |items: &mut dyn Iterator<Item = &serde_json::Value>| {
        items.map(count).fold((1, 0), |(values, objects), (more, inner)| (values + more, objects + inner))
    };
    match json {
        serde_json::Value::Array(items) => sum(&mut items.iter()),
        serde_json::Value::Object(map) => {
            let (values, objects) = sum(&mut map.values());
            (values, objects + 1)
        }
        _ => (1, 0),
    }
}

/// The size of a file grows in proportion to the plan, so a plan of a fortieth shows that of the whole.
#[test]
fn the_stress_plan_stays_within_half_of_each_limit() {
    let replica = plan_of(250, 8);
    let written = file([&replica]);
    let (values, objects) = count(&serde_json::from_str(&written).unwrap());
    let limits = Limits::PLAN_FILE;
    for (what, found, most) in [
        ("bytes", written.len(), limits.bytes),
        ("values", values, limits.values),
        ("objects", objects, limits.objects),
    ] {
        assert!(found * 40 * 2 < most, "{what}: forty times {found} is over half of {most}");
    }
    assert!(!block_on(snapshot::read(written.as_bytes(), &Unattended)).unwrap().plans[0].edited_by_hand);
}

#[test]
#[ignore = "prints figures: cargo test --release -- --ignored --nocapture stress_figures"]
fn stress_figures() {
    for (actions, updates) in [(150, 60), (500, 20), (10_000, 8)] {
        let replica = plan_of(actions, updates);
        let started = Instant::now();
        let written = file([&replica]);
        let writing = started.elapsed();
        let started = Instant::now();
        let incoming = block_on(snapshot::read(written.as_bytes(), &Unattended)).unwrap();
        let reading = started.elapsed();
        let started = Instant::now();
        Limits::PLAN_FILE.check(&written).unwrap();
        let scan = started.elapsed();
        let started = Instant::now();
        let all_right = incoming.plans[0].changes.iter().all(|change| change.check().is_ok());
        let ids = started.elapsed();
        let started = Instant::now();
        let history = History::of(incoming.plans[0].id.clone(), incoming.plans[0].changes.iter().cloned());
        let plan = block_on(history.fold(&Unattended));
        let folding = started.elapsed();
        let (values, objects) = count(&json!(serde_json::from_str::<serde_json::Value>(&written).unwrap()));
        assert!(all_right && !incoming.plans[0].edited_by_hand && plan == *replica.plan());
        eprintln!(
            "{actions} actions, {} updates: {} KB, {values} values, {objects} objects; written in {writing:?}, read in {reading:?} (of which: limits {scan:?}, ids {ids:?}, history and fold {folding:?})",
            actions * updates,
            written.len() >> 10,
        );
    }
}
