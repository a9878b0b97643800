//! Printed references that are missing between others.

use std::collections::{BTreeMap, HashSet};

use super::super::{Body, Plan};
use super::entry::{Entry, Gathered};
use super::{Concern, Finding};

/// A wider gap is another way of numbering.
const WIDEST: u64 = 10;

pub(super) fn findings(gathered: &Gathered<'_>) -> Vec<Finding> {
    gathered.plans.iter().flat_map(|plan| of_plan(plan, gathered)).collect()
}

fn of_plan(plan: &Plan, gathered: &Gathered<'_>) -> Vec<Finding> {
    let mut numbered: BTreeMap<&str, BTreeMap<u64, &Entry<'_>>> = BTreeMap::new();
    for entry in gathered.entries.iter().filter(|entry| entry.plan.id() == plan.id()) {
        if let Some((before, number)) = parts(&entry.line.reference) {
            numbered.entry(before).or_default().entry(number).or_insert(entry);
        }
    }
    // What was removed is not missing: the history says why.
    let removed = plan.items().filter(|item| item.removed).filter_map(|item| match &item.body {
        Body::Commitment(line) | Body::Action(line) => Some(line.reference.trim()),
        _ => None,
    });
    let removed: HashSet<&str> = removed.collect();
    let mut found = Vec::new();
    for (before, numbers) in numbered {
        for ((low, entry), (high, next)) in numbers.iter().zip(numbers.iter().skip(1)) {
            if high - low > WIDEST {
                continue;
            }
            for missing in low + 1..*high {
                let reference = format!("{before}{missing}");
                if !removed.contains(reference.as_str()) {
                    let spots = vec![entry.spot(), next.spot()];
                    let says = format!("There is no {reference}.");
                    let repair = "Check the published document: bring back what was lost, or say that the number was \
                                  never used. The other references stay as they are.";
                    found.push(Finding::new(Concern::MissingReference, spots, &[&reference], says, repair));
                }
            }
        }
    }
    found
}

/// "2." and 7 of "2.7". None where letters end the reference.
fn parts(reference: &str) -> Option<(&str, u64)> {
    let reference = reference.trim();
    let at = reference.rfind(|letter: char| !letter.is_ascii_digit()).map_or(0, |at| at + 1);
    // Cut after a letter of several bytes there is no number.
    let (before, number) = reference.split_at_checked(at)?;
    if number.is_empty() || number.len() > 9 || (number.starts_with('0') && number.len() > 1) {
        return None;
    }
    Some((before, number.parse().ok()?))
}
