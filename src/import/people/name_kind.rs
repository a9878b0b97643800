//! The kind of a name, and what its last word says of that.

use super::council_work::is_of_a_group;
use crate::import::vocabulary::{DEPARTMENTS, OUTSIDE, OUTSIDERS, POSTS, SERVICES, TEAMS};
use crate::plan::PartyKind;

/// What kind of name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum NameKind {
    /// A person with at least two names, or a name and initials.
    Person,
    /// A given name alone.
    Given,
    /// A post.
    Post,
    /// A team of the council.
    Team,
    /// A service or project.
    Service,
    /// An organisation outside the council.
    Outside,
    /// Everybody.
    Everyone,
    /// What the council does: a team that is called after it, unless its whole name stands elsewhere.
    Work,
    /// A name that says nothing of itself.
    Other,
}

impl NameKind {
    /// The kind of party it names; `other` for a name that says nothing of itself.
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

/// What a name is by the word it ends in.
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

/// Whether the name is that of a group of companies: one of people who meet says for what.
fn is_company(words: &[&str]) -> bool {
    let group = words.split_last().filter(|(last, _)| last.eq_ignore_ascii_case("group"));
    group.is_some_and(|(_, before)| !is_of_a_group(before))
}

/// Whether the words are a department that goes by one word.
pub(super) fn is_department(words: &[&str]) -> bool {
    matches!(words, [word] if DEPARTMENTS.contains(word.to_lowercase().as_str()))
}
