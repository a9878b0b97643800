//! Parses a date, or a range of dates in which one end may take its year from the other.

use super::Precision;
use super::calendar::Settings;
use super::period::{Core, Part, Years, in_order, part, without};
use super::stretch::{Shape, Span};
use super::token::Token;
use Token::{Dash, Number, Ordinal, Slash, Word};

/// Parses a date or range at the front of the tokens; also returns the rest.
pub(super) fn span<'t, 'a>(t: &'t [Token<'a>], with: Settings) -> Option<(Span, &'t [Token<'a>])> {
    range(t, with).or_else(|| part(t).and_then(|(part, rest)| Some((with.resolve(part)?, rest))))
}

/// Parses a date or range that consumes every token.
pub(super) fn whole_span(t: &[Token<'_>], with: Settings) -> Option<Span> {
    let (span, rest) = span(t, with)?;
    without(rest, &["inclusive", "at", "the", "latest"]).is_empty().then_some(span)
}

fn range<'t, 'a>(t: &'t [Token<'a>], with: Settings) -> Option<(Span, &'t [Token<'a>])> {
    let (between, t) = match t {
        [Word("between"), rest @ ..] => (true, rest),
        [Word("from"), rest @ ..] => (false, rest),
        _ => (false, t),
    };
    let (first, rest) = match (t, part(t)) {
        // "1-15 June 2024": the first day takes its month from the last.
        ([Number(day) | Ordinal(day), rest @ ..], None) => (Err(*day), rest),
        (_, Some((part, rest))) => (Ok(part), rest),
        _ => return None,
    };
    let (loose, rest) = match rest {
        [Dash, rest @ ..] | [Word("to" | "until" | "through"), rest @ ..] => (false, rest),
        [Slash, rest @ ..] | [Word("and" | "or"), rest @ ..] => (!between, rest),
        _ => return None,
    };
    let (last, rest) = part(rest)?;
    let first = match (first, last.core) {
        (Ok(first), _) => first,
        (Err(day), Core::Day { month, .. }) => {
            Part { core: Core::Day { day, month }, years: None, edge: None, year_unclear: false }
        }
        (Err(_), _) => return None,
    };
    let span = with.resolve_range(first, last)?;
    // "March and April 2025" is one stretch. "March and October 2025" is two dates, which a reading cannot hold.
    let adjacent = || {
        let (first, last) = (with.resolve(Part { years: last.years, ..first })?, with.resolve(last)?);
        Some(first.end()?.succ_opt()? == last.start()?)
    };
    (!loose || first.years.is_none() && adjacent() == Some(true)).then_some((span, rest))
}

impl Settings {
    fn resolve_range(self, first: Part, last: Part) -> Option<Span> {
        let whole = |part: Part| part.core == Core::Whole && part.edge.is_none();
        let (first, last) = match (first.years, last.years) {
            // "2023 to 2025" is "2023-25"; "2023/24 to 2025/26" only makes sense in financial years.
            (Some(Years::One(a)), Some(Years::One(b))) if whole(first) && whole(last) => {
                return in_order(a, b).then(|| self.resolve(Part { years: Some(Years::Pair(a, b)), ..last }))?;
            }
            (Some(Years::Pair(a, x) | Years::Financial(a, x)), Some(Years::Pair(y, b) | Years::Financial(y, b)))
                if whole(first) && whole(last) =>
            {
                let apart = x <= y && in_order(a, b);
                return apart.then(|| self.resolve(Part { years: Some(Years::Financial(a, b)), ..last }))?;
            }
            (Some(_), None) => return None,
            _ => (self.resolve_first(first, last)?, self.resolve_last(first, last)?),
        };
        let dates = match (first.dates, last.dates) {
            (Some((start, _)), Some((_, end))) => (start <= end).then_some(Some((start, end)))?,
            _ => None,
        };
        let mut span = Span { dates, shape: Shape::Range, ..last };
        for doubt in first.unsure {
            span.doubt(doubt);
        }
        if first.precision == Precision::Approximate {
            span.precision = Precision::Approximate;
        }
        Some(span)
    }

    /// Gives both ends the one year in the words; "November to February 2025" begins in the year before.
    fn resolve_first(self, first: Part, last: Part) -> Option<Span> {
        let borrowed = match (first.years, last.years) {
            (None, Some(years)) => Part { years: Some(years), year_unclear: last.year_unclear, ..first },
            _ => first,
        };
        let found = self.resolve(borrowed)?;
        match (first.years, last.years) {
            (None, Some(Years::One(year))) if found.start() > self.resolve(last)?.end() => {
                self.resolve(Part { years: Some(Years::One(year - 1)), ..first })
            }
            _ => Some(found),
        }
    }

    /// If neither end has a year, the last end is the first such time after the first end.
    fn resolve_last(self, first: Part, last: Part) -> Option<Span> {
        let anchor = match (first.years, last.years) {
            (None, None) => self.resolve(first)?.start(),
            _ => self.anchor,
        };
        Self { anchor, ..self }.resolve(last)
    }
}
