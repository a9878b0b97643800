//! When something happened, according to some device's clock.

use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;

use crate::plan::day;

/// A moment in the officer's time zone: "31 March 2024, 14:05". Text that is not a moment is shown unchanged.
#[component]
pub fn Moment(
    /// RFC 3339 in UTC.
    #[prop(into)]
    at: String,
) -> impl IntoView {
    let words = in_words(&at);
    view! { <time datetime=at>{words}</time> }
}

/// A moment in the officer's time zone, in words.
#[must_use]
pub fn in_words(at: &str) -> String {
    match local(at) {
        Some((day, hour, minute)) => {
            let pad = if minute < 10 { "0" } else { "" };
            format!("{}, {hour}:{pad}{minute}", day::in_words(day))
        }
        None => at.to_owned(),
    }
}

/// How long ago a moment was: "today", "yesterday", "3 days ago".
#[must_use]
pub fn ago(at: &str, today: NaiveDate) -> String {
    let Some((day, ..)) = local(at) else { return at.to_owned() };
    match (today - day).num_days() {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days @ 2..=60 => format!("{days} days ago"),
        // More than 60 days ago, or the clock was ahead of this one.
        _ => day::in_words(day),
    }
}

fn local(at: &str) -> Option<(NaiveDate, u32, u32)> {
    let date = js_sys::Date::new(&at.into());
    if date.get_time().is_nan() {
        return None;
    }
    let year = i32::try_from(date.get_full_year()).ok()?;
    let day = NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date())?;
    // A year of five digits is a mistake.
    (day.year() < 10_000).then_some((day, date.get_hours(), date.get_minutes()))
}
