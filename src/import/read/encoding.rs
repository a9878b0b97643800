//! Decodes bytes as text: UTF-8, UTF-16 with or without a byte order mark, Windows-1252.

/// Windows-1252 from 0x80 to 0x9F, as web browsers read it; other bytes map to the same code point.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Decodes bytes, without a byte order mark. What is not UTF-8 is decoded as Windows-1252, which Excel in Britain still
/// writes for plain .csv and which accepts every byte.
pub(super) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match (utf16_without_mark(bytes), std::str::from_utf8(bytes)) {
            (Some(order), _) => utf16(bytes, order),
            (None, Ok(text)) => text.to_owned(),
            (None, Err(_)) => bytes.iter().map(|byte| windows(*byte)).collect(),
        },
    }
}

fn windows(byte: u8) -> char {
    byte.checked_sub(0x80).and_then(|high| WINDOWS.get(usize::from(high)).copied()).unwrap_or(char::from(byte))
}

fn utf16(bytes: &[u8], order: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Detects UTF-16 without a mark: English text has a zero in nearly every second byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let start = bytes.get(..bytes.len().min(400) & !1)?;
    let zeros = |first: usize| start.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), start.len() / 2);
    match () {
        () if pairs < 4 => None,
        () if odd * 10 >= pairs * 8 && even == 0 => Some(u16::from_le_bytes),
        () if even * 10 >= pairs * 8 && odd == 0 => Some(u16::from_be_bytes),
        () => None,
    }
}

/// True if bytes can be text: nearly no control characters but tabs and line ends.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    let start = text(bytes.get(..8192).unwrap_or(bytes));
    let strange = start
        .chars()
        .filter(|letter| letter.is_ascii_control() && !matches!(letter, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}'));
    strange.count() * 50 <= start.chars().count()
}
