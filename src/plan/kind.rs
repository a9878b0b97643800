//! The kinds of thing that a plan holds, and which may go under which.

use std::fmt;

/// The kind of a thing, which its id begins with.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The plan itself.
    Plan,
    /// A section or priority.
    Section,
    /// A "We will …" of a section.
    Commitment,
    /// An action, in a commitment or straight in a section.
    Action,
    /// A bullet under an action.
    Point,
    /// A result that an action is to bring about.
    Outcome,
    /// Another plan that a section names.
    Connection,
    /// The position of a line at a date.
    Update,
    /// Evidence for a line or an update.
    Evidence,
    /// A person, post, team or organisation.
    Party,
    /// Another spelling of a party's name.
    Alias,
    /// One word of the plan's own scheme of statuses.
    Status,
    /// A kind of a later version: kept and written out as it came.
    Unknown(String),
}

use Kind::{
    Action, Alias, Commitment, Connection, Evidence, Outcome, Party, Plan, Point, Section, Status, Unknown, Update,
};

/// The one table of kinds. The match has no default arm: a new kind does not compile until it has its name here.
macro_rules! kinds {
    ($($kind:ident $name:literal),* $(,)?) => {
        /// Every kind known here.
        #[cfg(test)]
        const KNOWN: &[Kind] = &[$($kind),*];

        impl Kind {
            /// Its name in ids.
            pub(super) fn name(&self) -> &str {
                match self {
                    $($kind => $name,)*
                    Unknown(name) => name,
                }
            }
        }

        // Asked of every id that is met, so it is a match and no search.
        impl From<&str> for Kind {
            fn from(name: &str) -> Self {
                match name {
                    $($name => $kind,)*
                    other => Unknown(other.to_owned()),
                }
            }
        }
    };
}

kinds! {
    Plan "plan",
    Section "section",
    Commitment "commitment",
    Action "action",
    Point "point",
    Outcome "outcome",
    Connection "connection",
    Update "update",
    Evidence "evidence",
    Party "party",
    Alias "alias",
    Status "status",
}

impl Kind {
    /// True if a thing of this kind may stand under one of kind `parent`. Every allowed parent is
    /// strictly above its child, so however officers' moves combine, no circle can arise.
    #[must_use]
    pub fn stands_under(&self, parent: &Self) -> bool {
        match self {
            Section | Party | Status => *parent == Plan,
            Commitment | Connection => *parent == Section,
            Action => matches!(parent, Section | Commitment),
            Point | Outcome | Update => matches!(parent, Commitment | Action),
            Evidence => matches!(parent, Commitment | Action | Update),
            Alias => *parent == Party,
            Plan | Unknown(_) => false,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{KNOWN, Kind};

    #[test]
    fn every_kind_has_a_name_of_its_own_that_reads_back() {
        let names: BTreeSet<&str> = KNOWN.iter().map(Kind::name).collect();
        assert_eq!(names.len(), KNOWN.len());
        assert!(!names.contains(""));
        assert!(KNOWN.iter().all(|kind| Kind::from(kind.name()) == *kind));
    }
}
