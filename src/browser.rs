//! What the app asks of the browser, one browser interface a file. For the page only.

pub mod panic;
