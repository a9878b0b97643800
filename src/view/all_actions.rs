//! All actions: the lines of a plan under their headings, as far as they are picked.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::query::{Query, Sort};
use crate::history::Replica;
use crate::plan::{Body, EntityId, Item, Kind, PlacedLine, Plan};

/// What the page of all actions shows: the order. What stands in a line's row is made when the row is drawn
/// ([`super::row::row`]), since a plan may have thousands of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AllActions {
    /// What stands under what, from top to bottom.
    pub entries: Vec<Entry>,
    /// The headings by id.
    pub headings: HashMap<EntityId, Arc<Heading>>,
    /// How many lines are shown.
    pub shown: usize,
    /// How many lines the plan has.
    pub total: usize,
}

/// One thing in the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Of what.
    pub id: EntityId,
    /// Whether it is a heading for the lines after it. A tracked commitment is a line and never a heading.
    pub heading: bool,
}

/// A section or commitment over its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Section or commitment.
    pub kind: Kind,
    /// Its number or reference, with the plan's word for sections in front.
    pub number: String,
    /// Its title or wording.
    pub text: String,
    /// How many lines of it are shown.
    pub count: usize,
}

/// Picks the lines of a plan that a query asks for, in its order.
pub type Pick = for<'a> fn(&'a Replica, &Query, NaiveDate) -> Vec<PlacedLine<'a>>;

/// Every line, in the plan's order: for a page that shows the plan before what it takes to search and sort is there.
#[must_use]
pub fn every_line<'a>(held: &'a Replica, _: &Query, _: NaiveDate) -> Vec<PlacedLine<'a>> {
    held.plan().lines().collect()
}

/// The lines that are picked so.
#[must_use]
pub fn all_actions(held: &Replica, query: &Query, today: NaiveDate, pick: Pick) -> AllActions {
    let plan = held.plan();
    let lines = pick(held, query, today);
    let total = if query.is_whole() { lines.len() } else { plan.lines().count() };
    let mut all = AllActions { shown: lines.len(), total, ..AllActions::default() };
    if query.sort == Sort::Plan {
        all.list_under_headings(plan, &lines);
    } else {
        all.entries.extend(lines.iter().map(|line| Entry::of(line.item, false)));
    }
    all
}

impl Entry {
    fn of(item: &Item, heading: bool) -> Self {
        Self { id: item.id.clone(), heading }
    }
}

impl AllActions {
    /// Lists lines that come in the plan's order: what stands under one thing comes together, so that no id has to be
    /// looked up for each.
    fn list_under_headings(&mut self, plan: &Plan, lines: &[PlacedLine<'_>]) {
        let mut headings: Vec<(&EntityId, Heading)> = Vec::new();
        // The places there of the section and the commitment over the line before.
        let mut over: [Option<usize>; 2] = [None, None];
        for line in lines {
            for (item, last) in std::iter::once(line.section).chain(line.commitment).zip(&mut over) {
                let same = last.and_then(|at| headings.get_mut(at)).filter(|(id, _)| std::ptr::eq(*id, &item.id));
                if let Some((_, heading)) = same {
                    heading.count += 1;
                } else if let Some(heading) = heading(plan, item) {
                    *last = Some(headings.len());
                    headings.push((&item.id, heading));
                    self.entries.push(Entry::of(item, true));
                }
            }
            self.entries.push(Entry::of(line.item, false));
        }
        self.headings = headings.into_iter().map(|(id, heading)| (id.clone(), Arc::new(heading))).collect();
    }
}

fn heading(plan: &Plan, item: &Item) -> Option<Heading> {
    let (number, text) = match &item.body {
        Body::Section(section) => (section_number(plan, &section.number), section.title.clone()),
        Body::Commitment(line) if !line.tracked => (line.reference.clone(), line.text.clone()),
        _ => return None,
    };
    Some(Heading { kind: item.id.kind(), number, text, count: 1 })
}

/// "Priority 2": a section's number with the plan's word for it.
#[must_use]
pub fn section_number(plan: &Plan, number: &str) -> String {
    format!("{} {number}", section_word(plan)).trim_end().to_owned()
}

/// What the plan calls its sections.
#[must_use]
pub fn section_word(plan: &Plan) -> &str {
    let word = plan.about().section_word.as_str();
    if word.is_empty() { "Section" } else { word }
}
