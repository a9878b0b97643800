//! Keys that hold things in order, with always room for one more between two.

use fractional_index::FractionalIndex;

/// A key after `before` and before `after`; `None` where the two leave no room (they are equal or
/// not such keys), so that what follows has to be given a new key as well.
#[must_use]
pub fn between(before: Option<&str>, after: Option<&str>) -> Option<String> {
    let read = |key: Option<&str>| key.map(|key| read(key).ok_or(())).transpose().ok();
    let (lower, upper) = (read(before)?, read(after)?);
    let key = FractionalIndex::new(lower.as_ref(), upper.as_ref())?.to_string();
    let in_order = before.is_none_or(|before| before < key.as_str()) && after.is_none_or(|after| key.as_str() < after);
    in_order.then_some(key)
}

/// Keys come from files, and `FractionalIndex` stops the app at letters of several bytes and
/// miscounts at a byte of zero, which it gives out itself after 128 times "before all others".
fn read(key: &str) -> Option<FractionalIndex> {
    let shaped =
        key.len().is_multiple_of(2) && key.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    let read = shaped.then(|| FractionalIndex::from_string(key).ok())??;
    (!read.as_bytes().contains(&0)).then_some(read)
}

/// As many keys as there are things, in order: those of a document just read.
pub fn sequence() -> impl Iterator<Item = String> {
    std::iter::successors(Some(FractionalIndex::default()), |last| Some(FractionalIndex::new_after(last)))
        .map(|key| key.to_string())
}
