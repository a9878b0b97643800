//! The officer's work in this browser, without the browser: state that the screens show, tested natively.
//!
//! The screens (`ui`) tell it what happened and show what it says. It reads no clock and writes nothing itself.

pub mod save_ledger;

pub use save_ledger::{SaveLedger, SaveState};
