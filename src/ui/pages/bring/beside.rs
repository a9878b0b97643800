//! A document beside a plan that is here: what is new, what it says otherwise, what the plan alone has.

mod differences;

use std::sync::Arc;

use leptos::prelude::*;

use super::doubts::Doubts;
use super::more::{Folded, Listed};
use super::work::{TakenIn, Work};
use crate::history::HeldPlan;
use crate::import::matching::{Comparison, Decisions, compare};
use crate::plan::EntityId;
use crate::ui::components::{Button, Look};
use crate::ui::desk::{Acted, Desk, desk};
use crate::view::told;
use differences::Differences;

/// The comparison, and taking it in.
#[component]
pub(super) fn Beside(work: Work, plan: EntityId, held: ReadSignal<HeldPlan>) -> AnyView {
    let desk = desk();
    let made = move |decisions: &Decisions| {
        let draft = work.draft()?;
        Some(Arc::new(held.with(|held| compare(&draft, held, decisions))))
    };
    let parties = Memo::new(move |_| work.decisions.with(|decisions| decisions.parties.clone()));
    // What is asked stays asked when it is answered, so that the answer can be changed.
    let asked = Memo::new(move |_| made(&Decisions { parties: parties.get(), ..Decisions::default() }));
    let compared = Memo::new(move |_| match work.decisions.with(|decisions| decisions.lines.is_empty()) {
        true => asked.get(),
        false => work.decisions.with(made),
    });
    let ticked = Memo::new(move |_| compared.with(|compared| compared.as_ref().map(|one| work.ticks.applied(one))));
    let nothing = Signal::derive(move || ticked.with(|ticked| ticked.as_ref().is_none_or(Comparison::is_nothing)));
    let accept = Callback::new(move |()| {
        let plan = plan.clone();
        work.once_read(Callback::new(move |()| take(desk, work, &plan, ticked.get_untracked())));
    });
    let label = Signal::derive(move || match nothing.get() {
        true => "Nothing to take in".to_owned(),
        false => "Take this into the plan".to_owned(),
    });
    view! {
        {move || compared.get().map(|compared| view! { <Summary compared nothing /> })}
        {move || asked.get().map(|asked| view! { <Doubts work held asked /> })}
        {move || compared.get().map(|compared| view! { <Differences work held compared=compared.clone() /> <Added work compared=compared.clone() /> <Missing held compared /> })}
        <Button label look=Look::Primary disabled=nothing on_press=accept />
    }
    .into_any()
}

fn take(desk: Desk, work: Work, plan: &EntityId, ticked: Option<Comparison>) {
    let (Some(draft), Some(comparison)) = (work.draft_now(), ticked) else { return };
    let (of, document) = (plan.clone(), work.document());
    desk.update_from(plan, comparison, draft, document.clone(), move |acted, change| match (acted, change) {
        (Acted::Done, Some(change)) => {
            desk.say("The document was taken in.");
            work.took(TakenIn { plan: of, change, document });
        }
        (Acted::NothingNew, _) => desk.say("Nothing new: the plan says all of this already."),
        _ => {}
    });
}

/// How much is the same, and how much is not: read out whenever it changes.
#[component]
fn Summary(compared: Arc<Comparison>, nothing: Signal<bool>) -> AnyView {
    let differ = compared.matched.iter().filter(|one| !one.differences.is_empty() || !one.new_items.is_empty()).count();
    let parts = [
        (compared.matched.len() - differ, "line is the same", "lines are the same"),
        (differ, "line says something else or more", "lines say something else or more"),
        (compared.added.len(), "line is new", "lines are new"),
        (compared.doubtful.len(), "line is for you to decide", "lines are for you to decide"),
        (compared.missing.len(), "line is in the plan alone", "lines are in the plan alone"),
    ];
    let said: Vec<String> =
        parts.into_iter().filter(|(many, ..)| *many > 0).map(|(many, one, all)| told::count(many, one, all)).collect();
    let new = differ + compared.added.len() + compared.doubtful.len() == 0;
    let words = move || match (nothing.get(), new) {
        (true, true) => "Nothing new: the plan says all that the document says. ",
        (true, false) => "Nothing is ticked to be taken in. ",
        _ => "",
    };
    view! { <p class="govuk-body" role="status"><strong>{words}</strong>{said.join(", ")}"."</p> }.into_any()
}

/// Lines that the plan does not have.
#[component]
fn Added(work: Work, compared: Arc<Comparison>) -> AnyView {
    let many = compared.added.len();
    let Some(draft) = work.draft_now().filter(|_| many > 0) else { return ().into_any() };
    let draw = move |at: usize| {
        let line = compared.added.get(at).and_then(|(at, _)| draft.line(at));
        line.map_or_else(
            || ().into_any(),
            |line| view! { <li><strong>{line.reference.clone()}</strong>" "{line.text.clone()}</li> }.into_any(),
        )
    };
    view! {
        <section aria-labelledby="added-title">
            <h3 class="govuk-heading-s" id="added-title">{told::count(many, "new line", "new lines")}</h3>
            <Listed many draw=Callback::new(draw) first=100 class="govuk-list govuk-list--bullet app-brought__list" />
        </section>
    }
    .into_any()
}

/// Lines that the document does not have. Absence never means deletion.
#[component]
fn Missing(held: ReadSignal<HeldPlan>, compared: Arc<Comparison>) -> AnyView {
    let many = compared.missing.len();
    if many == 0 {
        return ().into_any();
    }
    let draw = move |at: usize| {
        let thing = compared.missing.get(at).map(|id| held.with_untracked(|held| told::thing(held.plan(), id)));
        view! { <li>{thing}</li> }.into_any()
    };
    let title = format!("In the plan, not in the document: {}. Nothing is removed", told::count(many, "line", "lines"));
    view! { <Folded title many draw=Callback::new(draw) /> }.into_any()
}
