//! The day of adoption: what was past on it, and what counts from it.

use chrono::{Months, NaiveDate};
use hearth::check::{Finding, Fix, Rule};
use hearth::plan::edit::{Content, Edit};
use hearth::plan::timeframe::{Cycle, Doubt, Reading, Standing, standing};
use hearth::plan::{Field, Line, Plan};
use proptest::prelude::*;

use super::rules::plan;
use super::{about, on, set};
use crate::snapshot::support::{HOMELESSNESS, Officer, started};

fn adopted(ann: &mut Officer, day: &str) {
    let id = ann.plan().id().clone();
    ann.does(Edit::Set { id, field: Field::Adopted, to: Content::word(day) });
}

fn early(plan: &Plan) -> Vec<Finding> {
    let found = on(&[plan], "2025-01-01");
    found.into_iter().filter(|finding| finding.rule == Rule::BeforeAdoption).collect()
}

fn line<'a>(plan: &'a Plan, reference: &str) -> &'a Line {
    plan.lines().find(|placed| placed.line.reference == reference).unwrap().line
}

#[test]
fn each_date_that_was_past_on_it_is_found_by_itself() {
    let mut ann = Officer::new("Ann", started(HOMELESSNESS));
    let asked = early(ann.plan());
    assert_eq!((asked.len(), asked[0].fix), (1, Fix::Details), "one question while nobody has said when");
    assert!(asked[0].advice.starts_with("Give the day of adoption"));
    adopted(&mut ann, "2025-01-01");
    let found = early(ann.plan());
    let lines: Vec<_> = found.iter().map(|finding| about(&[ann.plan()], finding)).collect();
    assert_eq!(lines, ["A1.2", "A1.6", "A2.1", "A3.7", "A3.9"].map(set));
    assert!(found.iter().all(|finding| finding.fix == Fix::Edit));
    assert_eq!(
        found[4].message,
        "“Mobilised by September 2024” was past when the plan was adopted, on 1 January 2025."
    );
    adopted(&mut ann, "2024-12-31");
    assert_eq!(early(ann.plan()).len(), 1, "what is due on the day was not past on it");
    adopted(&mut ann, "2024-01-01");
    assert_eq!(early(ann.plan()), [], "nothing was past");
    let id = ann.plan().id().clone();
    ann.does(Edit::Set { id, field: Field::Adopted, to: Content::NOTHING });
    assert_eq!(early(ann.plan()), asked);
}

#[test]
fn another_day_of_adoption_is_another_question() {
    let mut ann = Officer::new("Ann", started(HOMELESSNESS));
    let keys = |ann: &Officer| early(ann.plan()).into_iter().map(|finding| finding.key).collect::<Vec<_>>();
    adopted(&mut ann, "2025-01-01");
    let first = keys(&ann);
    adopted(&mut ann, "2025-01-02");
    assert_eq!(keys(&ann).len(), first.len());
    assert!(keys(&ann).iter().all(|key| !first.contains(key)), "a dismissal was for the other day");
}

const WITHIN: [(&str, &str, &str, &str); 4] = [
    ("1.1", "Publish the tree survey", "Within 12 months", "Ann"),
    ("1.2", "Plant the orchard", "within 12 months of Royal Assent", "Ann"),
    ("1.3", "Review the nursery", "Review within 6 months of Royal Assent", "Ann"),
    ("1.4", "Open the nursery", "March 2025", "Ben"),
];

#[test]
fn what_counts_from_it_is_due_and_what_counts_from_another_day_is_not() {
    let mut ann = Officer::new("Ann", plan("within", "2024-29", &WITHIN));
    let waiting = |plan: &Plan| {
        let found = on(&[plan], "2024-06-01");
        let unclear = found.into_iter().filter(|finding| finding.rule == Rule::Unclear);
        unclear.map(|finding| (about(&[plan], &finding), finding.fix)).collect::<Vec<_>>()
    };
    let others = [(set("A1.2"), Fix::Edit), (set("A1.3"), Fix::Edit)];
    assert_eq!(waiting(ann.plan()), [vec![(set("A1.1"), Fix::Details)], others.to_vec()].concat());
    adopted(&mut ann, "2023-12-13");
    assert_eq!(waiting(ann.plan()), others);
    let reading = |reference| ann.plan().reading(line(ann.plan(), reference));
    assert_eq!(reading("1.1").in_words(), "by 13 December 2024, within 12 months");
    assert_eq!((reading("1.2").due(), reading("1.3").review), (None, None));
    let overdue = |day: &str| standing(&reading("1.1"), day.parse().unwrap(), None, Cycle::default());
    assert!(matches!(overdue("2024-12-13"), Standing::DueSoon { .. }));
    assert!(matches!(overdue("2024-12-14"), Standing::Overdue { days: 1, .. }));
}

#[test]
fn who_confirmed_the_words_before_the_day_was_known_confirmed_them_for_it() {
    let mut ann = Officer::new("Ann", plan("within", "2024-29", &WITHIN));
    let id = ann.plan().lines().next().unwrap().item.id.clone();
    let said = Reading::clone(&ann.plan().reading(line(ann.plan(), "1.1"))).confirm();
    let to = Content::Plain(serde_json::to_value(&said).unwrap());
    ann.does(Edit::Set { id, field: Field::Reading, to });
    assert_eq!(*ann.plan().reading(line(ann.plan(), "1.1")), said);
    adopted(&mut ann, "2024-01-31");
    let read = ann.plan().reading(line(ann.plan(), "1.1"));
    assert_eq!((read.due(), read.confirmed), ("2025-01-31".parse().ok(), true));
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (2020..2031_i32, 1..=365_u32).prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the day: a line is found exactly where its date lies before the day, once and alone.
    #[test]
    fn what_is_found_is_what_was_past(adoption in day(), months in prop::collection::vec((2019..2032_i32, 1..=12_u32), 1..6)) {
        let published: Vec<(String, String, String)> = months.iter().enumerate().map(|(at, (year, month))| {
            let first = NaiveDate::from_ymd_opt(*year, *month, 1).unwrap();
            (format!("1.{at}"), format!("Thing number {at} of word{at}"), first.format("%B %Y").to_string())
        }).collect();
        let lines: Vec<_> = published.iter().map(|(one, two, three)| (one.as_str(), two.as_str(), three.as_str(), "Ann")).collect();
        let mut ann = Officer::new("Ann", plan("any", "", &lines));
        prop_assert_eq!(early(ann.plan()), [], "no period and no day: nothing to compare with");
        adopted(&mut ann, &adoption.to_string());
        let found: Vec<_> = early(ann.plan()).iter().map(|finding| about(&[ann.plan()], finding)).collect();
        let past = months.iter().enumerate().filter(|(_, (year, month))| {
            let end = NaiveDate::from_ymd_opt(*year, *month, 1).unwrap() + Months::new(1);
            end <= adoption
        });
        let past: Vec<_> = past.map(|(at, _)| set(&format!("A1.{at}"))).collect();
        prop_assert_eq!(found, past);
    }

    #[test]
    fn so_many_months_end_on_the_day_of_adoption_so_much_later(adoption in day(), months in 1..60_u32) {
        let words = format!("Within {months} months");
        let mut ann = Officer::new("Ann", plan("any", "", &[("1.1", "Plant the orchard", &words, "Ann")]));
        let read = |plan: &Plan| Reading::clone(&plan.reading(line(plan, "1.1")));
        prop_assert_eq!(read(ann.plan()).unsure, [Doubt::AnchorNotGiven]);
        adopted(&mut ann, &adoption.to_string());
        let Reading { end, unsure, .. } = read(ann.plan());
        prop_assert_eq!((end, unsure), (adoption.checked_add_months(Months::new(months)), vec![]));
    }
}
