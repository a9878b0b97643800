//! How deep lines of plain text stand under each other by their indentation, where it is consistent.

use crate::import::words::Words;

/// Lines of one depth begin within so many columns; less is a slip of the hand.
const STEP: usize = 2;
/// From so many lines on that are set in, it is no accident.
const ENOUGH: usize = 2;
/// No plan is nested deeper.
const DEEPEST: usize = 4;

/// The depth of each line, 0 for those that begin furthest left; `None` where the indentation says nothing: all begin
/// alike, or a line stands under one that is not there.
pub(super) fn depths<'a>(lines: impl Iterator<Item = &'a Words>) -> Option<Vec<usize>> {
    let columns: Vec<usize> = lines.map(|words| words.indent).collect();
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
