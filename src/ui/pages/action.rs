//! One line: everything known about it, and the link to record an update.

mod facts;
mod updates;

use leptos::prelude::*;

use super::all_actions::line_address;
use crate::history::Replica;
use crate::plan::EntityId;
use crate::text::capital;
use crate::ui::address::here;
use crate::ui::components::{Banner, Level, Moment, PageHeading, Section, Tone};
use crate::ui::workspace::workspace;
use crate::view::action::{Action, action};
use crate::view::address::{Address, Page, Route};
use crate::view::line_history::{Happened, of_line};
use crate::view::line_index::LineIndex;
use crate::view::neighbours::{Neighbours, neighbours};
use crate::view::query::Query;
use facts::Facts;
use updates::Updates;

/// Changes of the line shown before the link to all of them.
const RECENT: usize = 5;

#[component]
pub fn ActionPage(plan: EntityId, replica: ReadSignal<Replica>, line: EntityId) -> AnyView {
    let today = workspace().today();
    let id = line.clone();
    let shown = Memo::new(move |_| replica.with(|replica| action(replica, &id, today.get())));
    let title = Signal::derive(move || shown.with(|shown| shown.as_ref().map_or_else(not_there, title)));
    let caption = Signal::derive(move || shown.with(|shown| shown.as_ref().map(stands).unwrap_or_default()));
    let links = (plan.clone(), line.clone());
    view! {
        <Steps plan=plan.clone() replica line=line.clone() />
        <div class="app-line-heading"><PageHeading title caption /></div>
        {move || shown.with(|shown| shown.as_ref().map(|shown| warnings(&links.0, shown)))}
        <div class="app-columns">
            <div class="app-columns__main">
                <RecordLink plan=plan.clone() line=line.clone() shown />
                <Facts plan=plan.clone() line=line.clone() shown />
            </div>
            <div class="app-columns__side">
                <Updates shown />
                <Recent plan replica line />
            </div>
        </div>
    }
    .into_any()
}

fn not_there() -> String {
    "This action is not in the plan".to_owned()
}

fn title(shown: &Action) -> String {
    format!("{} {}", shown.row.reference, shown.row.text).trim().to_owned()
}

fn stands(shown: &Action) -> String {
    let section = format!("{} {}", shown.section_number, shown.section_title);
    match &shown.commitment {
        Some((_, reference, text)) => format!("{section} › {reference} {text}"),
        None => section,
    }
}

/// The main button: recording an update.
#[component]
fn RecordLink(plan: EntityId, line: EntityId, shown: Memo<Option<Action>>) -> AnyView {
    let query = here().query();
    let route = Route::Plan(plan.clone(), Page::RecordUpdate(line.clone()));
    let edit = Route::Plan(plan, Page::Edit(line));
    let report = move || Address { route: route.clone(), query: query.get() }.to_string();
    let edit = move || Address { route: edit.clone(), query: query.get() }.to_string();
    let can =
        Memo::new(move |_| shown.with(|shown| shown.as_ref().is_some_and(|shown| !shown.removed && !shown.read_only)));
    view! {
        <Show when=move || can.get()>
            <div class="govuk-button-group">
                <a class="govuk-button" draggable="false" href=report.clone()>"Record an update"</a>
                <a class="govuk-link" href=edit.clone()>"Edit this action"</a>
            </div>
        </Show>
    }
    .into_any()
}

/// Warnings above everything else: a conflict, or a removed line.
fn warnings(plan: &EntityId, shown: &Action) -> AnyView {
    let two = (shown.conflicts > 0).then(|| {
        let href = Route::Plan(plan.clone(), Page::Conflicts).to_string();
        view! {
            <Banner title="Two different answers" tone=Tone::Quiet>
                <p class="govuk-body">
                    "Two officers answered differently here without seeing each other’s answer. "
                    <a class="govuk-link" href=href>"Choose which one stands"</a> "."
                </p>
            </Banner>
        }
    });
    let removed = shown.removed.then(|| {
        let href = Route::Plan(plan.clone(), Page::Removed).to_string();
        view! {
            <Banner title="Removed from the plan">
                <p class="govuk-body"><a class="govuk-link" href=href>"See what was removed, to put it back"</a></p>
            </Banner>
        }
    });
    let newer = shown.read_only.then(|| {
        view! {
            <Banner title="Made with a newer version of Hearth">
                <p class="govuk-body">"This can be read here but not edited. Take the new version when it is offered."</p>
            </Banner>
        }
    });
    view! { {two} {removed} {newer} }.into_any()
}

/// Links back to the list, and to the previous and next line in it.
#[component]
pub(super) fn Steps(plan: EntityId, replica: ReadSignal<Replica>, line: EntityId) -> AnyView {
    let (query, index) = (here().query(), workspace().line_index(&plan));
    let beside = Memo::new(move |_| {
        let list = query.with(|query| Query::read(query));
        // The index follows the plan.
        let beside =
            |index: &LineIndex| replica.with_untracked(|replica| neighbours(replica.plan(), index, &list, &line));
        index.with(|index| index.as_ref().and_then(beside))
    });
    let back = {
        let plan = plan.clone();
        move || {
            let mine = query.with(|query| Query::read(query).mine);
            let page = if mine { Page::Mine } else { Page::Actions };
            Address { route: Route::Plan(plan.clone(), page), query: query.get() }.to_string()
        }
    };
    let link = move |to: Option<EntityId>, label: &'static str| {
        to.map(|to| {
            query.with(|query| view! { <a class="govuk-link" href=line_address(&plan, &to, query)>{label}</a> })
        })
    };
    let list = move |beside: Neighbours| {
        view! {
            <span>{place(&beside)}</span>
            {link(beside.previous, "Previous")}
            {link(beside.next, "Next")}
        }
    };
    view! {
        <nav class="app-steps" aria-label="List">
            <a class="govuk-back-link app-steps__back" href=back>"Back to the list"</a>
            {move || beside.get().map(&list)}
        </nav>
    }
    .into_any()
}

/// "3 of 21". An officer's own lines change places as they are reported on, so those say how many still wait.
fn place(beside: &Neighbours) -> String {
    match beside.waiting {
        Some(0) => "None waiting for an update".to_owned(),
        Some(waiting) => format!("{waiting} waiting for an update"),
        None => format!("{} of {}", beside.number, beside.count),
    }
}

/// The latest changes of the line.
#[component]
fn Recent(plan: EntityId, replica: ReadSignal<Replica>, line: EntityId) -> AnyView {
    let history = Route::Plan(plan, Page::History);
    let own = Address { route: history.clone(), query: format!("line={line}") }.to_string();
    let one = |happened: Happened| {
        let when = (!happened.at.is_empty()).then(|| view! { ", " <Moment at=happened.at /> });
        let why = (!happened.why.is_empty()).then(|| format!(" Reason: {}", happened.why));
        view! {
            <li class="app-recent__item">
                <span>{capital(&happened.what.join(", "))}</span> {why} " "
                <span class="app-recent__who">{happened.by} {when}</span>
            </li>
        }
    };
    let all = Memo::new(move |_| replica.with(|replica| of_line(replica, &line)));
    let items = move || all.with(|all| all.iter().take(RECENT).cloned().map(one).collect_view());
    let older = move || all.with(|all| all.len() > RECENT);
    view! {
        <Section id="recent" title="Changes" level=Level::SmallPart class="app-recent">
            <ol class="govuk-list app-recent__list">{items}</ol>
            <p class="govuk-body-s app-recent__links">
                <Show when=older><a class="govuk-link" href=own.clone()>"All its changes"</a></Show>
                <a class="govuk-link" href=history.to_string()>"The whole plan’s history"</a>
            </p>
        </Section>
    }
    .into_any()
}
