//! Promises without a date: "as soon as possible", "short term", "by the end of the plan". No date is invented for them,
//! but what else the words say ("Short term: within 12 months") is read.

use super::calendar::Settings;
use super::clauses::{by, time};
use super::period::without;
use super::token::Token;
use super::within::within;
use super::words::Words;
use super::{Doubt, Kind, Reading};
use Token::Word;

/// Reads a promise without a date, alone or followed by what it means.
pub(super) fn vague(words: Words<'_>, with: Settings) -> Option<Reading> {
    if begins_at_once(words.tokens) {
        return Some(undated(Kind::Onwards));
    }
    if is_end_of_plan(words.tokens) {
        return Some(undated(Kind::By));
    }
    if is_within_plan(words.tokens) {
        return Some(undated(Kind::During));
    }
    let (kind, rest) = match (soon(words.tokens), term(words.tokens)) {
        (Some(rest), _) => (Kind::By, rest),
        (None, Some(rest)) => (Kind::During, rest),
        (None, None) => return None,
    };
    if rest.is_empty() || term(rest).is_some_and(<[Token<'_>]>::is_empty) {
        return Some(undated(kind));
    }
    let meant = words.rest(rest);
    by(meant, with).or_else(|| within(meant, with)).or_else(|| time(meant, with))
}

/// Reads a promise before "ongoing": "Immediate and ongoing" has begun, "Short term and ongoing" begins some time.
pub(super) fn vague_and_ongoing(words: Words<'_>) -> Option<Reading> {
    let all = |rest: Option<&[Token<'_>]>| rest.is_some_and(<[Token<'_>]>::is_empty);
    match words.tokens {
        t if all(soon(t)) || begins_at_once(t) => Some(Reading::new(Kind::Ongoing)),
        [Word("long"), ..] if all(term(words.tokens)) => Some(Reading::new(Kind::Ongoing)),
        t if all(term(t)) => Some(undated(Kind::Onwards)),
        _ => None,
    }
}

fn undated(kind: Kind) -> Reading {
    Reading { unsure: vec![Doubt::DateNotGiven], ..Reading::new(kind) }
}

/// Parses "as soon as possible" and returns the rest.
fn soon<'t, 'a>(t: &'t [Token<'a>]) -> Option<&'t [Token<'a>]> {
    match without(t, &["to", "be", "done", "completed", "complete"]) {
        [Word("asap" | "immediate" | "immediately" | "urgent" | "urgently"), rest @ ..] => {
            Some(without(rest, &["priority", "action", "and", "then", "or"]))
        }
        _ => None,
    }
}

fn begins_at_once(t: &[Token<'_>]) -> bool {
    matches!(
        t,
        [Word("with"), Word("immediate"), Word("effect")]
            | [Word("immediate"), Word("effect" | "start")]
            | [
                Word("start" | "starting" | "starts" | "commence" | "commencing" | "begin"),
                Word("immediately" | "asap")
            ]
    )
}

/// Parses "short term" or "medium to long term" and returns the rest.
fn term<'t, 'a>(t: &'t [Token<'a>]) -> Option<&'t [Token<'a>]> {
    let mut rest = without(t, &["in", "over", "for", "the"]);
    let (mut length, mut named) = (false, false);
    loop {
        let after = match rest {
            [Word("short" | "shorter" | "medium" | "mid" | "long" | "longer"), after @ ..] => {
                length = true;
                after
            }
            [Word("term" | "terms"), after @ ..] if length => {
                named = true;
                after
            }
            _ => return named.then_some(rest),
        };
        rest = without(after, &["to", "and", "or"]);
    }
}

fn is_end_of_plan(t: &[Token<'_>]) -> bool {
    match without(t, &["by", "before", "at", "the"]) {
        [Word("end" | "close" | "expiry" | "completion"), rest @ ..] => is_plan(rest),
        [Word("plan" | "strategy"), Word("end" | "expiry"), rest @ ..] => without(rest, &["date"]).is_empty(),
        _ => false,
    }
}

/// "During the plan", "within the life of the strategy": at some time in it.
fn is_within_plan(t: &[Token<'_>]) -> bool {
    match t {
        [Word("during" | "within"), rest @ ..] => is_plan(rest),
        _ => false,
    }
}

/// Whether the words name the plan or its period.
fn is_plan(t: &[Token<'_>]) -> bool {
    const ROUND: &[&str] = &[
        "of", "the", "this", "our", "action", "plan", "strategy", "period", "life", "lifetime", "duration", "term",
        "course",
    ];
    without(t, ROUND).is_empty() && t.iter().any(|token| matches!(token, Word("plan" | "strategy")))
}
