//! The contents of each screen: a plan, an officer's choices and a day, made into plain rows.
//!
//! Everything here is a pure function, tested natively; the screens only lay the rows out. Start at [`row`], a line as
//! every list shows it, then [`picked`], which filters and sorts, and [`all_actions`], which adds the headings.

pub mod action;
pub mod address;
pub mod all_actions;
pub mod changes;
pub mod check;
pub mod choices;
pub mod conflicts;
pub mod describe;
pub mod form;
pub mod incoming;
pub mod line_history;
pub mod my_actions;
pub mod neighbours;
pub mod overview;
pub mod people;
pub mod picked;
pub mod query;
pub mod row;
pub mod structure;
pub mod timing;

pub use query::Query;
pub use row::Row;
