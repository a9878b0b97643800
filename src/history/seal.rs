//! Computes the id of a change from its content, so that every reader can tell that nobody altered it.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{Change, ChangeId, Fault};
use crate::long_work::{Unattended, Work, YieldEvery, block_on};
use crate::plan::Value;
use crate::plan::sorting::sort_by;

/// The name of a change's sets in JSON: nearly all of a large change.
const SETS: &str = "sets";
/// Fields hashed between yields: about 1 ms.
const FIELDS_PER_YIELD: usize = 50;

impl Change {
    /// The id that the content gives. It is the first 128 bits of the SHA-256 of the change as canonical
    /// JSON (RFC 8785), without its `id` and with each text value replaced by its salted digest.
    ///
    /// # Errors
    /// When the change has no canonical form.
    pub async fn computed_id(&self, work: &impl Work) -> Result<ChangeId, Fault> {
        let mut rest = json_of(&self.without_sets())?;
        let digested = |value: &Value| serde_json::Value::from(value.digested());
        for (name, note) in [("why", &self.why), ("source", &self.source)] {
            if let (Some(value), Some(note)) = (rest.get_mut(name), note) {
                *value = digested(note);
            }
        }
        let rest = rest.as_object_mut().map(std::mem::take).unwrap_or_default();
        let mut members: Vec<(String, serde_json::Value)> = rest.into_iter().filter(|(name, _)| name != "id").collect();
        // Canonical JSON orders members by their names as UTF-16.
        sort_by(&mut members, |(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
        let mut hash = Sha256::new();
        let mut before = "{";
        for (name, value) in members {
            hash.update(before);
            before = ",";
            hash.update(canonical(&name.as_str().into())?);
            hash.update(":");
            if name != SETS {
                hash.update(canonical(&value)?);
                continue;
            }
            let (mut before, mut steps) = ("[", YieldEvery::steps(FIELDS_PER_YIELD, work));
            for set in &self.sets {
                let mut json = json_of(set)?;
                json.as_object_mut().map(|json| json.insert("value".to_owned(), digested(&set.value)));
                hash.update(before);
                before = ",";
                hash.update(canonical(&json)?);
                steps.tick().await;
            }
            hash.update(if self.sets.is_empty() { "[]" } else { "]" });
        }
        hash.update("}");
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

/// True if every number is whole and exact. Few readers write fractions as RFC 8785 does, and whole numbers
/// beyond 2^53 lose digits, so changes hold decimals as strings.
fn is_whole(json: &serde_json::Value) -> bool {
    match json {
        serde_json::Value::Number(number) => number.as_i64().is_some_and(|whole| whole.unsigned_abs() <= 1 << 53),
        serde_json::Value::Array(items) => items.iter().all(is_whole),
        serde_json::Value::Object(map) => map.values().all(is_whole),
        _ => true,
    }
}

fn json_of(what: &impl Serialize) -> Result<serde_json::Value, Fault> {
    serde_json::to_value(what).map_err(|problem| Fault::NotCanonical(problem.to_string()))
}

/// Canonical JSON (RFC 8785).
fn canonical(json: &serde_json::Value) -> Result<Vec<u8>, Fault> {
    if !is_whole(json) {
        return Err(Fault::NotCanonical("a number that is not whole, or too large to be exact".to_owned()));
    }
    serde_json_canonicalizer::to_vec(json).map_err(|problem| Fault::NotCanonical(problem.to_string()))
}
