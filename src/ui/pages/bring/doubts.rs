//! Questions that a comparison leaves open, for the officer to answer.

use std::sync::Arc;

use leptos::prelude::*;

use super::work::Work;
use crate::history::Replica;
use crate::import::draft::Draft;
use crate::import::matching::{Comparison, Decision};
use crate::import::understand::{Alike, LineAt};
use crate::plan::{Body, EntityId};
use crate::ui::components::{Button, Level, Look, Section, Select};
use crate::view::describe;

/// A comparison and its draft. Positions in the comparison refer to the draft.
#[derive(Clone)]
pub(super) struct Compared {
    pub(super) draft: Arc<Draft>,
    pub(super) comparison: Arc<Comparison>,
}

/// The section with the questions.
#[component]
pub(super) fn Doubts(work: Work, replica: ReadSignal<Replica>, asked: Compared) -> AnyView {
    let Compared { draft, comparison: asked } = asked;
    let line = |at: &LineAt, choices| {
        let words = draft.line(at).map(|line| (line.reference.clone(), line.text.clone())).unwrap_or_default();
        view! { <LineQuestion work at=at.clone() words choices /> }
    };
    let doubtful = asked.doubtful.iter().map(|one| {
        let same = one.candidates.iter().map(|(id, alike)| {
            let thing = replica.with_untracked(|replica| describe::thing(replica.plan(), id));
            (id.to_string(), format!("The same as {thing} ({alike} % alike)"))
        });
        line(&one.at, same.collect::<Vec<_>>())
    });
    let removed = asked.removed.iter().map(|(at, _)| line(at, Vec::new()));
    let lines: Vec<_> = doubtful.chain(removed).collect();
    let names =
        asked.alike.iter().map(|pair| view! { <NameQuestion work replica pair=pair.clone() /> }).collect::<Vec<_>>();
    if lines.is_empty() && names.is_empty() {
        return ().into_any();
    }
    view! {
        <Section id="doubts-title" title="For you to decide" level=Level::Inner>
            <ul class="app-list">{names}{lines}</ul>
        </Section>
    }
    .into_any()
}

/// A line that may be one of the plan, or was removed from it.
#[component]
fn LineQuestion(work: Work, at: LineAt, words: (String, String), choices: Vec<(String, String)>) -> AnyView {
    let first = match choices.is_empty() {
        true => [("", "It was removed from the plan: leave it so"), ("new", "Bring it back")].as_slice(),
        false => [("", "Decide later: it is not taken in"), ("new", "A new line"), ("out", "Leave it out")].as_slice(),
    };
    let fixed = first.iter().map(|(value, words)| ((*value).to_owned(), (*words).to_owned()));
    let choices: Vec<_> = fixed.chain(choices).collect();
    let id = format!("doubt-{}-{}-{}", at.section, place(at.commitment), place(at.action));
    let of = at.clone();
    let value = Signal::derive(move || {
        work.decisions.with(|decisions| match decisions.lines.get(&of) {
            None => String::new(),
            Some(Decision::New) => "new".to_owned(),
            Some(Decision::LeaveOut) => "out".to_owned(),
            Some(Decision::Same(id)) => id.to_string(),
        })
    });
    let choose = Callback::new(move |chosen: String| {
        let decision = match chosen.as_str() {
            "" => None,
            "new" => Some(Decision::New),
            "out" => Some(Decision::LeaveOut),
            id => EntityId::try_from(id).ok().map(Decision::Same),
        };
        work.decide(|found| {
            match decision {
                Some(decision) => found.decisions.lines.insert(at.clone(), decision),
                None => found.decisions.lines.remove(&at),
            };
        });
    });
    let label = format!("What {} is", words.0);
    view! {
        <li class="app-list__item">
            <span><strong>{words.0}</strong>" "{words.1}</span>
            <span class="app-doubt__choice"><Select id label label_class="govuk-visually-hidden" choices value on_choose=choose /></span>
        </li>
    }
    .into_any()
}

fn place(at: Option<usize>) -> String {
    at.map(|at| at.to_string()).unwrap_or_default()
}

/// A name in the document that may mean somebody in the plan.
#[component]
fn NameQuestion(work: Work, replica: ReadSignal<Replica>, pair: Alike) -> AnyView {
    let Alike { name, other, why } = pair;
    let known = replica.with_untracked(|replica| {
        let plan = replica.plan();
        let named = |id: &EntityId| matches!(plan.item(id).map(|item| &item.body), Some(Body::Party(party)) if party.name == other);
        plan.all_children(plan.id()).map(|item| item.id.clone()).find(|id| named(id))
    });
    let Some(known) = known else { return ().into_any() };
    let about = format!("{name} and {other}");
    let words = view! { <span><strong>{name.clone()}</strong>" in the document and "<strong>{other}</strong>" in the plan. "{why}</span> };
    let join = Callback::new(move |()| {
        work.decide(|found| {
            found.decisions.parties.insert(name.clone(), known.clone());
        });
    });
    view! { <li class="app-list__item">{words}<Button label="These are one" about look=Look::Compact on_press=join /></li> }.into_any()
}
