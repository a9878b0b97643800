//! The words that dates are made of, and their spellings.

use super::token::{Placed, Season, Token};
use Token::{Half, Number, Ordinal, Quarter, Word};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A month by its name or any beginning of it of three letters or more ("Sept", "Dec").
pub(super) fn month(text: &str) -> Option<u32> {
    if text.len() < 3 {
        return None;
    }
    if matches!(text, "febuary" | "feburary") {
        return Some(2);
    }
    (1..).zip(MONTHS).find(|(_, name)| name.starts_with(text)).map(|(number, _)| number)
}

/// A season. "Fall" is left out: in a council's plan it is a verb.
pub(super) fn season(text: &str) -> Option<Season> {
    Some(match text {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

/// A number in words, up to the largest that timeframes use.
pub(super) fn number(text: &str) -> Option<u32> {
    const NUMBERS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    match text {
        "eighteen" => Some(18),
        _ => (1..).zip(NUMBERS).find(|(_, name)| *name == text).map(|(number, _)| number),
    }
}

/// "First" to "fourth", for quarters and halves.
pub(super) fn ordinal(text: &str) -> Option<u32> {
    (1..).zip(["first", "second", "third", "fourth"]).find(|(_, name)| *name == text).map(|(number, _)| number)
}

/// Days of the week, ignored before a date.
pub(super) fn is_weekday(text: &str) -> bool {
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        .iter()
        .any(|day| text.len() >= 3 && day.starts_with(text))
}

/// Words that can begin the second date of a range: the dash before them is kept.
pub(super) fn is_date_word(token: &Token<'_>) -> bool {
    matches!(
        token,
        Word(
            "q" | "qtr"
                | "quarter"
                | "h"
                | "fy"
                | "financial"
                | "early"
                | "mid"
                | "middle"
                | "late"
                | "end"
                | "close"
                | "start"
                | "beginning"
                | "the"
        )
    )
}

/// The most words in any spelling below.
const LONGEST: usize = 5;

/// Replaces each spelling of several words by one token.
pub(super) fn fold<'a>(found: &[Placed<'a>]) -> Vec<Placed<'a>> {
    let mut out = Vec::with_capacity(found.len());
    let mut rest = found;
    while let Some(first) = rest.first() {
        let ahead: Vec<Token<'a>> = rest.iter().take(LONGEST).map(|placed| placed.0).collect();
        let (token, length) = folded(&ahead).unwrap_or((first.0, 1));
        let last = rest.get(length - 1).unwrap_or(first);
        out.push((token, first.1, last.2));
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// The token for the words at the front, and how many words it replaces.
fn folded<'a>(ahead: &[Token<'a>]) -> Option<(Token<'a>, usize)> {
    Some(match ahead {
        [Word("on"), Word("going"), ..] => (Word("ongoing"), 2),
        [Word("business"), Word("as"), Word("usual"), ..] => (Word("ongoing"), 3),
        [
            Word(
                "continuous" | "continuously" | "continual" | "continually" | "continue" | "continues" | "continuing"
                | "bau" | "permanent" | "indefinite" | "indefinitely",
            ),
            ..,
        ] => (Word("ongoing"), 1),
        [
            Word("as"),
            Word("soon"),
            Word("as"),
            Word("is" | "reasonably"),
            Word("possible" | "practicable" | "practical" | "feasible"),
        ] => (Word("asap"), 5),
        [Word("as"), Word("soon"), Word("as"), Word("possible" | "practicable" | "practical" | "feasible"), ..]
        | [Word("a"), Word("s"), Word("a"), Word("p"), ..] => (Word("asap"), 4),
        [Word("up"), Word("until" | "till"), ..]
        | [Word("up" | "through"), Word("to"), ..]
        | [Word("up"), Word("and"), Word("until"), ..] => (Word("until"), 2),
        [Word("till" | "til" | "upto" | "until"), ..] => (Word("until"), 1),
        [Word("by"), Word("no" | "not"), Word("later"), Word("than"), ..] => (Word("by"), 4),
        [Word("no" | "not"), Word("later"), Word("than"), ..] | [Word("on"), Word("or"), Word("before"), ..] => {
            (Word("by"), 3)
        }
        [Word("prior"), Word("to"), ..] => (Word("before"), 2),
        [Word("onward" | "forward" | "forwards"), ..] => (Word("onwards"), 1),
        [Word("going"), Word("forward" | "forwards"), ..] => (Word("onwards"), 2),
        [Word("to"), Word("be"), Word("confirmed" | "agreed" | "determined" | "decided" | "advised" | "set"), ..]
        | [Word("t"), Word("b"), Word("c" | "d" | "a"), ..] => (Word("tbc"), 3),
        [Word("tbd" | "tba"), ..] => (Word("tbc"), 1),
        [Word("not"), Word("yet"), Word("confirmed" | "agreed" | "known" | "decided" | "set"), ..] => (Word("tbc"), 3),
        [Word("q" | "qtr" | "quarter"), Number(n @ 1..=4), ..] => (Quarter(*n), 2),
        [Ordinal(n @ 1..=4), Word("quarter" | "qtr"), ..] => (Quarter(*n), 2),
        [Word("last" | "final"), Word("quarter" | "qtr"), ..] => (Quarter(4), 2),
        [Word("h"), Number(n @ 1..=2), ..] => (Half(*n), 2),
        [Ordinal(n @ 1..=2), Word("half"), ..] => (Half(*n), 2),
        [Word("financial" | "fiscal"), Word("year" | "years"), ..] => (Word("fy"), 2),
        [Word("reviewed" | "reviews" | "reviewing"), ..] => (Word("review"), 1),
        [Word("whilst"), ..] => (Word("while"), 1),
        _ => return None,
    })
}
