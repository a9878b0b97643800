//! Parses the published words, trying one kind of clause after another.

use chrono::NaiveDate;

use super::calendar::Settings;
use super::clauses::{by, milestone, recurring, time, time_and_review};
use super::first_then::first_then;
use super::made::dated;
use super::open::{ongoing_throughout, onwards, until, while_needed};
use super::period::without;
use super::review::review;
use super::span::whole_span;
use super::token::Token;
use super::vague::{vague, vague_and_ongoing};
use super::within::within;
use super::words::{Words, clean, tokens};
use super::yearly::yearly;
use super::{Doubt, Kind, Reading, YearBasis};
use Token::{Question, Word};

/// Reads the published words of a timeframe.
///
/// `basis` is how the plan counts "2023-24", and `basis_confirmed` whether a person has said so; until then
/// such a reading carries [`Doubt::YearBasisNotConfirmed`]. `anchor` is the day from which "within 12 months"
/// counts, as a rule the plan's adoption, and from which a missing year is proposed.
///
/// Never fails: words that are not understood give [`Kind::NotUnderstood`].
///
/// ```
/// use hearth::plan::timeframe::{Kind, YearBasis, read};
///
/// let due = |words| read(words, YearBasis::Financial, true, None).due().map(|day| day.to_string());
/// assert_eq!(due("Sept 2023").as_deref(), Some("2023-09-30"));
/// assert_eq!(due("2023-24").as_deref(), Some("2024-03-31"));
/// assert_eq!(due("On-going"), None);
/// assert_eq!(read("sooner or later", YearBasis::Financial, true, None).kind, Kind::NotUnderstood);
/// ```
#[must_use]
pub fn read(words: &str, basis: YearBasis, basis_confirmed: bool, anchor: Option<NaiveDate>) -> Reading {
    read_with(words, Settings { basis, basis_confirmed, anchor })
}

/// Reads words in a plan with these settings.
pub(in crate::plan) fn read_with(words: &str, with: Settings) -> Reading {
    let Some(source) = clean(words) else {
        return Reading::new(Kind::NotUnderstood);
    };
    // Only ASCII changes case, so that byte offsets are the same in both texts.
    let lower = source.to_ascii_lowercase();
    let placed = tokens(&lower);
    let tokens: Vec<Token<'_>> = placed.iter().map(|placed| placed.0).collect();
    whole(Words::new(&source, &placed, &tokens), with).unwrap_or_else(|| Reading::new(Kind::NotUnderstood))
}

/// Reads all the words, including those around the timeframe itself: "TBC", "subject to funding".
fn whole(words: Words<'_>, with: Settings) -> Option<Reading> {
    if words.is_empty() {
        return Some(Reading::new(Kind::Missing));
    }
    let inner = unconfirmed(words);
    if inner.is_empty() {
        return Some(Reading::new(Kind::ToBeConfirmed));
    }
    let mut reading = conditional(inner, with)?;
    if inner.tokens.len() < words.tokens.len() {
        reading.unsure.push(Doubt::ToBeConfirmed);
    }
    Some(reading)
}

/// Drops "TBC" or a question mark at either end.
fn unconfirmed(mut words: Words<'_>) -> Words<'_> {
    while let [Question | Word("tbc" | "provisional" | "provisionally"), ..] = words.tokens {
        words = words.skip(1);
    }
    while let [.., Question | Word("tbc" | "provisional" | "provisionally")] = words.tokens {
        words = words.take(words.tokens.len() - 1);
    }
    words
}

/// Reads a timeframe with a condition after it. The condition is kept as published.
fn conditional(words: Words<'_>, with: Settings) -> Option<Reading> {
    let starts = |at: &usize| {
        matches!(
            words.tokens.get(*at..),
            Some(
                [Word("subject"), Word("to"), _, ..]
                    | [Word("dependent" | "dependant" | "depending"), Word("on" | "upon"), _, ..]
                    | [Word("pending"), _, ..]
            )
        )
    };
    let Some(at) = (0..words.tokens.len()).find(starts) else {
        return body(words, with);
    };
    let mut reading = match at {
        0 => Reading::new(Kind::WhileNeeded),
        _ => body(trimmed(words.take(at)), with)?,
    };
    if reading.kind == Kind::Ongoing {
        reading.kind = Kind::WhileNeeded;
    }
    if reading.condition.is_none() {
        reading.condition = words.skip(at).text();
    }
    Some(reading)
}

/// Reads a timeframe that may add that the work is ongoing.
fn body(words: Words<'_>, with: Settings) -> Option<Reading> {
    let plain_words = match words.tokens {
        [Word("on"), Word("a" | "an"), Word("ongoing"), ..] => words.skip(2),
        _ => words,
    };
    if let [Word("ongoing"), rest @ ..] = plain_words.tokens {
        let rest = without(
            rest,
            &["ongoing", "and", "but", "with", "then", "work", "process", "activity", "basis", "throughout"],
        );
        let after = plain_words.rest(rest);
        if after.is_empty() {
            return Some(Reading::new(Kind::Ongoing));
        }
        return after_ongoing(after, with);
    }
    if let [.., Word("ongoing")] = words.tokens {
        return before_ongoing(words.take(words.tokens.len() - 1), with);
    }
    plain(words, with)
}

/// Reads "ongoing until …", "ongoing, reviewed annually". A date straight after "ongoing" could mean anything.
fn after_ongoing(words: Words<'_>, with: Settings) -> Option<Reading> {
    let preposition = matches!(words.tokens, [Word("during" | "in" | "over" | "for" | "between"), ..]);
    while_needed(words)
        .or_else(|| review(words, with))
        .or_else(|| recurring(words, with))
        .or_else(|| yearly(words, with))
        .or_else(|| until(words, with))
        .or_else(|| onwards(words, with))
        .or_else(|| ongoing_throughout(words))
        .or_else(|| if preposition { time(words, with) } else { None })
}

/// Reads "review April 2024 and continue", "April 2024 - ongoing", "monthly, ongoing".
fn before_ongoing(joined: Words<'_>, with: Settings) -> Option<Reading> {
    let words = trimmed(joined);
    review(words, with)
        .or_else(|| recurring(words, with))
        .or_else(|| yearly(words, with))
        .or_else(|| first_then(words, with))
        .or_else(|| vague_and_ongoing(words))
        .or_else(|| onwards(words, with))
        .or_else(|| {
            // In "March 2024 and ongoing" or "by March 2024, then ongoing" something happens by that day, so it becomes
            // the review; "April 2024 - ongoing" only begins then.
            let first = by(words, with);
            let happens = first.is_some() || matches!(joined.tokens, [.., Word("and" | "then")]);
            let span = whole_span(words.tokens, with);
            let (start, mut reading) = match (first, span) {
                (Some(first), _) => (first.end, first),
                (None, Some(span)) => (span.start(), dated(Kind::Onwards, &span)),
                (None, None) => return None,
            };
            let end = reading.end.take();
            (reading.kind, reading.start) = (Kind::Onwards, start);
            reading.review = end.filter(|_| happens);
            Some(reading)
        })
}

/// Reads a single clause that consumes every word.
fn plain(words: Words<'_>, with: Settings) -> Option<Reading> {
    while_needed(words)
        .or_else(|| ongoing_throughout(words))
        .or_else(|| review(words, with))
        .or_else(|| recurring(words, with))
        .or_else(|| yearly(words, with))
        .or_else(|| first_then(words, with))
        .or_else(|| vague(words, with))
        .or_else(|| time_and_review(words, with))
        .or_else(|| within(words, with))
        .or_else(|| until(words, with))
        .or_else(|| onwards(words, with))
        .or_else(|| by(words, with))
        .or_else(|| time(words, with))
        .or_else(|| milestone(words, with))
}

/// Drops words at the end that only joined it to what followed.
fn trimmed(mut words: Words<'_>) -> Words<'_> {
    while let [.., Word("and" | "but" | "then" | "with" | "is" | "will")] | [.., Token::Dash] = words.tokens {
        words = words.take(words.tokens.len() - 1);
    }
    words
}
