//! The choices in the filters of the list of all actions.

use std::collections::HashMap;
use std::sync::Arc;

use super::heading::section_word;
use super::line_index::LineIndex;
use super::picked::stands;
use super::query::Due;
use super::row::{Row, Tag, tags};
use crate::plan::{EntityId, Item, Party, Plan, Section};

/// The choices in the filters, each with its number of lines in the whole plan.
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
    /// The ways a line can stand in time.
    pub dues: Vec<Choice<Due>>,
}

/// One choice of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<T> {
    /// The value to filter by.
    pub value: T,
    /// Its name on screen.
    pub name: String,
    /// The number of lines it has.
    pub count: usize,
}

/// Counts the choices in a plan.
#[must_use]
pub fn choices(plan: &Plan, index: &LineIndex) -> Choices {
    let mut people = LineCounts::of(plan);
    let mut statuses: Vec<Choice<EntityId>> = tags(plan).into_iter().filter_map(status).collect();
    let mut dues = Due::ALL.map(|due| Choice { value: due, name: due.label(plan.cycle()), count: 0 });
    for row in index.rows() {
        people.count(row);
        dues.iter_mut().filter(|due| stands(index, row, due.value)).for_each(|due| due.count += 1);
        statuses.get_mut(row.status.rank).into_iter().for_each(|status| status.count += 1);
    }
    let sections: HashMap<&EntityId, usize> =
        index.all_headings().map(|heading| (&heading.id, heading.count)).collect();
    let section = |(item, section): (&Arc<Item>, &Section)| Choice {
        value: item.id.clone(),
        name: format!("{} {}", section.number, section.title).trim().to_owned(),
        count: sections.get(&item.id).copied().unwrap_or_default(),
    };
    Choices {
        section_word: section_word(plan).to_owned(),
        sections: plan.sections().map(section).collect(),
        leads: people.choices(),
        statuses,
        dues: dues.into(),
    }
}

fn status((id, tag): (Option<&EntityId>, Tag)) -> Option<Choice<EntityId>> {
    Some(Choice { value: id?.clone(), name: tag.word, count: 0 })
}

/// The number of lines in which each person or team has a role.
pub(super) struct LineCounts<'a> {
    plan: &'a Plan,
    /// By the party that stands for its group.
    counts: HashMap<EntityId, usize>,
}

impl<'a> LineCounts<'a> {
    /// The parties of a plan, nothing counted yet.
    pub(super) fn of(plan: &'a Plan) -> Self {
        Self { plan, counts: HashMap::new() }
    }

    /// Counts a line.
    pub(super) fn count(&mut self, row: &Row) {
        let index = self.plan.party_index();
        let mut counted: Vec<&EntityId> = Vec::new();
        for lead in &row.leads {
            let party = index.representative(&lead.party);
            // One party in two roles is on one line.
            if counted.contains(&party) {
                continue;
            }
            counted.push(party);
            match self.counts.get_mut(party) {
                Some(count) => *count += 1,
                None => drop(self.counts.insert(party.clone(), 1)),
            }
        }
    }

    /// All of them by name, as choices.
    pub(super) fn choices(&self) -> Vec<Choice<EntityId>> {
        let index = self.plan.party_index();
        let choice = |(id, party): (&EntityId, &Party)| Choice {
            value: id.clone(),
            name: party.name.clone(),
            count: self.counts.get(index.representative(id)).copied().unwrap_or_default(),
        };
        self.plan.parties().into_iter().map(choice).collect()
    }
}
