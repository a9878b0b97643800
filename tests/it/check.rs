//! Checking the plan.

mod adoption;
mod dismissal;
mod properties;
mod rules;
mod sources;
mod steps;
mod subjects;

use std::collections::BTreeSet;

use hearth::check::{Concern, Finding, findings};
use hearth::history::{History, Replica};
use hearth::import::draft::Draft;
use hearth::plan::{Body, Plan};

use crate::documents::published;
use crate::understand::support::{guessed, starter, text};

/// The day of the tests that need one.
const TODAY: &str = "2024-06-01";

fn held(draft: &Draft) -> Replica {
    Replica::of(History::of(draft.plan_id(), [draft.first_change().unwrap()]))
}

/// The two plans: the starters, in Hearth's own summary, and, where the source texts are there, as published.
fn wordings() -> Vec<(&'static str, [Replica; 2])> {
    let starters = ["housing-strategy-2023-28", "homelessness-2024-29"].map(|name| held(&starter(name)));
    let mut all = vec![("starters", starters)];
    let texts = ["housing-strategy-action-plan-2023-28", "homelessness-action-plan-2024-29"]
        .map(|name| Some(held(&guessed(&text(name, &published(&format!("{name}.txt"))?)).draft)));
    if let [Some(housing), Some(homelessness)] = texts {
        all.push(("published", [housing, homelessness]));
    }
    all
}

fn on(plans: &[&Plan], day: &str) -> Vec<Finding> {
    findings(plans, day.parse().unwrap())
}

/// "A" for the first plan, "B" for the second, and the references of the lines a finding is about.
fn about(plans: &[&Plan], finding: &Finding) -> BTreeSet<String> {
    let reference = |spot: &hearth::check::Spot| {
        let at = plans.iter().position(|plan| *plan.id() == spot.plan).unwrap();
        let item = plans[at].item(&spot.id).unwrap();
        let reference = match &item.body {
            Body::Action(line) | Body::Commitment(line) => line.reference.as_str(),
            _ => "",
        };
        format!("{}{reference}", ["A", "B"][at])
    };
    finding.spots.iter().map(reference).collect()
}

/// The lines of every finding of one concern.
fn of(plans: &[&Plan], found: &[Finding], concern: Concern) -> Vec<BTreeSet<String>> {
    found.iter().filter(|finding| finding.concern == concern).map(|finding| about(plans, finding)).collect()
}

fn set(words: &str) -> BTreeSet<String> {
    words.split(' ').map(str::to_owned).collect()
}
