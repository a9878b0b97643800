//! Content of later versions is kept and never misread.

use hearth::history::{Author, Change, Fault, Set};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::edit::{Content, Edit};
use hearth::plan::{Body, EntityId, Field, Shape, Value};

use super::world::{Officer, file_of, id, two_officers};

fn made(officer: &Officer, needs: &[&str], sets: Vec<(EntityId, &str, Value)>) -> Change {
    let sets = sets.into_iter().map(|(entity, field, value)| Set {
        entity,
        field: Field::from(field.to_owned()),
        value,
        over: vec![],
        extra: serde_json::Map::new(),
    });
    let mut change = Change::unsealed(
        officer.history().heads().iter().copied().collect(),
        "2030".to_owned(),
        Author::new("Zoe", "zoe"),
        sets.collect(),
    );
    change.needs = needs.iter().map(|need| (*need).to_owned()).collect();
    block_on(change.with_id(&Unattended)).unwrap()
}

#[test]
fn unknown_kinds_fields_and_statuses_survive() {
    let mut ann = two_officers().0;
    let action = id("action-1");
    let plain = |json: serde_json::Value| Value::Plain(json);
    let change = made(
        &ann,
        &[],
        vec![
            (id("gadget-7"), "colour", plain(serde_json::json!("red"))),
            (id("gadget-7"), "place", Value::place(&action, "80")),
            (action.clone(), "weight", plain(serde_json::json!({ "kg": 4 }))),
            (action.clone(), "mood", Value::text("calm", "aa")),
            (action.clone(), "status", Value::word("status-of-later")),
            (action.clone(), "lead/witness/party-3", plain(serde_json::json!({ "order": "80", "since": 2030 }))),
            (id("status-odd"), "shape", Value::word("hexagon")),
            (id("status-odd"), "word", Value::text("Odd", "bb")),
        ],
    );
    ann.take(&change);
    let plan = ann.plan();
    let gadget = plan.item(&id("gadget-7")).unwrap();
    assert_eq!(gadget.body, Body::Unknown);
    assert_eq!(gadget.extra[&Field::Other("colour".to_owned())], Value::word("red"));
    let item = plan.item(&action).unwrap();
    assert_eq!(item.extra[&Field::Other("weight".to_owned())], Value::Plain(serde_json::json!({ "kg": 4 })));
    assert_eq!(item.extra[&Field::Other("mood".to_owned())].as_str(), Some("calm"));
    let line = item.tracked_line().unwrap();
    assert_eq!(line.status, Some(id("status-of-later")));
    assert!(plan.status_of(line).is_none());
    assert_eq!(line.leads[0].role.to_string(), "witness");
    let Body::Status(status) = &plan.item(&id("status-odd")).unwrap().body else { panic!("no status") };
    assert_eq!((status.word.as_str(), status.shape), ("Odd", Shape::Ring));
    assert_eq!(plan.item(&id("status-odd")).unwrap().extra[&Field::Shape], Value::word("hexagon"));
    // All of it is written out as it came, even after an edit of the same item.
    ann.says(&action, Field::Text, "Edited");
    let file = file_of(ann.history());
    assert!(file.contains(&serde_json::to_string(&change).unwrap()));
    assert_eq!(ann.plan().item(&action).unwrap().extra.len(), 2);
}

#[test]
fn a_value_of_another_form_is_kept() {
    let mut ann = two_officers().0;
    let change = made(
        &ann,
        &[],
        vec![
            (id("action-9"), "place", Value::word("everywhere")),
            (id("action-9"), "removed", Value::word("perhaps")),
            (id("action-9"), "text", Value::Plain(serde_json::json!(["a", "b"]))),
            (id("update-9"), "date", Value::word("next week")),
        ],
    );
    ann.take(&change);
    let item = ann.plan().item(&id("action-9")).unwrap();
    assert_eq!((item.place.is_none(), item.removed, item.extra.len()), (true, false, 3));
    assert_eq!(ann.plan().item(&id("update-9")).unwrap().extra.len(), 1);
    super::world::assert_sound(&ann);
}

#[test]
fn what_an_unknown_need_touches_can_only_be_read() {
    let mut ann = two_officers().0;
    let action = id("action-1");
    let before = ann.says(&action, Field::Timeframe, "Q1");
    let change = made(&ann, &["weights"], vec![(action.clone(), "text", Value::text("Of later", "aa"))]);
    assert!(change.is_unsupported());
    ann.take(&change);
    assert!(ann.history().is_read_only(&action));
    assert!(!ann.history().is_read_only(&id("action-2")));
    let signature = ann.signature();
    let edit = Edit::Set { id: action.clone(), field: Field::Timeframe, to: Content::text("Q2") };
    assert_eq!(ann.replica.compose(edit, None, signature, &mut || 1), Err(Fault::ReadOnly(action.clone())));
    assert_eq!(ann.undoes(&[before.id]).change, None);
    // Erasure is a duty in every version.
    assert!(ann.erases("Of later").is_some());
    assert!(!file_of(ann.history()).contains("Of later"));
}
