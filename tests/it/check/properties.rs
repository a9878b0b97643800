//! Properties of the check of any plan.

use hearth::check::Rule;
use hearth::plan::{Body, EntityId, Field, Item, Plan, Value};
use proptest::prelude::*;

use super::{TODAY, Wording, on, starters};
use crate::plans::plan_of;

fn place(parent: &str, order: usize) -> Value {
    Value::place(&EntityId::try_from(parent).unwrap(), &format!("{order:08x}80"))
}

fn item(id: &str, fields: Vec<(Field, Value)>) -> Item {
    Item::read(EntityId::try_from(id).unwrap(), fields.iter().map(|(field, value)| (field, value)))
}

/// A plan of one section with these lines: reference, wording, timeframe, outcome.
pub(super) fn plan(lines: &[(String, String, String, String)]) -> Plan {
    let mut items = vec![
        item("plan-a", vec![(Field::Title, Value::text("A", "s")), (Field::Period, Value::text("2024-29", "s"))]),
        item("section-a", vec![(Field::Place, place("plan-a", 1))]),
    ];
    for (at, (reference, text, timeframe, outcome)) in lines.iter().enumerate() {
        let id = format!("action-{at}");
        items.push(item(
            &id,
            vec![
                (Field::Place, place("section-a", at)),
                (Field::Reference, Value::text(reference, "s")),
                (Field::Text, Value::text(text, "s")),
                (Field::Timeframe, Value::text(timeframe, "s")),
            ],
        ));
        let words = vec![(Field::Place, place(&id, 1)), (Field::Text, Value::text(outcome, "s"))];
        items.push(item(&format!("outcome-{at}"), words));
    }
    plan_of(EntityId::try_from("plan-a").unwrap(), items)
}

in_both_wordings!(the_order_of_plans_and_items_makes_no_difference);

fn the_order_of_plans_and_items_makes_no_difference(wording: Wording) {
    let [one, other] = wording();
    let found = on(&[one.plan(), other.plan()], TODAY);
    assert_eq!(found, on(&[other.plan(), one.plan()], TODAY));
    let mut items: Vec<Item> = one.plan().items().map(|item| item.as_ref().clone()).collect();
    items.sort_by(|a, b| b.id.cmp(&a.id));
    let again = plan_of(one.plan().id().clone(), items);
    assert_eq!(found, on(&[&again, other.plan()], TODAY));
    let keys: std::collections::BTreeSet<_> = found.iter().map(|finding| &finding.key).collect();
    assert_eq!(keys.len(), found.len(), "each has a key of its own");
    assert!(found.iter().all(|finding| !finding.locations.is_empty() && !finding.advice.is_empty()));
}

#[test]
fn ten_thousand_lines_that_are_alike_are_checked() {
    // The wordings of both plans over and over, which is worse than any plan: alike and many.
    let mut lines = Vec::new();
    for replica in starters() {
        for item in replica.plan().items() {
            if let Body::Action(line) = &item.body {
                lines.push((line.text.clone(), line.timeframe.clone()));
            }
        }
    }
    lines.sort();
    let many: Vec<_> = (0..10_000)
        .map(|at| {
            let (text, timeframe) = lines[at % lines.len()].clone();
            (
                format!("{}.{at}", at / 100),
                format!("{text} word{at} other{}", at / 3),
                timeframe,
                format!("{at} homes by 2026"),
            )
        })
        .collect();
    let found = on(&[&plan(&many)], TODAY);
    let targets = found.iter().filter(|finding| finding.rule == Rule::Target);
    assert_eq!(targets.count(), 10_000, "each promises a number");
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-zA-Z0-9 ,.’'()%–-]{0,12}",
        "\\PC{0,6}",
        prop::sample::select(vec![
            "1,000 homes",
            "two units a month",
            "in two years",
            "by 2026",
            "2024-26",
            "Team",
            "trauma informed",
            "99999999999",
            "1.18446744073709551615",
            "in 99999999999 years",
            "Up to January 2026",
            "ongoing",
            "",
            "2.6",
            "é7",
            "0 units per month",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(word, 0..6).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn nothing_a_plan_says_breaks_the_check(lines in prop::collection::vec((words(), words(), words(), words()), 0..12)) {
        let plan = plan(&lines);
        let found = on(&[&plan], TODAY);
        prop_assert_eq!(&found, &on(&[&plan], TODAY));
        let named = |key: &str| Field::from(format!("dismissed/{key}")) == Field::Dismissed(key.to_owned());
        prop_assert!(found.iter().all(|finding| named(&finding.key)), "every key makes a field");
    }
}
