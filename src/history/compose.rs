//! Making a change of what an officer wants.

use std::collections::{BTreeMap, BTreeSet};

use super::{Author, Change, ChangeId, Fault, History, Set};
use crate::plan::edit::Assignment;
use crate::plan::{EntityId, Field};

/// What was on the officer's screen when a form opened: for each field, the changes whose answers
/// were shown. A change replaces these and no others, so that a form left open while a colleague's
/// file arrives does not silently overwrite what came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen(BTreeMap<(EntityId, Field), Vec<ChangeId>>, BTreeSet<ChangeId>);

/// Who signs a change, when, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who.
    pub by: Author,
    /// When, as RFC 3339 in UTC.
    pub at: String,
    /// Why; empty where no reason is given.
    pub why: String,
    /// Where it came from; empty where it was typed in.
    pub source: String,
}

impl History {
    /// What a form that opens now shows of `entity`.
    #[must_use]
    pub fn seen(&self, entity: &EntityId) -> Seen {
        self.seen_of(std::iter::once(entity))
    }

    /// What a form that opens now shows of these things.
    #[must_use]
    pub fn seen_of<'a>(&self, entities: impl IntoIterator<Item = &'a EntityId>) -> Seen {
        let mut seen = BTreeMap::new();
        for entity in entities {
            for field in self.fields(entity) {
                seen.insert((entity.clone(), field.clone()), self.standing_ids(entity, field));
            }
        }
        Seen(seen, self.heads.clone())
    }

    fn standing_ids(&self, entity: &EntityId, field: &Field) -> Vec<ChangeId> {
        let register = self.registers.get(entity).and_then(|fields| fields.get(field));
        register.map(|register| register.standing().into_iter().map(|(id, _)| id).collect()).unwrap_or_default()
    }

    /// The change that gives fields these contents. With `seen`, it replaces what the form showed when
    /// it opened; without, as for a click that needs no form, what stands now. `random` gives the
    /// salts: the core has no randomness of its own.
    ///
    /// `None` where nothing would differ from what was seen.
    ///
    /// # Errors
    /// When a content cannot be part of a change.
    pub fn compose(
        &self,
        assignments: Vec<Assignment>,
        seen: Option<&Seen>,
        signature: Signature,
        random: &mut dyn FnMut() -> u128,
    ) -> Result<Option<Change>, Fault> {
        let mut sets: Vec<Set> = Vec::new();
        for (entity, field, content) in assignments {
            let over = match seen {
                // A thing the form did not show (one it adds) has nothing to replace.
                Some(Seen(shown, _)) => shown.get(&(entity.clone(), field.clone())).cloned().unwrap_or_default(),
                None => self.standing_ids(&entity, &field),
            };
            let value = content.value(random());
            if !self.already_says(&entity, &field, &over, &value) {
                sets.push(Set { entity, field, value, over, extra: serde_json::Map::new() });
            }
        }
        if sets.is_empty() {
            return Ok(None);
        }
        let after = seen.map_or(&self.heads, |Seen(_, heads)| heads);
        // `after` is what the officer had seen, not what the device had received meanwhile.
        let mut change = Change::unsealed(after.iter().copied().collect(), signature.at, signature.by, sets);
        let mut words = |text: String| {
            (!text.is_empty()).then(|| crate::plan::edit::Content::Text(text).value(random()))
        };
        change.why = words(signature.why);
        change.source = words(signature.source);
        change.sealed().map(Some)
    }

    /// Whether what was seen was one answer, and this one.
    ///
    /// Removing what is removed is not nothing: it says that what others did meanwhile was seen.
    fn already_says(&self, entity: &EntityId, field: &Field, over: &[ChangeId], value: &crate::plan::Value) -> bool {
        let mut shown = self.every_answer(entity, field).filter(|answer| over.contains(&answer.change.id)).peekable();
        if shown.peek().is_none() {
            return over.is_empty() && value.is_empty();
        }
        *field != Field::Removed && over.len() == 1 && shown.all(|answer| answer.value.says_the_same(value))
    }
}
