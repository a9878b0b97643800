//! Storage: saved work stays, whatever the browser, the officer or another tab does.

mod codecs;
mod conformance;
mod dump;
mod erasing;
mod failing;
mod frozen;
mod interleaving;
mod packing;
mod support;

use hearth::storage::memory::MemoryKvStore;
use support::{Media, run};

#[test]
fn the_key_value_store_in_memory_keeps_to_the_rules() {
    run(conformance::kv_store(&MemoryKvStore::default()));
}

#[test]
fn a_store_on_media_in_memory_keeps_to_the_rules() {
    let media = Media::new();
    run(conformance::store(&|| media.store(), &|| media.store_elsewhere(), &hearth::storage::compress::Zlib));
}
