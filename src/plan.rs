//! What a plan is.

pub mod timeframe;
