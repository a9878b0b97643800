//! Editing and adding: the plan's details, sections, commitments and actions.
//!
//! A form copies the plan's values when it opens, notes which answers it showed, and sends only what the officer
//! changed. A form left open while a colleague's file arrives therefore overwrites nothing unseen.

mod about;
mod inputs;
mod leads;
mod line;
mod list;
mod section;
mod sending;
mod timeframe;

use leptos::prelude::*;

use crate::browser::focus;
use crate::history::Replica;
use crate::plan::edit::spoken;
use crate::plan::{EntityId, Kind};
use crate::ui::address::here;
use crate::ui::components::PageHeading;
use crate::ui::workspace::workspace;
use crate::view::structure::label;
use about::EditAbout;
use line::EditLine;
use section::EditSection;

/// The purpose of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To change this item.
    Change(EntityId),
    /// To add a new item.
    Add {
        /// The id of the new item.
        id: EntityId,
        /// The parent of the new item.
        under: EntityId,
    },
}

impl Purpose {
    /// The item that the form edits or adds.
    pub(super) fn id(&self) -> &EntityId {
        match self {
            Self::Change(id) | Self::Add { id, .. } => id,
        }
    }

    /// The name of its draft. The id of a new item differs each time, so its kind and parent name the draft.
    pub(super) fn draft(&self, plan: &EntityId) -> String {
        match self {
            Self::Change(id) => format!("edit/{plan}/{id}"),
            Self::Add { id, under } => format!("add/{plan}/{}/{under}", id.kind()),
        }
    }
}

/// The page to edit an item.
#[component]
pub fn EditPage(
    plan: EntityId,
    replica: ReadSignal<Replica>,
    /// The item to edit.
    thing: EntityId,
) -> AnyView {
    let named = replica.with_untracked(|replica| replica.plan().item(&thing).map(|item| label(replica.plan(), item)));
    let Some((number, text)) = named else { return lost() };
    let caption = format!("{number} {text}").trim().to_owned();
    let title = match thing.kind() {
        Kind::Plan => "Edit the plan’s details".to_owned(),
        kind => format!("Edit this {}", spoken(&kind)),
    };
    lead_to_field();
    view! {
        <div class="app-line-heading"><PageHeading title=Signal::stored(title) caption=Signal::stored(caption) /></div>
        {form(plan, replica, Purpose::Change(thing))}
    }
    .into_any()
}

/// The page to add an item.
#[component]
pub fn AddPage(
    plan: EntityId,
    replica: ReadSignal<Replica>,
    /// The kind of the new item.
    kind: Kind,
    /// The parent of the new item.
    under: EntityId,
) -> AnyView {
    let named = replica.with_untracked(|replica| replica.plan().item(&under).map(|item| label(replica.plan(), item)));
    let Some((number, text)) = named.filter(|_| kind.stands_under(&under.kind())) else { return lost() };
    let article = if kind == Kind::Action { "an" } else { "a" };
    let title = format!("Add {article} {}", spoken(&kind));
    let caption = format!("{number} {text}").trim().to_owned();
    let purpose = Purpose::Add { id: workspace().new_id(&kind), under };
    view! {
        <div class="app-line-heading"><PageHeading title=Signal::stored(title) caption=Signal::stored(caption) /></div>
        {form(plan, replica, purpose)}
    }
    .into_any()
}

fn form(plan: EntityId, replica: ReadSignal<Replica>, purpose: Purpose) -> AnyView {
    let id = purpose.id();
    if replica.with_untracked(|replica| replica.history().is_read_only(id)) {
        let words = "This was made with a newer version of Hearth: it can be read here but not edited.";
        return view! { <p class="govuk-body">{words}</p> }.into_any();
    }
    match id.kind() {
        Kind::Plan => view! { <EditAbout plan replica /> }.into_any(),
        Kind::Section => view! { <EditSection plan replica purpose /> }.into_any(),
        Kind::Commitment | Kind::Action => view! { <EditLine plan replica purpose /> }.into_any(),
        _ => lost(),
    }
}

fn lost() -> AnyView {
    view! {
        <PageHeading title="There is nothing to edit here" />
        <p class="govuk-body">"It is not in the plan. If a colleague added it, open their plan file first."</p>
    }
    .into_any()
}

/// Puts the keyboard on the field the officer chose to change.
fn lead_to_field() {
    let field = here().query().with_untracked(|query| {
        form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "field").map(|(_, field)| field.into_owned())
    });
    if let Some(field) = field {
        // After the page heading has had it.
        request_animation_frame(move || focus::soon_on_id(field));
    }
}
