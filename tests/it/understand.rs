//! From documents to drafts.

mod matching;
mod nothing_lost;
mod people;
mod published;
mod support;
mod tables;
mod texts;
