//! Parses intervals and lengths of time: "monthly", "every six months", "12 months".

use super::period::without;
use super::token::Token;
use super::{Doubt, Interval, Unit};
use Token::{Dash, Number, Ordinal, Word};

/// How often something recurs, and what is unclear about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Often {
    pub(super) every: Option<Interval>,
    pub(super) doubt: Option<Doubt>,
}

const fn often(count: u32, unit: Unit) -> Often {
    Often { every: Some(Interval { count, unit }), doubt: None }
}

/// Once a year.
pub(super) const YEARLY: Often = often(1, Unit::Year);

const REGULARLY: Often = Often { every: None, doubt: Some(Doubt::IntervalNotGiven) };

/// Parses a unit of time; a quarter is three months.
fn unit(text: &str) -> Option<Interval> {
    let (count, unit) = match text {
        "day" | "days" => (1, Unit::Day),
        "week" | "weeks" | "wk" | "wks" => (1, Unit::Week),
        "fortnight" | "fortnights" => (2, Unit::Week),
        "month" | "months" | "mth" | "mths" => (1, Unit::Month),
        "quarter" | "quarters" => (3, Unit::Month),
        "year" | "years" | "yr" | "yrs" | "annum" => (1, Unit::Year),
        _ => return None,
    };
    Some(Interval { count, unit })
}

/// Parses "monthly", "weekly", "annual" and the like.
fn adverb(text: &str) -> Option<Interval> {
    let (count, unit) = match text {
        "daily" => (1, Unit::Day),
        "weekly" => (1, Unit::Week),
        "fortnightly" => (2, Unit::Week),
        "monthly" => (1, Unit::Month),
        "quarterly" => (3, Unit::Month),
        "annual" | "annually" | "yearly" => (1, Unit::Year),
        _ => return None,
    };
    Some(Interval { count, unit })
}

fn times(count: u32, of: Interval) -> Option<Interval> {
    // Anything longer is not a timeframe. This also keeps dates far from their limits.
    let count = count.checked_mul(of.count).filter(|count| (1..=1000).contains(count))?;
    Some(Interval { count, unit: of.unit })
}

/// Parses an interval at the front of the tokens.
pub(super) fn recurrence<'t, 'a>(t: &'t [Token<'a>]) -> Option<(Often, &'t [Token<'a>])> {
    let t = match t {
        [Word("on"), Word("a" | "an"), rest @ ..] | [Word("at" | "on"), rest @ ..] => rest,
        _ => t,
    };
    let (often, rest) = recurrence_alone(t)?;
    let rest = without(rest, &["basis", "thereafter", "afterwards", "intervals", "ongoing"]);
    Some((often, rest))
}

fn recurrence_alone<'t, 'a>(t: &'t [Token<'a>]) -> Option<(Often, &'t [Token<'a>])> {
    let exact = |interval: Interval, rest| Some((often(interval.count, interval.unit), rest));
    match t {
        [Word("regular"), Word("intervals" | "basis"), rest @ ..] => Some((REGULARLY, rest)),
        [Word("regularly" | "periodically" | "intermittently"), rest @ ..] => Some((REGULARLY, rest)),
        [Word("regular" | "periodic"), rest @ ..] if !rest.is_empty() => Some((REGULARLY, rest)),
        // People use either word for twice as often and for half as often.
        [Word("bi"), Word(how), rest @ ..] => doubtful(how, rest),
        [Word("biannual" | "biannually"), rest @ ..] => doubtful("annually", rest),
        [Word("bimonthly"), rest @ ..] => doubtful("monthly", rest),
        [Word("biweekly"), rest @ ..] => doubtful("weekly", rest),
        [Word("biennial" | "biennially"), rest @ ..] => Some((often(2, Unit::Year), rest)),
        [Word("half"), Word("yearly" | "annual" | "annually"), rest @ ..]
        | [Word("halfyearly"), rest @ ..]
        | [Word("twice"), Word("yearly" | "annually"), rest @ ..] => Some((often(6, Unit::Month), rest)),
        [Word("once" | "twice"), rest @ ..] => frequency(if t.first() == Some(&Word("once")) { 1 } else { 2 }, rest),
        [Number(count), Word("times" | "x"), rest @ ..] => frequency(*count, rest),
        [Number(count), Word(how), rest @ ..] if adverb(how).is_some() => exact(times(*count, adverb(how)?)?, rest),
        [Word("every" | "each"), Word("other") | Ordinal(2), Word(of), rest @ ..] => exact(times(2, unit(of)?)?, rest),
        [Word("every" | "each"), Number(count), Word(of), rest @ ..] => exact(times(*count, unit(of)?)?, rest),
        [Word("every" | "each" | "per"), Word(of), rest @ ..] => exact(unit(of)?, rest),
        [Word(how), rest @ ..] => exact(adverb(how)?, rest),
        _ => None,
    }
}

/// "Biannual" is mostly twice a year, "bi-monthly" mostly every two months; each is flagged.
fn doubtful<'t, 'a>(how: &str, rest: &'t [Token<'a>]) -> Option<(Often, &'t [Token<'a>])> {
    let every = match adverb(how)? {
        Interval { unit: Unit::Year, .. } => Interval { count: 6, unit: Unit::Month },
        once => times(2, once)?,
    };
    Some((Often { every: Some(every), doubt: Some(Doubt::IntervalUnclear) }, rest))
}

/// Parses "twice a year", if the interval comes to whole months, weeks or days.
fn frequency<'t, 'a>(count: u32, t: &'t [Token<'a>]) -> Option<(Often, &'t [Token<'a>])> {
    let (of, rest) = match without(t, &["in"]) {
        [Word("a" | "per" | "each" | "every"), Word(of), rest @ ..] => (unit(of)?, rest),
        _ => return None,
    };
    let (total, smaller) = match (of.unit, of.count) {
        (_, of_count) if count == 1 => (of_count, of.unit),
        (Unit::Year, 1) => (12, Unit::Month),
        (Unit::Month, 3) => (3, Unit::Month),
        (Unit::Week, 2) => (2, Unit::Week),
        _ => return None,
    };
    let count = total.checked_div(count).filter(|each| each * count == total)?;
    Some((often(count, smaller), rest))
}

/// Parses "12 months", "six to nine months" (least and most) or "a year" at the front of the tokens.
pub(super) fn length<'t, 'a>(t: &'t [Token<'a>]) -> Option<(Option<Interval>, Interval, &'t [Token<'a>])> {
    match t {
        [Number(0), Dash | Word("to"), Number(most), Word(of), rest @ ..] => {
            Some((None, times(*most, unit(of)?)?, rest))
        }
        [Number(least), Dash | Word("to"), Number(most), Word(of), rest @ ..] if least < most => {
            Some((Some(times(*least, unit(of)?)?), times(*most, unit(of)?)?, rest))
        }
        [Number(count), Word("calendar" | "working"), Word(of), rest @ ..] if !of.starts_with("day") => {
            Some((None, times(*count, unit(of)?)?, rest))
        }
        [Number(count), Word(of), rest @ ..] => Some((None, times(*count, unit(of)?)?, rest)),
        [Word("a" | "an"), Word(of), rest @ ..] => Some((None, unit(of)?, rest)),
        _ => None,
    }
}
