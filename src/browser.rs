//! What the app asks of the browser, one browser interface a file. For the page only.

pub mod clipboard;
pub mod clock;
pub mod compress;
pub mod files;
pub mod focus;
pub mod journal;
pub mod lasting;
pub mod leaving;
mod listen;
pub mod local_storage;
pub mod location;
pub mod panic;
pub mod random;
pub mod reader;
pub mod service_worker;
pub mod store;
pub mod tabs;
pub mod turn;
pub mod usage;
