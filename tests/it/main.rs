//! The native tests, one binary.

mod timeframe;
