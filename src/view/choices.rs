//! The choices in the filters of the list of all actions.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::all_actions::section_word;
use super::picked::stands;
use super::query::Due;
use super::row::{Row, Rows, Tag, tags};
use crate::history::Replica;
use crate::long_work::{Work, YieldEvery};
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

/// Lines counted between yields.
const LINES_PER_STEP: usize = 20;

/// Counts the choices in this plan on this day.
pub async fn choices(replica: &Replica, today: NaiveDate, work: &impl Work) -> Choices {
    let (plan, with, mut steps) = (replica.plan(), Rows::of(replica, today), YieldEvery::steps(LINES_PER_STEP, work));
    let mut people = LineCounts::of(plan);
    let mut sections: HashMap<EntityId, usize> = HashMap::new();
    let mut statuses: HashMap<Option<EntityId>, usize> = HashMap::new();
    let mut dues = Due::ALL.map(|due| Choice { value: due, name: due.label(plan.cycle()), count: 0 });
    for line in plan.lines() {
        let row = with.row(&line);
        people.count(&row);
        dues.iter_mut().filter(|due| stands(&row, due.value, today, plan.cycle())).for_each(|due| due.count += 1);
        *sections.entry(row.section).or_default() += 1;
        *statuses.entry(row.status.id).or_default() += 1;
        steps.tick().await;
    }
    let section = |(item, section): (&Arc<Item>, &Section)| Choice {
        value: item.id.clone(),
        name: format!("{} {}", section.number, section.title).trim().to_owned(),
        count: sections.get(&item.id).copied().unwrap_or_default(),
    };
    let status = |(id, tag): (Option<&EntityId>, Tag)| {
        let id = id?.clone();
        let count = statuses.get(&Some(id.clone())).copied().unwrap_or_default();
        Some(Choice { value: id, name: tag.word, count })
    };
    Choices {
        section_word: section_word(plan).to_owned(),
        sections: plan.sections().map(section).collect(),
        leads: people.choices(),
        statuses: tags(plan).into_iter().filter_map(status).collect(),
        dues: dues.into(),
    }
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
        // One party in two roles is on one line.
        let parties: HashSet<&EntityId> = row.leads.iter().map(|lead| index.representative(&lead.party)).collect();
        for party in parties {
            *self.counts.entry(party.clone()).or_default() += 1;
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
