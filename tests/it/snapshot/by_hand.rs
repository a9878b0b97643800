//! Files edited by hand: the differences become one change over what was shown.

use hearth::long_work::{Unattended, block_on};
use std::collections::BTreeSet;

use hearth::history::{Change, Replica};
use hearth::plan::{Body, EntityId, Field, Kind, Role, Value};
use hearth::snapshot;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::support::{
    HOUSING, Officer, edited, exported, file, find, id, line, line_id, opened, read_one, started, worked_housing,
};

/// Edits the plan's file by hand; the result of reading it, and the one change it came to.
struct Edited {
    file: String,
    before: Replica,
    after: Replica,
    change: Change,
}

impl Edited {
    fn by(before: Replica, edit: impl FnOnce(&mut Json)) -> Self {
        let file = edited(&file([&before]), edit);
        let incoming = read_one(&file);
        assert_eq!(incoming.set_aside, []);
        assert!(incoming.edited_by_hand);
        assert_eq!(incoming.changes.len(), before.history().changes().len() + 1);
        let change = Change::clone(incoming.changes.last().unwrap());
        assert_eq!(change.check(), Ok(()));
        assert_eq!((change.by.name.as_str(), change.at.as_str()), ("edited file", "2024-06-01T12:00:00.000Z"));
        assert_eq!(change.after, before.history().heads().iter().copied().collect::<Vec<_>>());
        for set in &change.sets {
            let shown: Vec<_> =
                before.history().visible(&set.entity, &set.field).iter().map(|answer| answer.change.id).collect();
            assert_eq!(set.over, shown, "over what the editor saw");
        }
        let after = opened(&incoming);
        Self { file, before, after, change }
    }

    fn sets(&self) -> Vec<(&EntityId, String)> {
        self.change.sets.iter().map(|set| (&set.entity, set.field.to_string())).collect()
    }
}

fn nothing(edit: impl FnOnce(&mut Json)) {
    let incoming = read_one(&edited(&file([&worked_housing()]), edit));
    assert!(!incoming.edited_by_hand, "{:#?}", incoming.changes.last());
    assert_eq!(incoming.set_aside, []);
}

/// Reads a file edited so: the parts set aside, and true if there is a change.
fn left_out(edit: impl FnOnce(&mut Json)) -> (Vec<String>, bool) {
    let replica = worked_housing();
    let incoming = read_one(&edited(&file([&replica]), edit));
    assert!(incoming.edited_by_hand);
    let changed = incoming.changes.len() > replica.history().changes().len();
    (incoming.set_aside.into_iter().map(|aside| format!("{}: {}", aside.name, aside.why)).collect(), changed)
}

#[test]
fn a_changed_text_becomes_one_change() {
    let edited = Edited::by(worked_housing(), |plan| find(plan, "ref", "1.7a")["text"] = "By hand".into());
    let line = line_id(edited.before.plan(), "1.7a");
    assert_eq!(edited.sets(), [(&line, "text".to_owned())]);
    assert_eq!(edited.after.history().visible(&line, &Field::Text)[0].value.as_str(), Some("By hand"));
    assert!(matches!(edited.change.sets[0].value, Value::Text { .. }), "words can be erased later");
}

#[test]
fn several_edits_are_one_change() {
    let edited = Edited::by(worked_housing(), |plan| {
        plan["title"] = "Our plan".into();
        plan["levels"]["section"] = "Theme".into();
        find(plan, "ref", "1.4")["timeframe"]["text"] = "March 2027".into();
        find(plan, "number", "2")["objective"] = "Otherwise".into();
        find(plan, "word", "At risk")["word"] = "Amber".into();
    });
    let about = edited.after.plan().about();
    assert_eq!((about.title.as_str(), about.section_word.as_str()), ("Our plan", "Theme"));
    assert_eq!(line(edited.after.plan(), "1.4").1.timeframe, "March 2027");
    assert_eq!(edited.change.sets.len(), 5);
}

#[test]
fn a_status_is_given_by_its_id_or_by_its_word() {
    for status in ["status-off-track", "Off track", "off TRACK "] {
        let edited = Edited::by(worked_housing(), |plan| find(plan, "ref", "1.1")["status"] = status.into());
        let (line_id, line) = line(edited.after.plan(), "1.1");
        assert_eq!(line.status, Some(id("status-off-track")));
        assert_eq!(edited.sets(), [(line_id, "status".to_owned())]);
    }
}

#[test]
fn a_lead_is_added_by_a_name_the_plan_knows() {
    let edited = Edited::by(worked_housing(), |plan| {
        let leads = find(plan, "ref", "1.1")["leads"].as_array_mut().unwrap();
        leads.push(json!({"name": "housing & health team", "role": "supporting"}));
    });
    let known = edited.before.plan().party_named("Housing and Health Team").unwrap();
    let (_, line) = line(edited.after.plan(), "1.1");
    assert_eq!(line.leads.last().map(|lead| (&lead.party, &lead.role)), Some((known, &Role::Supporting)));
    assert_eq!(edited.change.sets.len(), 1);
}

#[test]
fn a_lead_is_added_whom_the_plan_does_not_know() {
    let edited = Edited::by(worked_housing(), |plan| {
        for reference in ["1.1", "2.2b"] {
            let leads = find(plan, "ref", reference)["leads"].as_array_mut().unwrap();
            leads.push(json!({"name": "Nora New", "role": "accountable"}));
        }
    });
    let plan = edited.after.plan();
    let nora = plan.party_named("Nora New").expect("she is one of the plan's people");
    assert_eq!(*nora, hearth::plan::name::party_id("Nora New"));
    for reference in ["1.1", "2.2b"] {
        assert!(line(plan, reference).1.leads.iter().any(|lead| lead.party == *nora));
    }
    assert_eq!(edited.change.sets.len(), 4, "two leads, her place and her name: {:?}", edited.sets());
}

#[test]
fn somebody_added_to_the_list_of_parties_is_the_one_a_lead_names() {
    let edited = Edited::by(worked_housing(), |plan| {
        let party = json!({"name": "Nora New", "kind": "person", "aliases": [{"text": "N. New"}]});
        plan["parties"].as_array_mut().unwrap().push(party);
        let leads = find(plan, "ref", "1.1")["leads"].as_array_mut().unwrap();
        leads.push(json!({"name": "Nora New", "role": "accountable"}));
    });
    let plan = edited.after.plan();
    let nora = plan.party_named("n. new").expect("by her other spelling");
    assert_eq!(plan.party(nora).unwrap().kind, hearth::plan::PartyKind::Person);
    assert!(line(plan, "1.1").1.leads.iter().any(|lead| lead.party == *nora));
}

#[test]
fn an_action_added_without_an_id_stands_where_it_was_put() {
    let edited = Edited::by(worked_housing(), |plan| {
        let commitment = find(plan, "ref", "2.2");
        let actions = commitment["actions"].as_array_mut().unwrap();
        actions.insert(2, json!({
            "ref": "2.2x",
            "text": "New by hand",
            "timeframe": "June 2027",
            "outcomes": [{"text": "One"}, {"text": "Two"}, {"text": "Two"}],
            "leads": [{"name": "Phil Jennings", "role": "accountable"}],
            "updates": [{"date": "2024-05-30", "status": "On track", "text": "Begun", "evidence": [{"title": "A letter"}]}],
        }));
        actions.insert(0, json!({"ref": "2.2w", "text": "First"}));
        actions.push(json!({"ref": "2.2y", "text": "Last"}));
        actions.push(json!({"ref": "2.2z", "text": "Really last"}));
    });
    let plan = edited.after.plan();
    let commitment =
        plan.items().find(|item| matches!(&item.body, Body::Commitment(line) if line.reference == "2.2")).unwrap();
    let references: Vec<String> = plan
        .children_of_kind(&commitment.id, Kind::Action)
        .filter_map(|action| action.tracked_line().map(|line| line.reference.clone()))
        .collect();
    assert_eq!(references, ["2.2w", "2.2a", "2.2b", "2.2x", "2.2c", "2.2d", "2.2e", "2.2f", "2.2y", "2.2z"]);
    let (new, says) = line(plan, "2.2x");
    assert_eq!((says.text.as_str(), says.timeframe.as_str()), ("New by hand", "June 2027"));
    assert_eq!(plan.children_of_kind(new, Kind::Outcome).count(), 3, "two that say the same are two");
    let (update, reported) = plan.latest_update(new).unwrap();
    assert_eq!((reported.text.as_str(), reported.status.clone()), ("Begun", Some(id("status-on-track"))));
    assert_eq!(plan.children_of_kind(&update.id, Kind::Evidence).count(), 1);
}

#[test]
fn a_file_edited_again_does_not_double_what_was_added_before() {
    let replica = worked_housing();
    let added = |plan: &mut Json, text: &str| {
        let actions = find(plan, "ref", "2.2")["actions"].as_array_mut().unwrap();
        actions.push(json!({"ref": "2.2x", "text": "New", "points": [{"text": text}]}));
    };
    let first = read_one(&edited(&file([&replica]), |plan| added(plan, "one")));
    let again = read_one(&edited(&file([&replica]), |plan| {
        find(plan, "ref", "2.2")["actions"].as_array_mut().unwrap().insert(0, json!({"text": "Another"}));
        added(plan, "other");
    }));
    let mut device = opened(&first);
    block_on(device.apply(again.changes, &Unattended));
    let lines = device.plan().lines().filter(|line| line.line.reference == "2.2x").count();
    assert_eq!(lines, 1, "the same action, by where it stands and what it says");
}

#[test]
fn a_timeframe_is_corrected_by_its_words_or_its_confirmed_meaning() {
    let words = Edited::by(worked_housing(), |plan| find(plan, "ref", "1.7a")["timeframe"] = "June 2027".into());
    assert_eq!(line(words.after.plan(), "1.7a").1.timeframe, "June 2027");
    assert_eq!(words.change.sets.len(), 1);

    let meaning = Edited::by(worked_housing(), |plan| {
        let timeframe = &mut find(plan, "ref", "1.7a")["timeframe"];
        timeframe["end"] = "2024-03-15".into();
        timeframe["precision"] = "day".into();
        timeframe["confirmed"] = true.into();
    });
    let (_, line) = line(meaning.after.plan(), "1.7a");
    assert_eq!(meaning.after.plan().reading(line).due(), "2024-03-15".parse().ok());
    assert_eq!(meaning.sets().len(), 1);
    assert_eq!(meaning.sets()[0].1, "reading");
}

#[test]
fn what_is_worked_out_is_not_read_back() {
    nothing(|plan| {
        let line = find(plan, "ref", "1.1");
        line["status-word"] = "Something".into();
        line["leads"][0]["name"] = "Somebody".into();
        // Another version may read the words differently; nobody confirmed the meaning.
        line["timeframe"]["end"] = "2031-01-01".into();
        line["timeframe"]["newer"] = true.into();
    });
}

#[test]
fn what_a_later_version_shows_more_is_not_taken_for_an_edit() {
    nothing(|plan| {
        plan["measures"] = json!([{"id": "measure-1", "name": "Homes"}]);
        find(plan, "ref", "1.1")["risk"] = "high".into();
        find(plan, "number", "1")["milestones"] = json!({"a": [1, 2.5, null]});
    });
}

#[test]
fn what_is_absent_was_not_removed() {
    nothing(|plan| {
        plan.as_object_mut().unwrap().remove("organisation");
        plan["parties"].as_array_mut().unwrap().clear();
        plan["sections"].as_array_mut().unwrap().truncate(1);
        let line = find(plan, "ref", "1.1").as_object_mut().unwrap();
        for key in ["text", "leads", "updates", "status", "timeframe", "responsibility", "other"] {
            line.remove(key);
        }
    });
}

#[test]
fn the_order_of_a_list_is_not_read() {
    nothing(|plan| plan["sections"].as_array_mut().unwrap().reverse());
}

#[test]
fn nothing_said_outright_empties_a_field() {
    let edited = Edited::by(worked_housing(), |plan| {
        find(plan, "ref", "1.7a")["responsibility"] = Json::Null;
        find(plan, "ref", "1.1")["status"] = "".into();
    });
    assert_eq!(line(edited.after.plan(), "1.7a").1.responsibility, "");
    assert_eq!(line(edited.after.plan(), "1.1").1.status, None);
}

#[test]
fn removing_and_restoring_are_said_by_removed() {
    let edited = Edited::by(worked_housing(), |plan| {
        find(plan, "ref", "1.4")["removed"] = true.into();
        // Ben removed it.
        find(plan, "ref", "1.3a")["removed"] = false.into();
    });
    let plan = edited.after.plan();
    assert!(plan.lines().all(|line| line.line.reference != "1.4"));
    assert!(plan.lines().any(|line| line.line.reference == "1.3a"));
    assert_eq!(edited.change.sets.len(), 2);
}

#[test]
fn an_action_is_moved_by_putting_it_elsewhere() {
    let edited = Edited::by(worked_housing(), |plan| {
        let from = find(plan, "ref", "2.2")["actions"].as_array_mut().unwrap();
        let action = from.remove(1);
        find(plan, "ref", "2.1")["actions"].as_array_mut().unwrap().insert(1, action);
    });
    let plan = edited.after.plan();
    let (moved, _) = line(plan, "2.2b");
    let references: Vec<_> = plan
        .lines()
        .filter(|line| line.line.reference.starts_with("2."))
        .map(|line| line.line.reference.as_str())
        .take(4)
        .collect();
    assert_eq!(references, ["2.1a", "2.2b", "2.1b", "2.2a"]);
    assert_eq!(edited.sets(), [(moved, "place".to_owned())]);
}

#[test]
fn an_answer_to_a_conflict_settles_it() {
    let replica = worked_housing();
    let conflicts = replica.conflicts().len();
    let edited = Edited::by(replica, |plan| find(plan, "ref", "1.2a")["text"] = "Agreed wording".into());
    assert_eq!(edited.change.sets[0].over.len(), 2, "both answers stood in the file");
    assert_eq!(edited.after.conflicts().len(), conflicts - 1);
}

#[test]
fn a_colleague_who_changed_the_same_meanwhile_keeps_their_answer() {
    let before = worked_housing();
    let edited = Edited::by(before.clone(), |plan| find(plan, "ref", "1.7a")["text"] = "By hand".into());
    let mut ann = Officer::new("Ann Archer", before);
    let line = line_id(ann.plan(), "1.7a");
    ann.says(&line, Field::Text, "By Ann, later");
    ann.opens(&edited.file);
    let answers: BTreeSet<_> = ann
        .replica
        .history()
        .visible(&line, &Field::Text)
        .iter()
        .filter_map(|answer| answer.value.as_str().map(str::to_owned))
        .collect();
    assert_eq!(answers, BTreeSet::from(["By hand".to_owned(), "By Ann, later".to_owned()]));
}

#[test]
fn opening_it_twice_or_on_two_devices_adds_nothing_twice() {
    let edited = Edited::by(worked_housing(), |plan| {
        find(plan, "ref", "1.7a")["text"] = "By hand".into();
        find(plan, "ref", "2.2")["actions"].as_array_mut().unwrap().push(json!({"text": "New"}));
    });
    let (mut one, mut other) = (edited.before.clone(), edited.before.clone());
    block_on(one.apply(read_one(&edited.file).changes, &Unattended));
    block_on(other.apply(read_one(&edited.file).changes, &Unattended));
    assert_eq!(block_on(one.apply(read_one(&edited.file).changes, &Unattended)), Default::default());
    assert_eq!(file([&one]), file([&other]));
    block_on(one.apply(read_one(&file([&other])).changes, &Unattended));
    assert_eq!(file([&one]), file([&other]));
    // Written again by the app, the file holds the edit as a change like any other.
    assert!(!read_one(&file([&one])).edited_by_hand);
    // Saved once more by an editor with another layout, it is the same edit.
    let compact = serde_json::to_string(&serde_json::from_str::<Json>(&edited.file).unwrap()).unwrap();
    assert_eq!(read_one(&compact).changes, read_one(&edited.file).changes);
}

#[test]
fn words_written_by_hand_can_be_erased_and_not_be_guessed() {
    let edited = Edited::by(worked_housing(), |plan| find(plan, "ref", "1.7a")["text"] = "Mrs Client".into());
    let other = Edited::by(worked_housing(), |plan| {
        find(plan, "ref", "1.7a")["text"] = "Mrs Client".into();
        find(plan, "ref", "1.4")["text"] = "Something else".into();
    });
    let salt = |edited: &Edited| {
        let set = edited.change.sets.iter().find(|set| set.value.as_str() == Some("Mrs Client")).unwrap();
        serde_json::to_value(&set.value).unwrap()["salt"].clone()
    };
    assert_ne!(salt(&edited), salt(&other), "the salt follows from all that the file says");
    let mut ann = Officer::new("Ann", edited.after);
    ann.erases("Mrs Client");
    let written = file([&ann.replica]);
    assert!(!written.contains("Mrs Client"));
    assert!(!read_one(&written).edited_by_hand);
}

#[test]
fn what_cannot_be_taken_is_set_aside_and_named_and_the_rest_is_taken() {
    let (names, changed) = left_out(|plan| {
        let line = find(plan, "ref", "1.1");
        line["text"] = "Applied all the same".into();
        line["status"] = "Purple".into();
        line["responsibility"] = json!({"a": 1});
        line["leads"].as_array_mut().unwrap().push(json!({"role": "accountable"}));
        line["leads"].as_array_mut().unwrap().push(json!({"party": "section-1", "role": "accountable"}));
        line["leads"].as_array_mut().unwrap().push(json!({"name": "Nora", "role": "a/b"}));
        line["updates"].as_array_mut().unwrap().push(json!({"date": "yesterday", "text": "Hm"}));
        line["points"] = json!([{}, {"id": "outcome-1", "text": "No"}, {"id": "no id", "text": "No"}, 7]);
        line["other"] = json!({"budget": 1.5, "note": "Erased before"});
        find(plan, "ref", "1.4")["timeframe"] = json!({"text": "2023-25", "kind": "whenever", "confirmed": true});
        plan["year-basis"] = "lunar".into();
        plan["adopted"] = "last spring".into();
        plan["cycle-months"] = 13.into();
    });
    assert!(changed);
    for expected in [
        "\"status\" of commitment-",
        "\"responsibility\" of commitment-",
        "one of the leads of commitment-",
        "its role is not one",
        "\"date\" of update-",
        "it says nothing",
        "its id is not the id of such a thing",
        "\"budget\" of commitment-",
        "the meaning of the timeframe of commitment-",
        "\"year-basis\" of plan-",
        "\"adopted\" of plan-",
        "\"cycle-months\" of plan-",
    ] {
        assert!(names.iter().any(|name| name.contains(expected)), "{expected}: {names:#?}");
    }
}

#[test]
fn a_thing_copied_with_its_id_is_set_aside() {
    let (names, changed) = left_out(|plan| {
        let actions = find(plan, "ref", "2.2")["actions"].as_array_mut().unwrap();
        let mut copy = actions[0].clone();
        copy["text"] = "A copy".into();
        actions.push(copy);
    });
    assert!(!changed);
    assert_eq!(names.len(), 1);
    assert!(names[0].contains("stands twice"), "{names:?}");
}

#[test]
fn words_for_a_field_without_a_place_go_under_other() {
    let edited = Edited::by(worked_housing(), |plan| {
        find(plan, "ref", "1.4")["other"] =
            json!({"budget": "£10,000", "ward": 7, "place": {"parent": "plan-x"}, "text": "No"});
    });
    let fields: Vec<String> = edited.sets().into_iter().map(|(_, field)| field).collect();
    assert_eq!(fields, ["budget", "ward"], "and neither a place nor what has an entry of its own");
    assert!(matches!(edited.change.sets[0].value, Value::Text { .. }), "what was typed can be erased");
    assert!(file([&edited.after]).contains("\"other\": { \"budget\": \"£10,000\", \"ward\": 7 }"));
}

#[test]
fn text_that_looks_like_a_value_with_its_salt_stays_readable() {
    let edited = Edited::by(worked_housing(), |plan| {
        find(plan, "ref", "1.4")["other"] = json!({"odd": {"text": "a", "salt": "b"}, "odder": {"digest": "c"}});
    });
    let json = serde_json::to_string(&edited.change).unwrap();
    let read: Change = serde_json::from_str(&json).unwrap();
    assert_eq!(read.check(), Ok(()), "the id is right for whoever reads it");
}

#[test]
fn a_file_with_changes_set_aside_or_missing_is_not_taken_for_edited() {
    let replica = worked_housing();
    let written = file([&replica]);
    let (before, after) = written.rsplit_once("Two to come.").unwrap();
    let tampered = format!("{before}Three to come.{after}");
    let incoming = read_one(&tampered);
    assert_eq!((incoming.set_aside.len(), incoming.edited_by_hand), (1, false));

    let mut json: Json = serde_json::from_str(&file([&replica])).unwrap();
    json["plans"][0]["changes"].as_array_mut().unwrap().remove(2);
    let incoming = read_one(&json.to_string());
    assert!(!opened(&incoming).history().missing().is_empty());
    assert_eq!((incoming.set_aside.len(), incoming.edited_by_hand), (0, false));
}

#[test]
fn emptying_what_was_erased_is_no_edit() {
    nothing(|plan| find(plan, "ref", "1.1")["other"] = json!({"note": ""}));
}

#[test]
fn who_exported_it_when_is_part_of_the_edit() {
    let replica = started(HOUSING);
    let files = ["2024-06-01T12:00:00.000Z", "2024-06-02T12:00:00.000Z"].map(|at| {
        let file = snapshot::write([&replica], &exported(at, "Ann")).unwrap();
        edited(&file, |plan| plan["title"] = "By hand".into())
    });
    let mut device = opened(&read_one(&files[0]));
    block_on(device.apply(read_one(&files[1]).changes, &Unattended));
    assert_eq!(device.conflicts().len(), 0, "two edits that say the same do not ask");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Any text written anywhere by hand is read as it was written.
    #[test]
    fn any_words_put_in_by_hand_are_kept_as_they_are(words in "\\PC{1,40}|.{1,40}", which in 0..66_usize) {
        let replica = started(HOUSING);
        let action = replica.plan().lines().nth(which).unwrap().item.id.clone();
        let written = edited(&file([&replica]), |plan| find(plan, "id", action.as_str())["text"] = words.clone().into());
        let after = opened(&read_one(&written));
        let answers = after.history().visible(&action, &Field::Text);
        prop_assert_eq!(answers[0].value.as_str(), Some(words.as_str()));
        prop_assert!(!read_one(&file([&after])).edited_by_hand);
    }
}
