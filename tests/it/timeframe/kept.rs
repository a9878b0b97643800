//! A plan parses the words of a timeframe once, and never shows a reading of other words or other settings.

use std::sync::Arc;

use hearth::plan::edit::{Content, Edit};
use hearth::plan::{EntityId, Field, Plan};
use proptest::prelude::*;

use super::*;
use crate::snapshot::support::{HOMELESSNESS, Officer, started};

fn reading(plan: &Plan, line: &EntityId) -> Arc<Reading> {
    plan.reading(plan.item(line).unwrap().any_line().unwrap())
}

fn lines(plan: &Plan) -> Vec<EntityId> {
    plan.lines().map(|placed| placed.item.id.clone()).collect()
}

#[test]
fn words_are_parsed_once_in_a_plan_and_its_copies() {
    let mut ann = Officer::new("Ann", started(HOMELESSNESS));
    let lines = lines(ann.plan());
    for line in &lines[..2] {
        ann.says(line, Field::Timeframe, "Spring 2026");
    }
    let read = reading(ann.plan(), &lines[0]);
    ann.says(&lines[2], Field::Timeframe, "March 2027");
    let copy = ann.plan().clone();
    for again in [reading(ann.plan(), &lines[0]), reading(ann.plan(), &lines[1]), reading(&copy, &lines[0])] {
        assert!(Arc::ptr_eq(&read, &again));
    }
}

/// Something an officer does to a plan.
#[derive(Debug, Clone)]
enum Act {
    /// Rewords the timeframe of a line.
    Words(usize, &'static str),
    /// Says how years are counted.
    Years(&'static str),
    /// Says when the plan was adopted.
    Adopted(&'static str),
}

fn act() -> impl Strategy<Value = Act> {
    let words = prop::sample::select(vec!["2024-25", "within 12 months", "March 2026", "", "by March", "whenever"]);
    prop_oneof![
        (0..3_usize, words).prop_map(|(line, words)| Act::Words(line, words)),
        prop::sample::select(vec!["calendar", "financial", ""]).prop_map(Act::Years),
        prop::sample::select(vec!["2024-03-20", "2025-04-01", ""]).prop_map(Act::Adopted),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_reading_outlives_what_it_was_made_of(acts in prop::collection::vec(act(), 1..12)) {
        let mut ann = Officer::new("Ann", started(HOMELESSNESS));
        let lines = lines(ann.plan());
        let id = ann.plan().id().clone();
        let mut plans = vec![ann.plan().clone()];
        for act in acts {
            let to = |words: &str| if words.is_empty() { Content::NOTHING } else { Content::word(words) };
            let edit = match act {
                Act::Words(line, words) => Edit::words(&lines[line], Field::Timeframe, words),
                Act::Years(basis) => Edit::Set { id: id.clone(), field: Field::YearBasis, to: to(basis) },
                Act::Adopted(day) => Edit::Set { id: id.clone(), field: Field::Adopted, to: to(day) },
            };
            if ann.replica.compose(edit.clone(), None, ann.signature(""), &mut || 0).unwrap().is_some() {
                ann.does(edit);
            }
            plans.push(ann.plan().clone());
            // Earlier copies are asked again, too: they share what was read.
            for plan in &plans {
                let about = plan.about();
                for line in &lines[..3] {
                    let words = &plan.item(line).unwrap().any_line().unwrap().timeframe;
                    let afresh = read(words, about.year_basis.unwrap_or_default(), about.year_basis.is_some(), about.adopted);
                    prop_assert_eq!(&*reading(plan, line), &afresh);
                }
            }
        }
    }
}
