//! Inputs that an officer adds to a form.

use leptos::prelude::*;

/// Numbers the inputs that are added to a form, and makes their signals live as long as the form. A part of the page
/// that is shown and hidden would dispose of signals made there, while the form still reads them.
#[derive(Clone, Copy)]
pub(super) struct Added {
    next: StoredValue<usize>,
    form: StoredValue<Owner>,
}

impl Added {
    /// For the form being drawn now.
    pub(super) fn to_this_form() -> Self {
        Self { next: StoredValue::new(0), form: StoredValue::new(Owner::current().unwrap_or_default()) }
    }

    /// Makes an input under a number not used before.
    pub(super) fn one<T>(self, make: impl FnOnce(usize) -> T) -> T {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        self.form.with_value(|form| form.with(|| make(number)))
    }
}
