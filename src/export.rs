//! Exporters: everything that leaves Hearth as a file, one source file a format.
//!
//! An exporter is a pure function from replicas or a report to bytes. It takes the moment and the file's origin as
//! arguments, so that the same plan gives the same bytes. `browser::files` hands them to the officer.
//!
//! - The plan file, for colleagues and for safe-keeping. Its writer stays in [`crate::snapshot`] beside its reader,
//!   because they share one description of the layout; it is offered here so that everything that goes out is in one list.
//! - To come: tables (CSV, Excel), dates (iCalendar), and the report's forms (HTML, Word) out of [`crate::report`].
//!
//! Two rules for those. Text never becomes a formula, a script or a link by itself. What is published is built from a list of what
//! may go out, never by hiding or stripping: a change to anything private leaves every byte as it was.

pub use crate::snapshot::{Exported, write as plan_file};
