//! Packs: many changes of one plan in one compressed value.

use std::borrow::Borrow;
use std::collections::BTreeSet;

use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};

use super::checksum;
use super::compress::{Compress, CompressError};
use super::fault::Why;
use super::key::{Key, Keys};
use super::kv_store::Entry;
use super::utf16_codec;
use crate::history::{Change, ChangeId};
use crate::long_work::Work;
use crate::plan::EntityId;
use crate::plan::digest::hex;

/// The most bytes of JSON in a pack. Packs are far smaller, except for one change made from a document: ten thousand
/// rows come to about twenty million bytes.
pub const MOST: usize = 64 << 20;

/// The name of the pack of exactly these changes. Two tabs that pack the same changes write the same key,
/// and a key has the same ids for ever.
#[must_use]
pub fn name(ids: &BTreeSet<ChangeId>) -> String {
    let mut hash = Sha256::new();
    for id in ids {
        hash.update(format!("{id}\n"));
    }
    hex(&hash.finalize()[..16])
}

/// The entry of a pack of these changes.
///
/// # Errors
/// When it is too large, or cannot be compressed.
pub async fn make<C: Borrow<Change>>(
    keys: &Keys,
    compress: &impl Compress,
    work: &impl Work,
    plan: &EntityId,
    changes: &[C],
) -> Result<Entry, CompressError> {
    let json = written(work, changes).await.map_err(|problem| CompressError::Broken(problem.to_string()))?;
    let ids = changes.iter().map(|change| change.borrow().id).collect();
    Ok((keys.name(&Key::Pack(plan.clone(), name(&ids))), close(compress, work, &json).await?))
}

/// Fields of a change, or whole changes, written between yields: about 1 ms.
const FIELDS_PER_YIELD: usize = 100;

/// These changes as a JSON array, written in pieces.
async fn written<C: Borrow<Change>>(work: &impl Work, changes: &[C]) -> Result<Vec<u8>, serde_json::Error> {
    let mut json = vec![b'['];
    for (change, number) in changes.iter().zip(0..) {
        if number > 0 {
            json.push(b',');
        }
        write(work, change.borrow(), &mut json).await?;
        if number % FIELDS_PER_YIELD == 0 {
            work.yield_if_due().await;
        }
    }
    json.push(b']');
    Ok(json)
}

/// Writes one change; the sets of a large one in pieces, after all the rest.
async fn write(work: &impl Work, change: &Change, json: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    if change.sets.len() <= FIELDS_PER_YIELD {
        return serde_json::to_writer(json, change);
    }
    let mut rest = serde_json::to_value(change.without_sets())?;
    rest.as_object_mut().map(|rest| rest.remove("sets"));
    serde_json::to_writer(&mut *json, &rest)?;
    // The object is open again, and not empty because a change has an id.
    json.pop();
    json.extend(br#","sets":["#);
    for (some, number) in change.sets.chunks(FIELDS_PER_YIELD).zip(0..) {
        if number > 0 {
            json.push(b',');
        }
        let some = serde_json::to_vec(some)?;
        json.extend(some.strip_prefix(b"[").and_then(|some| some.strip_suffix(b"]")).unwrap_or_default());
        work.yield_if_due().await;
    }
    json.extend(b"]}");
    Ok(())
}

/// The value of a pack whose changes are this JSON array.
///
/// # Errors
/// When it is too large, cannot be compressed, or does not decompress to the same.
pub async fn close(compress: &impl Compress, work: &impl Work, json: &[u8]) -> Result<String, CompressError> {
    if json.len() > MOST {
        return Err(CompressError::TooLarge);
    }
    let compressed = compress.compress(json).await?;
    // Single keys will be deleted because this pack has their changes.
    if compress.decompress(&compressed, json.len()).await? != json {
        return Err(CompressError::Broken("it does not unpack to what was packed".to_owned()));
    }
    work.yield_if_due().await;
    let units = utf16_codec::encode(&compressed, work).await;
    Ok(checksum::seal(&units, work).await)
}

/// The JSON array in a stored pack, unless it decompresses to more than `most` bytes.
///
/// # Errors
/// When it is damaged or too large.
pub async fn open(compress: &impl Compress, work: &impl Work, value: &str, most: usize) -> Result<Vec<u8>, Why> {
    let bytes = utf16_codec::decode(checksum::open(value, work).await?).ok_or(Why::Damaged)?;
    work.yield_if_due().await;
    compress.decompress(&bytes, most.min(MOST)).await.map_err(|error| match error {
        CompressError::TooLarge => Why::TooLarge,
        CompressError::Broken(problem) => Why::NotUnderstood(problem),
    })
}

/// The changes in such an array, and the faults of those that cannot be read; one faulty change does not
/// cost the others.
///
/// # Errors
/// When it is not a JSON array.
pub fn changes(json: &[u8]) -> Result<(Vec<Change>, Vec<Why>), Why> {
    let text = std::str::from_utf8(json).map_err(|problem| Why::NotUnderstood(problem.to_string()))?;
    let each: Vec<&RawValue> = serde_json::from_str(text).map_err(|problem| Why::NotUnderstood(problem.to_string()))?;
    let (mut changes, mut faults) = (Vec::with_capacity(each.len()), Vec::new());
    for one in each {
        match change(one.get()) {
            Ok(change) => changes.push(change),
            Err(why) => faults.push(why),
        }
    }
    Ok((changes, faults))
}

/// Parses a stored change.
///
/// # Errors
/// When the JSON is not a change.
pub fn change(json: &str) -> Result<Change, Why> {
    serde_json::from_str(json).map_err(|problem| Why::NotUnderstood(problem.to_string()))
}
