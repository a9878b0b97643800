//! Checking the plan.

/// Each of these as a test of the starters, and as one of the published documents.
macro_rules! in_both_wordings {
    ($($test:ident),* $(,)?) => {
        mod starters {
            $(
                #[test]
                fn $test() {
                    super::$test(super::super::starters);
                }
            )*
        }

        mod published {
            $(
                #[test]
                #[ignore = "needs the published documents beside the checkout"]
                fn $test() {
                    super::$test(super::super::originals);
                }
            )*
        }
    };
}

mod adoption;
mod dismissal;
mod properties;
mod rules;
mod sources;
mod steps;
mod subjects;

use hearth::long_work::{Unattended, block_on};
use std::collections::BTreeSet;

use hearth::check::{Finding, Rule, findings};
use hearth::history::{History, Replica};
use hearth::import::draft::Draft;
use hearth::plan::{Body, Plan};

use crate::documents::published;
use crate::understand::support::{guessed, starter, text};

/// The day of the tests that need one.
const TODAY: &str = "2024-06-01";

fn replica(draft: &Draft) -> Replica {
    Replica::of(History::of(draft.plan_id(), [draft.first_change().unwrap()]))
}

/// The two plans, one way they are worded.
type Wording = fn() -> [Replica; 2];

/// In Hearth's own summary.
fn starters() -> [Replica; 2] {
    ["housing-strategy-2023-28", "homelessness-2024-29"].map(|name| replica(&starter(name)))
}

/// As their documents have it.
fn originals() -> [Replica; 2] {
    let names = ["housing-strategy-action-plan-2023-28", "homelessness-action-plan-2024-29"];
    names.map(|name| replica(&guessed(&text(name, &published(&format!("{name}.txt")))).draft))
}

fn on(plans: &[&Plan], day: &str) -> Vec<Finding> {
    block_on(findings(plans, day.parse().unwrap(), &Unattended))
}

/// "A" for the first plan, "B" for the second, and the references of the lines a finding is about.
fn about(plans: &[&Plan], finding: &Finding) -> BTreeSet<String> {
    let reference = |location: &hearth::check::Location| {
        let at = plans.iter().position(|plan| *plan.id() == location.plan).unwrap();
        let item = plans[at].item(&location.id).unwrap();
        let reference = match &item.body {
            Body::Action(line) | Body::Commitment(line) => line.reference.as_str(),
            _ => "",
        };
        format!("{}{reference}", ["A", "B"][at])
    };
    finding.locations.iter().map(reference).collect()
}

/// The lines of every finding of one rule.
fn of(plans: &[&Plan], found: &[Finding], rule: Rule) -> Vec<BTreeSet<String>> {
    found.iter().filter(|finding| finding.rule == rule).map(|finding| about(plans, finding)).collect()
}

fn set(words: &str) -> BTreeSet<String> {
    words.split(' ').map(str::to_owned).collect()
}
