//! The status strip: saved or not, online or offline, the officer's name, the age of the last download;
//! and undo.

use leptos::prelude::*;

use super::copy::Copy;
use super::current_plan;
use super::undo_redo::UndoRedo;
use crate::plan::EntityId;
use crate::ui::dynamic::{dyn_bool, dyn_text};
use crate::ui::workspace::workspace;
use crate::view::address::Route;
use crate::workspace::SaveState;

/// The strip under the navigation.
#[component]
pub fn Strip() -> impl IntoView {
    let plan = current_plan();
    let work = |plan: EntityId| {
        view! {
            <Copy plan=plan.clone() />
            <UndoRedo plan />
        }
    };
    view! {
        <Saved />
        <Network />
        <Name />
        {move || plan.get().map(work)}
        <Said />
    }
}

#[component]
fn Saved() -> impl IntoView {
    let state = workspace().save_state();
    let class = move |state: &SaveState| match state {
        SaveState::Saved(_) => "app-strip__item app-strip__item--saved",
        SaveState::Loading | SaveState::Saving => "app-strip__item",
        SaveState::Failed { .. } => "app-strip__item app-strip__item--wrong",
    };
    let said = move |state: &SaveState| match state {
        SaveState::Loading => "Loading…",
        SaveState::Saved(_) => "✓ Saved in this browser",
        SaveState::Saving => "Saving…",
        SaveState::Failed { .. } => "✕ Not saved: download your plan",
    };
    let (class, said) = (dyn_text(move || state.with(class).to_owned()), dyn_text(move || state.with(said).to_owned()));
    view! { <span class=class id="save-state">{said}</span> }
}

#[component]
fn Network() -> impl IntoView {
    let online = workspace().is_online();
    let said = dyn_text(move || if online.get() { "Online" } else { "Offline: everything still works" }.to_owned());
    view! { <span class="app-strip__item" class=("app-strip__item--offline", dyn_bool(move || !online.get()))>{said}</span> }
}

#[component]
fn Name() -> impl IntoView {
    let name = workspace().name();
    let said = dyn_text(move || {
        name.with(|name| match name.as_str() {
            "" => "Your name is asked at your first edit".to_owned(),
            name => format!("Editing as {name}"),
        })
    });
    let link = Route::Settings.to_string();
    view! { <a class="app-strip__item app-strip__link" href=link>{said}</a> }
}

/// The last message: "Undone", and what was left alone.
#[component]
fn Said() -> impl IntoView {
    let said = workspace().said();
    let said = dyn_text(move || said.get());
    view! { <div class="app-strip__said" role="status">{said}</div> }
}
