//! The checksum at the start of every stored value.

use sha2::{Digest as _, Sha256};

use super::fault::Why;
use crate::long_work::Work;
use crate::plan::digest::hex;

/// Bytes hashed between yields: about 1 ms.
const BYTES_PER_YIELD: usize = 64 << 10;

/// Content with its checksum: 16 hexadecimal digits, a space, the content.
pub async fn seal(content: &str, work: &impl Work) -> String {
    format!("{} {content}", checksum(content, work).await)
}

/// The content of a stored value.
///
/// # Errors
/// When the checksum is not that of the content.
pub async fn open<'a>(value: &'a str, work: &impl Work) -> Result<&'a str, Why> {
    let (sum, content) = value.split_once(' ').ok_or(Why::Damaged)?;
    if sum == checksum(content, work).await { Ok(content) } else { Err(Why::Damaged) }
}

/// The first 64 bits of the SHA-256. It detects damage; only the ids of changes detect tampering.
async fn checksum(content: &str, work: &impl Work) -> String {
    let mut hash = Sha256::new();
    for some in content.as_bytes().chunks(BYTES_PER_YIELD) {
        hash.update(some);
        work.yield_if_due().await;
    }
    hex(&hash.finalize()[..8])
}
