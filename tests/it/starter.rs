//! The two starter plans: what they hold, section by section, and that it is what was published.

mod published;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use hearth::history::{History, Replica};
use hearth::import::draft::Draft;
use hearth::import::first_change;
use hearth::plan::timeframe::{self, YearBasis};
use hearth::plan::{Body, EntityId, Item, Kind, Line, PartyKind, Plan};

const HOUSING: &str = include_str!("../../public/starters/housing-strategy-2023-28.json");
const HOMELESSNESS: &str = include_str!("../../public/starters/homelessness-2024-29.json");

fn draft(json: &str) -> Draft {
    first_change::read_starter(json).expect("a draft")
}

fn opened(json: &str) -> Plan {
    let draft = draft(json);
    Replica::of(History::of(draft.plan_id(), [draft.first_change().expect("a change")])).plan().clone()
}

/// One figure for each section, in order.
fn each_section<T>(plan: &Plan, figure: impl Fn(&Item) -> T) -> Vec<T> {
    plan.sections().map(|(section, _)| figure(section)).collect()
}

fn lines_of<'a>(plan: &'a Plan, section: &Item) -> Vec<(&'a Item, &'a Line)> {
    let of_section = plan.lines().filter(|line| line.section.id == section.id);
    of_section.map(|line| (line.item, line.line)).collect()
}

fn commitments<'a>(plan: &'a Plan, section: &Item) -> Vec<&'a Item> {
    plan.children_of_kind(&section.id, Kind::Commitment).map(AsRef::as_ref).collect()
}

fn actions_under(plan: &Plan, id: &EntityId) -> usize {
    plan.children_of_kind(id, Kind::Action).count()
}

/// Things of a kind under the lines of a section.
fn under_lines(plan: &Plan, section: &Item, kind: &Kind) -> usize {
    lines_of(plan, section).iter().map(|(item, _)| plan.children_of_kind(&item.id, kind.clone()).count()).sum()
}

fn leads(plan: &Plan, section: &Item) -> usize {
    let parties = lines_of(plan, section).into_iter().flat_map(|(_, line)| line.leads.iter().map(|lead| &lead.party));
    parties.collect::<BTreeSet<_>>().len()
}

fn no_timeframe(plan: &Plan, section: &Item) -> Vec<String> {
    let lines = lines_of(plan, section).into_iter().filter(|(_, line)| line.timeframe.is_empty());
    lines.map(|(_, line)| line.reference.clone()).collect()
}

fn lines_led_by(plan: &Plan, name: &str) -> usize {
    let party = plan.party_named(name).expect("a party of this name");
    plan.lines().filter(|line| line.line.leads.iter().any(|lead| lead.party == *party)).count()
}

fn overdue(plan: &Plan, on: &str, basis: YearBasis) -> usize {
    let on: NaiveDate = on.parse().expect("a day");
    let due = |line: &Line| timeframe::read(&line.timeframe, basis, true, None).due();
    plan.lines().filter(|line| due(line.line).is_some_and(|due| due < on)).count()
}

#[test]
fn the_housing_strategy_holds_what_was_published_section_by_section() {
    let plan = opened(HOUSING);
    assert_eq!(plan.about().title, "Housing Strategy Action Plan 2023-28");
    assert_eq!(each_section(&plan, |section| commitments(&plan, section).len()), [8, 7, 7]);
    let actions = |section: &Item| {
        let under: usize = commitments(&plan, section).iter().map(|one| actions_under(&plan, &one.id)).sum();
        under + actions_under(&plan, &section.id)
    };
    assert_eq!(each_section(&plan, actions), [16, 19, 31]);
    let per_commitment = each_section(&plan, |section| {
        commitments(&plan, section).iter().map(|one| actions_under(&plan, &one.id)).collect::<Vec<_>>()
    });
    assert_eq!(per_commitment, [vec![0, 2, 1, 0, 2, 6, 1, 4], vec![2, 6, 1, 3, 3, 1, 3], vec![9, 1, 4, 6, 6, 3, 2]]);
    let tracked =
        |section: &Item| commitments(&plan, section).iter().filter(|one| one.tracked_line().is_some()).count();
    assert_eq!(each_section(&plan, tracked), [2, 0, 0]);
    let tracked_with_actions = plan.lines().any(|line| actions_under(&plan, &line.item.id) > 0);
    assert!(!tracked_with_actions, "a commitment is tracked itself only where it has no action");
    assert_eq!(each_section(&plan, |section| lines_of(&plan, section).len()), [18, 19, 31]);
    assert_eq!(plan.lines().count(), 68);
    assert_eq!(each_section(&plan, |section| under_lines(&plan, section, &Kind::Point)), [0, 0, 8]);
    assert_eq!(each_section(&plan, |section| under_lines(&plan, section, &Kind::Outcome)), [0, 0, 0]);
    let blank = [vec![], vec!["2.7a".to_owned(), "2.7b".to_owned()], vec!["3.4f".to_owned()]];
    assert_eq!(each_section(&plan, |section| no_timeframe(&plan, section)), blank);
    assert_eq!(each_section(&plan, |section| leads(&plan, section)), [12, 11, 16]);
    let connections = |section: &Item| plan.children_of_kind(&section.id, Kind::Connection).count();
    assert_eq!(each_section(&plan, connections), [0, 2, 0]);
}

#[test]
fn the_homelessness_plan_holds_what_was_published_priority_by_priority() {
    let plan = opened(HOMELESSNESS);
    assert_eq!(plan.about().section_word, "Priority");
    assert_eq!(each_section(&plan, |section| commitments(&plan, section).len()), [0; 4]);
    assert_eq!(each_section(&plan, |section| actions_under(&plan, &section.id)), [10, 8, 12, 5]);
    assert_eq!(each_section(&plan, |section| under_lines(&plan, section, &Kind::Outcome)), [44, 22, 40, 12]);
    assert_eq!(each_section(&plan, |section| under_lines(&plan, section, &Kind::Point)), [0; 4]);
    assert_eq!(each_section(&plan, |section| leads(&plan, section)), [11, 11, 9, 4]);
    let blank = [vec!["1.9".to_owned()], vec![], vec!["3.6".to_owned()], vec!["4.5".to_owned()]];
    assert_eq!(each_section(&plan, |section| no_timeframe(&plan, section)), blank);
    assert_eq!(plan.parties().len(), 22);
}

#[test]
fn references_are_as_printed_in_their_order_and_2_6_does_not_exist() {
    let plan = opened(HOMELESSNESS);
    let references: Vec<&str> = plan.lines().map(|line| line.line.reference.as_str()).collect();
    let priority = |number: usize, last: usize| (1..=last).map(move |action| format!("{number}.{action}"));
    let mut expected: Vec<String> =
        [(1, 10), (2, 9), (3, 12), (4, 5)].into_iter().flat_map(|(n, last)| priority(n, last)).collect();
    expected.retain(|reference| reference != "2.6");
    assert_eq!(references, expected);
}

#[test]
fn people_and_others_are_told_apart() {
    let plan = opened(HOUSING);
    let people = plan.parties().iter().filter(|(_, party)| party.kind == PartyKind::Person).count();
    assert_eq!((people, plan.parties().len() - people), (17, 12));
    // The homelessness plan names posts and teams, never a person.
    assert!(opened(HOMELESSNESS).parties().iter().all(|(_, party)| party.kind != PartyKind::Person));
    let every_party_leads = |plan: &Plan| {
        let leading: BTreeSet<EntityId> =
            plan.lines().flat_map(|line| line.line.leads.iter().map(|lead| lead.party.clone())).collect();
        assert_eq!(leading, plan.parties().into_iter().map(|(id, _)| id.clone()).collect());
    };
    every_party_leads(&plan);
    every_party_leads(&opened(HOMELESSNESS));
}

#[test]
fn most_lines_are_led_by_those_who_lead_most() {
    let plan = opened(HOUSING);
    let mut lines: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (_, party) in plan.parties() {
        lines.entry(lines_led_by(&plan, &party.name)).or_default().push(&party.name);
    }
    let most: Vec<_> = lines.into_iter().rev().take(3).collect();
    let expected = [(21, vec!["Hannah Gaston"]), (15, vec!["Housing and Health Team"]), (10, vec!["Phil Jennings"])];
    assert_eq!(most, expected);
}

#[test]
fn both_plans_together_share_one_team() {
    let (housing, homelessness) = (opened(HOUSING), opened(HOMELESSNESS));
    let actions = |plan: &Plan| plan.items().filter(|item| matches!(item.body, Body::Action(_))).count();
    assert_eq!(actions(&housing) + actions(&homelessness), 101);
    let parties = |plan: &Plan| plan.parties().into_iter().map(|(id, _)| id.clone()).collect::<BTreeSet<_>>();
    let (ours, theirs) = (parties(&housing), parties(&homelessness));
    assert_eq!(ours.union(&theirs).count(), 50);
    let shared: Vec<&str> =
        ours.intersection(&theirs).filter_map(|id| Some(housing.party(id)?.name.as_str())).collect();
    assert_eq!(shared, ["Accommodation Resource Team"]);
}

#[test]
fn natalia_is_taken_as_natalia_merritt_until_a_person_confirms_it() {
    let plan = opened(HOUSING);
    let unconfirmed = |line: &Line| line.leads.iter().any(|lead| lead.unconfirmed);
    let lines: Vec<_> = plan.lines().filter(|line| unconfirmed(line.line)).map(|line| line.line).collect();
    assert_eq!(lines.iter().map(|line| line.reference.as_str()).collect::<Vec<_>>(), ["3.5d"]);
    let lead = lines[0].leads.iter().find(|lead| lead.unconfirmed).expect("an unconfirmed lead");
    assert_eq!(plan.party(&lead.party).map(|party| party.name.as_str()), Some("Natalia Merritt"));
}

#[test]
fn as_many_lines_are_overdue_as_should_be() {
    let (housing, homelessness) = (opened(HOUSING), opened(HOMELESSNESS));
    let days = ["2024-01-01", "2025-06-30", "2026-11-21"];
    let on_days = |plan: &Plan| days.map(|day| overdue(plan, day, YearBasis::Calendar));
    assert_eq!(on_days(&housing), [19, 28, 31]);
    assert_eq!(on_days(&homelessness), [0, 9, 12]);
    assert_eq!(overdue(&housing, "2025-06-30", YearBasis::Financial), 31);
}

#[test]
fn nothing_is_reported_of_a_starter_plan_yet() {
    for json in [HOUSING, HOMELESSNESS] {
        let plan = opened(json);
        assert!(plan.lines().all(|line| line.line.status.is_none() && line.line.published.is_empty()));
        assert!(plan.items().all(|item| !item.removed && item.extra.is_empty()));
        assert_eq!(plan.unplaced().count(), 0);
        assert!(!plan.about().note.is_empty(), "that it is a summary has to be said");
        let words: Vec<&str> = plan.statuses().map(|(_, status)| status.word.as_str()).collect();
        let scheme = [
            "Not started",
            "On track",
            "At risk",
            "Off track",
            "Complete",
            "Closed without completing",
            "No update received",
        ];
        assert_eq!(words, scheme);
    }
}

/// Two officers who start from one starter plan have one plan: these ids are for ever. Where this
/// fails, everyone who started before would have every line twice.
#[test]
fn a_starter_plan_is_the_same_change_on_every_device_for_ever() {
    let ids = |json: &str| {
        let draft = draft(json);
        (draft.plan_id().to_string(), draft.first_change().expect("a change").id.to_string())
    };
    let frozen = |plan: &str, change: &str| (plan.to_owned(), change.to_owned());
    assert_eq!(ids(HOUSING), frozen("plan-edcae7939f3df4622b118a6b12e8e8e7", "82f5237f4d7bde404ba1cb901cc43ad4"));
    assert_eq!(ids(HOMELESSNESS), frozen("plan-098ba7aef50b2f7bea7ace337deac136", "1e6a47acef7635535684f4badba0c1d1"));
}
