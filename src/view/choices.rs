//! What can be chosen in the filters of the list of all actions.

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

/// Lines counted between yields.
const LINES_PER_STEP: usize = 20;

/// What can be chosen of the plan as it is held, on this day.
pub async fn choices(held: &Replica, today: NaiveDate, work: &impl Work) -> Choices {
    let (plan, with, mut steps) = (held.plan(), Rows::of(held, today), YieldEvery::steps(LINES_PER_STEP, work));
    let mut people = LineCounts::of(plan);
    let mut sections: HashMap<EntityId, usize> = HashMap::new();
    let mut statuses: HashMap<Option<EntityId>, usize> = HashMap::new();
    let mut dues = Due::ALL.map(|due| Choice { value: due, name: due.label().to_owned(), count: 0 });
    for line in plan.lines() {
        let row = with.row(&line);
        people.count(&row);
        dues.iter_mut().filter(|due| stands(&row, due.value, today)).for_each(|due| due.count += 1);
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

/// How many lines each person or team has a role in.
pub(super) struct LineCounts<'a> {
    plan: &'a Plan,
    /// Under the party that stands for all that are one.
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
