//! Rules on plans made up for them.

use hearth::check::Rule;
use hearth::import::draft::Draft;
use hearth::plan::edit::{Content, Edit};
use hearth::plan::name::party_id;
use hearth::plan::same::join;
use hearth::plan::{EntityId, Field, Plan};
use hearth::view::Query;
use hearth::view::choices::choices;
use hearth::view::picked::picked;

use super::{on, replica};
use crate::snapshot::support::{HOMELESSNESS, Officer, started};
use crate::view::indexed;

/// A plan of these lines: reference, wording, timeframe, name of who leads it.
pub(super) fn plan(source: &str, period: &str, lines: &[(&str, &str, &str, &str)]) -> hearth::history::Replica {
    let parties: Vec<_> =
        lines.iter().map(|(.., lead)| serde_json::json!({ "name": lead, "kind": "person" })).collect();
    let actions: Vec<_> = lines
        .iter()
        .map(|(reference, text, timeframe, lead)| {
            serde_json::json!({
                "ref": reference, "text": text, "timeframe": timeframe, "responsibility": lead,
                "leads": [{ "party": lead, "role": "accountable" }],
            })
        })
        .collect();
    let mut draft: serde_json::Value = serde_json::from_str(HOMELESSNESS).unwrap();
    draft["source"] = source.into();
    draft["period"] = period.into();
    draft["parties"] = parties.into();
    draft["sections"] = serde_json::json!([{ "number": "1", "title": "One", "actions": actions }]);
    let draft: Draft = serde_json::from_value(draft).unwrap();
    replica(&draft)
}

fn count(plan: &Plan, day: &str, rule: Rule) -> usize {
    on(&[plan], day).iter().filter(|finding| finding.rule == rule).count()
}

#[test]
fn days_outside_the_period_are_found_on_either_side() {
    let lines = [
        ("1.1", "Publish the tree survey", "March 2022", "Ann"),
        ("1.2", "Plant the orchard", "June 2026", "Ann"),
        ("1.3", "Open the nursery", "Spring 2030", "Ben"),
    ];
    let replica = plan("outside", "2024-29", &lines);
    assert_eq!(count(replica.plan(), "2025-01-01", Rule::BeforeAdoption), 1);
    assert_eq!(count(replica.plan(), "2025-01-01", Rule::AfterEnd), 1);
    let unsaid = plan("outside", "", &lines);
    assert_eq!(count(unsaid.plan(), "2025-01-01", Rule::AfterEnd), 0, "no period, no end");
}

#[test]
fn what_differs_in_nothing_is_left_alone() {
    let same = [
        ("1.1", "Review the allotment charter", "June 2025", "Ann"),
        ("1.2", "Review of the allotment charter", "June 2025", "Ann"),
        ("1.3", "Repaint the bandstand", "July 2025", "Ben"),
        ("1.4", "Sweep the quayside", "Ongoing", "Cat"),
    ];
    let mut other = same;
    assert_eq!(count(plan("same", "2024-29", &same).plan(), "2024-06-01", Rule::SameSubject), 0);
    other[1].2 = "June 2026";
    assert_eq!(count(plan("same", "2024-29", &other).plan(), "2024-06-01", Rule::SameSubject), 1);
}

#[test]
fn parties_that_are_one_through_a_third_lead_as_one() {
    let lines = [
        ("1.1", "Review the allotment charter", "June 2025", "Ann"),
        ("1.2", "Review of the allotment charter", "June 2025", "Ben"),
        ("1.3", "Sweep the quayside", "Ongoing", "Cat"),
    ];
    let [ann, ben, cat] = ["Ann", "Ben", "Cat"].map(party_id);
    let links = [[(&cat, &ann), (&cat, &ben)], [(&ann, &cat), (&ben, &cat)], [(&ann, &cat), (&cat, &ben)]];
    for (number, links) in links.into_iter().enumerate() {
        let replica = plan(&format!("chain {number}"), "2024-29", &lines);
        let mut officer = Officer::new("Dan", replica);
        assert_eq!(count(officer.plan(), "2024-06-01", Rule::SameSubject), 1, "two leads");
        for (keep, gone) in links {
            let edit = join(officer.plan(), keep, gone);
            officer.does(edit);
        }
        assert_eq!(count(officer.plan(), "2024-06-01", Rule::SameSubject), 0, "one lead");
        let today = "2024-06-01".parse().unwrap();
        let index = indexed(&officer.replica, today);
        let lines_of =
            |party: &EntityId| picked(&index, &Query { lead: Some(party.clone()), ..Query::default() }).len();
        assert_eq!([&ann, &ben, &cat].map(lines_of), [3, 3, 3], "one in the filter of the list");
        let choices = choices(officer.plan(), &index);
        assert_eq!(
            choices.leads.iter().map(|choice| choice.count).collect::<Vec<_>>(),
            [3, 3, 3],
            "one in the choices"
        );
    }
}

#[test]
fn silence_is_found_once_a_line_was_reported_on_and_not_in_the_cycle() {
    let mut ann = Officer::new("Ann", started(HOMELESSNESS));
    let line = ann.plan().lines().next().unwrap().item.id.clone();
    ann.reports(&line, "2024-05-01", "status-on-track", "Begun.", None);
    let stale = |plan: &Plan, day: &str| count(plan, day, Rule::Stale);
    assert_eq!([stale(ann.plan(), "2024-06-01"), stale(ann.plan(), "2024-09-01")], [0, 1]);
    assert_eq!(count(ann.plan(), "2023-06-01", Rule::NoUpdate), 0, "the plan has not begun");
    let id = ann.plan().id().clone();
    ann.does(Edit::Set { id: id.clone(), field: Field::Cycle, to: Content::Plain(6.into()) });
    assert_eq!([stale(ann.plan(), "2024-09-01"), stale(ann.plan(), "2024-11-02")], [0, 1], "half-yearly");
    let unheard = |plan: &Plan, day: &str| on(&[plan], day).into_iter().find(|finding| finding.rule == Rule::NoUpdate);
    let keys = ["2024-07-01", "2024-12-31", "2025-01-01"].map(|day| unheard(ann.plan(), day).unwrap().key);
    assert!(keys[0] == keys[1] && keys[1] != keys[2], "asked again in each half of the year");
    ann.does(Edit::Set { id, field: Field::Cycle, to: Content::NOTHING });
    ann.reports(&line, "2024-05-02", "status-complete", "Done.", None);
    assert_eq!(stale(ann.plan(), "2024-09-01"), 0, "nobody reports on what is finished");
}

#[test]
fn a_line_that_was_removed_leaves_no_gap() {
    let mut ann = Officer::new("Ann", started(HOMELESSNESS));
    let line = ann.plan().lines().find(|placed| placed.line.reference == "3.4").unwrap().item.id.clone();
    let before = count(ann.plan(), "2024-06-01", Rule::MissingReference);
    ann.does(Edit::Remove(line.clone()));
    assert_eq!(count(ann.plan(), "2024-06-01", Rule::MissingReference), before);
    ann.does(Edit::Restore(line.clone()));
    ann.says(&line, Field::Reference, "3.99");
    assert_eq!(count(ann.plan(), "2024-06-01", Rule::MissingReference), before + 1);
}
