//! The filters over the list: a bar on a wide screen, folded away on a narrow one.

use leptos::prelude::*;

use crate::history::Replica;
use crate::plan::EntityId;
use crate::ui::components::Select;
use crate::ui::dynamic::{dyn_bool, dyn_text};
use crate::view::choices::{Choice, Choices, choices};
use crate::view::line_index::LineIndex;
use crate::view::query::{Due, Query, Sort};

/// The id of the search box.
pub(super) const WORDS: &str = "words";

/// The choices of a list (each a value and its words), and the value of the present choice.
type Options = (Vec<(String, String)>, String);

/// The search box, the lists and the button that clears them.
#[component]
pub fn Filter(
    replica: ReadSignal<Replica>,
    index: Signal<Option<LineIndex>>,
    query: Memo<Query>,
    change: Callback<Query>,
) -> AnyView {
    // The index follows the plan.
    let count = move |index: &LineIndex| replica.with_untracked(|replica| choices(replica.plan(), index));
    let choices = Memo::new(move |_| index.with(|index| index.as_ref().map(count)).unwrap_or_default());
    let open = RwSignal::new(false);
    let set = move |alter: &dyn Fn(&mut Query)| {
        let mut next = query.get_untracked();
        alter(&mut next);
        change.run(next);
    };
    let id = |value: &str| EntityId::try_from(value).ok();
    let sections =
        Signal::derive(move || query.with(|query| choices.with(|all| options(&all.sections, query.section.as_ref()))));
    let leads =
        Signal::derive(move || query.with(|query| choices.with(|all| options(&all.leads, query.lead.as_ref()))));
    let statuses =
        Signal::derive(move || query.with(|query| choices.with(|all| options(&all.statuses, query.status.as_ref()))));
    let dues = Signal::derive(move || query.with(|query| choices.with(|all| due_options(all, query.due))));
    let sorts = Signal::derive(move || query.with(sort_options));
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

/// The search box.
#[component]
fn Words(query: Memo<Query>, change: Callback<Query>) -> AnyView {
    let search = move |words: String| {
        let query = query.get_untracked();
        if query.words != words {
            change.run(Query { words, ..query });
        }
    };
    view! {
        <div class="app-filter__item app-filter__item--words">
            <label class="app-filter__label" for=WORDS>"Search"</label>
            <input
                class="govuk-input app-filter__box"
                id=WORDS
                aria-describedby="find-key"
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

/// One list. A choice that is not in it counts as `any`.
#[component]
fn Choose(
    id: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(default = "All")] any: &'static str,
    list: Signal<Options>,
    #[prop(into)] choose: Callback<String>,
) -> AnyView {
    let choices = Signal::derive(move || {
        let any = std::iter::once((String::new(), any.to_owned()));
        list.with(|(choices, _)| any.chain(choices.iter().cloned()).collect::<Vec<_>>())
    });
    let value = Signal::derive(move || {
        list.with(
            |(choices, chosen)| {
                if choices.iter().any(|(value, _)| value == chosen) { chosen.clone() } else { String::new() }
            },
        )
    });
    view! {
        <div class="app-filter__item">
            <Select id label choices value on_choose=choose label_class="app-filter__label" class="app-filter__box" />
        </div>
    }
    .into_any()
}

fn options(choices: &[Choice<EntityId>], chosen: Option<&EntityId>) -> Options {
    let one = |choice: &Choice<EntityId>| (choice.value.to_string(), format!("{} ({})", choice.name, choice.count));
    (choices.iter().map(one).collect(), chosen.map(ToString::to_string).unwrap_or_default())
}

fn due_options(all: &Choices, chosen: Option<Due>) -> Options {
    let one = |choice: &Choice<Due>| (choice.value.word().to_owned(), format!("{} ({})", choice.name, choice.count));
    (all.dues.iter().map(one).collect(), chosen.map(|due| due.word().to_owned()).unwrap_or_default())
}

fn sort_options(query: &Query) -> Options {
    let chosen = Sort::WORDS.into_iter().find(|(sort, ..)| *sort == query.sort);
    let sorts = Sort::WORDS.into_iter().map(|(_, word, label)| (word.to_owned(), label.to_owned()));
    (sorts.collect(), chosen.map(|(_, word, _)| word.to_owned()).unwrap_or_default())
}
