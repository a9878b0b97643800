//! The list of all actions: the picked lines of a plan under their headings.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::query::{Query, Sort};
use crate::history::Replica;
use crate::plan::{Body, EntityId, Item, Kind, PlacedLine, Plan};

/// The list of all actions: its order alone. A row ([`super::row::row`]) is made when it is drawn, since a plan may
/// have thousands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AllActions {
    /// Headings and lines, from top to bottom.
    pub entries: Vec<Entry>,
    /// The headings by id.
    pub headings: HashMap<EntityId, Arc<Heading>>,
    /// The number of lines shown.
    pub shown: usize,
    /// The number of lines in the plan.
    pub total: usize,
}

/// A heading or a line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The section, commitment or action.
    pub id: EntityId,
    /// True if it is a heading. A tracked commitment is a line and never a heading.
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
    /// The number of its lines that are shown.
    pub count: usize,
}

/// Picks the lines that a query asks for, in its order.
pub type Pick = for<'a> fn(&'a Replica, &Query, NaiveDate) -> Vec<PlacedLine<'a>>;

/// Picks every line, in the plan's order: for the list before the second part of the app is here.
#[must_use]
pub fn every_line<'a>(replica: &'a Replica, _: &Query, _: NaiveDate) -> Vec<PlacedLine<'a>> {
    replica.plan().lines().collect()
}

/// The list of the lines picked by `pick`.
#[must_use]
pub fn all_actions(replica: &Replica, query: &Query, today: NaiveDate, pick: Pick) -> AllActions {
    let plan = replica.plan();
    let lines = pick(replica, query, today);
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
    /// Lists lines that come in the plan's order. Lines under one heading then follow each other, so that no id has
    /// to be looked up.
    fn list_under_headings(&mut self, plan: &Plan, lines: &[PlacedLine<'_>]) {
        let mut headings: Vec<(&EntityId, Heading)> = Vec::new();
        // The indexes of the section and the commitment of the line before.
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

/// The plan's own word for its sections.
#[must_use]
pub fn section_word(plan: &Plan) -> &str {
    let word = plan.about().section_word.as_str();
    if word.is_empty() { "Section" } else { word }
}
