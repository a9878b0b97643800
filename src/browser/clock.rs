//! What time it is, by this device.

use chrono::NaiveDate;
use js_sys::Date;
use wasm_bindgen::prelude::*;

/// This moment: RFC 3339 in UTC, to the millisecond, as in `2026-03-31T09:00:00.000Z`.
#[must_use]
pub fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// Today where the officer is.
#[must_use]
pub fn today() -> NaiveDate {
    let date = Date::new_0();
    let year = i32::try_from(date.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()).unwrap_or_default()
}

#[wasm_bindgen]
extern "C" {
    /// Notes in the browser's own timeline that something is done: for `make bench` and for profilers.
    #[wasm_bindgen(js_namespace = performance)]
    pub fn mark(what: &str);

    /// How long the page has been open, in milliseconds: for taking the time, whatever is done to the clock.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    pub fn running() -> f64;
}
