//! Learns the names that stand alone in cells.

use std::collections::HashSet;

use super::known::Known;
use super::split::split;

/// The names that stand alone in these cells. `own` is the council's abbreviation.
pub(crate) fn learn<'a>(cells: impl IntoIterator<Item = &'a str>, own: &str) -> Known {
    let nobody = Known::nobody(own);
    let mut known = nobody.clone();
    let distinct: HashSet<&str> = cells.into_iter().collect();
    for cell in distinct {
        for mention in split(cell, &nobody).names {
            known.learn(&mention.name, mention.kind);
        }
    }
    known
}
