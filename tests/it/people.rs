//! The people and teams of a plan: who holds which post, who took whose place, who is one.

mod posts;
mod properties;
mod rows;
mod same;
mod succession;

use chrono::NaiveDate;
use hearth::long_work::{Unattended, block_on};
use hearth::plan::post::{Holding, How};
use hearth::plan::{EntityId, Plan, Role};
use hearth::snapshot;
use hearth::view::people::{PartyRow, people};

use crate::snapshot::support::{Officer, file};

fn day(words: &str) -> NaiveDate {
    words.parse().unwrap()
}

/// A day, or none where there are no words.
fn maybe(words: &str) -> Option<NaiveDate> {
    (!words.is_empty()).then(|| day(words))
}

fn party(plan: &Plan, name: &str) -> EntityId {
    plan.party_named(name).unwrap_or_else(|| panic!("nobody is called {name}")).clone()
}

fn holding(party: &EntityId, how: How, from: &str, until: &str) -> Holding {
    Holding { party: Some(party.clone()), how, from: maybe(from), until: maybe(until) }
}

/// The row of this name, on a day.
fn row(plans: &[&Plan], name: &str, on: &str) -> PartyRow {
    let rows = people(plans, day(on));
    rows.into_iter().find(|row| row.who.name == name).unwrap_or_else(|| panic!("no row of {name}"))
}

/// The references of the lines in which a party has a role, of those in `roles`.
fn led_by(plan: &Plan, party: &EntityId, role: &Role) -> Vec<String> {
    let leads =
        plan.lines().filter(|placed| placed.line.leads.iter().any(|lead| lead.party == *party && lead.role == *role));
    leads.map(|placed| placed.line.reference.clone()).collect()
}

/// Both open each other's file, and then have the same.
fn exchange(one: &mut Officer, other: &mut Officer) {
    let (first, second) = (file([&one.replica]), file([&other.replica]));
    one.opens(&second);
    other.opens(&first);
    assert_eq!(one.plan(), other.plan());
    assert_eq!(file([&one.replica]), file([&other.replica]));
    let incoming = block_on(snapshot::read(file([&one.replica]).as_bytes(), &Unattended)).unwrap();
    assert!(!incoming.plans[0].edited_by_hand, "what is written is read as it was written");
    assert!(incoming.plans[0].set_aside.is_empty());
}
