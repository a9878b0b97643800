//! The officer's work: a browser with its tabs, officers who hand in files, and storage that fails on demand.

mod checkpoint;
mod drafts;
mod files;
mod incoming;
mod name;
mod other_tabs;
mod save_ledger;
mod saving;
mod tab;
mod undo;
