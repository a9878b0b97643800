//! Every change of a plan, the newest first.

mod entry;
mod erase;

use leptos::prelude::*;

use crate::history::Replica;
use crate::plan::EntityId;
use crate::ui::address::here;
use crate::ui::components::{Empty, PageHeading};
use crate::ui::pages::share::OpenedFiles;
use crate::ui::workspace::workspace;
use crate::view::address::{Address, Page, Route};
use crate::view::changes::{Changes, Entry, changes};
use crate::view::describe;
use entry::EntryView;

/// The query of the address: a line, and a page of the list.
#[derive(Debug, Clone, PartialEq, Default)]
struct Asked {
    line: Option<EntityId>,
    page: usize,
}

impl Asked {
    fn read(query: &str) -> Self {
        let mut asked = Self { line: None, page: 1 };
        for pair in query.split('&') {
            match pair.split_once('=') {
                Some(("line", id)) => asked.line = EntityId::try_from(id).ok(),
                Some(("page", page)) => asked.page = page.parse().unwrap_or(1),
                _ => {}
            }
        }
        asked
    }

    fn address(&self, plan: &EntityId, page: usize) -> String {
        let line = self.line.as_ref().map(|line| format!("line={line}"));
        let page = (page > 1).then(|| format!("page={page}"));
        let query = line.into_iter().chain(page).collect::<Vec<_>>().join("&");
        Address { route: Route::Plan(plan.clone(), Page::History), query }.to_string()
    }
}

#[component]
pub fn History(plan: EntityId, replica: ReadSignal<Replica>) -> impl IntoView {
    let device = workspace().device();
    let query = here().query();
    let asked = Memo::new(move |_| query.with(|query| Asked::read(query)));
    let all = Memo::new(move |_| {
        asked.with(|asked| replica.with(|replica| changes(replica, &device, asked.line.as_ref(), asked.page)))
    });
    let title = Signal::derive(move || replica.with(|replica| replica.plan().about().title.clone()));
    let line = move || {
        asked
            .with(|asked| asked.line.as_ref().map(|line| replica.with(|replica| describe::thing(replica.plan(), line))))
    };
    let whole = Asked { line: None, page: 1 }.address(&plan, 1);
    let entry = {
        let plan = plan.clone();
        move |entry: Entry| view! { <EntryView plan=plan.clone() entry /> }
    };
    let nothing = || {
        view! {
            <Empty title="No changes yet"><p class="govuk-body">"Every change you make will be listed here, with who made it and why."</p></Empty>
        }
    };
    view! {
        <PageHeading title=Page::History.title() of=title />
        {move || line().map(|line| view! {
            <p class="govuk-body">"Changes to "<strong>{line}</strong>". "<a class="govuk-link" href=whole.clone()>"Show the whole plan’s history"</a></p>
        })}
        <p class="govuk-body-s">
            {move || all.with(|all| describe::count(all.total, "change", "changes"))}
            ", newest first. Times are by the clock of whoever made the change; names are as they gave them. \
            Choose a line to see its changes alone."
        </p>
        <Show when=move || all.with(|all| all.total > 0) fallback=nothing>
            <ol class="app-timeline">
                <For each=move || all.with(|all| all.entries.clone()) key=|entry| (entry.id, entry.words.clone()) children=entry.clone() />
            </ol>
        </Show>
        <Pages plan=plan.clone() asked all />
        <OpenedFiles plan replica />
    }
}

/// Links to newer and older changes.
#[component]
fn Pages(plan: EntityId, asked: Memo<Asked>, all: Memo<Changes>) -> impl IntoView {
    let at = Memo::new(move |_| all.with(|all| (all.page, all.pages)));
    move || {
        let (page, pages) = at.get();
        if pages < 2 {
            return None;
        }
        let link = |to: usize, words: &'static str| {
            let address = asked.with(|asked| asked.address(&plan, to));
            view! { <a class="govuk-link app-pages__link" href=address>{words}</a> }
        };
        Some(view! {
            <nav class="app-pages" aria-label="Pages of the history">
                {(page > 1).then(|| link(page - 1, "Newer"))}
                <span>"Page "{page}" of "{pages}</span>
                {(page < pages).then(|| link(page + 1, "Older"))}
            </nav>
        })
    }
}
