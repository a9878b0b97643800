//! Drafts: half-typed forms, stored so that they survive a reload or a crash.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::history::{ChangeId, Replica};
use crate::ui::components::{Banner, Button, Moment};
use crate::ui::workspace::workspace;

/// How long after the last keystroke a draft is stored.
const PAUSE: Duration = Duration::from_millis(250);

/// A form as it was left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct StoredForm<T> {
    /// When it was last typed in, as RFC 3339 in UTC.
    pub(super) at: String,
    /// The values in the plan when the form opened.
    pub(super) base: T,
    /// The values typed.
    pub(super) form: T,
    /// The newest changes when the form opened; `None` in a draft of an earlier version.
    #[serde(default)]
    pub(super) heads: Option<BTreeSet<ChangeId>>,
}

/// The starting point of an open form.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OpenedForm<T> {
    /// The values in the plan when it opened.
    pub(super) base: T,
    /// The values it shows.
    pub(super) form: T,
    /// The newest changes when it opened: what it replaces is what it showed then, and nothing that
    /// came since.
    pub(super) heads: BTreeSet<ChangeId>,
}

/// Stores a form while it is typed, and forgets it once it was sent.
#[derive(Clone)]
pub(super) struct FormDraft {
    key: Arc<str>,
    sent: Arc<AtomicBool>,
}

impl FormDraft {
    /// The draft of the form of this name.
    pub(super) fn of(key: &str) -> Self {
        Self { key: key.into(), sent: Arc::default() }
    }

    /// The stored draft, if any. A draft of a version with other fields counts as none.
    pub(super) fn stored<T: DeserializeOwned>(&self) -> Option<StoredForm<T>> {
        serde_json::from_str(&workspace().draft(&self.key)?).ok()
    }

    /// Stores what `now` gives, from now on, as it is typed.
    pub(super) fn keep<T>(&self, base: T, heads: BTreeSet<ChangeId>, now: impl Fn() -> T + 'static)
    where
        T: Serialize + PartialEq + Clone + 'static,
    {
        let (workspace, draft) = (workspace(), self.clone());
        Effect::new(move |waiting: Option<Option<TimeoutHandle>>| {
            let form = now();
            match waiting {
                // The form has only just opened.
                None => return None,
                Some(Some(waiting)) => waiting.clear(),
                Some(None) => {}
            }
            let stored = StoredForm { at: workspace.now(), base: base.clone(), form, heads: Some(heads.clone()) };
            let draft = draft.clone();
            let keep = move || {
                if draft.sent.load(Ordering::Relaxed) {
                    return;
                }
                match serde_json::to_string(&stored) {
                    Ok(text) if stored.form != stored.base => workspace.save_draft(&draft.key, &text),
                    _ => workspace.delete_draft(&draft.key),
                }
            };
            set_timeout_with_handle(keep, PAUSE).ok()
        });
    }

    /// The form was sent, or given up: it is forgotten.
    pub(super) fn drop(&self) {
        self.sent.store(true, Ordering::Relaxed);
        workspace().delete_draft(&self.key);
    }
}

/// A form; or, if a draft of it was left, the question whether to continue with that.
#[component]
pub(super) fn WithDraft<T>(
    /// The half-typed form.
    draft: FormDraft,
    /// The plan as it is held.
    replica: ReadSignal<Replica>,
    /// The values in the plan now.
    base: T,
    /// The form. Its second argument names what has changed in the plan since the draft was begun.
    form: impl Fn(OpenedForm<T>, bool) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: DeserializeOwned + Serialize + PartialEq + Clone + Send + Sync + 'static,
{
    let stored = draft.stored::<T>().filter(|stored| stored.form != base);
    let waiting = RwSignal::new(stored);
    let chosen = RwSignal::new(None::<OpenedForm<T>>);
    let heads = replica.with_untracked(|replica| replica.history().heads().clone());
    let fresh = OpenedForm { base: base.clone(), form: base, heads };
    let discarded = fresh.clone();
    let now = fresh.heads.clone();
    let go_on = Callback::new(move |()| {
        if let Some(stored) = waiting.get_untracked() {
            let heads = stored.heads.unwrap_or_else(|| now.clone());
            chosen.set(Some(OpenedForm { base: stored.base, form: stored.form, heads }));
            waiting.set(None);
        }
    });
    let discard = Callback::new(move |()| {
        workspace().delete_draft(&draft.key);
        chosen.set(Some(discarded.clone()));
        waiting.set(None);
    });
    let drawn = move || match waiting.with(|stored| stored.as_ref().map(|stored| stored.at.clone())) {
        Some(at) => view! {
            <Banner title="You have an unsaved draft">
                <p class="govuk-body">"You began to fill in this form on " <Moment at/> " and did not save it."</p>
                <div class="govuk-button-group">
                    <Button label="Continue with the draft" on_press=go_on />
                    <Button label="Discard the draft" on_press=discard />
                </div>
            </Banner>
        }
        .into_any(),
        None => {
            let opened = chosen.get_untracked().unwrap_or_else(|| fresh.clone());
            let changed_since = opened.base != fresh.base;
            form(opened, changed_since)
        }
    };
    drawn.into_any()
}

/// Says that the plan has changed since a draft was begun.
#[component]
pub(super) fn ChangedSince() -> AnyView {
    view! {
        <Banner title="The plan has changed since you began this draft">
            <p class="govuk-body">
                "Compare it with the plan as it is now before you save. Only what you typed is changed; where somebody else \
                changed the same, both answers are kept."
            </p>
        </Banner>
    }
    .into_any()
}
