//! Parses tokens into a date, month, quarter, season or year, before [`super::calendar`] turns it into days.
//!
//! Each parser consumes tokens at the front and returns the rest, or `None`.

use super::lexicon::is_weekday;
use super::token::{Season, Token};
use Token::{Dash, Half, Month, Number, Ordinal, Quarter, ShortYear, Slash, Word, Year};

/// A date, or one end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) edge: Option<Edge>,
    pub(super) core: Core,
    pub(super) years: Option<Years>,
    /// Whether the year has two digits that could also be a day.
    pub(super) year_unclear: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Core {
    Day { day: u32, month: u32 },
    Month(u32),
    Quarter(u32),
    Half(u32),
    Season(Season),
    Whole,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Years {
    One(i32),
    /// "2023-24", "2023-25": counted as the plan counts years.
    Pair(i32, i32),
    /// Said to be financial years, whatever the plan's setting.
    Financial(i32, i32),
    /// "The end of the financial year", without saying which.
    FinancialUnnamed,
}

/// The part of a stretch of time that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    Early,
    Mid,
    Late,
    End,
}

type Rest<'t, 'a> = &'t [Token<'a>];

/// Drops words at the front that are among `fillers`.
pub(super) fn without<'t, 'a>(mut t: Rest<'t, 'a>, fillers: &[&str]) -> Rest<'t, 'a> {
    while let [Word(first), rest @ ..] = t {
        if !fillers.contains(first) {
            break;
        }
        t = rest;
    }
    t
}

/// Parses a date or stretch of time at the front.
pub(super) fn part<'t, 'a>(t: Rest<'t, 'a>) -> Option<(Part, Rest<'t, 'a>)> {
    let (edge, t) = edge(without(t, &["the"]));
    let (mut part, rest) = match core(t) {
        Some(found) => found,
        None => match (edge, t) {
            (Some(_), [Word("year"), rest @ ..]) => (plain(Core::Whole, None), rest),
            _ => return None,
        },
    };
    part.edge = edge;
    Some((part, rest))
}

fn edge<'t, 'a>(t: Rest<'t, 'a>) -> (Option<Edge>, Rest<'t, 'a>) {
    let (edge, rest) = match t {
        [Word("end" | "ending" | "close"), rest @ ..] => (Edge::End, rest),
        [Word("start" | "beginning"), rest @ ..] => (Edge::Start, rest),
        [Word("early"), rest @ ..] => (Edge::Early, rest),
        [Word("mid" | "middle"), rest @ ..] => (Edge::Mid, rest),
        [Word("late"), rest @ ..] => (Edge::Late, rest),
        // "Year end 2025". After "financial year end" the year is still to be parsed.
        [Word("year"), Word("end"), rest @ ..] => (Edge::End, rest),
        [Word("fy"), Word("end"), ..] => return (Some(Edge::End), t),
        _ => return (None, t),
    };
    (Some(edge), without(rest, &["of", "in", "the", "part"]))
}

const fn plain(core: Core, years: Option<Years>) -> Part {
    Part { edge: None, core, years, year_unclear: false }
}

fn core<'t, 'a>(t: Rest<'t, 'a>) -> Option<(Part, Rest<'t, 'a>)> {
    let t = match t {
        [Word(day), rest @ ..] if is_weekday(day) => rest,
        _ => t,
    };
    if let Some(found) = numeric(t) {
        return Some(found);
    }
    Some(match t {
        [Number(day) | Ordinal(day), rest @ ..] if month_first(rest).is_some() => {
            let (month, rest) = month_first(rest)?;
            let (part, rest) = with_year(Core::Day { day: *day, month }, rest);
            // After a day, two digits cannot be another day.
            (Part { year_unclear: false, ..part }, rest)
        }
        [Month(month), Number(day) | Ordinal(day), Year(year), rest @ ..] => {
            (plain(Core::Day { day: *day, month: *month }, Some(Years::One(*year))), rest)
        }
        [Month(month), Ordinal(day), rest @ ..] => (plain(Core::Day { day: *day, month: *month }, None), rest),
        [Month(month), rest @ ..] => with_year(Core::Month(*month), rest),
        [Quarter(quarter), rest @ ..] => in_years(Core::Quarter(*quarter), rest),
        [Half(half), rest @ ..] => in_years(Core::Half(*half), rest),
        [Token::Season(season), rest @ ..] => in_years(Core::Season(*season), rest),
        _ => {
            let (years, rest) = years(without(t, &["year", "years"])).or_else(|| years(t))?;
            match rest {
                [Quarter(quarter), rest @ ..] => (plain(Core::Quarter(*quarter), Some(years)), rest),
                [Half(half), rest @ ..] => (plain(Core::Half(*half), Some(years)), rest),
                _ => (plain(Core::Whole, Some(years)), rest),
            }
        }
    })
}

fn month_first<'t, 'a>(t: Rest<'t, 'a>) -> Option<(u32, Rest<'t, 'a>)> {
    match without(t, &["of", "day"]) {
        [Dash | Slash, Month(month), rest @ ..] | [Month(month), rest @ ..] => Some((*month, rest)),
        _ => None,
    }
}

/// 31/03/2026 (day first, as in Britain), 2026-03-31, 03/2026, 2026-03.
fn numeric<'t, 'a>(t: Rest<'t, 'a>) -> Option<(Part, Rest<'t, 'a>)> {
    let (day, month, year, rest) = match t {
        [Number(day), Dash | Slash, Number(month), Dash | Slash, Year(year), rest @ ..] => {
            (Some(*day), *month, *year, rest)
        }
        [Number(day), Dash | Slash, Number(month), Dash | Slash, Number(year), rest @ ..] => {
            (Some(*day), *month, two_digits(*year)?, rest)
        }
        [Year(year), Dash | Slash, Number(month), Dash | Slash, Number(day), rest @ ..] => {
            (Some(*day), *month, *year, rest)
        }
        [Number(month), Dash | Slash, Year(year), rest @ ..] => (None, *month, *year, rest),
        [Year(year), Dash, Number(month), rest @ ..] if pair(*year, *month).is_none() && !is_day(rest) => {
            (None, *month, *year, rest)
        }
        _ => return None,
    };
    if !(1..=12).contains(&month) || day.is_some_and(|day| !(1..=31).contains(&day)) {
        return None;
    }
    let core = day.map_or(Core::Month(month), |day| Core::Day { day, month });
    // "2024-5" might be meant for 2024-25.
    let year_unclear = day.is_none() && matches!(t, [Year(_), ..]);
    Some((Part { year_unclear, ..plain(core, Some(Years::One(year))) }, rest))
}

/// Whether these tokens make a day of the number before them, as in "April 2024 - 31 March 2025".
const fn is_day(rest: &[Token<'_>]) -> bool {
    matches!(rest, [Month(_), ..])
}

/// Parses the year after a day or month: a single year of four digits or two.
fn with_year<'t, 'a>(core: Core, t: Rest<'t, 'a>) -> (Part, Rest<'t, 'a>) {
    let (joined, rest) = match t {
        [Dash | Slash, rest @ ..] => (true, rest),
        _ => (false, without(t, &["of", "in"])),
    };
    match rest {
        [Year(year), after @ ..] if !(joined && matches!(after, [Dash | Slash, Number(_) | Year(_), ..])) => {
            (plain(core, Some(Years::One(*year))), after)
        }
        [ShortYear(year), after @ ..] => (plain(core, Some(Years::One(*year))), after),
        [Number(number @ 20..), after @ ..]
            if !matches!(after, [Month(_) | Year(_), ..] | [Dash | Slash, Number(_) | Year(_), ..]) =>
        {
            match two_digits(*number) {
                // "Mar 24" could be a day, "Mar-24" is how a spreadsheet writes a month, "Mar 35" is no day.
                Some(year) => {
                    let year_unclear = !joined && *number <= 31;
                    (Part { year_unclear, ..plain(core, Some(Years::One(year))) }, after)
                }
                None => (plain(core, None), t),
            }
        }
        _ => (plain(core, None), t),
    }
}

/// Parses the year or years after a quarter, half or season.
fn in_years<'t, 'a>(core: Core, t: Rest<'t, 'a>) -> (Part, Rest<'t, 'a>) {
    let after = match t {
        // "Q2-2025", but not the dash of "Q1-2025/26 Q3".
        [Dash | Slash, rest @ ..] if matches!(rest, [Year(_), ..]) => rest,
        _ => without(t, &["of", "in", "the"]),
    };
    if let Some((years, rest)) = years(after) {
        return (plain(core, Some(years)), rest);
    }
    match after {
        [Number(number @ 20..), rest @ ..] if !is_day(rest) => match two_digits(*number) {
            Some(year) => (plain(core, Some(Years::One(year))), rest),
            None => (plain(core, None), t),
        },
        _ => (plain(core, None), t),
    }
}

/// "2025", "2023-24", "2023-2025", "24/25", "FY 2024/25", "the financial year".
fn years<'t, 'a>(t: Rest<'t, 'a>) -> Option<(Years, Rest<'t, 'a>)> {
    if let [Word("fy"), rest @ ..] = t {
        let rest = without(rest, &["end", "of", "the"]);
        return Some(match years_alone(rest) {
            Some((years, rest)) => (financial(years), rest),
            None => (Years::FinancialUnnamed, rest),
        });
    }
    let t = match t {
        [Word("calendar"), Word("year"), rest @ ..] => rest,
        _ => t,
    };
    let (years, rest) = years_alone(t)?;
    Some(match rest {
        [Word("fy"), rest @ ..] => (financial(years), rest),
        _ => (years, rest),
    })
}

const fn financial(years: Years) -> Years {
    match years {
        // "FY 2024" may be named by its first or its last year; the reading says so.
        Years::One(year) => Years::Financial(year, year),
        Years::Pair(first, last) => Years::Financial(first, last),
        other => other,
    }
}

fn years_alone<'t, 'a>(t: Rest<'t, 'a>) -> Option<(Years, Rest<'t, 'a>)> {
    Some(match t {
        [Year(first), Dash | Slash, Year(last), rest @ ..]
            if in_order(*first, *last) && !matches!(rest, [Dash | Slash, Number(_), ..]) =>
        {
            (Years::Pair(*first, *last), rest)
        }
        [Year(first), Dash | Slash, Number(last), rest @ ..] if !is_day(rest) && pair(*first, *last).is_some() => {
            (Years::Pair(*first, pair(*first, *last)?), rest)
        }
        [Year(year), rest @ ..] => (Years::One(*year), rest),
        [ShortYear(year), rest @ ..] => (Years::One(*year), rest),
        [Number(first @ 13..), Dash | Slash, Number(last), rest @ ..]
            // "13/14/2025" is not a pair of years, and "25/26 – 26/27" may not be; "25/26 – Q4" is one.
            if *last == first + 1
                && !is_day(rest)
                && !matches!(rest, [Word(_), ..] | [Slash, ..] | [Dash, Number(_) | Year(_) | ShortYear(_), ..] | [Dash]) =>
        {
            (Years::Pair(two_digits(*first)?, two_digits(*last)?), rest)
        }
        _ => return None,
    })
}

/// The last year of "2023-25": later than the first and in the same century.
fn pair(first: i32, last: u32) -> Option<i32> {
    let last = i32::try_from(last).ok().filter(|last| (10..=99).contains(last))?;
    let last = first - first % 100 + last;
    in_order(first, last).then_some(last)
}

/// Whether two years can be those of a plan: in order, and no more than a working life apart.
pub(super) const fn in_order(first: i32, last: i32) -> bool {
    first < last && last - first <= 50
}

fn two_digits(number: u32) -> Option<i32> {
    i32::try_from(number).ok().filter(|number| (10..=99).contains(number)).map(|number| 2000 + number)
}
