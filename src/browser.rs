//! Wrappers of browser interfaces, one a file. For the page only.

pub mod before_unload;
pub mod boot;
pub mod checkpoint;
pub mod clipboard;
pub mod clock;
pub mod compress;
pub mod files;
pub mod focus;
pub mod journal;
pub mod layout;
mod listen;
pub mod local_storage;
pub mod location;
pub mod page_yielder;
pub mod panic;
pub mod persistence;
pub mod random;
pub mod reader;
pub mod service_worker;
pub mod split;
pub mod store;
pub mod tabs;
pub mod usage;
