//! Folding for search, and natural order.

mod natural;
mod search;
