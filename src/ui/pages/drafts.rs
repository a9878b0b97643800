//! What is half typed in a form, kept so that it survives a reload or a crash.

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

/// How long after the last letter what is typed is kept.
const PAUSE: Duration = Duration::from_millis(250);

/// A form as it was left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept<T> {
    /// When it was last typed in, as RFC 3339 in UTC.
    pub(super) at: String,
    /// What the plan said when the form opened.
    pub(super) base: T,
    /// What was typed.
    pub(super) form: T,
    /// The newest changes when the form opened; `None` in a draft of an earlier version.
    #[serde(default)]
    pub(super) heads: Option<BTreeSet<ChangeId>>,
}

/// What an open form starts from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Opened<T> {
    /// What the plan said when it opened.
    pub(super) base: T,
    /// What it shows.
    pub(super) form: T,
    /// The newest changes when it opened: what it replaces is what it showed then, and nothing that
    /// came since.
    pub(super) heads: BTreeSet<ChangeId>,
}

/// Keeps a form, or forgets it once it was sent.
#[derive(Clone)]
pub(super) struct Draft {
    key: Arc<str>,
    sent: Arc<AtomicBool>,
}

impl Draft {
    /// The draft of the form of this name.
    pub(super) fn of(key: &str) -> Self {
        Self { key: key.into(), sent: Arc::default() }
    }

    /// What was kept of an earlier time. A draft of a version that had other boxes is none.
    pub(super) fn kept<T: DeserializeOwned>(&self) -> Option<Kept<T>> {
        serde_json::from_str(&workspace().draft(&self.key)?).ok()
    }

    /// Keeps what `now` gives from here on, as it is typed.
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
            let kept = Kept { at: workspace.now(), base: base.clone(), form, heads: Some(heads.clone()) };
            let draft = draft.clone();
            let keep = move || {
                if draft.sent.load(Ordering::Relaxed) {
                    return;
                }
                match serde_json::to_string(&kept) {
                    Ok(text) if kept.form != kept.base => workspace.save_draft(&draft.key, &text),
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

/// A form; where an earlier one was left half typed, the question whether to go on with that.
#[component]
pub(super) fn WithDraft<T>(
    /// The draft.
    draft: Draft,
    /// The plan as it is held.
    held: ReadSignal<Replica>,
    /// What the plan says now.
    base: T,
    /// The form. Its second argument names what has changed in the plan since the draft was begun.
    form: impl Fn(Opened<T>, bool) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: DeserializeOwned + Serialize + PartialEq + Clone + Send + Sync + 'static,
{
    let kept = draft.kept::<T>().filter(|kept| kept.form != base);
    let waiting = RwSignal::new(kept);
    let chosen = RwSignal::new(None::<Opened<T>>);
    let heads = held.with_untracked(|held| held.history().heads().clone());
    let fresh = Opened { base: base.clone(), form: base, heads };
    let discarded = fresh.clone();
    let now = fresh.heads.clone();
    let go_on = Callback::new(move |()| {
        if let Some(kept) = waiting.get_untracked() {
            let heads = kept.heads.unwrap_or_else(|| now.clone());
            chosen.set(Some(Opened { base: kept.base, form: kept.form, heads }));
            waiting.set(None);
        }
    });
    let discard = Callback::new(move |()| {
        workspace().delete_draft(&draft.key);
        chosen.set(Some(discarded.clone()));
        waiting.set(None);
    });
    let drawn = move || match waiting.with(|kept| kept.as_ref().map(|kept| kept.at.clone())) {
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
