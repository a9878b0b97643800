//! Names that may mean one party.
//!
//! A wrong guess would give one person's lines to another, so a person is asked and nothing here joins anybody.

use strsim::osa_distance;

use crate::text::compared;
use crate::text::index::Index;

/// Two names that may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LikelyPair {
    /// The index of one name in its list.
    pub one: usize,
    /// The index of the other name in its list.
    pub other: usize,
    /// The reason, in a whole sentence for the officer.
    pub why: &'static str,
}

/// Likely pairs of a name in one list and a name in the other, such as a document's and a plan's. A name that both
/// lists have is no question.
#[must_use]
pub fn between(names: &[&str], others: &[&str]) -> Vec<LikelyPair> {
    let others: Vec<String> = others.iter().map(|name| compared(name)).collect();
    let index = indexed(&others);
    let mut found = Vec::new();
    for (at, name) in names.iter().map(|name| compared(name)).enumerate() {
        if others.contains(&name) {
            continue;
        }
        let near = index.near(&keys(&name)).into_iter().filter_map(|other| Some((other, others.get(other)?)));
        found.extend(
            near.filter_map(|(other, theirs)| Some(LikelyPair { one: at, other, why: reason(&name, theirs)? })),
        );
    }
    found
}

/// Likely pairs within one list, each once, the earlier name first.
#[must_use]
pub fn among(names: &[&str]) -> Vec<LikelyPair> {
    let names: Vec<String> = names.iter().map(|name| compared(name)).collect();
    let index = indexed(&names);
    let mut found = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let near = index.near(&keys(name)).into_iter().filter(|other| *other > at);
        let near = near.filter_map(|other| Some((other, names.get(other)?)));
        found
            .extend(near.filter_map(|(other, theirs)| Some(LikelyPair { one: at, other, why: reason(name, theirs)? })));
    }
    found
}

/// Why two different names may be one.
fn reason(one: &str, other: &str) -> Option<&'static str> {
    if has_initial(one, other) || has_initial(other, one) {
        return Some("One is written with an initial and may be short for the other.");
    }
    let first = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
    let given_alone = |short: &str, long: &str| !short.contains(' ') && long.contains(' ') && first(long) == short;
    if given_alone(one, other) || given_alone(other, one) {
        return Some("One is a first name that the other has too.");
    }
    let length = one.chars().count().min(other.chars().count());
    let allowed = match length {
        0..6 => 0,
        6..12 => 1,
        _ => 2,
    };
    // Another abbreviation in front, or another number, is another name and no slip of the pen.
    let same_ends =
        first(one).len() > 3 && first(other).len() > 3 && !one.contains(|letter: char| letter.is_ascii_digit());
    let near = one.chars().count().abs_diff(other.chars().count()) <= allowed;
    (allowed > 0 && near && same_ends && osa_distance(one, other) <= allowed)
        .then_some("They are spelled nearly alike.")
}

/// True if `short` has an initial in the place of a name of `long`: "j. smith" or "john s" for "john smith".
fn has_initial(short: &str, long: &str) -> bool {
    let (short, long): (Vec<&str>, Vec<&str>) = (short.split(' ').collect(), long.split(' ').collect());
    let fits = |(a, b): (&&str, &&str)| {
        let initial = a.trim_end_matches('.');
        a == b || (initial.chars().count() == 1 && b.chars().count() > 2 && b.starts_with(initial))
    };
    let abbreviated = short.iter().any(|word| word.trim_end_matches('.').chars().count() == 1);
    short.len() == long.len() && short.len() > 1 && abbreviated && short.iter().zip(&long).all(fits)
}

/// A key shared by more names than this is ignored.
const CROWD: usize = 60;

/// An index of names by the parts that near spellings share, so that not every pair is compared.
fn indexed<'a>(names: impl IntoIterator<Item = &'a String>) -> Index<String> {
    let mut index = Index::new(CROWD);
    for (at, name) in names.into_iter().enumerate() {
        index.add(at, keys(name));
    }
    index
}

/// The parts of a name that survive a slip: its first half, its second half, and each word.
fn keys(name: &str) -> Vec<String> {
    let half = name.chars().count() / 2;
    let start: String = name.chars().take(half).collect();
    let end: String = name.chars().skip(name.chars().count() - half).collect();
    let mut keys = vec![format!("<{start}"), format!("{end}>")];
    keys.extend(name.split(' ').map(str::to_owned));
    keys
}
