//! Writes a change as canonical JSON (RFC 8785) with digests for its texts: the bytes that its id is computed from.
//!
//! It is written straight from the change, without a tree of JSON in between, because every change of a file is hashed
//! when the file is opened.

use serde_json::Value as Json;

use super::change::{Author, Extra};
use super::{Change, ChangeId, Fault, Set};
use crate::plan::Value;
use crate::plan::sorting::sort_by;

/// A member of an object: its name and its value.
pub(super) type Member<'a> = (&'a str, Part<'a>);

/// The value of a member.
pub(super) enum Part<'a> {
    Words(&'a str),
    List(&'a [String]),
    Ids(&'a [ChangeId]),
    Author(&'a Author),
    /// Text is written as its digest.
    Value(&'a Value),
    Json(&'a Json),
    /// Left to the caller, who can yield between them.
    Sets,
}

/// The members of a change that its id covers.
pub(super) fn of_change(change: &Change) -> Vec<Member<'_>> {
    let Change { id: _, after, at, by, why, source, needs, undoes, sets: _, extra } = change;
    let members = [
        (!after.is_empty()).then_some(("after", Part::Ids(after))),
        Some(("at", Part::Words(at))),
        Some(("by", Part::Author(by))),
        (!needs.is_empty()).then_some(("needs", Part::List(needs))),
        Some(("sets", Part::Sets)),
        source.as_ref().map(|source| ("source", Part::Value(source))),
        (!undoes.is_empty()).then_some(("undoes", Part::Ids(undoes))),
        why.as_ref().map(|why| ("why", Part::Value(why))),
    ];
    in_order(members.into_iter().flatten().collect(), extra)
}

/// Writes a set.
pub(super) fn set(out: &mut Vec<u8>, set: &Set) -> Result<(), Fault> {
    let Set { entity, field, value, over, extra } = set;
    let field = field.to_string();
    let mut members = vec![("entity", Part::Words(entity.as_str())), ("field", Part::Words(&field))];
    members.extend((!over.is_empty()).then_some(("over", Part::Ids(over))));
    members.push(("value", Part::Value(value)));
    object(out, in_order(members, extra))
}

/// Adds the fields of later versions to members that are in order. Canonical JSON orders them by their names as UTF-16.
fn in_order<'a>(mut members: Vec<Member<'a>>, extra: &'a Extra) -> Vec<Member<'a>> {
    if !extra.is_empty() {
        members.extend(extra.iter().map(|(name, json)| (name.as_str(), Part::Json(json))));
        sort_by(&mut members, |(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    }
    members
}

fn object(out: &mut Vec<u8>, members: Vec<Member<'_>>) -> Result<(), Fault> {
    out.push(b'{');
    for (number, (name, part)) in members.iter().enumerate() {
        member(out, number, name)?;
        value(out, part)?;
    }
    out.push(b'}');
    Ok(())
}

/// Writes the name of a member, after a comma unless it is the first.
pub(super) fn member(out: &mut Vec<u8>, number: usize, name: &str) -> Result<(), Fault> {
    comma(out, number);
    string(out, name)?;
    out.push(b':');
    Ok(())
}

/// Writes a comma unless this is the first of a list.
pub(super) fn comma(out: &mut Vec<u8>, number: usize) {
    if number > 0 {
        out.push(b',');
    }
}

/// Writes the value of a member.
pub(super) fn value(out: &mut Vec<u8>, part: &Part<'_>) -> Result<(), Fault> {
    match part {
        Part::Words(words) => string(out, words),
        Part::List(words) => list(out, words, |out, word| string(out, word)),
        Part::Ids(ids) => list(out, ids, |out, id| string(out, &id.to_string())),
        Part::Author(Author { name, device, extra }) => {
            object(out, in_order(vec![("device", Part::Words(device)), ("name", Part::Words(name))], extra))
        }
        Part::Value(Value::Plain(plain)) => json(out, plain),
        Part::Value(text) => match text.digested() {
            Value::Erased(digest) => object(out, vec![("digest", Part::Words(&digest))]),
            Value::Text { .. } | Value::Plain(_) => Ok(()),
        },
        Part::Json(extra) => json(out, extra),
        Part::Sets => Ok(()),
    }
}

/// Writes any JSON whose numbers are whole and exact. Few readers write fractions as RFC 8785 does, and whole numbers
/// beyond 2^53 lose digits, so changes hold decimals as strings.
fn json(out: &mut Vec<u8>, value: &Json) -> Result<(), Fault> {
    match value {
        Json::Null => out.extend(b"null"),
        Json::Bool(yes) => out.extend(yes.to_string().bytes()),
        Json::Number(number) => {
            let whole = number.as_i64().filter(|whole| whole.unsigned_abs() <= 1 << 53);
            let whole = whole.ok_or_else(|| not_canonical("a number that is not whole, or too large to be exact"))?;
            out.extend(whole.to_string().bytes());
        }
        Json::String(words) => string(out, words)?,
        Json::Array(items) => list(out, items, json)?,
        Json::Object(map) => object(out, in_order(Vec::new(), map))?,
    }
    Ok(())
}

fn list<T>(out: &mut Vec<u8>, items: &[T], write: impl Fn(&mut Vec<u8>, &T) -> Result<(), Fault>) -> Result<(), Fault> {
    out.push(b'[');
    for (number, item) in items.iter().enumerate() {
        comma(out, number);
        write(out, item)?;
    }
    out.push(b']');
    Ok(())
}

/// Writes words as JSON does: RFC 8785 asks for the escapes that `serde_json` uses.
fn string(out: &mut Vec<u8>, words: &str) -> Result<(), Fault> {
    serde_json::to_writer(out, words).map_err(|problem| not_canonical(&problem.to_string()))
}

fn not_canonical(why: &str) -> Fault {
    Fault::NotCanonical(why.to_owned())
}
