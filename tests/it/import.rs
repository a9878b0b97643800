//! From documents to drafts.

mod matching;
mod nothing_lost;
mod published;
mod support;
mod tables;
