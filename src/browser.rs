//! What the app asks of the browser, one browser interface a file. For the page only.

pub mod files;
pub mod focus;
mod listen;
pub mod location;
pub mod panic;
pub mod service_worker;
