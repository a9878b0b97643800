//! The clock and chance, which the core does not have.

use chrono::NaiveDate;

use super::Desk;
use crate::plan::{EntityId, Kind};

impl Desk {
    /// The id of a new thing.
    #[must_use]
    pub fn fresh(self, kind: &Kind) -> EntityId {
        EntityId::fresh(kind, random())
    }

    /// Now, as RFC 3339 in UTC.
    #[must_use]
    pub fn now(self) -> String {
        now()
    }
}

/// Now, as RFC 3339 in UTC.
pub(super) fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// The day it is where the officer is.
pub(super) fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// 128 random bits.
pub(super) fn random() -> u128 {
    let mut bytes = [0; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if crypto.is_none_or(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_err()) {
        // Every browser that runs WebAssembly has it; an id made by ordinary chance is still unique.
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    u128::from_be_bytes(bytes)
}
