//! The source documents of the starter plans.
//!
//! They are not part of this repository. They are looked for in `../shared/plans`, or where `HEARTH_PLANS` says. Tests that need
//! them are ignored by name and stand in modules called `published`: `scripts/test.sh` runs those where the documents are.

use std::path::PathBuf;

/// A source document as text.
pub(crate) fn published(name: &str) -> String {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/plans");
    let path = std::env::var_os("HEARTH_PLANS").map_or(beside, PathBuf::from).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
