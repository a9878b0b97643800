//! Gaps in the printed references: 2.5 and 2.7 without 2.6.

use std::collections::BTreeMap;

use super::entry::Entry;
use super::found::Found;
use super::gather::{Facts, PlanFacts};
use super::{Finding, Rule};
use crate::long_work::Work;

/// The widest gap to report; a wider one is taken for a different numbering.
const WIDEST: u64 = 10;

pub(super) async fn findings(gathered: &Facts, found: &mut Found, work: &impl Work) {
    // For each plan and prefix, the numbers used and the first line with each.
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

/// Reports the numbers that are missing between two lines.
fn between(plan: &PlanFacts, before: &str, missing: std::ops::Range<u64>, lines: [&Entry; 2], found: &mut Found) {
    for missing in missing {
        let reference = format!("{before}{missing}");
        // A removed line is not missing: the history has the reason.
        if plan.removed.contains(&reference) {
            continue;
        }
        let locations = lines.map(Entry::location).to_vec();
        let message = format!("There is no {reference}.");
        let advice = "Check the published document: bring back what was lost, or say that the number was never used. \
                      The other references stay as they are.";
        found.add(Finding::new(Rule::MissingReference, locations, &[&reference], message, advice));
    }
}

/// Splits "2.7" into "2." and 7; `None` if the reference does not end in a number.
fn parts(reference: &str) -> Option<(&str, u64)> {
    let reference = reference.trim();
    let at = reference.rfind(|letter: char| !letter.is_ascii_digit()).map_or(0, |at| at + 1);
    // `None` if that is inside a letter of several bytes: such a reference ends in no number.
    let (before, number) = reference.split_at_checked(at)?;
    if number.is_empty() || number.len() > 9 || (number.starts_with('0') && number.len() > 1) {
        return None;
    }
    Some((before, number.parse().ok()?))
}
