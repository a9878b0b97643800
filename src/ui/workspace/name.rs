//! The officer's name: asked once, at the first edit.

use leptos::prelude::*;

use super::Workspace;
use crate::browser::persistence;
use crate::ui::dynamic::spawn;

impl Workspace {
    /// Does something that carries the officer's name: at once where it is known, else as soon as it
    /// was given. While it is asked for, what was to be done waits; if the officer gives none, it is
    /// not done, and the form that asked for it still stands.
    pub fn signed(self, what: impl FnOnce() + 'static) {
        if self.name.with_untracked(String::is_empty) {
            self.waiting.update_value(|waiting| waiting.push(Box::new(what)));
            self.asking.set(true);
        } else {
            what();
        }
    }

    /// Whether the name is being asked for.
    #[must_use]
    pub fn is_asking(self) -> Signal<bool> {
        self.asking.into()
    }

    /// The officer gives a name, or another one. What waited for it is done.
    pub fn set_name(self, name: &str) {
        let name = name.trim().to_owned();
        if name.is_empty() {
            return;
        }
        self.save_setting("name", &name);
        self.name.set(name);
        self.asking.set(false);
        // From here on there is work to lose. What was answered stands in the settings.
        spawn(async {
            persistence::ask().await;
        });
        for what in self.waiting.try_update_value(std::mem::take).unwrap_or_default() {
            what();
        }
    }

    /// The officer gives no name: what waited for it is not done.
    pub fn decline_name(self) {
        self.asking.set(false);
        self.waiting.update_value(Vec::clear);
        self.say("Not done: changes need a name. What you typed is still there.");
    }
}
