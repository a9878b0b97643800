//! The timeframe as published, and its meaning, updated while typing.

use leptos::prelude::*;

use super::inputs::LineInputs;
use super::sending::Sending;
use crate::history::Replica;
use crate::ui::components::{Select, TextField};
use crate::ui::pages::fields::DateField;
use crate::view::form::Meaning;

/// The field for the timeframe, how it is read, and its meaning.
#[component]
pub(super) fn TimeframeField(replica: ReadSignal<Replica>, inputs: LineInputs, sending: Sending) -> AnyView {
    let read = Memo::new(move |_| {
        let form = crate::view::form::LineForm { timeframe: inputs.timeframe.get(), ..Default::default() };
        let reading = replica.with_untracked(|replica| form.read(replica.plan()));
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

/// The choice of its meaning, which overrides the reading.
#[component]
fn MeaningOf(inputs: LineInputs) -> AnyView {
    let mut meanings = Meaning::ALL.to_vec();
    if inputs.has_kept_reading() {
        meanings.push((Meaning::Kept, "What was said before"));
    }
    let choices =
        meanings.iter().zip(0..).map(|((_, label), number): (_, usize)| (number.to_string(), (*label).to_owned()));
    let choices = choices.collect::<Vec<_>>();
    let meanings = StoredValue::new(meanings);
    let value = Signal::derive(move || {
        let at = meanings.with_value(|all| all.iter().position(|(meaning, _)| *meaning == inputs.meaning.get()));
        at.map(|at| at.to_string()).unwrap_or_default()
    });
    let choose = move |number: String| {
        let chosen = number.parse().ok().and_then(|at: usize| meanings.with_value(|all| all.get(at).copied()));
        if let Some((meaning, _)) = chosen {
            inputs.meaning.set(meaning);
        }
    };
    view! {
        <div class="govuk-form-group">
            <Select id="reading" label="What the timeframe means" choices value on_choose=choose />
        </div>
    }
    .into_any()
}
