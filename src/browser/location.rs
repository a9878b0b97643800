//! The address of the page, and how far each step of the browser's history was scrolled.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use web_sys::{History, ScrollRestoration, Window};

use super::listen::listen;

/// A change of address.
#[derive(Debug, Clone, PartialEq)]
pub struct AddressChange {
    /// The new address, from `#` on.
    pub hash: String,
    /// How far down the page was scrolled when it was last left; `None` if it is visited anew.
    pub back_to: Option<f64>,
}

/// The current address, from `#` on.
#[must_use]
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to another address of this app.
pub fn go(hash: &str) {
    if let Some(window) = window() {
        // Setting the hash of one's own page never fails.
        let _ = window.location().set_hash(hash);
    }
}

/// Replaces the address: no new step in the browser's history, and no call from [`watch`].
pub fn replace(hash: &str) {
    if let Some(history) = history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        // Browsers allow about a hundred of these in 30 s. Beyond that the filter still works, and only
        // the address lags behind.
        let _ = history.replace_state_with_url(&state, "", Some(hash));
    }
}

/// Calls back at every change of address: by a link, by typing, or by going back and forward.
pub fn watch(mut arrived: impl FnMut(AddressChange) + 'static) {
    let Some(window) = window() else { return };
    if let Some(history) = history() {
        // The page is drawn after the moment at which the browser would scroll.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    let memory = Rc::new(RefCell::new(Memory { current: mark(), scrolled: HashMap::new() }));
    let moved = Closure::<dyn FnMut()>::new(move || {
        let mut memory = memory.borrow_mut();
        memory.leave();
        let back_to = memory.arrive();
        drop(memory);
        arrived(AddressChange { hash: hash(), back_to });
    });
    listen(&window, "hashchange", moved);
}

/// Scrolls the page to this many pixels from the top.
pub fn scroll_to(down: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, down);
    }
}

/// How far down each step of the browser's history was scrolled when it was left.
struct Memory {
    current: u64,
    scrolled: HashMap<u64, f64>,
}

impl Memory {
    fn leave(&mut self) {
        let down = window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
        self.scrolled.insert(self.current, down);
    }

    fn arrive(&mut self) -> Option<f64> {
        self.current = mark();
        self.scrolled.get(&self.current).copied()
    }
}

/// The number of this step of the browser's history; a new one if it has none.
fn mark() -> u64 {
    let Some(history) = history() else { return 0 };
    if let Some(mark) = history.state().ok().and_then(|state| state.as_f64()) {
        return mark as u64;
    }
    let mark = js_sys::Date::now() + (js_sys::Math::random() * 1000.0).floor() / 1000.0;
    let mark = (mark * 1000.0).floor();
    // If it cannot be stored, the page is shown from the top.
    let _ = history.replace_state(&JsValue::from_f64(mark), "");
    mark as u64
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn history() -> Option<History> {
    window()?.history().ok()
}
