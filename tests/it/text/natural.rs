//! References in reading order.

use std::cmp::Ordering;

use hearth::text::natural::compare;
use proptest::prelude::*;

#[test]
fn numbers_in_references_count_as_numbers() {
    let order = ["", "1", "1.2", "1.2a", "1.2b", "1.9", "1.10", "1.10a", "2.1", "10.1", "A1", "b", "B2"];
    let mut shuffled = order;
    shuffled.reverse();
    shuffled.sort_by(|a, b| compare(a, b));
    assert_eq!(shuffled, order);
}

#[test]
fn a_number_longer_than_any_integer_is_still_a_number() {
    assert_eq!(compare("9999999999999999999999", "10000000000000000000000"), Ordering::Less);
    assert_ne!(compare("01", "1"), Ordering::Equal);
}

proptest! {
    #[test]
    fn it_is_an_order(a in "[0-2aB. é]{0,6}", b in "[0-2aB. é]{0,6}", c in "[0-2aB. é]{0,6}") {
        prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
        prop_assert_eq!(compare(&a, &a), Ordering::Equal);
        if compare(&a, &b) != Ordering::Greater && compare(&b, &c) != Ordering::Greater {
            prop_assert_ne!(compare(&a, &c), Ordering::Greater);
        }
    }
}
