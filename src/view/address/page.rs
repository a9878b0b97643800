//! The pages of one plan: a table of their addresses, titles and places in the navigation.
//!
//! How a page is drawn stands in `ui::pages`: drawing belongs to the second part of the app, this table to the first.

use std::fmt;

use crate::plan::{EntityId, Kind};

/// A page of one plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// The plan's sections and how they stand.
    Overview,
    /// Every line, to be searched, filtered and sorted.
    Actions,
    /// One line: an action, or a commitment that is tracked itself.
    Line(EntityId),
    /// Recording an update of a line.
    RecordUpdate(EntityId),
    /// Editing a section, a commitment, an action, or the plan itself.
    Edit(EntityId),
    /// Adding an item of this kind under this one.
    Add(Kind, EntityId),
    /// The plan as a tree, to add, move and remove.
    Structure,
    /// Items removed from the plan.
    Removed,
    /// The lines one person or team leads.
    Mine,
    /// The people and teams of the plan.
    People,
    /// The findings of the check.
    Check,
    /// Conflicts to settle: two different answers for one field.
    Conflicts,
    /// The history: every change.
    History,
    /// Downloading and opening plan files.
    Share,
    /// Updating the plan from a document.
    Bring,
    /// How this plan is read and what its statuses are.
    Settings,
}

/// The row of a page in the table.
#[derive(Debug)]
pub struct PageSpec {
    /// The first part of its address after the plan.
    pub address: &'static str,
    /// Its name in the navigation, and its heading unless it is headed by what it shows.
    pub title: &'static str,
    /// The page whose link in the navigation is marked: the page itself if it is listed.
    pub listed_as: Page,
}

impl PageSpec {
    const fn new(address: &'static str, title: &'static str, listed_as: Page) -> Self {
        Self { address, title, listed_as }
    }
}

impl Page {
    /// The pages whose address is one word; those listed in the navigation stand in its order.
    pub const PLAIN: [Self; 12] = [
        Self::Overview,
        Self::Actions,
        Self::Structure,
        Self::Removed,
        Self::Mine,
        Self::People,
        Self::Check,
        Self::Conflicts,
        Self::History,
        Self::Share,
        Self::Bring,
        Self::Settings,
    ];

    /// The table of pages.
    #[must_use]
    pub const fn spec(&self) -> PageSpec {
        match self {
            Self::Overview => PageSpec::new("overview", "Overview", Self::Overview),
            Self::Actions => PageSpec::new("actions", "All actions", Self::Actions),
            Self::Line(_) => PageSpec::new("action", "Action", Self::Actions),
            Self::RecordUpdate(_) => PageSpec::new("action", "Record an update", Self::Actions),
            Self::Edit(_) => PageSpec::new("edit", "Edit", Self::Actions),
            Self::Add(..) => PageSpec::new("add", "Add", Self::Actions),
            Self::Structure => PageSpec::new("structure", "Add, move or remove", Self::Actions),
            Self::Removed => PageSpec::new("removed", "Removed from the plan", Self::Actions),
            Self::Mine => PageSpec::new("mine", "My actions", Self::Mine),
            Self::People => PageSpec::new("people", "People and teams", Self::People),
            Self::Check => PageSpec::new("check", "Check the plan", Self::Check),
            Self::Conflicts => PageSpec::new("two-answers", "Two different answers", Self::Conflicts),
            Self::History => PageSpec::new("history", "History", Self::History),
            Self::Share => PageSpec::new("share", "Share", Self::Share),
            Self::Bring => PageSpec::new("bring", "Update this plan from a document", Self::Share),
            Self::Settings => PageSpec::new("settings", "Settings", Self::Settings),
        }
    }

    /// Its name in the navigation, and its heading unless it is headed by what it shows.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.spec().title
    }

    /// The pages of the navigation, in its order.
    pub fn listed() -> impl Iterator<Item = Self> {
        Self::PLAIN.into_iter().filter(|page| page.spec().listed_as == *page)
    }

    /// Reads the parts of an address after the plan.
    pub(super) fn read(parts: &[&str]) -> Option<Self> {
        let id = |words: &str| EntityId::try_from(words).ok();
        match parts {
            [] => Some(Self::Overview),
            [address] => Self::PLAIN.into_iter().find(|page| page.spec().address == *address),
            ["action", line] => id(line).map(Self::Line),
            ["action", line, "update"] => id(line).map(Self::RecordUpdate),
            ["edit", thing] => id(thing).map(Self::Edit),
            ["add", kind, under] => Some(Self::Add(Kind::from(*kind), id(under)?)),
            _ => None,
        }
    }
}

impl fmt::Display for Page {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = self.spec().address;
        match self {
            Self::Line(thing) | Self::Edit(thing) => write!(out, "{address}/{thing}"),
            Self::RecordUpdate(line) => write!(out, "{address}/{line}/update"),
            Self::Add(kind, under) => write!(out, "{address}/{kind}/{under}"),
            _ => out.write_str(address),
        }
    }
}
