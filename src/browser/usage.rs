//! How full localStorage is.

/// The quota of localStorage for each site, in UTF-16 units: measured in Chromium, and the same in other
/// browsers.
pub const ROOM: usize = 5 * 1024 * 1024;

/// UTF-16 units in use; `None` if storage is blocked.
#[must_use]
pub fn local() -> Option<usize> {
    let storage = web_sys::window()?.local_storage().ok()??;
    let count = storage.length().ok()?;
    let mut used = 0;
    for index in 0..count {
        // Another tab may delete keys meanwhile.
        let Some(key) = storage.key(index).ok()? else { continue };
        let value = storage.get_item(&key).ok()?.unwrap_or_default();
        used += units(&key) + units(&value);
    }
    Some(used)
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
