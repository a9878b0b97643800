//! Canonical JSON (RFC 8785) of what a change may hold: the same bytes on every device, so that an id
//! can be worked out from them.

use std::fmt;

use serde_json::Value;

/// Something a change cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotWhole;

impl fmt::Display for NotWhole {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a number that is not whole, or too large to be exact")
    }
}

/// Writes `json` with its keys in order, and no space.
///
/// RFC 8785 writes fractions in a way few readers get right, and whole numbers beyond 2^53 lose
/// digits: changes hold decimals as strings, and such numbers are refused.
pub(super) fn write(json: &Value, out: &mut String) -> Result<(), NotWhole> {
    match json {
        Value::Number(number) => {
            let whole = number.as_i64().filter(|whole| whole.unsigned_abs() <= 1 << 53).ok_or(NotWhole)?;
            out.push_str(&whole.to_string());
        }
        Value::Array(items) => {
            out.push('[');
            for (number, item) in items.iter().enumerate() {
                comma(number, out);
                write(item, out)?;
            }
            out.push(']');
        }
        Value::Object(map) => {
            let mut entries: Vec<(&String, &Value)> = map.iter().collect();
            // The order is that of UTF-16, in which the rarest letters come before some others.
            entries.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (number, (key, value)) in entries.into_iter().enumerate() {
                comma(number, out);
                string(key, out);
                out.push(':');
                write(value, out)?;
            }
            out.push('}');
        }
        Value::String(words) => string(words, out),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Null => out.push_str("null"),
    }
    Ok(())
}

fn comma(number: usize, out: &mut String) {
    if number > 0 {
        out.push(',');
    }
}

/// Only what must be escaped is, and that in the shortest way.
fn string(words: &str, out: &mut String) {
    out.push('"');
    for letter in words.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            control if control < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
}
