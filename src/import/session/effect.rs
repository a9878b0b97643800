//! The effects that a session asks of the page.

use std::sync::Arc;

use crate::history::Change;
use crate::import::reader::Request;

/// Something the page does.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask the reader, starting one if none is running.
    Ask {
        /// The number of the request, which the answer carries.
        number: u32,
        /// The request to the worker.
        request: Request,
        /// The bytes of the file, if it is about one.
        bytes: Option<Arc<Vec<u8>>>,
    },
    /// End the reader, whatever it is doing.
    StopReader,
    /// Add the plan that the document makes, with its first change.
    AddPlan(Box<Change>),
    /// Move the keyboard.
    Focus(Spot),
}

/// A place in the page that can take the keyboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The field for a file.
    File,
    /// The message about a failure.
    Problem,
    /// The heading of what was found, or of what was taken in.
    Found,
    /// The element with this id.
    Element(String),
}
