//! Decides whether an "and" separates two names or is part of one.

use super::council_work;
use super::grammar;
use super::known::Known;
use super::lexicon;
use super::mention::LONGEST_NAME;
use super::name_kind::{self, NameKind};

/// Finds an "and" that separates two names in words that end in "Team": after a known name or an abbreviation, before
/// "the", or between council work and an outside organisation. Gives the length and kind of the first name.
pub(super) fn parted(words: &[&str], known: &Known) -> Option<(usize, Option<NameKind>)> {
    let at = (1..words.len()).find(|at| words.get(*at).is_some_and(|word| lexicon::is_conjunction(word)))?;
    let (left, right) = words.split_at(at);
    let the = right.get(1).is_some_and(|word| word.eq_ignore_ascii_case("the"));
    let abbreviation = matches!(left, [word] if lexicon::is_abbreviation(word));
    let is_known = known.kind_of(&left.join(" "));
    // "Housing Options and Kent Police"; "Health and Social Care Partnership" is one.
    let foreign =
        |word: &&str| !council_work::is_work(word) && !lexicon::is_conjunction(word) && !lexicon::is_terminal(word);
    let outsider = left.len() > 1
        && council_work::is_council_work(known.without_own(left))
        && name_kind::by_last_word(right) == NameKind::Outside
        && right.iter().any(foreign);
    (the || abbreviation || outsider || is_known.is_some())
        .then(|| (at, Some(is_known.unwrap_or_else(|| grammar::by_words(left, known)))))
}

/// The first name in words that do not end in a word for a team or post: a department, an organisation, or nobody.
pub(super) fn remainder(words: &[&str], known: &Known) -> (usize, Option<NameKind>) {
    if known.full_name(&words.join(" ")).is_some() {
        return (words.len(), Some(NameKind::Other));
    }
    let joints = (1..words.len().min(LONGEST_NAME))
        .filter(|at| words.get(*at).is_some_and(|word| lexicon::is_conjunction(word)));
    for at in joints {
        let (left, right) = words.split_at(at);
        let Some((joint, right)) = right.split_first() else { break };
        let whole = |words: &[&str]| {
            name_kind::is_department(words)
                || council_work::are_one_team(words)
                || known.full_name(&words.join(" ")).is_some()
                || matches!(words, [word] if lexicon::is_abbreviation(word))
                || grammar::person(words, known).is_some_and(|(length, _)| length == words.len())
        };
        let the = right.first().is_some_and(|word| word.eq_ignore_ascii_case("the"));
        // "With" never makes one name of two.
        let with = council_work::is_council_work(left) && !matches!(*joint, "and" | "&" | "-" | "–");
        let apart = with || whole(left) || whole(right) || are_apart(left, right, known);
        let one = words.get(at - 1..at + 2).is_some_and(council_work::are_one_team);
        if the || (apart && !right.is_empty() && !one) {
            return (at, Some(grammar::by_words(left, known)));
        }
    }
    let is_sentence =
        words.len() > 6 || words.first().is_some_and(|word| word.chars().all(char::is_lowercase) && words.len() > 3);
    (words.len(), (!is_sentence).then(|| grammar::by_words(words, known)))
}

/// True if two kinds of work are two teams: both name a team in some cell, or one of several words does.
fn are_apart(left: &[&str], right: &[&str], known: &Known) -> bool {
    let are_work = council_work::is_council_work(known.without_own(left)) && council_work::is_council_work(right);
    match (known.is_team_by_work(left), known.is_team_by_work(right)) {
        (true, true) => are_work,
        (true, false) => are_work && left.len() > 1,
        (false, true) => are_work && right.len() > 1,
        (false, false) => false,
    }
}
