//! Dismissing a finding, with a reason.

use leptos::prelude::*;

use super::SUMMARY;
use crate::browser::focus;
use crate::plan::EntityId;
use crate::ui::components::{Button, Look, TextField};
use crate::ui::workspace::{Submitted, workspace};
use crate::view::check::dismiss;

/// A button that asks for the reason.
#[component]
pub(super) fn Dismiss(
    plan: StoredValue<EntityId>,
    /// The start of its ids; unique in the page.
    key: String,
    /// The subject of the finding, for screen readers.
    about: String,
) -> AnyView {
    let asked = RwSignal::new(false);
    let (field, button) = (format!("why-{key}"), format!("dismiss-{key}"));
    let target = field.clone();
    let ask = Callback::new(move |()| {
        asked.set(true);
        focus::soon_on_id(target.clone());
    });
    let back = button.clone();
    let leave = Callback::new(move |()| {
        asked.set(false);
        focus::soon_on_id(back.clone());
    });
    let shown = about.clone();
    let ask_button = move || {
        view! { <Button id=button.clone() label="Dismiss…" look=Look::Compact about=shown.clone() on_press=ask /> }
    };
    view! {
        <Show when=move || asked.get() fallback=ask_button>
            <Reason plan key=key.clone() field=field.clone() about=about.clone() leave />
        </Show>
    }
    .into_any()
}

#[component]
fn Reason(plan: StoredValue<EntityId>, key: String, field: String, about: String, leave: Callback<()>) -> AnyView {
    let workspace = workspace();
    let why = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let target = field.clone();
    let send = Callback::new(move |()| {
        if why.with_untracked(|why| why.trim().is_empty()) {
            error.set(Some("Give a reason, so that colleagues know why it was left as it is".to_owned()));
            focus::on_id(&target);
            return;
        }
        let plan = plan.get_value();
        let edit = dismiss(&plan, &key, &why.get_untracked());
        workspace.submit(&plan, edit, None, "", move |submitted| {
            if submitted == Submitted::Done {
                workspace.say("Dismissed. It is at the end of the page, with the reason.");
                focus::soon_on_id(SUMMARY.to_owned());
            }
        });
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send.run(());
    };
    view! {
        <form class="app-check__reason" novalidate on:submit=submit>
            <TextField id=field label="Why it can be left as it is" value=why error=error />
            <button type="submit" class="app-button-compact">"Dismiss with this reason"<span class="govuk-visually-hidden">" " {about}</span></button>
            " " <Button label="Cancel" look=Look::Link on_press=leave />
        </form>
    }
    .into_any()
}
