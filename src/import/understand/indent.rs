//! The depth of lines of plain text, from their indentation, if it is consistent.

use std::collections::HashMap;

use super::preamble::titles_section;
use crate::import::words::Words;

/// Columns between depths; less is a typing slip.
const STEP: usize = 2;
/// Indented lines needed before indentation counts.
const ENOUGH: usize = 2;
/// The most depths a plan has.
const DEEPEST: usize = 4;

/// The depth of each of `lines`, which index `cells`; 0 is furthest left. Empty if the indentation is inconsistent (a
/// line is two steps deeper than the one before); without the lines of sections in which no line is indented.
pub(super) fn depths(cells: &[Words], lines: &[usize]) -> HashMap<usize, usize> {
    let mut found: HashMap<usize, usize> =
        lines.iter().copied().zip(consistent(cells, lines).unwrap_or_default()).collect();
    let titles: Vec<usize> = if found.is_empty() {
        Vec::new()
    } else {
        (0..cells.len()).filter(|at| cells.get(*at).is_some_and(titles_section)).collect()
    };
    let ends = titles.iter().copied().chain([cells.len()]);
    for (start, end) in [0].into_iter().chain(titles.iter().copied()).zip(ends) {
        if !(start..end).any(|at| found.get(&at).is_some_and(|depth| *depth > 0)) {
            found.retain(|at, _| !(start..end).contains(at));
        }
    }
    found
}

fn consistent(cells: &[Words], lines: &[usize]) -> Option<Vec<usize>> {
    let columns: Vec<usize> = lines.iter().filter_map(|at| Some(cells.get(*at)?.indent)).collect();
    let mut steps = columns.clone();
    steps.sort_unstable();
    steps.dedup();
    let apart = steps.windows(2).all(|pair| matches!(pair, [one, other] if other - one >= STEP));
    if !(2..=DEEPEST).contains(&steps.len()) || !apart {
        return None;
    }
    let depths: Vec<usize> = columns.iter().filter_map(|column| steps.iter().position(|step| step == column)).collect();
    let follows = depths.windows(2).all(|pair| matches!(pair, [before, after] if *after <= before + 1));
    let set_in = depths.iter().filter(|depth| **depth > 0).count();
    (depths.first() == Some(&0) && follows && set_in >= ENOUGH).then_some(depths)
}
