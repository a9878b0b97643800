//! Packs: many changes of one plan in one value, deflated.

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

/// The most that the changes of a pack may come to in JSON. Packs are made far smaller, but for the one change that brings
/// in a document: of ten thousand rows it comes to some twenty million bytes.
pub const MOST: usize = 64 << 20;

/// The name of the pack that holds exactly these changes, so that two tabs that pack the same
/// changes write the same key, and whatever stands under a key holds the same ids for ever.
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
/// When it cannot be made.
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

/// Writes one change, what it sets in pieces and after all the rest.
async fn write(work: &impl Work, change: &Change, json: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    if change.sets.len() <= FIELDS_PER_YIELD {
        return serde_json::to_writer(json, change);
    }
    let mut rest = serde_json::to_value(change.without_sets())?;
    rest.as_object_mut().map(|rest| rest.remove("sets"));
    serde_json::to_writer(&mut *json, &rest)?;
    // The object is open again, and never empty: a change has an id.
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
/// When it cannot be made, or what was made does not give the same back.
pub async fn close(compress: &impl Compress, work: &impl Work, json: &[u8]) -> Result<String, CompressError> {
    if json.len() > MOST {
        return Err(CompressError::TooLarge);
    }
    let compressed = compress.compress(json).await?;
    // Others will be deleted on the strength of this one.
    if compress.decompress(&compressed, json.len()).await? != json {
        return Err(CompressError::Broken("it does not unpack to what was packed".to_owned()));
    }
    work.yield_if_due().await;
    let units = utf16_codec::encode(&compressed, work).await;
    Ok(checksum::seal(&units, work).await)
}

/// The JSON array in a stored pack, unless it inflates to more than `most` bytes.
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

/// The changes in such an array, and what is wrong with those that cannot be read: one that cannot
/// does not take the others with it.
///
/// # Errors
/// When it is not an array at all.
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

/// A change as it is stored.
///
/// # Errors
/// When it is none.
pub fn change(json: &str) -> Result<Change, Why> {
    serde_json::from_str(json).map_err(|problem| Why::NotUnderstood(problem.to_string()))
}
