//! Open ends: until, onwards, on a condition, for the life of the plan.

use super::calendar::Settings;
use super::made::dated;
use super::period::without;
use super::span::{span, whole_span};
use super::stretch::Shape;
use super::token::Token;
use super::words::Words;
use super::{Kind, Precision, Reading};
use Token::Word;

/// "Up to January 2026", "until 2028", "ends March 2025": open start, ends on the last day.
pub(super) fn until(words: Words<'_>, with: Settings) -> Option<Reading> {
    let [Word("until" | "to" | "ends" | "ending" | "expires" | "through"), t @ ..] = words.tokens else { return None };
    Some(Reading { start: None, ..dated(Kind::Until, &whole_span(t, with)?) })
}

/// "September 2024 onwards", "from April 2024", "after March 2025": open end.
pub(super) fn onwards(words: Words<'_>, with: Settings) -> Option<Reading> {
    let (lead, t) = match words.tokens {
        // "Start of 2025" is a date.
        [Word("start" | "beginning"), Word("of"), ..] => (None, words.tokens),
        [
            Word(
                lead @ ("from" | "since" | "starting" | "start" | "starts" | "started" | "commencing" | "commence"
                | "commences" | "commenced" | "begin" | "begins" | "beginning" | "effective" | "after" | "post"),
            ),
            rest @ ..,
        ] => (Some(*lead), without(rest, &["from", "in", "on"])),
        [Word("as"), Word("of" | "from"), rest @ ..] => (Some("from"), rest),
        t => (None, t),
    };
    let (span, rest) = span(t, with)?;
    let tail = without(rest, &["onwards", "on", "to", "until", "present", "date", "ongoing", "and"]);
    if !tail.is_empty() || lead.is_none() && rest.is_empty() || matches!(rest, [Word("and" | "date"), ..]) {
        return None;
    }
    if span.shape == Shape::Range && lead.is_some() && rest.is_empty() && span.precision != Precision::Year {
        return Some(dated(Kind::Range, &span));
    }
    let mut reading = Reading { end: None, ..dated(Kind::Onwards, &span) };
    if matches!(lead, Some("after" | "post")) {
        reading.start = span.end().and_then(|end| end.succ_opt());
    }
    Some(reading)
}

/// An open end on a condition: "Until no longer required", "while funding lasts", "as and when required".
pub(super) fn while_needed(words: Words<'_>) -> Option<Reading> {
    let condition = match words.tokens {
        // A condition does not name a time. Words that do are left to another clause, or not understood.
        [Word("until"), rest @ ..] if timeless(without(rest, &["the"])) => words.skip(1),
        [Word("while"), Word(_), ..]
        | [Word("when" | "where" | "if"), Word(_), Word(_), ..]
        | [Word("as"), Word("long"), Word("as"), Word(_), ..]
        | [Word("for"), Word("as"), Word("long"), Word("as"), Word(_), ..]
        | [Word("as" | "when" | "where" | "if"), Word("required" | "needed" | "necessary" | "appropriate")]
        | [Word("as"), Word("and"), Word("when")]
        | [Word("as"), Word("and"), Word("when"), Word("required" | "needed" | "necessary" | "appropriate")]
            if timeless(words.tokens) =>
        {
            words
        }
        _ => return None,
    };
    Some(Reading { condition: condition.text(), ..Reading::new(Kind::WhileNeeded) })
}

/// "Throughout", "for the life of the plan": as long as the plan lasts.
pub(super) fn ongoing_throughout(words: Words<'_>) -> Option<Reading> {
    let t = without(words.tokens, &["throughout", "for", "the", "over", "whole", "entire", "full"]);
    let whole = t.len() < words.tokens.len();
    let t = match t {
        [Word("life" | "lifetime" | "duration" | "term" | "length" | "course"), Word("of"), rest @ ..] if whole => rest,
        [Word("life" | "lifetime" | "duration"), Word("of"), rest @ ..] => rest,
        [Word("plan" | "strategy"), Word("life" | "lifetime" | "duration" | "period")] => t,
        [] if words.tokens == [Word("throughout")] => return Some(Reading::new(Kind::Ongoing)),
        _ if words.tokens.first() == Some(&Word("throughout")) => t,
        _ => return None,
    };
    let rest =
        without(t, &["the", "this", "our", "action", "plan", "strategy", "period", "life", "lifetime", "duration"]);
    (rest.is_empty() && !t.is_empty()).then(|| Reading::new(Kind::Ongoing))
}

/// Plain words that do not start like a time.
fn timeless(t: &[Token<'_>]) -> bool {
    let begins = matches!(t, [Word("early" | "mid" | "late" | "year" | "fy" | "start" | "beginning"), ..]);
    let names_year = t.iter().any(|token| matches!(token, Word("year" | "fy" | "tbc")));
    !t.is_empty() && !begins && !names_year && t.iter().all(|token| matches!(token, Word(_)))
}
