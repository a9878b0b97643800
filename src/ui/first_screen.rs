//! What the page shows until the second part can draw it: checkpoints, from local storage alone.
//!
//! A press here changes the address (a line, a sort order, words to search for), so it waits there for the second part.

mod list;
mod plans;

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::components::PageHeading;
use super::dynamic::dyn_view;
use super::parts::{Loading, parts};
use crate::browser::{boot, checkpoint};
use crate::plan::EntityId;
use crate::plan::sorting::sort_by_key;
use crate::view::address::{Page, Route};
use crate::view::checkpoint::Checkpoint;

/// The first screen of an address.
#[derive(Clone, PartialEq)]
pub enum First {
    /// Nothing is known of the page yet.
    Opening,
    /// The list of all actions of a plan.
    List(EntityId, Arc<Checkpoint>),
    /// The plans held in this browser.
    Plans(Arc<Vec<(EntityId, Checkpoint)>>),
}

impl First {
    /// Reads the checkpoints that an address needs.
    pub(super) fn of(route: &Route) -> Self {
        match route {
            Route::Plan(plan, Page::Actions) => checkpoint::read(plan)
                .map_or(Self::Opening, |checkpoint| Self::List(plan.clone(), Arc::new(checkpoint))),
            Route::Plans => Self::of_plans().unwrap_or(Self::Opening),
            Route::Plan(..) | Route::Bring | Route::Settings | Route::NotFound => Self::Opening,
        }
    }

    /// All plans, or none: a list that lacks one would say that it is not there.
    fn of_plans() -> Option<Self> {
        let read = |plan: EntityId| checkpoint::read(&plan).map(|checkpoint| (plan, checkpoint));
        let mut plans = checkpoint::plans().into_iter().map(read).collect::<Option<Vec<_>>>()?;
        sort_by_key(&mut plans, |(plan, checkpoint)| (checkpoint.summary.title.clone(), plan.clone()));
        (!plans.is_empty()).then(|| Self::Plans(Arc::new(plans)))
    }

    /// True if there is something to draw.
    pub(super) const fn is_drawn(&self) -> bool {
        !matches!(self, Self::Opening)
    }
}

/// The first screen of the present address.
#[component]
pub fn FirstScreen(first: Memo<First>) -> AnyView {
    let parts = parts();
    let lost = Memo::new(move |_| matches!(parts.loading(), Loading::Lost));
    dyn_view(move || match first.get() {
        First::List(plan, checkpoint) => view! { <list::FirstList plan checkpoint lost /> }.into_any(),
        First::Plans(plans) => view! { <plans::FirstPlans plans lost /> }.into_any(),
        First::Opening => dyn_view(move || match lost.get() {
            true => view! { <PageHeading title="Part of Hearth could not be loaded" />{load_failed()} }.into_any(),
            false => view! { <PageHeading title="Opening" /> }.into_any(),
        }),
    })
}

/// Says that the second part could not be fetched, that nothing was lost, and what to do.
fn load_failed() -> AnyView {
    set_timeout(boot::drawn, Duration::ZERO);
    view! {
        <p class="govuk-body">
            "The network was lost before all of Hearth was here. Nothing that is stored has been lost, and your plans can be read. \
            To edit them, load the page again when the network is back."
        </p>
    }
    .into_any()
}
