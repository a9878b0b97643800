//! Salts for text written by hand into a file.

use sha2::{Digest as _, Sha256};

use crate::plan::digest::hex;
use crate::plan::{EntityId, Field};
use crate::snapshot::Exported;
use crate::snapshot::stated::Stated;

/// Makes the salts of one file.
///
/// They have to be the same on every device that opens the file, so they are derived from all that it
/// states. Once a text is erased, only somebody who still has the whole file, text included, can check
/// the remaining digest against a guess.
pub(super) struct Salts(Sha256);

impl Salts {
    pub(super) fn of(stated: &Stated<'_>, exported: &Exported) -> Self {
        let mut hash = Sha256::new();
        for words in [&exported.at, &exported.by, &exported.app] {
            hash.update((words.len() as u64).to_be_bytes());
            hash.update(words);
        }
        stated.hash(&mut hash);
        Self(hash)
    }

    pub(super) fn salt(&self, id: &EntityId, field: &Field) -> String {
        let hash = self.0.clone().chain_update(id.as_str()).chain_update("\n").chain_update(field.to_string());
        hex(&hash.finalize()[..16])
    }
}
