//! What is fetched in groups: what belongs to one page alone need not be here before it is visited.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;

use crate::browser::split::NotFetched;
use crate::history::Replica;
use crate::plan::EntityId;
use crate::ui::components::{Button, Look, PageHeading};
use crate::ui::dynamic::{dyn_view, spawn};
use crate::ui::pages::share::ChosenFiles;
use crate::view::address::Page;

/// A page of a group, or a part of one, and the data it is drawn from.
#[derive(Clone)]
pub(super) enum Shown {
    /// A page of no plan.
    Outside,
    /// A page of a plan.
    InPlan(EntityId, ReadSignal<Replica>, Page),
    /// What plan files that were chosen would change.
    Opened(ChosenFiles),
}

impl Shown {
    /// What stands in its place until its group is here.
    fn awaited(&self) -> AnyView {
        match self {
            Self::Outside | Self::InPlan(..) => view! { <PageHeading title="Opening" /> }.into_any(),
            Self::Opened(_) => {
                view! { <div class="app-busy" role="status"><p class="govuk-body">"Reading…"</p></div> }.into_any()
            }
        }
    }

    /// What stands in its place if its group could not be fetched.
    fn missed(&self, again: Callback<()>) -> AnyView {
        match self {
            Self::Outside | Self::InPlan(..) => view! { <PageHeading title=NOT_LOADED /><Lost again /> }.into_any(),
            Self::Opened(_) => {
                view! { <div role="alert"><h3 class="govuk-heading-s">{NOT_LOADED}</h3><Lost again /></div> }.into_any()
            }
        }
    }
}

const NOT_LOADED: &str = "Part of Hearth could not be loaded";

/// Draws the pages of one group.
pub(super) type Draw = fn(Shown) -> AnyView;

/// A group that is being fetched.
pub(super) type Coming = Pin<Box<dyn Future<Output = Result<Draw, NotFetched>>>>;

/// How far a group has come.
#[derive(Clone, Copy)]
enum Group {
    OnItsWay,
    Here(Draw),
    Lost,
}

impl From<Result<Draw, NotFetched>> for Group {
    fn from(fetched: Result<Draw, NotFetched>) -> Self {
        fetched.map_or(Self::Lost, Self::Here)
    }
}

/// Draws what belongs to a group: at once if the group is here, else when it has arrived.
pub(super) fn draw(fetch: fn() -> Coming, shown: Shown) -> AnyView {
    let group = RwSignal::new(Group::OnItsWay);
    let begin = move || {
        let mut coming = fetch();
        // What is here already answers at once.
        match coming.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(fetched) => group.set(fetched.into()),
            Poll::Pending => {
                group.set(Group::OnItsWay);
                spawn(async move {
                    // The officer may have left the page meanwhile.
                    let _ = group.try_set(coming.await.into());
                });
            }
        }
    };
    begin();
    let again = Callback::new(move |()| begin());
    dyn_view(move || match group.get() {
        Group::OnItsWay => shown.awaited(),
        Group::Here(draw) => draw(shown.clone()),
        Group::Lost => shown.missed(again),
    })
}

/// What an officer can do about it.
#[component]
fn Lost(again: Callback<()>) -> AnyView {
    view! {
        <p class="govuk-body">
            "The network was lost before this part of Hearth was here. Nothing that is stored has been lost, and the rest \
            of Hearth can be used."
        </p>
        <Button label="Try again" look=Look::Primary on_press=again />
    }
    .into_any()
}
