//! The plans that come with the app.

use leptos::prelude::*;

use crate::ui::address::here;
use crate::ui::components::{Banner, Button, Look, Section, Tone};
use crate::ui::workspace::workspace;
use crate::view::address::{Page, Route};

/// A plan that comes with the app.
#[derive(Clone, Copy)]
struct Starter {
    file: &'static str,
    title: &'static str,
    holds: &'static str,
}

/// Both starter plans, with what they cover.
const STARTERS: [Starter; 2] = [
    Starter {
        file: "housing-strategy-2023-28.json",
        title: "Housing Strategy Action Plan 2023-28",
        holds: "3 sections, 22 commitments and 66 actions, with the people and teams that lead them.",
    },
    Starter {
        file: "homelessness-2024-29.json",
        title: "Homelessness and Rough Sleeping Action Plan 2024-29",
        holds: "4 priorities and 35 actions with 118 outcomes, with the posts and teams that lead them.",
    },
];

/// The section with the starter plans that are not held yet.
#[component]
pub fn Starters() -> impl IntoView {
    let workspace = workspace();
    let problem = RwSignal::new(None::<String>);
    let missing = move || {
        let titles: Vec<String> = workspace
            .plans()
            .into_iter()
            .map(|(_, replica)| replica.with_untracked(|replica| replica.plan().about().origin.clone()))
            .collect();
        STARTERS
            .into_iter()
            .filter(|starter| !titles.iter().any(|origin| starter.file.contains(stem(origin))))
            .collect::<Vec<_>>()
    };
    let missing = Memo::new(move |_| missing().into_iter().map(|starter| starter.file).collect::<Vec<_>>());
    let cards = move || {
        let files = missing.get();
        STARTERS
            .into_iter()
            .filter(|starter| files.contains(&starter.file))
            .map(|starter| view! { <Card starter problem /> })
            .collect_view()
    };
    view! {
        <Show when=move || missing.with(|missing| !missing.is_empty())>
            <Section id="starters-title" title="Start from a published plan">
                <p class="govuk-body">
                    "Maidstone Borough Council’s plans in Hearth’s own summary, not the adopted text. References, leads, \
                    timeframes, numbers and names are as published; where the wording differs, the adopted document decides."
                </p>
                {move || problem.get().map(|text| view! {
                    <Banner title="The plan could not be opened" tone=Tone::Wrong><p>{text}"."</p></Banner>
                })}
                <ul class="app-cards">{cards}</ul>
            </Section>
        </Show>
    }
}

/// The name shared by a starter's file and its source.
fn stem(origin: &str) -> &str {
    origin.strip_prefix("maidstone-").filter(|stem| !stem.is_empty()).unwrap_or("\0")
}

#[component]
fn Card(starter: Starter, problem: RwSignal<Option<String>>) -> impl IntoView {
    let (workspace, here) = (workspace(), here());
    let opening = RwSignal::new(false);
    let open = Callback::new(move |()| {
        opening.set(true);
        leptos::task::spawn_local(async move {
            match workspace.open_starter(starter.file).await {
                Ok(plan) => here.go(&Route::Plan(plan, Page::Actions)),
                Err(why) => {
                    opening.set(false);
                    problem.set(Some(why));
                }
            }
        });
    });
    let label = Signal::derive(move || if opening.get() { "Opening…" } else { "Start from this plan" }.to_owned());
    view! {
        <li class="app-card">
            <h3 class="app-card__title">{starter.title}</h3>
            <p class="app-card__text">{starter.holds}</p>
            <p class="app-card__links"><Button label about=starter.title look=Look::Secondary disabled=opening on_press=open /></p>
        </li>
    }
}
