//! Judges how certain it is that a cell names people and teams and nothing else.

use super::council_work::is_work;
use super::known::Known;
use super::lexicon::{is_conjunction, is_terminal};
use super::mention::Split;
use super::name_kind::NameKind;
use super::split::split;
use crate::import::vocabulary::{DEPARTMENTS, GIVEN_NAMES, NOBODY, ORDINARY, VERBS};
use crate::import::words::count;
use crate::text::compared;

/// The most words of a list of names.
const LONGEST_LIST: usize = 24;

/// How certain it is that a cell names people and teams and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Certainty {
    /// It names nobody, or has other words as well.
    No,
    /// Only the shape of the words suggests names.
    Likely,
    /// It names people or teams.
    Sure,
}

impl Certainty {
    fn likely_if(condition: bool) -> Self {
        if condition { Self::Likely } else { Self::No }
    }
}

/// True if a cell is council work and nothing else ("Housing Options"): a team where names are expected, but elsewhere
/// perhaps the title of a section or a grant.
pub(crate) fn names_work(cell: &str, known: &Known) -> bool {
    count(cell) <= 12 && all_work(&split(cell, known))
}

fn all_work(split: &Split) -> bool {
    !split.names.is_empty() && split.rest.is_empty() && split.names.iter().all(|name| name.kind == NameKind::Work)
}

/// Judges how certain it is that a cell names people and teams and nothing else.
pub(crate) fn names_people(cell: &str, known: &Known) -> Certainty {
    if count(cell) > LONGEST_LIST { Certainty::No } else { of_split(cell, &split(cell, known), known) }
}

fn of_split(cell: &str, split: &Split, known: &Known) -> Certainty {
    let first = cell.split_whitespace().next().unwrap_or_default().to_lowercase();
    let whole = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if known.kind_of(&whole).is_some() {
        return Certainty::Sure;
    }
    if split.names.is_empty() || NOBODY.contains(whole.to_lowercase().as_str()) {
        return Certainty::No;
    }
    // "Cleansing Team" and "Support Officer" are names, "Cleansing streets" and "Support tenants" are things to do.
    let small = cell.split_whitespace().nth(1).is_none_or(|word| word.chars().next().is_some_and(char::is_lowercase));
    let verb = (VERBS.contains(first.as_str()) && (small || count(cell) > 3)) || (first.ends_with("ing") && small);
    let noun = ORDINARY.contains(&first) || DEPARTMENTS.contains(first.as_str()) || is_work(&first);
    let verb = verb && (!noun || VERBS.contains(first.as_str()));
    let given =
        GIVEN_NAMES.contains(first.as_str()) && split.names.first().is_some_and(|name| name.kind == NameKind::Person);
    if (verb && !given) || cell.contains(['?', '!', '%', '£']) || cell.chars().any(|letter| letter.is_ascii_digit()) {
        return Certainty::No;
    }
    let capital = |word: &str| word.chars().next().is_some_and(|letter| letter.is_uppercase() || letter == '&');
    let mut sure = Certainty::Sure;
    for name in &split.names {
        let words: Vec<&str> = name.spelled.split(' ').collect();
        let small = words.iter().filter(|word| !capital(word) && !is_conjunction(word) && !is_terminal(word)).count();
        let own = match name.kind {
            NameKind::Everyone => Certainty::Sure,
            NameKind::Post | NameKind::Team | NameKind::Service => {
                if small == 0 {
                    Certainty::Sure
                } else {
                    Certainty::likely_if(small <= 3 && words.first().is_some_and(|word| capital(word)))
                }
            }
            NameKind::Person if known.contains(&compared(&name.name)) => Certainty::Sure,
            NameKind::Person => Certainty::Likely,
            // Small letters after a name make it something else: "… Officer role".
            NameKind::Other if !words.first().is_some_and(|word| capital(word)) => Certainty::No,
            NameKind::Given | NameKind::Outside | NameKind::Work | NameKind::Other => {
                Certainty::likely_if(small <= 1 && words.len() <= 5)
            }
        };
        sure = sure.min(own);
    }
    // One clear name among several vouches for the others.
    let clear = split
        .names
        .iter()
        .any(|name| matches!(name.kind, NameKind::Post | NameKind::Team | NameKind::Person | NameKind::Everyone));
    if sure == Certainty::No || count(&split.rest) * 5 > count(cell) * 3 {
        return Certainty::No;
    }
    let only_other =
        split.names.iter().all(|name| matches!(name.kind, NameKind::Other | NameKind::Given | NameKind::Work));
    if only_other {
        Certainty::No
    } else if split.names.len() > 1 && clear && sure == Certainty::Likely {
        Certainty::Sure
    } else {
        sure
    }
}
