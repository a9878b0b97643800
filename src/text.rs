//! Words as characters, with no knowledge of plans: folding, tokens, stems, an index of rare words, capitals, clipping.
//!
//! Use these instead of writing another: two places that fold text differently disagree on when two texts are equal.
//! There are two foldings, for two questions. [`compared`] decides whether two spellings are one name; ids derive
//! from it, so it never changes. [`search::folded`] is for looking text up, and also drops accents.

pub mod index;
pub mod natural;
pub mod search;

mod fold;
mod shorten;
mod stem;

pub use fold::{compared, is_invisible, tokens};
pub use shorten::{capital, clipped, first_words};
pub use stem::{singular, stem};
