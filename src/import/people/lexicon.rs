//! Predicates over one word of a name: conjunctions, the words that end a name, abbreviations.

use crate::import::vocabulary::{OUTSIDE, POSTS, SERVICES, TEAMS, singular};

/// Whether a word only joins names.
pub(super) fn is_conjunction(word: &str) -> bool {
    let lower = word.to_lowercase();
    matches!(lower.as_str(), "and" | "&" | "with" | "plus" | "or" | "the" | "+" | "also" | "via" | "-" | "–" | "then")
}

/// Whether a name may end in this word.
pub(super) fn is_terminal(word: &str) -> bool {
    let lower = word.to_lowercase();
    let one = singular(&lower);
    [&*POSTS, &*TEAMS, &*SERVICES, &*OUTSIDE].iter().any(|words| words.contains(&one))
}

/// Whether the name of a post may end in this word.
pub(super) fn is_post(word: &str) -> bool {
    let lower = word.to_lowercase();
    POSTS.contains(&singular(&lower))
}

/// Whether the name of a team may end in this word, in the singular.
pub(super) fn is_team(word: &str) -> bool {
    TEAMS.contains(&word.to_lowercase().as_str())
}

/// Two to five capital letters.
pub(super) fn is_abbreviation(word: &str) -> bool {
    (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}
