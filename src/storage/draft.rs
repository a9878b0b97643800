//! Erases words from half-typed forms, which are kept as JSON.

use std::collections::BTreeSet;

use serde_json::Value;

/// A draft without these words: a box that holds exactly one of them is emptied, both in what the form showed when it
/// opened and in what was typed since. `None` if no box holds any.
///
/// ```
/// use std::collections::BTreeSet;
///
/// use hearth::storage::without_words;
///
/// let words = BTreeSet::from(["Mrs Client".to_owned()]);
/// assert_eq!(without_words(r#"{"name":" Mrs Client "}"#, &words).as_deref(), Some(r#"{"name":""}"#));
/// assert_eq!(without_words(r#"{"name":"Mrs Clientele"}"#, &words), None);
/// ```
#[must_use]
pub fn without_words(draft: &str, words: &BTreeSet<String>) -> Option<String> {
    let mut draft: Value = serde_json::from_str(draft).ok()?;
    (empty(&mut draft, words) > 0).then(|| draft.to_string())
}

/// Empties the boxes that hold one of the words and returns how many there were.
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
