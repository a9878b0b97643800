//! The fields of a line, each with the way to change it.

use leptos::prelude::*;

use crate::plan::EntityId;
use crate::ui::address::here;
use crate::ui::components::StatusTag;
use crate::ui::route::{Address, Page, Route};
use crate::view::action::{Action, EvidenceRow};
use crate::view::labels;
use crate::view::row::LeadName;
use crate::view::timing::Urgency;

use super::updates::evidence_list;

/// The fields.
#[component]
pub(super) fn Facts(plan: EntityId, line: EntityId, shown: Memo<Option<Action>>) -> AnyView {
    let query = here().query();
    let edit = Address { route: Route::Plan(plan, Page::Edit(line)), query: query.get_untracked() };
    let change = StoredValue::new(edit);
    view! {
        <dl class="govuk-summary-list app-facts">
            <Fact label="Status" field="status" change part=Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| (shown.row.status.word.clone(), shown.row.status.shape, shown.row.status.meaning.clone())))) draw=|(word, shape, meaning)| view! {
                <StatusTag word shape /> " "
                <span class="app-facts__more">{meaning}</span>
            }.into_any() />
            <Fact label="Leads" field="leads" change part=Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.row.leads.clone()))) draw=leads />
            <Fact label="Timeframe" field="timeframe" change part=Memo::new(move |_| shown.with(|shown| shown.as_ref().map(When::of))) draw=when />
            <Fact label="Responsibility as published" field="responsibility" change part=Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.responsibility.clone()))) draw=words />
            <Fact label="Wording as published" field="published" change part=Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.published.clone()))) draw=published />
            <Fact label="Points" field="points" change part=Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.points.clone()).filter(|list| !list.is_empty()))) draw=list />
            <Fact label="Outcomes" field="outcomes" change part=Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.outcomes.clone()).filter(|list| !list.is_empty()))) draw=list />
            <Fact label="Evidence" field="" change part=Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.evidence.clone()).filter(|list| !list.is_empty()))) draw=evidence />
        </dl>
    }
    .into_any()
}

/// One field; nothing where the line has no such field.
#[component]
fn Fact<T>(
    label: &'static str,
    field: &'static str,
    change: StoredValue<Address>,
    part: Memo<Option<T>>,
    draw: fn(T) -> AnyView,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let drawn = move || {
        part.get().map(|part| {
            view! {
                <div class="govuk-summary-list__row">
                    <dt class="govuk-summary-list__key">{label}</dt>
                    <dd class="govuk-summary-list__value">{draw(part)}</dd>
                    {(!field.is_empty()).then(|| change_link(change, field, label))}
                </div>
            }
        })
    };
    drawn.into_any()
}

fn change_link(change: StoredValue<Address>, field: &'static str, label: &'static str) -> impl IntoView {
    let href = change.with_value(|address| {
        let mut query = form_urlencoded::Serializer::new(address.query.clone());
        query.append_pair("field", field);
        Address { query: query.finish(), ..address.clone() }.to_string()
    });
    view! {
        <dd class="govuk-summary-list__actions">
            <a class="govuk-link" href=href>"Change" <span class="govuk-visually-hidden">" " {label.to_lowercase()}</span></a>
        </dd>
    }
}

fn leads(leads: Vec<LeadName>) -> AnyView {
    if leads.is_empty() {
        return "Nobody is named".into_any();
    }
    let one = |lead: LeadName| {
        let check = (!lead.confirmed).then(|| view! { " " <strong class="app-flag">"To confirm"</strong> });
        let role = labels::role(&lead.role).to_lowercase();
        view! { <li>{lead.name} " " <span class="app-facts__more">"(" {role} ")"</span>{check}</li> }
    };
    view! { <ul class="govuk-list app-facts__list">{leads.into_iter().map(one).collect_view()}</ul> }.into_any()
}

/// A timeframe as published, as read, and what the day makes of it.
#[derive(Clone, PartialEq)]
struct When {
    published: String,
    reading: String,
    confirmed: bool,
    stands: String,
    urgency: Urgency,
    doubts: Vec<&'static str>,
}

impl When {
    fn of(shown: &Action) -> Self {
        Self {
            published: shown.row.timeframe.clone(),
            reading: shown.row.reading.clone(),
            confirmed: shown.reading_confirmed,
            stands: shown.row.timing.in_words(),
            urgency: shown.row.timing.urgency(),
            doubts: shown.doubts.clone(),
        }
    }
}

fn when(when: When) -> AnyView {
    let published =
        if when.published.is_empty() { "None is published".to_owned() } else { format!("“{}”", when.published) };
    let read = if when.confirmed { "Checked: " } else { "Read as: " };
    let late = when.urgency == Urgency::Late;
    let doubts = when.doubts.into_iter().map(|doubt| view! { <li>{capital(doubt)}</li> }).collect_view();
    view! {
        <div>{published}</div>
        <div class="app-facts__more">{read} {when.reading}</div>
        <div class="app-due" class:app-due--late=late>{when.stands}</div>
        <ul class="govuk-list app-facts__doubts">{doubts}</ul>
    }
    .into_any()
}

/// The words, beginning with a capital letter.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn words(words: String) -> AnyView {
    if words.is_empty() { "None is published".into_any() } else { words.into_any() }
}

fn published(words: String) -> AnyView {
    if words.is_empty() { "Not brought in".into_any() } else { words.into_any() }
}

fn list(list: Vec<(EntityId, String)>) -> AnyView {
    let items = list.into_iter().map(|(_, text)| view! { <li>{text}</li> }).collect_view();
    view! { <ul class="govuk-list govuk-list--bullet app-facts__list">{items}</ul> }.into_any()
}

fn evidence(list: Vec<EvidenceRow>) -> AnyView {
    evidence_list(list)
}
