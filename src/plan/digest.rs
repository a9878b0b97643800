//! The digests that ids and keys are made of: one way, since files hold them for ever.

use sha2::{Digest as _, Sha256};

/// The first 128 bits of a SHA-256, in hexadecimal, of these parts. Each part is preceded by its length in eight
/// bytes, big-endian, so that ("ab", "c") and ("a", "bc") differ.
#[must_use]
pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hex(&hash.finalize()[..16])
}

/// Bytes as lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)] as char, DIGITS[usize::from(byte & 15)] as char])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::of_parts;

    #[test]
    fn where_one_part_ends_matters() {
        assert_ne!(of_parts(["ab", "c"]), of_parts(["a", "bc"]));
    }

    #[test]
    fn a_digest_is_32_digits_that_never_change() {
        assert_eq!(of_parts([]), "e3b0c44298fc1c149afbf4c8996fb924");
    }
}
