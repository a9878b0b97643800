//! Making the lines and rankings of an index, but for those that an index before it has.

use std::sync::Arc;

use super::affected::Affected;
use super::outline::Outline;
use super::ranking::{Ranking, are_alike};
use super::words::Words;
use super::{IndexedLine, LineIndex};
use crate::long_work::{Work, YieldEvery};
use crate::plan::Plan;
use crate::view::query::Sort;
use crate::view::row::Rows;

/// Lines made between yields: about a millisecond.
const LINES_PER_STEP: usize = 20;

/// The lines of an outline: those of `kept` that are not affected, the others made anew.
pub(super) async fn lines(
    plan: &Plan,
    rows: &Rows<'_>,
    outline: &Arc<Outline>,
    kept: Option<&(&LineIndex, Affected)>,
    work: &impl Work,
) -> Vec<IndexedLine> {
    let mut lines: Vec<Option<IndexedLine>> = match kept {
        Some((before, _)) if Arc::ptr_eq(&before.outline, outline) => before.lines.iter().cloned().map(Some).collect(),
        Some((before, _)) => (0..outline.lines.len()).map(|number| still_there(before, outline, number)).collect(),
        None => vec![None; outline.lines.len()],
    };
    for number in kept.into_iter().flat_map(|(_, affected)| &affected.lines).filter_map(|line| outline.number(line)) {
        lines[number as usize] = None;
    }
    let mut steps = YieldEvery::steps(LINES_PER_STEP, work);
    for (line, id) in lines.iter_mut().zip(&*outline.lines).filter(|(line, _)| line.is_none()) {
        *line = plan.placed_line(id).map(|placed| {
            let row = rows.row(&placed);
            IndexedLine { words: Arc::new(Words::of(plan, &row)), row: Arc::new(row) }
        });
        steps.tick().await;
    }
    lines.into_iter().flatten().collect()
}

/// A line of another outline, if an index has it in the same place.
fn still_there(before: &LineIndex, outline: &Outline, number: usize) -> Option<IndexedLine> {
    let line = before.lines.get(before.outline.number(outline.lines.get(number)?)? as usize)?;
    let row = &line.row;
    outline.has_over(number, &row.section, row.commitment.as_ref()).then(|| line.clone())
}

/// The rankings of these lines, one for each of [`Sort::WORDS`]: those of `before` by which no line sorts otherwise.
pub(super) async fn rankings(
    lines: &[IndexedLine],
    outline: &Arc<Outline>,
    before: Option<&LineIndex>,
    work: &impl Work,
) -> Vec<Arc<Ranking>> {
    let elsewhere = before.filter(|before| !Arc::ptr_eq(&before.outline, outline));
    let moved: Option<Vec<Option<u32>>> =
        elsewhere.map(|before| before.outline.lines.iter().map(|line| outline.number(line)).collect());
    let mut rankings = Vec::new();
    for (at, (sort, ..)) in Sort::WORDS.into_iter().enumerate() {
        let known = before.and_then(|before| Some((before, before.rankings.get(at)?)));
        rankings.push(match (known, &moved) {
            (Some((before, ranking)), None) if all_alike(lines, before, sort) => Arc::clone(ranking),
            (Some((_, ranking)), None) => Arc::new(Ranking::of(lines, ranking.order().to_vec(), sort)),
            (Some((_, ranking)), Some(moved)) => Arc::new(Ranking::of(lines, order(ranking, moved, lines.len()), sort)),
            (None, _) => Arc::new(Ranking::of(lines, (0..).take(lines.len()).collect(), sort)),
        });
        work.yield_if_due().await;
    }
    rankings
}

/// True if no line sorts otherwise by a column than in an index with the same outline.
fn all_alike(lines: &[IndexedLine], before: &LineIndex, sort: Sort) -> bool {
    let same = |now: &IndexedLine, then: &IndexedLine| {
        (Arc::ptr_eq(&now.row, &then.row) && Arc::ptr_eq(&now.words, &then.words)) || are_alike(now, then, sort)
    };
    lines.iter().zip(&*before.lines).all(|(now, then)| same(now, then))
}

/// The order of a ranking with the numbers that its lines have now, and new lines at the end.
fn order(ranking: &Ranking, moved: &[Option<u32>], lines: usize) -> Vec<u32> {
    let (mut is_new, mut order) = (vec![true; lines], Vec::with_capacity(lines));
    for number in ranking.order().iter().filter_map(|was| *moved.get(*was as usize)?) {
        is_new[number as usize] = false;
        order.push(number);
    }
    order.extend(is_new.iter().zip(0..).filter_map(|(is_new, number)| is_new.then_some(number)));
    order
}
