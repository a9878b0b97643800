//! A conflict between several answers for one field.

use leptos::prelude::*;

use crate::browser::focus;
use crate::plan::EntityId;
use crate::plan::edit::Content;
use crate::ui::components::{Button, Look, TextArea, TextField, moment};
use crate::ui::workspace::{Submitted, workspace};
use crate::view::conflicts::{Answered, By, ConflictRow};

/// The answers side by side, each with a button, and a form to write another.
#[component]
pub fn AnswerChoice(plan: EntityId, one: ConflictRow, answers: Vec<Answered>, writable: bool) -> impl IntoView {
    let workspace = workspace();
    let id = one.key();
    let what = one.what.clone();
    let (why, own) = (
        RwSignal::new(String::new()),
        RwSignal::new(answers.first().map(|answer| answer.words.clone()).unwrap_or_default()),
    );
    let settle = Callback::new(move |content: Content| {
        let why = why.with_untracked(|why| why.trim().to_owned());
        workspace.submit(&plan, one.settle(content), Some(&one.seen), &why, move |submitted| {
            if submitted == Submitted::Done {
                workspace.say("Settled. Undo brings both answers back.");
                // The form goes away with the question.
                focus::soon_on_id("main");
            }
        });
    });
    let cards = answers.into_iter().map(move |answer| view! { <AnswerCard answer on_choose=settle /> }).collect_view();
    let third = writable.then(|| {
        let write = Callback::new(move |()| settle.run(Content::Text(own.with_untracked(|own| own.trim().to_owned()))));
        view! {
            <details class="govuk-details">
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">"Write another answer"</span></summary>
                <div class="govuk-details__text">
                    <TextArea id=format!("own-{id}") label="Your answer" value=own rows=3 />
                    <Button label="Use what I wrote" on_press=write />
                </div>
            </details>
        }
    });
    view! {
        <p class="govuk-body app-conflict__what">{what}</p>
        <TextField id=format!("why-{id}") label="Reason (optional)" hint="Kept with the answer you choose" value=why />
        <ul class="app-answers">{cards}</ul>
        {third}
    }
}

#[component]
fn AnswerCard(answer: Answered, on_choose: Callback<Content>) -> impl IntoView {
    let words = if answer.words.is_empty() { "(nothing)".to_owned() } else { answer.words.clone() };
    let content = answer.content.clone();
    let by = answer.by.first().map(|by| by.name.clone()).unwrap_or_default();
    view! {
        <li class="app-answers__answer">
            <p class="app-answers__words">{words}</p>
            {answer.by.into_iter().map(|by| view! { <GivenBy by /> }).collect_view()}
            <Button label="Choose this answer" about=format!("by {by}") look=Look::Secondary
                on_press=Callback::new(move |()| on_choose.run(content.clone())) />
        </li>
    }
}

/// Says who gave an answer, when, and why.
#[component]
pub fn GivenBy(by: By) -> impl IntoView {
    let why = (!by.why.is_empty()).then(|| view! { " Reason: “" {by.why} "”." });
    let when = moment::in_words(&by.at);
    view! { <p class="govuk-body-s">"Reported by "<strong>{by.name}</strong>", "{when}" by their clock."{why}</p> }
}
