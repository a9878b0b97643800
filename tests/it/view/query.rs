//! The query of all actions as it stands in the address.

use hearth::view::query::{Due, Query, Sort, UpdateDefaults};
use proptest::prelude::*;

use super::id;

#[test]
fn an_empty_address_shows_everything() {
    assert_eq!(Query::read(""), Query::default());
    assert_eq!(Query::default().to_string(), "");
    assert!(!Query::default().filters());
}

#[test]
fn an_address_of_another_version_still_opens() {
    let query = Query::read("words=Trinity&colour=red&due=someday&lead=%3Cscript%3E&sort=shoe-size");
    assert_eq!(query, Query { words: "Trinity".to_owned(), ..Query::default() });
    assert!(query.filters());
}

#[test]
fn a_column_sorts_up_then_down_then_not_at_all() {
    let up = Query::default().sorted_by(Sort::Due);
    assert_eq!(up.to_string(), "sort=due");
    let down = up.sorted_by(Sort::Due);
    assert_eq!(down.to_string(), "sort=due&order=down");
    assert_eq!(down.sorted_by(Sort::Due), Query::default());
    assert_eq!(down.sorted_by(Sort::Lead).to_string(), "sort=lead");
    assert!(!down.filters());
}

fn query() -> impl Strategy<Value = Query> {
    let sorts = [Sort::Plan, Sort::Reference, Sort::Text, Sort::Lead, Sort::Due, Sort::Status, Sort::Updated];
    let id = |kind: &'static str| {
        proptest::option::of("[a-z0-9-]{1,20}".prop_map(move |rest| id(&format!("{kind}-{rest}"))))
    };
    (
        "\\PC{0,12}",
        id("section"),
        id("party"),
        id("status"),
        proptest::option::of(proptest::sample::select(Due::ALL.to_vec())),
        proptest::sample::select(sorts.to_vec()),
        any::<(bool, bool, bool)>(),
    )
        .prop_map(|(words, section, lead, status, due, sort, (descending, full, mine))| Query {
            words,
            section,
            lead,
            status,
            due,
            sort,
            descending,
            full,
            mine,
        })
}

proptest! {
    #[test]
    fn what_a_form_takes_over_stands_beside_the_query(
        query in query(),
        day in proptest::option::of(0..20_000_i32),
        on_behalf_of in "\\PC{0,12}",
    ) {
        let position_at = day.and_then(|day| chrono::NaiveDate::from_num_days_from_ce_opt(700_000 + day));
        let carried = UpdateDefaults { position_at, on_behalf_of };
        let address = carried.after(&query.to_string());
        prop_assert_eq!(Query::read(&address), query);
        prop_assert_eq!(UpdateDefaults::read(&address), carried);
        prop_assert!(!address.starts_with('&'));
    }

    #[test]
    fn a_query_comes_back_from_its_address(query in query()) {
        let address = query.to_string();
        prop_assert!(address.is_ascii() && !address.contains([' ', '#', '?', '"', '<']));
        prop_assert_eq!(Query::read(&address), query);
    }
}
