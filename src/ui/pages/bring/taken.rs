//! The message that a document was taken in, with the button that takes it back.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::work::{FOUND, Work};
use crate::import::session::TakenIn;
use crate::ui::components::{Banner, Button, Look, Tone};
use crate::ui::pages::share::TakeBack;
use crate::ui::workspace::workspace;
use crate::view::address::{Page, Route};

/// The banner, and the button for another document.
#[component]
pub(super) fn Taken(work: Work, taken: TakenIn) -> AnyView {
    let workspace = workspace();
    let link = |page| Route::Plan(taken.plan.clone(), page).to_string();
    let (actions, history) = (link(Page::Actions), link(Page::History));
    let back = untrack(|| workspace.plan(&taken.plan)).map(|replica| {
        let changes = BTreeSet::from([taken.change]);
        view! { <TakeBack plan=taken.plan.clone() changes about=taken.document.clone() replica /> }
    });
    let another = Callback::new(move |()| work.put_away());
    view! {
        <div id=FOUND tabindex="-1">
            <Banner title="Taken in" tone=Tone::Done>
                <p>{taken.document.clone()}" was taken in, as one change. Nothing was removed from the plan."</p>
                <p><a class="govuk-link" href=actions>"Go to all actions"</a></p>
                <p><a class="govuk-link" href=history>"See what changed"</a></p>
                {back}
            </Banner>
            <Button label="Choose another document" look=Look::Secondary on_press=another />
        </div>
    }
    .into_any()
}
