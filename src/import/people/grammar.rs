//! The structure of names: of persons, of posts with their area, and of words without a telling ending.

use super::council_work::{is_council_work, is_work};
use super::known::Known;
use super::lexicon::{is_abbreviation, is_conjunction, is_terminal};
use super::name_kind::{NameKind, is_department};
use crate::import::vocabulary::{GIVEN_NAMES, HEADS, ORDINARY, OUTSIDERS};

/// The kind of a name that is neither a person's nor told by its last word.
pub(super) fn by_words(words: &[&str], known: &Known) -> NameKind {
    if is_department(words)
        || matches!(words, [word] if is_abbreviation(word) && !OUTSIDERS.contains(word.to_lowercase().as_str()))
    {
        return NameKind::Team;
    }
    if words.iter().any(|word| OUTSIDERS.contains(word.to_lowercase().as_str())) {
        NameKind::Outside
    } else if is_council_work(known.without_own(words)) {
        NameKind::Work
    } else {
        NameKind::Other
    }
}

/// True if a word could be part of a person's name.
pub(super) fn is_name_like(word: &str) -> bool {
    let lower = word.to_lowercase();
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.chars().any(char::is_lowercase)
        && letters.all(|letter| letter.is_alphabetic() || "'’‘-.".contains(letter))
        && !ORDINARY.contains(&lower)
        && !OUTSIDERS.contains(lower.as_str())
        && !is_terminal(word)
        && !is_department(&[word])
        && !is_work(word)
}

fn is_initials(word: &str) -> bool {
    let letters = word.trim_end_matches('.');
    // "Age UK" has no initials.
    letters != "UK" && (1..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The person's name the words begin with: its length and kind. A common given name marks a person anywhere; two other
/// capitalised words only if no other name touches them.
pub(super) fn person(words: &[&str], known: &Known) -> Option<(usize, NameKind)> {
    let first = words.first()?;
    let is_given = |word: &str| GIVEN_NAMES.contains(word.to_lowercase().as_str());
    let capital = first.chars().next().is_some_and(char::is_uppercase) && first.chars().any(char::is_lowercase);
    // A saint names a church or a charity.
    if matches!(*first, "St" | "St." | "Saint") {
        return None;
    }
    let given = capital && is_given(first);
    let initial = is_initials(first) && first.trim_end_matches('.').len() == 1;
    if !given && !initial && !is_name_like(first) {
        return None;
    }
    let more = words.iter().skip(1).take_while(|word| is_name_like(word) || is_initials(word)).take(3);
    let mut length = 1 + more.count();
    let boundary = |at: usize| words.get(at).is_none_or(|word| is_conjunction(word));
    // "Sarah Green": after a given name, at the end, an ordinary word is a surname.
    let surname = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase) && !is_terminal(word) && !is_department(&[word])
    };
    if given && length == 1 && boundary(2) && is_name_like(first) && words.get(1).is_some_and(surname) {
        return Some((2, NameKind::Person));
    }
    if given {
        // Another given name begins the next person.
        if let Some(next) = (2..length).find(|at| words.get(*at).is_some_and(|word| is_given(word))) {
            length = next;
        }
        if length > 2 && !boundary(length) {
            length = 2;
        }
        let alone = length == 1 && boundary(1) && (is_name_like(first) || known.is_given(first));
        return if length > 1 { Some((length, NameKind::Person)) } else { alone.then_some((1, NameKind::Given)) };
    }
    if (2..=3).contains(&length) && boundary(length) {
        return Some((length, NameKind::Person));
    }
    (length == 1 && boundary(1) && known.is_given(first)).then_some((1, NameKind::Given))
}

/// The length of a post such as "Head of Service" or "Director of Finance and Resources" that the words begin with.
pub(super) fn head_of(words: &[&str]) -> Option<usize> {
    let of = words.iter().take(4).position(|word| word.eq_ignore_ascii_case("of"))?;
    let before = words.get(of.checked_sub(1)?)?.to_lowercase();
    if !HEADS.contains(before.as_str()) {
        return None;
    }
    // A word that ends a name before it belongs to another party.
    if words.iter().take(of - 1).any(|word| is_terminal(word)) {
        return None;
    }
    let after = words.get(of + 1..)?;
    let ends = |word: &str| is_terminal(word) || word.eq_ignore_ascii_case("services");
    let length = after.iter().position(|word| ends(word)).map_or(after.len(), |at| at + 1);
    (length > 0 && length <= 6).then_some(of + 1 + length)
}
