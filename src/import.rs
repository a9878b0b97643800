//! Imports documents. [`read`] turns a file into a [`document::Document`], and [`understand`] turns that into a
//! [`draft::Draft`]. [`first_change`] makes a new plan of it, or [`matching`] an update of a plan. [`reader`] does the first two
//! in a worker; [`session`] is the state of the page meanwhile.

pub mod document;
pub mod draft;
pub mod first_change;
pub mod matching;
mod people;
pub mod read;
pub mod reader;
mod reported;
pub mod session;
pub mod understand;
mod vocabulary;
mod words;
