//! Compression with the browser's own streams.
//!
//! Chromium compresses on the thread that reads, one written chunk at a time: so chunks are small, and the page draws
//! and answers between those that come out.

use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader, WritableStream};

use super::page_yielder::PageYielder;
use crate::long_work::Work as _;
use crate::storage::{Compress, CompressError};

/// Bytes written at a time: about 2 ms of compression.
const CHUNK: usize = 64 << 10;

/// `CompressionStream` and `DecompressionStream`, in their "deflate" format.
#[derive(Debug, Default)]
pub struct Streams {
    page: PageYielder,
}

// web-sys still calls these unstable; browsers have had them since 2023.
#[wasm_bindgen]
extern "C" {
    type Transform;
    #[wasm_bindgen(method, getter)]
    fn readable(this: &Transform) -> ReadableStream;
    #[wasm_bindgen(method, getter)]
    fn writable(this: &Transform) -> WritableStream;

    #[wasm_bindgen(extends = Transform)]
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    #[wasm_bindgen(extends = Transform)]
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

impl Compress for Streams {
    async fn compress(&self, bytes: &[u8]) -> Result<Vec<u8>, CompressError> {
        let stream = CompressionStream::new("deflate").map_err(broken)?;
        self.through(bytes, &stream, usize::MAX).await
    }

    async fn decompress(&self, bytes: &[u8], most: usize) -> Result<Vec<u8>, CompressError> {
        let stream = DecompressionStream::new("deflate").map_err(broken)?;
        self.through(bytes, &stream, most).await
    }
}

impl Streams {
    /// Sends the bytes through a stream. Reads chunk by chunk, so that never more than `most` bytes are held.
    async fn through(&self, bytes: &[u8], stream: &Transform, most: usize) -> Result<Vec<u8>, CompressError> {
        let (writer, written) = (stream.writable().get_writer().map_err(broken)?, Array::new());
        for piece in bytes.chunks(CHUNK) {
            // The promise resolves once the reader has made room; nobody awaits it here.
            written.push(&writer.write_with_chunk(&Uint8Array::from(piece)));
            self.page.yield_if_due().await;
        }
        written.push(&writer.close());
        // A failed write also fails the read below, which reports it.
        let _ = Promise::all_settled(&written);
        let reader: ReadableStreamDefaultReader = stream.readable().get_reader().unchecked_into();
        let mut out = Vec::new();
        loop {
            let piece = JsFuture::from(reader.read()).await.map_err(broken)?;
            let field = |name: &str| Reflect::get(&piece, &JsValue::from_str(name)).map_err(broken);
            if field("done")?.is_truthy() {
                return Ok(out);
            }
            let piece: Uint8Array = field("value")?.unchecked_into();
            if out.len() + piece.length() as usize > most {
                // The rest is discarded, even if the stream cannot be cancelled.
                let _ = JsFuture::from(reader.cancel()).await;
                return Err(CompressError::TooLarge);
            }
            out.extend(piece.to_vec());
            self.page.yield_if_due().await;
        }
    }
}

fn broken(problem: impl Into<JsValue>) -> CompressError {
    let problem: JsValue = problem.into();
    CompressError::Broken(format!("{problem:?}"))
}
