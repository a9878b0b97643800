//! The time by this device's clock.

use chrono::NaiveDate;
use js_sys::Date;
use wasm_bindgen::prelude::*;

/// Now, as RFC 3339 in UTC to the millisecond: `2026-03-31T09:00:00.000Z`.
#[must_use]
pub fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// Today in the officer's time zone.
#[must_use]
pub fn today() -> NaiveDate {
    let date = Date::new_0();
    let year = i32::try_from(date.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()).unwrap_or_default()
}

#[wasm_bindgen]
extern "C" {
    /// Marks a moment in the browser's performance timeline, for `make bench` and profilers.
    #[wasm_bindgen(js_namespace = performance)]
    pub fn mark(what: &str);

    /// Milliseconds since the page was opened. Monotonic: setting the clock does not change it.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    pub fn running() -> f64;
}
