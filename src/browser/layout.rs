//! Where elements are on the screen, and how large.

use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Element;

// Declared here: as features of web-sys these two would have the whole of it compiled anew.
#[wasm_bindgen]
extern "C" {
    type ResizeObserver;
    #[wasm_bindgen(constructor)]
    fn new(callback: &JsValue) -> ResizeObserver;
    #[wasm_bindgen(method)]
    fn observe(this: &ResizeObserver, element: &Element);
    #[wasm_bindgen(method)]
    fn disconnect(this: &ResizeObserver);

    type Boxed;
    #[wasm_bindgen(method, js_name = getBoundingClientRect)]
    fn rect(this: &Boxed) -> Rect;
    type Rect;
    #[wasm_bindgen(method, getter)]
    fn top(this: &Rect) -> f64;
}

/// The top of an element, in px from the top of the view.
#[must_use]
pub fn top(element: &Element) -> f64 {
    element.unchecked_ref::<Boxed>().rect().top()
}

/// The height of the view, in px.
#[must_use]
pub fn view_height() -> f64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok());
    height.and_then(|height| height.as_f64()).unwrap_or_default()
}

/// True if the browser itself keeps what is in view in its place while the page above it changes.
#[must_use]
pub fn holds_its_place() -> bool {
    let window = web_sys::window();
    let root = window.as_ref().and_then(web_sys::Window::document).and_then(|document| document.document_element());
    let style = root.zip(window).and_then(|(root, window)| window.get_computed_style(&root).ok().flatten());
    style.and_then(|style| style.get_property_value("overflow-anchor").ok()).is_some_and(|value| value == "auto")
}

/// True if the page is scrolled, and to its end.
#[must_use]
pub fn is_at_end() -> bool {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    let scrolled = root.filter(|root| root.scroll_top() > 0);
    scrolled.is_some_and(|root| root.scroll_top() + root.client_height() >= root.scroll_height() - 1)
}

/// Scrolls the page by this many px, as far as it goes.
pub fn scroll_by(down: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_by_with_x_and_y(0.0, down);
    }
}

/// Calls back whenever the size of an element changes, until it is dropped.
pub struct SizeWatcher {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl SizeWatcher {
    /// Watches an element.
    pub fn of(element: &Element, changed: impl FnMut() + 'static) -> Self {
        let changed = Closure::<dyn FnMut()>::new(changed);
        let observer = ResizeObserver::new(changed.as_ref());
        observer.observe(element);
        Self { observer, _changed: changed }
    }
}

impl Drop for SizeWatcher {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
