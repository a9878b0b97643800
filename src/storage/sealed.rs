//! The checksum that each stored value begins with.

use sha2::{Digest, Sha256};

use super::load::Why;
use crate::plan::value::hex;

/// Content with its checksum: 16 hexadecimal digits, a space, the content.
#[must_use]
pub fn seal(content: &str) -> String {
    format!("{} {content}", checksum(content))
}

/// The content of a stored value.
///
/// # Errors
/// When the checksum is not that of the content.
pub fn open(value: &str) -> Result<&str, Why> {
    let (sum, content) = value.split_once(' ').ok_or(Why::Damaged)?;
    if sum == checksum(content) { Ok(content) } else { Err(Why::Damaged) }
}

/// The first 64 bits of the SHA-256. It finds damage, not deceit: changes have ids for that.
fn checksum(content: &str) -> String {
    hex(&Sha256::digest(content.as_bytes())[..8])
}
