//! Hearth: a council's action plans, run in the browser.
//!
//! The modules in reading order, each using only those before it: [`long_work`], [`text`], [`plan`], [`history`], [`snapshot`],
//! [`storage`], [`import`], [`check`], [`view`], [`report`], [`export`]; then `browser` and `ui`, of the wasm target alone. Start with
//! [`plan::Plan`], [`history::History`] and [`history::Replica`]; the rest of this page is the map.
//!
#![doc = include_str!("../ARCHITECTURE.md")]

pub mod long_work;

pub mod text;

pub mod plan;

pub mod history;

pub mod snapshot;

pub mod storage;

pub mod import;

pub mod check;

pub mod view;

pub mod report;

pub mod export;

pub mod workspace;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod browser;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod ui;
