//! The lines of a plan in its order, with what stands over each.

use std::collections::HashMap;
use std::sync::Arc;

use super::words::over_lines;
use crate::plan::{EntityId, Item, Plan};
use crate::view::heading::Heading;

/// The lines of a plan by number, and the sections and commitments over them.
#[derive(Debug)]
pub(super) struct Outline {
    /// Every line, in the plan's order.
    pub(super) lines: Arc<[EntityId]>,
    /// The section and the commitment over each line, by their numbers in `above`.
    pub(super) over: Vec<[Option<u32>; 2]>,
    /// The sections and commitments that have lines, in order.
    pub(super) above: Vec<Above>,
    numbers: Arc<HashMap<EntityId, u32>>,
}

/// A section or commitment that has lines.
#[derive(Debug)]
pub(super) struct Above {
    /// The section or commitment.
    pub(super) id: EntityId,
    /// Its heading, with all its lines counted; `None` for a commitment that is a line itself.
    pub(super) heading: Option<Arc<Heading>>,
    /// The words that find the lines under it.
    pub(super) words: String,
}

impl Outline {
    /// The outline of a plan. If it has the lines of the one before, in their order, the two share them.
    pub(super) fn of(plan: &Plan, before: Option<&Self>) -> Self {
        let (mut lines, mut over, mut above) = (Vec::new(), Vec::new(), Vec::new());
        // Lines under one heading follow each other.
        let mut last: [Option<(&EntityId, u32)>; 2] = [None, None];
        for line in plan.lines() {
            for (item, last) in [Some(line.section), line.commitment].into_iter().zip(&mut last) {
                *last = item.and_then(|item| match *last {
                    Some((id, number)) if std::ptr::eq(id, &item.id) => Some((id, number)),
                    _ => {
                        above.push(Above::of(plan, item));
                        Some((&item.id, u32::try_from(above.len() - 1).ok()?))
                    }
                });
            }
            let numbers = last.map(|last| last.map(|(_, number)| number));
            for number in numbers.into_iter().flatten() {
                above[number as usize].count_line();
            }
            over.push(numbers);
            lines.push(line.item.id.clone());
        }
        if let Some(before) = before.filter(|before| *before.lines == *lines) {
            return Self { lines: Arc::clone(&before.lines), numbers: Arc::clone(&before.numbers), over, above };
        }
        let mut numbers = HashMap::with_capacity(lines.len());
        numbers.extend(lines.iter().cloned().zip(0..));
        Self { lines: lines.into(), numbers: Arc::new(numbers), over, above }
    }

    /// True if it has the same lines in the same order as another, which it was made after.
    pub(super) fn has_lines_of(&self, before: &Self) -> bool {
        Arc::ptr_eq(&self.lines, &before.lines)
    }

    /// True if a line stands under this section and this commitment.
    pub(super) fn has_over(&self, number: u32, section: &EntityId, commitment: Option<&EntityId>) -> bool {
        let over = self.over.get(number as usize).copied().unwrap_or_default();
        let over = over.map(|above| Some(&self.above.get(above? as usize)?.id));
        over == [Some(section), commitment]
    }

    /// The number of a line.
    pub(super) fn number(&self, line: &EntityId) -> Option<u32> {
        self.numbers.get(line).copied()
    }
}

impl Above {
    fn of(plan: &Plan, item: &Item) -> Self {
        Self { id: item.id.clone(), heading: Heading::of(plan, item).map(Arc::new), words: over_lines(item) }
    }

    fn count_line(&mut self) {
        if let Some(heading) = &mut self.heading {
            Arc::make_mut(heading).count += 1;
        }
    }
}
