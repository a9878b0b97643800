//! Drafts of forms, as they are stored: JSON.

use std::collections::BTreeSet;

use serde_json::Value;

/// A draft without these words: every input that holds exactly one of them is emptied, both as the form opened and as
/// it stands. `None` if no input does.
#[must_use]
pub fn without(draft: &str, words: &BTreeSet<String>) -> Option<String> {
    let mut draft: Value = serde_json::from_str(draft).ok()?;
    (empty(&mut draft, words) > 0).then(|| draft.to_string())
}

/// Empties the inputs, and counts them.
fn empty(value: &mut Value, words: &BTreeSet<String>) -> usize {
    match value {
        Value::String(text) if words.iter().any(|words| words.trim() == text.trim()) => {
            text.clear();
            1
        }
        Value::Array(list) => list.iter_mut().map(|value| empty(value, words)).sum(),
        Value::Object(fields) => fields.values_mut().map(|value| empty(value, words)).sum(),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}
