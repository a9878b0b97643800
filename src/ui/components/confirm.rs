//! A question before an action that cannot be undone, in the page instead of a dialog.

use leptos::prelude::*;

use super::{Button, Look};
use crate::browser::focus;

/// A button that asks before it acts. Everything that can be undone is done without asking.
#[component]
pub fn Confirm(
    /// The start of the ids in it; unique in the page.
    #[prop(into)]
    id: String,
    /// The label of the button that asks.
    #[prop(into)]
    label: String,
    /// The label of the button that acts.
    #[prop(into)]
    really: String,
    /// Called when the officer confirms.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// The consequences of confirming, in sentences.
    children: ChildrenFn,
) -> impl IntoView {
    let asked = RwSignal::new(false);
    let question = format!("{id}-question");
    let target = question.clone();
    let ask = Callback::new(move |()| {
        asked.set(true);
        focus::soon_on_id(target.clone());
    });
    let first = format!("{id}-ask");
    let back = first.clone();
    let leave = Callback::new(move |()| {
        asked.set(false);
        focus::soon_on_id(back.clone());
    });
    let answer = Callback::new(move |()| {
        asked.set(false);
        on_confirm.run(());
    });
    let panel = move || {
        view! {
            <div class="app-confirm" role="group" tabindex="-1" id=question.clone() aria-label=really.clone()>
                {children()}
                <div class="govuk-button-group">
                    <Button label=really.clone() look=Look::Warning on_press=answer />
                    <Button label="Leave it as it is" on_press=leave />
                </div>
            </div>
        }
    };
    view! {
        <Show when=move || asked.get() fallback=move || view! { <Button id=first.clone() label=label.clone() on_press=ask /> }>
            {panel()}
        </Show>
    }
}
