//! The fields of a line, each with a link to change it.

use leptos::prelude::*;

use crate::plan::EntityId;
use crate::text::capital;
use crate::ui::address::here;
use crate::ui::components::StatusTag;
use crate::view::action::Action;
use crate::view::address::{Address, Page, Route};
use crate::view::row::LeadName;
use crate::view::timing::Urgency;

use super::updates::evidence_list;

/// The fields. Drawn again when one of them changes, but not with every update.
#[component]
pub(super) fn Facts(plan: EntityId, line: EntityId, shown: Memo<Option<Action>>) -> AnyView {
    let query = here().query();
    let edit = Address { route: Route::Plan(plan, Page::Edit(line)), query: query.get_untracked() };
    let own = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(Action::without_updates)));
    let drawn = move || own.with(|shown| shown.as_ref().map(|shown| fields(&edit, shown)));
    view! { <dl class="govuk-summary-list app-facts">{drawn}</dl> }.into_any()
}

fn fields(edit: &Address, shown: &Action) -> Vec<AnyView> {
    let row = &shown.row;
    let (word, meaning) = (row.status.word.clone(), row.status.meaning.clone());
    let status = view! {
        <StatusTag word shape=row.status.shape /> " "
        <span class="app-facts__more">{meaning}</span>
    };
    let fact = |label, field, value| fact(edit, label, field, value);
    let mut all = vec![
        fact("Status", "status", status.into_any()),
        fact("Leads", "leads", leads(&row.leads)),
        fact("Timeframe", "timeframe", when(shown)),
        fact("Responsibility as published", "responsibility", words(&shown.line.responsibility, "None is published")),
        fact("Wording as published", "published", words(&shown.line.published, "Not brought in")),
    ];
    for (label, field, items) in [("Points", "points", &shown.points), ("Outcomes", "outcomes", &shown.outcomes)] {
        if !items.is_empty() {
            all.push(fact(label, field, list(items)));
        }
    }
    if !shown.evidence.is_empty() {
        all.push(fact("Evidence", "", evidence_list(shown.evidence.clone())));
    }
    all
}

/// One field, with a link to change it if `field` names an input of the form.
fn fact(edit: &Address, label: &'static str, field: &'static str, value: AnyView) -> AnyView {
    view! {
        <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{label}</dt>
            <dd class="govuk-summary-list__value">{value}</dd>
            {(!field.is_empty()).then(|| change_link(edit, field, label))}
        </div>
    }
    .into_any()
}

fn change_link(edit: &Address, field: &'static str, label: &'static str) -> AnyView {
    let mut query = form_urlencoded::Serializer::new(edit.query.clone());
    query.append_pair("field", field);
    let href = Address { query: query.finish(), ..edit.clone() }.to_string();
    view! {
        <dd class="govuk-summary-list__actions">
            <a class="govuk-link" href=href>"Change" <span class="govuk-visually-hidden">" " {label.to_lowercase()}</span></a>
        </dd>
    }
    .into_any()
}

fn leads(leads: &[LeadName]) -> AnyView {
    if leads.is_empty() {
        return "Nobody is named".into_any();
    }
    let one = |lead: &LeadName| {
        let check = (!lead.confirmed).then(|| view! { " " <strong class="app-flag">"To confirm"</strong> });
        let role = format!(" ({})", lead.role.label().to_lowercase());
        view! { <li>{lead.name.clone()} <span class="app-facts__more">{role}</span>{check}</li> }
    };
    view! { <ul class="govuk-list app-facts__list">{leads.iter().map(one).collect_view()}</ul> }.into_any()
}

/// A timeframe as published, as read, and its standing today.
fn when(shown: &Action) -> AnyView {
    let row = &shown.row;
    let published =
        if row.timeframe.is_empty() { "None is published".to_owned() } else { format!("“{}”", row.timeframe) };
    let read = format!("{}: {}", if shown.reading_confirmed { "Checked" } else { "Read as" }, row.reading);
    let class = if row.urgency() == Urgency::Late { "app-due app-due--late" } else { "app-due" };
    let doubts = shown.doubts.iter().map(|doubt| view! { <li>{capital(doubt)}</li> }).collect_view();
    view! {
        <div>{published}</div>
        <div class="app-facts__more">{read}</div>
        <div class=class>{row.standing_in_words()}</div>
        <ul class="govuk-list app-facts__doubts">{doubts}</ul>
    }
    .into_any()
}

fn words(words: &str, none: &'static str) -> AnyView {
    if words.is_empty() { none.to_owned() } else { words.to_owned() }.into_any()
}

fn list(list: &[(EntityId, String)]) -> AnyView {
    let items = list.iter().map(|(_, text)| view! { <li>{text.clone()}</li> }).collect_view();
    view! { <ul class="govuk-list govuk-list--bullet app-facts__list">{items}</ul> }.into_any()
}
