//! Turns a date, month, quarter, season or year into days.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::period::{Core, Edge, Part, Years};
use super::stretch::{Shape, Span};
use super::token::Season;
use super::{Doubt, Precision, YearBasis};

/// The settings of the plan that a reading depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(in crate::plan) struct Settings {
    /// How "2023-24" counts.
    pub(in crate::plan) basis: YearBasis,
    /// Whether a person has said so.
    pub(in crate::plan) basis_confirmed: bool,
    /// The day from which "within 12 months" counts.
    pub(in crate::plan) anchor: Option<NaiveDate>,
}

impl Settings {
    /// The days of a part; `None` if they do not exist (31 February).
    pub(super) fn resolve(self, part: Part) -> Option<Span> {
        let (mut span, unsettled) = match (part.years, part.core) {
            (Some(Years::FinancialUnnamed), _) | (None, _) => (self.nearest(part)?, true),
            (Some(years), _) => (self.dated(part, years)?, false),
        };
        if unsettled {
            span.doubt(if span.dates.is_some() { Doubt::YearUnclear } else { Doubt::YearNotGiven });
        } else if part.year_unclear || matches!(part.years, Some(Years::Financial(first, last)) if first == last) {
            span.doubt(Doubt::YearUnclear);
        }
        Some(span)
    }

    /// The days of a part without a year: the first to end on or after the anchor. Our rule; always flagged.
    fn nearest(self, part: Part) -> Option<Span> {
        let named = |year| match part.years {
            Some(_) => Years::Financial(year, year + 1),
            None => Years::One(year),
        };
        // If it is not a date in a leap year, it is not a date at all.
        let mut undated = self.dated(part, named(2024))?;
        undated.dates = None;
        let Some(anchor) = self.anchor else {
            return Some(undated);
        };
        let year = anchor.year();
        let found = (year.saturating_sub(1)..=year.saturating_add(1))
            .filter_map(|year| self.dated(part, named(year)))
            .find(|span| span.end() >= Some(anchor));
        Some(found.unwrap_or(undated))
    }

    fn dated(self, part: Part, years: Years) -> Option<Span> {
        let (start, end, precision) = self.stretch(part.core, years)?;
        let shape = match (part.core, years, part.edge) {
            (_, _, Some(Edge::Start | Edge::End)) | (Core::Day { .. } | Core::Month(_), _, None) => Shape::Point,
            (Core::Whole, Years::Pair(..) | Years::Financial(..), None) => Shape::Range,
            _ => Shape::Stretch,
        };
        let mut span = Span { dates: Some((start, end)), precision, shape, unsure: Vec::new() };
        let hangs_on_basis = matches!(
            (part.core, years),
            (Core::Whole, Years::Pair(..)) | (Core::Quarter(_) | Core::Half(_), Years::One(_))
        );
        if hangs_on_basis && !self.basis_confirmed {
            span.doubt(Doubt::YearBasisNotConfirmed);
        }
        if part.core == Core::Season(Season::Winter) && matches!(years, Years::One(_)) {
            span.doubt(Doubt::YearUnclear);
        }
        match part.edge {
            None => {}
            Some(Edge::Start) => span.dates = Some((start, start)),
            Some(Edge::End) => span.dates = Some((end, end)),
            Some(edge) => {
                span.dates = Some(third(start, end, edge)?);
                span.precision = Precision::Approximate;
                span.doubt(Doubt::DateApproximate);
            }
        }
        Some(span)
    }

    fn stretch(self, core: Core, years: Years) -> Option<(NaiveDate, NaiveDate, Precision)> {
        let single = match years {
            Years::One(year) => Some(year),
            _ => None,
        };
        Some(match core {
            Core::Day { day, month } => {
                let date = NaiveDate::from_ymd_opt(single?, month, day)?;
                (date, date, Precision::Day)
            }
            Core::Month(month) => months(single?, month, 1, Precision::Month)?,
            Core::Quarter(n) => part_of_year(self.year_start(years)?, (n - 1) * 3, 3, Precision::Quarter)?,
            Core::Half(n) => part_of_year(self.year_start(years)?, (n - 1) * 6, 6, Precision::HalfYear)?,
            // The meteorological seasons, whole months, as `docs/domain.md` has summer; winter runs on.
            Core::Season(season) => {
                let year = match years {
                    Years::One(year) => year,
                    Years::Pair(first, last) if season == Season::Winter && last == first + 1 => first,
                    _ => return None,
                };
                let first = match season {
                    Season::Spring => 3,
                    Season::Summer => 6,
                    Season::Autumn => 9,
                    Season::Winter => 12,
                };
                months(year, first, 3, Precision::Season)?
            }
            Core::Whole => self.whole_years(years)?,
        })
    }

    /// A single year is a calendar year whatever the setting, which is about pairs of years.
    fn whole_years(self, years: Years) -> Option<(NaiveDate, NaiveDate, Precision)> {
        let (first, last, month) = match (years, self.basis) {
            (Years::One(year), _) => (year, year + 1, 1),
            (Years::Pair(first, last), YearBasis::Calendar) => (first, last + 1, 1),
            (Years::Pair(first, last), YearBasis::Financial) => (first, last, 4),
            (Years::Financial(first, last), _) => (first, last.max(first + 1), 4),
            (Years::FinancialUnnamed, _) => return None,
        };
        let end = NaiveDate::from_ymd_opt(last, month, 1)?.pred_opt()?;
        Some((NaiveDate::from_ymd_opt(first, month, 1)?, end, Precision::Year))
    }

    /// The first month to count quarters from: a quarter of "2024/25" only makes sense in a financial year.
    fn year_start(self, years: Years) -> Option<NaiveDate> {
        let (year, month) = match (years, self.basis) {
            (Years::One(year), YearBasis::Calendar) => (year, 1),
            (Years::One(year), YearBasis::Financial) => (year, 4),
            (Years::Pair(first, last), _) if last == first + 1 => (first, 4),
            (Years::Financial(first, last), _) if last <= first + 1 => (first, 4),
            _ => return None,
        };
        NaiveDate::from_ymd_opt(year, month, 1)
    }
}

fn months(year: i32, month: u32, count: u32, precision: Precision) -> Option<(NaiveDate, NaiveDate, Precision)> {
    part_of_year(NaiveDate::from_ymd_opt(year, month, 1)?, 0, count, precision)
}

fn part_of_year(
    first: NaiveDate,
    skip: u32,
    count: u32,
    precision: Precision,
) -> Option<(NaiveDate, NaiveDate, Precision)> {
    let start = first.checked_add_months(Months::new(skip))?;
    Some((start, start.checked_add_months(Months::new(count))?.pred_opt()?, precision))
}

/// Early, mid and late are thirds: of a longer stretch in whole months; of one month the 1st to 10th, the 11th to 20th
/// and the rest. Our rule, since councils mean nothing exact by them; always flagged.
fn third(start: NaiveDate, end: NaiveDate, edge: Edge) -> Option<(NaiveDate, NaiveDate)> {
    let after = end.succ_opt()?;
    let count =
        (after.year() - start.year()) * 12 + i32::try_from(after.month()).ok()? - i32::try_from(start.month()).ok()?;
    let count = u32::try_from(count).ok().filter(|_| start.day() == 1 && after.day() == 1)?;
    let cut = |nth: u32| match count {
        1 => start.checked_add_days(Days::new(u64::from(nth) * 10)),
        _ => start.checked_add_months(Months::new(count / 3 * nth)),
    };
    if count != 1 && count % 3 != 0 {
        return None;
    }
    Some(match edge {
        Edge::Early => (start, cut(1)?.pred_opt()?),
        Edge::Mid => (cut(1)?, cut(2)?.pred_opt()?),
        Edge::Late => (cut(2)?, end),
        Edge::Start => (start, start),
        Edge::End => (end, end),
    })
}
