//! Predicates over one word of a name: conjunctions, the words that end a name, abbreviations.

use crate::import::vocabulary::{CONJUNCTIONS, OUTSIDE, POSTS, SERVICES, TEAMS};

/// True if a word only joins names.
pub(super) fn is_conjunction(word: &str) -> bool {
    CONJUNCTIONS.contains(word.to_lowercase().as_str())
}

/// True if a name may end in this word.
pub(super) fn is_terminal(word: &str) -> bool {
    let lower = word.to_lowercase();
    [&POSTS, &TEAMS, &SERVICES, &OUTSIDE].iter().any(|words| words.contains(&lower))
}

/// True if the name of a post may end in this word.
pub(super) fn is_post(word: &str) -> bool {
    POSTS.contains(&word.to_lowercase())
}

/// True if the name of a team may end in this word.
pub(super) fn is_team(word: &str) -> bool {
    TEAMS.contains(&word.to_lowercase())
}

/// True for two to five capital letters.
pub(super) fn is_abbreviation(word: &str) -> bool {
    (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}
