//! How full localStorage is.

/// The room browsers give each site in localStorage, in UTF-16 units: measured in Chromium, and the
/// same elsewhere.
pub const ROOM: usize = 5 * 1024 * 1024;

/// How many UTF-16 units are stored; `None` where nothing can be.
#[must_use]
pub fn local() -> Option<usize> {
    let storage = web_sys::window()?.local_storage().ok()??;
    let count = storage.length().ok()?;
    let mut used = 0;
    for index in 0..count {
        // Another tab may delete a key meanwhile.
        let Some(key) = storage.key(index).ok()? else { continue };
        let value = storage.get_item(&key).ok()?.unwrap_or_default();
        used += units(&key) + units(&value);
    }
    Some(used)
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
