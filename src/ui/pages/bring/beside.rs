//! A document compared with a plan: new lines, differences, and lines only the plan has.

mod differences;

use std::sync::Arc;

use leptos::prelude::*;

use super::doubts::{Compared, Doubts};
use super::folded::Folded;
use super::work::Work;
use crate::history::Replica;
use crate::import::matching::{Comparison, Decisions, compare};
use crate::import::session::{Found, Next};
use crate::plan::EntityId;
use crate::ui::async_memo::{Job, async_memo};
use crate::ui::components::{Button, Level, LongList, Look, Section, numbered};
use crate::view::describe;
use differences::Differences;

/// The comparison, and the button that takes it in.
#[component]
pub(super) fn Beside(work: Work, plan: EntityId, replica: ReadSignal<Replica>) -> AnyView {
    let parties = Memo::new(move |_| work.decisions.with(|decisions| decisions.parties.clone()));
    let made = move |decisions: Decisions, wanted: Job| {
        let (draft, replica) = (work.draft.get()?, replica.get());
        Some(async move {
            let comparison = Arc::new(compare(&draft, &replica, &decisions, &wanted).await);
            Compared { draft, comparison }
        })
    };
    // A question stays after its answer, so that the answer can be changed.
    let asked = async_memo(move |wanted| {
        let decisions = Decisions { parties: parties.get(), ..Decisions::default() };
        Some(Box::pin(made(decisions, wanted)?))
    });
    let compared = async_memo(move |wanted| {
        let (asked, decisions) = (asked.get()?, work.decisions.get());
        match decisions.lines.is_empty() {
            true => Some(Box::pin(std::future::ready(asked))),
            false => Some(Box::pin(made(decisions, wanted)?)),
        }
    });
    let busy = Signal::derive(move || asked.is_busy() || compared.is_busy());
    let nothing = Memo::new(move |_| {
        compared.get().is_none_or(|one| work.ticks.with(|ticks| ticks.leave_nothing(&one.comparison)))
    });
    // The latest comparison is taken in, so wait for the one under way.
    let into = plan.clone();
    Effect::new(move |_| {
        if work.accepted.with(|accepted| accepted.as_ref() != Some(&plan)) || busy.get() {
            return;
        }
        work.decide(Found::clear_accepted);
        if let Some(Compared { draft, comparison }) = compared.get() {
            work.take_in(&plan, &draft, &comparison);
        }
    });
    let accept = Callback::new(move |()| work.once_read(Next::TakeInto(into.clone())));
    let label = Signal::derive(move || match nothing.get() && !busy.get() {
        true => "Nothing to take in".to_owned(),
        false => "Take this into the plan".to_owned(),
    });
    let said = move || match compared.get() {
        None => "Comparing it with the plan…".into_any(),
        Some(compared) => view! { <Summary compared=compared.comparison nothing /> }.into_any(),
    };
    view! {
        // Read out whenever it changes.
        <p class="govuk-body" role="status">{said}</p>
        {move || asked.get().map(|asked| view! { <Doubts work replica asked /> })}
        {move || compared.get().map(|one| view! { <Differences work replica compared=one.comparison.clone() /> <Added compared=one.clone() /> <Missing replica compared=one.comparison /> })}
        <Button label look=Look::Primary disabled=nothing on_press=accept />
    }
    .into_any()
}

/// The number of lines that are the same, differ, or are new.
#[component]
fn Summary(compared: Arc<Comparison>, nothing: Memo<bool>) -> AnyView {
    let differ = compared.matched.iter().filter(|one| !one.differences.is_empty() || !one.new_items.is_empty()).count();
    let parts = [
        (compared.matched.len() - differ, "line is the same", "lines are the same"),
        (differ, "line says something else or more", "lines say something else or more"),
        (compared.added.len(), "line is new", "lines are new"),
        (compared.doubtful.len(), "line is for you to decide", "lines are for you to decide"),
        (compared.missing.len(), "line is in the plan alone", "lines are in the plan alone"),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(many, ..)| *many > 0)
        .map(|(many, one, all)| describe::count(many, one, all))
        .collect();
    let new = differ + compared.added.len() + compared.doubtful.len() == 0;
    let words = move || match (nothing.get(), new) {
        (true, true) => "Nothing new: the plan says all that the document says. ",
        (true, false) => "Nothing is ticked to be taken in. ",
        _ => "",
    };
    view! { <strong>{words}</strong>{said.join(", ")}"." }.into_any()
}

/// The lines that are new to the plan.
#[component]
fn Added(compared: Compared) -> AnyView {
    let Compared { draft, comparison } = compared;
    let many = comparison.added.len();
    if many == 0 {
        return ().into_any();
    }
    let draw = move |at: usize| {
        let line = comparison.added.get(at).and_then(|(at, _)| draft.line(at));
        line.map_or_else(
            || ().into_any(),
            |line| view! { <li><strong>{line.reference.clone()}</strong>" "{line.text.clone()}</li> }.into_any(),
        )
    };
    view! {
        <Section id="added-title" title={describe::count(many, "new line", "new lines")} level=Level::Inner>
            <ul class="govuk-list govuk-list--bullet app-brought__list">
                <LongList name="added" keys=numbered(many) draw=Callback::new(draw) row_height=30.0 />
            </ul>
        </Section>
    }
    .into_any()
}

/// The lines that the document lacks. Absence never means deletion.
#[component]
fn Missing(replica: ReadSignal<Replica>, compared: Arc<Comparison>) -> AnyView {
    let many = compared.missing.len();
    if many == 0 {
        return ().into_any();
    }
    let draw = move |at: usize| {
        let thing =
            compared.missing.get(at).map(|id| replica.with_untracked(|replica| describe::thing(replica.plan(), id)));
        view! { <li>{thing}</li> }.into_any()
    };
    let title =
        format!("In the plan, not in the document: {}. Nothing is removed", describe::count(many, "line", "lines"));
    view! { <Folded name="missing" title many draw=Callback::new(draw) /> }.into_any()
}
