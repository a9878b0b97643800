//! What is half typed in a form, as it is kept: JSON.

use std::collections::BTreeSet;

use serde_json::Value;

/// A draft without these words: a box that holds exactly them is emptied, in what the form showed when it opened and in
/// what was typed since. `None` where no box holds them.
#[must_use]
pub fn without(draft: &str, words: &BTreeSet<String>) -> Option<String> {
    let mut draft: Value = serde_json::from_str(draft).ok()?;
    (empty(&mut draft, words) > 0).then(|| draft.to_string())
}

/// How many such boxes there were.
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
