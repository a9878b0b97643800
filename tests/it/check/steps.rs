//! The check in steps, and how much of a long list is drawn.

use hearth::plan::Plan;
use hearth::plan::health::{Checking, findings};
use hearth::view::check::portions;
use proptest::prelude::*;

use super::{TODAY, on, wordings};

#[test]
fn a_step_is_short_and_every_line_is_counted() {
    for (name, [one, other]) in wordings() {
        let plans = [one.plan(), other.plan()];
        let all: usize = plans.iter().map(|plan| plan.lines().count()).sum();
        let mut checking = Checking::of(&plans, TODAY.parse().unwrap());
        assert_eq!(checking.lines(), (0, all), "{name}");
        let (mut before, mut steps) = (0, 0);
        let found = loop {
            steps += 1;
            if let Some(found) = checking.step(&plans) {
                break found;
            }
            let (done, still) = checking.lines();
            // A commitment comes with its actions.
            assert!(done >= before && done - before <= 10 && still == all, "{name}: {before} to {done} of {still}");
            before = done;
        };
        assert_eq!(checking.lines(), (all, all), "{name}");
        assert!(steps > all * 5, "{name}: {steps} steps, and the rules rest too");
        assert_eq!(found, on(&plans, TODAY), "{name}");
        assert_eq!(checking.step(&plans), None, "{name}: given once");
    }
}

#[test]
fn in_whatever_order_the_plans_are_given_to_a_step() {
    let [one, other] = wordings().remove(0).1;
    let (here, there) = ([one.plan(), other.plan()], [other.plan(), one.plan()]);
    let mut checking = Checking::of(&here, TODAY.parse().unwrap());
    let found = (0..).find_map(|step| checking.step(if step % 2 == 0 { &here } else { &there })).unwrap();
    assert_eq!(found, on(&here, TODAY));
}

#[test]
fn a_plan_that_is_gone_breaks_nothing() {
    let [one, other] = wordings().remove(0).1;
    let both: [&Plan; 2] = [one.plan(), other.plan()];
    let mut checking = Checking::of(&both, TODAY.parse().unwrap());
    // What is not there to be read is left out.
    let found = std::iter::repeat_with(|| checking.step(&both[..1])).find_map(|found| found).unwrap();
    assert!(found.iter().flat_map(|finding| &finding.spots).all(|spot| spot.plan == *one.plan().id()));
    let own = |finding: &&hearth::plan::health::Finding| finding.key.starts_with("no-timeframe");
    let alone = findings(&both[..1], TODAY.parse().unwrap());
    assert_eq!(found.iter().filter(own).collect::<Vec<_>>(), alone.iter().filter(own).collect::<Vec<_>>());
}

proptest! {
    #[test]
    fn a_list_is_drawn_once_those_before_it_are(asked in prop::collection::vec(0..60_usize, 0..16), room in 0..500_usize) {
        let drawn = portions(&asked, room);
        prop_assert_eq!(drawn.len(), asked.len());
        prop_assert_eq!(drawn.iter().sum::<usize>(), asked.iter().sum::<usize>().min(room));
        let whole = drawn.iter().zip(&asked).position(|(drawn, asked)| drawn < asked).unwrap_or(asked.len());
        prop_assert!(drawn.iter().skip(whole + 1).all(|drawn| *drawn == 0), "{:?} of {:?}", drawn, asked);
    }
}
