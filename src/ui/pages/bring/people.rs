//! Names in a document that may mean one person or team.

use leptos::prelude::*;

use super::work::Work;
use crate::import::understand::Alike;
use crate::ui::components::{Button, Level, Look, Section};

/// The pairs that are not joined yet, each with a button to join them.
#[component]
pub(super) fn Alikes(work: Work) -> AnyView {
    let pairs = Memo::new(move |_| {
        let (Some(found), Some(draft)) = (work.findings.get(), work.draft.get()) else { return Vec::new() };
        let is_there = |name: &str| draft.parties.iter().any(|party| party.name == name);
        found.alike.iter().filter(|pair| is_there(&pair.name) && is_there(&pair.other)).cloned().collect::<Vec<_>>()
    });
    let one = move |Alike { name, other, why }: Alike| {
        // The longer name says more.
        let (gone, kept) = if name.len() <= other.len() { (name, other) } else { (other, name) };
        let about = format!("{gone} and {kept}");
        let words =
            view! { <span><strong>{gone.clone()}</strong>" and "<strong>{kept.clone()}</strong>". "{why}</span> };
        let join = Callback::new(move |()| work.decide(|found| found.joins.push((gone.clone(), kept.clone()))));
        view! { <li class="app-list__item">{words}<Button label="These are one" about look=Look::Compact on_press=join /></li> }
    };
    view! {
        <Show when=move || pairs.with(|pairs| !pairs.is_empty())>
            <Section id="alike-title" title="May be one person or team" level=Level::Inner>
                <p class="govuk-body-s">"Left as they are, both are listed."</p>
                <ul class="app-list">
                    <For each=move || pairs.get() key=|pair| (pair.name.clone(), pair.other.clone()) children=one />
                </ul>
            </Section>
        </Show>
    }
    .into_any()
}
