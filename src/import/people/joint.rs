//! Where an "and" parts two names, and where it is of one.

use super::function;
use super::kind::{self, Sort};
use super::known::Known;
use super::split::LONGEST_NAME;

/// Where an "and" within words that end in "Team" parts two names: after a person, a known name or an abbreviation,
/// and before "the".
pub(super) fn parted(words: &[&str], known: &Known) -> Option<(usize, Option<Sort>)> {
    let at = (1..words.len()).find(|at| words.get(*at).is_some_and(|word| kind::is_joint(word)))?;
    let (left, right) = words.split_at(at);
    let the = right.get(1).is_some_and(|word| word.eq_ignore_ascii_case("the"));
    let abbreviation = matches!(left, [word] if kind::is_abbreviation(word));
    let is_known = known.sort_of(&left.join(" "));
    // "Housing Options and Kent Police"; "Health and Social Care Partnership" is one.
    let foreign = |word: &&str| !function::is_work(word) && !kind::is_joint(word) && !kind::is_terminal(word);
    let outsider = left.len() > 1
        && function::is_function(known.without_own(left))
        && kind::of_terminal(right) == Sort::Outside
        && right.iter().any(foreign);
    (the || abbreviation || outsider || is_known.is_some())
        .then(|| (at, Some(is_known.unwrap_or_else(|| kind::of_words(left, known)))))
}

/// Words that no team or post ends: a department, an organisation, or nobody.
pub(super) fn remainder(words: &[&str], known: &Known) -> (usize, Option<Sort>) {
    if known.in_full(&words.join(" ")).is_some() {
        return (words.len(), Some(Sort::Other));
    }
    let joints =
        (1..words.len().min(LONGEST_NAME)).filter(|at| words.get(*at).is_some_and(|word| kind::is_joint(word)));
    for at in joints {
        let (left, right) = words.split_at(at);
        let Some((joint, right)) = right.split_first() else { break };
        let whole = |words: &[&str]| {
            kind::is_department(words)
                || function::are_one(words)
                || known.in_full(&words.join(" ")).is_some()
                || matches!(words, [word] if kind::is_abbreviation(word))
                || kind::person(words, known).is_some_and(|(length, _)| length == words.len())
        };
        let the = right.first().is_some_and(|word| word.eq_ignore_ascii_case("the"));
        // "With" joins no two sorts of work to one.
        let with = function::is_function(left) && !matches!(*joint, "and" | "&" | "-" | "–");
        let apart = with || whole(left) || whole(right) || are_apart(left, right, known);
        let one = words.get(at - 1..at + 2).is_some_and(function::are_one);
        if the || (apart && !right.is_empty() && !one) {
            return (at, Some(kind::of_words(left, known)));
        }
    }
    let is_sentence =
        words.len() > 6 || words.first().is_some_and(|word| word.chars().all(char::is_lowercase) && words.len() > 3);
    (words.len(), (!is_sentence).then(|| kind::of_words(words, known)))
}

/// Whether two sorts of work are those of two teams: each names one in some cell, or one of several words does.
fn are_apart(left: &[&str], right: &[&str], known: &Known) -> bool {
    let are_work = function::is_function(known.without_own(left)) && function::is_function(right);
    match (known.is_function(left), known.is_function(right)) {
        (true, true) => are_work,
        (true, false) => are_work && left.len() > 1,
        (false, true) => are_work && right.len() > 1,
        (false, false) => false,
    }
}
