//! Evidence for an update: a title, and a location.

use leptos::prelude::*;

use super::inputs::{EvidenceInputs, Inputs};
use crate::browser::focus;
use crate::ui::components::{Button, Look, TextField};
use crate::ui::pages::fields::DateField;
use crate::view::form::EvidenceForm;

/// The list of evidence, with a button to add a piece.
#[component]
pub(super) fn EvidenceFields(inputs: Inputs, error: Signal<Option<String>>) -> AnyView {
    let add = Callback::new(move |()| {
        let number = inputs.add(&EvidenceForm::default());
        focus::soon_on_id(format!("evidence-title-{number}"));
    });
    view! {
        <fieldset class="govuk-fieldset app-evidence-fields" id="evidence" tabindex="-1">
            <legend class="govuk-fieldset__legend">"Evidence"</legend>
            <p class="govuk-error-message" hidden=move || error.with(Option::is_none)>
                <span class="govuk-visually-hidden">"Error: "</span> {move || error.get()}
            </p>
            <For each=move || inputs.evidence.get() key=|boxes| boxes.number let:boxes>
                <Piece inputs boxes />
            </For>
            <Button label="Add evidence" look=Look::Compact on_press=add />
        </fieldset>
    }
    .into_any()
}

#[component]
fn Piece(inputs: Inputs, boxes: EvidenceInputs) -> AnyView {
    let number = boxes.number;
    let remove = Callback::new(move |()| {
        inputs.remove(number);
        focus::soon_on_id("evidence");
    });
    view! {
        <div class="app-evidence-fields__piece">
            <TextField id=format!("evidence-title-{number}") label="What it is" value=boxes.title width="" />
            <TextField id=format!("evidence-link-{number}") label="Link or path" value=boxes.link width="" />
            <DateField id=format!("evidence-date-{number}") label="Date" value=boxes.date />
            <Button label="Remove" look=Look::Compact about="this evidence" on_press=remove />
        </div>
    }
    .into_any()
}
