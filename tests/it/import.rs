//! From documents to drafts.

mod published;
mod support;
