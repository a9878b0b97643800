//! The general words by which plans are recognised; none is of one plan alone. The lists are in `vocabulary/`, one word
//! or phrase a line, in order; the comment at the head of each says what it decides.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A list, parsed once.
type Words = LazyLock<HashSet<&'static str>>;

fn words(file: &'static str) -> HashSet<&'static str> {
    file.lines().filter(|line| !line.starts_with('#')).collect()
}

/// Verbs that a commitment or an action begins with. A cell that begins with one names nobody, and a line that
/// does is a sentence and no title.
pub(super) static VERBS: Words = LazyLock::new(|| words(include_str!("vocabulary/verbs.txt")));

/// Nouns of council work, places and little words. None is part of a person's name.
pub(super) static ORDINARY: Words = LazyLock::new(|| words(include_str!("vocabulary/ordinary.txt")));

/// Given names common in Britain. One tells a person from an organisation where two capital letters do not.
pub(super) static GIVEN_NAMES: Words = LazyLock::new(|| words(include_str!("vocabulary/given_names.txt")));

/// Words that end the name of a post, in the singular.
pub(super) static POSTS: Words = LazyLock::new(|| words(include_str!("vocabulary/posts.txt")));

/// Words that end the name of a team or another body of the council, in the singular.
pub(super) static TEAMS: Words = LazyLock::new(|| words(include_str!("vocabulary/teams.txt")));

/// Words that end the name of a service, or of a piece of work that answers for something, in the singular.
pub(super) static SERVICES: Words = LazyLock::new(|| words(include_str!("vocabulary/services.txt")));

/// Words that end the name of an organisation outside the council, in the singular.
pub(super) static OUTSIDE: Words = LazyLock::new(|| words(include_str!("vocabulary/organisations.txt")));

/// Words that say by themselves that a name is outside the council.
pub(super) static OUTSIDERS: Words = LazyLock::new(|| words(include_str!("vocabulary/outsiders.txt")));

/// Departments that go by one word. An "and" beside one separates two names.
pub(super) static DEPARTMENTS: Words = LazyLock::new(|| words(include_str!("vocabulary/departments.txt")));

/// Words that mean everybody.
pub(super) static EVERYONE: Words = LazyLock::new(|| words(include_str!("vocabulary/everyone.txt")));

/// What is written where nobody is named.
pub(super) static NOBODY: Words = LazyLock::new(|| words(include_str!("vocabulary/nobody.txt")));

/// Work that a council does for itself or its residents. The name of a team by its work ends in one of these.
pub(super) static WORK: Words = LazyLock::new(|| words(include_str!("vocabulary/work.txt")));

/// What work is about or for whom it is done. It comes before a word of work and is nobody's name by itself.
pub(super) static ABOUT: Words = LazyLock::new(|| words(include_str!("vocabulary/work_about.txt")));

/// A word in the singular, as far as the names of teams and posts need it.
pub(super) fn singular(word: &str) -> &str {
    match word {
        "agencies" => "agency",
        "charities" => "charity",
        "societies" => "society",
        other if other.ends_with("ss") => other,
        other => other.strip_suffix('s').unwrap_or(other),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn each_list_says_what_it_is_for_and_is_in_order_without_repeats() {
        let files = [
            include_str!("vocabulary/verbs.txt"),
            include_str!("vocabulary/ordinary.txt"),
            include_str!("vocabulary/given_names.txt"),
            include_str!("vocabulary/posts.txt"),
            include_str!("vocabulary/teams.txt"),
            include_str!("vocabulary/services.txt"),
            include_str!("vocabulary/organisations.txt"),
            include_str!("vocabulary/outsiders.txt"),
            include_str!("vocabulary/departments.txt"),
            include_str!("vocabulary/everyone.txt"),
            include_str!("vocabulary/nobody.txt"),
            include_str!("vocabulary/work.txt"),
            include_str!("vocabulary/work_about.txt"),
        ];
        for file in files {
            assert!(file.starts_with("# "), "{file}");
            let words: Vec<&str> = file.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(words.is_sorted_by(|one, next| one < next), "{file}");
            assert!(words.iter().all(|word| !word.is_empty() && *word == word.to_lowercase()), "{file}");
        }
    }
}
