//! Lays out the readable part: one entry a line, short objects and lists on one line.

use super::present::Json;

/// The longest object or list written on one line, in bytes.
const LINE: usize = 160;

/// Writes indented JSON, two spaces a level.
///
/// # Errors
/// When something cannot be written as JSON, which cannot happen to anything that was read.
pub(super) fn lay_out(json: &Json, out: &mut String) -> Result<(), serde_json::Error> {
    at(json, 0, out)
}

fn at(json: &Json, level: usize, out: &mut String) -> Result<(), serde_json::Error> {
    let (open, close, empty) = match json {
        Json::Leaf(leaf) => {
            out.push_str(&serde_json::to_string(leaf)?);
            return Ok(());
        }
        Json::Object(entries) => ('{', '}', entries.is_empty()),
        Json::List(items) => ('[', ']', items.is_empty()),
    };
    if empty {
        out.extend([open, close]);
        return Ok(());
    }
    if let Some(line) = on_one_line(json)? {
        out.push_str(&line);
        return Ok(());
    }
    out.push(open);
    for (number, (key, value)) in entries(json).enumerate() {
        out.push_str(if number == 0 { "\n" } else { ",\n" });
        out.extend(std::iter::repeat_n("  ", level + 1));
        if let Some(key) = key {
            out.push_str(&serde_json::to_string(key)?);
            out.push_str(": ");
        }
        at(value, level + 1, out)?;
    }
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", level));
    out.push(close);
    Ok(())
}

fn entries(json: &Json) -> impl Iterator<Item = (Option<&str>, &Json)> {
    let (entries, items) = match json {
        Json::Object(entries) => (&entries[..], &[][..]),
        Json::List(items) => (&[][..], &items[..]),
        Json::Leaf(_) => (&[][..], &[][..]),
    };
    entries.iter().map(|(key, value)| (Some(key.as_str()), value)).chain(items.iter().map(|item| (None, item)))
}

/// The value on one line; `None` if it is long or holds objects or lists.
fn on_one_line(json: &Json) -> Result<Option<String>, serde_json::Error> {
    let is_list = matches!(json, Json::List(_));
    let mut line = String::from(if is_list { "[" } else { "{ " });
    for (number, (key, value)) in entries(json).enumerate() {
        let Json::Leaf(leaf) = value else { return Ok(None) };
        if number > 0 {
            line.push_str(", ");
        }
        if let Some(key) = key {
            line.push_str(&serde_json::to_string(key)?);
            line.push_str(": ");
        }
        line.push_str(&serde_json::to_string(leaf)?);
        if line.len() > LINE {
            return Ok(None);
        }
    }
    line.push_str(if is_list { "]" } else { " }" });
    Ok(Some(line))
}
