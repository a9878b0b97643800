//! Parses the number at the start of a line, and compares numbers: "1.1" is under "1".

use super::content::{leading_reference, reference};
use crate::import::words::{Words, count};

/// The level of a numbered line, as far as numbers show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Section,
    Commitment,
    Action,
    /// Unknown: no numbered line is above another.
    Plain,
}

/// The start of a numbered row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbered {
    /// The number as printed.
    pub(super) number: String,
    /// The words after it; `None` if the number is alone.
    pub(super) rest: Option<String>,
    pub(super) level: Level,
}

/// Parses the start of a numbered row, before levels are known.
pub(super) fn begins(words: &Words) -> Option<Numbered> {
    let text = words.text.as_str();
    let numbered = |number: &str, rest: Option<&str>, level| {
        Some(Numbered { number: number.to_owned(), rest: rest.map(str::to_owned), level })
    };
    if let Some(number) = reference(text) {
        return numbered(number, None, Level::Plain);
    }
    if words.bullet {
        return None;
    }
    if let Some((number, rest)) = leading_reference(text) {
        return numbered(number, Some(rest), Level::Plain);
    }
    if let Some((number, rest)) = named(text) {
        return numbered(number, Some(rest), Level::Commitment);
    }
    let (first, rest) = text.split_once(' ')?;
    let number = first.trim_end_matches(['.', ')', ':']);
    let title = rest.trim_start_matches(['-', '–', ':', ' ']);
    let capital = title.starts_with(|letter: char| letter.is_uppercase());
    (is_plain(number) && capital && count(title) <= 40).then(|| numbered(number, Some(title), Level::Plain))?
}

/// Splits "Commitment 2: End rough sleeping" into the number and the words.
pub(super) fn named(text: &str) -> Option<(&str, &str)> {
    let rest = text.get(..10).filter(|word| word.eq_ignore_ascii_case("commitment")).and_then(|_| text.get(10..))?;
    let (number, title) = rest.strip_prefix(' ')?.split_once([':', ' ', '–', '-'])?;
    let number = number.trim_end_matches('.');
    let title = title.trim_start_matches(['-', '–', ':', ' ']);
    let digits = number.bytes().any(|byte| byte.is_ascii_digit());
    let figures = number.len() <= 5 && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (digits && figures && !title.is_empty()).then_some((number, title))
}

/// True if the next line is under this one by its number, or this one is called a commitment.
pub(super) fn leads_to(words: &Words, next: &Words) -> bool {
    let Some(over) = begins(words) else { return false };
    is_named(&over) || begins(next).is_some_and(|under| is_under(&over.number, &under.number))
}

/// True if the line is called a commitment.
pub(super) fn is_named(numbered: &Numbered) -> bool {
    numbered.level == Level::Commitment
}

/// True for a number of one or two digits.
pub(super) fn is_plain(number: &str) -> bool {
    (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// True if `other` is under `number`, as "1.1" is under "1".
pub(super) fn is_under(number: &str, other: &str) -> bool {
    other.strip_prefix(number).is_some_and(|rest| rest.starts_with('.'))
}

/// True if `other` is `number` with a letter, as "1.1a" is "1.1".
pub(super) fn is_lettered(number: &str, other: &str) -> bool {
    let mut letters = other.strip_prefix(number).unwrap_or_default().chars();
    letters.next().is_some_and(|letter| letter.is_ascii_lowercase()) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::{is_lettered, is_plain, is_under};

    #[test]
    fn a_number_is_under_another_if_it_goes_on_after_a_full_stop() {
        assert!(is_under("1", "1.1") && is_under("1.1", "1.1.2") && is_under("1", "1.1.2"));
        assert!(!is_under("1", "1") && !is_under("1", "11") && !is_under("1.1", "1.10") && !is_under("1", "1a"));
    }

    #[test]
    fn one_letter_after_a_number_makes_a_lettered_one() {
        assert!(is_lettered("1.1", "1.1a"));
        assert!(!is_lettered("1.1", "1.1") && !is_lettered("1.1", "1.1A") && !is_lettered("1.1", "1.1ab"));
    }

    #[test]
    fn plain_numbers_have_one_or_two_digits() {
        assert!(is_plain("7") && is_plain("12"));
        assert!(!is_plain("") && !is_plain("123") && !is_plain("1.2") && !is_plain("a"));
    }
}
