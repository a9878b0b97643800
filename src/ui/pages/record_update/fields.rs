//! The fields of the form: the status, then what happened, then those that are usually right already.

use leptos::prelude::*;

use super::evidence::EvidenceFields;
use super::inputs::Inputs;
use crate::history::Replica;
use crate::plan::status::Stage;
use crate::ui::components::{Mistake, StatusTag, TextArea};
use crate::ui::pages::fields::{DateField, Suggested};
use crate::view::row::{Tag, tags};

/// All fields of the form.
#[component]
pub(super) fn Fields(replica: ReadSignal<Replica>, inputs: Inputs, mistakes: RwSignal<Vec<Mistake>>) -> AnyView {
    let wrong = move |field: &'static str| Signal::derive(move || mistakes.with(|all| Mistake::of(all, field)));
    let names = replica.with_untracked(|replica| {
        replica.plan().parties().into_iter().map(|(_, party)| party.name.clone()).collect::<Vec<_>>()
    });
    view! {
        <Statuses replica inputs error=wrong("status") />
        <TextArea id="text" label="What happened" value=inputs.text error=wrong("text") rows=4 />
        <div class="app-pair">
            <DateField id="position-at" label="Position at" value=inputs.position_at error=wrong("position-at") />
            <Suggested id="on-behalf-of" label="On behalf of (if not you)" value=inputs.on_behalf_of names />
        </div>
        <EvidenceFields inputs error=wrong("evidence") />
    }
    .into_any()
}

/// The choice among the statuses that can be reported.
#[component]
fn Statuses(replica: ReadSignal<Replica>, inputs: Inputs, error: Signal<Option<String>>) -> AnyView {
    let all =
        replica.with_untracked(|replica| tags(replica.plan()).into_iter().map(|(_, tag)| tag).collect::<Vec<_>>());
    let radio = move |(tag, number): (Tag, usize)| {
        // The error summary links to the id of the first.
        let id = if number == 0 { "status".to_owned() } else { format!("status-{number}") };
        let (own, given, hint) = (tag.id.clone(), tag.id.clone(), format!("status-{number}-hint"));
        view! {
            <div class="govuk-radios__item">
                <input
                    class="govuk-radios__input" type="radio" name="status" id=id.clone() aria-describedby=hint.clone()
                    prop:checked=move || inputs.status.with(|status| *status == own)
                    on:change=move |_| inputs.status.set(given.clone())
                />
                <label class="govuk-label govuk-radios__label" for=id><StatusTag word=tag.word shape=tag.shape /></label>
                <div class="govuk-hint govuk-radios__hint" id=hint>{tag.meaning}</div>
            </div>
        }
    };
    let given = all.into_iter().filter(|tag| tag.stage != Stage::None).zip(0..);
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=move || error.with(Option::is_some)>
            <fieldset class="govuk-fieldset" aria-describedby="status-error">
                <legend class="govuk-fieldset__legend">"Status"</legend>
                <p class="govuk-error-message" id="status-error" hidden=move || error.with(Option::is_none)>
                    <span class="govuk-visually-hidden">"Error: "</span> {move || error.get()}
                </p>
                <div class="govuk-radios govuk-radios--small app-statuses">{given.map(radio).collect_view()}</div>
            </fieldset>
        </div>
    }
    .into_any()
}
