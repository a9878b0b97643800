//! Giving the page a turn in the middle of long work.

use std::cell::Cell;

use js_sys::{Date, Promise};
use wasm_bindgen_futures::JsFuture;

use crate::long_work::{Report, Work};

/// So long the page may be held up in one go, in milliseconds: half a frame, since drawing wants its share.
const SLICE: f64 = 8.0;

/// The page as one who waits for long work: gets a turn whenever the work has gone on for half a frame.
#[derive(Debug, Default)]
pub struct PageYielder {
    /// When it had the last one, in milliseconds of the clock.
    last: Cell<f64>,
}

impl PageYielder {
    /// The page has just had one.
    #[must_use]
    pub fn from_now() -> Self {
        Self::first_after(SLICE)
    }

    /// The page can wait so long for its first one, in milliseconds.
    #[must_use]
    pub fn first_after(milliseconds: f64) -> Self {
        Self { last: Cell::new(Date::now() + milliseconds - SLICE) }
    }
}

impl Report for PageYielder {}

impl Work for PageYielder {
    async fn yield_if_due(&self) {
        if Date::now() - self.last.get() >= SLICE {
            next().await;
            self.last.set(Date::now());
        }
    }
}

/// Comes back once the page has drawn and answered what waited.
pub async fn next() {
    let turn = Promise::new(&mut |done, _| {
        leptos::prelude::set_timeout(
            move || {
                // A promise's own function does not fail.
                let _ = done.call0(&wasm_bindgen::JsValue::NULL);
            },
            std::time::Duration::ZERO,
        );
    });
    // Never refused.
    let _ = JsFuture::from(turn).await;
}
