//! Compresses packs: with the browser's own streams, or with a library natively.

use std::future::Future;

/// Compresses in the zlib format (RFC 1950), which browsers call "deflate".
pub trait Compress {
    /// Compresses these bytes.
    fn compress(&self, bytes: &[u8]) -> impl Future<Output = Result<Vec<u8>, CompressError>>;

    /// Decompresses these bytes unless they come to more than `most`: a few bytes can inflate to billions.
    fn decompress(&self, bytes: &[u8], most: usize) -> impl Future<Output = Result<Vec<u8>, CompressError>>;
}

/// Why bytes could not be compressed or decompressed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CompressError {
    /// They decompress to more than allowed.
    #[error("it is too large to unpack")]
    TooLarge,
    /// Any other problem, in the words of the library or browser.
    #[error("it cannot be packed or unpacked: {0}")]
    Broken(String),
}

/// The native implementation, by the library `miniz_oxide`.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Clone, Copy, Default)]
pub struct Zlib;

#[cfg(not(target_arch = "wasm32"))]
impl Compress for Zlib {
    async fn compress(&self, bytes: &[u8]) -> Result<Vec<u8>, CompressError> {
        Ok(miniz_oxide::deflate::compress_to_vec_zlib(bytes, 6))
    }

    async fn decompress(&self, bytes: &[u8], most: usize) -> Result<Vec<u8>, CompressError> {
        use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
        decompress_to_vec_zlib_with_limit(bytes, most).map_err(|error| match error.status {
            TINFLStatus::HasMoreOutput => CompressError::TooLarge,
            status => CompressError::Broken(format!("{status:?}")),
        })
    }
}
