//! A part of a page under its own heading, which screen readers list as a region.

use leptos::prelude::*;

/// The level and size of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Level {
    /// A part of the page: `h2`.
    #[default]
    Part,
    /// A part of the page with a small heading: `h2`.
    SmallPart,
    /// A part within another section: `h3`.
    Inner,
}

/// A section named by its heading.
#[component]
pub fn Section(
    /// The id of the heading.
    id: &'static str,
    /// The heading of the section.
    #[prop(into)]
    title: Signal<String>,
    /// The level of the heading.
    #[prop(optional)]
    level: Level,
    /// The class of the section.
    #[prop(optional)]
    class: Option<&'static str>,
    /// True if code puts the keyboard on the heading.
    #[prop(optional)]
    takes_focus: bool,
    /// The content under the heading.
    children: Children,
) -> AnyView {
    let tabindex = takes_focus.then_some("-1");
    let heading = match level {
        Level::Part => view! { <h2 class="govuk-heading-m" id=id tabindex=tabindex>{title}</h2> }.into_any(),
        Level::SmallPart => view! { <h2 class="govuk-heading-s" id=id tabindex=tabindex>{title}</h2> }.into_any(),
        Level::Inner => view! { <h3 class="govuk-heading-s" id=id tabindex=tabindex>{title}</h3> }.into_any(),
    };
    view! { <section class=class aria-labelledby=id>{heading}{children()}</section> }.into_any()
}
