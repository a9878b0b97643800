//! A field that names somebody known to the plan, or somebody new.

use leptos::prelude::*;

use super::PeopleContext;
use crate::plan::edit::Edit;
use crate::plan::succession::newcomer;
use crate::plan::{EntityId, PartyKind, Plan};
use crate::text::compared;
use crate::ui::pages::fields::{NewKind, Suggested};

/// The name in the field, and the kind of party if it is new.
#[derive(Clone, Copy)]
pub(super) struct Named {
    pub(super) name: RwSignal<String>,
    kind: RwSignal<PartyKind>,
    /// The error message, and the name it is about.
    error: RwSignal<Option<(String, &'static str)>>,
}

impl Named {
    /// An empty field. A new party is of this kind unless another is chosen.
    pub(super) fn nobody(kind: PartyKind) -> Self {
        Self { name: RwSignal::default(), kind: RwSignal::new(kind), error: RwSignal::new(None) }
    }

    /// Sets or clears the error message.
    pub(super) fn tell(self, error: Option<&'static str>) {
        self.error.set(error.map(|words| (self.name.get_untracked(), words)));
    }

    /// The error message, unless the name has changed since.
    fn wrong(self) -> Signal<Option<String>> {
        Signal::derive(move || {
            let said = self.error.get().filter(|(of, _)| self.name.with(|name| name == of));
            said.map(|(_, words)| words.to_owned())
        })
    }

    /// The named party, and the edit that adds it if it is new. `None` if nobody is named.
    pub(super) fn read(self, plan: &Plan) -> Option<(EntityId, Option<Edit>)> {
        let name = self.name.get_untracked();
        (!name.trim().is_empty()).then(|| self.kind.with_untracked(|kind| newcomer(plan, &name, kind)))
    }

    /// Empties the field.
    pub(super) fn clear(self) {
        self.name.set(String::new());
        self.error.set(None);
    }
}

/// The field, with the choice of a kind for a new name.
#[component]
pub(super) fn NamedField(
    context: PeopleContext,
    /// The id of the field.
    id: String,
    /// The label of the field.
    label: &'static str,
    named: Named,
    /// True if a new name is allowed.
    #[prop(default = true)]
    new: bool,
) -> AnyView {
    let kind = format!("{id}-kind");
    let is_new = Memo::new(move |_| {
        let name = named.name.with(|name| compared(name));
        let known = |replica: &crate::history::Replica| replica.plan().party_named(&name).is_some();
        new && !name.is_empty() && !context.replica.with(known)
    });
    view! {
        <div class="app-people__named">
            <Suggested id label value=named.name names=context.names() error=named.wrong() />
        </div>
        <NewKind id=kind kind=named.kind is_new />
    }
    .into_any()
}
