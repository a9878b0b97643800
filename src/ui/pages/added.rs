//! Boxes that an officer adds to a form.

use leptos::prelude::*;

/// Numbers what is added to a form, and lets it live for as long as the form does. A part of the page that is shown and
/// hidden would take with it what was made there, while the form still asks what it holds.
#[derive(Clone, Copy)]
pub(super) struct Added {
    next: StoredValue<usize>,
    form: StoredValue<Owner>,
}

impl Added {
    /// For the form that is being drawn.
    pub(super) fn to_this_form() -> Self {
        Self { next: StoredValue::new(0), form: StoredValue::new(Owner::current().unwrap_or_default()) }
    }

    /// Makes one, under a number that none before had.
    pub(super) fn one<T>(self, make: impl FnOnce(usize) -> T) -> T {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        self.form.with_value(|form| form.with(|| make(number)))
    }
}
