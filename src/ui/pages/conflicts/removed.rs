//! A conflict between removing an item and working on it.

use leptos::prelude::*;

use super::answers::GivenBy;
use crate::browser::focus;
use crate::plan::EntityId;
use crate::plan::edit::Edit;
use crate::ui::components::{Button, TextField};
use crate::ui::workspace::{Submitted, workspace};
use crate::view::conflicts::{By, ConflictRow, Work};

/// The removal and the work side by side, each with a button.
#[component]
pub fn RemovalChoice(plan: EntityId, one: ConflictRow, removal: By, work: Vec<Work>) -> impl IntoView {
    let workspace = workspace();
    let id = one.key();
    let why = RwSignal::new(String::new());
    let settle = Callback::new(move |(edit, said): (Edit, &'static str)| {
        let why = why.with_untracked(|why| why.trim().to_owned());
        workspace.submit(&plan, edit, Some(&one.seen), &why, move |submitted| {
            if submitted == Submitted::Done {
                workspace.say(said);
                // The form goes away with the question.
                focus::soon_on_id("main");
            }
        });
    });
    let entity = one.entity.clone();
    let (keep, put_back) = (Edit::Remove(entity.clone()), Edit::Restore(entity));
    let keep = Callback::new(move |()| settle.run((keep.clone(), "It stays removed.")));
    let put_back = Callback::new(move |()| settle.run((put_back.clone(), "Put back in the plan.")));
    let done = |work: Work| {
        view! {
            <GivenBy by=work.by />
            <ul class="govuk-list govuk-list--bullet">{work.what.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
        }
    };
    view! {
        <TextField id=format!("why-{id}") label="Reason (optional)" hint="Kept with the answer you choose" value=why />
        <ul class="app-answers">
            <li class="app-answers__answer">
                <p class="app-answers__words">"Removed from the plan"</p>
                <GivenBy by=removal />
                <Button label="Keep it removed" on_press=keep />
            </li>
            <li class="app-answers__answer">
                <p class="app-answers__words">"Worked on, without knowing that"</p>
                {work.into_iter().map(done).collect_view()}
                <Button label="Put it back in the plan" on_press=put_back />
            </li>
        </ul>
    }
}
