//! Days as they are stored: "2026-03-31".
//!
//! chrono reads these too, with all that it needs for any pattern in any form, which the page would
//! have to fetch before it shows a plan.

use chrono::NaiveDate;
use serde::{Deserialize as _, Deserializer};

/// The day that these words are; `None` where they are none.
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
