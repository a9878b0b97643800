//! Finds the levels of the numbered lines of a text. A line with others under it ("1.1" above "1.1.1") is a commitment;
//! one with commitments under it is a section; one with the same depth of number as the commitments is a commitment
//! too. If no number is under another, indentation may decide.

use std::collections::HashSet;

use super::indent;
use super::numbering::{Level, Numbered, begins, is_lettered, is_named, is_plain, is_under};
use crate::import::words::Words;

/// The numbered row that begins at each line, with its level. `sectioned` if other lines name the sections, so that the
/// top numbers are commitments.
pub(super) fn of(lines: &[Words], sectioned: bool) -> Vec<Option<Numbered>> {
    let mut found: Vec<Option<Numbered>> = lines.iter().map(begins).collect();
    let mut numbers: Vec<(usize, String)> = Vec::new();
    // Backwards: a plain number counts only if the next number is under it.
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
