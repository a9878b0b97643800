//! Days as councils write them.

use chrono::{Datelike as _, NaiveDate};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "31 March 2024".
#[must_use]
pub fn in_words(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

/// "31 Mar 2024", for tables.
#[must_use]
pub fn short(day: NaiveDate) -> String {
    let month = month(day);
    format!("{} {} {}", day.day(), month.get(..3).unwrap_or(month), day.year())
}

fn month(day: NaiveDate) -> &'static str {
    usize::try_from(day.month0()).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default()
}
