//! The native tests, one binary.

mod architecture;
mod timeframe;
mod view;
