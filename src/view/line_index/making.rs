//! Making the lines and rankings of an index, but for those that an index before it has.

use std::sync::Arc;

use super::affected::Affected;
use super::outline::Outline;
use super::ranking::{Ranking, order_of};
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
        Some((before, _)) => (0..).take(outline.lines.len()).map(|at| still_there(before, outline, at)).collect(),
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

/// A line of an outline, if an index before has it under the same headings.
fn still_there(before: &LineIndex, outline: &Outline, number: u32) -> Option<IndexedLine> {
    let line = before.lines.get(number_in(before, outline, number)? as usize)?;
    let row = &line.row;
    outline.has_over(number, &row.section, row.commitment.as_ref()).then(|| line.clone())
}

/// The number that a line of an outline has in an index before.
fn number_in(before: &LineIndex, outline: &Outline, number: u32) -> Option<u32> {
    match outline.has_lines_of(&before.outline) {
        true => Some(number),
        false => before.outline.number(outline.lines.get(number as usize)?),
    }
}

/// The rankings of these lines, one for each of [`Sort::WORDS`]: those of `before` by which no line sorts otherwise.
pub(super) async fn rankings(
    lines: &[IndexedLine],
    outline: &Outline,
    before: Option<&LineIndex>,
    work: &impl Work,
) -> Vec<Arc<Ranking>> {
    let was: Vec<Option<u32>> = before.map(|before| unchanged(before, lines, outline)).unwrap_or_default();
    let mut rankings = Vec::new();
    for (at, (sort, ..)) in Sort::WORDS.into_iter().enumerate() {
        let known = before.and_then(|before| Some((before, before.rankings.get(at)?)));
        rankings.push(match known {
            None => Arc::new(Ranking::of(lines, sort)),
            Some((before, ranking))
                if outline.has_lines_of(&before.outline) && all_alike(lines, before, &was, sort) =>
            {
                Arc::clone(ranking)
            }
            Some((_, ranking)) => Arc::new(ranking.again(lines, &was, sort)),
        });
        work.yield_if_due().await;
    }
    rankings
}

/// The number that each line has in an index before; `None` if it is new, or was made anew.
fn unchanged(before: &LineIndex, lines: &[IndexedLine], outline: &Outline) -> Vec<Option<u32>> {
    let was = |(line, number): (&IndexedLine, u32)| {
        let was = number_in(before, outline, number)?;
        let other = before.lines.get(was as usize)?;
        (Arc::ptr_eq(&line.row, &other.row) && Arc::ptr_eq(&line.words, &other.words)).then_some(was)
    };
    lines.iter().zip(0..).map(was).collect()
}

/// True if no line sorts otherwise by a column than in an index with the same lines.
fn all_alike(lines: &[IndexedLine], before: &LineIndex, was: &[Option<u32>], sort: Sort) -> bool {
    let pairs = lines.iter().zip(&*before.lines).zip(was);
    pairs.filter(|(_, was)| was.is_none()).all(|((now, then), _)| order_of(now, then, sort).is_eq())
}
