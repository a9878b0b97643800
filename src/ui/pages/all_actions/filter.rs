//! The filters over the list: a bar on a wide screen, folded away on a narrow one.

use std::time::Duration;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;

use crate::history::Replica;
use crate::plan::EntityId;
use crate::ui::async_memo::async_memo;
use crate::ui::dynamic::{dyn_bool, dyn_text, dyn_view};
use crate::ui::workspace::workspace;
use crate::view::choices::{Choice, Choices, choices};
use crate::view::query::{Due, Query, Sort};

/// One thing that can be chosen: its value in the form, what is shown, whether it is chosen.
type Chosen = (String, String, bool);

/// The filters.
#[component]
pub fn Filter(held: ReadSignal<Replica>, query: Memo<Query>, change: Callback<Query>) -> AnyView {
    let today = workspace().today();
    let counted = async_memo(move |wanted| {
        let (held, today) = (held.get(), today.get());
        Some(Box::pin(async move { choices(&held, today, &wanted).await }))
    });
    let choices = Memo::new(move |_| counted.get().unwrap_or_default());
    let open = RwSignal::new(false);
    let set = move |alter: &dyn Fn(&mut Query)| {
        let mut next = query.get_untracked();
        alter(&mut next);
        change.run(next);
    };
    let id = |value: &str| EntityId::try_from(value).ok();
    let sections =
        Signal::derive(move || query.with(|query| choices.with(|all| listed(&all.sections, query.section.as_ref()))));
    let leads = Signal::derive(move || query.with(|query| choices.with(|all| listed(&all.leads, query.lead.as_ref()))));
    let statuses =
        Signal::derive(move || query.with(|query| choices.with(|all| listed(&all.statuses, query.status.as_ref()))));
    let dues = Signal::derive(move || query.with(|query| choices.with(|all| due_list(all, query.due))));
    let sorts = Signal::derive(move || query.with(sort_list));
    let section_word = Signal::derive(move || choices.with(|all| all.section_word.clone()));
    let clear = move |_| change.run(query.with_untracked(Query::unfiltered));
    view! {
        <form class="app-filter" role="search" aria-label="Actions" on:submit=|event| event.prevent_default()>
            <Words query change/>
            <button
                type="button"
                class="app-button-compact app-filter__open"
                aria-expanded=dyn_text(move || open.get().to_string())
                aria-controls="filters"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {dyn_text(move || if open.get() { "Hide filters" } else { "Filter and sort" }.to_owned())}
            </button>
            <div class="app-filter__more" class:app-filter__more--open=dyn_bool(move || open.get()) id="filters">
                <Choose id="section" label=section_word list=sections choose=move |value: String| set(&|query| query.section = id(&value))/>
                <Choose id="lead" label="Lead" list=leads choose=move |value: String| set(&|query| query.lead = id(&value))/>
                <Choose id="status" label="Status" list=statuses choose=move |value: String| set(&|query| query.status = id(&value))/>
                <Choose id="due" label="Due" list=dues choose=move |value: String| set(&|query| query.due = Due::from_word(&value))/>
                <div class="app-filter__sort">
                    <Choose id="sort" label="Sort by" any="The plan’s order" list=sorts choose=move |value: String| set(&|query| (query.sort, query.descending) = (Sort::from_word(&value), false))/>
                </div>
                <button type="button" class="app-button-link app-filter__clear" disabled=dyn_bool(move || !query.with(Query::filters)) on:click=clear>
                    "Clear filters"
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// The box for words.
#[component]
fn Words(query: Memo<Query>, change: Callback<Query>) -> AnyView {
    // Long enough for a quick typist's next letter, too short to wait for.
    let search = debounce(Duration::from_millis(120), move |words: String| {
        // The page may have been left meanwhile.
        if let Some(query) = query.try_get_untracked().filter(|query| query.words != words) {
            change.run(Query { words, ..query });
        }
    });
    let mut search = search;
    view! {
        <div class="app-filter__item app-filter__item--words">
            <label class="app-filter__label" for="words">"Search"</label>
            <input
                class="govuk-input app-filter__box"
                id="words"
                type="search"
                autocomplete="off"
                spellcheck="false"
                prop:value=dyn_text(move || query.with(|query| query.words.clone()))
                on:input=move |event| search(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

/// One list to choose from.
#[component]
fn Choose(
    id: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(default = "All")] any: &'static str,
    list: Signal<Vec<Chosen>>,
    #[prop(into)] choose: Callback<String>,
) -> AnyView {
    let list = Memo::new(move |_| list.get());
    let option = |(value, text, chosen): Chosen| view! { <option value=value prop:selected=chosen>{text}</option> };
    view! {
        <div class="app-filter__item">
            <label class="app-filter__label" for=id>{label}</label>
            <select class="govuk-select app-filter__box" id=id on:change=move |event| choose.run(event_target_value(&event))>
                <option value="" prop:selected=dyn_bool(move || list.with(|list| !list.iter().any(|(.., chosen)| *chosen)))>{any}</option>
                {dyn_view(move || list.get().into_iter().map(option).collect_view().into_any())}
            </select>
        </div>
    }
    .into_any()
}

fn listed(choices: &[Choice<EntityId>], chosen: Option<&EntityId>) -> Vec<Chosen> {
    let one = |choice: &Choice<EntityId>| {
        (choice.value.to_string(), format!("{} ({})", choice.name, choice.count), chosen == Some(&choice.value))
    };
    choices.iter().map(one).collect()
}

fn due_list(all: &Choices, chosen: Option<Due>) -> Vec<Chosen> {
    let one = |choice: &Choice<Due>| {
        (choice.value.word().to_owned(), format!("{} ({})", choice.name, choice.count), chosen == Some(choice.value))
    };
    all.dues.iter().map(one).collect()
}

fn sort_list(query: &Query) -> Vec<Chosen> {
    let sorts = Sort::WORDS.into_iter();
    sorts.map(|(sort, word, label)| (word.to_owned(), label.to_owned(), query.sort == sort)).collect()
}
