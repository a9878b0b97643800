//! The address as a signal, for everything that follows it.

use leptos::prelude::*;

use crate::browser::location;
use crate::view::address::{Address, Route};

/// Where the officer is. In context from [`super::App`] down; got by [`here`].
#[derive(Clone, Copy)]
pub struct Here {
    route: Memo<Route>,
    query: Memo<String>,
    address: RwSignal<Address>,
    moves: RwSignal<Moves>,
}

/// How the officer got here.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Moves {
    /// How many pages ago the app was opened.
    pub count: u32,
    /// How far down to scroll.
    pub down: f64,
}

/// Where the officer is.
///
/// # Panics
/// Never within the app: [`super::App`] provides it.
#[must_use]
pub fn here() -> Here {
    expect_context()
}

impl Here {
    /// Follows the address from now on.
    pub(super) fn follow() -> Self {
        let lost = Address { route: Route::Plans, query: String::new() };
        let address = RwSignal::new(Address::read(&location::hash()).unwrap_or(lost));
        let moves = RwSignal::new(Moves::default());
        location::watch(move |arrival| {
            let Some(there) = Address::read(&arrival.hash) else { return };
            if there.route != address.with_untracked(|here| here.route.clone()) {
                moves.update(|moves| {
                    moves.count += 1;
                    moves.down = arrival.back_to.unwrap_or_default();
                });
            }
            address.set(there);
        });
        Self {
            route: Memo::new(move |_| address.with(|address| address.route.clone())),
            query: Memo::new(move |_| address.with(|address| address.query.clone())),
            address,
            moves,
        }
    }

    /// The page shown. Changes only when another page is shown, not with its filters.
    #[must_use]
    pub fn route(self) -> Memo<Route> {
        self.route
    }

    /// The filters of the page: what stands after `?`, as the page's own query type reads it.
    #[must_use]
    pub fn query(self) -> Memo<String> {
        self.query
    }

    /// Changes the filters. The back button then leaves the page, and does not go through every
    /// letter typed.
    pub fn set_query(self, query: impl ToString) {
        self.address.update(|address| address.query = query.to_string());
        location::replace(&self.address.with_untracked(ToString::to_string));
    }

    /// Goes to another page, without filters.
    pub fn go(self, route: &Route) {
        location::go(&route.to_string());
    }

    /// Goes to another page, with filters.
    pub fn go_to(self, address: &Address) {
        location::go(&address.to_string());
    }

    /// How the officer got to this page.
    pub(super) fn moves(self) -> Moves {
        self.moves.get_untracked()
    }
}
