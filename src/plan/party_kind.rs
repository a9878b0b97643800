//! The kinds of party: a person, a post, a team and so on. Words of later versions are kept.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The kind of a party.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum PartyKind {
    /// A named person.
    Person,
    /// A job, held by one person after another: see [`super::post`].
    Post,
    /// A team of the council.
    Team,
    /// A service or project.
    Service,
    /// An organisation outside the council.
    Partner,
    /// Everybody, as in "all officers".
    Everyone,
    /// A word of a later version, kept as it came; empty if no kind was given.
    Unknown(String),
}

impl PartyKind {
    /// The kinds an officer can choose, in the order they are listed.
    pub const ALL: [Self; 6] = [Self::Person, Self::Post, Self::Team, Self::Service, Self::Partner, Self::Everyone];

    /// The one table of kinds: the stored word, and the label on screen.
    fn spec(&self) -> (&str, &str) {
        match self {
            Self::Person => ("person", "Person"),
            Self::Post => ("post", "Post"),
            Self::Team => ("team", "Team"),
            Self::Service => ("service", "Service"),
            Self::Partner => ("partner", "Partner organisation"),
            Self::Everyone => ("everyone", "Everyone"),
            Self::Unknown(word) => (word, word),
        }
    }

    /// The word it is stored under.
    #[must_use]
    pub fn word(&self) -> &str {
        self.spec().0
    }

    /// Its name on screen.
    #[must_use]
    pub fn label(&self) -> &str {
        self.spec().1
    }
}

impl Default for PartyKind {
    fn default() -> Self {
        Self::Unknown(String::new())
    }
}

impl From<String> for PartyKind {
    fn from(word: String) -> Self {
        Self::ALL.into_iter().find(|kind| kind.word() == word).unwrap_or(Self::Unknown(word))
    }
}

impl From<PartyKind> for String {
    fn from(kind: PartyKind) -> Self {
        kind.word().to_owned()
    }
}

impl fmt::Display for PartyKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::PartyKind;

    #[test]
    fn every_kind_reads_back_and_other_words_are_kept() {
        for kind in PartyKind::ALL {
            assert_eq!(PartyKind::from(kind.word().to_owned()), kind);
        }
        let later = PartyKind::from("alliance".to_owned());
        assert_eq!((later.word(), later.label()), ("alliance", "alliance"));
    }
}
