//! Order keys: between any two there is room for a third.
//!
//! A list is ordered by keys and not by numbers, so that a move sets one field and two officers' moves merge.

use fractional_index::FractionalIndex;

/// A key after `before` and before `after`. `None` if there is none, because the two are equal or no order keys: then
/// the siblings need new keys too.
#[must_use]
pub fn between(before: Option<&str>, after: Option<&str>) -> Option<String> {
    let read = |key: Option<&str>| key.map(|key| read(key).ok_or(())).transpose().ok();
    let (lower, upper) = (read(before)?, read(after)?);
    let key = FractionalIndex::new(lower.as_ref(), upper.as_ref())?.to_string();
    let in_order = before.is_none_or(|before| before < key.as_str()) && after.is_none_or(|after| key.as_str() < after);
    in_order.then_some(key)
}

/// Checks a key before `FractionalIndex` sees it. Keys come from files; the crate panics at letters of several bytes
/// and miscounts at a zero byte, which it makes itself after 128 insertions before all others.
fn read(key: &str) -> Option<FractionalIndex> {
    let shaped =
        key.len().is_multiple_of(2) && key.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    let read = shaped.then(|| FractionalIndex::from_string(key).ok())??;
    (!read.as_bytes().contains(&0)).then_some(read)
}

/// Rising keys without end, for a list that is written for the first time.
pub fn sequence() -> impl Iterator<Item = String> {
    std::iter::successors(Some(FractionalIndex::default()), |last| Some(FractionalIndex::new_after(last)))
        .map(|key| key.to_string())
}

#[cfg(test)]
mod tests {
    use super::{between, sequence};

    #[test]
    fn there_is_always_room_between_two_keys() {
        let (mut first, mut last) = (between(None, None), between(None, None));
        for _ in 0..50 {
            first = between(None, first.as_deref());
            last = between(last.as_deref(), None);
            let middle = between(first.as_deref(), last.as_deref());
            assert!(first < middle && middle < last);
        }
    }

    #[test]
    fn what_leaves_no_room_or_is_no_key_is_refused() {
        assert_eq!(between(Some("80"), Some("80")), None);
        assert_eq!(between(Some("not a key"), None), None);
        assert_eq!(between(None, Some("é0")), None);
    }

    #[test]
    fn keys_of_a_sequence_are_in_order() {
        let keys: Vec<String> = sequence().take(300).collect();
        assert!(keys.is_sorted() && keys.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
