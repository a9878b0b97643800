//! The list of all actions: the picked lines of a plan under their headings.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::picked::picked;
use super::query::{Query, Sort};
use crate::history::Replica;
use crate::plan::{Body, EntityId, Item, Kind, PlacedLine, Plan};

/// The list of all actions: its order alone. A row ([`super::row::row`]) is made when it is drawn, since a plan may
/// have thousands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AllActions {
    /// Headings and lines, from top to bottom.
    pub entries: Vec<Entry>,
    /// The headings of the list, in its order.
    pub headings: Vec<Arc<Heading>>,
    /// Every line of the plan, in the plan's order.
    pub lines: Arc<[EntityId]>,
    /// The number of lines shown.
    pub shown: usize,
    /// The number of lines in the plan.
    pub total: usize,
}

/// A heading or a line of the list, by number: cheap to copy, since a list may have thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Entry {
    /// The number of a heading in [`AllActions::headings`].
    Heading(u32),
    /// The number of a line in [`AllActions::lines`]. A tracked commitment is a line and never a heading.
    Line(u32),
}

/// A section or commitment over its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The section or commitment.
    pub id: EntityId,
    /// Section or commitment.
    pub kind: Kind,
    /// Its number or reference, with the plan's word for sections in front.
    pub number: String,
    /// Its title or wording.
    pub text: String,
    /// The number of its lines that are shown.
    pub count: usize,
}

/// The list of the lines that a query picks.
#[must_use]
pub fn all_actions(replica: &Replica, query: &Query, today: NaiveDate) -> AllActions {
    let plan = replica.plan();
    let lines: Arc<[EntityId]> = plan.lines().map(|line| line.item.id.clone()).collect();
    let numbers: HashMap<&EntityId, u32> = lines.iter().zip(0..).collect();
    let picked = picked(replica, query, today);
    let mut all = AllActions { shown: picked.len(), total: lines.len(), ..AllActions::default() };
    for line in &picked {
        if query.sort == Sort::Plan {
            all.list_headings_over(plan, line);
        }
        all.entries.extend(numbers.get(&line.item.id).map(|number| Entry::Line(*number)));
    }
    all.lines = lines;
    all
}

impl AllActions {
    /// The heading of this number.
    #[must_use]
    pub fn heading(&self, number: u32) -> Option<&Arc<Heading>> {
        self.headings.get(number as usize)
    }

    /// The line of this number.
    #[must_use]
    pub fn line(&self, number: u32) -> Option<&EntityId> {
        self.lines.get(number as usize)
    }

    /// Lists the headings over a line that are not listed yet, and counts the line in them. Lines come in the plan's
    /// order, so those under one heading follow each other.
    fn list_headings_over(&mut self, plan: &Plan, line: &PlacedLine<'_>) {
        for item in std::iter::once(line.section).chain(line.commitment) {
            let last = self.headings.iter_mut().rev().find(|heading| heading.kind == item.id.kind());
            if let Some(heading) = last.filter(|heading| heading.id == item.id) {
                Arc::make_mut(heading).count += 1;
            } else if let Some(heading) = heading(plan, item) {
                self.entries.extend(u32::try_from(self.headings.len()).map(Entry::Heading));
                self.headings.push(Arc::new(heading));
            }
        }
    }
}

fn heading(plan: &Plan, item: &Item) -> Option<Heading> {
    let (number, text) = match &item.body {
        Body::Section(section) => (section_number(plan, &section.number), section.title.clone()),
        Body::Commitment(line) if !line.tracked => (line.reference.clone(), line.text.clone()),
        _ => return None,
    };
    Some(Heading { id: item.id.clone(), kind: item.id.kind(), number, text, count: 1 })
}

/// "Priority 2": a section's number with the plan's word for it.
#[must_use]
pub fn section_number(plan: &Plan, number: &str) -> String {
    format!("{} {number}", section_word(plan)).trim_end().to_owned()
}

/// The plan's own word for its sections.
#[must_use]
pub fn section_word(plan: &Plan) -> &str {
    let word = plan.about().section_word.as_str();
    if word.is_empty() { "Section" } else { word }
}
