//! From documents to drafts.

mod matching;
mod nothing_lost;
mod people;
mod published;
pub(crate) mod support;
mod tables;
mod texts;
