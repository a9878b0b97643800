//! Addresses of pages: the part after `#`, read and written.
//!
//! Every page, filter and sort order has an address, so that it can be bookmarked, sent to a
//! colleague and found again with the back button. A static host in a subfolder answers one address
//! only, so everything stands after the `#`.

mod page;

use std::fmt;

pub use page::{Page, PageSpec};

use crate::plan::EntityId;

/// A page, without its filters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The start: the plans held here, the starter plans, a file to open.
    Plans,
    /// Bringing in a document.
    Bring,
    /// Settings of this browser, of no one plan.
    Settings,
    /// A page of one plan.
    Plan(EntityId, Page),
    /// An address that leads nowhere.
    NotFound,
}

impl Route {
    /// The plan the page belongs to.
    #[must_use]
    pub fn plan(&self) -> Option<&EntityId> {
        match self {
            Self::Plan(plan, _) => Some(plan),
            Self::Plans | Self::Bring | Self::Settings | Self::NotFound => None,
        }
    }

    /// The page within the plan.
    #[must_use]
    pub fn page(&self) -> Option<&Page> {
        match self {
            Self::Plan(_, page) => Some(page),
            Self::Plans | Self::Bring | Self::Settings | Self::NotFound => None,
        }
    }

    /// Reads the path of an address: the part between `#` and `?`.
    #[must_use]
    pub fn read(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] | ["plans"] => Self::Plans,
            ["bring"] => Self::Bring,
            ["settings"] => Self::Settings,
            ["plan", plan, rest @ ..] => match (EntityId::try_from(*plan), Page::read(rest)) {
                (Ok(plan), Some(page)) => Self::Plan(plan, page),
                _ => Self::NotFound,
            },
            _ => Self::NotFound,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plans => out.write_str("#/plans"),
            Self::Bring => out.write_str("#/bring"),
            Self::Settings => out.write_str("#/settings"),
            Self::Plan(plan, page) => write!(out, "#/plan/{plan}/{page}"),
            Self::NotFound => out.write_str("#/not-found"),
        }
    }
}

/// A page with its filters: a whole address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The page it leads to.
    pub route: Route,
    /// Its filters and sort order, as written after `?`.
    pub query: String,
}

impl Address {
    /// Reads an address: `#/plan/…/actions?lead=…`. `None` for a link to a place within the
    /// page.
    #[must_use]
    pub fn read(hash: &str) -> Option<Self> {
        let whole = hash.strip_prefix('#').unwrap_or(hash);
        if !whole.is_empty() && !whole.starts_with('/') {
            return None;
        }
        let (path, query) = whole.split_once('?').unwrap_or((whole, ""));
        Some(Self { route: Route::read(path), query: query.to_owned() })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.query.as_str() {
            "" => write!(out, "{}", self.route),
            query => write!(out, "{}?{query}", self.route),
        }
    }
}
