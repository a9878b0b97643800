//! The source documents of the starter plans.
//!
//! They are not part of this repository. They are looked for in `../shared/plans`, or where `HEARTH_PLANS` says; tests
//! that need them say that they are not there, and check nothing.

use std::path::PathBuf;

/// A source document as text, where it is there.
pub(crate) fn published(name: &str) -> Option<String> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/plans");
    let folder = std::env::var_os("HEARTH_PLANS").map_or(beside, PathBuf::from);
    let text = std::fs::read_to_string(folder.join(name)).ok();
    if text.is_none() {
        eprintln!("not checked: {name} is not in {}", folder.display());
    }
    text
}
