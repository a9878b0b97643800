//! The view of the two starter plans.

mod action;
mod address;
mod all_actions;
mod checkpoint;
mod counts;
mod exchange;
mod form;
mod line_index;
mod naive;
mod query;
mod structure;
mod window;

use chrono::NaiveDate;
use hearth::history::{Author, History, Replica, Signature};
use hearth::import::first_change;
use hearth::long_work::{Unattended, block_on};
use hearth::plan::edit::{Edit, Report};
use hearth::plan::{EntityId, Evidence, Kind};
use hearth::view::line_index::LineIndex;

const HOUSING: &str = include_str!("../../public/starters/housing-strategy-2023-28.json");
const HOMELESSNESS: &str = include_str!("../../public/starters/homelessness-2024-29.json");

fn replica(json: &str) -> Replica {
    let draft = first_change::read_starter(json).expect("a draft");
    let change = draft.first_change().expect("a change");
    Replica::of(History::of(draft.plan_id(), [change]))
}

/// The index of its lines on a day, made anew.
pub(crate) fn indexed(replica: &Replica, today: NaiveDate) -> LineIndex {
    block_on(LineIndex::of(replica, today, None, &Unattended))
}

fn day(words: &str) -> NaiveDate {
    words.parse().expect("a day")
}

fn id(words: &str) -> EntityId {
    EntityId::try_from(words).expect("an id")
}

/// The line of this reference.
fn line(replica: &Replica, reference: &str) -> EntityId {
    let found = replica.plan().lines().find(|placed| placed.line.reference == reference);
    found.unwrap_or_else(|| panic!("no line {reference}")).item.id.clone()
}

fn party(replica: &Replica, name: &str) -> EntityId {
    replica.plan().party_named(name).unwrap_or_else(|| panic!("nobody is called {name}")).clone()
}

/// Random enough: each call gives another number.
fn numbers() -> impl FnMut() -> u128 {
    let mut last = 0_u128;
    move || {
        last += 0x9e37_79b9_7f4a_7c15;
        last
    }
}

fn signed(at: &str) -> Signature {
    Signature { by: Author::new("Sam Okafor", "desk"), at: at.to_owned(), why: String::new(), source: String::new() }
}

fn act(replica: &mut Replica, edit: Edit) {
    act_at(replica, "2026-04-10T09:00:00.000Z", edit);
}

fn act_at(replica: &mut Replica, at: &str, edit: Edit) {
    let change =
        replica.compose(edit, None, signed(at), &mut numbers()).expect("composed").expect("something to change");
    block_on(replica.apply([change], &Unattended));
}

/// Reports on a line, as of a day.
fn report(replica: &mut Replica, reference: &str, status: &str, position_at: &str, text: &str) {
    let line = line(replica, reference);
    let random = u128::try_from(replica.history().changes().len()).expect("a few");
    let entered = format!("{position_at}T12:00:{:02}.000Z", random % 60);
    let report = Report {
        line,
        update: EntityId::fresh(&Kind::Update, random),
        position_at: day(position_at),
        status: Some(id(status)),
        text: text.to_owned(),
        on_behalf_of: String::new(),
        evidence: vec![(
            EntityId::fresh(&Kind::Evidence, random),
            Evidence { title: "Minutes".to_owned(), link: "S:\\Housing\\minutes.docx".to_owned(), date: None },
        )],
        entered: entered.clone(),
    };
    act_at(replica, &entered, Edit::Report(report));
}
