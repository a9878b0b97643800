//! The names that stand alone somewhere in a document. They separate names that run together elsewhere.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::lexicon::{is_abbreviation, is_conjunction};
use super::name_kind::NameKind;
use crate::text::{capital, compared, singular};

/// The names known so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    names: HashMap<String, NameKind>,
    /// Names by all but their last word ("housing" for "housing team"); `None` if several share it.
    short: HashMap<String, Option<String>>,
    given: HashSet<String>,
    /// Council work that names a team by itself in some cell.
    work: HashSet<String>,
    longest: usize,
    /// The council's own abbreviation, folded; empty if unknown.
    own: String,
}

impl Known {
    /// No names, only the council's own abbreviation.
    pub(super) fn nobody(own: &str) -> Self {
        Self { own: compared(own), ..Self::default() }
    }

    pub(super) fn learn(&mut self, name: &str, kind: NameKind) {
        let normal = compared(name);
        let words: Vec<&str> = normal.split(' ').collect();
        let Some((last, rest)) = words.split_last() else { return };
        if kind == NameKind::Work {
            self.work.insert(normal);
            return;
        }
        if matches!(kind, NameKind::Given | NameKind::Other | NameKind::Everyone) || words.len() < 2 {
            return;
        }
        // "Housing and Planning Teams" may be two names, so learn nothing from it.
        if kind == NameKind::Team && singular(last).len() < last.len() {
            return;
        }
        if kind == NameKind::Person {
            self.given.extend(words.first().map(|word| (*word).to_owned()));
        } else {
            let entry = self.short.entry(rest.join(" ")).or_insert_with(|| Some(normal.clone()));
            if entry.as_deref() != Some(normal.as_str()) {
                *entry = None;
            }
        }
        self.longest = self.longest.max(words.len());
        self.names.insert(normal, kind);
    }

    /// True if a name, folded, is known.
    pub(super) fn contains(&self, normal: &str) -> bool {
        self.names.contains_key(normal)
    }

    /// The kind of a known name.
    pub(super) fn kind_of(&self, name: &str) -> Option<NameKind> {
        self.names.get(&compared(&self.listed(name))).copied()
    }

    /// The one known name, folded, of which this is all but the last word.
    pub(super) fn full_name(&self, name: &str) -> Option<&str> {
        self.short.get(&compared(&self.listed(name)))?.as_deref()
    }

    /// True if a known person has this given name.
    pub(super) fn is_given(&self, word: &str) -> bool {
        self.given.contains(&compared(word))
    }

    /// True if the words are council work that names a team in some cell.
    pub(super) fn is_team_by_work(&self, words: &[&str]) -> bool {
        self.work.contains(&compared(&self.listed(&words.join(" "))))
    }

    /// The words of a name without the council's own abbreviation in front.
    pub(super) fn without_own<'t, 'a>(&self, words: &'t [&'a str]) -> &'t [&'a str] {
        match words {
            [first, rest @ ..] if !rest.is_empty() && self.is_own(first) => rest,
            _ => words,
        }
    }

    /// True if a word is the council's own abbreviation.
    fn is_own(&self, word: &str) -> bool {
        !self.own.is_empty() && compared(word) == self.own
    }

    /// The longest known name the words begin with. If small letters follow, it is a different name.
    pub(super) fn longest(&self, words: &[&str]) -> Option<(usize, NameKind)> {
        (2..=(self.longest + 1).min(words.len())).rev().find_map(|length| {
            let next = words.get(length);
            let ends =
                next.is_none_or(|word| is_conjunction(word) || word.chars().next().is_some_and(char::is_uppercase));
            if !ends {
                return None;
            }
            let kind = self.kind_of(&words.get(..length)?.join(" "))?;
            Some((length, kind))
        })
    }

    /// A name as listed: without the council's own abbreviation, and with a capital.
    pub(super) fn listed(&self, name: &str) -> String {
        let bare = match name.split_once(' ') {
            Some((first, rest)) if self.is_own(first) => rest,
            _ => name,
        };
        capital(bare)
    }

    /// True if a name begins with another council's abbreviation.
    pub(super) fn is_of_others(&self, name: &str) -> bool {
        let Some((first, _)) = name.split_once(' ') else { return false };
        is_council(first) && compared(first) != self.own
    }
}

/// True for the abbreviation of a council: three or more capitals that end in BC, CC or DC. "LBH" is not recognised.
fn is_council(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    is_abbreviation(word) && word.len() >= 3 && ["BC", "CC", "DC"].iter().any(|end| word.ends_with(end))
}

/// Guesses the abbreviation of the council whose text this is: the borough's or district's that is most frequent, if
/// one is. A county's is named in many plans that are not its own, so a person has to say it.
pub(crate) fn own_council<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in texts.into_iter().flat_map(str::split_whitespace).flat_map(|word| word.split('/')) {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        if is_council(word) && !word.ends_with("CC") {
            *counts.entry(word).or_default() += 1;
        }
    }
    let (name, most) = counts.iter().max_by_key(|(_, count)| **count)?;
    let alone = counts.values().filter(|count| *count == most).count() == 1;
    alone.then(|| (*name).to_owned())
}
