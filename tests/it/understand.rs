//! From documents to drafts.

mod matching;
mod moves;
mod nothing_lost;
mod people;
mod published;
pub(crate) mod support;
mod tables;
mod texts;
