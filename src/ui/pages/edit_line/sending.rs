//! Sending a form: its mistakes, the reason for the change, and the page it leads to.

use leptos::prelude::*;

use crate::browser::focus;
use crate::history::{Basis, Replica};
use crate::plan::EntityId;
use crate::plan::edit::Edit;
use crate::ui::address::here;
use crate::ui::components::error_summary::ERROR_SUMMARY;
use crate::ui::components::{ErrorSummary, Mistake, TextField};
use crate::ui::pages::drafts::{ChangedSince, FormDraft, OpenedForm};
use crate::ui::workspace::{Submitted, workspace};
use crate::view::address::Address;
use crate::view::form::Problem;

/// The state that a form needs to be sent.
#[derive(Clone)]
pub(super) struct Sending {
    pub(super) plan: EntityId,
    replica: ReadSignal<Replica>,
    /// The items that the form shows.
    shown: Vec<EntityId>,
    /// The answers that were shown when the form opened.
    seen: Basis,
    pub(super) draft: FormDraft,
    /// The page to go to afterwards.
    pub(super) back: Address,
    pub(super) mistakes: RwSignal<Vec<Mistake>>,
    pub(super) why: RwSignal<String>,
}

impl Sending {
    /// For a form that shows these items.
    pub(super) fn new(
        plan: EntityId,
        replica: ReadSignal<Replica>,
        shown: Vec<EntityId>,
        draft: FormDraft,
        back: Address,
    ) -> Self {
        let seen = Basis::default();
        Self { plan, replica, shown, seen, draft, back, mistakes: RwSignal::default(), why: RwSignal::default() }
    }

    /// Takes over the answers that the form showed when it first opened, which sending it replaces.
    pub(super) fn opened<T>(&self, opened: &OpenedForm<T>) -> Self {
        let seen = self.replica.with_untracked(|replica| replica.history().basis_at(&self.shown, &opened.heads));
        Self { seen, ..self.clone() }
    }

    /// The error message of a field.
    pub(super) fn wrong(&self, field: &'static str) -> Signal<Option<String>> {
        let mistakes = self.mistakes;
        Signal::derive(move || mistakes.with(|all| Mistake::of(all, field)))
    }

    /// Sends the edits as one change, or shows the mistakes.
    pub(super) fn send(&self, problems: &[Problem], edits: Vec<Edit>) {
        self.mistakes.set(problems.iter().map(|problem| Mistake::new(problem.at, problem.words)).collect());
        if !problems.is_empty() {
            focus::soon_on_id(ERROR_SUMMARY);
            return;
        }
        let (workspace, here, draft, back) = (workspace(), here(), self.draft.clone(), self.back.clone());
        let why = self.why.get_untracked();
        workspace.submit(&self.plan, Edit::All(edits), Some(&self.seen), why.trim(), move |submitted| {
            match submitted {
                Submitted::Done => workspace.say("Changed."),
                Submitted::NothingNew => workspace.say("Nothing was changed."),
                Submitted::Refused => return,
            }
            draft.drop();
            here.go_to(&back);
        });
    }
}

/// The frame of a form: mistakes, the note on a draft, the reason, and the buttons.
#[component]
pub(super) fn Frame(
    sending: Sending,
    /// True if the plan has changed since the draft was begun.
    changed_since: bool,
    /// True if the form asks for a reason.
    asks_why: bool,
    /// Called when the form is sent.
    #[prop(into)]
    on_send: Callback<()>,
    children: Children,
) -> AnyView {
    let (mistakes, why, back) = (sending.mistakes, sending.why, sending.back.to_string());
    let error = sending.wrong("why");
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_send.run(());
    };
    let changed = changed_since.then(|| view! { <ChangedSince /> });
    let reason = asks_why.then(|| {
        view! { <TextField id="why" label="Reason for the change (optional)" hint="Kept in the history, for reports and auditors." value=why error /> }
    });
    view! {
        <ErrorSummary mistakes />
        {changed}
        <form class="app-form" novalidate on:submit=submit>
            {children()}
            {reason}
            <div class="govuk-button-group">
                <button type="submit" class="govuk-button">"Save"</button>
                <a class="govuk-link" href=back>"Cancel"</a>
            </div>
        </form>
    }
    .into_any()
}
