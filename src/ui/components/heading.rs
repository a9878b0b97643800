//! The heading of a page, which takes the keyboard when the page is shown.

use leptos::prelude::*;

use crate::browser::{focus, location};
use crate::ui::address::here;

/// The heading of a page, which is also the window's title. After a move between pages it takes the keyboard, and the
/// page scrolls to its top or, on the way back, to where it was left. Each page has exactly one, from its first paint.
#[component]
pub fn PageHeading(
    /// The title of the page.
    #[prop(into)]
    title: Signal<String>,
    /// The plan or page that this page belongs to, shown small above the heading.
    #[prop(optional, into)]
    caption: Option<Signal<String>>,
    /// As the caption, but in the window's title alone, for a page that shows it elsewhere.
    #[prop(optional, into)]
    of: Option<Signal<String>>,
) -> impl IntoView {
    let heading = NodeRef::<leptos::html::H1>::new();
    let moves = here().moves();
    Effect::new(move |_| {
        let of = of.or(caption).map(|of| of.get()).filter(|of| !of.is_empty());
        let parts = [Some(title.get()), of, Some("Hearth".to_owned())];
        focus::set_title(&parts.into_iter().flatten().collect::<Vec<_>>().join(" – "));
    });
    heading.on_load(move |heading| {
        if moves.count > 0 {
            request_animation_frame(move || {
                focus::on(&heading);
                location::scroll_to(moves.down);
            });
        }
    });
    let caption = caption.map(|caption| view! { <span class="govuk-caption-m">{caption}</span> });
    view! {
        {caption}
        <h1 class="govuk-heading-l app-page-heading" tabindex="-1" node_ref=heading>{title}</h1>
    }
}
