//! People and teams: what they lead, names that may be one, holders of posts, and successors.

mod hand_over;
mod holders;
mod likely;
mod named;
mod one;
mod same;
mod says;
mod submit;

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::history::Replica;
use crate::plan::{EntityId, PartyKind, Plan};
use crate::ui::components::{Empty, FindNote, LongList, PageHeading, row_key};
use crate::ui::workspace::{Workspace, workspace};
use crate::view::address::Page;
use crate::view::people::{Elsewhere, PartyRow, elsewhere, people};
use likely::LikelySame;
use one::OneParty;

/// The id of the element that takes the keyboard when the element it was on is gone.
const SUMMARY: &str = "people-summary";

/// The headings of the groups.
const GROUPS: [&str; 5] = ["People", "Posts", "Teams and services", "Partner organisations", "Others"];

/// The data that every part of the page is drawn from.
#[derive(Clone, Copy)]
struct PeopleContext {
    workspace: Workspace,
    plan: StoredValue<EntityId>,
    replica: ReadSignal<Replica>,
    rows: Memo<Vec<PartyRow>>,
    /// For each row, the same party in the other plans held here.
    elsewhere: Memo<BTreeMap<EntityId, Vec<Elsewhere>>>,
    /// The party whose panel is open.
    open: RwSignal<Option<EntityId>>,
}

impl PeopleContext {
    /// The row of a party; `None` if it is now listed under another name, or was removed.
    fn row(self, id: EntityId) -> Memo<Option<PartyRow>> {
        let rows = self.rows;
        Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.who.id == id).cloned()))
    }

    /// The names to suggest.
    fn names(self) -> Vec<String> {
        self.replica.with_untracked(|replica| {
            replica.plan().parties().into_iter().map(|(_, party)| party.name.clone()).collect()
        })
    }
}

#[component]
pub fn PeoplePage(plan: EntityId, replica: ReadSignal<Replica>) -> AnyView {
    let workspace = workspace();
    let today = workspace.today();
    let rows = Memo::new(move |_| replica.with(|replica| people(&[replica.plan()], today.get())));
    let own = plan.clone();
    let elsewhere = Memo::new(move |_| {
        let others: Vec<_> = workspace.plans().into_iter().filter(|(id, _)| *id != own).collect();
        let others: Vec<_> = others.iter().map(|(_, replica)| replica.read()).collect();
        let others: Vec<&Plan> = others.iter().map(|replica| replica.plan()).collect();
        replica.with(|replica| elsewhere(replica.plan(), &others))
    });
    let context =
        PeopleContext { workspace, plan: StoredValue::new(plan), replica, rows, elsewhere, open: RwSignal::new(None) };
    let title = Signal::derive(move || replica.with(|replica| replica.plan().about().title.clone()));
    let groups = (0..GROUPS.len()).map(|group| view! { <OneGroup context group /> }).collect_view();
    view! {
        <PageHeading title=Page::People.title() of=title />
        <p class="govuk-body" id=SUMMARY role="status" tabindex="-1">{move || rows.with(|rows| says::summary(rows))}</p>
        <Show when=move || rows.with(Vec::is_empty)><Nobody /></Show>
        <LikelySame context />
        {groups}
    }
    .into_any()
}

#[component]
fn Nobody() -> AnyView {
    view! {
        <Empty title="Nobody yet">
            <p class="govuk-body">"Whoever leads an action, commitment or update is listed here. Edit an action to add its leads."</p>
        </Empty>
    }
    .into_any()
}

/// The parties of one group.
#[component]
fn OneGroup(context: PeopleContext, group: usize) -> AnyView {
    let ids = Memo::new(move |_| {
        context.rows.with(|rows| {
            let own = rows.iter().filter(|row| group_of(&row.kind) == group);
            own.map(|row| row.who.id.clone()).collect::<Vec<_>>()
        })
    });
    let keys = Signal::derive(move || ids.with(|ids| ids.iter().map(row_key).collect::<Vec<_>>()));
    let draw = Callback::new(move |at: usize| {
        let id = ids.with_untracked(|ids| ids.get(at).cloned());
        id.map_or_else(|| ().into_any(), |id| view! { <OneParty context id /> }.into_any())
    });
    let heading = GROUPS.get(group).copied().unwrap_or_default();
    view! {
        <Show when=move || ids.with(|ids| !ids.is_empty())>
            <section class="app-people">
                <h2 class="govuk-heading-s app-people__heading">{heading} " (" {move || ids.with(Vec::len)} ")"</h2>
                <FindNote rows=Signal::derive(move || ids.with(Vec::len)) />
                <ul class="app-people__list">
                    <LongList name=heading keys draw row_height=33.0 />
                </ul>
            </section>
        </Show>
    }
    .into_any()
}

/// The index in [`GROUPS`] of a kind.
fn group_of(kind: &PartyKind) -> usize {
    match kind {
        PartyKind::Person => 0,
        PartyKind::Post => 1,
        PartyKind::Team | PartyKind::Service => 2,
        PartyKind::Partner => 3,
        PartyKind::Everyone | PartyKind::Unknown(_) => 4,
    }
}
