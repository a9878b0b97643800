//! The place a document goes to: a plan of its own, or an update of a plan.

use leptos::prelude::*;

use super::beside::Beside;
use super::new_plan::NewPlan;
use super::work::Work;
use crate::import::matching::recognised;
use crate::import::session::{Fit, Target};
use crate::plan::EntityId;
use crate::ui::async_memo::async_memo;
use crate::ui::components::{Radios, Section};
use crate::ui::workspace::workspace;

/// The question, and the part of the page that its answer leads to.
#[component]
pub(super) fn WhereTo(work: Work) -> AnyView {
    let workspace = workspace();
    let looked = async_memo(move |wanted| {
        let (draft, plans) = (work.draft.get()?, workspace.plans());
        Some(Box::pin(async move {
            let mut fits: Vec<Fit> = Vec::new();
            for (id, replica) in plans {
                let Some(replica) = replica.try_get_untracked() else { continue };
                let share = recognised(&draft, replica.plan(), &wanted).await;
                fits.push(Fit { plan: id, title: replica.plan().about().title.clone(), share });
            }
            (draft.plan_id(), fits)
        }))
    });
    let own = Memo::new(move |_| looked.get().map(|(own, _)| own));
    let fits = Memo::new(move |_| looked.get().map(|(_, fits)| fits).unwrap_or_default());
    let target = Memo::new(move |_| {
        let fits = looked.get()?.1;
        Some(work.target.with(|chosen| Target::settled(chosen.as_ref(), &fits, own.get().as_ref())))
    });
    let asked = move || work.into_plan().is_none() && fits.with(|fits| !fits.is_empty());
    let then = move || match target.get() {
        None => {
            view! { <p class="govuk-body" role="status">"Looking whether it is of a plan that is here…"</p> }.into_any()
        }
        Some(Target::New) => view! { <NewPlan work /> }.into_any(),
        Some(Target::Update(plan)) => match workspace.plan(&plan) {
            Some(replica) => view! { <Beside work plan replica /> }.into_any(),
            None => ().into_any(),
        },
    };
    view! {
        <Section id="target-title" title="Where it goes">
            {move || asked().then(|| view! { <Question work fits=fits.get() own=own.get() target /> })}
            {then}
        </Section>
    }
    .into_any()
}

#[component]
fn Question(work: Work, fits: Vec<Fit>, own: Option<EntityId>, target: Memo<Option<Target>>) -> AnyView {
    let is_here = fits.iter().any(|fit| Some(&fit.plan) == own.as_ref());
    let new = (!is_here).then(|| ("new".to_owned(), "A new plan".to_owned(), String::new()));
    let plan = |Fit { plan, title, share }| {
        let hint = format!("It has {share} of each 100 lines of the document already.");
        (plan.to_string(), format!("An update of {title}"), if share == 0 { String::new() } else { hint })
    };
    let choices = new.into_iter().chain(fits.into_iter().map(plan)).collect();
    let value = Signal::derive(move || match target.get() {
        None => String::new(),
        Some(Target::New) => "new".to_owned(),
        Some(Target::Update(plan)) => plan.to_string(),
    });
    let choose = Callback::new(move |chosen: String| {
        let target = EntityId::try_from(chosen).map_or(Target::New, Target::Update);
        work.decide(|found| found.choose_target(target));
    });
    view! { <Radios id="target" legend="What is this document?" choices value on_choose=choose /> }.into_any()
}
