//! The standing of an unfinished line on a given day.

use hearth::plan::timeframe::{Cycle, Standing, is_stale, standing};

use super::*;

#[test]
fn a_passed_due_date_is_overdue_from_the_day_after() {
    let reading = calendar("March 2024");
    let on = |day| standing(&reading, day, None, Cycle::default());
    let end = date(2024, 3, 31);
    assert_eq!(on(date(2024, 2, 1)), Standing::Later { on: end });
    assert_eq!(on(date(2024, 3, 1)), Standing::DueSoon { on: end, days: 30 });
    assert_eq!(on(end), Standing::DueSoon { on: end, days: 0 });
    assert_eq!(on(date(2024, 4, 1)), Standing::Overdue { since: date(2024, 4, 1), days: 1 });
}

#[test]
fn a_passed_review_is_due_until_somebody_reports() {
    let reading = calendar("Review April 2024");
    let on = |day, update| standing(&reading, day, update, Cycle::default());
    assert_eq!(on(date(2024, 4, 10), None), Standing::ReviewSoon { on: date(2024, 4, 30), days: 20 });
    let late = Standing::ReviewDue { since: date(2024, 5, 1), days: 5 };
    assert_eq!(on(date(2024, 5, 5), None), late);
    assert_eq!(on(date(2024, 5, 5), Some(date(2024, 3, 31))), late);
    assert_eq!(on(date(2024, 5, 5), Some(date(2024, 4, 1))), Standing::Ongoing);
    assert_eq!(on(date(2025, 5, 5), Some(date(2024, 4, 1))), Standing::Stale { last_update: Some(date(2024, 4, 1)) });
}

#[test]
fn a_recurring_review_falls_due_one_interval_after_the_last_update() {
    let reading = calendar("Annual review");
    let on = |day, update| standing(&reading, day, update, Cycle::of_months(12).unwrap());
    assert_eq!(on(date(2024, 5, 5), None), Standing::Stale { last_update: None });
    let update = Some(date(2023, 5, 1));
    assert_eq!(on(date(2023, 9, 1), update), Standing::Later { on: date(2024, 5, 1) });
    assert_eq!(on(date(2024, 5, 5), update), Standing::ReviewDue { since: date(2024, 5, 2), days: 4 });
}

#[test]
fn ongoing_is_never_overdue_but_goes_stale() {
    let reading = calendar("On-going");
    let today = date(2099, 1, 1);
    let on = |update| standing(&reading, today, update, Cycle::default());
    assert_eq!(on(None), Standing::Stale { last_update: None });
    assert_eq!(on(Some(date(2098, 12, 1))), Standing::Ongoing);
    assert!(is_stale(today, None, Cycle::default()));
    let open = calendar("September 2024 onwards");
    assert_eq!(standing(&open, date(2024, 1, 1), None, Cycle::default()), Standing::Later { on: date(2024, 9, 1) });
}

#[test]
fn what_promises_a_date_and_gives_none_needs_one() {
    for words in ["by end of Q3", "within 12 months", "Review", "from March", "TBC", "March and regular intervals"] {
        let standing = standing(&calendar(words), date(2026, 1, 1), None, Cycle::default());
        assert_eq!(standing, Standing::DateNeeded, "{words}");
    }
}
