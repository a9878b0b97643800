//! Encodes bytes as text, 15 bits to a UTF-16 unit.
//!
//! localStorage counts units, not bytes, and stores only text. Each of the 32,768 characters from U+5000
//! to U+CFFF is one unit, none is a surrogate, and none needs escaping in JSON.

use crate::long_work::Work;

const FIRST: u32 = 0x5000;
const BITS: u32 = 15;
const MASK: u32 = (1 << BITS) - 1;
/// Bytes encoded between yields, a whole number of units: about 1 ms.
const BYTES_PER_YIELD: usize = 15 << 12;

/// The bytes as text: their number, a space, and then the bits, the last unit padded with zeros.
pub async fn encode(bytes: &[u8], work: &impl Work) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 16);
    text.push_str(&bytes.len().to_string());
    text.push(' ');
    for some in bytes.chunks(BYTES_PER_YIELD) {
        write(some, &mut text);
        work.yield_if_due().await;
    }
    text
}

fn write(bytes: &[u8], text: &mut String) {
    let (mut held, mut count) = (0_u32, 0);
    let mut push = |unit: u32| text.extend(char::from_u32(FIRST + (unit & MASK)));
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        count += 8;
        if count >= BITS {
            count -= BITS;
            push(held >> count);
            held &= (1 << count) - 1;
        }
    }
    if count > 0 {
        push(held << (BITS - count));
    }
}

/// The bytes that a text encodes; `None` if it encodes none.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let (length, units) = text.split_once(' ')?;
    let length: usize = length.parse().ok()?;
    // Checked before any memory is allocated. Each unit is three bytes of UTF-8.
    if units.len() != length.checked_mul(8)?.div_ceil(BITS as usize) * 3 {
        return None;
    }
    let mut bytes = Vec::with_capacity(length);
    let (mut held, mut count) = (0_u32, 0);
    for unit in units.chars() {
        let unit = u32::from(unit).checked_sub(FIRST).filter(|unit| *unit <= MASK)?;
        held = held << BITS | unit;
        count += BITS;
        while count >= 8 && bytes.len() < length {
            count -= 8;
            bytes.push(u8::try_from(held >> count & 0xff).ok()?);
        }
        held &= (1 << count) - 1;
    }
    // One content has one encoding: the padding is zero.
    (held == 0 && bytes.len() == length).then_some(bytes)
}
