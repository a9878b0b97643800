//! The files that were opened here, and taking back what one brought.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::history::{ChangeId, Replica};
use crate::plan::EntityId;
use crate::ui::components::{Button, Look, Section, moment};
use crate::ui::workspace::workspace;
use crate::view::describe;
use crate::workspace::{OpenedFile, standing_undos};

/// The files opened here, the last first; nothing if there are none.
#[component]
pub fn OpenedFiles(plan: EntityId, replica: ReadSignal<Replica>) -> impl IntoView {
    let workspace = workspace();
    // Opening a file changes the plan, so following the plan is enough.
    let of = plan.clone();
    let opened = Memo::new(move |_| {
        replica.track();
        workspace.opened_files(&of)
    });
    let any = move || opened.with(|opened| !opened.is_empty());
    view! {
        <Show when=any>
            <Section id="opened-title" title="Files you opened">
                <ul class="app-list">
                    <For each=move || opened.get() key=|opened| (opened.file.clone(), opened.at.clone()) let:opened>
                        <File opened replica />
                    </For>
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn File(opened: OpenedFile, replica: ReadSignal<Replica>) -> impl IntoView {
    let when = moment::in_words(&opened.at);
    let brought = describe::count(opened.changes.len(), "change", "changes");
    view! {
        <li class="app-list__item">
            <span><strong>{opened.file.clone()}</strong>", opened "{when}", brought "{brought}"."</span>
            <TakeBack plan=opened.plan changes=opened.changes about=opened.file replica />
        </li>
    }
}

/// Takes back what a file brought, or applies it again.
#[component]
pub fn TakeBack(
    plan: EntityId,
    changes: BTreeSet<ChangeId>,
    about: String,
    replica: ReadSignal<Replica>,
) -> impl IntoView {
    let workspace = workspace();
    let of = changes.clone();
    let undone = Memo::new(move |_| replica.with(|replica| standing_undos(replica, &of)));
    let label = Signal::derive(move || match undone.with(BTreeSet::is_empty) {
        true => "Undo what this file brought".to_owned(),
        false => "Apply this file again".to_owned(),
    });
    let press = Callback::new(move |()| match undone.get_untracked() {
        undone if undone.is_empty() => {
            workspace.undo_changes(&plan, changes.clone(), "What the file brought was undone");
        }
        undone => workspace.undo_changes(&plan, undone, "Applied again"),
    });
    view! { <Button label about look=Look::Compact on_press=press /> }
}
