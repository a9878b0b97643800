//! Days as they are stored, "2026-03-31", and as councils write them, "31 March 2026".
//!
//! chrono's own parser and printer handle any pattern and are too heavy for the first part of the page.

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize as _, Deserializer};

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

/// Parses a stored day.
#[must_use]
pub fn read(words: &str) -> Option<NaiveDate> {
    let number = |from: usize, to: usize| -> Option<u32> {
        let digits = words.get(from..to)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let hyphens = words.len() == 10 && words.get(4..5) == Some("-") && words.get(7..8) == Some("-");
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    hyphens.then(|| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day))?
}

/// For serde: a day, or nothing.
pub(super) fn or_nothing<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    let Some(words) = Option::<String>::deserialize(from)? else { return Ok(None) };
    read(&words).map(Some).ok_or_else(|| serde::de::Error::custom("a day is written 2026-03-31"))
}

/// "31 March 2024".
#[must_use]
pub fn in_words(day: NaiveDate) -> String {
    format!("{} {}", day_and_month(day), day.year())
}

/// "31 Mar 2024", for tables.
#[must_use]
pub fn short(day: NaiveDate) -> String {
    let month = month(day);
    format!("{} {} {}", day.day(), month.get(..3).unwrap_or(month), day.year())
}

/// A day without its year: "31 March".
#[must_use]
pub fn day_and_month(day: NaiveDate) -> String {
    format!("{} {}", day.day(), month(day))
}

/// The name of a month: "March".
#[must_use]
pub fn month(day: NaiveDate) -> &'static str {
    usize::try_from(day.month0()).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{in_words, read, short};

    #[test]
    fn a_stored_day_is_printed_as_councils_write_it() {
        let day = read("2024-09-05").unwrap_or_default();
        assert_eq!((in_words(day), short(day)), ("5 September 2024".to_owned(), "5 Sep 2024".to_owned()));
    }

    #[test]
    fn only_whole_days_are_days() {
        assert!(["2024-9-5", "2024-02-30", "2024-09-05T00:00", "05/09/2024"].iter().all(|words| read(words).is_none()));
    }
}
