//! A document that was chosen on another page, on its way here: a file has no address that could be gone to.

use std::cell::RefCell;

use web_sys::File;

/// What an officer chose.
pub(in crate::ui::pages) enum Chosen {
    /// A file.
    File(File),
    /// What was pasted: as HTML where the clipboard had that, and as text.
    Pasted(Option<String>, String),
}

thread_local! {
    static HANDED: RefCell<Option<Chosen>> = const { RefCell::new(None) };
}

/// Hands a document to the page that is opened next.
pub(in crate::ui::pages) fn hand_over(chosen: Chosen) {
    HANDED.with_borrow_mut(|handed| *handed = Some(chosen));
}

/// Takes what was handed over, once.
pub(super) fn take() -> Option<Chosen> {
    HANDED.with_borrow_mut(Option::take)
}
