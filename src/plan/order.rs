//! Keys that hold things in order, with always room for one more between two.

use fractional_index::FractionalIndex;

/// A key after `before` and before `after`; `None` where the two leave no room (they are equal or
/// not such keys), so that what follows has to be given a new key as well.
#[must_use]
pub fn between(before: Option<&str>, after: Option<&str>) -> Option<String> {
    let read = |key: Option<&str>| key.map(FractionalIndex::from_string).transpose().ok();
    let (before, after) = (read(before)?, read(after)?);
    FractionalIndex::new(before.as_ref(), after.as_ref()).map(|key| key.to_string())
}

/// As many keys as there are things, in order: those of a document just read.
pub fn sequence() -> impl Iterator<Item = String> {
    std::iter::successors(Some(FractionalIndex::default()), |last| Some(FractionalIndex::new_after(last)))
        .map(|key| key.to_string())
}
