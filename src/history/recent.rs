//! The items that the latest changes touched, so that what is derived from a plan can be kept up for these alone.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::plan::{EntityId, Item};

/// Most versions remembered.
const VERSIONS: usize = 16;
/// Most items remembered of one version. Whoever follows a plan does better to start anew when more have changed.
const ITEMS: usize = 2000;

/// A version of a plan as one device holds it: another after each change that touched an item.
#[derive(Debug, Clone)]
pub struct Version(Arc<Vec<Touched>>);

/// An item that a change touched.
#[derive(Debug)]
pub struct Touched {
    /// The id of the item.
    pub id: EntityId,
    /// The item before the change; `None` if it was not there.
    pub before: Option<Arc<Item>>,
}

/// The latest versions of a replica, the present one last, each with the items touched since the one before it.
#[derive(Debug, Clone)]
pub(super) struct Recent(VecDeque<Version>);

impl Recent {
    /// A version about whose past nothing is remembered.
    pub(super) fn new() -> Self {
        Self(VecDeque::from([Version(Arc::default())]))
    }

    /// Remembers a new version.
    pub(super) fn push(&mut self, touched: Vec<Touched>) {
        if touched.len() > ITEMS {
            *self = Self::new();
            return;
        }
        if self.0.len() >= VERSIONS {
            self.0.pop_front();
        }
        self.0.push_back(Version(Arc::new(touched)));
    }

    /// The present version.
    pub(super) fn version(&self) -> Version {
        self.0.back().cloned().unwrap_or_else(|| Version(Arc::default()))
    }

    /// The items touched since a version, the oldest first; `None` if it is not remembered.
    pub(super) fn since(&self, version: &Version) -> Option<impl Iterator<Item = &Touched>> {
        let at = self.0.iter().rposition(|known| Arc::ptr_eq(&known.0, &version.0))?;
        Some(self.0.range(at + 1..).flat_map(|later| later.0.iter()))
    }
}
