//! The list of all actions: the picked lines of a plan under their headings.

use std::sync::Arc;

use super::heading::Heading;
use super::line_index::LineIndex;
use super::picked::picked;
use super::query::{Query, Sort};
use crate::plan::EntityId;

/// The list of all actions: its order alone. The row of a line is [`LineIndex::row`].
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
    /// The characters of the longest reference in the plan.
    pub longest_reference: usize,
}

/// A heading or a line of the list, by number: cheap to copy, since a list may have thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Entry {
    /// The number of a heading in [`AllActions::headings`].
    Heading(u32),
    /// The number of a line in [`AllActions::lines`]. A tracked commitment is a line and never a heading.
    Line(u32),
}

/// The list of the lines that a query picks.
#[must_use]
pub fn all_actions(index: &LineIndex, query: &Query) -> AllActions {
    let numbers = picked(index, query);
    let lines = Arc::clone(index.lines());
    let (shown, total) = (numbers.len(), lines.len());
    let longest_reference = index.longest_reference();
    let mut all = AllActions { shown, total, longest_reference, lines, ..AllActions::default() };
    all.entries.reserve(numbers.len());
    if query.sort == Sort::Plan {
        all.list_under_headings(index, &numbers);
    } else {
        all.entries.extend(numbers.into_iter().map(Entry::Line));
    }
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

    /// Lists lines that come in the plan's order, so that those under one heading follow each other.
    fn list_under_headings(&mut self, index: &LineIndex, numbers: &[u32]) {
        let mut counts: Vec<usize> = Vec::new();
        // The section and the commitment over the line before: their numbers in the plan and their places here.
        let mut over: [Option<(u32, usize)>; 2] = [None; 2];
        for line in numbers {
            for (above, last) in index.headings(*line).into_iter().zip(&mut over) {
                *last = above.map(|(number, heading)| match *last {
                    Some((known, at)) if known == number => (number, at),
                    _ => {
                        self.entries.extend(u32::try_from(counts.len()).map(Entry::Heading));
                        self.headings.push(Arc::clone(heading));
                        counts.push(0);
                        (number, counts.len() - 1)
                    }
                });
                for (_, at) in last.iter() {
                    counts[*at] += 1;
                }
            }
            self.entries.push(Entry::Line(*line));
        }
        for (heading, count) in self.headings.iter_mut().zip(counts).filter(|(heading, count)| heading.count != *count)
        {
            *heading = Arc::new(Heading { count, ..Heading::clone(heading) });
        }
    }
}
