//! Ctrl+F over a long list: the browser's own find sees only the rows that are drawn, so the page's search answers first.

use leptos::ev;
use leptos::prelude::*;

use super::filter::WORDS;
use crate::browser::focus;
use crate::ui::dynamic::dyn_view;
use crate::view::all_actions::AllActions;
use crate::view::describe::grouped;
use crate::view::window::WHOLE;

/// Goes to the search box at Ctrl+F or Cmd+F, and leaves a second one to the browser; says so beside the box.
#[component]
pub(super) fn FindKey(all: Memo<AllActions>) -> AnyView {
    let long = Memo::new(move |_| all.with(|all| (all.total > WHOLE).then_some(all.total)));
    let pressed = window_event_listener(ev::keydown, move |event| {
        let find =
            (event.ctrl_key() || event.meta_key()) && !event.shift_key() && !event.alt_key() && event.key() == "f";
        if find && long.get_untracked().is_some() && focus::focused().is_none_or(|element| element.id() != WORDS) {
            event.prevent_default();
            focus::on_id(WORDS);
        }
    });
    on_cleanup(move || pressed.remove());
    dyn_view(move || match long.get() {
        Some(total) => {
            let words = format!(
                "Searches all {} actions. For your browser’s own find, which sees only those on screen, press Ctrl+F or \
                 Cmd+F again.",
                grouped(total)
            );
            view! { <p class="govuk-body app-filter__find" id="find-key">{words}</p> }.into_any()
        }
        None => ().into_any(),
    })
}
