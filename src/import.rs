//! From a document to a plan: each format is read into one [`document::Document`], its tables are
//! understood as one [`draft::Draft`], and a draft becomes one change.

pub mod document;
pub mod draft;
pub mod matching;
mod people;
pub mod read;
pub mod reader;
mod reported;
pub mod session;
pub mod starter;
pub mod understand;
mod vocabulary;
mod words;
