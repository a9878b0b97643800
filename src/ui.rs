//! The screens.
//!
//! Start at [`workspace`], where their state lives, and [`crate::view::address`], which says what is shown. Pages read
//! signals and call the workspace; components know nothing of plans.

#![allow(unreachable_pub, reason = "the component macro makes the properties of every component public")]

pub mod address;
pub mod async_memo;
mod border;
pub mod components;
pub mod dynamic;
mod first_screen;
pub mod pages;
pub mod parts;
mod shell;
pub mod workspace;

use leptos::prelude::*;

/// Puts the app into the page.
pub fn start() {
    mount_to_body(App);
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    provide_context(address::Here::follow());
    provide_context(border::begin());
    view! { <shell::Shell /> }
}
