//! The timeframe as published, and beside it what it means, as it is typed.

use leptos::prelude::*;

use super::inputs::LineInputs;
use super::sending::Sending;
use crate::history::Replica;
use crate::ui::components::TextField;
use crate::ui::pages::fields::DateField;
use crate::view::form::Meaning;

/// The timeframe.
#[component]
pub(super) fn TimeframeField(held: ReadSignal<Replica>, inputs: LineInputs, sending: Sending) -> AnyView {
    let read = Memo::new(move |_| {
        let form = crate::view::form::LineForm { timeframe: inputs.timeframe.get(), ..Default::default() };
        let reading = held.with_untracked(|held| form.read(held.plan()));
        let doubts = reading.unsure.iter().map(|doubt| doubt.in_words()).collect::<Vec<_>>().join("; ");
        (reading.in_words(), doubts)
    });
    let (no_start, no_end) = (sending.wrong("reading-start"), sending.wrong("reading-end"));
    let doubts =
        move || read.with(|(_, doubts)| if doubts.is_empty() { String::new() } else { format!("To check: {doubts}.") });
    view! {
        <div class="app-timeframe">
            <TextField id="timeframe" label="Timeframe as published" value=inputs.timeframe width="govuk-!-width-one-half" />
            <p class="app-timeframe__reading" role="status">
                "Read as: " <strong>{move || read.with(|(words, _)| words.clone())}</strong> " " <span>{doubts}</span>
            </p>
            <MeaningOf inputs />
            <Show when=move || inputs.meaning.get().has_start()>
                <DateField id="reading-start" label="First day" value=inputs.start error=no_start />
            </Show>
            <Show when=move || inputs.meaning.get().has_end()>
                <DateField id="reading-end" label="Last day" value=inputs.end error=no_end />
            </Show>
        </div>
    }
    .into_any()
}

/// What a person says it means.
#[component]
fn MeaningOf(inputs: LineInputs) -> AnyView {
    let mut meanings = Meaning::ALL.to_vec();
    if inputs.has_kept_reading() {
        meanings.push((Meaning::Kept, "What was said before"));
    }
    let option = |(number, (meaning, label)): (usize, (Meaning, &'static str))| {
        view! { <option value=number.to_string() prop:selected=move || inputs.meaning.get() == meaning>{label}</option> }
    };
    let options = meanings.iter().copied().enumerate().map(option).collect_view();
    let choose = move |event| {
        let chosen = event_target_value(&event).parse().ok().and_then(|number: usize| meanings.get(number));
        if let Some((meaning, _)) = chosen {
            inputs.meaning.set(*meaning);
        }
    };
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label" for="reading">"What the timeframe means"</label>
            <select class="govuk-select" id="reading" on:change=choose>{options}</select>
        </div>
    }
    .into_any()
}
