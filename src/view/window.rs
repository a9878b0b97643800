//! Which rows of a long list are drawn: those in view, and a few more on either side.
//!
//! Rows differ in height and are measured only once drawn. Until then a row counts with the average, so that the scroll
//! bar is nearly true from the start and quite true where the officer has been. `ui::components::long_list` draws by this.

use std::collections::HashMap;
use std::ops::Range;

/// Lists of up to this many rows are drawn whole, a piece with each frame: the browser's own find then sees all of it.
pub const WHOLE: usize = 200;
/// Rows drawn with a frame beyond those in view: well under 50 ms on a council laptop.
const PIECE: usize = 12;
/// How much is drawn above and below the view, as a part of its height.
const AHEAD: f64 = 0.75;
/// When less than this is drawn above or below the view, more is; when more than the other, less is.
const LEAST_AHEAD: f64 = 0.25;
const MOST_AHEAD: f64 = 1.5;
/// Rows drawn on either side of the one that has the keyboard: more than the headings that may stand between two lines.
const BESIDE: usize = 3;
/// Differences in height that do not count, in px.
const NOTHING: f64 = 0.5;

/// The rows of a list by their keys, and where each begins, in px from the top of the list.
#[derive(Debug, Clone, Default)]
pub struct Heights {
    keys: Vec<u64>,
    /// Measured heights by the keys of rows.
    measured: HashMap<u64, f64>,
    estimate: f64,
    /// How many rows the estimate is the average of.
    averaged: usize,
    /// The top of each row, and the end of the last.
    tops: Vec<f64>,
}

impl Heights {
    /// No rows yet. Each row of a list that nobody has seen counts with `estimate`.
    #[must_use]
    pub fn new(estimate: f64) -> Self {
        Self { estimate, tops: vec![0.0], ..Self::default() }
    }

    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.keys.len()
    }

    /// The key of a row.
    #[must_use]
    pub fn key(&self, at: usize) -> Option<u64> {
        self.keys.get(at).copied()
    }

    /// The index of a row.
    #[must_use]
    pub fn find(&self, key: u64) -> Option<usize> {
        self.keys.iter().position(|own| *own == key)
    }

    /// The top of a row; the end of the list if it has no such row.
    #[must_use]
    pub fn top(&self, at: usize) -> f64 {
        self.tops.get(at).or(self.tops.last()).copied().unwrap_or_default()
    }

    /// The rows that a stretch of the list touches; the nearest one if it lies above or below the list.
    #[must_use]
    pub fn within(&self, stretch: &Range<f64>) -> Range<usize> {
        let last = self.rows().saturating_sub(1);
        let at = |y: f64| self.tops.partition_point(|top| *top <= y).saturating_sub(1).min(last);
        at(stretch.start)..self.rows().min(at(stretch.end) + 1)
    }

    /// Replaces the rows. If those in view still follow each other, gives how far they moved: the view goes with them.
    pub fn list(&mut self, keys: Vec<u64>, view: &Range<f64>) -> f64 {
        let seen = self.within(view);
        let before = self.top(seen.start);
        let held = self.keys.get(seen).unwrap_or_default().to_vec();
        self.keys = keys;
        self.lay_out();
        // At the top of a list its beginning stays in view, whatever it is.
        let holds = view.start > 0.0 && !held.is_empty();
        let now = holds.then(|| self.keys.windows(held.len()).position(|rows| rows == held)).flatten();
        now.map_or(0.0, |at| self.top(at) - before)
    }

    /// Notes the heights of rows that follow each other. When most of them are not what they were, the page was laid out
    /// anew (its width, its letters, cut or full wording), so everything else that was measured is forgotten.
    pub fn measure(&mut self, from: usize, heights: &[f64]) {
        let (mut known, mut changed, mut moved) = (0, 0, 0.0);
        for (at, height) in (from..).zip(heights) {
            let Some(key) = self.key(at) else { break };
            let before = self.top(at + 1) + moved - self.top(at);
            if let Some(last) = self.measured.insert(key, *height) {
                known += 1;
                changed += usize::from((last - height).abs() > NOTHING);
            }
            moved += height - before;
            if let Some(end) = self.tops.get_mut(at + 1) {
                *end += moved;
            }
        }
        for top in self.tops.iter_mut().skip(from + heights.len() + 1) {
            *top += moved;
        }
        if changed > 1 && changed * 2 > known {
            let here = self.keys.get(from..from + heights.len()).unwrap_or_default();
            self.measured = here.iter().copied().zip(heights.iter().copied()).collect();
            self.averaged = 0;
        }
    }

    /// Estimates anew if twice as many rows are measured as at the last time. Gives how far the rows in view moved.
    pub fn estimate(&mut self, view: &Range<f64>) -> f64 {
        if self.averaged > 0 && self.measured.len() < 2 * self.averaged {
            return 0.0;
        }
        let first = self.within(view).start;
        let before = self.top(first);
        self.average();
        self.lay_out();
        self.top(first) - before
    }

    fn average(&mut self) {
        self.averaged = self.measured.len();
        if self.averaged > 0 {
            self.estimate = self.measured.values().sum::<f64>() / self.averaged as f64;
        }
    }

    fn lay_out(&mut self) {
        let mut end = 0.0;
        self.tops.clear();
        self.tops.push(end);
        for key in &self.keys {
            end += self.measured.get(key).copied().unwrap_or(self.estimate);
            self.tops.push(end);
        }
    }

    /// The rows to draw with this frame, given those that are drawn, and true if more are to come with the next.
    #[must_use]
    pub fn window(&self, drawn: &Range<usize>, view: &Range<f64>) -> (Range<usize>, bool) {
        let ahead = |part: f64| {
            let more = (view.end - view.start) * part;
            self.within(&(view.start - more..view.end + more))
        };
        let all = 0..self.rows();
        let (least, wanted, most) = match self.rows() > WHOLE {
            true => (ahead(LEAST_AHEAD), ahead(AHEAD), ahead(MOST_AHEAD)),
            false => (all.clone(), all.clone(), all),
        };
        let holds = |outer: &Range<usize>, inner: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
        if holds(drawn, &least) && holds(&most, drawn) {
            return (drawn.clone(), false);
        }
        let seen = self.within(view);
        let kept = drawn.start.max(wanted.start)..drawn.end.min(wanted.end);
        let touches = kept.start <= seen.end && seen.start <= kept.end && !kept.is_empty();
        let hull = if touches { kept.start.min(seen.start)..kept.end.max(seen.end) } else { seen };
        let end = wanted.end.min(hull.end + PIECE).max(hull.end);
        let start = wanted.start.max(hull.start.saturating_sub(PIECE - (end - hull.end))).min(hull.start);
        (start..end, start > wanted.start || end < wanted.end)
    }
}

/// The stretches of rows to draw: the window, and the focused row with its neighbours, so that the keyboard goes on from
/// it. Neither empty, nor next to each other.
#[must_use]
pub fn stretches(window: &Range<usize>, focused: Option<usize>, rows: usize) -> Vec<Range<usize>> {
    let mut all = vec![window.clone()];
    if let Some(focused) = focused {
        let near = focused.saturating_sub(BESIDE)..rows.min(focused + BESIDE + 1);
        match near.end < window.start || window.is_empty() {
            true => all.insert(0, near),
            false if near.start > window.end => all.push(near),
            false => all[0] = window.start.min(near.start)..window.end.max(near.end),
        }
    }
    all.retain(|stretch| !stretch.is_empty());
    all
}
