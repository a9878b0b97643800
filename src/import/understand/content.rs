//! Recognises cells by their content alone: references, statuses, continuations, points.

use crate::import::vocabulary::{DONE, STATUSES, VERBS};
use crate::import::words::{count, one_line};
use crate::text::compared;

/// Parses the reference of a line: groups of digits ("1.10", "2.3.1"), with letters in front ("HS4") or one behind
/// ("1.2a"). `None` for a plain number, which is a reference only in a column of references.
pub(super) fn reference(text: &str) -> Option<&str> {
    let bare = text.trim().trim_matches(['(', ')', '[', ']']).trim_end_matches(['.', ':']);
    let letters = bare.bytes().take_while(u8::is_ascii_uppercase).count();
    if letters > 4 || bare.len() > 14 {
        return None;
    }
    let after = bare.get(letters..)?.trim_start_matches([' ', '-', '.']);
    let letter = after.len() > 1 && after.ends_with(|last: char| last.is_ascii_lowercase());
    let digits = if letter { after.get(..after.len() - 1)? } else { after };
    let groups: Vec<&str> = digits.split('.').collect();
    let numeric =
        groups.iter().all(|group| (1..=3).contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_digit()));
    (numeric && groups.len() <= 4 && (groups.len() > 1 || letters > 0 || letter)).then_some(bare)
}

/// Parses a plain number or a reference.
pub(super) fn number(text: &str) -> Option<&str> {
    let bare = text.trim().trim_matches(['(', ')']).trim_end_matches(['.', ':']);
    let plain = (1..=3).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit());
    reference(text).or(plain.then_some(bare))
}

/// Splits a reference from the sentence after it: "1.2 Review the …", but not "2.5 million".
pub(super) fn leading_reference(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once(' ')?;
    let found = reference(first)
        .filter(|found| found.contains('.') || found.starts_with(|letter: char| letter.is_ascii_uppercase()))?;
    let rest = rest.trim_start_matches(['-', '–', ':', ' ']);
    let digits = found.bytes().any(|byte| byte.is_ascii_digit());
    (digits && rest.starts_with(|letter: char| letter.is_uppercase() || letter == '“' || letter == '"'))
        .then_some((found, rest))
}

/// True if the words are a status and nothing else.
pub(super) fn is_status(text: &str) -> bool {
    let words = compared(&one_line(text)).replace('-', " ");
    STATUSES.contains(words.trim_end_matches('.'))
}

/// True if the words say that a line is done: "Yes", a tick, or "Complete" with up to two more words.
pub(crate) fn is_done(text: &str) -> bool {
    let words = compared(&one_line(text));
    DONE.contains(words.trim_end_matches('.')) || (words.starts_with("complete") && count(&words) <= 3)
}

/// True if the text continues a sentence begun before: it starts with a bracket or a small letter.
pub(super) fn goes_on(text: &str) -> bool {
    text.chars().next().is_some_and(|letter| letter == '(' || letter.is_lowercase())
}

/// True if the text is the source of a quotation before it: a short title straight after closing quotes.
pub(super) fn is_source_of(text: &str, before: &str) -> bool {
    let quoted = before.trim_end_matches(['.', ' ']).ends_with(['”', '"', '’']);
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    quoted && count(text) <= 10 && !text.ends_with('.') && !VERBS.contains(first.as_str())
}

/// True if words after a colon are a point rather than a sentence of their own.
pub(super) fn is_point(text: &str) -> bool {
    count(text) <= 12 && !text.ends_with('.')
}
