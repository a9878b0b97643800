//! Yields to the page in the middle of long work.

use std::cell::Cell;

use js_sys::{Date, Promise};
use wasm_bindgen_futures::JsFuture;

use crate::long_work::{Report, Work};

/// How long work may run without yielding, in milliseconds: half a frame, the other half is for drawing.
const SLICE: f64 = 8.0;

/// The page as the caller of long work: work yields to it every half a frame.
#[derive(Debug, Default)]
pub struct PageYielder {
    /// When work last yielded, in milliseconds since the page was opened.
    last: Cell<f64>,
}

impl PageYielder {
    /// Starts counting now.
    #[must_use]
    pub fn from_now() -> Self {
        Self::first_after(SLICE)
    }

    /// Starts counting now, and yields first after this many milliseconds.
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

/// Returns once the page has drawn and handled waiting events.
pub async fn next() {
    let turn = Promise::new(&mut |done, _| {
        leptos::prelude::set_timeout(
            move || {
                // Calling a promise's `resolve` does not fail.
                let _ = done.call0(&wasm_bindgen::JsValue::NULL);
            },
            std::time::Duration::ZERO,
        );
    });
    // The promise is never rejected.
    let _ = JsFuture::from(turn).await;
}
