//! From a document to a plan: each format is read into one [`draft::Draft`], and a draft becomes one
//! change.

pub mod draft;
pub mod starter;
