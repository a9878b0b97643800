//! The history of a plan: the rules hold whatever officers do, in whatever order changes arrive.

mod changes;
mod conflicts;
mod convergence;
mod erasure;
mod forms;
mod known;
mod later_versions;
mod moves;
mod stack;
mod undo;
pub(crate) mod world;
mod yielding;
