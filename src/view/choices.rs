//! What can be chosen in the filters of the list of all actions.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::all_actions::section_word;
use super::picked::{same_as, stands};
use super::query::Due;
use super::row::{Row, Rows, tags};
use crate::history::HeldPlan;
use crate::plan::{EntityId, Plan};
use crate::turns::{Steps, Turns};

/// What can be chosen in the filters, with how many lines of the whole plan each has.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Choices {
    /// The plan's word for its sections.
    pub section_word: String,
    /// The sections, in order.
    pub sections: Vec<Choice<EntityId>>,
    /// All people and teams, by name.
    pub leads: Vec<Choice<EntityId>>,
    /// The plan's statuses, in the order of its key.
    pub statuses: Vec<Choice<EntityId>>,
    /// How a line can stand in time.
    pub dues: Vec<Choice<Due>>,
}

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<T> {
    /// What.
    pub value: T,
    /// What it is called.
    pub name: String,
    /// How many lines it has.
    pub count: usize,
}

/// As many lines are looked at between two rests.
const AT_ONCE: usize = 20;

/// What can be chosen of the plan as it is held, on this day.
pub async fn choices(held: &HeldPlan, today: NaiveDate, turns: &impl Turns) -> Choices {
    let (plan, with, mut steps) = (held.plan(), Rows::of(held, today), Steps::of(AT_ONCE, turns));
    let mut rows: Vec<Row> = Vec::new();
    for line in plan.lines() {
        rows.push(with.row(&line));
        steps.one().await;
    }
    let count = |keeps: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| keeps(row)).count();
    Choices {
        section_word: section_word(plan).to_owned(),
        sections: plan
            .sections()
            .map(|(item, section)| Choice {
                value: item.id.clone(),
                name: format!("{} {}", section.number, section.title).trim().to_owned(),
                count: count(&|row| row.section == item.id),
            })
            .collect(),
        leads: people(plan, &rows),
        statuses: tags(plan)
            .into_iter()
            .filter_map(|(id, tag)| {
                let id = id?.clone();
                Some(Choice { count: count(&|row| row.status.id.as_ref() == Some(&id)), value: id, name: tag.word })
            })
            .collect(),
        dues: Due::ALL
            .into_iter()
            .map(|due| Choice {
                value: due,
                name: due.label().to_owned(),
                count: count(&|row| stands(row, due, today)),
            })
            .collect(),
    }
}

/// All people and teams by name, with how many of `rows` each has a role in.
#[must_use]
pub fn people(plan: &Plan, rows: &[Row]) -> Vec<Choice<EntityId>> {
    // Each of those a person said are the same stands for the first of them.
    let linked = plan.parties().into_iter().filter(|(_, party)| !party.same.is_empty());
    let mut same: HashMap<EntityId, EntityId> = HashMap::new();
    for all in linked.map(|(id, _)| same_as(plan, id)) {
        if let Some(first) = all.iter().min().cloned() {
            same.extend(all.into_iter().map(|id| (id, first.clone())));
        }
    }
    let one = |id: &'_ EntityId| same.get(id).unwrap_or(id).clone();
    let mut counts: HashMap<EntityId, usize> = HashMap::new();
    for row in rows {
        // One party in two roles is on one line.
        let parties: HashSet<EntityId> = row.leads.iter().map(|lead| one(&lead.party)).collect();
        parties.into_iter().for_each(|party| *counts.entry(party).or_default() += 1);
    }
    let choice = |(id, party): (&EntityId, &crate::plan::Party)| Choice {
        value: id.clone(),
        name: party.name.clone(),
        count: counts.get(&one(id)).copied().unwrap_or_default(),
    };
    plan.parties().into_iter().map(choice).collect()
}
