//! Random numbers, for ids and salts.

/// 128 random bits. From `crypto.getRandomValues`, which plain http has too, unlike the rest of `crypto`.
#[must_use]
pub fn bits() -> u128 {
    let mut bytes = [0; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if crypto.is_none_or(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_err()) {
        // No browser in use lacks it. An id from these is still one that no other has.
        bytes = std::array::from_fn(|_| (js_sys::Math::random() * 256.0) as u8);
    }
    u128::from_be_bytes(bytes)
}
