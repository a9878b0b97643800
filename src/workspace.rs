//! The officer's work in this browser, without the browser: edits, saving, other tabs, half-typed forms, the name.
//!
//! Events in, effects out: the screens (`ui`) tell [`WorkspaceState::handle`] what happened, do what it gives back, and
//! show what it says. It reads no clock and stores nothing itself, so that all of it is tested natively.
//!
//! | to read | file |
//! | --- | --- |
//! | what can happen, and what is then to be done | `event`, `handle` |
//! | what an officer asks for under their name, and doing it | `request`, `submit` |
//! | which work is saved | `save_ledger` |
//! | changes applied, saved, and heard of from other tabs | `changes` |
//! | half-typed forms and settings, and what an erasure does to them | `notes` |
//! | what the first screens show, kept beside the history | `checkpoint` |
//! | files that are opened, and what they would change | `proposed_file` |
//! | files that were taken in, so that they can be taken back | `opened_file` |
//! | what the officer must be told | `notice` |
//! | what the screens read | `state` |

mod changes;
mod checkpoint;
mod event;
mod handle;
mod notes;
mod notice;
mod opened_file;
mod proposed_file;
mod request;
pub mod save_ledger;
mod state;
mod submit;

pub use checkpoint::keep_checkpoint;
pub use event::{Effect, Event, Plans, StoreWork, Ticket};
pub use notice::Notice;
pub use opened_file::{AcceptedFile, OpenedFile, standing_undos};
pub use proposed_file::{IncomingMerge, ProposedFile, read_file};
pub use request::{Request, Submitted};
pub use save_ledger::{SaveLedger, SaveState};
pub use state::WorkspaceState;
