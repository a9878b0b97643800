//! The content of a later version survives being opened, edited and downloaded here.

use hearth::history::{Author, Change, History, Replica};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::edit::Edit;
use hearth::plan::timeframe::Kind as Timeframe;
use hearth::plan::{EntityId, Field, Kind};
use hearth::view::form::{LineForm, Meaning};
use serde_json::{Value as Json, json};

use super::support::{HOUSING, Officer, change, file, id, line_id, opened, place, read_one, started, text};

/// A change as JSON, as it is in the file.
fn changes_in(file: &str) -> Vec<Json> {
    let json: Json = serde_json::from_str(file).unwrap();
    json["plans"][0]["changes"].as_array().unwrap().clone()
}

/// A change of a later version, from its JSON without an id.
fn sealed(mut json: Json) -> Change {
    json["id"] = "0".repeat(32).into();
    block_on(serde_json::from_value::<Change>(json).unwrap().with_id(&Unattended)).unwrap()
}

/// The plans of these tests, with all that they put into them.
pub(crate) fn odd_plans() -> Vec<Replica> {
    [unknown_things(), fields_named_like_entries(), unusual_values()]
        .into_iter()
        .map(|later| {
            let mut replica = started(HOUSING);
            block_on(replica.apply(later, &Unattended));
            replica
        })
        .chain([not_yet_held()])
        .collect()
}

/// A starter plan with these changes on top, read, edited and written again.
fn survives(later: Vec<Change>) -> (Replica, String) {
    let mut replica = started(HOUSING);
    block_on(replica.apply(later.clone(), &Unattended));
    let received = file([&replica]);
    let incoming = read_one(&received);
    assert_eq!(incoming.set_aside, []);
    assert!(!incoming.edited_by_hand, "{:#?}", incoming.changes.last());
    let mut officer = Officer::new("Ann", opened(&incoming));
    let line = line_id(officer.plan(), "1.7a");
    officer.says(&line, Field::Text, "Edited here");
    let written = file([&officer.replica]);
    let changes = changes_in(&written);
    for change in later {
        assert!(changes.contains(&serde_json::to_value(&change).unwrap()), "{change:#?}");
    }
    let again = read_one(&written);
    assert_eq!((again.set_aside.len(), again.edited_by_hand), (0, false));
    (officer.replica, written)
}

fn plan_id() -> EntityId {
    started(HOUSING).plan().id().clone()
}

fn unknown_things() -> Vec<Change> {
    let plan = plan_id();
    vec![
        change(
            vec![],
            vec![(plan.as_str(), "motto", text("Homes first")), (plan.as_str(), "limits", json!({"a": [1, "2"]}))],
        ),
        change(
            vec![],
            vec![
                ("measure-1", "place", place(plan.as_str())),
                ("measure-1", "target", json!("1000")),
                ("measure-1", "name", text("Homes")),
            ],
        ),
        change(
            vec![],
            vec![
                ("status-paused", "place", place(plan.as_str())),
                ("status-paused", "word", text("Paused")),
                ("status-paused", "shape", json!("hexagon")),
                ("status-paused", "stage", json!("sleeping")),
            ],
        ),
        change(
            vec![],
            vec![
                ("action-9", "lead/witness/party-1", json!({"order": "80", "since": "2030"})),
                ("action-9", "lead/accountable/party-1", json!("yes")),
            ],
        ),
        change(
            vec![],
            vec![
                ("action-9", "status", json!({"of": 2})),
                ("action-9", "timeframe", json!(["2030"])),
                ("action-9", "reading", json!({"kind": "tidal", "confirmed": true})),
            ],
        ),
        change(
            vec![],
            vec![
                ("update-9", "date", json!("the ides of March")),
                ("party-1", "same/party-2", json!("maybe")),
                ("party-1", "same/party-3", json!(true)),
            ],
        ),
        // Under something that cannot hold it, under nothing, and in a place of a later form.
        change(
            vec![],
            vec![
                ("section-8", "place", place("action-9")),
                ("section-7", "place", place("plan-other")),
                ("section-6", "place", json!({"parent": plan.as_str(), "row": 2})),
            ],
        ),
        change(
            vec![],
            vec![
                ("commitment-8", "place", place("section-8")),
                ("action-8", "place", place("commitment-8")),
                ("action-8", "text", text("Deep down")),
            ],
        ),
        change(vec![], vec![("plan-other", "title", text("Another plan’s"))]),
    ]
}

fn fields_named_like_entries() -> Vec<Change> {
    let plan = plan_id();
    let names = [
        "id",
        "sections",
        "statuses",
        "leads",
        "timeframe",
        "other",
        "unplaced",
        "levels",
        "status-word",
        "same",
        "kind",
        "changes",
        "",
        "a/b",
        "lead/x",
        "erase/",
        "@why",
    ];
    let later =
        names.map(|name| change(vec![], vec![(plan.as_str(), name, text("Hm")), ("section-x", name, json!([1]))]));
    later.to_vec()
}

/// Text without a salt, a salt where none is needed, and other words for true and false.
fn unusual_values() -> Vec<Change> {
    let plan = plan_id();
    let line = line_id(started(HOUSING).plan(), "1.7a");
    vec![
        change(vec![], vec![(plan.as_str(), "title", json!("Bare")), (plan.as_str(), "origin", text("Salted"))]),
        change(
            vec![],
            vec![
                (line.as_str(), "removed", json!("yes")),
                (line.as_str(), "tracked", json!(false)),
                (line.as_str(), "text", json!("")),
            ],
        ),
        change(
            vec![],
            vec![(line.as_str(), "timeframe", json!("Bare words")), (line.as_str(), "status", text("status-on-track"))],
        ),
        change(
            vec![],
            vec![
                ("party-1", "place", place(plan.as_str())),
                ("party-1", "party-kind", text("person")),
                ("party-1", "name", json!({"first": "Nora"})),
            ],
        ),
    ]
}

/// Items whose section has not arrived.
fn not_yet_held() -> Replica {
    let history = History::of(
        id("plan-1"),
        [change(
            vec![],
            vec![
                ("plan-1", "title", text("P")),
                ("commitment-1", "place", place("section-1")),
                ("action-1", "place", place("commitment-1")),
                ("point-1", "place", place("action-1")),
                ("point-1", "text", text("Only once")),
            ],
        )],
    );
    Replica::of(history)
}

#[test]
fn unknown_parts_of_a_change_survive() {
    let json = json!({
        "at": "2030-01-01T00:00:00Z", "mood": {"deep": [1, {"deeper": null}]},
        "by": {"name": "Later", "device": "d", "role": "officer"},
        "sets": [{"entity": plan_id(), "field": "title", "value": text("Later title"), "reviewed": true}],
    });
    let (replica, written) = survives(vec![sealed(json)]);
    assert_eq!(replica.history().visible(&plan_id(), &Field::Title).len(), 2);
    assert!(written.contains("\"mood\":{\"deep\":[1,{\"deeper\":null}]}"));
}

#[test]
fn unknown_fields_kinds_statuses_roles_and_values_survive() {
    let (_, written) = survives(unknown_things());
    for shown in [
        "Homes first",
        "Deep down",
        "hexagon",
        "sleeping",
        "lead/accountable/party-1",
        "the ides of March",
        "Another plan’s",
        "tidal",
    ] {
        let (readable, _) = written.split_once("\n\"conflicts\"").unwrap();
        assert_eq!(readable.matches(shown).count(), 1, "{shown} is shown once");
    }
}

#[test]
fn fields_named_like_an_entry_of_the_file_make_no_file_that_cannot_be_read() {
    survives(fields_named_like_entries());
}

#[test]
fn values_of_another_form_than_usual_are_no_edit() {
    survives(unusual_values());
}

#[test]
fn what_needs_a_later_version_is_not_taken_for_edited() {
    let mut replica = started(HOUSING);
    let line = line_id(replica.plan(), "1.7a");
    let json = json!({
        "at": "", "by": {"name": "Later", "device": "d"}, "needs": ["rich-text"],
        "sets": [{"entity": line, "field": "text", "value": {"rich": [["b", "Bold"]]}}],
    });
    block_on(replica.apply([sealed(json)], &Unattended));
    // The later version shows it in its own way.
    let theirs = super::support::edited(&file([&replica]), |plan| {
        let line = super::support::find(plan, "id", line.as_str());
        line["text"] = "Bold".into();
        line["published"] = "Also theirs".into();
    });
    let incoming = read_one(&theirs);
    assert_eq!((incoming.set_aside.len(), incoming.edited_by_hand), (0, false));
}

#[test]
fn unknown_entries_beside_the_known_ones_are_passed_over() {
    let replica = started(HOUSING);
    let mut json: Json = serde_json::from_str(&file([&replica])).unwrap();
    json["signature"] = json!({"by": "someone"});
    json["exported"]["place"] = "Maidstone".into();
    json["plans"][0]["drafts"] = json!([1, 2, 3]);
    json["plans"][0]["conflicts"] = json!("anything");
    let incoming = read_one(&json.to_string());
    assert_eq!(opened(&incoming).plan(), replica.plan());
    assert!(!incoming.edited_by_hand);
}

#[test]
fn things_are_shown_once_though_what_holds_them_is_still_to_come() {
    assert_eq!(id("section-1").kind(), Kind::Section);
    let replica = not_yet_held();
    let written = file([&replica]);
    let (readable, _) = written.split_once("\n\"conflicts\"").unwrap();
    assert_eq!(readable.matches("Only once").count(), 1);
    let incoming = read_one(&written);
    assert_eq!((incoming.set_aside.len(), incoming.edited_by_hand), (0, false));
    // And can be edited by hand where it is.
    let edited =
        super::support::edited(&written, |plan| super::support::find(plan, "id", "point-1")["text"] = "By hand".into());
    let incoming = read_one(&edited);
    assert_eq!(
        incoming.changes.last().map(|change| (change.by.clone(), change.sets.len())),
        Some((Author::new("edited file", "file"), 1))
    );
}

#[test]
fn a_meaning_that_only_a_later_version_understands_is_kept_and_not_read_over() {
    let said = json!({"kind": "tidal", "end": "2020-01-01", "precision": "day", "confirmed": true});
    let line = line_id(started(HOUSING).plan(), "1.2a");
    let (replica, written) = survives(vec![change(vec![], vec![(line.as_str(), "reading", said.clone())])]);
    let mut ann = Officer::new("Ann", replica);
    let placed = |ann: &Officer| ann.plan().lines().find(|placed| placed.item.id == line).unwrap().line.clone();
    let reading = ann.plan().reading(&placed(&ann));
    assert_eq!((reading.kind.clone(), reading.due()), (Timeframe::Unknown("tidal".to_owned()), None));
    assert!(written.contains("\"kind\": \"tidal\""), "stated beside the words");
    // The form of the line keeps it, whatever else is changed there.
    let before = LineForm::of(ann.plan(), &line).unwrap();
    assert_eq!(before.reading.meaning, Meaning::Kept);
    let form = LineForm { text: "Said otherwise".to_owned(), timeframe: "March 2031".to_owned(), ..before.clone() };
    let edits = form.edits(&before, ann.plan(), &line, &mut |_| unreachable!("nothing is new"));
    ann.does(Edit::All(edits));
    assert_eq!((placed(&ann).reading, placed(&ann).text.as_str()), (Some(reading), "Said otherwise"));
    let again = opened(&read_one(&file([&ann.replica])));
    assert_eq!(again.plan(), ann.plan());
}
