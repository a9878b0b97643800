//! The address of the page, and where in it the officer had scrolled to.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use web_sys::{History, ScrollRestoration, Window};

use super::listen::listen;

/// That the address has changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Inserted {
    /// The address now, from `#` on.
    pub hash: String,
    /// How far down the page was when it was left, where this is a way back.
    pub back_to: Option<f64>,
}

/// The present address, from `#` on.
#[must_use]
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to another address of this app.
pub fn go(hash: &str) {
    if let Some(window) = window() {
        // An address of one's own page is never refused.
        let _ = window.location().set_hash(hash);
    }
}

/// Changes the address without leaving a step to go back to, and without telling [`watch`].
pub fn replace(hash: &str) {
    if let Some(history) = history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        // Browsers refuse more than a hundred or so in half a minute: then the filter still works,
        // and only its bookmark is behind.
        let _ = history.replace_state_with_url(&state, "", Some(hash));
    }
}

/// Tells of every change of address, by a link, by the officer, or back and forward.
pub fn watch(mut arrived: impl FnMut(Inserted) + 'static) {
    let Some(window) = window() else { return };
    if let Some(history) = history() {
        // The page is drawn after the browser would have scrolled.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    let memory = Rc::new(RefCell::new(Memory { current: mark(), scrolled: HashMap::new() }));
    let moved = Closure::<dyn FnMut()>::new(move || {
        let mut memory = memory.borrow_mut();
        memory.leave();
        let back_to = memory.arrive();
        drop(memory);
        arrived(Inserted { hash: hash(), back_to });
    });
    listen(&window, "hashchange", moved);
}

/// Scrolls the page down to here.
pub fn scroll_to(down: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, down);
    }
}

/// How far down each step of the browser's history was when it was left.
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

/// The mark of this step of the browser's history; a step that has none is given one.
fn mark() -> u64 {
    let Some(history) = history() else { return 0 };
    if let Some(mark) = history.state().ok().and_then(|state| state.as_f64()) {
        return mark as u64;
    }
    let mark = js_sys::Date::now() + (js_sys::Math::random() * 1000.0).floor() / 1000.0;
    let mark = (mark * 1000.0).floor();
    // Without the mark the page is shown from the top: no harm.
    let _ = history.replace_state(&JsValue::from_f64(mark), "");
    mark as u64
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn history() -> Option<History> {
    window()?.history().ok()
}
