//! Hearth: a council's action plans, run in the browser.
//!
//! Read the modules in this order; each may use those above it and none below.

pub mod yielding;

pub mod plan;

pub mod history;

pub mod snapshot;

pub mod storage;

pub mod import;

pub mod check;

pub mod view;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod browser;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod ui;
