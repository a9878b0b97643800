//! From documents to drafts.

mod matching;
mod published;
mod support;
mod tables;
