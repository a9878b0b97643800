//! Printed references that are missing between others.

use std::collections::BTreeMap;

use super::entry::Entry;
use super::found::Found;
use super::gather::{Gathered, PlanFacts};
use super::{Concern, Finding};
use crate::long_work::Work;

/// A wider gap is another way of numbering.
const WIDEST: u64 = 10;

pub(super) async fn findings(gathered: &Gathered, found: &mut Found, work: &impl Work) {
    // What stands before the number, by plan; and each number with where it first stands.
    let mut numbered: BTreeMap<(usize, &str), BTreeMap<u64, &Entry>> = BTreeMap::new();
    for entry in &gathered.entries {
        work.yield_if_due().await;
        if let Some((before, number)) = parts(entry.reference()) {
            numbered.entry((entry.plan, before)).or_default().entry(number).or_insert(entry);
        }
    }
    for ((plan, before), numbers) in numbered {
        let Some(plan) = gathered.plans.get(plan) else { continue };
        for ((low, entry), (high, next)) in numbers.iter().zip(numbers.iter().skip(1)) {
            work.yield_if_due().await;
            if high - low <= WIDEST {
                between(plan, before, low + 1..*high, [entry, next], found);
            }
        }
    }
}

/// The numbers that are missing between two lines.
fn between(plan: &PlanFacts, before: &str, missing: std::ops::Range<u64>, lines: [&Entry; 2], found: &mut Found) {
    for missing in missing {
        let reference = format!("{before}{missing}");
        // What was removed is not missing: the history says why.
        if plan.removed.contains(&reference) {
            continue;
        }
        let spots = lines.map(Entry::spot).to_vec();
        let says = format!("There is no {reference}.");
        let repair = "Check the published document: bring back what was lost, or say that the number was never used. \
                      The other references stay as they are.";
        found.add(Finding::new(Concern::MissingReference, spots, &[&reference], says, repair));
    }
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
