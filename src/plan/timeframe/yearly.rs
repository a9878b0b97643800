//! Times of the year that come again: "Annually (June)", "each summer", "twice a year (April and October)".
//!
//! The first is the next after the anchor. Without an anchor it is unknown.

use super::calendar::Settings;
use super::interval::{Often, YEARLY, recurrence};
use super::period::{Core, Part, Years, part, without};
use super::stretch::Span;
use super::token::Token;
use super::words::Words;
use super::{Interval, Kind, Reading, Unit};
use Token::{Month, Slash, Word};

/// "Annually in June", "Annual report: June", "each June", "the end of each financial year", "April and October each year".
pub(super) fn yearly(words: Words<'_>, with: Settings) -> Option<Reading> {
    const NOUNS: &[&str] = &["report", "reports", "reporting", "update", "updates", "survey", "count", "return"];
    if let Some((often, rest)) = recurrence(words.tokens) {
        return at_times_of_year(often, without(rest, NOUNS), with);
    }
    let (months, after) = months(words.tokens);
    if months.len() > 1 {
        let every = matches!(words.tokens, [Word("each" | "every"), ..]) && after.is_empty();
        let often = if every { Some((YEARLY, after)) } else { recurrence(without(after, &["of", "in"])) };
        let (often, rest) = often?;
        return rest.is_empty().then(|| first_of(often, &months, with))?;
    }
    // "The end of each quarter" names no time of the year.
    let each = words.tokens.iter().take(5).position(|token| matches!(token, Word("each" | "every")))?;
    let (before, after) = (words.tokens.get(..each)?, words.tokens.get(each + 1..)?);
    if let ([.., Word("end" | "start" | "beginning"), Word("of")], Some((often, []))) =
        (before, recurrence(words.tokens.get(each..)?))
        && often.every != YEARLY.every
    {
        return Some(Reading { every: often.every, ..Reading::new(Kind::Recurring) });
    }
    at_times_of_year(YEARLY, &[before, after].concat(), with)
}

/// A reading that recurs at these times of the year, if they fit the interval.
pub(super) fn at_times_of_year(often: Often, t: &[Token<'_>], with: Settings) -> Option<Reading> {
    let t = without(t, &["in", "by", "on", "at", "during", "each", "every", "the", "of"]);
    let (months, rest) = months(t);
    if months.len() > 1 {
        return rest.is_empty().then(|| first_of(often, &months, with))?;
    }
    let every = often.every.filter(|every| every.unit == Unit::Year)?;
    let (part, rest) = part(t)?;
    // "Annually 2025" has no time of the year, and "by the end of 2025" does not recur.
    let comes_again = match (part.core, part.years) {
        (Core::Whole, years) => part.edge.is_some() && matches!(years, None | Some(Years::FinancialUnnamed)),
        (_, years) => matches!(years, None | Some(Years::One(_))),
    };
    let span = with.resolve(part).filter(|_| rest.is_empty() && comes_again)?;
    let mut reading = first(span, every);
    reading.unsure.extend(often.doubt);
    Some(reading)
}

/// Parses months at the front: "April and October", "March, June, September, December".
fn months<'t, 'a>(t: &'t [Token<'a>]) -> (Vec<u32>, &'t [Token<'a>]) {
    let mut found = Vec::new();
    let mut rest = without(t, &["in", "by", "every", "each"]);
    while let [Month(month), after @ ..] | [Word("and") | Slash, Month(month), after @ ..] = rest {
        found.push(*month);
        rest = after;
    }
    (found, rest)
}

/// The next of several months that are as far apart as the interval says. With "annually" the months themselves give
/// the interval, and they settle what "biannually" means.
fn first_of(often: Often, months: &[u32], with: Settings) -> Option<Reading> {
    let apart = 12_u32.checked_div(u32::try_from(months.len()).ok()?).filter(|apart| *apart > 0)?;
    let next = |month: &u32| (month - 1 + apart) % 12 + 1;
    let follow = months.iter().zip(months.iter().cycle().skip(1)).all(|(month, after)| next(month) == *after);
    let every = Interval { count: apart, unit: Unit::Month };
    if !follow || (often.every != Some(every) && often.every != YEARLY.every) {
        return None;
    }
    let span =
        |month: &u32| with.resolve(Part { edge: None, core: Core::Month(*month), years: None, year_unclear: false });
    let span = months.iter().filter_map(span).min_by_key(Span::end)?;
    Some(first(span, every))
}

fn first(span: Span, every: Interval) -> Reading {
    Reading {
        review: span.end(),
        every: Some(every),
        precision: span.precision,
        unsure: span.unsure,
        ..Reading::new(Kind::FirstThenRecurring)
    }
}
