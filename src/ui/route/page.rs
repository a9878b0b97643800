//! The pages of one plan.

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
    Report(EntityId),
    /// Editing a thing: a section, commitment, action, or the plan itself.
    Edit(EntityId),
    /// Adding a thing of this kind under this one.
    Add(Kind, EntityId),
    /// The plan as a tree, to add, move and remove.
    Structure,
    /// What was removed from the plan.
    Removed,
    /// The lines one person or team leads.
    Mine,
    /// The people and teams of the plan.
    People,
    /// What to look at in the plan.
    Check,
    /// What two officers answered differently.
    TwoAnswers,
    /// Every change.
    History,
    /// Handing files over and opening them.
    Share,
    /// Updating the plan from a document.
    Bring,
    /// How this plan is read and what its statuses are.
    Settings,
}

/// Pages without a part of their own in the address.
const PLAIN: [(Page, &str); 12] = [
    (Page::Overview, "overview"),
    (Page::Actions, "actions"),
    (Page::Structure, "structure"),
    (Page::Removed, "removed"),
    (Page::Mine, "mine"),
    (Page::People, "people"),
    (Page::Check, "check"),
    (Page::TwoAnswers, "two-answers"),
    (Page::History, "history"),
    (Page::Share, "share"),
    (Page::Bring, "bring"),
    (Page::Settings, "settings"),
];

impl Page {
    /// Reads the parts of an address after the plan.
    pub(super) fn read(parts: &[&str]) -> Option<Self> {
        let id = |words: &str| EntityId::try_from(words).ok();
        match parts {
            [] => Some(Self::Overview),
            [name] => PLAIN.iter().find(|(_, known)| known == name).map(|(page, _)| page.clone()),
            ["action", line] => id(line).map(Self::Line),
            ["action", line, "update"] => id(line).map(Self::Report),
            ["edit", thing] => id(thing).map(Self::Edit),
            ["add", kind, under] => Some(Self::Add(Kind::from(*kind), id(under)?)),
            _ => None,
        }
    }
}

impl fmt::Display for Page {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(out, "action/{line}"),
            Self::Report(line) => write!(out, "action/{line}/update"),
            Self::Edit(thing) => write!(out, "edit/{thing}"),
            Self::Add(kind, under) => write!(out, "add/{kind}/{under}"),
            plain => out.write_str(PLAIN.iter().find(|(page, _)| page == plain).map_or("", |(_, name)| name)),
        }
    }
}
