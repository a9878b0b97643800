//! Telling the boot script (`boot/boot.js`) how far the app is.

use web_sys::Event;

/// Says that the page is in the document, with all that was stored. The boot script then takes away the start page that a
/// first visit was shown, and begins to keep the app for use offline.
pub fn drawn() {
    let Some(window) = web_sys::window() else { return };
    if let Ok(event) = Event::new("hearth-drawn") {
        // Dispatching fails only for an event that is being dispatched already.
        let _ = window.dispatch_event(&event);
    }
}
