//! Which numbered lines of a text stand over others: "1.1" over "1.1.1", "2. Homes" over "2.1". A line with others under
//! it is a commitment, one with commitments under it a section, and one numbered as the commitments are is one too, though
//! nothing stands under it. Where no number stands over another, how far the lines are set in may say it.

use std::collections::HashSet;

use super::content::{leading_reference, reference};
use super::indent;
use crate::import::words::{Words, count};

/// What a numbered line is, as far as the numbers say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Section,
    Commitment,
    Action,
    /// No line stands over another.
    Plain,
}

/// A line that begins a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbered {
    /// Its number as it is printed.
    pub(super) number: String,
    /// What the line says after it; `None` where the number stands alone.
    pub(super) rest: Option<String>,
    pub(super) level: Level,
}

/// For each line what begins there. `sectioned` where sections are known by other lines, so that what the numbers show
/// are commitments.
pub(super) fn of(lines: &[Words], sectioned: bool) -> Vec<Option<Numbered>> {
    let mut found: Vec<Option<Numbered>> = lines.iter().map(begins).collect();
    let mut numbers: Vec<(usize, String)> = Vec::new();
    // From the end: a plain number counts only where the next number stands under it.
    for (at, one) in found.iter_mut().enumerate().rev() {
        let Some(numbered) = one else { continue };
        let next = numbers.last().map(|(_, number)| number.as_str());
        if is_plain(&numbered.number)
            && !is_named(numbered)
            && !next.is_some_and(|next| is_under(&numbered.number, next))
        {
            *one = None;
            continue;
        }
        numbers.push((at, numbered.number.clone()));
    }
    numbers.reverse();
    let all: HashSet<&str> = numbers.iter().map(|(_, number)| number.as_str()).collect();
    let lettered =
        |number: &str| all.contains(format!("{number}a").as_str()) && all.contains(format!("{number}b").as_str());
    let stands_over =
        |number: &str, next: &str| is_under(number, next) || (lettered(number) && is_lettered(number, next));
    let over: Vec<bool> = (0..numbers.len())
        .map(|at| match (numbers.get(at), numbers.get(at + 1)) {
            (Some((_, number)), Some((_, next))) => stands_over(number, next),
            _ => false,
        })
        .collect();
    let levels: Vec<Level> = (numbers.iter().enumerate())
        .map(|(at, (_, number))| {
            let under = numbers.iter().zip(&over).skip(at + 1).take_while(|((_, other), _)| stands_over(number, other));
            match over.get(at) {
                Some(true) if is_plain(number) && !sectioned => Level::Section,
                Some(true) if under.clone().any(|(_, over)| *over) && is_plain(number) => Level::Section,
                Some(true) => Level::Commitment,
                _ => Level::Action,
            }
        })
        .collect();
    let lettered = |number: &str| number.ends_with(|last: char| last.is_ascii_lowercase());
    let depth = |number: &str| number.split('.').count() + usize::from(lettered(number));
    let promised: HashSet<usize> = (numbers.iter().zip(&levels))
        .filter(|(_, level)| **level == Level::Commitment)
        .map(|((_, number), _)| depth(number))
        .collect();
    let any = over.contains(&true);
    let depths = indent::depths(lines, &numbers.iter().map(|(at, _)| *at).collect::<Vec<_>>());
    for ((at, number), level) in numbers.iter().zip(levels) {
        let Some(Some(numbered)) = found.get_mut(*at) else { continue };
        numbered.level = match level {
            _ if is_named(numbered) => Level::Commitment,
            Level::Action if !any => match depths.get(at) {
                Some(0) => Level::Commitment,
                Some(_) => Level::Action,
                None => Level::Plain,
            },
            Level::Action if promised.contains(&depth(number)) && !is_plain(number) => Level::Commitment,
            level => level,
        };
    }
    found
}

/// What begins at a line, before it is known what stands over what.
fn begins(words: &Words) -> Option<Numbered> {
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

/// "Commitment 2: End rough sleeping": its number and its words.
pub(super) fn named(text: &str) -> Option<(&str, &str)> {
    let rest = text.get(..10).filter(|word| word.eq_ignore_ascii_case("commitment")).and_then(|_| text.get(10..))?;
    let (number, title) = rest.strip_prefix(' ')?.split_once([':', ' ', '–', '-'])?;
    let number = number.trim_end_matches('.');
    let title = title.trim_start_matches(['-', '–', ':', ' ']);
    let digits = number.bytes().any(|byte| byte.is_ascii_digit());
    let figures = number.len() <= 5 && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (digits && figures && !title.is_empty()).then_some((number, title))
}

/// Whether a line is numbered, or called a commitment, so that what the next line begins stands under it.
pub(super) fn leads_to(words: &Words, next: &Words) -> bool {
    let Some(over) = begins(words) else { return false };
    is_named(&over) || begins(next).is_some_and(|under| is_under(&over.number, &under.number))
}

fn is_named(numbered: &Numbered) -> bool {
    numbered.level == Level::Commitment
}

fn is_plain(number: &str) -> bool {
    (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `other` is numbered under `number`: "1.1" is under "1".
fn is_under(number: &str, other: &str) -> bool {
    other.strip_prefix(number).is_some_and(|rest| rest.starts_with('.'))
}

/// Whether `other` is `number` with a letter.
fn is_lettered(number: &str, other: &str) -> bool {
    let mut letters = other.strip_prefix(number).unwrap_or_default().chars();
    letters.next().is_some_and(|letter| letter.is_ascii_lowercase()) && letters.next().is_none()
}
