//! Random numbers, for ids and salts.

use std::cell::RefCell;

/// Bytes fetched from the browser at once: the call costs more than the bytes.
const STOCK: usize = 4096;

thread_local! {
    static STOCKED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// 128 random bits. From `crypto.getRandomValues`, which plain http has too, unlike the rest of `crypto`.
#[must_use]
pub fn bits() -> u128 {
    STOCKED.with_borrow_mut(|stock| {
        if stock.is_empty() {
            stock.resize(STOCK, 0);
            fill(stock);
        }
        // Each byte is used once.
        let taken = stock.split_off(stock.len() - 16);
        taken.into_iter().fold(0, |bits, byte| bits << 8 | u128::from(byte))
    })
}

fn fill(bytes: &mut [u8]) {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if crypto.is_none_or(|crypto| crypto.get_random_values_with_u8_array(bytes).is_err()) {
        // No browser in use lacks `crypto`. Even then these bits are unlikely to repeat.
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
}
