//! Finds the first name in words without separators between names.

use super::conjunction::{parted, remainder};
use super::council_work;
use super::grammar;
use super::known::Known;
use super::lexicon;
use super::mention::LONGEST_NAME;
use super::name_kind::{self, NameKind};
use crate::import::vocabulary::{EVERYONE, GIVEN_NAMES};

/// The length of the first name and its kind; `None` if the words name nobody.
pub(super) fn next_name(words: &[&str], known: &Known) -> (usize, Option<NameKind>) {
    let boundary = |at: usize| words.get(at).is_none_or(|word| lexicon::is_conjunction(word));
    if let Some(length) = everyone(words).filter(|length| boundary(*length)) {
        return (length, Some(NameKind::Everyone));
    }
    if let Some((length, kind)) = known.longest(words)
        && !words.get(length).is_some_and(|word| lexicon::is_terminal(word))
    {
        return (length, Some(kind));
    }
    if let Some((length, kind)) = grammar::person(words, known) {
        return (length, Some(kind));
    }
    if let Some(length) = grammar::head_of(words) {
        return (length, Some(NameKind::Post));
    }
    if let Some(length) = work_before_person(words, known) {
        return (length, Some(NameKind::Work));
    }
    // "Council Tax" ends in no council.
    if council_work::is_council_work(known.without_own(words)) {
        return remainder(words, known);
    }
    // "Department for Work and Pensions" is the government's.
    if let [department, of, ..] = words
        && department.eq_ignore_ascii_case("department")
        && (of.eq_ignore_ascii_case("for") || of.eq_ignore_ascii_case("of"))
    {
        return (words.len(), Some(NameKind::Outside));
    }
    let within = words.get(..words.len().min(LONGEST_NAME)).unwrap_or_default();
    if let Some(mut end) = within.iter().position(|word| lexicon::is_terminal(word)) {
        // "Service Manager", "Projects Team": the name goes on.
        while words.get(end + 1).is_some_and(|word| lexicon::is_post(word) || lexicon::is_team(word)) {
            end += 1;
        }
        let name = words.get(..=end).unwrap_or_default();
        if let Some(split) = parted(name, known) {
            return split;
        }
        if let Some(length) = post_of(words, end, known) {
            return (length, Some(NameKind::Post));
        }
        return (name.len(), Some(name_kind::by_last_word(name)));
    }
    remainder(words, known)
}

/// The length of council work that a person's name follows: "Housing Options Sarah Bloggs".
fn work_before_person(words: &[&str], known: &Known) -> Option<usize> {
    let is_person = |words: &[&str]| {
        let given = words.first().is_some_and(|word| GIVEN_NAMES.contains(word.to_lowercase().as_str()));
        given && matches!(grammar::person(words, known), Some((_, NameKind::Person)))
    };
    (1..words.len()).find(|at| {
        let (work, after) = words.split_at(*at);
        is_person(after) && council_work::is_council_work(known.without_own(work))
    })
}

/// The length of a post with its area: "Assistant Director – Regeneration", "Cabinet Member for Housing". A name after
/// the dash is another party.
fn post_of(words: &[&str], end: usize, known: &Known) -> Option<usize> {
    let is_post = words.get(end).is_some_and(|word| lexicon::is_post(word));
    if is_post && words.get(end + 1).is_some_and(|word| word.eq_ignore_ascii_case("for")) {
        let work = words.get(end + 2..)?;
        let mut lengths =
            (1..=work.len().min(LONGEST_NAME)).filter(|at| work.get(..*at).is_some_and(council_work::is_council_work));
        let shortest = lengths.next()?;
        let ends = |at: &usize| work.get(*at).is_none_or(|word| lexicon::is_conjunction(word));
        // If another name follows directly, it takes all words but the first.
        let length = lengths.chain([shortest]).filter(ends).max().unwrap_or(shortest);
        return Some(end + 2 + length);
    }
    let after = words.get(end + 2..).filter(|_| matches!(words.get(end + 1), Some(&("-" | "–"))))?;
    let length = after.iter().take_while(|word| !lexicon::is_conjunction(word)).count();
    let of = after.get(..length).filter(|of| (1..=4).contains(&of.len()))?;
    let capital = of.first().is_some_and(|word| word.starts_with(char::is_uppercase));
    let names = grammar::person(of, known).is_some() || known.longest(of).is_some();
    let ends = of.iter().any(|word| lexicon::is_terminal(word) || lexicon::is_abbreviation(word));
    (is_post && capital && !names && !ends).then_some(end + 2 + length)
}

fn everyone(words: &[&str]) -> Option<usize> {
    (1..=words.len().min(2)).rev().find(|length| {
        let name = words.get(..*length).unwrap_or_default().join(" ").to_lowercase();
        EVERYONE.contains(name.as_str())
    })
}
