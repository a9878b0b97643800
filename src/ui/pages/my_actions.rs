//! My actions: an officer's own lines, the most urgent first.

use leptos::prelude::*;

use super::all_actions::line_address;
use crate::history::Replica;
use crate::plan::day;
use crate::plan::{EntityId, Plan};
use crate::ui::address::here;
use crate::ui::components::{LongList, PageHeading, Select, StatusTag, row_key};
use crate::ui::dynamic::{dyn_text, dyn_view};
use crate::ui::workspace::workspace;
use crate::view::address::{Address, Page, Route};
use crate::view::choices::Choice;
use crate::view::line_index::LineIndex;
use crate::view::my_actions::{Group, MyActions, my_actions};
use crate::view::query::Query;
use crate::view::row::Row;
use crate::view::timing::Urgency;

#[component]
pub fn MyActionsPage(plan: EntityId, replica: ReadSignal<Replica>) -> AnyView {
    let (here, index, name) = (here(), workspace().line_index(&plan), workspace().name());
    let chosen = Memo::new(move |_| here.query().with(|query| Query::read(query).lead));
    // The index follows the plan.
    let mine = move |index: &LineIndex| {
        let of = |plan: &Plan| chosen.with(|chosen| name.with(|name| my_actions(plan, index, chosen.as_ref(), name)));
        replica.with_untracked(|replica| of(replica.plan()))
    };
    let mine = Memo::new(move |_| index.with(|index| index.as_ref().map(mine)).unwrap_or_default());
    // The addresses of the lines carry this list, so that "next" follows it.
    let list = Memo::new(move |_| {
        let lead = mine.with(|mine| mine.who.as_ref().map(|who| who.value.clone()));
        Query { lead, mine: true, ..Query::default() }.to_string()
    });
    let groups = Memo::new(move |_| mine.with(|mine| mine.groups.iter().map(|(group, _)| *group).collect::<Vec<_>>()));
    let plan = StoredValue::new(plan);
    view! {
        <PageHeading title=Page::Mine.title() />
        <Who mine />
        <p class="govuk-body" role="status">{move || mine.with(summary)}</p>
        <For each=move || groups.get() key=|group| *group let:group>{group_of(plan, list, mine, group)}</For>
    }
    .into_any()
}

/// The choice of whose actions are shown.
#[component]
fn Who(mine: Memo<MyActions>) -> AnyView {
    let here = here();
    let people = Memo::new(move |_| mine.with(|mine| mine.people.clone()));
    let who = Memo::new(move |_| mine.with(|mine| mine.who.as_ref().map(|who| who.value.clone())));
    let choose = move |lead: String| here.set_query(Query { lead: EntityId::try_from(lead).ok(), ..Query::default() });
    let choices = Signal::derive(move || {
        let nobody = std::iter::once((String::new(), "Choose a person or team".to_owned()));
        let one = |choice: Choice<EntityId>| (choice.value.to_string(), format!("{} ({})", choice.name, choice.count));
        nobody.chain(people.get().into_iter().map(one)).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || who.with(|who| who.as_ref().map(ToString::to_string).unwrap_or_default()));
    view! {
        <div class="govuk-form-group"><Select id="who" label="Whose actions" choices value on_choose=choose /></div>
    }
    .into_any()
}

fn summary(mine: &MyActions) -> String {
    let Some(who) = &mine.who else {
        return "Choose your name, or your team, to see your actions. The choice stays in the address, so it can be \
                bookmarked."
            .to_owned();
    };
    let waiting = mine.waiting();
    let noun = if who.count == 1 { "action" } else { "actions" };
    match waiting {
        0 => format!("{} {noun}, none waiting for you.", who.count),
        _ => format!("{} {noun}, {waiting} waiting for an update.", who.count),
    }
}

/// One group under its heading.
fn group_of(plan: StoredValue<EntityId>, list: Memo<String>, mine: Memo<MyActions>, group: Group) -> AnyView {
    let rows = Memo::new(move |_| {
        let of_group =
            |mine: &MyActions| mine.groups.iter().find(|(each, _)| *each == group).map(|(_, rows)| rows.clone());
        mine.with(of_group).unwrap_or_default()
    });
    let keys = Signal::derive(move || rows.with(|rows| rows.iter().map(|row| row_key(&row.id)).collect::<Vec<_>>()));
    let draw = Callback::new(move |at: usize| {
        let id = rows.with_untracked(|rows| rows.get(at).map(|row| row.id.clone()));
        let row = Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| Some(&row.id) == id.as_ref()).cloned()));
        dyn_view(move || row.get().map_or_else(|| ().into_any(), |row| item(plan, &list.get(), &row)))
    });
    let heading = dyn_text(move || group.heading(mine.with(|mine| mine.cycle)));
    view! {
        <section class="app-mine">
            <h2 class="govuk-heading-s">{heading} " (" {dyn_text(move || rows.with(Vec::len).to_string())} ")"</h2>
            <ul class="app-mine__list"><LongList name=format!("{group:?}") keys draw row_height=62.0 /></ul>
        </section>
    }
    .into_any()
}

fn item(plan: StoredValue<EntityId>, list: &str, row: &Row) -> AnyView {
    let (line, report) = plan.with_value(|plan| {
        let route = Route::Plan(plan.clone(), Page::RecordUpdate(row.id.clone()));
        (line_address(plan, &row.id, list), Address { route, query: list.to_owned() }.to_string())
    });
    let updated = row.updated.as_ref().and_then(|update| update.position_at).map(day::short);
    let updated = updated.map_or_else(|| "No update yet".to_owned(), |day| format!("Updated {day}"));
    let late = row.urgency() == Urgency::Late;
    view! {
        <li class="app-mine__item">
            <div class="app-mine__text">
                <a class="govuk-link" href=line>{row.reference.clone()} " " {row.text.clone()}</a>
                <div class="app-mine__facts">
                    <StatusTag word=row.status.word.clone() shape=row.status.shape />
                    <span class="app-due" class:app-due--late=late>{row.standing_in_words()}</span>
                    <span>{row.timeframe.clone()}</span>
                    <span>{updated}</span>
                </div>
            </div>
            <a class="app-button-compact" href=report>
                "Record an update" <span class="govuk-visually-hidden">" of " {row.reference.clone()} " " {row.text.clone()}</span>
            </a>
        </li>
    }
    .into_any()
}
