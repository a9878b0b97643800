//! What is always visible: whose name edits carry, saved or not, online or offline, how old the last
//! downloaded copy is; and undo.

use leptos::prelude::*;

use super::current_plan;
use crate::plan::EntityId;
use crate::ui::components::{Button, Look, moment};
use crate::ui::desk::{SaveState, desk};
use crate::ui::route::{Page, Route};

/// The strip under the navigation.
#[component]
pub fn Strip() -> impl IntoView {
    let plan = current_plan();
    view! {
        <div class="app-strip" role="region" aria-label="Your work">
            <div class="app-strip__container">
                <Saved />
                <Network />
                <Name />
                {move || plan.get().map(|plan| view! { <Copy plan=plan.clone() /> <Steps plan /> })}
                <Said />
            </div>
        </div>
    }
}

#[component]
fn Saved() -> impl IntoView {
    let state = desk().save_state();
    let (class, words) = (
        move || {
            state.with(|state| match state {
                SaveState::Saved => "app-strip__item app-strip__item--saved",
                SaveState::Saving => "app-strip__item",
                SaveState::Failed { .. } => "app-strip__item app-strip__item--wrong",
            })
        },
        move || {
            state.with(|state| match state {
                SaveState::Saved => "✓ Saved in this browser",
                SaveState::Saving => "Saving…",
                SaveState::Failed { .. } => "✕ Not saved: download your plan",
            })
        },
    );
    view! { <span class=class id="save-state">{words}</span> }
}

#[component]
fn Network() -> impl IntoView {
    let online = desk().is_online();
    let words = move || if online.get() { "Online" } else { "Offline: everything still works" };
    view! { <span class="app-strip__item" class=("app-strip__item--offline", move || !online.get())>{words}</span> }
}

#[component]
fn Name() -> impl IntoView {
    let name = desk().name();
    let words = move || {
        name.with(|name| match name.as_str() {
            "" => "Your name is asked at your first edit".to_owned(),
            name => format!("Editing as {name}"),
        })
    };
    let link = Route::Settings.to_string();
    view! { <a class="app-strip__item app-strip__link" href=link>{words}</a> }
}

/// What was last done: "Undone", and what was left alone.
#[component]
fn Said() -> impl IntoView {
    let said = desk().said();
    view! { <div class="app-strip__said" role="status">{said}</div> }
}

/// How old the last downloaded copy is.
#[component]
fn Copy(plan: EntityId) -> impl IntoView {
    let desk = desk();
    let link = Route::Plan(plan.clone(), Page::Share).to_string();
    let words = move || match desk.last_download(&plan) {
        Some(at) => format!("Plan file downloaded {}", moment::ago(&at, desk.today().get())),
        None => "No plan file downloaded yet".to_owned(),
    };
    view! { <a class="app-strip__item app-strip__link" href=link>{words}</a> }
}

/// Undo and redo.
#[component]
fn Steps(plan: EntityId) -> impl IntoView {
    let desk = desk();
    let stack = {
        let plan = plan.clone();
        Memo::new(move |_| desk.stack(&plan).with(|stack| (!stack.undo.is_empty(), !stack.redo.is_empty())))
    };
    let (undone, redone) = (plan.clone(), plan);
    view! {
        <span class="app-strip__steps">
            <Button label="Undo" look=Look::Compact disabled=Signal::derive(move || !stack.get().0)
                on_press=Callback::new(move |()| desk.undo(&undone)) />
            <Button label="Redo" look=Look::Compact disabled=Signal::derive(move || !stack.get().1)
                on_press=Callback::new(move |()| desk.redo(&redone)) />
        </span>
    }
}
