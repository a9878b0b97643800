//! The kind of a name, and how its last word tells it.

use super::council_work::is_of_a_group;
use crate::import::vocabulary::{DEPARTMENTS, OUTSIDE, OUTSIDERS, POSTS, SERVICES, TEAMS};
use crate::plan::PartyKind;

/// The kind of a name. In order: the first is kept when mentions differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum NameKind {
    /// A person with at least two names, or a name and initials.
    Person,
    /// A given name alone.
    Given,
    /// A post, such as "Housing Manager".
    Post,
    /// A team of the council.
    Team,
    /// A service or project.
    Service,
    /// An organisation outside the council.
    Outside,
    /// Everybody: "all staff".
    Everyone,
    /// Council work: a team named after it, unless its full name is known.
    Work,
    /// A name that does not tell its kind.
    Other,
}

impl NameKind {
    /// The kind of party it names; `other` for [`Self::Other`].
    pub(super) fn party_kind(self, other: PartyKind) -> PartyKind {
        match self {
            Self::Person | Self::Given => PartyKind::Person,
            Self::Post => PartyKind::Post,
            Self::Team | Self::Work => PartyKind::Team,
            Self::Service => PartyKind::Service,
            Self::Outside => PartyKind::Partner,
            Self::Everyone => PartyKind::Everyone,
            Self::Other => other,
        }
    }
}

/// The kind of a name by its last word.
pub(super) fn by_last_word(words: &[&str]) -> NameKind {
    let Some(last) = words.last().map(|word| word.to_lowercase()) else { return NameKind::Other };
    let outside = words.iter().any(|word| OUTSIDERS.contains(word.to_lowercase().as_str()));
    if POSTS.contains(&last) {
        NameKind::Post
    } else if outside || OUTSIDE.contains(&last) || is_company(words) {
        NameKind::Outside
    } else if TEAMS.contains(&last) {
        NameKind::Team
    } else if SERVICES.contains(&last) {
        NameKind::Service
    } else {
        NameKind::Other
    }
}

/// True for a company called "… Group". A group of people who meet has its purpose in its name.
fn is_company(words: &[&str]) -> bool {
    let group = words.split_last().filter(|(last, _)| last.eq_ignore_ascii_case("group"));
    group.is_some_and(|(_, before)| !is_of_a_group(before))
}

/// True if the words are a department named by one word.
pub(super) fn is_department(words: &[&str]) -> bool {
    matches!(words, [word] if DEPARTMENTS.contains(word.to_lowercase().as_str()))
}
