//! The clauses that name a time: by, during, monthly, "mobilised by". Open ends are in [`super::open`].
//!
//! Each parser is tried on all the words and fails unless it consumes them all. None calls itself on the rest, so the
//! work stays linear whatever the words.

use super::calendar::Settings;
use super::first_then::first_and_more;
use super::interval::recurrence;
use super::made::{dated, due_by, repeated};
use super::open::{onwards, until};
use super::period::without;
use super::review::review;
use super::span::whole_span;
use super::stretch::Shape;
use super::token::Token;
use super::words::Words;
use super::{Doubt, Kind, Precision, Reading};
use Token::Word;

/// A date, or a stretch of time: "March 2024", "Summer 2023", "during 2024/25", "between May and July 2025".
pub(super) fn time(words: Words<'_>, with: Settings) -> Option<Reading> {
    let (inside, t) = match words.tokens {
        [Word("in" | "during" | "throughout" | "over" | "for" | "within"), rest @ ..] => (true, rest),
        [Word("on" | "at"), rest @ ..] => (false, rest),
        t => (false, t),
    };
    let span = whole_span(without(t, &["the"]), with)?;
    Some(match span.shape {
        Shape::Point if inside && span.precision != Precision::Day => dated(Kind::During, &span),
        Shape::Point => due_by(&span),
        Shape::Stretch => dated(Kind::During, &span),
        Shape::Range => dated(Kind::Range, &span),
    })
}

/// "By the end of 2023", "no later than 31 March 2025", "before April 2025", "due March 2025".
pub(super) fn by(words: Words<'_>, with: Settings) -> Option<Reading> {
    const VAGUE: &[&str] = &["approx", "approximately", "circa", "c", "around", "about", "roughly", "estimated", "est"];
    const DUE: &[&str] = &["due", "deadline", "target", "date", "expected", "planned", "proposed", "aim", "for", "is"];
    const DONE: &[&str] =
        &["to", "be", "complete", "completed", "completion", "finish", "finished", "achieved", "done"];
    let named = without(words.tokens, DUE);
    let exact = without(named, VAGUE);
    let done = without(exact, DONE);
    let (before, t) = match (done, exact) {
        ([Word("by"), rest @ ..], _) => (false, without(rest, &["by"])),
        ([Word("before"), rest @ ..], _) => (true, rest),
        // "Completed March 2024" says when it was done, so "completed" needs its "by".
        (_, [Word("in" | "on"), rest @ ..]) if exact.len() < words.tokens.len() => (false, rest),
        (_, rest) if rest.len() < words.tokens.len() => (false, rest),
        _ => return None,
    };
    let vague = exact.len() < named.len() || without(t, VAGUE).len() < t.len();
    let mut span = whole_span(without(t, VAGUE), with)?;
    // "Before the end of March" is by its end; "before March" is by the end of February.
    if before
        && !matches!(without(t, &["the"]), [Word("end"), ..])
        && let Some((start, _)) = span.dates
    {
        let eve = start.pred_opt()?;
        span.dates = Some((eve, eve));
    }
    let mut reading = due_by(&span);
    if vague && !reading.unsure.contains(&Doubt::DateApproximate) {
        reading.unsure.push(Doubt::DateApproximate);
    }
    Some(reading)
}

/// "Monthly", "every six months", "regular intervals", "quarterly until March 2025", "monthly from May 2024".
pub(super) fn recurring(words: Words<'_>, with: Settings) -> Option<Reading> {
    const NOUNS: &[&str] =
        &["meetings", "meeting", "updates", "update", "reports", "report", "reporting", "monitoring", "checks", "and"];
    let (often, rest) = recurrence(words.tokens)?;
    let rest = words.rest(without(rest, NOUNS));
    if rest.is_empty() {
        return Some(repeated(Reading::new(Kind::Recurring), often));
    }
    if let Some(mut ends) = until(rest, with) {
        ends.kind = Kind::Recurring;
        return Some(repeated(ends, often));
    }
    let mut begins = onwards(rest, with)?;
    if begins.kind == Kind::Range {
        begins.kind = Kind::Recurring;
        return Some(repeated(begins, often));
    }
    begins.kind = Kind::FirstThenRecurring;
    begins.review = begins.start;
    Some(repeated(begins, often))
}

/// "March 2025, reviewed every year": a timeframe of its own and a review besides.
pub(super) fn time_and_review(words: Words<'_>, with: Settings) -> Option<Reading> {
    let (span, after) = first_and_more(words, with)?;
    let looked_at = review(after, with)?;
    let mut reading = match span.shape {
        Shape::Point => due_by(&span),
        Shape::Stretch => dated(Kind::During, &span),
        Shape::Range => dated(Kind::Range, &span),
    };
    (reading.review, reading.every) = (looked_at.review, looked_at.every);
    reading.unsure.extend(looked_at.unsure);
    Some(reading)
}

/// "Mobilised by September 2024": what is reached, then by when.
pub(super) fn milestone(words: Words<'_>, with: Settings) -> Option<Reading> {
    let at = words.tokens.iter().take(8).position(|token| *token == Word("by")).filter(|at| *at > 0)?;
    let what = words.take(at);
    // "Not" or another time before "by" would change the meaning.
    const NEGATING: [&str; 10] = ["not", "no", "or", "tbc", "ongoing", "until", "early", "mid", "late", "end"];
    let plain = |token: &Token<'_>| matches!(token, Word(text) if !NEGATING.contains(text));
    // "Quarterly by March 2025" is ambiguous: it may begin then, or end.
    if !what.tokens.iter().all(plain) || recurrence(what.tokens).is_some() {
        return None;
    }
    let due = by(words.skip(at), with)?;
    Some(Reading { kind: Kind::Milestone, what: what.text(), ..due })
}
