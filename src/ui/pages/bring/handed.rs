//! A document chosen on another page and handed to this one. An address cannot carry a file.

use std::cell::RefCell;

use web_sys::File;

/// A document as the officer chose it.
pub(in crate::ui::pages) enum Chosen {
    /// A file from the disk.
    File(File),
    /// Pasted content: as HTML if the clipboard had it, and as text.
    Pasted(Option<String>, String),
}

thread_local! {
    static HANDED: RefCell<Option<Chosen>> = const { RefCell::new(None) };
}

/// Hands a document to the next page that opens.
pub(in crate::ui::pages) fn hand_over(chosen: Chosen) {
    HANDED.with_borrow_mut(|handed| *handed = Some(chosen));
}

/// Takes the document that was handed over, once.
pub(super) fn take() -> Option<Chosen> {
    HANDED.with_borrow_mut(Option::take)
}
