//! Hearth: a council's action plans, run in the browser.
//!
//! Read the modules in this order; each may use those above it and none below.

pub mod history;
pub mod import;
pub mod plan;
pub mod snapshot;
pub mod storage;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
