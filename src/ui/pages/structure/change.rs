//! The actions on one item of the tree.

use leptos::prelude::*;

use crate::browser::focus;
use crate::history::Replica;
use crate::plan::edit::{Edit, Position, spoken};
use crate::plan::{EntityId, Kind};
use crate::ui::components::{Button, Look, Select};
use crate::ui::workspace::{Submitted, workspace};
use crate::view::address::{Page, Route};
use crate::view::structure::{Node, destinations};

/// The buttons, links and form.
#[component]
pub(super) fn Change(
    plan: StoredValue<EntityId>,
    replica: ReadSignal<Replica>,
    node: Memo<Option<Node>>,
    open: RwSignal<Option<EntityId>>,
) -> AnyView {
    let workspace = workspace();
    let step = move |down: bool| {
        let Some(node) = node.get_untracked() else { return };
        let position = match (down, &node.before_that, &node.after) {
            (true, _, Some(after)) => Position::After(after.clone()),
            (true, _, None) => return,
            (false, Some(before), _) => Position::After(before.clone()),
            (false, None, _) if node.before.is_some() => Position::First,
            (false, None, _) => return,
        };
        let button = format!("{}-{}", if down { "down" } else { "up" }, node.id);
        let edit = Edit::Move { id: node.id, parent: node.parent, position };
        workspace.submit(&plan.get_value(), edit, None, "", move |submitted| {
            if submitted == Submitted::Done {
                workspace.say(if down { "Moved down." } else { "Moved up." });
                focus::soon_on_id(button);
            }
        });
    };
    let remove = Callback::new(move |()| {
        let Some(node) = node.get_untracked() else { return };
        let said = format!("Removed from the plan: {} {}", spoken(&node.kind), node.number);
        workspace.submit(&plan.get_value(), Edit::Remove(node.id), None, "", move |submitted| {
            if submitted == Submitted::Done {
                open.set(None);
                workspace.say(format!("{}. “Undo” or “Removed from the plan” brings it back.", said.trim()));
                focus::soon_on_id("main");
            }
        });
    });
    let (first, last) = (
        move || node.with(|node| node.as_ref().is_none_or(|node| node.before.is_none())),
        move || node.with(|node| node.as_ref().is_none_or(|node| node.after.is_none())),
    );
    let id = node.with_untracked(|node| node.as_ref().map(|node| node.id.to_string())).unwrap_or_default();
    view! {
        <div class="app-tree__change">
            <button type="button" class="app-button-compact" id=format!("up-{id}") aria-disabled=move || first().then_some("true") on:click=move |_| step(false)>"Move up"</button>
            <button type="button" class="app-button-compact" id=format!("down-{id}") aria-disabled=move || last().then_some("true") on:click=move |_| step(true)>"Move down"</button>
            <Links plan node />
            <Button label="Remove from plan" look=Look::Compact on_press=remove />
            <MoveTo plan replica node />
        </div>
    }
    .into_any()
}

/// Links to the forms about it.
#[component]
fn Links(plan: StoredValue<EntityId>, node: Memo<Option<Node>>) -> AnyView {
    let link = move |page: Page, label: String| {
        let href = plan.with_value(|plan| Route::Plan(plan.clone(), page).to_string());
        view! { <a class="app-button-compact" href=href>{label}</a> }
    };
    let drawn = move || {
        node.get().map(|node| {
            let kinds = [Kind::Commitment, Kind::Action].into_iter();
            let can_hold = kinds.filter(|kind| kind.stands_under(&node.kind) && !node.tracked);
            let adds = can_hold.map(|kind| {
                let article = if kind == Kind::Action { "an" } else { "a" };
                link(Page::Add(kind.clone(), node.id.clone()), format!("Add {article} {}", spoken(&kind)))
            });
            view! { {link(Page::Edit(node.id.clone()), "Edit".to_owned())} {adds.collect_view()} }
        })
    };
    drawn.into_any()
}

/// The form that moves it under another parent.
#[component]
fn MoveTo(plan: StoredValue<EntityId>, replica: ReadSignal<Replica>, node: Memo<Option<Node>>) -> AnyView {
    let workspace = workspace();
    let Some(now) = node.get_untracked() else { return ().into_any() };
    let places = replica.with_untracked(|replica| destinations(replica.plan(), &now.kind));
    if places.len() < 2 {
        return ().into_any();
    }
    let chosen = RwSignal::new(now.parent.clone());
    let id = format!("to-{}", now.id);
    let choices = places.into_iter().map(|(place, name)| (place.to_string(), name)).collect::<Vec<_>>();
    let value = Signal::derive(move || chosen.with(EntityId::to_string));
    let choose = move |place: String| {
        if let Ok(place) = EntityId::try_from(place) {
            chosen.set(place);
        }
    };
    let move_it = Callback::new(move |()| {
        let Some(node) = node.get_untracked().filter(|node| node.parent != chosen.get_untracked()) else { return };
        let edit = Edit::Move { id: node.id, parent: chosen.get_untracked(), position: Position::Last };
        workspace.submit(&plan.get_value(), edit, None, "", move |submitted| {
            if submitted == Submitted::Done {
                workspace.say("Moved.");
            }
        });
    });
    view! {
        <div class="app-tree__to">
            <Select id label="Move to" choices value on_choose=choose />
            <Button label="Move" look=Look::Compact on_press=move_it />
        </div>
    }
    .into_any()
}
