//! The borders between the WebAssembly modules that a release is parted in: see `docs/decisions/0019-groups.md`.

/// A module could not be fetched. It is asked for again at the next call.
#[derive(Debug)]
pub struct NotFetched;

#[cfg(split)]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}
