//! "Within 12 months": lengths of time counted from a day outside the words.

use chrono::{Days, Months, NaiveDate};

use super::calendar::Settings;
use super::interval::length;
use super::period::without;
use super::token::Token;
use super::words::Words;
use super::{Doubt, Interval, Kind, Precision, Reading, Unit};
use Token::{Number, Ordinal, Word};

/// "Within 12 months", "6 to 9 months from adoption", "year 2": counted from the anchor.
pub(super) fn within(words: Words<'_>, with: Settings) -> Option<Reading> {
    let lead = without(words.tokens, &["within", "in", "over", "inside", "during", "the", "next", "coming", "by"]);
    let (first, lead) = match lead {
        // "Within the first year", "the first six months".
        [Ordinal(1), rest @ ..] => (true, rest),
        _ => (false, lead),
    };
    let years = |count| Interval { count, unit: Unit::Year };
    let (least, most, rest) = match lead {
        // The last day of a year of the plan is the day before the next begins.
        [Word("year"), Number(nth @ 1..=10)] => {
            let start = with.anchor.and_then(|anchor| anchor.checked_add_months(Months::new((nth - 1) * 12)));
            let end = with.anchor.and_then(|anchor| later(anchor, years(*nth))?.pred_opt());
            let reading = Reading { start, end, within: Some(years(*nth)), ..Reading::new(Kind::Within) };
            return Some(settled(reading));
        }
        [Word("year"), rest @ ..] if first => (None, years(1), rest),
        _ => length(lead)?,
    };
    let rest = words.rest(rest);
    let from_anchor = counts_from_anchor(rest.tokens)?;
    let anchor = with.anchor.filter(|_| from_anchor);
    let after = |length: Interval| anchor.and_then(|anchor| later(anchor, length));
    let mut reading = Reading { within: Some(most), ..Reading::new(Kind::Within) };
    (reading.start, reading.end) = (least.and_then(after), after(most));
    if !from_anchor {
        reading.condition = rest.text();
    }
    Some(settled(reading))
}

/// Exact to the day, or in doubt about the day from which it counts.
fn settled(mut reading: Reading) -> Reading {
    match reading.end {
        Some(_) => reading.precision = Precision::Day,
        None => reading.unsure.push(Doubt::AnchorNotGiven),
    }
    reading
}

/// Whether it counts from the plan's own start; "of Royal Assent" is another day, which is not known.
fn counts_from_anchor(rest: &[Token<'_>]) -> Option<bool> {
    let tail = match rest {
        [] => return Some(true),
        [Word("of" | "from" | "after" | "following"), tail @ ..] => tail,
        _ => return None,
    };
    let own = |token: &Token<'_>| {
        matches!(
            token,
            Word(
                "the"
                    | "of"
                    | "this"
                    | "our"
                    | "plan"
                    | "strategy"
                    | "action"
                    | "being"
                    | "date"
                    | "adoption"
                    | "adopted"
                    | "adopting"
                    | "publication"
                    | "published"
                    | "approval"
                    | "approved"
                    | "start"
                    | "now"
            )
        )
    };
    (!tail.is_empty() && tail.iter().all(|token| matches!(token, Word(_)))).then(|| tail.iter().all(own))
}

/// The same day so much later, or the last of the month if it has no such day. English law counts months so (Dodds v
/// Walker \[1981\] UKHL 3).
pub(super) fn later(from: NaiveDate, length: Interval) -> Option<NaiveDate> {
    let Interval { count, unit } = length;
    match unit {
        Unit::Day => from.checked_add_days(Days::new(count.into())),
        Unit::Week => from.checked_add_days(Days::new(u64::from(count) * 7)),
        Unit::Month => from.checked_add_months(Months::new(count)),
        Unit::Year => from.checked_add_months(Months::new(count.checked_mul(12)?)),
    }
}
