//! Splits a cell into the names in it, with or without separators.

use super::grammar;
use super::known::Known;
use super::lexicon;
use super::mention::{Mention, Split};
use super::name_kind::NameKind;
use super::next_name::next_name;
use crate::import::vocabulary::{GIVEN_NAMES, LABELS, NOBODY, VERBS};
use crate::import::words::one_line;
use crate::text::{capital, compared, singular};

/// The most bytes of a list of names; longer cells are kept as published.
const LONGEST_CELL: usize = 1_500;

/// Splits a cell into names.
pub(super) fn split(cell: &str, known: &Known) -> Split {
    let mut found = Split::default();
    if cell.len() > LONGEST_CELL {
        cell.clone_into(&mut found.rest);
        return found;
    }
    let mut inside = Vec::new();
    let outside = without_labels(&without_brackets(&one_line(cell), &mut inside));
    for chunk in outside.split([';', '/', '|', '•']).chain(inside.iter().map(String::as_str)) {
        let bracketed = inside.iter().any(|words| words == chunk);
        let (names, remark) = without_remark(chunk);
        let before = found.names.len();
        listed(names, known, &mut found);
        if bracketed {
            // Words in brackets are names only if they surely are: "(lead)" is not.
            let sure = |mention: &Mention| {
                matches!(mention.kind, NameKind::Person | NameKind::Post | NameKind::Team)
                    && mention.spelled.contains(' ')
            };
            if found.names.iter().skip(before).any(|mention| !sure(mention)) {
                found.names.truncate(before);
                found.rest.push_str(chunk);
            }
        }
        if !remark.is_empty() {
            found.rest.push_str(remark);
        }
    }
    found
}

/// Replaces labels within a cell by separators: "Sam Doyle Partners: the charities".
fn without_labels(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let label = |from: usize| {
        (1..=2).rev().find(|length| {
            let phrase = words.get(from..from + length).unwrap_or_default().join(" ").to_lowercase();
            phrase.strip_suffix(':').is_some_and(|label| LABELS.contains(label))
        })
    };
    let mut parted: Vec<&str> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        match label(at) {
            Some(length) => {
                parted.push(";");
                at += length;
            }
            None => {
                parted.push(word);
                at += 1;
            }
        }
    }
    parted.join(" ")
}

fn without_brackets(text: &str, inside: &mut Vec<String>) -> String {
    let mut outside = String::new();
    let mut depth = 0_usize;
    for letter in text.chars() {
        match letter {
            '(' | '[' => {
                if depth == 0 {
                    inside.push(String::new());
                }
                depth += 1;
            }
            ')' | ']' => depth = depth.saturating_sub(1),
            other if depth > 0 => {
                if let Some(last) = inside.last_mut() {
                    last.push(other);
                }
            }
            other => outside.push(other),
        }
    }
    outside
}

/// Splits off a remark that says what to do: "… to work on delivery".
fn without_remark(chunk: &str) -> (&str, &str) {
    for (at, _) in chunk.match_indices(" to ") {
        let next = chunk.get(at + 4..).unwrap_or_default().split_whitespace().next().unwrap_or_default();
        if VERBS.contains(next) {
            return chunk.split_at(at);
        }
    }
    (chunk, "")
}

/// Splits a list with commas. "Smith, Ann" is one person; in "Finance, Legal and Housing Teams" the last word belongs
/// to each.
fn listed(text: &str, known: &Known, found: &mut Split) {
    let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let plural = parts.last().and_then(|last| last.split(' ').next_back()).map(clean).filter(|word| {
        let one = singular(word);
        lexicon::is_team(&one) && one.len() < word.len()
    });
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        at += 1;
        if let Some(next) = parts.get(at)
            && let Some(person) = surname_first(part, next, known)
        {
            found.names.push(person);
            at += 1;
            continue;
        }
        let words: Vec<&str> = part.split(' ').map(clean).filter(|word| !word.is_empty()).collect();
        match plural {
            Some(plural) => each_a_team(&words, plural, at == parts.len(), known, found),
            None => names(&words, known, found),
        }
    }
}

/// A word without punctuation around it, except the full stop of an initial.
fn clean(word: &str) -> &str {
    let bare = word.trim_matches(|letter: char| ".,:;\"“”*".contains(letter));
    if bare.chars().count() == 1 && bare.chars().all(char::is_uppercase) {
        word.trim_matches(|letter: char| ",:;\"“”*".contains(letter))
    } else {
        bare
    }
}

/// Reads "Smith, Ann" as "Ann Smith".
fn surname_first(surname: &str, given: &str, known: &Known) -> Option<Mention> {
    let one_word = |words: &str| !words.contains(' ') && grammar::is_name_like(words);
    if !one_word(surname) || !one_word(clean(given)) {
        return None;
    }
    let name = format!("{} {surname}", clean(given));
    let is_given = |word: &str| GIVEN_NAMES.contains(word.to_lowercase().as_str());
    let known = known.contains(&compared(&name));
    (known || (is_given(clean(given)) && !is_given(surname))).then(|| Mention {
        name,
        spelled: format!("{surname}, {given}"),
        kind: NameKind::Person,
    })
}

/// Splits "Housing and Health and Biodiversity Teams" into teams: at the "and"s that known names show, else at each.
fn each_a_team(words: &[&str], plural: &str, last: bool, known: &Known, found: &mut Split) {
    let is_plural = |word: &&str| *word == plural;
    let own_end = words.last().is_some_and(|word| lexicon::is_terminal(word) && (!last || !is_plural(word)));
    if own_end || words.iter().filter(|word| is_plural(word)).count() > 1 {
        return names(words, known, found);
    }
    let bare = if last { words.split_last().map_or(words, |(_, rest)| rest) } else { words };
    if bare.is_empty() || grammar::person(bare, known).is_some() {
        return names(bare, known, found);
    }
    let one = singular(plural);
    let mut rest = bare;
    while !rest.is_empty() {
        while let [first, after @ ..] = rest
            && lexicon::is_conjunction(first)
        {
            rest = after;
        }
        if grammar::person(rest, known).is_some() {
            return names(rest, known, found);
        }
        let joints: Vec<usize> =
            (0..rest.len()).filter(|at| rest.get(*at).is_some_and(|word| lexicon::is_conjunction(word))).collect();
        let ends = joints.iter().rev().copied().chain([rest.len()]);
        let is_known = |end: &usize| {
            known.contains(&compared(&format!("{} {one}", rest.get(..*end).unwrap_or_default().join(" "))))
        };
        let whole = is_known(&rest.len()).then_some(rest.len());
        // Before a comma an unknown "and" belongs to the name; in the last part it separates two.
        let otherwise = if last { joints.first().copied() } else { None };
        let end = whole.or_else(|| ends.into_iter().find(is_known)).or(otherwise).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if !name.is_empty() {
            let spelled = name.join(" ");
            found.names.push(mention(
                &format!("{spelled} {}", title_like(&one, plural)),
                &spelled,
                NameKind::Team,
                known,
            ));
        }
        rest = after;
    }
}

/// A word with a capital if `model` has one.
fn title_like(word: &str, model: &str) -> String {
    if model.starts_with(char::is_uppercase) { capital(word) } else { word.to_owned() }
}

/// Splits words without separators into names.
fn names(words: &[&str], known: &Known, found: &mut Split) {
    let mut at = 0;
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let Some(first) = rest.first() else { break };
        if lexicon::is_conjunction(first) {
            at += 1;
            continue;
        }
        let (length, kind) = next_name(rest, known);
        let (name, _) = rest.split_at(length.clamp(1, rest.len()));
        at += name.len();
        let text = name.join(" ");
        if NOBODY.contains(text.to_lowercase().as_str()) {
            continue;
        }
        match kind {
            Some(kind) => found.names.push(mention(&text, &text, kind, known)),
            None => {
                found.rest.push(' ');
                found.rest.push_str(&text);
            }
        }
    }
}

fn mention(name: &str, spelled: &str, kind: NameKind, known: &Known) -> Mention {
    Mention { name: known.listed(name), spelled: spelled.to_owned(), kind }
}
