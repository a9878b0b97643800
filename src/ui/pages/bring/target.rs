//! Where a document goes: a plan of its own, or an update of one that is here.

use leptos::prelude::*;

use super::beside::Beside;
use super::new_plan::NewPlan;
use super::work::{Target, Work};
use crate::import::matching::recognised;
use crate::plan::EntityId;
use crate::ui::async_memo::async_memo;
use crate::ui::components::Radios;
use crate::ui::workspace::workspace;

/// From so much on, of 100, a plan is taken for the one that the document is of.
const ALIKE: u8 = 60;

/// A plan that is here, and how much of the document it has, of 100.
type Fit = (EntityId, String, u8);

/// The question, and what follows from its answer.
#[component]
pub(super) fn WhereTo(work: Work) -> AnyView {
    let workspace = workspace();
    let looked = async_memo(move |wanted| {
        let (draft, plans) = (work.draft()?, workspace.plans());
        Some(Box::pin(async move {
            let mut fits: Vec<Fit> = Vec::new();
            for (id, held) in plans {
                let Some(held) = held.try_get_untracked() else { continue };
                let fit = recognised(&draft, held.plan(), &wanted).await;
                fits.push((id, held.plan().about().title.clone(), fit));
            }
            (draft.plan_id(), fits)
        }))
    });
    let own = Memo::new(move |_| looked.get().map(|(own, _)| own));
    let fits = Memo::new(move |_| looked.get().map(|(_, fits)| fits).unwrap_or_default());
    let target = Memo::new(move |_| Some(settled(work.chosen.get(), &looked.get()?.1, own.get())));
    let asked = move || work.into_plan().is_none() && fits.with(|fits| !fits.is_empty());
    let then = move || match target.get() {
        None => {
            view! { <p class="govuk-body" role="status">"Looking whether it is of a plan that is here…"</p> }.into_any()
        }
        Some(Target::New) => view! { <NewPlan work /> }.into_any(),
        Some(Target::Update(plan)) => match workspace.plan(&plan) {
            Some(held) => view! { <Beside work plan held /> }.into_any(),
            None => ().into_any(),
        },
    };
    view! {
        <section aria-labelledby="target-title">
            <h2 class="govuk-heading-m" id="target-title">"Where it goes"</h2>
            {move || asked().then(|| view! { <Question work fits=fits.get() own=own.get() target /> })}
            {then}
        </section>
    }
    .into_any()
}

/// What was chosen; else the plan that the document is most likely of; else a new one. A document that is here as a
/// plan of its own cannot become one again.
fn settled(chosen: Option<Target>, fits: &[Fit], own: Option<EntityId>) -> Target {
    let own = own.filter(|own| fits.iter().any(|(id, ..)| id == own));
    let best = fits.iter().filter(|(_, _, fit)| *fit >= ALIKE).max_by_key(|(_, _, fit)| *fit);
    match (chosen, own) {
        (Some(Target::Update(plan)), _) if fits.iter().any(|(id, ..)| *id == plan) => Target::Update(plan),
        (_, Some(own)) => Target::Update(own),
        (Some(Target::New), None) => Target::New,
        _ => best.map_or(Target::New, |(id, ..)| Target::Update(id.clone())),
    }
}

#[component]
fn Question(work: Work, fits: Vec<Fit>, own: Option<EntityId>, target: Memo<Option<Target>>) -> AnyView {
    let is_here = fits.iter().any(|(id, ..)| Some(id) == own.as_ref());
    let new = (!is_here).then(|| ("new".to_owned(), "A new plan".to_owned(), String::new()));
    let plan = |(id, title, fit): Fit| {
        let hint = format!("It has {fit} of each 100 lines of the document already.");
        (id.to_string(), format!("An update of {title}"), if fit == 0 { String::new() } else { hint })
    };
    let choices = new.into_iter().chain(fits.into_iter().map(plan)).collect();
    let value = Signal::derive(move || match target.get() {
        None => String::new(),
        Some(Target::New) => "new".to_owned(),
        Some(Target::Update(plan)) => plan.to_string(),
    });
    let choose = Callback::new(move |chosen: String| {
        let target = EntityId::try_from(chosen).map_or(Target::New, Target::Update);
        work.chosen.set(Some(target));
    });
    view! { <Radios id="target" legend="What is this document?" choices value on_choose=choose /> }.into_any()
}
