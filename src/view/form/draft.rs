//! What is half typed in a form, as it is kept: JSON.

use std::collections::BTreeSet;

use serde_json::Value;

/// A draft without these words: a box that holds exactly them is emptied, in what the form showed when it opened and in
/// what was typed since. `None` where no box holds them.
#[must_use]
pub fn without(draft: &str, words: &BTreeSet<String>) -> Option<String> {
    let mut draft: Value = serde_json::from_str(draft).ok()?;
    empty(&mut draft, words).then(|| draft.to_string())
}

/// Whether there was any such box.
fn empty(value: &mut Value, words: &BTreeSet<String>) -> bool {
    match value {
        Value::String(text) if words.iter().any(|words| words.trim() == text.trim()) => {
            text.clear();
            true
        }
        // All are looked at, not only those up to the first.
        Value::Array(list) => list.iter_mut().filter_map(|value| empty(value, words).then_some(())).count() > 0,
        Value::Object(fields) => fields.values_mut().filter_map(|value| empty(value, words).then_some(())).count() > 0,
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
