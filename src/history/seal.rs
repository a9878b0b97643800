//! The id of a change, worked out from its content, by which every reader knows that nobody altered it.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{Change, ChangeId, Fault};
use crate::long_work::{Unattended, Work, YieldEvery, block_on};
use crate::plan::Value;
use crate::plan::sorting::sort_by;

/// What a change sets, by its name in JSON: nearly all of a large one.
const SETS: &str = "sets";
/// Fields hashed between yields: about 1 ms.
const FIELDS_PER_YIELD: usize = 50;

impl Change {
    /// The id that the content gives: of the change without its `id`, each text value replaced by
    /// its salted digest, as canonical JSON (RFC 8785), the first 128 bits of the SHA-256.
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
        // Members stand in the order of their names, as UTF-16.
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

    /// The change with the id its content gives.
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

    /// Whether the content is what the id says, and is something a change can be.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self) -> Result<(), Fault> {
        if self.sets.is_empty() {
            return Err(Fault::SetsNothing);
        }
        let overs = self.sets.iter().map(|set| &set.over);
        // One form for one content, so that readers cannot differ on it.
        if ![&self.after, &self.undoes].into_iter().chain(overs).all(|ids| ids.is_sorted_by(|a, b| a < b)) {
            return Err(Fault::NotInOrder);
        }
        if block_on(self.computed_id(&Unattended))? == self.id { Ok(()) } else { Err(Fault::WrongId(self.id)) }
    }
}

/// Whether every number is whole and exact. RFC 8785 writes fractions in a way few readers get right,
/// and whole numbers beyond 2^53 lose digits: changes hold decimals as strings.
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
