//! Computes the id of a change from its content, so that every reader can tell that nobody altered it.

use std::ops::Deref;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::canonical::{self, Part};
use super::{Change, ChangeId, Fault};
use crate::long_work::{Unattended, Work, YieldEvery, block_on};

/// Fields hashed between yields: about 1 ms.
const FIELDS_PER_YIELD: usize = 50;

/// A change whose content matches its id. It is shared and not copied, so that a file's own history and the plan that
/// the file is merged into hold it once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedChange(Arc<Change>);

impl TryFrom<Change> for CheckedChange {
    type Error = Fault;

    fn try_from(change: Change) -> Result<Self, Fault> {
        change.check()?;
        Ok(Self(Arc::new(change)))
    }
}

impl From<CheckedChange> for Arc<Change> {
    fn from(change: CheckedChange) -> Self {
        change.0
    }
}

impl Deref for CheckedChange {
    type Target = Change;

    fn deref(&self) -> &Change {
        &self.0
    }
}

impl Change {
    /// The id that the content gives. It is the first 128 bits of the SHA-256 of the change as canonical
    /// JSON (RFC 8785), without its `id` and with each text value replaced by its salted digest.
    ///
    /// # Errors
    /// When the change has no canonical form.
    pub async fn computed_id(&self, work: &impl Work) -> Result<ChangeId, Fault> {
        let (mut hash, mut bytes) = (Sha256::new(), vec![b'{']);
        let mut steps = YieldEvery::steps(FIELDS_PER_YIELD, work);
        for (number, (name, part)) in canonical::of_change(self).into_iter().enumerate() {
            canonical::member(&mut bytes, number, name)?;
            let Part::Sets = part else {
                canonical::value(&mut bytes, &part)?;
                continue;
            };
            bytes.push(b'[');
            for (number, set) in self.sets.iter().enumerate() {
                canonical::comma(&mut bytes, number);
                canonical::set(&mut bytes, set)?;
                hash.update(&bytes);
                bytes.clear();
                steps.tick().await;
            }
            bytes.push(b']');
        }
        bytes.push(b'}');
        hash.update(&bytes);
        let mut id = [0; 16];
        id.copy_from_slice(&hash.finalize()[..16]);
        Ok(ChangeId::of(id))
    }

    /// The change with the id that its content gives.
    ///
    /// # Errors
    /// When the change has no canonical form.
    pub async fn with_id(mut self, work: &impl Work) -> Result<Self, Fault> {
        self.after.sort_unstable();
        self.after.dedup();
        self.undoes.sort_unstable();
        self.undoes.dedup();
        for set in &mut self.sets {
            set.over.sort_unstable();
            set.over.dedup();
        }
        self.id = self.computed_id(work).await?;
        Ok(self)
    }

    /// Checks that the content matches the id and can be that of a change.
    ///
    /// # Errors
    /// The first fault that is found.
    pub fn check(&self) -> Result<(), Fault> {
        if self.sets.is_empty() {
            return Err(Fault::SetsNothing);
        }
        let overs = self.sets.iter().map(|set| &set.over);
        // One content has one form, so that readers cannot disagree about it.
        if ![&self.after, &self.undoes].into_iter().chain(overs).all(|ids| ids.is_sorted_by(|a, b| a < b)) {
            return Err(Fault::NotInOrder);
        }
        if block_on(self.computed_id(&Unattended))? == self.id { Ok(()) } else { Err(Fault::WrongId(self.id)) }
    }
}
