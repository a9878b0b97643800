//! Long lists, mounted a piece with each frame so that they never block the page.

use leptos::prelude::*;

/// Rows mounted with each frame: well under 50 ms on a council laptop.
const ROWS_PER_PIECE: usize = 20;
/// Pieces mounted without a request for more. Every mounted row costs the browser a little in each frame; no council's
/// plan is this long.
const PIECES_AT_FIRST: usize = 25;

/// The state of mounting a list.
#[derive(Clone, Copy)]
pub(super) struct Pieces {
    /// The most rows that may be mounted so far; the list may be shorter.
    let_in: RwSignal<usize>,
    /// Rows to mount in the end.
    wanted: RwSignal<usize>,
    rows: Signal<usize>,
}

impl Pieces {
    /// Starts to mount a list of this many rows.
    pub(super) fn of(rows: Signal<usize>) -> Self {
        let pieces = Self { let_in: RwSignal::new(1), wanted: RwSignal::new(PIECES_AT_FIRST), rows };
        pieces.go_on();
        pieces
    }

    /// Rows mounted so far. Tracked.
    pub(super) fn mounted(self) -> usize {
        self.rows.get().min(self.let_in.get() * ROWS_PER_PIECE)
    }

    /// Rows still to be mounted. Tracked.
    pub(super) fn coming(self) -> usize {
        self.rows.get().min(self.wanted.get() * ROWS_PER_PIECE).saturating_sub(self.let_in.get() * ROWS_PER_PIECE)
    }

    /// Rows mounted only on request. Tracked.
    pub(super) fn left_out(self) -> usize {
        self.rows.get().saturating_sub(self.wanted.get() * ROWS_PER_PIECE)
    }

    /// Mounts as many rows again.
    pub(super) fn ask_for_more(self) {
        self.wanted.update(|wanted| *wanted += PIECES_AT_FIRST);
        self.go_on();
    }

    /// Mounts all rows at once.
    pub(super) fn ask_for_all(self) {
        let all = self.rows.get_untracked().div_ceil(ROWS_PER_PIECE);
        self.wanted.set(all);
        self.let_in.set(all);
    }

    /// Starts again with another list.
    pub(super) fn start_again(self) {
        self.let_in.set(1);
        self.wanted.set(PIECES_AT_FIRST);
        self.go_on();
    }

    fn go_on(self) {
        request_animation_frame(move || {
            // The page may have been left.
            let (Some(rows), Some(wanted)) = (self.rows.try_get_untracked(), self.wanted.try_get_untracked()) else {
                return;
            };
            let let_in = self.let_in.get_untracked();
            if let_in * ROWS_PER_PIECE < rows && let_in < wanted {
                self.let_in.set(let_in + 1);
                self.go_on();
            } else if let_in < wanted {
                // Rows added later are mounted at once.
                self.let_in.set(wanted);
            }
        });
    }
}
