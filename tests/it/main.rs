//! The native tests, one binary.

// The configuration allows these in test functions alone, and helpers of tests are tests too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod architecture;
mod check;
mod convert;
mod documents;
mod history;
mod import;
mod people;
mod plans;
mod snapshot;
mod starter;
mod storage;
mod text;
mod timeframe;
mod understand;
mod view;
mod workspace;
