//! Review points: "Review April 2024", "Annual review", "Review the pilot team in December 2023 and continue".

use super::calendar::Settings;
use super::first_then::first_then;
use super::interval::{Often, recurrence};
use super::made::{dated, repeated};
use super::period::without;
use super::span::whole_span;
use super::stretch::Span;
use super::token::Token;
use super::within::within;
use super::words::Words;
use super::yearly::{at_times_of_year, yearly};
use super::{Doubt, Kind, Reading};
use Token::Word;

/// The most words that can name what is reviewed.
const SUBJECT: usize = 12;

/// A review, once or at intervals; the work goes on after it.
pub(super) fn review(words: Words<'_>, with: Settings) -> Option<Reading> {
    let lead = without(words.tokens, &["to", "be", "next", "for", "will", "is", "and", "due", "kept", "keep", "date"]);
    let words = words.rest(lead);
    match words.tokens {
        [Word("review")] => Some(Reading { unsure: vec![Doubt::DateNotGiven], ..Reading::new(Kind::Review) }),
        [Word("review"), rest @ ..] => after_review(words.rest(without(rest, &["date", "point", "due"])), with),
        [Word("under"), Word("review")]
        | [Word("under" | "regularly"), Word("regular" | "constant" | "ongoing" | "review"), Word("review")] => {
            Some(unspecified())
        }
        [.., Word("review")] => before_review(words.take(words.tokens.len() - 1), with),
        _ => {
            // "Annually reviewed", "six-monthly review of the scheme".
            let (often, rest) = recurrence(words.tokens)?;
            match rest {
                [Word("review"), rest @ ..] => at_times_of_year(often, rest, with)
                    .map(first_of_reviews)
                    .or_else(|| recurring(often, words.rest(rest))),
                _ => None,
            }
        }
    }
}

fn unspecified() -> Reading {
    Reading { unsure: vec![Doubt::IntervalNotGiven], ..Reading::new(Kind::RecurringReview) }
}

fn recurring(often: Often, subject: Words<'_>) -> Option<Reading> {
    let subject = subject.rest(without(subject.tokens, &["of", "ongoing"]));
    let reading = repeated(Reading::new(Kind::RecurringReview), often);
    named(reading, subject)
}

/// Adds what is reviewed, if it is plain words.
fn named(mut reading: Reading, subject: Words<'_>) -> Option<Reading> {
    if subject.tokens.len() > SUBJECT || !subject.tokens.iter().all(|token| matches!(token, Word(_))) {
        return None;
    }
    reading.what = subject.text();
    Some(reading)
}

/// `[the pilot team] [in] December 2023`, "every six months", "in 12 months".
fn after_review(words: Words<'_>, with: Settings) -> Option<Reading> {
    for at in 0..words.tokens.len().min(SUBJECT) {
        let when = words.skip(at);
        if let Some(reading) = moment(when, with).or_else(|| first_of_many(when, with)) {
            return named(reading, preposition_off(words.take(at)));
        }
        if !matches!(when.tokens.first(), Some(Word(_))) {
            return None;
        }
    }
    None
}

/// "April 2024 review", "annual review", "12-month review".
fn before_review(words: Words<'_>, with: Settings) -> Option<Reading> {
    if let [Word("regular" | "periodic" | "ongoing" | "constant")] = words.tokens {
        return Some(unspecified());
    }
    moment(words, with).or_else(|| yearly(words, with).map(first_of_reviews))
}

/// Parses a time or an interval that consumes every token.
fn moment(words: Words<'_>, with: Settings) -> Option<Reading> {
    if let Some((often, [])) = recurrence(words.tokens) {
        return Some(repeated(Reading::new(Kind::RecurringReview), often));
    }
    let t = without(words.tokens, &["in", "by", "at", "on", "during", "the", "again", "before"]);
    if let Some(span) = whole_span(t, with) {
        return Some(once(&span));
    }
    let after = words.rest(without(words.tokens, &["after"]));
    let counted = within(after, with)?;
    Some(Reading { kind: Kind::Review, start: None, end: None, review: counted.end, ..counted })
}

/// "April 2024 and annually thereafter", "each June".
fn first_of_many(words: Words<'_>, with: Settings) -> Option<Reading> {
    yearly(words, with).or_else(|| first_then(words, with)).map(first_of_reviews)
}

fn first_of_reviews(first: Reading) -> Reading {
    Reading { kind: Kind::Review, start: None, ..first }
}

fn once(span: &Span) -> Reading {
    Reading { start: None, end: None, review: span.end(), ..dated(Kind::Review, span) }
}

fn preposition_off(mut words: Words<'_>) -> Words<'_> {
    while let [.., Word("in" | "by" | "at" | "on" | "during" | "the" | "and" | "again" | "for")] = words.tokens {
        words = words.take(words.tokens.len() - 1);
    }
    words
}
