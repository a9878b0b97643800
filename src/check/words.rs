//! Picks the words of a wording that say what it is about.

use super::vocabulary::{COMMON, SOMEBODY};
use crate::text::stem;

/// The stems of the significant words, in order. Names of teams and posts are left out: a line is not about its lead.
pub(super) fn significant(text: &str) -> Vec<String> {
    let words: Vec<&str> = split(text).collect();
    let mut names = vec![false; words.len()];
    for at in 0..words.len() {
        if is_capital(words[at]) && SOMEBODY.contains(&words[at].to_lowercase().as_str()) {
            names[at] = true;
            for before in (0..at).rev() {
                // The words before a name already found were looked at then.
                if names[before] || (!is_capital(words[before]) && words[before] != "and") {
                    break;
                }
                names[before] = true;
            }
        }
    }
    let kept = words.iter().zip(names).filter(|(_, named)| !named).map(|(word, _)| plain(word));
    let telling = |word: &String| {
        word.chars().nth(2).is_some()
            && !word.starts_with(|letter: char| letter.is_ascii_digit())
            && COMMON.binary_search(&word.as_str()).is_err()
    };
    kept.filter(telling).map(|word| stem(&word)).collect()
}

/// The words of a text, without spaces and punctuation.
pub(super) fn split(text: &str) -> impl Iterator<Item = &str> {
    let inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '\u{2019}');
    text.split(move |letter| !inside(letter)).filter(|word| !word.is_empty())
}

/// A word in lower case, without quotation marks or a possessive 's.
pub(super) fn plain(word: &str) -> String {
    let mut lower = word.to_lowercase();
    if lower.contains('\u{2019}') {
        lower = lower.replace('\u{2019}', "'");
    }
    let bare = lower.trim_matches('\'');
    let bare = bare.strip_suffix("'s").unwrap_or(bare);
    if bare.len() == lower.len() { lower } else { bare.to_owned() }
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}
