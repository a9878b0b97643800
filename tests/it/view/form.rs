//! The edits that forms give.

use hearth::history::Replica;
use hearth::plan::edit::Edit;
use hearth::plan::timeframe::YearBasis;
use hearth::plan::{EntityId, Kind, PartyKind, Role};
use hearth::storage::without_words;
use hearth::view::form::{AboutForm, EvidenceForm, LeadForm, LineForm, Meaning, SectionForm, UpdateForm, Wording};
use proptest::prelude::*;

use super::{HOMELESSNESS, HOUSING, act, day, id, line, numbers, replica};

fn texts(value: &serde_json::Value) -> Vec<&str> {
    match value {
        serde_json::Value::String(text) => vec![text],
        serde_json::Value::Array(list) => list.iter().flat_map(texts).collect(),
        serde_json::Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

proptest! {
    #[test]
    fn a_draft_loses_exactly_the_boxes_that_hold_erased_words(
        text in "[a-c ]{0,3}", outcomes in prop::collection::vec("[a-c ]{0,3}", 0..6), words in "[a-c]{1,2}",
    ) {
        let replica = replica(HOMELESSNESS);
        let mut form = LineForm::of(replica.plan(), &line(&replica, "1.3")).expect("a form");
        form.text = text;
        form.outcomes.0 = outcomes.iter().map(|text| new(text)).collect();
        let before = serde_json::to_value(&form).expect("JSON");
        let after = without_words(&before.to_string(), &[words.clone()].into());
        let holds = texts(&before).into_iter().any(|text| text.trim() == words);
        prop_assert_eq!(after.is_some(), holds);
        if let Some(after) = after {
            let after: serde_json::Value = serde_json::from_str(&after).expect("JSON");
            let left = texts(&before).into_iter().map(|text| if text.trim() == words { "" } else { text }).collect::<Vec<_>>();
            prop_assert_eq!(texts(&after), left);
            prop_assert!(serde_json::from_value::<LineForm>(after).is_ok(), "it can still be gone on with");
        }
    }
}

#[test]
fn what_is_no_draft_of_this_version_is_left_as_it_is() {
    assert_eq!(without_words("{half", &["half".to_owned()].into()), None);
}

fn fresh() -> impl FnMut(&Kind) -> EntityId {
    let mut numbers = numbers();
    move |kind| EntityId::fresh(kind, numbers())
}

fn new(text: &str) -> Wording {
    Wording { text: text.to_owned(), ..Wording::default() }
}

fn send(replica: &mut Replica, id: &EntityId, before: &LineForm, form: &LineForm) {
    let edits = form.edits(before, replica.plan(), id, &mut fresh());
    act(replica, Edit::All(edits));
}

#[test]
fn a_form_sent_as_it_opened_changes_nothing() {
    for json in [HOUSING, HOMELESSNESS] {
        let replica = replica(json);
        for placed in replica.plan().lines() {
            let form = LineForm::of(replica.plan(), &placed.item.id).expect("a form");
            assert_eq!(form.problems(replica.plan()), []);
            assert_eq!(form.edits(&form, replica.plan(), &placed.item.id, &mut fresh()), []);
        }
    }
}

#[test]
fn only_what_was_changed_is_set() {
    let mut replica = replica(HOMELESSNESS);
    let action = line(&replica, "1.3");
    let before = LineForm::of(replica.plan(), &action).expect("a form");
    let mut form = before.clone();
    form.timeframe = " March 2027 ".to_owned();
    form.status = Some(id("status-at-risk"));
    assert_eq!(form.edits(&before, replica.plan(), &action, &mut fresh()).len(), 2);
    send(&mut replica, &action, &before, &form);
    let after = LineForm::of(replica.plan(), &action).expect("a form");
    assert_eq!(after, LineForm { timeframe: "March 2027".to_owned(), ..form });
}

#[test]
fn outcomes_are_changed_moved_added_and_removed_at_once() {
    let mut replica = replica(HOMELESSNESS);
    let action = line(&replica, "1.3");
    let before = LineForm::of(replica.plan(), &action).expect("a form");
    let mut form = before.clone();
    form.outcomes.0.remove(0);
    form.outcomes.0.swap(0, 3);
    form.outcomes.0[1].text = "Changed".to_owned();
    form.outcomes.0.insert(0, new("First"));
    form.outcomes.0.insert(0, new("Before first"));
    form.outcomes.0.push(new("  "));
    form.outcomes.0.push(new("Last"));
    let wanted: Vec<String> =
        form.outcomes.0.iter().map(|outcome| outcome.text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
    send(&mut replica, &action, &before, &form);
    let after = LineForm::of(replica.plan(), &action).expect("a form");
    assert_eq!(after.outcomes.0.into_iter().map(|outcome| outcome.text).collect::<Vec<_>>(), wanted);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_order_of_outcomes_can_be_had(order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle(), at in 0..7_usize) {
        let mut replica = replica(HOMELESSNESS);
        let action = line(&replica, "1.3");
        let before = LineForm::of(replica.plan(), &action).expect("a form");
        let mut form = before.clone();
        form.outcomes.0 = order.iter().map(|index| before.outcomes.0[*index].clone()).collect();
        form.outcomes.0.insert(at, new("Added"));
        let wanted: Vec<String> = form.outcomes.0.iter().map(|outcome| outcome.text.clone()).collect();
        send(&mut replica, &action, &before, &form);
        let after = LineForm::of(replica.plan(), &action).expect("a form");
        prop_assert_eq!(after.outcomes.0.into_iter().map(|outcome| outcome.text).collect::<Vec<_>>(), wanted);
    }
}

#[test]
fn leads_are_added_in_order_removed_and_given_another_role() {
    let mut replica = replica(HOUSING);
    let action = line(&replica, "1.2a");
    let before = LineForm::of(replica.plan(), &action).expect("a form");
    let mut form = before.clone();
    form.leads.remove(0);
    form.leads[0].role = Role::Accountable;
    form.leads.push(LeadForm::new("Zoë New", Role::Supporting, PartyKind::Post));
    form.leads.push(LeadForm::new("Abe Newer", Role::Partner, PartyKind::Person));
    form.leads.push(LeadForm::new("  ", Role::Partner, PartyKind::Person));
    send(&mut replica, &action, &before, &form);
    let after = LineForm::of(replica.plan(), &action).expect("a form");
    let names: Vec<_> = after.leads.iter().map(|lead| (lead.name.as_str(), lead.role.clone())).collect();
    assert_eq!(
        names,
        [("Adrian Lovegrove", Role::Accountable), ("Zoë New", Role::Supporting), ("Abe Newer", Role::Partner),]
    );
    let kind =
        replica.plan().party_named("zoë new").and_then(|id| replica.plan().party(id)).map(|party| party.kind.clone());
    assert_eq!(kind, Some(PartyKind::Post));
}

#[test]
fn a_draft_from_before_a_field_was_added_still_opens() {
    let form: LineForm = serde_json::from_str(r#"{ "text": "Build" }"#).expect("a draft");
    assert_eq!(form, LineForm { text: "Build".to_owned(), ..LineForm::default() });
    let form: AboutForm = serde_json::from_str(r#"{ "title": "Homes" }"#).expect("a draft");
    assert_eq!(form, AboutForm { title: "Homes".to_owned(), ..AboutForm::default() });
}

#[test]
fn a_lead_can_be_confirmed() {
    let mut replica = replica(HOUSING);
    let action = line(&replica, "3.5d");
    let before = LineForm::of(replica.plan(), &action).expect("a form");
    let mut form = before.clone();
    form.leads.iter_mut().for_each(|lead| lead.unconfirmed = false);
    assert_ne!(form, before);
    send(&mut replica, &action, &before, &form);
    assert_eq!(LineForm::of(replica.plan(), &action), Some(form));
}

#[test]
fn a_person_can_say_what_a_timeframe_means() {
    let mut replica = replica(HOUSING);
    let action = line(&replica, "1.2a");
    let before = LineForm::of(replica.plan(), &action).expect("a form");
    let mut form = before.clone();
    form.reading.meaning = Meaning::By;
    assert_eq!(form.problems(replica.plan()).len(), 1);
    form.reading.end = "2027-01-31".to_owned();
    assert_eq!(form.problems(replica.plan()), []);
    send(&mut replica, &action, &before, &form);
    let placed = replica.plan().lines().find(|placed| placed.item.id == action).expect("the line").line.clone();
    assert_eq!(replica.plan().reading(&placed).in_words(), "by 31 January 2027");
    let said = LineForm::of(replica.plan(), &action).expect("a form");
    assert_eq!((said.reading.meaning, said.reading.end.as_str()), (Meaning::By, "2027-01-31"));
    assert_eq!(said.edits(&said, replica.plan(), &action, &mut fresh()), []);
    let again = LineForm { reading: hearth::view::form::ReadingForm::default(), ..said.clone() };
    send(&mut replica, &action, &said, &again);
    assert!(replica.plan().lines().find(|placed| placed.item.id == action).expect("the line").line.reading.is_none());
}

#[test]
fn a_confirmed_reading_is_kept_as_it_is() {
    let mut replica = replica(HOUSING);
    let action = line(&replica, "1.2a");
    let before = LineForm::of(replica.plan(), &action).expect("a form");
    let mut form = before.clone();
    form.reading.meaning = Meaning::Confirmed;
    send(&mut replica, &action, &before, &form);
    let after = LineForm::of(replica.plan(), &action).expect("a form");
    assert!(after.reading.kept.as_ref().is_some_and(|reading| reading.confirmed && reading.unsure.is_empty()));
    assert_eq!(after.edits(&after, replica.plan(), &action, &mut fresh()), []);
}

#[test]
fn a_new_action_has_all_that_was_typed() {
    let mut replica = replica(HOUSING);
    let section = replica.plan().sections().next().expect("a section").0.id.clone();
    let form = LineForm {
        reference: "1.9".to_owned(),
        text: "Build more".to_owned(),
        timeframe: "Ongoing".to_owned(),
        leads: vec![
            LeadForm::new("B", Role::Accountable, PartyKind::Person),
            LeadForm::new("A", Role::Supporting, PartyKind::Person),
        ],
        points: hearth::view::form::ListForm(vec![new("one"), new("two")]),
        ..LineForm::blank(&Kind::Action)
    };
    let new_id = id("action-new");
    let edits = form.addition(replica.plan(), &section, &new_id, &mut fresh());
    act(&mut replica, Edit::All(edits));
    let after = LineForm::of(replica.plan(), &new_id).expect("a form");
    assert_eq!(after.leads.iter().map(|lead| lead.name.as_str()).collect::<Vec<_>>(), ["B", "A"]);
    assert_eq!(after.points.0.iter().map(|point| point.text.as_str()).collect::<Vec<_>>(), ["one", "two"]);
    assert_eq!(replica.plan().lines().count(), 69);
    let commitment = id("commitment-new");
    let form = LineForm { tracked: true, text: "We will".to_owned(), ..LineForm::blank(&Kind::Commitment) };
    let edits = form.addition(replica.plan(), &section, &commitment, &mut fresh());
    act(&mut replica, Edit::All(edits));
    assert_eq!(replica.plan().lines().count(), 70);
}

#[test]
fn sections_and_the_plan_itself_can_be_edited() {
    let mut replica = replica(HOUSING);
    let plan = replica.plan().id().clone();
    let section = replica.plan().sections().nth(1).expect("a section").0.id.clone();
    let before = SectionForm::of(replica.plan(), &section).expect("a form");
    assert_eq!(before.connections.0.len(), 2);
    let mut form = before.clone();
    form.title = "Renamed".to_owned();
    form.connections.0.pop();
    let edits = form.edits(&before, &section, &mut fresh());
    act(&mut replica, Edit::All(edits));
    assert_eq!(SectionForm::of(replica.plan(), &section), Some(form));
    let before = AboutForm::of(replica.plan());
    let adopted = "2024-02-29".to_owned();
    let form = AboutForm { year_basis: Some(YearBasis::Financial), period: String::new(), adopted, ..before.clone() };
    act(&mut replica, Edit::All(form.edits(&before, &plan)));
    assert_eq!(AboutForm::of(replica.plan()), form);
    assert_eq!(replica.plan().about().adopted, "2024-02-29".parse().ok());
    let no_day = AboutForm { adopted: "2023-02-29".to_owned(), ..form.clone() };
    assert_eq!(no_day.problems().iter().map(|problem| problem.at).collect::<Vec<_>>(), ["adopted"]);
    let taken_back = AboutForm { adopted: " ".to_owned(), ..form.clone() };
    assert_eq!(taken_back.problems(), []);
    act(&mut replica, Edit::All(taken_back.edits(&form, &plan)));
    assert_eq!(replica.plan().about().adopted, None);
    // A draft of an earlier version has no such box.
    let mut draft = serde_json::to_value(&form).expect("JSON");
    draft.as_object_mut().and_then(|boxes| boxes.remove("adopted")).expect("the box");
    let draft: AboutForm = serde_json::from_value(draft).expect("a draft");
    assert_eq!(draft, AboutForm { adopted: String::new(), ..form });
    assert_eq!(AboutForm::default().problems().len(), 1);
}

#[test]
fn completing_asks_for_evidence_or_a_reason_and_closing_for_a_reason() {
    let replica = replica(HOUSING);
    let (plan, today) = (replica.plan(), day("2026-04-10"));
    let blank = UpdateForm::new(plan, &line(&replica, "1.1"), today);
    let at = |form: &UpdateForm| form.problems(plan, today).into_iter().map(|problem| problem.at).collect::<Vec<_>>();
    assert_eq!(at(&blank), ["status"]);
    let with = |status: &str| UpdateForm { status: Some(id(status)), ..blank.clone() };
    assert!(at(&with("status-on-track")).is_empty());
    assert_eq!(at(&with("status-complete")), ["text"]);
    let evidence =
        vec![EvidenceForm { title: "Minutes".to_owned(), ..EvidenceForm::default() }, EvidenceForm::default()];
    let shown = UpdateForm { evidence, ..with("status-complete") };
    assert!(at(&shown).is_empty());
    assert_eq!(at(&UpdateForm { status: Some(id("status-closed")), ..shown.clone() }), ["text"]);
    assert!(at(&UpdateForm { text: "Lost its funding".to_owned(), ..with("status-closed") }).is_empty());
    let tomorrow = UpdateForm { position_at: "2026-04-11".to_owned(), ..shown.clone() };
    assert_eq!(at(&tomorrow), ["position-at"]);
    let nameless = vec![EvidenceForm { link: "S:\\".to_owned(), ..EvidenceForm::default() }];
    assert_eq!(at(&UpdateForm { evidence: nameless, ..shown }), ["evidence"]);
}

#[test]
fn correcting_a_status_to_complete_asks_for_a_reason() {
    let replica = replica(HOUSING);
    let before = LineForm::of(replica.plan(), &line(&replica, "1.1")).expect("a form");
    let with = |status: &str| LineForm { status: Some(id(status)), ..before.clone() };
    let asked = |form: &LineForm, why: &str| form.wants_reason(&before, replica.plan(), why).map(|problem| problem.at);
    assert_eq!(asked(&with("status-complete"), "  "), Some("why"));
    assert_eq!(asked(&with("status-closed"), ""), Some("why"));
    assert_eq!(asked(&with("status-complete"), "Minuted in May"), None);
    assert_eq!(asked(&with("status-at-risk"), ""), None);
    assert_eq!(asked(&before, ""), None);
}

#[test]
fn what_is_half_typed_comes_back_from_its_draft() {
    let replica = replica(HOUSING);
    let action = line(&replica, "3.5d");
    let mut form = LineForm::of(replica.plan(), &action).expect("a form");
    form.leads.push(LeadForm::new("Sam", Role::SignOff, PartyKind::Person));
    form.reading.meaning = Meaning::Range;
    let draft = serde_json::to_string(&form).expect("written");
    assert_eq!(serde_json::from_str::<LineForm>(&draft).expect("read"), form);
}
