//! Files without a history: what they state is merged field by field.

use hearth::long_work::{Unattended, block_on};
use hearth::plan::{Field, Plan, Value};
use serde_json::{Value as Json, json};

use super::support::{HOUSING, Officer, edited, file, find, line_id, opened, read_one, started, worked_housing};

fn without_history(file: &str, edit: impl FnOnce(&mut Json)) -> String {
    let mut json: Json = serde_json::from_str(&edited(file, edit)).unwrap();
    let plan = json["plans"][0].as_object_mut().unwrap();
    plan.remove("changes");
    plan.remove("conflicts");
    json.to_string()
}

#[test]
fn equal_fields_join_and_different_ones_are_two_answers() {
    let replica = started(HOUSING);
    let file = without_history(&file([&replica]), |plan| {
        find(plan, "ref", "1.3a")["text"] = "Otherwise".into();
        find(plan, "ref", "1.4")["leads"].as_array_mut().unwrap().push(json!({"name": "Nora New", "role": "partner"}));
        find(plan, "ref", "2.1")["actions"].as_array_mut().unwrap().push(json!({"text": "One more"}));
    });
    let incoming = read_one(&file);
    assert_eq!(incoming.set_aside, []);
    assert!(incoming.edited_by_hand);
    assert_eq!(incoming.changes.len(), 1);
    assert!(incoming.changes[0].sets.iter().all(|set| set.over.is_empty()), "nothing is replaced unseen");

    let line = line_id(replica.plan(), "1.3a");
    let run = block_on(replica.dry_run(incoming.changes.clone(), &Unattended));
    let conflicts: Vec<_> = run.conflicts.iter().map(|conflict| (conflict.entity(), conflict.field())).collect();
    assert_eq!(conflicts, [(&line, &Field::Text)]);

    let mut after = replica.clone();
    block_on(after.apply(incoming.changes, &Unattended));
    assert_eq!(after.plan().lines().count(), replica.plan().lines().count() + 1);
    let answers = after.history().visible(&line, &Field::Text);
    assert_eq!(answers.len(), 2);
    assert!(answers.iter().any(|answer| answer.value.as_str() == Some("Otherwise")));
    assert!(after.plan().party_named("Nora New").is_some());
    let references = |plan: &Plan| {
        plan.lines()
            .map(|line| line.line.reference.clone())
            .filter(|reference| !reference.is_empty())
            .collect::<Vec<_>>()
    };
    assert_eq!(references(after.plan()), references(replica.plan()), "everything stands where it stood");
}

#[test]
fn the_same_as_is_there_already_changes_nothing_that_is_shown() {
    let replica = worked_housing();
    let file = without_history(&file([&replica]), |_| {});
    let incoming = read_one(&file);
    let run = block_on(replica.dry_run(incoming.changes, &Unattended));
    assert_eq!(run.conflicts, []);
    let differences: Vec<_> = run.differences.iter().filter(|difference| difference.field != Field::Place).collect();
    assert_eq!(differences, Vec::<&hearth::history::dry_run::ChangedField>::new());
    assert_eq!(
        run.replacement.after.plan().lines().map(|line| &line.line.reference).collect::<Vec<_>>(),
        replica.plan().lines().map(|line| &line.line.reference).collect::<Vec<_>>()
    );
}

#[test]
fn opened_alone_it_is_the_plan_it_states() {
    let replica = worked_housing();
    let alone = opened(&read_one(&without_history(&file([&replica]), |_| {})));
    assert_eq!(alone.plan().about(), replica.plan().about());
    let said = |plan: &Plan| {
        let lines = plan.lines().map(|line| {
            let mut line = line.line.clone();
            line.leads.iter_mut().for_each(|lead| lead.order.clear());
            line
        });
        lines.collect::<Vec<_>>()
    };
    for (one, other) in said(alone.plan()).iter().zip(&said(replica.plan())) {
        assert_eq!(one, other);
    }
    assert_eq!(alone.plan().lines().count(), replica.plan().lines().count());
    assert_eq!(alone.conflicts(), []);
    // Written now, it has a history of one change and is edited by nobody.
    assert!(!read_one(&file([&alone])).edited_by_hand);
}

#[test]
fn written_from_nothing_by_another_program_it_is_a_plan() {
    let file = json!({
        "format": "hearth-plan",
        "version": 1,
        "plans": [{"plan": {
            "id": "plan-of-another-program",
            "title": "Small plan",
            "statuses": [{"word": "Green", "shape": "circle", "stage": "open", "meaning": "Going well"}],
            "sections": [
                {"number": "1", "title": "Only", "actions": [
                    {"ref": "1.1", "text": "Do", "status": "Green", "timeframe": "March 2027", "leads": [{"name": "Nora", "role": "accountable"}]},
                    {"ref": "1.2", "text": "Do more", "points": [{"text": "a"}, {"text": "b"}]},
                ]},
            ],
        }}],
    });
    let incoming = read_one(&file.to_string());
    let plan = opened(&incoming);
    let lines: Vec<_> = plan.plan().lines().map(|line| line.line.reference.clone()).collect();
    assert_eq!(lines, ["1.1", "1.2"]);
    assert_eq!(plan.plan().parties().len(), 1);
    assert_eq!(incoming.set_aside, []);
    let statuses: Vec<_> = plan
        .plan()
        .lines()
        .map(|line| plan.plan().status_of(line.line).map(|(_, status)| status.word.as_str()))
        .collect();
    assert_eq!(statuses, [Some("Green"), None]);
    assert!(incoming.changes[0].sets.iter().all(|set| !matches!(&set.value, Value::Erased(_))));
}

#[test]
fn what_was_erased_does_not_come_back_as_edited() {
    // A reader of the readable part alone never sees it.
    let mut ann = Officer::new("Ann", started(HOUSING));
    let line = line_id(ann.plan(), "1.3a");
    ann.says(&line, Field::Text, "About Mr Client");
    ann.erases("About Mr Client");
    assert!(!without_history(&file([&ann.replica]), |_| {}).contains("Mr Client"));
}
