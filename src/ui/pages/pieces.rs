//! Long lists, mounted a piece with each frame, so that they never hold the page up.

use leptos::prelude::*;

/// How many rows one piece has: well under 50 ms of work on a council laptop.
const PIECE: usize = 20;
/// How many pieces are mounted before more are asked for. Each row that is there costs the browser a little with every
/// frame; no council's plan is as long.
const MOST: usize = 25;

/// How far the mounting of a list has got.
#[derive(Clone, Copy)]
pub(super) struct Pieces {
    /// How many may be there by now, whether or not the list has as many.
    let_in: RwSignal<usize>,
    /// How many are to be there.
    wanted: RwSignal<usize>,
    rows: Signal<usize>,
}

impl Pieces {
    /// Begins to mount a list of so many rows.
    pub(super) fn of(rows: Signal<usize>) -> Self {
        let pieces = Self { let_in: RwSignal::new(1), wanted: RwSignal::new(MOST), rows };
        pieces.go_on();
        pieces
    }

    /// How many rows are to be there by now. Followed.
    pub(super) fn mounted(self) -> usize {
        self.rows.get().min(self.let_in.get() * PIECE)
    }

    /// How many rows are still on their way. Followed.
    pub(super) fn coming(self) -> usize {
        self.rows.get().min(self.wanted.get() * PIECE).saturating_sub(self.let_in.get() * PIECE)
    }

    /// How many rows are mounted only when they are asked for. Followed.
    pub(super) fn left_out(self) -> usize {
        self.rows.get().saturating_sub(self.wanted.get() * PIECE)
    }

    /// Mounts as many again.
    pub(super) fn ask_for_more(self) {
        self.wanted.update(|wanted| *wanted += MOST);
        self.go_on();
    }

    /// Mounts all of it at once.
    pub(super) fn ask_for_all(self) {
        let all = self.rows.get_untracked().div_ceil(PIECE);
        self.wanted.set(all);
        self.let_in.set(all);
    }

    /// Another list takes the place of this one.
    pub(super) fn start_again(self) {
        self.let_in.set(1);
        self.wanted.set(MOST);
        self.go_on();
    }

    fn go_on(self) {
        request_animation_frame(move || {
            // Gone with the page, if that was left meanwhile.
            let (Some(rows), Some(wanted)) = (self.rows.try_get_untracked(), self.wanted.try_get_untracked()) else {
                return;
            };
            let let_in = self.let_in.get_untracked();
            if let_in * PIECE < rows && let_in < wanted {
                self.let_in.set(let_in + 1);
                self.go_on();
            } else if let_in < wanted {
                // What is added later is mounted at once.
                self.let_in.set(wanted);
            }
        });
    }
}
