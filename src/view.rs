//! The contents of each screen: a plan, an officer's choices and a day, made into plain rows.
//!
//! Everything here is a pure function, tested natively; the screens only lay the rows out. Start at [`row`], a line as
//! every list shows it, then [`line_index`], all lines of a plan ready to be found, [`picked`], which filters and sorts
//! them, and [`all_actions`], which adds the headings.

pub mod action;
pub mod address;
pub mod all_actions;
pub mod cells;
pub mod changes;
pub mod check;
pub mod checkpoint;
pub mod choices;
pub mod conflicts;
pub mod describe;
pub mod form;
pub mod heading;
pub mod incoming;
pub mod line_history;
pub mod line_index;
pub mod my_actions;
pub mod neighbours;
pub mod overview;
pub mod people;
pub mod picked;
pub mod query;
pub mod row;
pub mod structure;
pub mod summary;
pub mod timing;
pub mod window;

pub use query::Query;
pub use row::Row;
