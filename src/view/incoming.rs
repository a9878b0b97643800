//! Describes the changes a file would make, before anybody accepts it.

use std::collections::BTreeMap;

use super::describe::{self, Detail};
use super::{changes, row};
use crate::history::dry_run::DryRun;
use crate::history::{Conflict, History};
use crate::plan::{EntityId, Kind, Plan};
use crate::text;

/// Fields shown of one line.
const DETAILS: usize = 8;

/// The changes a file would make to one plan, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProposedChanges {
    /// How many of its changes are new here.
    pub new: usize,
    /// How many were here already.
    pub known: usize,
    /// Who made the new ones, and how many each.
    pub by: Vec<(String, usize)>,
    /// The lines that would look different.
    pub lines: Vec<ProposedLine>,
    /// Two different answers that would arise: the thing and the field, in words.
    pub conflicts: Vec<(String, String)>,
    /// How many earlier changes are missing: somebody's file is still to come.
    pub missing: usize,
    /// How many lines the plan would have, if it is not here yet.
    pub size: usize,
}

/// The changes to one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedLine {
    /// The line, or other item, in words.
    pub thing: String,
    /// The changed fields.
    pub details: Vec<Detail>,
    /// How many more details there are.
    pub more: usize,
}

/// Describes a dry run.
#[must_use]
pub fn proposed(run: &DryRun) -> ProposedChanges {
    let (before, after) = (run.replacement.before.plan(), run.replacement.after.plan());
    let mut by: BTreeMap<&str, usize> = BTreeMap::new();
    // The first change of a starter plan was made by nobody.
    for change in run.new.iter().filter(|change| change.by.device != changes::STARTER) {
        *by.entry(change.by.name.as_str()).or_default() += 1;
    }
    let is_new_plan = before.sections().next().is_none() && before.about().title.is_empty();
    let lines = if is_new_plan { Vec::new() } else { lines(run) };
    ProposedChanges {
        new: run.new.len(),
        known: run.known,
        by: by.into_iter().map(|(name, number)| (name.to_owned(), number)).collect(),
        lines,
        conflicts: run.conflicts.iter().map(|conflict| conflict_in_words(after, conflict)).collect(),
        missing: run.missing.len(),
        size: if is_new_plan { after.lines().count() } else { 0 },
    }
}

fn conflict_in_words(plan: &Plan, conflict: &Conflict) -> (String, String) {
    let entity = conflict.entity();
    let what = match conflict {
        Conflict::Answers { field, .. } => describe::field(plan, &entity.kind(), field),
        Conflict::Removed { .. } => "removed by one, worked on by another".to_owned(),
    };
    (describe::thing(plan, entity), what)
}

fn lines(run: &DryRun) -> Vec<ProposedLine> {
    let (before, plan) = (run.replacement.before.plan(), run.replacement.after.plan());
    let mut order: Vec<EntityId> = Vec::new();
    let mut lines: BTreeMap<EntityId, ProposedLine> = BTreeMap::new();
    for difference in &run.differences {
        let id = &difference.entity;
        let is_new = before.item(id).is_none();
        // A new item shows its wording alone, which its name has.
        let place_of_new = difference.field == crate::plan::Field::Place;
        if is_new && !place_of_new {
            continue;
        }
        let group = row::line_of(plan, id).unwrap_or_else(|| id.clone());
        let own = (group != *id).then(|| describe::thing(plan, id));
        let in_words = |value: &Option<crate::plan::Value>, plan: &Plan| {
            value.as_ref().map(|value| describe::value(plan, &difference.field, value)).unwrap_or_default()
        };
        let what = match is_new {
            true => String::new(),
            false => describe::field(plan, &id.kind(), &difference.field),
        };
        let after = match is_new {
            true => new_in_words(run.replacement.after.history(), plan, id),
            false => in_words(&difference.after, plan),
        };
        let detail = Detail {
            entity: id.clone(),
            line: None,
            field: difference.field.clone(),
            thing: own.unwrap_or_default(),
            what,
            before: in_words(&difference.before, before),
            after,
        };
        let detail = if is_new { Detail { before: String::new(), ..detail } } else { detail };
        let line = lines.entry(group.clone()).or_insert_with(|| {
            order.push(group.clone());
            ProposedLine { thing: describe::thing(plan, &group), details: Vec::new(), more: 0 }
        });
        if line.details.len() < DETAILS { line.details.push(detail) } else { line.more += 1 }
    }
    order.into_iter().filter_map(|id| lines.remove(&id)).collect()
}

/// The words for a new item: "added", or the text of an update.
fn new_in_words(history: &History, plan: &Plan, id: &EntityId) -> String {
    use crate::plan::{Body, Field};
    match plan.item(id).map(|item| &item.body) {
        Some(Body::Update(update)) => {
            let status = history.visible(id, &Field::Status).into_iter().next();
            let status = status.map(|answer| describe::value(plan, &Field::Status, &answer.value)).unwrap_or_default();
            match (status.as_str(), update.text.as_str()) {
                ("", text) => text::clipped(text, 200),
                (status, "") => status.to_owned(),
                (status, text) => format!("{status}. {}", text::clipped(text, 200)),
            }
        }
        _ if id.kind() == Kind::Party => "added to people and teams".to_owned(),
        _ => "added".to_owned(),
    }
}
