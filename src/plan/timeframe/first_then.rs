//! A time followed by what is joined to it: "by March 2024 then annually".

use super::calendar::Settings;
use super::interval::recurrence;
use super::made::{dated, repeated};
use super::period::without;
use super::span::span;
use super::stretch::Span;
use super::words::Words;
use super::{Kind, Reading};

/// "June 2023 and regular intervals", "by March 2024 then annually".
pub(super) fn first_then(words: Words<'_>, with: Settings) -> Option<Reading> {
    let (span, after) = first_and_more(words, with)?;
    let (often, rest) = recurrence(after.tokens)?;
    let first = Reading { end: None, review: span.end(), ..dated(Kind::FirstThenRecurring, &span) };
    without(rest, &["after", "that", "then"]).is_empty().then(|| repeated(first, often))
}

/// A time at the front, and the words that join something to it.
pub(super) fn first_and_more(words: Words<'_>, with: Settings) -> Option<(Span, Words<'_>)> {
    let t = without(words.tokens, &["by", "in", "from", "first", "starting", "start", "commencing"]);
    let (span, rest) = span(without(t, &["the"]), with)?;
    let after = words.rest(without(rest, &["and", "then", "followed", "by", "with", "of", "onwards"]));
    (!after.is_empty()).then_some((span, after))
}
