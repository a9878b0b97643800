//! The checksum that each stored value begins with.

use sha2::{Digest as _, Sha256};

use super::load::Why;
use crate::plan::digest::hex;
use crate::yielding::{NoYield, Yielder, block_on};

/// As much is read between two rests: about a millisecond.
const AT_ONCE: usize = 64 << 10;

/// Content with its checksum: 16 hexadecimal digits, a space, the content.
#[must_use]
pub fn seal(content: &str) -> String {
    block_on(seal_yielding(content, &NoYield))
}

/// The same in pieces: the pack of a long document has millions of letters.
pub async fn seal_yielding(content: &str, turns: &impl Yielder) -> String {
    format!("{} {content}", checksum(content, turns).await)
}

/// The content of a stored value.
///
/// # Errors
/// When the checksum is not that of the content.
pub fn open(value: &str) -> Result<&str, Why> {
    block_on(open_yielding(value, &NoYield))
}

/// The same in pieces.
///
/// # Errors
/// When the checksum is not that of the content.
pub async fn open_yielding<'a>(value: &'a str, turns: &impl Yielder) -> Result<&'a str, Why> {
    let (sum, content) = value.split_once(' ').ok_or(Why::Damaged)?;
    if sum == checksum(content, turns).await { Ok(content) } else { Err(Why::Damaged) }
}

/// The first 64 bits of the SHA-256. It finds damage, not deceit: changes have ids for that.
async fn checksum(content: &str, turns: &impl Yielder) -> String {
    let mut hash = Sha256::new();
    for some in content.as_bytes().chunks(AT_ONCE) {
        hash.update(some);
        turns.yield_if_due().await;
    }
    hex(&hash.finalize()[..8])
}
