//! Naming somebody: one whom the plan knows, or a new one.

use leptos::prelude::*;

use super::PeopleContext;
use crate::plan::edit::Edit;
use crate::plan::succession::newcomer;
use crate::plan::{EntityId, PartyKind, Plan};
use crate::text::compared;
use crate::ui::pages::fields::{NewKind, Suggested};

/// A name that is typed or chosen, and the kind of whoever is new.
#[derive(Clone, Copy)]
pub(super) struct Named {
    pub(super) name: RwSignal<String>,
    kind: RwSignal<PartyKind>,
    /// What was wrong with a name that was sent, and which name that was.
    error: RwSignal<Option<(String, &'static str)>>,
}

impl Named {
    /// Nobody yet; whoever is new is of this kind, if nothing else is chosen.
    pub(super) fn nobody(kind: PartyKind) -> Self {
        Self { name: RwSignal::default(), kind: RwSignal::new(kind), error: RwSignal::new(None) }
    }

    /// Says what is wrong, or that nothing is.
    pub(super) fn tell(self, error: Option<&'static str>) {
        self.error.set(error.map(|words| (self.name.get_untracked(), words)));
    }

    /// What is wrong with the name as it stands: what was said of another is no longer true.
    fn wrong(self) -> Signal<Option<String>> {
        Signal::derive(move || {
            let said = self.error.get().filter(|(of, _)| self.name.with(|name| name == of));
            said.map(|(_, words)| words.to_owned())
        })
    }

    /// Who is named, and what makes them known to the plan where they are new. `None` where nobody is.
    pub(super) fn read(self, plan: &Plan) -> Option<(EntityId, Option<Edit>)> {
        let name = self.name.get_untracked();
        (!name.trim().is_empty()).then(|| self.kind.with_untracked(|kind| newcomer(plan, &name, kind)))
    }

    /// Nobody again, for the next.
    pub(super) fn clear(self) {
        self.name.set(String::new());
        self.error.set(None);
    }
}

/// The boxes for it.
#[component]
pub(super) fn NamedField(
    context: PeopleContext,
    /// Its id in the page.
    id: String,
    /// Whose name.
    label: &'static str,
    named: Named,
    /// Whether somebody new may be named.
    #[prop(default = true)]
    new: bool,
) -> AnyView {
    let kind = format!("{id}-kind");
    let is_new = Memo::new(move |_| {
        let name = named.name.with(|name| compared(name));
        let known = |held: &crate::history::Replica| held.plan().party_named(&name).is_some();
        new && !name.is_empty() && !context.held.with(known)
    });
    view! {
        <div class="app-people__named">
            <Suggested id label value=named.name names=context.names() error=named.wrong() />
        </div>
        <NewKind id=kind kind=named.kind is_new />
    }
    .into_any()
}
