//! Long lists, mounted a piece with each frame, so that they never hold the page up.

use leptos::prelude::*;

/// How much is mounted in one go: well under 50 ms of work on a council laptop.
const PIECE: usize = 60;

/// How far the mounting of a list has got.
#[derive(Clone, Copy)]
pub(super) struct Pieces {
    mounted: RwSignal<usize>,
    all: Signal<usize>,
}

impl Pieces {
    /// Begins to mount a list of so many.
    pub(super) fn of(all: Signal<usize>) -> Self {
        let pieces = Self { mounted: RwSignal::new(PIECE), all };
        pieces.go_on();
        pieces
    }

    /// How many are to be there by now. Followed.
    pub(super) fn mounted(self) -> usize {
        self.mounted.get()
    }

    /// Whether some are still to come. Followed.
    pub(super) fn more_to_come(self) -> bool {
        self.all.get() > self.mounted.get()
    }

    /// Another list takes the place of this one.
    pub(super) fn start_again(self) {
        self.mounted.set(PIECE);
        self.go_on();
    }

    fn go_on(self) {
        request_animation_frame(move || {
            // Gone with the page, if that was left meanwhile.
            let (Some(mounted), Some(all)) = (self.mounted.try_get_untracked(), self.all.try_get_untracked()) else {
                return;
            };
            if mounted < all {
                self.mounted.set(mounted + PIECE);
                self.go_on();
            } else {
                // What is added later is mounted at once.
                self.mounted.set(usize::MAX);
            }
        });
    }
}
